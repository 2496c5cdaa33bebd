/* registrations.c - fuzz the reader of registrations, in JSON and in CSV; what it accepts has to
 * be the same when it is written as JSON and read again, and is held against a small programme. */
#include "joined.h"
#include "mutate.h"

#include "load/document.h"
#include "model/registration.h"

static const char format[] = "hld-registrations/1";

static void must_be_the_same(const hld_registrations *registrations)
{
	char *text = written(format, &registrations_shape, registrations);
	hld_registrations *again;
	hld_error err = {0};
	if (hld_registrations_read(text, strlen(text), "json", &again, &err) != HLD_OK)
		fprintf(stderr, "%s: %s\n%s\n", err.pointer, err.text, text);
	MUST(again != NULL);
	char *second = written(format, &registrations_shape, again);
	MUST(strcmp(text, second) == 0);
	free(second);
	free(text);
	hld_registrations_free(again);
}

static void hold_against(const hld_programme *programme, const hld_registrations *registrations)
{
	hld_error err = {0};
	hld_status status = registrations_known(programme, registrations, &err);
	document_place_error(&registrations->source, &err);
	MUST(status == HLD_OK || status == HLD_SCHEMA);
	if (status != HLD_OK)
		must_explain(status, &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	hld_registrations *registrations;
	hld_error err = {0};
	hld_status status =
		hld_registrations_read((const char *)data, size, "fuzz", &registrations, &err);
	MUST((status == HLD_OK) == (registrations != NULL));
	if (status != HLD_OK) {
		must_explain(status, &err);
		return 0;
	}
	hld_programme *programme = small_programme();
	MUST(hld_programme_join_participants(programme, small_participants(), NULL) == HLD_OK);
	must_be_the_same(registrations);
	hold_against(programme, registrations);
	hld_programme_free(programme);
	hld_registrations_free(registrations);
	return 0;
}

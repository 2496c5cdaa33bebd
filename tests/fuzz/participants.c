/* participants.c - fuzz the reader of lists of participants, in JSON and in CSV; what it accepts
 * has to be the same when it is written as JSON and read again, and is joined to a small
 * programme and checked. */
#include "joined.h"
#include "mutate.h"

#include "clauses.h"
#include "model/people.h"

static const char format[] = "hld-participants/1";

static void must_be_the_same(const hld_participants *participants)
{
	char *text = written(format, &participants_shape, participants);
	hld_participants *again;
	hld_error err = {0};
	if (hld_participants_read(text, strlen(text), "json", &again, &err) != HLD_OK)
		fprintf(stderr, "%s: %s\n%s\n", err.pointer, err.text, text);
	MUST(again != NULL);
	char *second = written(format, &participants_shape, again);
	MUST(strcmp(text, second) == 0);
	free(second);
	free(text);
	hld_participants_free(again);
}

/* Alone, and behind another list that has some of the ids. */
static void join(const uint8_t *data, size_t size, hld_participants *participants)
{
	hld_programme *programme = small_programme();
	hld_participants *second;
	MUST(hld_programme_join_venue(programme, small_venue(), NULL) == HLD_OK);
	MUST(hld_programme_join_participants(programme, participants, NULL) == HLD_OK);
	must_find(NULL, programme);
	must_find(baked_mandate(), programme);
	hld_programme_free(programme);

	programme = small_programme();
	MUST(hld_participants_read((const char *)data, size, "fuzz", &second, NULL) == HLD_OK);
	MUST(hld_programme_join_participants(programme, small_participants(), NULL) == HLD_OK);
	MUST(hld_programme_join_participants(programme, second, NULL) == HLD_OK);
	must_find(NULL, programme);
	hld_programme_free(programme);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	hld_participants *participants;
	hld_error err = {0};
	hld_status status =
		hld_participants_read((const char *)data, size, "fuzz", &participants, &err);
	MUST((status == HLD_OK) == (participants != NULL));
	if (status != HLD_OK) {
		must_explain(status, &err);
		return 0;
	}
	must_be_the_same(participants);
	join(data, size, participants);
	return 0;
}

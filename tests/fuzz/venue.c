/* venue.c - fuzz the reader of venues; what it accepts has to be the same when it is written and
 * read again, and is joined to a small programme and checked. */
#include "joined.h"
#include "mutate.h"

#include "clauses.h"
#include "model/venue.h"

static const char format[] = "hld-venue/1";

static void must_be_the_same(const hld_venue *venue)
{
	char *text = written(format, &venue_shape, venue);
	hld_venue *again;
	hld_error err = {0};
	if (hld_venue_read(text, strlen(text), "json", &again, &err) != HLD_OK)
		fprintf(stderr, "%s: %s\n%s\n", err.pointer, err.text, text);
	MUST(again != NULL);
	char *second = written(format, &venue_shape, again);
	MUST(strcmp(text, second) == 0);
	free(second);
	free(text);
	hld_venue_free(again);
}

/* Alone with the people who are to sit there, and behind another venue. */
static void join(const uint8_t *data, size_t size, hld_venue *venue)
{
	hld_programme *programme = small_programme();
	hld_venue *second;
	MUST(hld_programme_join_venue(programme, venue, NULL) == HLD_OK);
	MUST(hld_programme_join_participants(programme, small_participants(), NULL) == HLD_OK);
	must_find(NULL, programme);
	must_find(baked_mandate(), programme);
	hld_programme_free(programme);

	programme = small_programme();
	MUST(hld_venue_read((const char *)data, size, "fuzz", &second, NULL) == HLD_OK);
	MUST(hld_programme_join_venue(programme, small_venue(), NULL) == HLD_OK);
	MUST(hld_programme_join_venue(programme, second, NULL) == HLD_OK);
	must_find(NULL, programme);
	must_find(baked_mandate(), programme);
	hld_programme_free(programme);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	hld_venue *venue;
	hld_error err = {0};
	hld_status status = hld_venue_read((const char *)data, size, "fuzz", &venue, &err);
	MUST((status == HLD_OK) == (venue != NULL));
	if (status != HLD_OK) {
		must_explain(status, &err);
		return 0;
	}
	must_be_the_same(venue);
	join(data, size, venue);
	return 0;
}

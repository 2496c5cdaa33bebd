/* use.c - sort by start, and sweep. */
#include "rules/use.h"

#include <stdlib.h>

#include "base/text.h"

static int use_compare(const void *a, const void *b)
{
	const struct use *x = a, *y = b;
	if (x->of != y->of)
		return x->of < y->of ? -1 : 1;
	if (x->start_utc_s != y->start_utc_s)
		return x->start_utc_s < y->start_utc_s ? -1 : 1;
	return x->n < y->n ? -1 : x->n > y->n;
}

void uses_add(struct check *check, struct uses *uses, struct use use)
{
	if (use.start_utc_s >= use.end_utc_s)
		return;
	if (uses->count == uses->room) {
		size_t room = uses->room != 0 ? uses->room * 2 : 256;
		struct use *at = realloc(uses->at, room * sizeof *at);
		if (at == NULL) {
			check->failed = true;
			return;
		}
		uses->at = at;
		uses->room = room;
	}
	use.n = uses->count;
	uses->at[uses->count++] = use;
}

void uses_sweep(struct check *check, struct uses *uses, uses_clash *on_clash, void *context)
{
	if (uses->count > 0)
		qsort(uses->at, uses->count, sizeof *uses->at, use_compare);
	const struct use *longest = NULL;
	for (size_t i = 0; i < uses->count; i++) {
		const struct use *use = &uses->at[i];
		if (longest == NULL || longest->of != use->of)
			longest = use;
		else if (use->start_utc_s < longest->end_utc_s)
			on_clash(check, longest, use, context);
		if (use->end_utc_s > longest->end_utc_s)
			longest = use;
	}
	free(uses->at);
	*uses = (struct uses){0};
}

const char *say_use(const struct check *check, uint32_t meeting, uint32_t item, char to[SAY_ROOM])
{
	const struct meeting *of = &check->programme->meetings.at[meeting];
	struct hit hit = {{meeting}, item, of->start, of->end, 0};
	char what[SAY_ROOM], span[SAY_ROOM];
	if (item != NO_ELEMENT) {
		hit.start = item_start(of, item);
		hit.end = item_end(of, item);
	}
	text_print(to, SAY_ROOM, "%s (%s)", say_hit(check, &hit, what),
	           say_span(hit.start, hit.end, span));
	return to;
}

/* finding.c - the store behind hld_findings. */
#include "rules/finding.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/place.h"
#include "base/text.h"

struct found {
	hld_finding public;
	const struct source *source;
	int64_t start_utc_s; /* of its meeting or item; the least: of the programme */
	uint32_t n;          /* in the order of the clauses */
};

struct hld_findings {
	struct arena arena;
	struct found *found;
	size_t count, room;
	hld_verdict *verdicts;
	size_t verdict_count;
	size_t clause_start; /* first finding of the clause under way */
};

struct spot spot_programme(const char *member)
{
	return (struct spot){NULL, NO_ELEMENT, NO_ELEMENT, member};
}

struct spot spot_meeting(meeting_id meeting, const char *member)
{
	return (struct spot){NULL, meeting.n, NO_ELEMENT, member};
}

struct spot spot_item(meeting_id meeting, uint32_t item, const char *member)
{
	return (struct spot){NULL, meeting.n, item, member};
}

static struct spot spot_written(struct check *check, const struct source *source,
                                const char *pointer)
{
	check->failed = check->failed || pointer == NULL;
	return (struct spot){source, NO_ELEMENT, NO_ELEMENT, pointer != NULL ? pointer : ""};
}

struct spot spot_list(struct check *check, const char *list, uint32_t n, const char *key)
{
	return spot_written(check, NULL,
	                    arena_printf(check->scratch, "%s/%u%s%s", list, (unsigned)n,
	                                 key[0] != '\0' ? "/" : "", key));
}

struct spot spot_clause(struct check *check, uint32_t n, const char *key)
{
	struct spot spot = spot_list(check, "clauses", n, key);
	spot.source = &check->mandate->source;
	return spot;
}

struct spot spot_origin(struct check *check, const struct origin *origin, const char *key)
{
	struct spot spot;
	if (origin->sub == NO_ELEMENT)
		spot = spot_list(check, origin->list, origin->n, key);
	else
		spot = spot_written(check, NULL,
		                    arena_printf(check->scratch, "%s/%u/representatives/%u%s%s",
		                                 origin->list, (unsigned)origin->n,
		                                 (unsigned)origin->sub, key[0] != '\0' ? "/" : "",
		                                 key));
	spot.source = origin->source;
	return spot;
}

struct spot spot_element(struct check *check, struct spot list, uint32_t n)
{
	const char *member = arena_printf(check->scratch, "%s/%u", list.member, (unsigned)n);
	check->failed = check->failed || member == NULL;
	list.member = member != NULL ? member : "";
	return list;
}

struct hld_findings *findings_new(size_t verdicts)
{
	struct hld_findings *findings = malloc(sizeof *findings);
	if (findings == NULL)
		return NULL;
	*findings = (struct hld_findings){0};
	findings->verdicts = arena_array(&findings->arena, verdicts, sizeof *findings->verdicts);
	if (findings->verdicts != NULL)
		return findings;
	hld_findings_free(findings);
	return NULL;
}

void hld_findings_free(hld_findings *findings)
{
	if (findings == NULL)
		return;
	free(findings->found);
	arena_free(&findings->arena);
	free(findings);
}

static const char *pointer_of(struct arena *arena, struct spot spot)
{
	const char *slash = spot.member[0] != '\0' ? "/" : "";
	if (spot.meeting == NO_ELEMENT)
		return arena_printf(arena, "%s%s", slash, spot.member);
	if (spot.item == NO_ELEMENT)
		return arena_printf(arena, "/meetings/%u%s%s", (unsigned)spot.meeting, slash,
		                    spot.member);
	return arena_printf(arena, "/meetings/%u/items/%u%s%s", (unsigned)spot.meeting,
	                    (unsigned)spot.item, slash, spot.member);
}

static int64_t start_of(const struct hld_programme *programme, struct spot spot)
{
	if (spot.meeting == NO_ELEMENT)
		return INT64_MIN;
	const struct meeting *meeting = &programme->meetings.at[spot.meeting];
	return spot.item != NO_ELEMENT ? item_start(meeting, spot.item).utc_s
	                               : meeting->start.utc_s;
}

static struct found *found_new(struct hld_findings *findings)
{
	if (findings->count == findings->room) {
		size_t room = findings->room != 0 ? findings->room * 2 : 32;
		struct found *found = realloc(findings->found, room * sizeof *found);
		if (found == NULL)
			return NULL;
		findings->found = found;
		findings->room = room;
	}
	return &findings->found[findings->count];
}

__attribute__((format(printf, 5, 0))) static void add(struct check *check, hld_severity severity,
                                                      const struct waiver *waiver, struct spot spot,
                                                      const char *format, va_list args)
{
	struct hld_findings *findings = check->findings;
	struct arena *arena = &findings->arena;
	struct found *found = found_new(findings);
	char text[1024];
	vsnprintf(text, sizeof text, format, args);
	if (waiver != NULL)
		text_append(text, sizeof text, " (waived by %s: %s)", text_in(&waiver->by, NULL),
		            waiver->reason);
	text[utf8_valid(text, strlen(text))] = '\0'; /* it may be cut */
	for (char *c = text; *c != '\0'; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' '; /* a sentence, whatever it quotes */
	if (found == NULL) {
		check->failed = true;
		return;
	}
	const char *symbol = check->mandate != NULL ? check->mandate->symbol : "";
	const char *para = check->clause != NULL ? check->clause->para : "";
	found->source = spot.source != NULL ? spot.source : &check->programme->source;
	found->public = (hld_finding){
		.severity = severity,
		.clause = arena_copy(arena, check->id, strlen(check->id)),
		.symbol = arena_copy(arena, symbol, strlen(symbol)),
		.para = arena_copy(arena, para, strlen(para)),
		.pointer = pointer_of(arena, spot),
		.file = arena_copy(arena, found->source->name, strlen(found->source->name)),
		.text = arena_copy(arena, text, strlen(text)),
	};
	found->start_utc_s = start_of(check->programme, spot);
	found->n = (uint32_t)findings->count;
	if (found->public.clause == NULL || found->public.symbol == NULL ||
	    found->public.para == NULL || found->public.pointer == NULL ||
	    found->public.file == NULL || found->public.text == NULL)
		check->failed = true;
	else
		findings->count++;
}

/* The waiver of the clause under check at a place, or NULL. */
static const struct waiver *waiver_of(const struct check *check, struct spot spot)
{
	const struct hld_programme *programme = check->programme;
	const char *meeting =
		spot.meeting != NO_ELEMENT ? programme->meetings.at[spot.meeting].id : "";
	for (uint32_t i = 0; !check->is_of_waivers && i < programme->waives.count; i++) {
		const struct waiver *waiver = &programme->waives.at[i];
		if (strcmp(waiver->clause, check->id) == 0 &&
		    (waiver->meeting == NULL || strcmp(waiver->meeting, meeting) == 0))
			return waiver;
	}
	return NULL;
}

void report(struct check *check, struct spot spot, const char *format, ...)
{
	const struct waiver *waiver =
		check->severity == HLD_WARNING ? waiver_of(check, spot) : NULL;
	va_list args;
	va_start(args, format);
	add(check, waiver != NULL ? HLD_WAIVED : check->severity, waiver, spot, format, args);
	va_end(args);
}

void report_open(struct check *check, struct spot spot, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(check, HLD_OPEN, NULL, spot, format, args);
	va_end(args);
}

void findings_open_clause(struct check *check)
{
	check->findings->clause_start = check->findings->count;
}

void findings_close_clause(struct check *check)
{
	struct hld_findings *findings = check->findings;
	struct arena *arena = &findings->arena;
	hld_verdict *verdict = &findings->verdicts[findings->verdict_count++];
	const char *symbol = check->mandate->symbol, *para = check->clause->para;
	*verdict = (hld_verdict){
		.clause = arena_copy(arena, check->id, strlen(check->id)),
		.symbol = arena_copy(arena, symbol, strlen(symbol)),
		.para = arena_copy(arena, para, strlen(para)),
		.applies = check->applies,
		.met = check->applies && findings->clause_start == findings->count,
	};
	for (size_t i = findings->clause_start; i < findings->count; i++)
		if (findings->found[i].public.severity > verdict->severity)
			verdict->severity = findings->found[i].public.severity;
	assert(check->applies || findings->clause_start == findings->count);
	if (verdict->clause == NULL || verdict->symbol == NULL || verdict->para == NULL)
		check->failed = true;
}

static int found_compare(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	if (x->public.severity != y->public.severity)
		return x->public.severity < y->public.severity ? -1 : 1;
	if (x->start_utc_s != y->start_utc_s)
		return x->start_utc_s < y->start_utc_s ? -1 : 1;
	return x->n < y->n ? -1 : x->n > y->n;
}

/* Look up the places of all findings in one document, each in one scan. */
static void place_in(struct hld_findings *findings, const struct source *source,
                     struct place *places)
{
	size_t count = 0;
	for (size_t i = 0; i < findings->count; i++)
		if (findings->found[i].source == source)
			places[count++] =
				(struct place){.pointer = findings->found[i].public.pointer};
	qsort(places, count, sizeof *places, place_compare);
	source_find(source, places, count);
	for (size_t i = 0; i < findings->count; i++) {
		hld_finding *finding = &findings->found[i].public;
		struct place key = {.pointer = finding->pointer};
		if (findings->found[i].source != source)
			continue;
		const struct place *place =
			bsearch(&key, places, count, sizeof *places, place_compare);
		finding->line = place->line;
		finding->column = place->column;
		findings->found[i].source = NULL; /* done */
	}
}

bool findings_finish(struct hld_findings *findings)
{
	if (findings->count == 0)
		return true;
	qsort(findings->found, findings->count, sizeof *findings->found, found_compare);
	struct place *places = malloc(findings->count * sizeof *places);
	for (size_t i = 0; places != NULL && i < findings->count; i++)
		if (findings->found[i].source != NULL)
			place_in(findings, findings->found[i].source, places);
	free(places);
	return places != NULL;
}

size_t hld_findings_count(const hld_findings *findings)
{
	return findings->count;
}

const hld_finding *hld_findings_at(const hld_findings *findings, size_t index)
{
	return index < findings->count ? &findings->found[index].public : NULL;
}

size_t hld_findings_verdicts(const hld_findings *findings)
{
	return findings->verdict_count;
}

const hld_verdict *hld_findings_verdict(const hld_findings *findings, size_t index)
{
	return index < findings->verdict_count ? &findings->verdicts[index] : NULL;
}

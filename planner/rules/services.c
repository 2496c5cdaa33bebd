/* services.c - the seats of rooms, and "within existing resources": the rooms and
 * interpretation teams that the venue has suffice at every moment.
 *
 * A team serves one meeting at a time, for no longer than it can (a longer meeting is served
 * in stints), rests between two, and serves so many a day. Whether all stints of a day can be
 * given a team is searched for, not guessed, so that what is found to be too much is too
 * much. A day on which the search would be too long, or on which a long meeting could be cut
 * into other stints, is taken to be possible where the teams suffice at every moment and for
 * the number of stints. */
#include <stdlib.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/say.h"
#include "rules/venue.h"

void check_seats(struct check *check, const void *params)
{
	const struct rule_seats *rule = params;
	struct hits hits = hits_meetings(check, select_judged(check, rule->which));
	char what[SAY_ROOM];
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		const struct room *room =
			programme_room(check->programme, hit_meeting(check, hit)->room.id);
		say_hit(check, hit, what);
		if (room == NULL || room->seats == CIVIL_NONE)
			report_open(check, hit_spot(check, hit, room != NULL ? "room" : ""),
			            "it is not known how many seats %s has; at least %d are %s",
			            what, (int)rule->min, say_asked(check));
		else if (room->seats < rule->min)
			report(check, hit_spot(check, hit, "room"),
			       "%s is in %s, which has %d seat%s; at least %d are %s", what,
			       text_in(&room->name, NULL), (int)room->seats,
			       room->seats == 1 ? "" : "s", (int)rule->min, say_asked(check));
	}
}

void say_seats(const struct clause *clause, struct buffer *out)
{
	const struct rule_seats *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "the rooms of %s have at least %d seats each",
	              say_which(rule->which, true, which), (int)rule->min);
}

enum { MOST_STINTS = 256, MOST_STEPS = 200000 };

/* A team as the search has it: from when on it may serve again, and what it served today. */
struct team {
	int64_t free_utc_s;
	int32_t stints;
};

/* The time for which one team serves a meeting. */
struct stint {
	const struct hit *hit;
	int64_t start_utc_s, end_utc_s;
};

/* The stints of one day in a venue, by start. */
struct day {
	const struct hld_venue *venue;
	struct stint *stints;
	uint32_t count;
	struct team *teams;
	bool is_cut;       /* a meeting has several stints */
	uint32_t furthest; /* the most stints that were given teams */
	uint32_t steps;
};

static bool is_free(const struct interpretation *resources, const struct team *team,
                    const struct stint *stint)
{
	return team->free_utc_s <= stint->start_utc_s && (resources->meetings_a_day == CIVIL_NONE ||
	                                                  team->stints < resources->meetings_a_day);
}

/* Whether an earlier team is as free as this one, so that trying it again is in vain. */
static bool was_tried(const struct day *day, uint32_t n, const struct stint *stint)
{
	const struct interpretation *resources = day->venue->interpretation;
	for (uint32_t i = 0; i < n; i++)
		if (day->teams[i].stints == day->teams[n].stints &&
		    is_free(resources, &day->teams[i], stint))
			return true;
	return false;
}

/* Give the n-th stint of the day a team, and those after it theirs. */
static bool serve(struct day *day, uint32_t n)
{
	const struct interpretation *resources = day->venue->interpretation;
	const struct stint *stint = &day->stints[n];
	int32_t rest_min = resources->rest_min != CIVIL_NONE ? resources->rest_min : 0;
	if (n > day->furthest)
		day->furthest = n;
	if (n == day->count || ++day->steps > MOST_STEPS)
		return true;
	for (uint32_t i = 0; i < (uint32_t)resources->teams; i++) {
		struct team before = day->teams[i];
		if (!is_free(resources, &before, stint) || was_tried(day, i, stint))
			continue;
		day->teams[i] =
			(struct team){stint->end_utc_s + rest_min * INT64_C(60), before.stints + 1};
		bool served = serve(day, n + 1);
		day->teams[i] = before;
		if (served)
			return true;
	}
	return false;
}

static void say_teams(const struct interpretation *resources, char to[SAY_ROOM])
{
	char number[SAY_ROOM];
	text_print(to, SAY_ROOM, "%s interpretation team%s%s",
	           say_number((uint32_t)resources->teams, number), resources->teams == 1 ? "" : "s",
	           resources->illustrative ? " (illustrative)" : "");
}

/* ", each for two meetings a day, with 90 minutes of rest" */
static const char *say_limits(const struct interpretation *resources, char to[SAY_ROOM])
{
	char number[SAY_ROOM];
	to[0] = '\0';
	if (resources->meetings_a_day != CIVIL_NONE)
		text_append(to, SAY_ROOM, ", each for %s meeting%s a day",
		            say_number((uint32_t)resources->meetings_a_day, number),
		            resources->meetings_a_day == 1 ? "" : "s");
	if (resources->rest_min != CIVIL_NONE)
		text_append(to, SAY_ROOM, ", with %d minutes of rest between two",
		            (int)resources->rest_min);
	return to;
}

/* Each time that more stints go on at once than there are teams; false: never. */
static bool check_at_once(struct check *check, const struct day *day)
{
	const struct interpretation *resources = day->venue->interpretation;
	const struct stint **going = arena_array(check->scratch, day->count, sizeof(const void *));
	uint32_t most = (uint32_t)resources->teams, count = 0;
	char what[SAY_ROOM], teams[SAY_ROOM], once[SAY_ROOM];
	check->failed = check->failed || going == NULL;
	for (uint32_t i = 0; going != NULL && i < day->count; i++) {
		uint32_t left = 0;
		for (uint32_t n = 0; n < count; n++)
			if (going[n]->end_utc_s > day->stints[i].start_utc_s)
				going[left++] = going[n];
		going[left] = &day->stints[i];
		count = left + 1;
		if (count <= most)
			continue;
		most = count;
		say_teams(resources, teams);
		report(check, hit_spot(check, day->stints[i].hit, ""),
		       "%s is one of %s interpreted meetings at one time; %s has %s",
		       say_hit(check, day->stints[i].hit, what), say_number(count, once),
		       text_in(&day->venue->title, NULL), teams);
	}
	return most > (uint32_t)resources->teams;
}

/* The first stint of a meeting that has several. */
static uint32_t first_cut(const struct day *day)
{
	for (uint32_t i = 0; i < day->count; i++)
		for (uint32_t n = i + 1; n < day->count; n++)
			if (day->stints[i].hit == day->stints[n].hit)
				return i;
	return 0;
}

/* Whether each stint can have a team; if not, the first that cannot is reported. */
static void check_rest(struct check *check, struct day *day)
{
	const struct interpretation *resources = day->venue->interpretation;
	char what[SAY_ROOM], teams[SAY_ROOM], when[CIVIL_ROOM], limits[SAY_ROOM];
	uint64_t most =
		(uint64_t)resources->teams * (uint32_t)(resources->meetings_a_day != CIVIL_NONE
	                                                        ? resources->meetings_a_day
	                                                        : INT32_MAX);
	day->teams = arena_array(check->scratch, (size_t)resources->teams, sizeof *day->teams);
	check->failed = check->failed || day->teams == NULL;
	if (day->teams == NULL)
		return;
	for (int32_t i = 0; i < resources->teams; i++)
		day->teams[i].free_utc_s = INT64_MIN;
	day->steps = day->furthest = 0;
	if (day->is_cut && resources->teams < 2)
		day->furthest = first_cut(day); /* nobody takes over */
	else if (day->count > most)
		day->furthest = (uint32_t)most;
	else if (day->is_cut || day->count > MOST_STINTS || serve(day, 0))
		return;
	const struct hit *hit = day->stints[day->furthest].hit;
	say_teams(resources, teams);
	report(check, hit_spot(check, hit, ""),
	       "no interpretation team is left for %s on %s: %s has %s%s",
	       say_hit(check, hit, what), civil_say_date(hit->start.day, when),
	       text_in(&day->venue->title, NULL), teams, say_limits(resources, limits));
}

static int stint_compare(const void *a, const void *b)
{
	const struct stint *x = a, *y = b;
	if (x->start_utc_s != y->start_utc_s)
		return x->start_utc_s < y->start_utc_s ? -1 : 1;
	return x->hit < y->hit ? -1 : x->hit > y->hit;
}

/* Minutes of one stint: as long as the meeting where a team has no limit. */
static int64_t stint_length_s(const struct interpretation *resources, const struct hit *hit)
{
	int64_t len_s = hit->end.utc_s - hit->start.utc_s;
	int64_t most_s = resources->longest_min * INT64_C(60);
	return resources->longest_min == CIVIL_NONE || len_s < most_s ? len_s : most_s;
}

/* Add the stints of a meeting to a day, or, where it has no room, only count them. */
static uint32_t add_stints(struct day *day, const struct hit *hit)
{
	int64_t length_s = stint_length_s(day->venue->interpretation, hit);
	uint32_t count = 0;
	for (int64_t start = hit->start.utc_s; length_s > 0 && start < hit->end.utc_s;
	     start += length_s, count++) {
		int64_t end = start + length_s < hit->end.utc_s ? start + length_s : hit->end.utc_s;
		if (day->stints != NULL)
			day->stints[day->count++] = (struct stint){hit, start, end};
	}
	return count;
}

/* The meetings in one venue that the clause is about, by start. */
struct load {
	const struct hld_venue *venue;
	const struct hit **hits;
	uint32_t count;
};

static bool is_interpreted(const struct load *load, const struct check *check,
                           const struct hit *hit)
{
	return languages_of(load->venue, hit_meeting(check, hit))->count > 0;
}

/* The interpreted meetings of each day against the teams of the venue. */
static void check_teams(struct check *check, const struct load *load)
{
	struct day day = {.venue = load->venue};
	uint32_t stints = 0;
	for (uint32_t i = 0; i < load->count; i++)
		stints += add_stints(&day, load->hits[i]);
	day.stints = arena_array(check->scratch, stints, sizeof *day.stints);
	check->failed = check->failed || day.stints == NULL;
	for (uint32_t i = 0; day.stints != NULL && i < load->count;) {
		int32_t today = load->hits[i]->start.day;
		day.count = 0;
		day.is_cut = false;
		for (; i < load->count && load->hits[i]->start.day == today; i++)
			if (is_interpreted(load, check, load->hits[i]) &&
			    add_stints(&day, load->hits[i]) > 1)
				day.is_cut = true;
		if (day.count > 1)
			qsort(day.stints, day.count, sizeof *day.stints, stint_compare);
		if (!check_at_once(check, &day))
			check_rest(check, &day);
	}
}

/* Meetings at one time against the rooms of the venue: each time that more are missing. */
static void check_rooms_at_once(struct check *check, const struct load *load)
{
	uint32_t reported = load->venue->rooms.count, at_once = 0;
	const struct hit **going = arena_array(check->scratch, load->count, sizeof(void *));
	char what[SAY_ROOM], number[SAY_ROOM];
	check->failed = check->failed || going == NULL;
	for (uint32_t i = 0; going != NULL && i < load->count; i++) {
		uint32_t left = 0;
		for (uint32_t n = 0; n < at_once; n++)
			if (going[n]->end.utc_s > load->hits[i]->start.utc_s)
				going[left++] = going[n];
		going[left] = load->hits[i];
		at_once = left + 1;
		if (at_once <= reported)
			continue;
		reported = at_once;
		report(check, hit_spot(check, load->hits[i], ""),
		       "%s is one of %u meetings at one time; %s has %s room%s",
		       say_hit(check, load->hits[i], what), (unsigned)at_once,
		       text_in(&load->venue->title, NULL),
		       say_number(load->venue->rooms.count, number),
		       load->venue->rooms.count == 1 ? "" : "s");
	}
}

/* Say of which meetings it is not known in which venue they are. */
static void check_placed(struct check *check, const struct hits *hits)
{
	const struct hld_programme *programme = check->programme;
	char what[SAY_ROOM];
	if (programme->venues.count == 0 && hits->count > 0) {
		report_open(check, spot_programme(""),
		            "no venue is given, whose rooms and interpreters are to suffice");
		return;
	}
	for (uint32_t i = 0; i < hits->count; i++)
		if (venue_of(programme, hit_meeting(check, &hits->at[i])) == NULL)
			report_open(check, hit_spot(check, &hits->at[i], ""),
			            "it is not known in which venue %s is",
			            say_hit(check, &hits->at[i], what));
}

void check_services(struct check *check, const void *params)
{
	const struct rule_services *rule = params;
	const struct hld_programme *programme = check->programme;
	struct hits hits = hits_meetings(check, select_judged(check, rule->which));
	const struct hit **in = arena_array(check->scratch, hits.count, sizeof(void *));
	check->failed = check->failed || in == NULL;
	check_placed(check, &hits);
	for (uint32_t v = 0; in != NULL && v < programme->venues.count; v++) {
		struct load load = {.venue = programme->venues.at[v], .hits = in};
		for (uint32_t i = 0; i < hits.count; i++)
			if (venue_of(programme, hit_meeting(check, &hits.at[i])) == load.venue)
				in[load.count++] = &hits.at[i];
		check_rooms_at_once(check, &load);
		if (load.venue->interpretation != NULL)
			check_teams(check, &load);
		else if (load.count > 0)
			report_open(check, hit_spot(check, in[0], ""),
			            "it is not known how many interpretation teams %s has",
			            text_in(&load.venue->title, NULL));
	}
}

void say_services(const struct clause *clause, struct buffer *out)
{
	const struct rule_services *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "the rooms and interpretation teams of the venue suffice for %s",
	              say_which(rule->which, true, which));
}

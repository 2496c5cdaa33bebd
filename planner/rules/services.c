/* services.c - "within existing resources": the rooms and interpretation teams that the venue has
 * suffice at every moment.
 *
 * They serve all that is held there, whatever the clause is about: a hearing may want the team
 * that a plenary meeting has. What is found is what the meetings of the clause have a part in.
 *
 * A team serves one meeting at a time, for no longer than it can (a longer meeting is served
 * in stints), rests between two, and serves so many a day. Whether all stints can be given a
 * team is searched for, not guessed, so that what is found to be too much is too much. Where
 * the search would be too long, or a long meeting could be cut into other stints, it is taken
 * to be possible if the teams suffice at every moment and for the number of stints. */
#include <stdlib.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/say.h"
#include "rules/venue.h"

enum { MOST_STINTS = 256, MOST_STEPS = 200000, MOST_COUNTED = 1000000 };

/* A meeting in a venue. */
struct use {
	const struct hit *hit;
	bool asked; /* the clause is about it */
};

/* The meetings in one venue, by start. */
struct load {
	const struct hld_venue *venue;
	struct use *uses;
	uint32_t count;
};

/* A team as the search has it: from when on it may serve again, and what it served when. */
struct team {
	int64_t free_utc_s;
	int32_t day, stints;
};

/* The time for which one team serves a meeting. */
struct stint {
	const struct use *use;
	int64_t start_utc_s, end_utc_s;
};

/* The stints between two times at which all teams are free and rested, by start. */
struct run {
	const struct hld_venue *venue;
	struct stint *stints;
	uint32_t count;
	struct team *teams;
	bool is_cut;       /* a meeting has several stints */
	uint32_t furthest; /* the most stints that were given teams */
	uint32_t steps;
};

static int32_t day_of(const struct stint *stint)
{
	return stint->use->hit->start.day;
}

static int32_t stints_on(const struct team *team, int32_t day)
{
	return team->day == day ? team->stints : 0;
}

static bool is_free(const struct interpretation *resources, const struct team *team,
                    const struct stint *stint)
{
	return team->free_utc_s <= stint->start_utc_s &&
	       (resources->meetings_a_day == CIVIL_NONE ||
	        stints_on(team, day_of(stint)) < resources->meetings_a_day);
}

/* Whether an earlier team is as free as this one, so that trying it again is in vain. */
static bool was_tried(const struct run *run, uint32_t n, const struct stint *stint)
{
	const struct interpretation *resources = run->venue->interpretation;
	int32_t day = day_of(stint);
	for (uint32_t i = 0; i < n; i++)
		if (stints_on(&run->teams[i], day) == stints_on(&run->teams[n], day) &&
		    is_free(resources, &run->teams[i], stint))
			return true;
	return false;
}

static int64_t rest_s(const struct interpretation *resources)
{
	return resources->rest_min != CIVIL_NONE ? resources->rest_min * INT64_C(60) : 0;
}

/* Give the n-th stint of the run a team, and those after it theirs. */
static bool serve(struct run *run, uint32_t n)
{
	const struct interpretation *resources = run->venue->interpretation;
	const struct stint *stint = &run->stints[n];
	if (n > run->furthest)
		run->furthest = n;
	if (n == run->count || ++run->steps > MOST_STEPS)
		return true;
	for (uint32_t i = 0; i < (uint32_t)resources->teams; i++) {
		struct team before = run->teams[i];
		if (!is_free(resources, &before, stint) || was_tried(run, i, stint))
			continue;
		int32_t day = day_of(stint);
		run->teams[i] = (struct team){stint->end_utc_s + rest_s(resources), day,
		                              stints_on(&before, day) + 1};
		bool served = serve(run, n + 1);
		run->teams[i] = before;
		if (served)
			return true;
	}
	return false;
}

static const char *say_teams(const struct interpretation *resources, char to[SAY_ROOM])
{
	char number[SAY_ROOM];
	text_print(to, SAY_ROOM, "%s interpretation team%s%s",
	           say_number((uint32_t)resources->teams, number), resources->teams == 1 ? "" : "s",
	           resources->illustrative ? " (illustrative)" : "");
	return to;
}

/* ", each for two meetings a day, for at most 180 minutes, with 90 minutes of rest" */
static const char *say_limits(const struct interpretation *resources, char to[SAY_ROOM])
{
	char number[SAY_ROOM];
	to[0] = '\0';
	if (resources->meetings_a_day != CIVIL_NONE)
		text_append(to, SAY_ROOM, ", each for %s meeting%s a day",
		            say_number((uint32_t)resources->meetings_a_day, number),
		            resources->meetings_a_day == 1 ? "" : "s");
	if (resources->longest_min != CIVIL_NONE)
		text_append(to, SAY_ROOM, ", for at most %d minutes", (int)resources->longest_min);
	if (rest_s(resources) > 0)
		text_append(to, SAY_ROOM, ", with %d minutes of rest between two",
		            (int)resources->rest_min);
	return to;
}

/* What goes on at one time, as the meetings of a venue are gone through. */
struct going {
	const struct use **uses; /* one entry for each stint */
	int64_t *until_utc_s;
	uint32_t count;
};

/* Let end what is over, and begin what begins. */
static void go_on(struct going *going, const struct use *use, int64_t start_utc_s,
                  int64_t end_utc_s)
{
	uint32_t left = 0;
	for (uint32_t n = 0; n < going->count; n++)
		if (going->until_utc_s[n] > start_utc_s) {
			going->uses[left] = going->uses[n];
			going->until_utc_s[left++] = going->until_utc_s[n];
		}
	going->uses[left] = use;
	going->until_utc_s[left] = end_utc_s;
	going->count = left + 1;
}

/* The last that began of those that the clause is about; NULL: none goes on. */
static const struct use *asked_of(const struct going *going)
{
	for (uint32_t n = going->count; n-- > 0;)
		if (going->uses[n]->asked)
			return going->uses[n];
	return NULL;
}

static bool going_init(struct going *going, struct check *check, uint32_t room)
{
	*going = (struct going){arena_array(check->scratch, room, sizeof(void *)),
	                        arena_array(check->scratch, room, sizeof(int64_t)), 0};
	check->failed = check->failed || going->uses == NULL || going->until_utc_s == NULL;
	return going->uses != NULL && going->until_utc_s != NULL;
}

/* Each time that more stints go on at once than there are teams; false: never. */
static bool check_at_once(struct check *check, const struct run *run)
{
	const struct interpretation *resources = run->venue->interpretation;
	struct going going;
	uint32_t most = (uint32_t)resources->teams;
	bool found = false;
	char what[SAY_ROOM], teams[SAY_ROOM], once[SAY_ROOM];
	if (!going_init(&going, check, run->count))
		return false;
	for (uint32_t i = 0; i < run->count; i++) {
		const struct stint *stint = &run->stints[i];
		go_on(&going, stint->use, stint->start_utc_s, stint->end_utc_s);
		const struct use *use = asked_of(&going);
		if (going.count <= most || use == NULL)
			continue;
		most = going.count;
		found = true;
		say_hit(check, use->hit, what);
		if (most == 1)
			report(check, hit_spot(check, use->hit, ""), "%s is interpreted; %s has %s",
			       what, text_in(&run->venue->title, NULL),
			       say_teams(resources, teams));
		else
			report(check, hit_spot(check, use->hit, ""),
			       "%s is one of %s interpreted meetings at one time; %s has %s", what,
			       say_number(most, once), text_in(&run->venue->title, NULL),
			       say_teams(resources, teams));
	}
	return found;
}

/* The first stint that is one too many on its day, whatever team has it; count: none. */
static uint32_t first_too_many(const struct run *run)
{
	const struct interpretation *resources = run->venue->interpretation;
	uint64_t today = 0;
	for (uint32_t i = 0; i < run->count; i++) {
		today = i > 0 && day_of(&run->stints[i]) == day_of(&run->stints[i - 1]) ? today + 1
		                                                                        : 1;
		if (resources->meetings_a_day != CIVIL_NONE &&
		    today > (uint64_t)resources->teams * (uint32_t)resources->meetings_a_day)
			return i;
	}
	return run->count;
}

/* Seconds of one stint: as long as the meeting where a team has no limit. */
static int64_t stint_length_s(const struct interpretation *resources, const struct hit *hit)
{
	int64_t len_s = hit->end.utc_s - hit->start.utc_s;
	int64_t most_s = resources->longest_min * INT64_C(60);
	return resources->longest_min == CIVIL_NONE || len_s < most_s ? len_s : most_s;
}

/* How many stints a meeting takes. */
static uint64_t count_stints(const struct interpretation *resources, const struct hit *hit)
{
	int64_t length_s = stint_length_s(resources, hit);
	int64_t all_s = hit->end.utc_s - hit->start.utc_s;
	return length_s > 0 ? (uint64_t)((all_s + length_s - 1) / length_s) : 0;
}

/* The first stint of a meeting that has several. */
static uint32_t first_cut(const struct run *run)
{
	uint32_t i = 0;
	while (i + 1 < run->count &&
	       count_stints(run->venue->interpretation, run->stints[i].use->hit) < 2)
		i++;
	return i;
}

/* The first stint that no team is left for; NULL: there is none. */
static const struct stint *unserved(struct run *run)
{
	const struct interpretation *resources = run->venue->interpretation;
	uint32_t too_many = first_too_many(run);
	for (int32_t i = 0; i < resources->teams; i++)
		run->teams[i] = (struct team){.free_utc_s = INT64_MIN, .day = CIVIL_NONE};
	run->steps = run->furthest = 0;
	if (run->count == 0)
		return NULL;
	if (run->is_cut && resources->teams < 2)
		run->furthest = first_cut(run); /* nobody takes over */
	else if (too_many < run->count)
		run->furthest = too_many;
	else if (run->is_cut || run->count > MOST_STINTS || serve(run, 0))
		return NULL;
	return &run->stints[run->furthest];
}

static int stint_compare(const void *a, const void *b)
{
	const struct stint *x = a, *y = b;
	if (x->start_utc_s != y->start_utc_s)
		return x->start_utc_s < y->start_utc_s ? -1 : 1;
	return x->use < y->use ? -1 : x->use > y->use;
}

static void add_stints(struct run *run, const struct use *use)
{
	const struct hit *hit = use->hit;
	int64_t length_s = stint_length_s(run->venue->interpretation, hit);
	uint64_t count = count_stints(run->venue->interpretation, hit);
	for (uint64_t i = 0; i < count; i++) {
		int64_t start = hit->start.utc_s + (int64_t)i * length_s, end = start + length_s;
		run->stints[run->count++] =
			(struct stint){use, start, end < hit->end.utc_s ? end : hit->end.utc_s};
	}
	run->is_cut = run->is_cut || count > 1;
}

/* Which meetings of a run are looked at. */
enum whose { ALL, THE_OTHERS, THE_ASKED };

static void fill(struct run *run, const struct use *uses, uint32_t count, enum whose whose)
{
	run->count = 0;
	run->is_cut = false;
	for (uint32_t i = 0; i < count; i++)
		if (whose == ALL || (whose == THE_ASKED) == uses[i].asked)
			add_stints(run, &uses[i]);
	if (run->count > 1)
		qsort(run->stints, run->count, sizeof *run->stints, stint_compare);
}

/* The meeting of the clause that is left without a team: that for which none was found, or
 * else the last before it. */
static const struct use *left_out(const struct run *run, const struct stint *stint)
{
	const struct use *use = NULL;
	for (const struct stint *at = run->stints; at < run->stints + run->count; at++)
		if (at->use->asked && (use == NULL || at <= stint))
			use = at->use;
	return use;
}

/* Some meetings against the teams of the venue. Others may be too many already: then those of
 * the clause are told of only if they are by themselves. */
static void check_run(struct check *check, struct run *run, const struct use *uses, uint32_t count)
{
	const struct interpretation *resources = run->venue->interpretation;
	char what[SAY_ROOM], teams[SAY_ROOM], when[CIVIL_ROOM], limits[SAY_ROOM];
	fill(run, uses, count, ALL);
	if (check_at_once(check, run))
		return;
	const struct stint *none = unserved(run);
	const struct use *use = none != NULL ? left_out(run, none) : NULL;
	if (use == NULL)
		return;
	fill(run, uses, count, THE_OTHERS);
	if (unserved(run) != NULL) {
		fill(run, uses, count, THE_ASKED);
		none = unserved(run);
		if (none == NULL)
			return;
		use = none->use;
	}
	report(check, hit_spot(check, use->hit, ""),
	       "no interpretation team is left for %s on %s: %s has %s%s",
	       say_hit(check, use->hit, what), civil_say_date(use->hit->start.day, when),
	       text_in(&run->venue->title, NULL), say_teams(resources, teams),
	       say_limits(resources, limits));
}

/* From uses on, how many can share a team, or the day on which it serves. */
static uint32_t count_run(const struct interpretation *resources, const struct use *uses,
                          uint32_t count, uint64_t *stints)
{
	int64_t busy_utc_s = INT64_MIN;
	uint32_t n = 0;
	*stints = 0;
	for (; n < count; n++) {
		const struct hit *hit = uses[n].hit;
		if (n > 0 && hit->start.utc_s >= busy_utc_s &&
		    hit->start.day != uses[n - 1].hit->start.day)
			break;
		if (hit->end.utc_s + rest_s(resources) > busy_utc_s)
			busy_utc_s = hit->end.utc_s + rest_s(resources);
		*stints += count_stints(resources, hit);
	}
	return n;
}

/* The interpreted meetings against the teams of the venue. */
static void check_teams(struct check *check, struct load load)
{
	const struct interpretation *resources = load.venue->interpretation;
	struct run run = {.venue = load.venue};
	uint32_t interpreted = 0;
	for (uint32_t i = 0; i < load.count; i++)
		if (languages_of(load.venue, hit_meeting(check, load.uses[i].hit))->count > 0)
			load.uses[interpreted++] = load.uses[i];
	run.teams = arena_array(check->scratch, (size_t)resources->teams, sizeof *run.teams);
	check->failed = check->failed || run.teams == NULL;
	uint32_t count;
	uint64_t stints;
	for (uint32_t i = 0; run.teams != NULL && i < interpreted; i += count) {
		count = count_run(resources, &load.uses[i], interpreted - i, &stints);
		if (stints > MOST_COUNTED) {
			report_open(check, hit_spot(check, load.uses[i].hit, ""),
			            "the meetings from here on take too many stints to be judged");
			continue;
		}
		run.stints = arena_array(check->scratch, (size_t)stints, sizeof *run.stints);
		check->failed = check->failed || run.stints == NULL;
		if (run.stints != NULL)
			check_run(check, &run, &load.uses[i], count);
	}
}

/* Meetings at one time against the rooms of the venue: each time that more are missing. */
static void check_rooms_at_once(struct check *check, const struct load *load)
{
	uint32_t most = load->venue->rooms.count;
	struct going going;
	char what[SAY_ROOM], once[SAY_ROOM], number[SAY_ROOM];
	if (!going_init(&going, check, load->count))
		return;
	for (uint32_t i = 0; i < load->count; i++) {
		const struct hit *hit = load->uses[i].hit;
		go_on(&going, &load->uses[i], hit->start.utc_s, hit->end.utc_s);
		const struct use *use = asked_of(&going);
		if (going.count <= most || use == NULL)
			continue;
		most = going.count;
		say_hit(check, use->hit, what);
		if (most == 1)
			report(check, hit_spot(check, use->hit, ""), "%s needs a room; %s has none",
			       what, text_in(&load->venue->title, NULL));
		else
			report(check, hit_spot(check, use->hit, ""),
			       "%s is one of %s meetings at one time; %s has %s room%s", what,
			       say_number(most, once), text_in(&load->venue->title, NULL),
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

/* All that is held in a venue; the first that the clause is about, or NULL. */
static const struct use *load_fill(struct load *load, const struct check *check,
                                   const struct hits *all, const bool *asked)
{
	const struct use *first = NULL;
	load->count = 0;
	for (uint32_t i = 0; i < all->count; i++) {
		const struct hit *hit = &all->at[i];
		if (venue_of(check->programme, hit_meeting(check, hit)) != load->venue)
			continue;
		load->uses[load->count++] = (struct use){hit, asked[hit->meeting.n]};
		if (first == NULL && asked[hit->meeting.n])
			first = &load->uses[load->count - 1];
	}
	return first;
}

void check_services(struct check *check, const void *params)
{
	const struct rule_services *rule = params;
	const struct hld_programme *programme = check->programme;
	struct hits hits = hits_meetings(check, select_judged(check, rule->which));
	struct hits all = select_hits(check, &every_meeting);
	struct load load = {.uses = arena_array(check->scratch, all.count, sizeof *load.uses)};
	bool *asked = arena_array(check->scratch, programme->meetings.count, sizeof *asked);
	check_placed(check, &hits);
	if (load.uses == NULL || asked == NULL) {
		check->failed = true;
		return;
	}
	for (uint32_t i = 0; i < hits.count; i++)
		asked[hits.at[i].meeting.n] = true;
	for (uint32_t v = 0; v < programme->venues.count; v++) {
		load.venue = programme->venues.at[v];
		const struct use *first = load_fill(&load, check, &all, asked);
		if (first == NULL)
			continue;
		check_rooms_at_once(check, &load);
		if (load.venue->interpretation != NULL)
			check_teams(check, load);
		else
			report_open(check, hit_spot(check, first->hit, ""),
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

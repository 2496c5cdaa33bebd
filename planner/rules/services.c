/* services.c - the seats of rooms, and "within existing resources": the rooms and interpretation teams that the
 * venue has suffice at every moment.
 *
 * A team serves one meeting at a time, for no longer than it can, rests between two, and
 * serves so many a day. Whether all interpreted meetings of a day can be given a team is
 * searched for, not guessed, so that what is found to be too much is too much; a day on which
 * the search would not end is taken to be possible. */
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/say.h"
#include "rules/venue.h"

void check_seats(struct check *check, const void *params)
{
	const struct rule_seats *rule = params;
	struct hits hits = select_judged(check, rule->which);
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
			       "%s is in %s, which has %d seats; at least %d are %s", what,
			       text_in(&room->name, NULL), (int)room->seats, (int)rule->min,
			       say_asked(check));
	}
}

void say_seats(const struct clause *clause, struct buffer *out)
{
	const struct rule_seats *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "the rooms of %s have at least %d seats each",
	              say_which(rule->which, true, which), (int)rule->min);
}

enum { MOST_TEAMS = 64, MOST_STEPS = 200000 };

/* A team as the search has it: from when on it may serve again, and what it served today. */
struct team {
	int64_t free_utc_s;
	int32_t meetings;
};

/* One venue and the meetings in it that the clause is about, by start. */
struct load {
	const struct hld_venue *venue;
	const struct hit *const *hits;
	uint32_t count;
	struct team teams[MOST_TEAMS];
	uint32_t furthest; /* the most meetings of a day that were given teams */
	uint32_t steps;
};

/* How many teams a meeting needs: one after the other, where it is too long for one. */
static uint32_t teams_for(const struct interpretation *resources, const struct hit *hit)
{
	int64_t len_min = (hit->end.utc_s - hit->start.utc_s) / 60;
	if (resources->longest_min == CIVIL_NONE || len_min <= resources->longest_min)
		return 1;
	return (uint32_t)((len_min + resources->longest_min - 1) / resources->longest_min);
}

static bool is_free(const struct interpretation *resources, const struct team *team,
                    const struct hit *hit)
{
	return team->free_utc_s <= hit->start.utc_s && (resources->meetings_a_day == CIVIL_NONE ||
	                                                team->meetings < resources->meetings_a_day);
}

static bool give_teams(struct load *load, uint32_t n, uint32_t first, uint32_t left);

/* Give the n-th meeting of the day its teams, and those after it theirs. */
static bool serve(struct load *load, uint32_t n)
{
	if (n > load->furthest)
		load->furthest = n;
	if (n == load->count || ++load->steps > MOST_STEPS)
		return true;
	return give_teams(load, n, 0, teams_for(load->venue->interpretation, load->hits[n]));
}

/* Try each team from the first on that differs from those tried before it. */
static bool give_teams(struct load *load, uint32_t n, uint32_t first, uint32_t left)
{
	const struct interpretation *resources = load->venue->interpretation;
	const struct hit *hit = load->hits[n];
	uint32_t count = (uint32_t)resources->teams;
	uint64_t tried = 0; /* free teams differ only in what they served today */
	if (left == 0)
		return serve(load, n + 1);
	for (uint32_t i = first; i < count && i < MOST_TEAMS; i++) {
		struct team before = load->teams[i];
		uint64_t like = UINT64_C(1) << (before.meetings % 64);
		if (!is_free(resources, &before, hit) || (tried & like) != 0)
			continue;
		tried |= like;
		int32_t rest = resources->rest_min != CIVIL_NONE ? resources->rest_min : 0;
		load->teams[i] =
			(struct team){hit->end.utc_s + rest * INT64_C(60), before.meetings + 1};
		bool served = give_teams(load, n, i + 1, left - 1);
		load->teams[i] = before;
		if (served)
			return true;
	}
	return false;
}

static bool is_interpreted(const struct load *load, const struct check *check,
                           const struct hit *hit)
{
	return load->venue->interpretation != NULL &&
	       languages_of(load->venue, hit_meeting(check, hit))->count > 0;
}

/* How many of the hits go on when the n-th begins, itself among them. */
static uint32_t count_at_once(const struct hit *const *hits, uint32_t n)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i <= n; i++)
		count += hits[i]->end.utc_s > hits[n]->start.utc_s;
	return count;
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

static void report_teams(struct check *check, const struct load *load)
{
	const struct hit *hit = load->hits[load->furthest];
	const struct interpretation *resources = load->venue->interpretation;
	uint32_t at_once = count_at_once(load->hits, load->furthest);
	char what[SAY_ROOM], teams[SAY_ROOM], once[SAY_ROOM], when[CIVIL_ROOM];
	char limits[SAY_ROOM];
	const char *mark = resources->illustrative ? " (illustrative)" : "";
	say_hit(check, hit, what);
	say_number((uint32_t)resources->teams, teams);
	if (at_once > (uint32_t)resources->teams)
		report(check, hit_spot(check, hit, ""),
		       "%s is one of %s interpreted meetings at one time; %s has %s interpretation "
		       "team%s%s",
		       what, say_number(at_once, once), text_in(&load->venue->title, NULL), teams,
		       resources->teams == 1 ? "" : "s", mark);
	else
		report(check, hit_spot(check, hit, ""),
		       "no interpretation team is left for %s on %s: %s has %s%s%s", what,
		       civil_say_date(hit->start.day, when), text_in(&load->venue->title, NULL),
		       teams, mark, say_limits(resources, limits));
}

/* The interpreted meetings of each day against the teams of the venue. */
static void check_teams(struct check *check, struct load *load)
{
	const struct hit *const *all = load->hits;
	uint32_t all_count = load->count;
	const struct hit **day = arena_array(check->scratch, all_count, sizeof(void *));
	check->failed = check->failed || day == NULL;
	for (uint32_t i = 0; day != NULL && i < all_count;) {
		int32_t today = all[i]->start.day;
		uint32_t count = 0;
		for (; i < all_count && all[i]->start.day == today; i++)
			if (is_interpreted(load, check, all[i]))
				day[count++] = all[i];
		load->hits = day;
		load->count = count;
		load->steps = load->furthest = 0;
		memset(load->teams, 0, sizeof load->teams);
		for (uint32_t t = 0; t < MOST_TEAMS; t++)
			load->teams[t].free_utc_s = INT64_MIN;
		if (load->venue->interpretation != NULL && !serve(load, 0))
			report_teams(check, load);
	}
	load->hits = all;
	load->count = all_count;
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
		       "%s is one of %u meetings at one time; %s has %s rooms",
		       say_hit(check, load->hits[i], what), (unsigned)at_once,
		       text_in(&load->venue->title, NULL),
		       say_number(load->venue->rooms.count, number));
	}
}

void check_services(struct check *check, const void *params)
{
	const struct rule_services *rule = params;
	const struct hld_programme *programme = check->programme;
	struct hits hits = select_judged(check, rule->which);
	const struct hit **in = arena_array(check->scratch, hits.count, sizeof(void *));
	check->failed = check->failed || in == NULL;
	if (programme->venues.count == 0 && hits.count > 0)
		report_open(check, spot_programme(""),
		            "no venue is given, whose rooms and interpreters are to suffice");
	for (uint32_t v = 0; in != NULL && v < programme->venues.count; v++) {
		struct load load = {.venue = programme->venues.at[v], .hits = in};
		for (uint32_t i = 0; i < hits.count; i++)
			if (venue_of(programme, hit_meeting(check, &hits.at[i])) == load.venue)
				in[load.count++] = &hits.at[i];
		check_rooms_at_once(check, &load);
		check_teams(check, &load);
	}
}

void say_services(const struct clause *clause, struct buffer *out)
{
	const struct rule_services *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "the rooms and interpretation teams of the venue suffice for %s",
	              say_which(rule->which, true, which));
}

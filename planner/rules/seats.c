/* seats.c - the seats that rooms have, and the order in which those at tables are given. */
#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/seated.h"

/* The room is large enough for so many at least. */
static void check_size(struct check *check, int32_t min, const struct hit *hit,
                       const struct room *room)
{
	char what[SAY_ROOM];
	say_hit(check, hit, what);
	if (room == NULL || room->seats == CIVIL_NONE)
		report_open(check, hit_spot(check, hit, room != NULL ? "room" : ""),
		            "it is not known how many seats %s has; at least %d are %s", what,
		            (int)min, say_asked(check));
	else if (room->seats < min)
		report(check, hit_spot(check, hit, "room"),
		       "%s is in %s, which has %d seat%s; at least %d are %s", what,
		       text_in(&room->name, NULL), (int)room->seats, room->seats == 1 ? "" : "s",
		       (int)min, say_asked(check));
}

/* All who take part, each with so many advisers, find a seat. */
static void check_advisers(struct check *check, int32_t advisers, const struct hit *hit,
                           const struct room *room)
{
	struct walk walk = walk_role(check, hit, ROLE_PARTICIPANTS), next = walk;
	struct seated seated;
	int64_t count = 0;
	char what[SAY_ROOM];
	while (walk_next(&next, &seated))
		count++;
	say_hit(check, hit, what);
	if (!walk.given)
		report_open(check, hit_spot(check, hit, ""), "%s has no participants yet", what);
	else if (room == NULL || room->seats == CIVIL_NONE)
		report_open(check, hit_spot(check, hit, room != NULL ? "room" : ""),
		            "it is not known how many seats %s has; %d for the advisers of each "
		            "participant are %s",
		            what, (int)advisers, say_asked(check));
	else if (count * (1 + advisers) > room->seats)
		report(check, walk_all(&walk),
		       "%s has %lld participants, in %s, which has %d seat%s; %d for the advisers "
		       "of "
		       "each are %s",
		       what, (long long)count, text_in(&room->name, NULL), (int)room->seats,
		       room->seats == 1 ? "" : "s", (int)advisers, say_asked(check));
}

void check_seats(struct check *check, const void *params)
{
	const struct rule_seats *rule = params;
	struct hits hits = hits_meetings(check, select_judged(check, rule->which));
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct hit *hit = &hits.at[i];
		const struct room *room =
			programme_room(check->programme, hit_meeting(check, hit)->room.id);
		if (rule->min != CIVIL_NONE)
			check_size(check, rule->min, hit, room);
		if (rule->advisers != CIVIL_NONE)
			check_advisers(check, rule->advisers, hit, room);
	}
}

void say_seats(const struct clause *clause, struct buffer *out)
{
	const struct rule_seats *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "the rooms of %s have ", say_which(rule->which, true, which));
	if (rule->min != CIVIL_NONE)
		buffer_printf(out, "at least %d seats each", (int)rule->min);
	if (rule->min != CIVIL_NONE && rule->advisers != CIVIL_NONE)
		buffer_text(out, ", and ");
	if (rule->advisers != CIVIL_NONE)
		buffer_printf(out, "seats for %d adviser%s of each participant",
		              (int)rule->advisers, rule->advisers == 1 ? "" : "s");
}

/* A programme says who sits where, and not when they asked for it: what departs from the order is a
 * note. */
void check_admission(struct check *check, const void *params)
{
	const struct rule_admission *rule = params;
	struct hits hits = hits_meetings(check, select_judged(check, rule->which));
	char which[SAY_ROOM];
	if (hits.count > 0)
		report(check, spot_programme(""),
		       "seats in %s are given %s, which hld seats does: a programme does not "
		       "say when each was asked for",
		       say_which(rule->which, true, which),
		       words_label(&order_within_words, rule->order));
}

void say_admission(const struct clause *clause, struct buffer *out)
{
	const struct rule_admission *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "seats in %s are given %s", say_which(rule->which, true, which),
	              words_label(&order_within_words, rule->order));
}

/* outline_people.c - to whom each meeting of an outline is open, and who presides. */
#include "base/civil.h"
#include "solve/outline.h"

enum { CATEGORIES_END = OFFICER + 1 };

/* What clauses say of one meeting. Where two differ, the one that is heard first holds. */
struct invitation {
	bool is_said, is_closed; /* closed: to all who are not named */
	bool invited[CATEGORIES_END], allowed[CATEGORIES_END], excluded[CATEGORIES_END];
};

static void invite(struct invitation *invitation, const struct rule_open_to *rule)
{
	invitation->is_said = true;
	invitation->is_closed |= !rule->others;
	for (int32_t category = 1; category < CATEGORIES_END; category++) {
		bool invites = list_has(&rule->categories, category);
		bool allows = rule->others || invites || list_has(&rule->may, category);
		invitation->invited[category] |= invites && !invitation->excluded[category];
		invitation->allowed[category] |= !rule->others && allows;
		invitation->excluded[category] |= !allows && !invitation->invited[category];
	}
}

/* Whether it is to be open to a category: Member States come unless a clause keeps them out;
 * officers come by their office. */
static bool is_open_to(const struct invitation *invitation, int32_t category)
{
	if (category == OFFICER || invitation->excluded[category])
		return false;
	return invitation->invited[category] || category == MEMBER_STATE ||
	       (invitation->is_closed && invitation->allowed[category]);
}

static bool put_open_to(struct arena *arena, struct planned_meeting *meeting,
                        const struct invitation *invitation)
{
	int32_t *categories = arena_array(arena, CATEGORIES_END, sizeof *categories);
	uint32_t count = 0;
	if (categories == NULL)
		return false;
	for (int32_t category = 1; category < CATEGORIES_END; category++)
		if (is_open_to(invitation, category))
			categories[count++] = category;
	meeting->open_to = (word_list){categories, count};
	return true;
}

/* Holders of several offices preside by turns. */
static bool add_clause(struct arena *arena, struct outline *outline, struct invitation *invitations,
                       const struct hld_mandate *mandate, const struct clause *clause)
{
	const struct rule_open_to *open_to = clause->params;
	const struct rule_presides *presides = clause->params;
	bool opens = clause->rule == RULE_OPEN_TO;
	struct chosen chosen;
	if (!opens && clause->rule != RULE_PRESIDES)
		return true;
	if (!outline_choose(arena, outline, mandate->conference,
	                    opens ? open_to->which : presides->which, &chosen))
		return false;
	for (uint32_t i = 0; i < chosen.count; i++) {
		struct planned_meeting *meeting = &outline->meetings[chosen.at[i]];
		if (opens)
			invite(&invitations[chosen.at[i]], open_to);
		else if (meeting->presides == NULL)
			meeting->presides = presides->offices.at[i % presides->offices.count];
	}
	return true;
}

bool outline_add_people(struct arena *arena, struct outline *outline)
{
	struct invitation *invitations = arena_array(arena, outline->count, sizeof *invitations);
	bool added = invitations != NULL;
	for (size_t m = 0; added && m < outline->mandates->count; m++) {
		const struct hld_mandate *mandate = outline->mandates->at[m];
		for (uint32_t c = 0; added && c < mandate->clauses.count; c++)
			added = add_clause(arena, outline, invitations, mandate,
			                   &mandate->clauses.at[c]);
	}
	for (uint32_t n = 0; added && n < outline->count; n++)
		if (invitations[n].is_said)
			added = put_open_to(arena, &outline->meetings[n], &invitations[n]);
	return added;
}

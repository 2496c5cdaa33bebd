/* bar.c - count speakers by the quotas that are about all of them.
 *
 * speakers_bar() at the end is where to begin. */
#include "solve/bar.h"

#include "base/civil.h"

/* One quota, and the speakers that it counts. */
struct quota {
	const struct hld_mandate *mandate;
	const struct clause *clause;
	const struct rule_quota *rule;
	const struct hld_programme *programme;
	struct speaker *speakers;
	uint32_t count, most;
};

enum { NOT_COUNTED = -1, TOGETHER = 0 };

/* With whom somebody is counted: those of one category or group, or all that are counted. */
static int32_t share_of(const struct quota *quota, const struct speaker *speaker)
{
	const struct rule_quota *rule = quota->rule;
	int32_t category = programme_category(quota->programme, speaker->who);
	const struct delegation *delegation = programme_delegation(quota->programme, speaker->who);
	int32_t group = delegation != NULL ? delegation->group : GROUP_NONE;
	if ((rule->categories.count > 0 && !list_has(&rule->categories, category)) ||
	    (rule->groups.count > 0 && !list_has(&rule->groups, group)))
		return NOT_COUNTED;
	if (!rule->each)
		return TOGETHER;
	return rule->categories.count > 0 ? category : rule->groups.count > 0 ? group : TOGETHER;
}

/* Whether as many as may speak come before somebody, of whom none is the same. */
static bool is_over(const struct quota *quota, uint32_t n, int32_t share)
{
	const struct speaker *speaker = &quota->speakers[n];
	uint32_t before = 0;
	for (uint32_t i = 0; i < quota->count; i++) {
		const struct speaker *other = &quota->speakers[i];
		bool comes_first =
			other->is_permitted != speaker->is_permitted ? !other->is_permitted : i < n;
		if (!comes_first || other->barred != NULL || share_of(quota, other) != share)
			continue;
		if (other->who.n == speaker->who.n)
			return false;
		bool again = false; /* whoever speaks twice is one */
		for (uint32_t k = 0; k < i && !again; k++)
			again = quota->speakers[k].who.n == other->who.n &&
			        quota->speakers[k].barred == NULL;
		before += !again;
	}
	return before >= quota->most;
}

static void keep_quota(const struct quota *quota)
{
	for (int permitted = 0; permitted <= 1; permitted++)
		for (uint32_t n = 0; n < quota->count; n++) {
			struct speaker *speaker = &quota->speakers[n];
			int32_t share = share_of(quota, speaker);
			if (speaker->is_permitted != (permitted == 1) || speaker->barred != NULL ||
			    share == NOT_COUNTED || !is_over(quota, n, share))
				continue;
			speaker->barred = quota->clause;
			speaker->barred_by = quota->mandate;
		}
}

/* Whether a quota is of the speakers on all lists: statements are items only when the list is
 * made, so that meetings are what it has to mean. */
static bool is_of_lists(struct check *check, const struct rule_quota *rule,
                        const struct speakers *out)
{
	struct selector meetings = *rule->which;
	bool of_statements =
		rule->which->items.count == 0 || list_has(&rule->which->items, STATEMENT);
	if (!rule->together || rule->of != ROLE_SPEAKERS || !of_statements)
		return false;
	meetings.items.count = 0;
	struct hits hits = select_hits(check, &meetings);
	for (uint32_t l = 0; l < out->lists.count; l++) {
		uint32_t i = 0;
		while (i < hits.count && hits.at[i].meeting.n != out->lists.at[l].meeting.n)
			i++;
		if (i == hits.count)
			return false;
	}
	return true;
}

bool speakers_bar(struct check *check, const struct mandate_list *mandates,
                  struct speaker *speakers, struct speakers *out)
{
	for (size_t m = 0; m < mandates->count; m++)
		for (uint32_t c = 0; c < mandates->at[m]->clauses.count; c++) {
			const struct clause *clause = &mandates->at[m]->clauses.at[c];
			const struct rule_quota *rule = clause->params;
			check->mandate = mandates->at[m];
			if (clause->rule != RULE_QUOTA ||
			    clause_severity(mandates->at[m], clause) != HLD_BREACH ||
			    !is_of_lists(check, rule, out))
				continue;
			int32_t most = rule->exactly != CIVIL_NONE ? rule->exactly : rule->max;
			struct quota quota = {mandates->at[m],  clause,   rule,
			                      check->programme, speakers, out->speakers.count,
			                      (uint32_t)most};
			if (most != CIVIL_NONE)
				keep_quota(&quota);
		}
	for (uint32_t n = 0; n < out->speakers.count; n++)
		out->barred += speakers[n].barred != NULL;
	return !check->failed;
}

/* content.c - rules about which meetings there are and what they contain. */
#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "rules/rule.h"
#include "rules/say.h"

/* See that the hits with one number (CIVIL_NONE: all) are as many as they ought to be. */
static void check_how_often(struct check *check, const struct rule_count *rule, struct hits hits,
                            int32_t number)
{
	char count[SAY_ROOM], which[SAY_ROOM], right[SAY_ROOM];
	struct selector meant = *rule->which;
	int32_t most = rule->exactly != CIVIL_NONE ? rule->exactly : rule->max;
	struct spot spot = spot_programme("meetings");
	uint32_t found = 0;
	for (uint32_t i = 0; i < hits.count; i++) {
		if (number != CIVIL_NONE && hit_meeting(check, &hits.at[i])->number != number)
			continue;
		if (most != CIVIL_NONE && found == (uint32_t)most)
			spot = hit_spot(check, &hits.at[i], ""); /* the first that is too many */
		found++;
	}
	if (in_bounds(found, rule->exactly, rule->min, rule->max))
		return;
	if (number != CIVIL_NONE)
		meant.numbers = (int_list){&number, 1};
	say_which(&meant, found != 1, which);
	report(check, spot, "%s %s; %s %s", say_number(found, count), which,
	       say_bounds_are(rule->exactly, rule->min, rule->max, right), say_asked(check));
}

void check_count(struct check *check, const void *params)
{
	const struct rule_count *rule = params;
	struct hits hits = select_hits(check, rule->which);
	check->applies = true;
	if (!rule->each_number)
		check_how_often(check, rule, hits, CIVIL_NONE);
	for (uint32_t i = 0; rule->each_number && i < rule->which->numbers.count; i++)
		check_how_often(check, rule, hits, rule->which->numbers.at[i]);
}

void say_count(const struct clause *clause, struct buffer *out)
{
	const struct rule_count *rule = clause->params;
	char which[SAY_ROOM], right[SAY_ROOM];
	bool one = rule->exactly == 1 || rule->max == 1 || rule->min == 1;
	buffer_printf(out, "there %s %s%s %s", one ? "is" : "are",
	              say_bounds(rule->exactly, rule->min, rule->max, right),
	              rule->each_number ? " of each of the" : "",
	              say_which(rule->which, !one || rule->each_number, which));
}

/* Whether one of those who speak holds one of the offices on the day of the meeting. */
static bool is_by_office(const struct check *check, const struct meeting *meeting,
                         const struct item *item, const string_list *offices)
{
	for (uint32_t i = 0; i < item->by.count; i++) {
		if (programme_holds(check->programme, item->by.at[i].id, offices,
		                    meeting->start.day))
			return true;
	}
	return false;
}

/* Items in which the floor is given to anyone. */
static bool is_speech(int32_t kind)
{
	return kind == INTRODUCTION || kind == STATEMENT || kind == STATEMENTS ||
	       kind == DISCUSSION || kind == PANEL_ITEM || kind == SUMMARY || kind == CONCLUDING;
}

static bool is_undecided(const struct item *item)
{
	return item->kind == INTRODUCTION && item->by.count == 0;
}

/* The first speech of a meeting that is not by a holder of the offices. An introductory
 * statement by nobody yet may still become one of theirs. */
static uint32_t first_other_speech(const struct check *check, const struct meeting *meeting,
                                   const string_list *offices)
{
	uint32_t i = 0;
	while (i < meeting->items.count &&
	       (!is_speech(meeting->items.at[i].kind) || is_undecided(&meeting->items.at[i]) ||
	        is_by_office(check, meeting, &meeting->items.at[i], offices)))
		i++;
	return i;
}

static void check_introduction(struct check *check, const struct hit *hit, const char *office,
                               uint32_t others)
{
	const struct meeting *meeting = hit_meeting(check, hit);
	const string_list one = {&office, 1};
	char who[SAY_ROOM], what[SAY_ROOM];
	uint32_t undecided = NO_ELEMENT;
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		int32_t kind = meeting->items.at[i].kind;
		if (is_undecided(&meeting->items.at[i]))
			undecided = i;
		if ((kind != INTRODUCTION && kind != STATEMENT) ||
		    !is_by_office(check, meeting, &meeting->items.at[i], &one))
			continue;
		if (i > others)
			report(check, spot_item(hit->meeting, i, ""),
			       "the statement by %s comes after others; an introductory statement "
			       "is %s",
			       say_office(check->programme, office, who), say_asked(check));
		return;
	}
	say_office(check->programme, office, who);
	if (undecided != NO_ELEMENT)
		report_open(check, spot_item(hit->meeting, undecided, ""),
		            "the introductory statement does not say who makes it; one by %s is %s",
		            who, say_asked(check));
	else
		report(check, hit_spot(check, hit, "items"),
		       "no introductory statement by %s in %s; one is %s", who,
		       say_hit(check, hit, what), say_asked(check));
}

void check_opening(struct check *check, const void *params)
{
	const struct rule_opening *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM];
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct meeting *meeting = hit_meeting(check, &hits.at[i]);
		if (meeting->items.count == 0) {
			report_open(check, hit_spot(check, &hits.at[i], ""), "%s has no items yet",
			            say_hit(check, &hits.at[i], what));
			continue;
		}
		uint32_t others = first_other_speech(check, meeting, &rule->offices);
		for (uint32_t n = 0; n < rule->offices.count; n++)
			check_introduction(check, &hits.at[i], rule->offices.at[n], others);
	}
}

void say_opening(const struct clause *clause, struct buffer *out)
{
	const struct rule_opening *rule = clause->params;
	char which[SAY_ROOM], who[SAY_ROOM];
	buffer_printf(out, "%s begins with introductory statements by ",
	              say_which(rule->which, false, which));
	for (uint32_t i = 0; i < rule->offices.count; i++)
		buffer_printf(out, "%s%s",
		              i == 0                        ? ""
		              : i + 1 < rule->offices.count ? ", "
		                                            : " and ",
		              say_office(NULL, rule->offices.at[i], who));
}

/* How far an item is what a rule asks for. */
enum fit { FIT_NOT, FIT_UNKNOWN, FIT_WELL };

static enum fit fit_office(const struct check *check, const struct rule_item *rule,
                           const struct meeting *meeting, const struct item *item)
{
	if (rule->offices.count == 0 || is_by_office(check, meeting, item, &rule->offices))
		return FIT_WELL;
	return item->by.count == 0 ? FIT_UNKNOWN : FIT_NOT;
}

static enum fit fit_position(const struct rule_item *rule, const struct meeting *meeting,
                             uint32_t index)
{
	bool first = rule->position == FIRST && index > 0;
	bool last = rule->position == LAST && index + 1 < meeting->items.count;
	return first || last ? FIT_NOT : FIT_WELL;
}

/* The item of a meeting that fits best; its index goes to *best. */
static enum fit best_item(const struct check *check, const struct rule_item *rule,
                          const struct hit *hit, uint32_t *best)
{
	const struct meeting *meeting = hit_meeting(check, hit);
	enum fit fit = FIT_NOT;
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		const struct item *item = &meeting->items.at[i];
		if (!list_has(&rule->kinds, item->kind) || !fit_position(rule, meeting, i))
			continue;
		enum fit this_fit = fit_office(check, rule, meeting, item);
		if (this_fit <= fit)
			continue;
		fit = this_fit;
		*best = i;
	}
	return fit;
}

static const char *say_item_asked(const struct check *check, const struct rule_item *rule,
                                  char to[SAY_ROOM])
{
	char offices[SAY_ROOM];
	say_words(&item_kind_words, &rule->kinds, " or ", to);
	if (rule->offices.count > 0)
		text_append(to, SAY_ROOM, " by %s",
		            say_offices(check != NULL ? check->programme : NULL, &rule->offices,
		                        offices));
	if (rule->position != 0)
		text_append(to, SAY_ROOM, " as its %s item",
		            words_name(&position_words, rule->position));
	return to;
}

static void check_item_in(struct check *check, const struct rule_item *rule, const struct hit *hit)
{
	uint32_t best = 0;
	char what[SAY_ROOM], right[SAY_ROOM];
	if (hit_meeting(check, hit)->items.count == 0) {
		report_open(check, hit_spot(check, hit, ""), "%s has no items yet",
		            say_hit(check, hit, what));
		return;
	}
	enum fit fit = best_item(check, rule, hit, &best);
	say_item_asked(check, rule, right);
	if (fit == FIT_UNKNOWN)
		report_open(
			check, spot_item(hit->meeting, best, ""),
			"%s does not say who speaks; %s is %s",
			words_label(&item_kind_words, hit_meeting(check, hit)->items.at[best].kind),
			right, say_asked(check));
	else if (fit == FIT_NOT)
		report(check, hit_spot(check, hit, "items"), "%s has no %s, which is %s",
		       say_hit(check, hit, what), right, say_asked(check));
}

static bool share_someone(const struct check *check, const who_list *a, const who_list *b)
{
	for (uint32_t i = 0; i < a->count; i++)
		for (uint32_t n = 0; n < b->count; n++)
			if (programme_same_party(check->programme, a->at[i].id, b->at[n].id))
				return true;
	return false;
}

/* See that the item about a meeting is by one of its chairs. */
static void check_by_chair(struct check *check, const struct hit *about, struct spot spot,
                           const struct item *item)
{
	const struct meeting *meeting = hit_meeting(check, about);
	char what[SAY_ROOM];
	say_hit(check, about, what);
	if (meeting->chairs.count == 0)
		report_open(check, spot_meeting(about->meeting, ""),
		            "%s has no chair yet, who is to present its summary", what);
	else if (item->by.count == 0)
		report_open(check, spot,
		            "the %s of %s does not say who presents it; its chair is %s",
		            words_label(&item_kind_words, item->kind), what, say_asked(check));
	else if (!share_someone(check, &item->by, &meeting->chairs))
		report(check, spot, "the %s of %s is not presented by %s, which is %s",
		       words_label(&item_kind_words, item->kind), what,
		       meeting->chairs.count > 1 ? "one of its chairs" : "its chair",
		       say_asked(check));
}

/* Look for the item about one meeting in all the meetings that may hold it. */
static void check_item_about(struct check *check, const struct rule_item *rule, struct hits holders,
                             const struct hit *about)
{
	char what[SAY_ROOM], right[SAY_ROOM], holder[SAY_ROOM];
	for (uint32_t i = 0; i < holders.count; i++) {
		const struct meeting *meeting = hit_meeting(check, &holders.at[i]);
		for (uint32_t n = 0; n < meeting->items.count; n++) {
			const struct item *item = &meeting->items.at[n];
			if (!list_has(&rule->kinds, item->kind) ||
			    item->of.id.n != about->meeting.n || !fit_position(rule, meeting, n))
				continue;
			if (rule->by_chair)
				check_by_chair(check, about,
				               spot_item(holders.at[i].meeting, n, ""), item);
			return;
		}
	}
	report(check, hit_spot(check, &holders.at[0], "items"), "%s has no %s of %s, which is %s",
	       say_hit(check, &holders.at[0], holder), say_item_asked(check, rule, right),
	       say_hit(check, about, what), say_asked(check));
}

static bool have_items(const struct check *check, struct hits holders)
{
	for (uint32_t i = 0; i < holders.count; i++)
		if (hit_meeting(check, &holders.at[i])->items.count > 0)
			return true;
	return false;
}

void check_item(struct check *check, const void *params)
{
	const struct rule_item *rule = params;
	struct hits holders = select_hits(check, rule->which);
	struct hits about = select_hits(check, rule->each);
	char what[SAY_ROOM];
	check->applies = holders.count > 0 && (rule->each == NULL || about.count > 0);
	if (!check->applies)
		return;
	if (rule->each != NULL && !have_items(check, holders)) {
		report_open(check, hit_spot(check, &holders.at[0], ""), "%s has no items yet",
		            say_hit(check, &holders.at[0], what));
		return;
	}
	for (uint32_t i = 0; i < about.count; i++)
		check_item_about(check, rule, holders, &about.at[i]);
	for (uint32_t i = 0; rule->each == NULL && i < holders.count; i++)
		check_item_in(check, rule, &holders.at[i]);
}

/* "an " before "oral summary"; nothing before several, or what is of something. */
static const char *article(const char *label)
{
	size_t length = strlen(label);
	if (length == 0 || label[length - 1] == 's' || strstr(label, " of ") != NULL)
		return "";
	return strchr("aeiou", label[0]) != NULL ? "an " : "a ";
}

void say_item(const struct clause *clause, struct buffer *out)
{
	const struct rule_item *rule = clause->params;
	char which[SAY_ROOM], right[SAY_ROOM], about[SAY_ROOM];
	buffer_printf(out, "%s %s %s%s", say_which(rule->which, true, which),
	              say_is_one(rule->which) ? "has" : "have",
	              article(rule->kinds.count > 0
	                              ? words_label(&item_kind_words, rule->kinds.at[0])
	                              : ""),
	              say_item_asked(NULL, rule, right));
	if (rule->each != NULL)
		buffer_printf(out, " of each of the %s%s", say_which(rule->each, true, about),
		              rule->by_chair ? ", by its chair" : "");
}

static const struct text *theme_of(const struct check *check, const struct hit *hit)
{
	const struct item *item = hit_item(check, hit);
	return item != NULL ? &item->theme : &hit_meeting(check, hit)->theme;
}

static void check_theme_of(struct check *check, const struct rule_theme *rule,
                           const struct hit *hit)
{
	const struct text *theme = theme_of(check, hit);
	char what[SAY_ROOM];
	say_hit(check, hit, what);
	if (theme->en == NULL)
		report_open(check, hit_spot(check, hit, ""), "%s has no theme yet; '%s' is %s",
		            what, rule->theme.en, say_asked(check));
	else if (!text_same_words(theme->en, rule->theme.en))
		report(check, hit_spot(check, hit, "theme"), "the theme of %s is '%s'; '%s' is %s",
		       what, theme->en, rule->theme.en, say_asked(check));
}

/* See that one of the meetings has the theme, no matter which. */
static void check_theme_any(struct check *check, const struct rule_theme *rule, struct hits hits)
{
	bool without = false;
	char which[SAY_ROOM];
	say_which(rule->which, true, which);
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct text *theme = theme_of(check, &hits.at[i]);
		without = without || theme->en == NULL;
		if (theme->en != NULL && text_same_words(theme->en, rule->theme.en))
			return;
	}
	if (without)
		report_open(check, spot_programme("meetings"),
		            "none of the %s has the theme '%s' yet, which is %s", which,
		            rule->theme.en, say_asked(check));
	else
		report(check, spot_programme("meetings"),
		       "none of the %s has the theme '%s', which is %s", which, rule->theme.en,
		       say_asked(check));
}

static void check_theme_overall(struct check *check, const struct rule_theme *rule)
{
	const struct text *theme = &check->programme->theme;
	check->applies = true;
	if (theme->en == NULL)
		report_open(check, spot_programme(""), "no overall theme is given; '%s' is %s",
		            rule->theme.en, say_asked(check));
	else if (!text_same_words(theme->en, rule->theme.en))
		report(check, spot_programme("theme"), "the overall theme is '%s'; '%s' is %s",
		       theme->en, rule->theme.en, say_asked(check));
}

void check_theme(struct check *check, const void *params)
{
	const struct rule_theme *rule = params;
	if (rule->which == NULL) {
		check_theme_overall(check, rule);
		return;
	}
	struct hits hits = select_judged(check, rule->which);
	if (rule->any && hits.count > 0)
		check_theme_any(check, rule, hits);
	for (uint32_t i = 0; !rule->any && i < hits.count; i++)
		check_theme_of(check, rule, &hits.at[i]);
}

void say_theme(const struct clause *clause, struct buffer *out)
{
	const struct rule_theme *rule = clause->params;
	char which[SAY_ROOM];
	if (rule->which == NULL)
		buffer_text(out, "the overall theme");
	else
		buffer_printf(out, "the theme of %s%s", rule->any ? "one of the " : "",
		              say_which(rule->which, true, which));
	buffer_printf(out, " is '%s'", rule->theme.en);
}

void check_no_list(struct check *check, const void *params)
{
	const struct rule_no_list *rule = params;
	struct hits hits = select_judged(check, rule->which);
	char what[SAY_ROOM];
	for (uint32_t i = 0; i < hits.count; i++) {
		const struct meeting *meeting = hit_meeting(check, &hits.at[i]);
		for (uint32_t n = 0; n < meeting->items.count; n++)
			if (meeting->items.at[n].kind == STATEMENTS ||
			    meeting->items.at[n].kind == STATEMENT)
				report(check, spot_item(hits.at[i].meeting, n, ""),
				       "%s has statements from a list of speakers; none is %s",
				       say_hit(check, &hits.at[i], what), say_asked(check));
	}
}

void say_no_list(const struct clause *clause, struct buffer *out)
{
	const struct rule_no_list *rule = clause->params;
	char which[SAY_ROOM];
	buffer_printf(out, "%s have no list of speakers", say_which(rule->which, true, which));
}

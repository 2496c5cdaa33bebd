/* agenda_lists.c - what would fill pages in the midst of a day is a list of its own.
 *
 * lists_make() at the end is where to begin. */
#include "export/agenda_lists.h"

#include "base/civil.h"
#include "export/agenda_words.h"

/* A statement of which no more is to be told than who makes it, when and for whom. */
static bool is_plain(const struct item *item)
{
	return item->kind == STATEMENT && item->by.count > 0 && item->title.en == NULL &&
	       item->theme.en == NULL && item->note.en == NULL;
}

bool lists_speaker(const struct meeting *meeting, uint32_t n)
{
	const struct item *items = meeting->items.at;
	return is_plain(&items[n]) && ((n > 0 && is_plain(&items[n - 1])) ||
	                               (n + 1 < meeting->items.count && is_plain(&items[n + 1])));
}

bool lists_begins(const struct meeting *meeting, uint32_t n)
{
	return lists_speaker(meeting, n) && (n == 0 || !is_plain(&meeting->items.at[n - 1]));
}

/* The end of the run that begins at n. */
static uint32_t run_end(const struct meeting *meeting, uint32_t n)
{
	while (n < meeting->items.count && is_plain(&meeting->items.at[n]))
		n++;
	return n;
}

const char *lists_run(struct maker *maker, const struct meeting *meeting, uint32_t n)
{
	maker_print(maker, "Statements: {1} speakers",
	            maker_number(maker, (int32_t)(run_end(meeting, n) - n)), NULL);
	return maker_take(maker);
}

/* An end that was set for an item before the run is none of the run. */
bool lists_run_times(const struct meeting *meeting, uint32_t n, struct moment *start,
                     struct moment *end)
{
	const struct moment none = {.day = CIVIL_NONE, .min = CIVIL_NONE};
	*start = meeting->items.at[n].start;
	*end = item_end(meeting, run_end(meeting, n) - 1);
	if (start->day == CIVIL_NONE)
		return false;
	if (end->utc_s <= start->utc_s)
		*end = none;
	return true;
}

const char *lists_run_limit(struct maker *maker, const struct meeting *meeting, uint32_t n)
{
	int32_t limit = meeting->items.at[n].limit_min;
	for (uint32_t i = n, end = run_end(meeting, n); i < end; i++)
		if (meeting->items.at[i].limit_min != limit)
			return NULL;
	return maker_limit(maker, limit);
}

const char *lists_run_span(struct maker *maker, const struct meeting *meeting, uint32_t n)
{
	struct moment start, end;
	if (!lists_run_times(meeting, n, &start, &end))
		return NULL;
	agenda_add_span(&maker->line, maker->locale, meeting->start.day, &start, &end);
	maker_star(maker, meeting->items.at[n].illustrative);
	return maker_take_any(maker);
}

static const char *say_when(struct maker *maker, const struct meeting *meeting)
{
	agenda_add_weekday(&maker->line, maker->locale, meeting->start.day);
	buffer_text(&maker->line, maker_words(maker, ", "));
	agenda_add_span(&maker->line, maker->locale, meeting->start.day, &meeting->start,
	                &meeting->end);
	maker_star(maker, meeting->illustrative);
	return maker_take(maker);
}

static const char *say_speaker_span(struct maker *maker, const struct meeting *meeting, uint32_t n)
{
	const struct item *item = &meeting->items.at[n];
	if (item->start.day == CIVIL_NONE)
		return NULL;
	agenda_add_span(&maker->line, maker->locale, meeting->start.day, &item->start, &item->end);
	maker_star(maker, item->illustrative);
	return maker_take_any(maker);
}

/* Several who speak together are one row. */
static const char *say_names(struct maker *maker, const struct item *item)
{
	string_list names = maker_everyone(maker, item->by.at, item->by.count, "");
	if (names.count == 1)
		return names.at[0];
	for (uint32_t i = 0; i < names.count; i++) {
		buffer_text(&maker->line, i > 0 ? maker_words(maker, "; ") : "");
		buffer_text(&maker->line, names.at[i]);
	}
	return maker_take(maker);
}

static void make_speaker(struct maker *maker, const struct meeting *meeting, uint32_t n,
                         uint32_t number, int32_t limit_min, struct agenda_speaker *out)
{
	const struct item *item = &meeting->items.at[n];
	const char *group = maker_text(maker, &item->on_behalf_of);
	*out = (struct agenda_speaker){.item = n};
	out->number = maker_number(maker, (int32_t)number);
	out->span = say_speaker_span(maker, meeting, n);
	out->name = say_names(maker, item);
	if (item->level != LEVEL_NONE)
		out->level = locale_text(maker->locale, words_label(&level_words, item->level));
	if (group != NULL) {
		maker_print(maker, "on behalf of {1}", group, NULL);
		out->group = maker_take(maker);
	}
	if (item->limit_min != limit_min)
		out->limit = maker_limit(maker, item->limit_min);
}

/* The limit of all that are listed in a meeting, CIVIL_NONE where it is not the same. */
static int32_t common_limit(const struct meeting *meeting)
{
	int32_t limit = CIVIL_NONE;
	bool first = true;
	for (uint32_t n = 0; n < meeting->items.count; n++) {
		if (!lists_speaker(meeting, n))
			continue;
		if (!first && meeting->items.at[n].limit_min != limit)
			return CIVIL_NONE;
		limit = meeting->items.at[n].limit_min;
		first = false;
	}
	return limit;
}

static uint32_t count_listed(const struct agenda_meeting *of)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < of->items.count; i++)
		count += of->items.at[i].listed;
	return count;
}

static void make_speakers(struct maker *maker, const struct agenda_meeting *of,
                          struct agenda_speakers *out)
{
	const struct meeting *meeting = programme_meeting(maker->programme, of->id);
	struct agenda_speaker *rows = maker_array(maker, count_listed(of), sizeof *rows);
	if (rows == NULL)
		return;
	uint32_t count = 0;
	int32_t limit = common_limit(meeting);
	*out = (struct agenda_speakers){.id = of->id};
	agenda_add_label(&maker->line, maker->locale, meeting);
	out->heading = maker_take(maker);
	out->when = say_when(maker, meeting);
	out->limit = maker_limit(maker, limit);
	for (uint32_t i = 0; i < of->items.count; i++) {
		if (!of->items.at[i].listed)
			continue;
		make_speaker(maker, meeting, of->items.at[i].at, count + 1, limit, &rows[count]);
		count++;
	}
	out->rows.at = rows;
	out->rows.count = count;
}

static const char *say_count(struct maker *maker, uint32_t count)
{
	maker_print(maker, count == 1 ? N_("{1} participant") : N_("{1} participants"),
	            maker_number(maker, (int32_t)count), NULL);
	return maker_take(maker);
}

static void make_table(struct maker *maker, const struct agenda_meeting *of,
                       struct agenda_table *out)
{
	const struct meeting *meeting = programme_meeting(maker->programme, of->id);
	*out = (struct agenda_table){
		.id = of->id, .room = of->room, .title = of->title, .theme = of->theme};
	agenda_add_label(&maker->line, maker->locale, meeting);
	out->heading = maker_take(maker);
	out->when = say_when(maker, meeting);
	out->roles.at = of->roles.at;
	out->roles.count = of->roles.count;
	out->participants =
		maker_everyone(maker, meeting->participants.at, meeting->participants.count, "");
	out->count = say_count(maker, meeting->participants.count);
}

static uint32_t count_meetings(const struct agenda *agenda)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < agenda->days.count; i++)
		count += agenda->days.at[i].meetings.count;
	return count;
}

/* Whoever is told of a meeting without sitting in it need not know who does. */
static bool has_table(const struct maker *maker, const struct meeting *meeting)
{
	return meeting->participants.count > 0 && meeting->status != CANCELLED &&
	       (is_for_all(maker->who) || personal_sits(maker->programme, maker->who, meeting));
}

void lists_make(struct maker *maker, struct agenda *agenda)
{
	uint32_t all = count_meetings(agenda);
	struct agenda_speakers *speakers = maker_array(maker, all, sizeof *speakers);
	struct agenda_table *tables = maker_array(maker, all, sizeof *tables);
	if (speakers == NULL || tables == NULL)
		return;
	for (uint32_t i = 0; i < agenda->days.count; i++) {
		const struct agenda_day *day = &agenda->days.at[i];
		for (uint32_t j = 0; j < day->meetings.count; j++) {
			const struct agenda_meeting *of = &day->meetings.at[j];
			if (count_listed(of) > 0)
				make_speakers(maker, of, &speakers[agenda->speakers.count++]);
			if (has_table(maker, programme_meeting(maker->programme, of->id)))
				make_table(maker, of, &tables[agenda->tables.count++]);
		}
	}
	agenda->speakers.at = speakers;
	agenda->tables.at = tables;
	agenda->speakers_heading = maker_words(maker, "List of speakers");
	agenda->tables_heading = maker_words(maker, "Participants");
}

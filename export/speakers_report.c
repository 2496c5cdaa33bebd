/* speakers_report.c - the list in columns, and as CSV. */
#include "export/speakers_report.h"

#include <string.h>

#include "base/civil.h"
#include "base/text.h"
#include "export/agenda_words.h"
#include "export/csv_write.h"

enum { TIME_WIDTH = 8, GAP = 2 };

/* How wide the columns of a report are. */
struct widths {
	size_t participant, name;
};

static void widen(struct widths *widths, const struct told_speaker *speaker)
{
	size_t participant = text_width(speaker->participant) + GAP;
	size_t name = text_width(speaker->name);
	widths->participant = participant > widths->participant ? participant : widths->participant;
	if (name > 0)
		widths->name = name + GAP > widths->name ? name + GAP : widths->name;
}

static void add_cell(struct buffer *out, const char *text, size_t width)
{
	size_t wide = text_width(text);
	buffer_text(out, text);
	buffer_fill(out, ' ', wide < width ? width - wide : 0);
}

static void end_row(struct buffer *out)
{
	while (out->size > 0 && out->at[out->size - 1] == ' ')
		buffer_cut(out, out->size - 1);
	buffer_byte(out, '\n');
}

static bool is_told(const struct told_speaker *speaker, const char *only)
{
	return only == NULL || strcmp(speaker->participant, only) == 0;
}

static bool has_told(const struct told_list *list, const char *only)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (is_told(&list->speakers[i], only))
			return true;
	return only == NULL;
}

static void add_speaker(const struct told_speaker *speaker, struct widths widths,
                        struct buffer *out)
{
	char time[CIVIL_ROOM];
	if (speaker->number > 0) {
		buffer_printf(out, "%3u  ", (unsigned)speaker->number);
		add_cell(out, civil_write_time(speaker->start.min, time), TIME_WIDTH);
	} else {
		buffer_text(out, "     ");
	}
	add_cell(out, speaker->participant, widths.participant);
	add_cell(out, speaker->name, widths.name);
	buffer_text(out, words_label(&level_words, speaker->level));
	if (speaker->on_behalf_of[0] != '\0')
		buffer_printf(out, "%son behalf of %s", speaker->level != 0 ? "; " : "",
		              speaker->on_behalf_of);
	const char *between = speaker->level != 0 || speaker->on_behalf_of[0] != '\0' ? "; " : "";
	if (speaker->barred != NULL)
		buffer_printf(out, "%s%s", between, speaker->barred);
	else if (speaker->number == 0 && speaker->is_permitted)
		buffer_printf(out, "%stime permitting", between);
	if (speaker->choice > 1)
		buffer_printf(out, " (choice %d)", (int)speaker->choice);
	end_row(out);
}

/* A meeting without a number by its title, too: it may run in parallel with another. */
static void add_meeting(const struct meeting *meeting, struct buffer *out)
{
	const char *title = text_in(&meeting->title, NULL);
	agenda_add_label(out, LOCALE_ENGLISH, meeting);
	if (meeting->number == CIVIL_NONE && title[0] != '\0')
		buffer_printf(out, " (%s)", title);
}

static void add_list(const struct told_list *list, const char *only, struct widths widths,
                     struct buffer *out)
{
	if (!has_told(list, only))
		return;
	add_meeting(list->meeting, out);
	buffer_text(out, ", ");
	agenda_add_weekday(out, LOCALE_ENGLISH, list->meeting->start.day);
	buffer_text(out, ", ");
	agenda_add_span(out, LOCALE_ENGLISH, list->meeting->start.day, &list->meeting->start,
	                &list->meeting->end);
	buffer_printf(out, ": %u of %u slots of %d minutes\n", (unsigned)list->count,
	              (unsigned)list->slots, (int)list->limit_min);
	for (uint32_t i = 0; i < list->count; i++)
		if (is_told(&list->speakers[i], only))
			add_speaker(&list->speakers[i], widths, out);
	buffer_byte(out, '\n');
}

static void add_remedies(const struct told_remedies *remedies, struct buffer *out)
{
	if (remedies->over == 0)
		return;
	buffer_text(out, "To hear them all would take one of these:\n");
	if (remedies->limit_min > 0)
		buffer_printf(out, "  statements of %d minute%s at most\n",
		              (int)remedies->limit_min, remedies->limit_min == 1 ? "" : "s");
	if (remedies->nights > 0)
		buffer_printf(out, "  %u night meeting%s of %d minutes\n",
		              (unsigned)remedies->nights, remedies->nights == 1 ? "" : "s",
		              (int)remedies->night_min);
	if (remedies->extension_min > 0)
		buffer_printf(out, "  %d minutes more in each of the meetings\n",
		              (int)remedies->extension_min);
	if (remedies->segments > 1)
		buffer_printf(out, "  %u parallel segments of equal standing\n",
		              (unsigned)remedies->segments);
}

static uint32_t count_placed(const struct told_speakers *told)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < told->list_count; i++)
		count += told->lists[i].count;
	return count;
}

static void add_left(const struct told_speakers *told, const char *only, struct widths widths,
                     struct buffer *out)
{
	bool any = false;
	for (uint32_t i = 0; i < told->left_count; i++)
		any = any || is_told(&told->left[i], only);
	if (!any)
		return;
	buffer_text(out, "Without a slot, in their order\n");
	for (uint32_t i = 0; i < told->left_count; i++)
		if (is_told(&told->left[i], only))
			add_speaker(&told->left[i], widths, out);
	buffer_byte(out, '\n');
}

static struct widths widths_of(const struct told_speakers *told, const char *only)
{
	struct widths widths = {0};
	for (uint32_t l = 0; l < told->list_count; l++)
		for (uint32_t i = 0; i < told->lists[l].count; i++)
			if (is_told(&told->lists[l].speakers[i], only))
				widen(&widths, &told->lists[l].speakers[i]);
	for (uint32_t i = 0; i < told->left_count; i++)
		if (is_told(&told->left[i], only))
			widen(&widths, &told->left[i]);
	return widths;
}

void report_speakers(const struct told_speakers *told, const char *only, struct buffer *out)
{
	uint32_t placed = count_placed(told);
	struct widths widths = widths_of(told, only);
	for (uint32_t i = 0; i < told->list_count; i++)
		add_list(&told->lists[i], only, widths, out);
	add_left(told, only, widths, out);
	if (only == NULL)
		add_remedies(&told->remedies, out);
	buffer_printf(out, "%u asked to speak, %u are on the list, %u are not%s; %s",
	              (unsigned)(placed + told->left_count), (unsigned)placed,
	              (unsigned)told->left_count,
	              told->is_proved ? "" : " (more might be, which was not proved)", told->order);
	buffer_printf(out, "%s%s\n", told->document[0] != '\0' ? ", in the precedence of " : "",
	              told->document);
}

static void add_csv_row(struct buffer *out, const char *meeting, const struct told_speaker *speaker)
{
	char text[CIVIL_ROOM];
	csv_write(out, meeting, false);
	csv_write_number(out, speaker->number, false);
	csv_write(out, civil_write_moment(speaker->start.day, speaker->start.min, text), false);
	csv_write(out, civil_write_moment(speaker->end.day, speaker->end.min, text), false);
	csv_write(out, speaker->participant, false);
	csv_write(out, speaker->name, false);
	csv_write(out, words_name(&level_words, speaker->level), false);
	csv_write(out, speaker->on_behalf_of, false);
	csv_write_number(out, speaker->lot, true);
}

void report_speakers_csv(const struct told_speakers *told, const char *only, struct buffer *out)
{
	buffer_text(out, "meeting,number,start,end,participant,speaker,level,on_behalf_of,lot\r\n");
	for (uint32_t l = 0; l < told->list_count; l++)
		for (uint32_t i = 0; i < told->lists[l].count; i++)
			if (is_told(&told->lists[l].speakers[i], only))
				add_csv_row(out, told->lists[l].meeting->id,
				            &told->lists[l].speakers[i]);
	for (uint32_t i = 0; i < told->left_count; i++)
		if (is_told(&told->left[i], only))
			add_csv_row(out, "", &told->left[i]);
}

/* How wide the column of levels is. */
static size_t level_width(const struct told_run *run)
{
	size_t width = 0;
	for (uint32_t i = 0; i < run->count; i++) {
		size_t wide = text_width(words_label(&level_words, run->at[i].speaker.level));
		width = wide > 0 && wide + GAP > width ? wide + GAP : width;
	}
	return width;
}

static void add_forecast(const struct told_forecast *at, struct widths widths, size_t level,
                         struct buffer *out)
{
	char planned[CIVIL_ROOM], expected[CIVIL_ROOM];
	buffer_printf(out, "%3u  ", (unsigned)at->speaker.number);
	civil_write_time(at->expected.min, expected);
	add_cell(out, at->is_left_out ? "-" : expected, TIME_WIDTH);
	add_cell(out, at->speaker.participant, widths.participant);
	add_cell(out, at->speaker.name, widths.name);
	add_cell(out, words_label(&level_words, at->speaker.level), level);
	buffer_printf(out, "planned %s", civil_write_time(at->speaker.start.min, planned));
	if (at->speaker.on_behalf_of[0] != '\0')
		buffer_printf(out, "; on behalf of %s", at->speaker.on_behalf_of);
	if (!at->fits)
		buffer_text(out, at->is_left_out ? "; time permitting: left out"
		                                 : "; does not fit any more");
	buffer_byte(out, '\n');
}

static void add_replies(const struct told_run *run, struct widths widths, struct buffer *out)
{
	char expected[CIVIL_ROOM];
	if (run->reply_count == 0)
		return;
	buffer_printf(out, "\nRights of reply at the end of the day, of %d minute%s each\n",
	              (int)run->reply_limit_min, run->reply_limit_min == 1 ? "" : "s");
	for (uint32_t i = 0; i < run->reply_count; i++) {
		const struct told_forecast *at = &run->replies[i];
		buffer_printf(out, "%3u  ", (unsigned)at->speaker.number);
		add_cell(out, civil_write_time(at->expected.min, expected), TIME_WIDTH);
		add_cell(out, at->speaker.participant, widths.participant);
		end_row(out);
	}
}

/* What becomes of the rest of a list, in one line. */
static void add_sum(const struct told_run *run, struct buffer *out)
{
	uint32_t over = 0, left_out = 0;
	for (uint32_t i = 0; i < run->count; i++) {
		left_out += run->at[i].is_left_out;
		over += !run->at[i].is_left_out && !run->at[i].fits;
	}
	if (left_out > 0)
		buffer_printf(out, "%u who would speak time permitting %s left out%s",
		              (unsigned)left_out, left_out == 1 ? "is" : "are",
		              over == 0 ? "; all others fit.\n" : "; of the others, ");
	else if (over == 0)
		buffer_text(out, "All fit.\n");
	if (over > 0)
		buffer_printf(out, "%u would not fit", (unsigned)over);
	if (over > 0 && run->limit_min > 0)
		buffer_printf(out, "; all would with %d minute%s from the next on.\n",
		              (int)run->limit_min, run->limit_min == 1 ? "" : "s");
	else if (over > 0)
		buffer_text(out, ", however short the statements are.\n");
}

void report_run(const struct told_run *run, struct buffer *out)
{
	struct widths widths = {0};
	int32_t late = run->late_min < 0 ? -run->late_min : run->late_min;
	for (uint32_t i = 0; i < run->count; i++)
		widen(&widths, &run->at[i].speaker);
	for (uint32_t i = 0; i < run->reply_count; i++)
		widen(&widths, &run->replies[i].speaker);
	add_meeting(run->meeting, out);
	if (late == 0)
		buffer_text(out, ": on time\n");
	else
		buffer_printf(out, ": %d minute%s %s\n", (int)late, late == 1 ? "" : "s",
		              run->late_min < 0 ? "early" : "late");
	for (uint32_t i = 0; i < run->count; i++)
		add_forecast(&run->at[i], widths, level_width(run), out);
	add_sum(run, out);
	add_replies(run, widths, out);
}

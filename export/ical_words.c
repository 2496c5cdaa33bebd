/* ical_words.c - the agenda's wording in the few texts that an event has. */
#include "export/ical_words.h"

#include <string.h>

#include "export/agenda_words.h"
#include "export/ical_octets.h"

/* What the meeting is about, if only the conference: in the calendar of a delegate there
 * are other plenary meetings. */
static const struct text *find_subject(const struct hld_programme *programme,
                                       const struct meeting *meeting,
                                       const struct agenda_meeting *said)
{
	if (said->title != NULL)
		return &meeting->title;
	return meeting->theme.en != NULL ? &meeting->theme : &programme->title;
}

/* "Statement by Ghana on behalf of the African Group, 3rd plenary meeting" */
static void say_statement(struct ical_words *words, const struct hld_programme *programme,
                          const char *lang, const struct agenda *agenda,
                          const struct meeting *meeting, const struct item *statement)
{
	struct buffer *summary = &words->summary;
	who_id speaker = personal_speaker(programme, agenda->who, statement);
	const char *group = text_in(&statement->on_behalf_of, lang);
	words->subject = personal_name(programme, speaker);
	words->locale = locale_find(text_language(words->subject, lang));
	if (meeting->status == CANCELLED)
		buffer_text(summary, locale_text(words->locale, "CANCELLED: "));
	locale_print(summary, words->locale, "Statement by {1}", text_in(words->subject, lang),
	             NULL);
	if (group[0] != '\0')
		locale_print(summary, words->locale, " on behalf of {1}", group, NULL);
	buffer_text(summary, locale_text(words->locale, ", "));
	agenda_add_label_within(summary, words->locale, meeting);
}

/* "CANCELLED: Round table 2: The effects of international migration": what a calendar
 * cuts off is on the right. */
static void say_summary(struct ical_words *words, const char *lang, const struct meeting *meeting)
{
	struct buffer label = {0}, *summary = &words->summary;
	words->locale = locale_find(text_language(words->subject, lang));
	if (meeting->status == CANCELLED)
		buffer_text(summary, locale_text(words->locale, "CANCELLED: "));
	agenda_add_label(&label, words->locale, meeting);
	const char *subject = text_in(words->subject, lang);
	if (agenda_begins(subject, buffer_str(&label)))
		buffer_text(summary, subject);
	else
		locale_print(summary, words->locale, "{1}: {2}", buffer_str(&label), subject, NULL);
	summary->failed |= label.failed;
	buffer_release(&label);
}

static void say_location(struct buffer *location, const char *room, const char *city)
{
	if (room != NULL)
		buffer_text(location, room);
	if (room != NULL && city[0] != '\0')
		buffer_text(location, ", ");
	buffer_text(location, city);
}

void ical_words_organizer(struct buffer *organizer, const char *organ)
{
	buffer_text(organizer, organ);
	ical_clean_parameter(organizer);
}

static void add_line(struct buffer *to, const char *line)
{
	if (line != NULL)
		buffer_printf(to, "%s\n", line);
}

/* "Co-Chairs: A; B": names hold commas. */
static void add_people(struct buffer *to, const struct locale *locale, const char *role,
                       const string_list *people)
{
	struct buffer names = {0};
	for (uint32_t i = 0; i < people->count; i++) {
		buffer_text(&names, i > 0 ? locale_text(locale, "; ") : "");
		buffer_text(&names, people->at[i]);
	}
	if (people->count > 0)
		locale_print(to, locale, "{1}: {2}", role, buffer_str(&names), NULL);
	to->failed |= names.failed;
	buffer_release(&names);
}

static void add_item(struct buffer *to, const struct locale *locale, const struct agenda_item *item)
{
	if (item->span != NULL)
		buffer_printf(to, "%s ", item->span);
	if (item->by.count > 0)
		add_people(to, locale, item->title, &item->by);
	else
		buffer_text(to, item->title);
	buffer_byte(to, '\n');
	add_line(to, item->theme);
	add_line(to, item->limit);
	add_line(to, item->note);
}

/* The footnote explains asterisks; an agenda that has some has it, and this part of the
 * agenda may be free of them. */
static void add_remarks(struct ical_words *words, const struct agenda *agenda,
                        const struct meeting *meeting)
{
	struct buffer *to = &words->description;
	bool starred = strchr(buffer_str(to), '*') != NULL ||
	               strchr(buffer_str(&words->location), '*') != NULL;
	if (meeting->illustrative)
		buffer_printf(to, "\n%s\n",
		              locale_text(agenda->locale,
		                          "Illustrative: no source gives the times, room or "
		                          "officers of this meeting."));
	if (agenda->footnote != NULL && starred)
		buffer_printf(to, "\n%s\n", agenda->footnote);
}

/* Of a statement, which its agenda has unless the meeting is cancelled, and of its meeting. */
static void describe_statement(struct buffer *to, const struct agenda *agenda,
                               const struct agenda_meeting *said, uint32_t n)
{
	add_line(to, agenda->title);
	add_line(to, agenda->caution);
	for (uint32_t i = 0; i < said->items.count; i++)
		if (said->items.at[i].at == n)
			add_item(to, agenda->locale, &said->items.at[i]);
	buffer_printf(to, "%s%s%s\n", said->label, locale_text(agenda->locale, ", "), said->span);
	add_line(to, said->title);
}

static void say_description(struct buffer *to, const struct agenda *agenda,
                            const struct agenda_meeting *said)
{
	add_line(to, agenda->title);
	add_line(to, agenda->caution);
	add_line(to, said->theme);
	for (uint32_t i = 0; i < said->roles.count; i++) {
		add_people(to, agenda->locale, said->roles.at[i].role, &said->roles.at[i].people);
		buffer_byte(to, '\n');
	}
	add_line(to, said->open_to);
	if (said->items.count > 0)
		buffer_byte(to, '\n');
	for (uint32_t i = 0; i < said->items.count; i++)
		add_item(to, agenda->locale, &said->items.at[i]);
	if (said->note != NULL)
		buffer_printf(to, "\n%s\n", said->note);
}

bool ical_words_make(struct ical_words *words, const struct hld_programme *programme,
                     const char *lang, const struct agenda *agenda,
                     const struct agenda_meeting *said, const struct item *statement)
{
	const struct meeting *meeting = programme_meeting(programme, said->id);
	const struct text *organ = &programme->title;
	if (meeting->organ.en != NULL)
		organ = &meeting->organ;
	else if (programme->organ.en != NULL)
		organ = &programme->organ;
	buffer_cut(&words->summary, 0);
	buffer_cut(&words->location, 0);
	buffer_cut(&words->organizer, 0);
	buffer_cut(&words->description, 0);
	if (statement != NULL) {
		say_statement(words, programme, lang, agenda, meeting, statement);
		describe_statement(&words->description, agenda, said,
		                   (uint32_t)(statement - meeting->items.at));
	} else {
		words->subject = find_subject(programme, meeting, said);
		say_summary(words, lang, meeting);
		say_description(&words->description, agenda, said);
	}
	say_location(&words->location, said->room, text_in(meeting_city(programme, meeting), lang));
	ical_words_organizer(&words->organizer, text_in(organ, lang));
	add_remarks(words, agenda, meeting);
	ical_clean(&words->summary);
	ical_clean(&words->location);
	ical_clean(&words->description);
	return !words->summary.failed && !words->location.failed && !words->organizer.failed &&
	       !words->description.failed;
}

bool ical_words_call_off(struct ical_words *words, const struct agenda *agenda, bool statement,
                         enum ical_gone gone)
{
	if (gone == ICAL_STAYS)
		return true;
	static const char *const gone_words[] = {
		[ICAL_OUT] = N_("No longer in this calendar; the meeting itself is still in the "
	                        "programme."),
		[ICAL_OFF] = N_("No longer in the programme.")};
	struct buffer summary = words->summary, *description = &words->description;
	words->summary = (struct buffer){0};
	buffer_printf(
		&words->summary, "%s%s",
		locale_text(words->locale, gone == ICAL_OUT ? N_("REMOVED: ") : N_("CANCELLED: ")),
		buffer_str(&summary));
	buffer_release(&summary);
	buffer_cut(description, 0);
	add_line(description, agenda->title);
	buffer_text(description,
	            locale_text(agenda->locale, gone == ICAL_OFF && statement
	                                                ? N_("No longer in this meeting.")
	                                                : gone_words[gone]));
	ical_clean(description);
	return !words->summary.failed && !description->failed;
}

void ical_words_release(struct ical_words *words)
{
	buffer_release(&words->summary);
	buffer_release(&words->location);
	buffer_release(&words->organizer);
	buffer_release(&words->description);
}

const struct ical_said *ical_words_find(const struct hld_programme *programme,
                                        const struct agenda *agenda, struct arena *arena)
{
	struct ical_said *said = arena_array(arena, programme->meetings.count, sizeof *said);
	for (uint32_t i = 0; said != NULL && i < agenda->days.count; i++) {
		const struct agenda_day *day = &agenda->days.at[i];
		for (uint32_t j = 0; j < day->meetings.count; j++)
			said[day->meetings.at[j].id.n].meeting = &day->meetings.at[j];
	}
	return said;
}

/* ical_words.h - what a calendar says of a meeting or a statement, taken from the agenda. */
#ifndef EXPORT_ICAL_WORDS_H
#define EXPORT_ICAL_WORDS_H

#include "base/buffer.h"
#include "export/agenda.h"

/* The texts of one event, fit for a calendar; each may be empty, but for the summary. */
struct ical_words {
	struct buffer summary, location, description;
	struct buffer organizer;     /* fit for a parameter */
	const struct text *subject;  /* the text in whose language the summary is */
	const struct locale *locale; /* and that language, in words */
};

/* What the agenda says of a meeting. */
struct ical_said {
	const struct agenda_meeting *meeting;
};

/* What it says of each, by meeting_id; nothing (meeting is NULL) of those that do not concern
 * the one whom it is for.
 * Owns:  the array lies in arena; NULL when memory is out. */
const struct ical_said *ical_words_find(const struct hld_programme *programme,
                                        const struct agenda *agenda, struct arena *arena);

/* Say it of the meeting, or of a statement in it by the one whom the agenda is for (NULL: the
 * meeting), in place of what words held. Gives: false when memory is out. */
bool ical_words_make(struct ical_words *words, const struct hld_programme *programme,
                     const char *lang, const struct agenda *agenda,
                     const struct agenda_meeting *said, const struct item *statement);

/* Add the name of an organ, fit for a parameter. */
void ical_words_organizer(struct buffer *organizer, const char *organ);

/* What became of an event in a newer edition of the programme: nothing; it is out of this
 * calendar, while its meeting is still held; or it is off. */
enum ical_gone { ICAL_STAYS, ICAL_OUT, ICAL_OFF };

/* Say that of an event that ical_words_make() has told of: in its summary, because many clients
 * do not show a STATUS, and in place of its description. Gives: false when memory is out. */
bool ical_words_call_off(struct ical_words *words, const struct agenda *agenda, bool statement,
                         enum ical_gone gone);

void ical_words_release(struct ical_words *words);

#endif

/* agenda.h - a programme as people read it: days, meetings, items; lists of speakers, who sits at
 * which table, documents.
 *
 * All wording is made here, once, in the reader's language; text, pages, paper and pictures only
 * lay it out. A string that is NULL is not there. An asterisk behind a string marks what no
 * source gives; the footnote explains it. What a layout has to say of its own goes through
 * locale_text(agenda->locale, ...). */
#ifndef EXPORT_AGENDA_H
#define EXPORT_AGENDA_H

#include "export/locale.h"
#include "hld.h"
#include "model/personal.h"

/* People by their function: "Co-Chairs". */
struct agenda_role {
	const char *role;
	string_list people; /* "Ali Hachani (Tunisia), President of the ... Council" */
};

/* Of statements that follow one another the first stands for all, where there is a list of them:
 * it has a run, and nothing is said of the others but in the list. */
struct agenda_item {
	uint32_t at;                            /* of the item in the meeting */
	bool listed;                            /* it is in a list of speakers */
	const char *run, *run_span, *run_limit; /* "Statements: 24 speakers"; the limit of all */
	const char *span;  /* NULL: that of the item before it, or of the whole meeting */
	const char *title; /* or what kind of item it is; never NULL */
	const char *theme, *limit, *note;
	string_list by;
};

struct agenda_meeting {
	meeting_id id;     /* of the meeting in the programme */
	const char *organ; /* NULL: that of the meeting above it on the same day */
	const char *span;  /* "10 a.m.-1 p.m." */
	const char *label; /* "3rd plenary meeting", "Round table 2 [CANCELLED]"; goes on with
	                    * a title that begins with it: "Panel discussion on migration" */
	const char *room;
	const char *place; /* city and zone, where they are not the programme's */
	const char *title, *theme, *note;
	const char *open_to; /* "Open to Member States; observers"; too long for a printed agenda */
	LIST_OF(struct agenda_role) roles;
	LIST_OF(struct agenda_item) items;
};

struct agenda_day {
	int32_t day;
	const char *date; /* "Thursday, 14 September 2006" */
	LIST_OF(struct agenda_meeting) meetings;
};

/* Who speaks in a plenary meeting, in turn. */
struct agenda_speaker {
	uint32_t item;      /* in the meeting */
	const char *number; /* "1" */
	const char *span;   /* NULL: no time is set */
	const char *name;   /* "Ghana", "Minister of Ghana" */
	const char *level;  /* "minister" */
	const char *group;  /* "on behalf of the Group of 77 and China" */
	const char *limit;  /* where it is not that of the list */
};

struct agenda_speakers {
	meeting_id id;
	const char *heading; /* "3rd plenary meeting" */
	const char *when;    /* "Thursday, 14 September 2006, 10 a.m.-1 p.m." */
	const char *limit;   /* "Time limit: 5 minutes for each statement"; NULL: not one for all */
	LIST_OF(struct agenda_speaker) rows;
};

/* Who takes part in a meeting that has a list of its participants. */
struct agenda_table {
	meeting_id id;
	const char *heading; /* "Round table 1" */
	const char *when, *room, *title, *theme;
	LIST_OF(struct agenda_role) roles;
	string_list participants; /* by name */
	const char *count;        /* "48 participants" */
};

struct agenda_document {
	const char *date, *title, *symbol, *by, *note;
};

struct agenda {
	who_id who; /* whom it is for, see personal.h */
	const struct locale *locale;
	const char *title, *theme;
	const char *whose;   /* "Programme of Ghana"; NULL: everybody's */
	const char *place;   /* "New York, 14 and 15 September 2006" */
	const char *edition; /* "Provisional programme, revision 2, issued on ..." */
	const char *caution; /* it was never issued */
	const char *note;
	const char *mandates; /* "Mandates: A/RES/60/227, A/RES/59/241" */
	const char *times;    /* whose clocks its times are */
	const char *nothing;  /* said in place of days where there are none */
	LIST_OF(struct agenda_day) days;
	const char *speakers_heading;
	LIST_OF(struct agenda_speakers) speakers;
	const char *tables_heading;
	LIST_OF(struct agenda_table) tables;
	const char *documents_heading;
	LIST_OF(struct agenda_document) documents;
	const char *footnote;    /* what the asterisks mean; NULL: there are none */
	const char *translation; /* its wording is no official translation; NULL: it is English */
	string_list missing;     /* texts of the programme that are there in English only */
};

/* Make the agenda of programme in a language (NULL: English). For anybody in particular it has
 * what concerns them, see personal.h, no lists of speakers, and no documents.
 * Gives: meetings by their local day, then by start; documents by date.
 * Owns:  the strings lie in arena and in programme.
 * Fails: NOMEM. */
hld_status agenda_make(const struct hld_programme *programme, who_id who, const char *lang,
                       struct arena *arena, struct agenda *out, hld_error *err);

/* Make the agenda that the options ask for, of a programme that has the meetings they ask for
 * only (see selection.h), and say in it which these are.
 * Texts that are missing are told to options->missing.
 * Fails: USAGE (no such participant), NOMEM. */
hld_status agenda_of(const struct hld_programme *programme, const hld_export_options *options,
                     struct arena *arena, struct agenda *out, hld_error *err);

/* Make it, and let a layout add it to a buffer.
 * Fails: likewise. */
typedef void agenda_layout(struct buffer *out, const struct agenda *agenda);
hld_status agenda_write(const struct hld_programme *programme, const hld_export_options *options,
                        agenda_layout *add, struct buffer *out, hld_error *err);

#endif

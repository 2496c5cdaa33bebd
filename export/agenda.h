/* agenda.h - a programme as people read it: days, meetings, items, documents. Who takes
 * part in a meeting is a list of its own.
 *
 * All wording is made here, once; text.c lays it out, and any other format for readers
 * would. A string that is NULL is not there. An asterisk behind a string marks what no
 * source gives; the footnote explains it. */
#ifndef EXPORT_AGENDA_H
#define EXPORT_AGENDA_H

#include "hld.h"
#include "model/personal.h"

/* People by their function: "Co-Chairs". */
struct agenda_role {
	const char *role;
	string_list people; /* "Ali Hachani (Tunisia), President of the ... Council" */
};

struct agenda_item {
	uint32_t at;       /* of the item in the meeting */
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
	const char *date; /* "Thursday, 14 September 2006" */
	LIST_OF(struct agenda_meeting) meetings;
};

struct agenda_document {
	const char *date, *title, *symbol, *by, *note;
};

struct agenda {
	who_id who; /* whom it is for, see personal.h */
	const char *title, *theme;
	const char *whose;   /* "Programme of Ghana"; NULL: everybody's */
	const char *place;   /* "New York, 14 and 15 September 2006" */
	const char *edition; /* "Provisional programme, revision 2, issued on ..." */
	const char *caution; /* it was never issued */
	const char *note;
	const char *times;   /* whose clocks its times are */
	const char *nothing; /* said in place of days where there are none */
	LIST_OF(struct agenda_day) days;
	const char *documents_heading;
	LIST_OF(struct agenda_document) documents;
	const char *footnote; /* what the asterisks mean; NULL: there are none */
};

/* Make the agenda of programme in a language (NULL: English) that only titles and other
 * texts of the programme have. For anybody in particular it has what concerns them, see
 * personal.h, and no documents.
 * Gives: meetings by their local day, then by start; documents by date.
 * Owns:  the strings lie in arena and in programme.
 * Fails: NOMEM. */
hld_status agenda_make(const struct hld_programme *programme, who_id who, const char *lang,
                       struct arena *arena, struct agenda *out, hld_error *err);

#endif

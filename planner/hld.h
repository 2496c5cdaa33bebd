/* hld.h - check and publish the programmes of United Nations high-level meetings.
 *
 * Objects are opaque, immutable once returned, and own all they point at. They
 * name one another by id, so they may be freed in any order. Calls on distinct
 * objects may run in parallel, except those that read or write calendars, whose library
 * keeps global state. Equal input gives equal bytes.
 * Units: dates in days since 1970-01-01; times of day in minutes after midnight
 * in the zone of the programme or meeting; lengths in minutes.
 */
#ifndef HLD_H
#define HLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct hld_mandate hld_mandate;             /* what a document requires      */
typedef struct hld_programme hld_programme;         /* who meets where, when and why */
typedef struct hld_participants hld_participants;   /* who may come, in which rank   */
typedef struct hld_venue hld_venue;                 /* rooms, hours, interpreters    */
typedef struct hld_preferences hld_preferences;     /* what is preferred of a plan    */
typedef struct hld_registrations hld_registrations; /* who asked to speak or to sit */
typedef struct hld_findings hld_findings;           /* what a check has to say       */

/* X(name, exit status, text): the one list behind the enum, hld_strstatus(),
 * the command's exit status and EXIT STATUS in its man page. */
#define HLD_STATUS_MAP(X)                                                                      \
	X(OK, 0, "success: no breach, or no difference, was found")                            \
	X(BREACHES, 1, "breaches (or what --strict or --final add) or differences were found") \
	X(USAGE, 2, "the command line is wrong")                                               \
	X(UNREADABLE, 3, "a file cannot be read")                                              \
	X(SYNTAX, 3, "a file is not well-formed")                                              \
	X(SCHEMA, 3, "a file does not fit its schema")                                         \
	X(IMPOSSIBLE, 4, "it was proved that no programme meets what is asked")                \
	X(LIMIT, 5, "no programme was found within the steps")                                 \
	X(WRITE, 6, "the output cannot be written")                                            \
	X(NOMEM, 70, "out of memory")

typedef enum {
#define X(name, code, text) HLD_##name,
	HLD_STATUS_MAP(X)
#undef X
} hld_status;

/* Where a failed call failed; the first failure stays. NULL may stand for any
 * hld_error *. line and column (in characters) count from 1; 0: no place. */
typedef struct {
	hld_status status;
	uint32_t line, column;
	char file[256];    /* as the caller gave it; cut on the left         */
	char pointer[256]; /* RFC 6901: "/meetings/2/start"                  */
	char text[512];    /* "'25:00' is not a time ...", no capital or dot */
} hld_error;

/* How a check of one clause can end, from the least to the most grave. */
#define HLD_SEVERITY_MAP(X)                                               \
	X(NOTE, "note", "what no program can check")                      \
	X(OPEN, "open", "not decided yet: a breach under --final")        \
	X(WAIVED, "waived", "a warning that the programme waives")        \
	X(WARNING, "warning", "departs from an invitation or a proposal") \
	X(BREACH, "breach", "departs from a decision")

typedef enum {
#define X(name, word, text) HLD_##name,
	HLD_SEVERITY_MAP(X)
#undef X
} hld_severity;

/* One thing found. Its strings live as long as the hld_findings holding it;
 * none is NULL. */
typedef struct {
	hld_severity severity;
	const char *clause;    /* id in the mandate, or of a check that always runs */
	const char *symbol;    /* of the document: "A/RES/60/227"; "" for the latter */
	const char *para;      /* "9 (a)"; "" where it has no number               */
	const char *file;      /* the document that it has its place in            */
	const char *pointer;   /* place in it, RFC 6901                            */
	uint32_t line, column; /* the same in its text                             */
	const char *text;      /* one plain sentence, no capital, no full stop     */
} hld_finding;

/* How one clause of one mandate came out. */
typedef struct {
	const char *clause, *symbol, *para;
	bool applies;          /* false: the programme has nothing it could judge */
	bool met;              /* applies, and nothing was found against it       */
	hld_severity severity; /* of its gravest finding, where not met           */
} hld_verdict;

/* Name a status or a severity in a word or sentence that is never NULL. */
const char *hld_strstatus(hld_status status);
const char *hld_strseverity(hld_severity severity);

/* Read a document from the JSON file at path ("-": stdin); participants and registrations also
 * from CSV, programmes also from a calendar (iCalendar, jCal): each is told by what it begins
 * with.
 * Owns:  *out, to be freed by the caller; NULL on failure.
 * Fails: UNREADABLE, SYNTAX, SCHEMA, NOMEM. */
hld_status hld_mandate_load(const char *path, hld_mandate **out, hld_error *err);
hld_status hld_programme_load(const char *path, hld_programme **out, hld_error *err);
hld_status hld_participants_load(const char *path, hld_participants **out, hld_error *err);
hld_status hld_venue_load(const char *path, hld_venue **out, hld_error *err);
hld_status hld_preferences_load(const char *path, hld_preferences **out, hld_error *err);
hld_status hld_registrations_load(const char *path, hld_registrations **out, hld_error *err);

/* Read the same from size bytes at text; name stands for the path in errors. */
hld_status hld_mandate_read(const char *text, size_t size, const char *name, hld_mandate **out,
                            hld_error *err);
hld_status hld_programme_read(const char *text, size_t size, const char *name, hld_programme **out,
                              hld_error *err);
hld_status hld_participants_read(const char *text, size_t size, const char *name,
                                 hld_participants **out, hld_error *err);
hld_status hld_venue_read(const char *text, size_t size, const char *name, hld_venue **out,
                          hld_error *err);
hld_status hld_preferences_read(const char *text, size_t size, const char *name,
                                hld_preferences **out, hld_error *err);
hld_status hld_registrations_read(const char *text, size_t size, const char *name,
                                  hld_registrations **out, hld_error *err);

/* Join a list of participants or a venue to a programme, so that ids of the programme find
 * the people and rooms in it. What is there under an id already holds. The only calls that
 * change an object: make them before any other.
 * Owns:  participants and venue, from now on the programme's, after a failure too.
 * Fails: NOMEM. */
hld_status hld_programme_join_participants(hld_programme *programme, hld_participants *participants,
                                           hld_error *err);
hld_status hld_programme_join_venue(hld_programme *programme, hld_venue *venue, hld_error *err);

/* Free an object; NULL is fine. */
void hld_mandate_free(hld_mandate *mandate);
void hld_programme_free(hld_programme *programme);
void hld_participants_free(hld_participants *participants);
void hld_venue_free(hld_venue *venue);
void hld_preferences_free(hld_preferences *preferences);
void hld_registrations_free(hld_registrations *registrations);
void hld_findings_free(hld_findings *findings);

/* Symbol of the mandate, lent until it is freed. */
const char *hld_mandate_symbol(const hld_mandate *mandate);

/* Symbols of the mandates that the programme names; NULL at index past the last. */
const char *hld_programme_mandate(const hld_programme *programme, size_t index);

/* What was guessed of a programme that was read from a calendar, or left out: a sentence, and its
 * place in the calendar; NULL at index past the last. */
const char *hld_programme_remark(const hld_programme *programme, size_t index, uint32_t *line,
                                 uint32_t *column);

/* Ids of the venues that it names, likewise, and the name of its list of participants, NULL
 * where it names none. */
const char *hld_programme_venue(const hld_programme *programme, size_t index);
const char *hld_programme_participants(const hld_programme *programme);

/* Check programme against every clause of count mandates, and for what no
 * programme may hold (a room in use twice, an item outside its meeting).
 * Gives: findings from the least to the most grave, then by date and start, then
 *        in the order of the clauses, whatever the order of the input.
 * Owns:  *out, which outlives the arguments.
 * Fails: NOMEM. A breach is a finding, not a failure. */
hld_status hld_check(const hld_mandate *const *mandates, size_t count,
                     const hld_programme *programme, hld_findings **out, hld_error *err);
size_t hld_findings_count(const hld_findings *findings);
const hld_finding *hld_findings_at(const hld_findings *findings, size_t index);

/* The verdict on each clause, in the order of the mandates and their clauses. */
size_t hld_findings_verdicts(const hld_findings *findings);
const hld_verdict *hld_findings_verdict(const hld_findings *findings, size_t index);

/* What a calendar is for: to be published, or mailed to somebody, as an invitation or to call it
 * off. */
typedef enum { HLD_PUBLISH, HLD_REQUEST, HLD_CANCEL } hld_method;

/* What to publish. Zero is a good start: English, the programme's own time. */
typedef struct {
	const char *lang;         /* "fr": of titles and themes; NULL or missing: English    */
	const char *participant;  /* id or English name of a participant, or of a person: to
	                          * have only what concerns them; NULL: all. Not as "json"  */
	const char *const *kinds; /* kinds of meeting, as programmes write them ("round-table"):
	                           * to have only those; kinds_count of them, 0: all           */
	size_t kinds_count;
	const char *const *days; /* "2006-09-14": to have only the meetings that begin on these
	                          * days, by the clocks where they are; days_count, 0: all    */
	size_t days_count;
	const char *room;           /* id or English name: to have only the meetings there, or
	                             * "freebusy" of that room; NULL: all                     */
	const hld_programme *since; /* an earlier edition: "ical" of what became of each event
	                             * since then; NULL: all events as they are               */
	hld_method method; /* of a calendar; to be mailed it has to hold one event           */
	const char *to;    /* the address to which it is mailed                              */
	const hld_findings
		*findings; /* "html": what a check found, to be shown; NULL: nothing is */
	bool deliverables; /* "ical", "jcal": the documents in place of the meetings         */
	bool utc;          /* calendars in UTC in place of local times                       */
	bool in_public;    /* without absences, candidates, gender, wishes, costs, waivers,
	                    * which calendars and JSON hold so that programmes come back whole */
	bool has_stamp;    /* stamp counts, in place of the programme's date of issue        */
	int64_t stamp;     /* seconds since 1970: DTSTAMP of every component, date of "pdf"  */
	const char *paper; /* of "pdf": "a4" or "letter"; NULL: a4                           */
	/* Called with each text of the programme that an agenda has in English, because it is not
	 * there in lang; NULL: nobody asks. English lives as long as the programme. */
	void (*missing)(void *with, const char *english);
	void *with;
} hld_export_options;

/* Write programme in a format by its name: "text", "ical" (hld_export_format() lists them).
 * Owns:  *out, size bytes and a NUL, to be freed with free(); NULL on failure.
 * Fails: USAGE (no such format, participant, room or kind of meeting, no meeting on a day, what the format does not
 *        take (a part of it as JSON, an update or mail in another than iCalendar), an update of
 *        another programme or of a later revision, mail without an address or with several events), SCHEMA (what the
 *        format cannot say), WRITE (a calendar that does not read back as it was meant: a fault
 *        of ours), NOMEM. */
hld_status hld_export(const hld_programme *programme, const char *format,
                      const hld_export_options *options, char **out, size_t *size, hld_error *err);

/* Name of the index-th format, NULL past the last. */
const char *hld_export_format(size_t index);

#endif

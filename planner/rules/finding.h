/* finding.h - what a check finds, gathered clause by clause and ordered at the end. */
#ifndef RULES_FINDING_H
#define RULES_FINDING_H

#include "base/arena.h"
#include "model/mandate.h"
#include "model/programme.h"

/* A place in the programme, or in another document. */
struct spot {
	const struct source *source; /* NULL: the programme's own */
	uint32_t meeting, item;      /* NO_ELEMENT: of the document, of the meeting */
	const char *member;          /* key at that place, or a pointer's rest; "": all of it */
};

struct spot spot_programme(const char *member);
struct spot spot_meeting(meeting_id meeting, const char *member);
struct spot spot_item(meeting_id meeting, uint32_t item, const char *member);

/* One check under way: what is judged, by which clause. */
struct check {
	const struct hld_programme *programme;
	const struct brief *briefs; /* of its meetings by start, as select_prepare() made them */
	const struct hld_mandate *mandate; /* NULL while what always holds is checked */
	const struct clause *clause;
	const char *id;        /* of the clause, or of the check that always runs */
	hld_severity severity; /* of departing from it */
	bool applies;          /* set by the rule: there was something to judge */
	bool is_of_waivers;    /* what is found is about waivers: it cannot be waived */
	const struct hld_mandate *const *mandates; /* all, for what looks at several */
	size_t mandate_count;
	struct arena *scratch; /* until the next clause */
	struct hld_findings *findings;
	bool failed; /* memory is out */
};

/* Say what is found against the clause; what is and what ought to be. */
void report(struct check *check, struct spot spot, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Say what is not decided yet. */
void report_open(struct check *check, struct spot spot, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* A place whose pointer has to be written first: "list/n/key", or "list/n" where key is "".
 * When memory is out it is the whole document. */
struct spot spot_list(struct check *check, const char *list, uint32_t n, const char *key);

/* The same of a record that a joined document may hold, and of a clause of the mandate. */
struct spot spot_origin(struct check *check, const struct origin *origin, const char *key);
struct spot spot_clause(struct check *check, uint32_t n, const char *key);

/* The place of the n-th element of a list that a spot names. */
struct spot spot_element(struct check *check, struct spot list, uint32_t n);

/* Make findings with room for count verdicts; NULL when memory is out. */
struct hld_findings *findings_new(size_t verdicts);

/* Open the clause of a check: what is found from here on is found against it. Close it:
 * keep its verdict. */
void findings_open_clause(struct check *check);
void findings_close_clause(struct check *check);

/* Order all findings and find their places in the files. */
bool findings_finish(struct hld_findings *findings);

#endif

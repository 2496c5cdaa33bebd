/* checked.h - documents written in short, and what a check of them finds. */
#ifndef SUPPORT_CHECKED_H
#define SUPPORT_CHECKED_H

#include "hld.h"

/* In short: ' stands for ", and a comma may stand before ] or }. */
struct documents {
	const char *programme;
	const char *participants; /* NULL: none; one that begins with no { is CSV */
	const char *venue;        /* NULL: none */
};

/* JSON of what is written in short, to be freed. */
char *json_of(const char *brief);

/* Read all documents, under the names "programme", "participants" and "venue", and join them;
 * the test fails where one is refused. To be freed. */
hld_programme *read_documents(const struct documents *documents);

/* Check without a mandate; to be freed. */
hld_findings *check_documents(const struct documents *documents);

/* The test fails unless these are the findings, in their order, each on a line:
 * "breach room-in-use programme/meetings/1/room: TEXT\n". */
void expect_findings(const struct documents *documents, const char *right);

#endif

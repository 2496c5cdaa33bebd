/* written.h - programmes that tests write short, and what they look for in what comes of them. */
#ifndef SUPPORT_WRITTEN_H
#define SUPPORT_WRITTEN_H

#include <stddef.h>

#include "base/buffer.h"
#include "hld.h"
#include "model/programme.h"

/* Add JSON in which ' stands for ", and @10:00-13:00 for a start and an end on 14 September 2006. */
void written_add(struct buffer *to, const char *text);

/* A programme of JSON; of one that is written short, from its head, up to the bracket before its
 * meetings, and these. The test fails where it cannot be read. */
hld_programme *written_json(const char *json);
hld_programme *written_programme(const char *head, const char *meetings);

/* A local time; NULL: absent. */
struct moment written_moment(const char *text);

/* How often a part is in a text; and tests of it. */
size_t written_count(const char *text, const char *part);
void assert_has(const char *text, const char *part);
void assert_lacks(const char *text, const char *part);

/* Join the folded lines of a calendar, in place. */
void written_unfold(char *octets);

#endif

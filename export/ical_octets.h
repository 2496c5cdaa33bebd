/* ical_octets.h - libical's tree of a calendar as octets (RFC 5545, 3.1 and 3.2), proved
 * by reading them back. */
#ifndef EXPORT_ICAL_OCTETS_H
#define EXPORT_ICAL_OCTETS_H

#include "base/buffer.h"
#include "hld.h"

struct icalcomponent_impl; /* libical's icalcomponent */
struct icalparameter_impl; /* its icalparameter */

/* Make the text in buffer one that a TEXT value can hold and that every reader finds
 * again: line separators become \n, other control characters and U+FFFE and U+FFFF go, and so do
 * blanks at either end. It never grows. */
void ical_clean(struct buffer *text);

/* Make it one that a parameter can hold: neither quotation marks nor line breaks, and, for
 * libical's parser, no backslash before the quotation mark that ends it. */
void ical_clean_parameter(struct buffer *text);

/* See that out, and then libical, will find the memory for a component of so many
 * properties and so many octets of text; see ical.c. Gives: false when they would not. */
bool ical_memory(struct buffer *out, size_t properties, size_t octets);

/* Add component and all that is in it to out. Texts are escaped; what no text may hold
 * is refused in all other values.
 * Fails: WRITE (libical does not read back what it was given), NOMEM. */
hld_status ical_add(struct icalcomponent_impl *component, struct buffer *out, hld_error *err);

/* Lend the value of a parameter, a text or one of the words that VALUE, FBTYPE,
 * PARTSTAT and RSVP take; NULL: none. */
const char *ical_param_text(struct icalparameter_impl *param);

#endif

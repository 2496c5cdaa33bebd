/* patch.h - JSON Patch (RFC 6902): what a case changes in a programme, and nothing else.
 *
 * Beside the RFC, a step into an array may be the id of an element: a patch that says
 * "/meetings/round-table-1/theme" can be read, and outlives a meeting added before it. */
#ifndef SUPPORT_PATCH_H
#define SUPPORT_PATCH_H

#include <jansson.h>
#include <stddef.h>

/* Find what a JSON pointer (RFC 6901) points at.
 * Gives: a part of the document, lent; NULL where nothing is there. */
json_t *patch_find(json_t *document, const char *pointer);

/* Apply the operations of patch, an array, one after the other to a copy of document.
 * Gives: the copy. Owns: the caller, for json_decref().
 * Fails: NULL; why, of room bytes, says which operation and what it could not do.
 * "test" takes 1 and 1.0 for different. */
json_t *patch_apply(const json_t *document, const json_t *patch, char *why, size_t room);

#endif

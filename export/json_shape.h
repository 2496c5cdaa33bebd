/* json_shape.h - any record of the model as a JSON object, by the rows of its shape. */
#ifndef EXPORT_JSON_SHAPE_H
#define EXPORT_JSON_SHAPE_H

#include <stdbool.h>

#include "model/shape.h"

struct json_t; /* of jansson, which only .c files include */

/* Add what record holds to object, in the order of the rows; what is absent is left out.
 * No row may be FIELD_PARAMS.
 * Fails: (false) when memory is out; object is still the caller's to free. */
bool json_add_record(struct json_t *object, const struct shape *shape, const void *record);

/* Take out of object, a record of that shape, what is for those who plan only. */
void json_keep_public(struct json_t *object, const struct shape *shape);

/* What the record holds in one field, null where it is absent.
 * Gives: a new reference, NULL when memory is out. */
struct json_t *json_value(const struct field *field, const void *record);

#endif

/* value.h - look at the values of any record by the rows of its shape: the reading side
 * of what build.c puts there. */
#ifndef MODEL_VALUE_H
#define MODEL_VALUE_H

#include "model/shape.h"

/* Where the value of a field lies in a record. */
const void *field_at(const struct field *field, const void *record);

/* What lies there: the pointer that a string, text, ref or record begins with, the
 * number that a number, word, date, time or moment begins with, or a bool. */
const void *value_pointer(const void *at);
int32_t value_int(const void *at);
bool value_bool(const void *at);

/* The list that a field with FIELD_LIST holds. */
struct list field_list(const struct field *field, const void *record);

/* Whether a record has a value in that field. An empty list is one; false is none. */
bool field_is_there(const struct field *field, const void *record);

/* Whether two records of one shape say the same in a field, or in all of them: refs by
 * name, moments by day and minute, texts by language in whatever order, lists one by one.
 * An empty list is not the same as none. No row may be FIELD_PARAMS. */
bool field_same(const struct field *field, const void *a, const void *b);
bool record_same(const struct shape *shape, const void *a, const void *b);

#endif

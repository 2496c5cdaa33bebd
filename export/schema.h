/* schema.h - JSON Schemas of the documents, made from the rows that the readers read by. */
#ifndef EXPORT_SCHEMA_H
#define EXPORT_SCHEMA_H

#include "base/buffer.h"
#include "model/shape.h"

/* The documents that people write, by the names of their shapes; ends with NULL. */
extern const struct shape *const documents[];

/* What the key "format" of a document says: "hld-programme/1". */
enum { FORMAT_ROOM = 64 };
const char *document_format(const struct shape *document, char to[FORMAT_ROOM]);

/* Put the JSON Schema (draft 2020-12) of a document into out; false: out of memory. */
bool schema_write(const struct shape *document, struct buffer *out);

#endif

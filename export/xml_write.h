/* xml_write.h - texts and attributes of XML. */
#ifndef EXPORT_XML_WRITE_H
#define EXPORT_XML_WRITE_H

#include "base/buffer.h"

/* Add a text between tags, or an attribute with a space before it. What no XML may hold, even
 * escaped, is left out. */
void xml_write_text(struct buffer *out, const char *text);
void xml_write_attribute(struct buffer *out, const char *name, const char *value);

#endif

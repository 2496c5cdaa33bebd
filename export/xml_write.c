/* xml_write.c - escapes.
 *
 * Elements, attributes and texts are all there is to what hld writes, so it is done here: libxml2
 * would be a library of a megabyte and more for three escapes. That it is XML is for tests to find. */
#include "export/xml_write.h"

#include <stdint.h>

#include "base/text.h"

/* XML 1.0, 2.2. */
static bool is_forbidden(uint32_t code)
{
	enum { NO_CHARACTER = 0xFFFE };
	return (code < ' ' && code != '\t' && code != '\n' && code != '\r') ||
	       (code & ~1U) == NO_CHARACTER;
}

/* In attributes blanks but spaces would not last unescaped (XML 1.0, 3.3.3). */
static void add_escaped(struct buffer *out, const char *text, bool is_attribute)
{
	while (*text != '\0') {
		const char *character = text;
		uint32_t code = utf8_next(&text);
		bool is_mark = code == '&' || code == '<' || code == '>' || code == '"';
		if (is_forbidden(code))
			continue;
		if (is_mark || code == '\r' || (is_attribute && code < ' '))
			buffer_printf(out, "&#%u;", (unsigned)code);
		else
			buffer_add(out, character, (size_t)(text - character));
	}
}

void xml_write_text(struct buffer *out, const char *text)
{
	add_escaped(out, text, false);
}

void xml_write_attribute(struct buffer *out, const char *name, const char *value)
{
	buffer_printf(out, " %s=\"", name);
	add_escaped(out, value, true);
	buffer_byte(out, '"');
}

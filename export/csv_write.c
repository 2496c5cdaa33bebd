/* csv_write.c - cells. */
#include "export/csv_write.h"

#include <string.h>

#include "base/text.h"

void csv_write(struct buffer *out, const char *text, bool is_last)
{
	bool quoted = strpbrk(text, ",\"\r\n") != NULL;
	if (quoted)
		buffer_byte(out, '"');
	if (text[0] != '\0' && strchr("=+-@\t", text[0]) != NULL)
		buffer_byte(out, '\'');
	for (const char *c = text; *c != '\0'; c++) {
		if (*c == '"')
			buffer_byte(out, '"');
		buffer_byte(out, *c);
	}
	if (quoted)
		buffer_byte(out, '"');
	buffer_text(out, is_last ? "\r\n" : ",");
}

void csv_write_number(struct buffer *out, uint32_t number, bool is_last)
{
	char text[16] = "";
	if (number > 0)
		text_print(text, sizeof text, "%u", (unsigned)number);
	csv_write(out, text, is_last);
}

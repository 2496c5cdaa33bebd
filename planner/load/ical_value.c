/* ical_value.c - parameters and texts of a property. */
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "load/ical_lines.h"

/* What RFC 6868 writes with a caret. */
static void add_decoded(struct buffer *to, const char *value, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char next = i + 1 < length ? value[i + 1] : '\0';
		if (value[i] != '^' || (next != '^' && next != 'n' && next != '\'')) {
			buffer_byte(to, value[i]);
			continue;
		}
		buffer_byte(to, next == 'n' ? '\n' : next == '\'' ? '"' : '^');
		i++;
	}
}

/* The end of a parameter at text. */
static const char *param_end(const char *text)
{
	bool quoted = false;
	for (; *text != '\0' && (quoted || strchr(";:", *text) == NULL); text++)
		quoted = quoted != (*text == '"');
	return text;
}

bool ical_param(const struct ical_line *line, const char *name, struct arena *arena,
                const char **out, size_t *octet)
{
	size_t length = strlen(name);
	const char *at = line->text + strcspn(line->text, ";:");
	*out = NULL;
	*octet = 0;
	while (*at == ';') {
		const char *end = param_end(++at);
		if (strncasecmp(at, name, length) != 0 || at[length] != '=') {
			at = end;
			continue;
		}
		const char *value = at + length + 1;
		*octet = (size_t)(value - line->text);
		if (*value == '"')
			value++;
		struct buffer text = {0};
		size_t size = (size_t)(end - value);
		const char *stop = memchr(value, value[-1] == '"' ? '"' : ',', size);
		add_decoded(&text, value, stop != NULL ? (size_t)(stop - value) : size);
		if (!text.failed)
			*out = arena_copy(arena, buffer_str(&text), text.size);
		buffer_release(&text);
		return *out != NULL;
	}
	return true;
}

const char *ical_text(const struct ical_line *line, struct arena *arena)
{
	char *text = arena_copy(arena, line->text + line->value, line->length - line->value);
	char *to = text;
	for (const char *from = text; from != NULL && *from != '\0'; from++) {
		bool escaped = *from == '\\' && from[1] != '\0';
		from += escaped;
		*to++ = escaped && (*from == 'n' || *from == 'N') ? '\n' : *from;
	}
	if (to != NULL)
		*to = '\0';
	return text;
}

/* picture_text.c - widths of letters, and lines made by them. */
#include "export/picture_text.h"

#include <string.h>

#include "base/text.h"

/* Thousandths of the size of type, from the space to the tilde, of Noto Sans Regular. */
static const uint16_t ascii_widths[] = {
	260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372,
	572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434,
	899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619, 524, 907, 760, 781,
	605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444,
	281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605,
	615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572};

/* The mean of a script, rather too much than too little. */
static const struct {
	uint32_t until;
	int32_t width;
} script_widths[] = {{0x250, 600}, {0x400, 650},  {0x530, 690},     {0x590, 650},
                     {0x900, 500}, {0x2000, 650}, {UINT32_MAX, 700}};

enum { EM = 1000, BOLD_PERCENT = 108 };
static const char ellipsis[] = "\u2026";

/* Step over the character at *text. Gives: thousandths. */
static int32_t step_over(const char **text, struct picture_type type)
{
	char character[5] = "";
	const char *from = *text;
	uint32_t code = utf8_next(text);
	memcpy(character, from, (size_t)(*text - from));
	size_t columns = text_width(character), row = 0;
	int32_t width = EM;
	if (columns == 0)
		return 0;
	if (code >= ' ' && code <= '~')
		width = ascii_widths[code - ' '];
	else if (columns == 1) {
		while (code >= script_widths[row].until)
			row++;
		width = script_widths[row].width;
	}
	return type.bold ? width * BOLD_PERCENT / 100 : width;
}

/* No more than so many characters count: the rest is beyond any page. */
int32_t picture_text_width(const char *text, struct picture_type type)
{
	enum { MOST = 1000 };
	int64_t width = 0;
	for (int32_t i = 0; *text != '\0' && i < MOST; i++)
		width += step_over(&text, type);
	return (int32_t)((width * type.size + EM - 1) / EM);
}

/* White space of any kind, and what Unicode calls separators of lines and paragraphs. */
static bool is_blank(uint32_t code)
{
	return code <= ' ' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

void picture_text_plain(struct buffer *to, const char *text)
{
	size_t from = to->size;
	bool gap = false;
	while (*text != '\0') {
		const char *character = text;
		bool blank = is_blank(utf8_next(&text));
		if (!blank && gap && to->size > from)
			buffer_byte(to, ' ');
		if (!blank)
			buffer_add(to, character, (size_t)(text - character));
		gap = blank;
	}
}

/* Whether a line may end before the character at text, which has one before it. */
static bool may_break(const char *before, const char *text)
{
	return *text == ' ' || (*before != ' ' && *text != '\0' && text_may_break(before, text));
}

/* The end of what fits into so many thousandths, whole characters with what is written upon them;
 * *last is the last place before it, or at it, where the line may break, or text. */
static const char *fitting_end(const char *text, struct picture_type type, int64_t room,
                               const char **last)
{
	const char *end = text;
	int64_t width = 0;
	*last = text;
	while (*end != '\0') {
		const char *next = end;
		int32_t more = step_over(&next, type);
		if (more > 0 && width + more > room)
			break;
		width += more;
		if (*next == '\0' || may_break(end, next))
			*last = next;
		end = next;
	}
	return end;
}

void picture_text_take(struct buffer *to, const char **at, struct picture_type type, int32_t width,
                       bool is_last)
{
	const char *text = *at, *last, *dots = ellipsis;
	int64_t room = (int64_t)width * EM / type.size;
	const char *end = fitting_end(text, type, room, &last);
	if (*end == '\0') {
		buffer_text(to, text);
		*at = end;
		return;
	}
	if (is_last)
		end = fitting_end(text, type, room - step_over(&dots, type), &last);
	else if (last > text)
		end = last;
	else if (end == text)
		utf8_next(&end); /* some room is wanted, or it would never end */
	const char *cut = end;
	while (cut > text && cut[-1] == ' ')
		cut--;
	buffer_add(to, text, (size_t)(cut - text));
	if (is_last && cut > text)
		buffer_text(to, ellipsis);
	while (*end == ' ')
		end++;
	*at = is_last ? end + strlen(end) : end;
}

/* Digits, marks and symbols are neither. */
static bool is_letter(uint32_t code)
{
	return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
	       (code >= 0xC0 && code < 0x2000) || (code >= 0x2C00 && code < 0xFE00) ||
	       code >= 0x10000;
}

bool picture_text_from_right(const char *text, bool otherwise)
{
	while (*text != '\0') {
		uint32_t code = utf8_next(&text);
		if (utf8_from_right(code))
			return true;
		if (is_letter(code))
			return false;
	}
	return otherwise;
}

/* text.c - what of Unicode an agenda and a good error message need. */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Bytes of the valid character at text, 0 if it is none. RFC 3629. */
static size_t utf8_length(const unsigned char *text, size_t size)
{
	unsigned char lead = text[0];
	if (lead < 0x80)
		return 1;
	size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	if (lead < 0xC2 || lead > 0xF4 || length > size)
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((text[i] & 0xC0) != 0x80)
			return 0;
	bool overlong = (lead == 0xE0 && text[1] < 0xA0) || (lead == 0xF0 && text[1] < 0x90);
	bool surrogate = lead == 0xED && text[1] > 0x9F;
	bool too_high = lead == 0xF4 && text[1] > 0x8F;
	return overlong || surrogate || too_high ? 0 : length;
}

size_t utf8_valid(const char *text, size_t size)
{
	size_t at = 0;
	while (at < size) {
		size_t length = utf8_length((const unsigned char *)text + at, size - at);
		if (length == 0)
			break;
		at += length;
	}
	return at;
}

uint32_t utf8_next(const char **text)
{
	const unsigned char *at = (const unsigned char *)*text;
	size_t length = at[0] < 0x80 ? 1 : at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;
	static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	uint32_t code = at[0] & mask[length];
	for (size_t i = 1; i < length; i++)
		code = code << 6 | (at[i] & 0x3F);
	*text += length;
	return code;
}

size_t utf8_put(uint32_t code, char to[static 4])
{
	static const unsigned char heads[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (size_t i = length; i-- > 1; code >>= 6)
		to[i] = (char)(0x80 | (code & 0x3F));
	to[0] = (char)(heads[length] | code);
	return length;
}

struct range {
	uint32_t first, last;
};

static bool in_ranges(uint32_t code, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

unsigned utf8_width(uint32_t code)
{
	static const struct range none[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},
	                                    {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
	                                    {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x200B, 0x200F},
	                                    {0x202A, 0x202E}, {0x2060, 0x2069}, {0x20D0, 0x20FF},
	                                    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};
	static const struct range wide[] = {{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF},
	                                    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
	                                    {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
	                                    {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x20000, 0x3FFFD}};
	if (code < 0x0300)
		return 1;
	if (in_ranges(code, none, sizeof none / sizeof *none))
		return 0;
	return in_ranges(code, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

size_t text_width(const char *text)
{
	size_t width = 0;
	while (*text != '\0')
		width += utf8_width(utf8_next(&text));
	return width;
}

bool utf8_from_right(uint32_t code)
{
	return (code >= 0x590 && code <= 0x8FF) || (code >= 0xFB1D && code <= 0xFDFF) ||
	       (code >= 0xFE70 && code <= 0xFEFE) || (code >= 0x10800 && code <= 0x10FFF) ||
	       (code >= 0x1E800 && code <= 0x1EFFF);
}

static bool is_among(uint32_t code, const char *characters)
{
	while (*characters != '\0')
		if (utf8_next(&characters) == code)
			return true;
	return false;
}

bool text_may_break(const char *before, const char *behind)
{
	uint32_t left = utf8_next(&before), right = utf8_next(&behind);
	return (utf8_width(left) == 2 || utf8_width(right) == 2) &&
	       !is_among(left, "（［「『《〈“‘") &&
	       !is_among(right, "，。、；：？！）］」』》〉”’*)");
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool text_is_language(const char *language, const char *tag)
{
	for (; *language != '\0'; language++, tag++)
		if (lower(*tag) != lower(*language))
			return false;
	return *tag == '\0' || *tag == '-' || *tag == '_';
}

bool text_in_word(char c)
{
	unsigned char u = (unsigned char)c;
	return (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') ||
	       u >= 0x80;
}

/* Curly quotation marks and dashes (U+2010 to U+201F) are punctuation too. */
static const char *skip_gap(const char *text)
{
	for (;;) {
		bool general_punctuation =
			(unsigned char)text[0] == 0xE2 && (unsigned char)text[1] == 0x80 &&
			(unsigned char)text[2] >= 0x90 && (unsigned char)text[2] <= 0x9F;
		if (general_punctuation)
			text += 3;
		else if (*text != '\0' && !text_in_word(*text))
			text++;
		else
			return text;
	}
}

bool text_same_words(const char *a, const char *b)
{
	a = skip_gap(a);
	b = skip_gap(b);
	while (*a != '\0' && lower(*a) == lower(*b)) {
		const char *a_next = skip_gap(a + 1), *b_next = skip_gap(b + 1);
		if ((a_next == a + 1) != (b_next == b + 1) && *a_next != '\0' && *b_next != '\0')
			return false; /* a word ends in one only */
		a = a_next;
		b = b_next;
	}
	return *a == '\0' && *b == '\0';
}

void text_fold(const char *text, char *to)
{
	text = skip_gap(text);
	while (*text != '\0') {
		const char *next = skip_gap(text + 1);
		*to++ = lower(*text);
		if (next != text + 1 && *next != '\0')
			*to++ = ' ';
		text = next;
	}
	*to = '\0';
}

/* Letters that an index takes for others, by their ranges. */
static const struct {
	uint32_t first, last;
	char letter;
} letters[] = {
	{0x41, 0x5A, 0},     {0x61, 0x7A, 0},     {0xC0, 0xC6, 'a'},   {0xC7, 0xC7, 'c'},
	{0xC8, 0xCB, 'e'},   {0xCC, 0xCF, 'i'},   {0xD0, 0xD0, 'd'},   {0xD1, 0xD1, 'n'},
	{0xD2, 0xD6, 'o'},   {0xD8, 0xD8, 'o'},   {0xD9, 0xDC, 'u'},   {0xDD, 0xDD, 'y'},
	{0xE0, 0xE6, 'a'},   {0xE7, 0xE7, 'c'},   {0xE8, 0xEB, 'e'},   {0xEC, 0xEF, 'i'},
	{0xF0, 0xF0, 'd'},   {0xF1, 0xF1, 'n'},   {0xF2, 0xF6, 'o'},   {0xF8, 0xF8, 'o'},
	{0xF9, 0xFC, 'u'},   {0xFD, 0xFD, 'y'},   {0xFF, 0xFF, 'y'},   {0x100, 0x105, 'a'},
	{0x106, 0x10D, 'c'}, {0x10E, 0x111, 'd'}, {0x112, 0x11B, 'e'}, {0x11C, 0x123, 'g'},
	{0x124, 0x127, 'h'}, {0x128, 0x131, 'i'}, {0x139, 0x142, 'l'}, {0x143, 0x148, 'n'},
	{0x14C, 0x153, 'o'}, {0x154, 0x159, 'r'}, {0x15A, 0x161, 's'}, {0x162, 0x167, 't'},
	{0x168, 0x173, 'u'}, {0x174, 0x175, 'w'}, {0x176, 0x178, 'y'}, {0x179, 0x17E, 'z'},
};

/* The next letter of a name by which an index orders it, a space between words; 0 behind it. */
static uint32_t next_letter(const char **text)
{
	while (**text != '\0') {
		uint32_t c = utf8_next(text);
		if (c == ' ' || c == '-')
			return ' ';
		for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
			if (c >= letters[i].first && c <= letters[i].last)
				return letters[i].letter != 0 ? (uint32_t)letters[i].letter
				                              : c | 0x20;
		if (c >= 0x180 || (c >= '0' && c <= '9'))
			return c;
	}
	return 0;
}

int text_order(const char *a, const char *b)
{
	const char *x = a, *y = b;
	for (;;) {
		uint32_t of_x = next_letter(&x), of_y = next_letter(&y);
		if (of_x != of_y)
			return of_x < of_y ? -1 : 1;
		if (of_x == 0)
			return strcmp(a, b);
	}
}

enum { LONGEST_WORD = 63 };

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned text_distance(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);
	if (n > LONGEST_WORD || m > LONGEST_WORD)
		return LONGEST_WORD + 1;
	unsigned row[3][LONGEST_WORD + 2];
	for (size_t j = 0; j <= m; j++)
		row[0][j] = (unsigned)j;
	for (size_t i = 1; i <= n; i++) {
		unsigned *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
		now[0] = (unsigned)i;
		for (size_t j = 1; j <= m; j++) {
			unsigned replace = last[j - 1] + (lower(a[i - 1]) != lower(b[j - 1]));
			now[j] = least(replace, least(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
		}
	}
	return row[n % 3][m];
}

const char *text_nearer(const char *word, const char *so_far, const char *candidate)
{
	unsigned distance = text_distance(word, candidate);
	size_t allowed = strlen(word) / 3 + 1;
	if (distance > LONGEST_WORD || distance > allowed || distance >= strlen(candidate) ||
	    (so_far != NULL && text_distance(word, so_far) <= distance))
		return so_far;
	return candidate;
}

__attribute__((format(printf, 4, 0))) static void print_at(char *to, size_t used, size_t room,
                                                           const char *format, va_list args)
{
	int length = vsnprintf(to + used, room - used, format, args);
	if (length >= 0 && (size_t)length >= room - used)
		to[utf8_valid(to, strlen(to))] = '\0';
}

void text_print(char *to, size_t room, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	print_at(to, 0, room, format, args);
	va_end(args);
}

void text_append(char *to, size_t room, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	print_at(to, strlen(to), room, format, args);
	va_end(args);
}

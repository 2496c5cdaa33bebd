/* ical_octets.c - write a component, then read it back and compare.
 *
 * libical 3.0.16 prints too, but can tear the CRLF at the end of a line, leaves "," and
 * ";" unescaped in CATEGORIES and X- values and "^" in parameters, and does not look for
 * line breaks in values that are not text. Its parser is the judge of ours. */
#include "export/ical_octets.h"

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

/* Octets of a line without its CRLF (RFC 5545, 3.1). */
enum { LINE_OCTETS = 75 };

/* A property on its way out. No call splits a character between two of its pieces. */
struct line {
	struct buffer *out;
	size_t column; /* octets since the last line break */
	bool bad;      /* libical gave nothing, or what may not be written */
};

static void fold(struct line *line)
{
	buffer_add(line->out, "\r\n ", 3);
	line->column = 1;
}

static bool is_continuation(char octet)
{
	return ((unsigned char)octet & 0xC0) == 0x80;
}

static void add_octets(struct line *line, const char *octets, size_t length)
{
	while (line->column + length > LINE_OCTETS) {
		size_t cut = LINE_OCTETS - line->column;
		while (cut > 0 && is_continuation(octets[cut]))
			cut--;
		buffer_add(line->out, octets, cut);
		fold(line);
		octets += cut;
		length -= cut;
	}
	buffer_add(line->out, octets, length);
	line->column += length;
}

static void add_word(struct line *line, const char *word)
{
	if (word != NULL)
		add_octets(line, word, strlen(word));
	line->bad |= word == NULL;
}

/* Two octets that stay on one line: some readers unescape before they unfold. */
static void add_pair(struct line *line, char first, char second)
{
	const char pair[] = {first, second};
	if (line->column + sizeof pair > LINE_OCTETS)
		fold(line);
	add_octets(line, pair, sizeof pair);
}

static bool is_control(char octet)
{
	return ((unsigned char)octet < ' ' && octet != '\t') || octet == 0x7F;
}

static bool has_control(const char *text)
{
	while (*text != '\0' && !is_control(*text))
		text++;
	return *text != '\0';
}

/* A TEXT value (RFC 5545, 3.3.11). */
static void add_text(struct line *line, const char *text)
{
	while (text != NULL && *text != '\0') {
		size_t plain = strcspn(text, "\\;,\n");
		add_octets(line, text, plain);
		text += plain;
		if (*text == '\n')
			add_pair(line, '\\', 'n');
		else if (*text != '\0')
			add_pair(line, '\\', *text);
		text += *text != '\0';
	}
	line->bad |= text == NULL;
}

/* A parameter value (RFC 5545, 3.2; RFC 6868 for what a quoted string cannot hold). */
static void add_param_value(struct line *line, const char *value)
{
	bool quoted = strpbrk(value, ",;:") != NULL;
	line->bad |= has_control(value);
	if (quoted)
		add_octets(line, "\"", 1);
	while (*value != '\0') {
		size_t plain = strcspn(value, "^\"");
		add_octets(line, value, plain);
		value += plain;
		if (*value != '\0')
			add_pair(line, '^', *value++ == '"' ? '\'' : '^');
	}
	if (quoted)
		add_octets(line, "\"", 1);
}

const char *ical_param_text(icalparameter *param)
{
	icalparameter_kind kind = icalparameter_isa(param);
	if (kind == ICAL_VALUE_PARAMETER)
		return icalparameter_enum_to_string((int)icalparameter_get_value(param));
	if (kind == ICAL_FBTYPE_PARAMETER)
		return icalparameter_enum_to_string((int)icalparameter_get_fbtype(param));
	if (kind == ICAL_PARTSTAT_PARAMETER)
		return icalparameter_enum_to_string((int)icalparameter_get_partstat(param));
	if (kind == ICAL_RSVP_PARAMETER)
		return icalparameter_enum_to_string((int)icalparameter_get_rsvp(param));
	/* Despite its name it gives the text of every parameter that is one. */
	return icalparameter_get_xvalue(param);
}

static void add_params(struct line *line, icalproperty *property)
{
	for (icalparameter *param = icalproperty_get_first_parameter(property, ICAL_ANY_PARAMETER);
	     param != NULL; param = icalproperty_get_next_parameter(property, ICAL_ANY_PARAMETER)) {
		const char *value = ical_param_text(param);
		add_octets(line, ";", 1);
		add_word(line, icalparameter_kind_to_string(icalparameter_isa(param)));
		add_octets(line, "=", 1);
		if (value != NULL)
			add_param_value(line, value);
		line->bad |= value == NULL;
	}
}

/* A yearly rule, in the order in which RFC 5545 explains its parts. */
static void add_recur(struct line *line, const icalvalue *value)
{
	struct icalrecurrencetype recur = icalvalue_get_recur(value);
	char rule[64];
	line->bad |= recur.freq != ICAL_YEARLY_RECURRENCE || recur.count != 0 ||
	             recur.until.year != 0 || recur.by_day[1] != ICAL_RECURRENCE_ARRAY_MAX;
	snprintf(rule, sizeof rule, "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", recur.by_month[0],
	         icalrecurrencetype_day_position(recur.by_day[0]),
	         icalrecur_weekday_to_string(icalrecurrencetype_day_day_of_week(recur.by_day[0])));
	add_word(line, rule);
}

static void add_value(struct line *line, icalproperty *property)
{
	const icalvalue *value = icalproperty_get_value(property);
	icalvalue_kind kind = icalvalue_isa(value);
	if (kind == ICAL_TEXT_VALUE) {
		add_text(line, icalvalue_get_text(value));
	} else if (kind == ICAL_X_VALUE) {
		add_text(line, icalvalue_get_x(value));
	} else if (kind == ICAL_RECUR_VALUE) {
		add_recur(line, value);
	} else {
		char *printed = icalvalue_as_ical_string_r(value);
		add_word(line, printed);
		line->bad |= printed != NULL && (has_control(printed) || printed[0] == '\0');
		icalmemory_free_buffer(printed);
	}
}

static bool add_property(icalproperty *property, struct buffer *out)
{
	struct line line = {.out = out};
	char *name = icalproperty_get_property_name_r(property);
	add_word(&line, name);
	icalmemory_free_buffer(name);
	add_params(&line, property);
	add_octets(&line, ":", 1);
	add_value(&line, property);
	buffer_add(out, "\r\n", 2);
	return !line.bad;
}

/* Gives: false if libical has nothing to write, or what may not be written. */
static bool add_component(icalcomponent *component, struct buffer *out)
{
	const char *name = icalcomponent_kind_to_string(icalcomponent_isa(component));
	if (name == NULL)
		return false;
	bool good = true;
	buffer_printf(out, "BEGIN:%s\r\n", name);
	for (icalproperty *at = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
	     at != NULL; at = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY))
		good &= add_property(at, out);
	for (icalcomponent *at = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
	     at != NULL; at = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
		good &= add_component(at, out);
	buffer_printf(out, "END:%s\r\n", name);
	return good;
}

/* Whether two strings that libical gives are there and equal; they are freed. */
static bool same_and_free(char *a, char *b)
{
	bool same = a != NULL && b != NULL && strcmp(a, b) == 0;
	icalmemory_free_buffer(a);
	icalmemory_free_buffer(b);
	return same;
}

static bool same_params(icalproperty *a, icalproperty *b)
{
	icalparameter *x = icalproperty_get_first_parameter(a, ICAL_ANY_PARAMETER);
	icalparameter *y = icalproperty_get_first_parameter(b, ICAL_ANY_PARAMETER);
	while (x != NULL && y != NULL) {
		const char *x_value = ical_param_text(x);
		const char *y_value = ical_param_text(y);
		if (icalparameter_isa(x) != icalparameter_isa(y) || x_value == NULL ||
		    y_value == NULL || strcmp(x_value, y_value) != 0)
			return false;
		x = icalproperty_get_next_parameter(a, ICAL_ANY_PARAMETER);
		y = icalproperty_get_next_parameter(b, ICAL_ANY_PARAMETER);
	}
	return x == NULL && y == NULL;
}

static bool same_value(const icalvalue *a, const icalvalue *b)
{
	icalvalue_kind kind = icalvalue_isa(a);
	if (kind != icalvalue_isa(b))
		return false;
	if (kind == ICAL_TEXT_VALUE)
		return strcmp(icalvalue_get_text(a), icalvalue_get_text(b)) == 0;
	if (kind == ICAL_X_VALUE)
		return strcmp(icalvalue_get_x(a), icalvalue_get_x(b)) == 0;
	return same_and_free(icalvalue_as_ical_string_r(a), icalvalue_as_ical_string_r(b));
}

static bool same_property(icalproperty *a, icalproperty *b)
{
	icalproperty_kind kind = icalproperty_isa(a);
	return kind == icalproperty_isa(b) &&
	       (kind != ICAL_X_PROPERTY ||
	        strcmp(icalproperty_get_x_name(a), icalproperty_get_x_name(b)) == 0) &&
	       same_params(a, b) &&
	       same_value(icalproperty_get_value(a), icalproperty_get_value(b));
}

/* The first property that differs, or what is missing at either end, as a name. NULL:
 * the components are the same. */
static const char *difference(icalcomponent *a, icalcomponent *b)
{
	if (icalcomponent_isa(a) != icalcomponent_isa(b))
		return icalcomponent_kind_to_string(icalcomponent_isa(a));
	icalproperty *p = icalcomponent_get_first_property(a, ICAL_ANY_PROPERTY);
	icalproperty *q = icalcomponent_get_first_property(b, ICAL_ANY_PROPERTY);
	for (; p != NULL && q != NULL && same_property(p, q);
	     p = icalcomponent_get_next_property(a, ICAL_ANY_PROPERTY))
		q = icalcomponent_get_next_property(b, ICAL_ANY_PROPERTY);
	if (p != NULL || q != NULL)
		return icalproperty_kind_to_string(icalproperty_isa(p != NULL ? p : q));
	icalcomponent *c = icalcomponent_get_first_component(a, ICAL_ANY_COMPONENT);
	icalcomponent *d = icalcomponent_get_first_component(b, ICAL_ANY_COMPONENT);
	const char *found = NULL;
	for (; c != NULL && d != NULL && (found = difference(c, d)) == NULL;
	     c = icalcomponent_get_next_component(a, ICAL_ANY_COMPONENT))
		d = icalcomponent_get_next_component(b, ICAL_ANY_COMPONENT);
	if (found == NULL && (c != NULL || d != NULL))
		found = icalcomponent_kind_to_string(icalcomponent_isa(c != NULL ? c : d));
	return found;
}

hld_status ical_add(struct icalcomponent_impl *component, struct buffer *out, hld_error *err)
{
	size_t start = out->size;
	bool good = add_component(component, out);
	if (out->failed)
		return error_nomem(err);
	const char *octets = buffer_str(out) + start;
	const char *differs = "its octets";
	if (good && utf8_valid(octets, out->size - start) == out->size - start) {
		icalcomponent *back = icalparser_parse_string(octets);
		differs = back != NULL ? difference(component, back) : "all of it";
		if (back != NULL)
			icalcomponent_free(back);
	}
	if (differs == NULL)
		return HLD_OK;
	buffer_cut(out, start);
	return error_set(err, HLD_WRITE,
	                 "the calendar does not read back as it was meant (%s): nothing is "
	                 "written; please report this as a fault of hld",
	                 differs);
}

/* U+2028 and U+2029 end a line for some readers, so they do for all. Control characters
 * are none that a reader of programmes lets in; a calendar must not hold them. U+FFFE and U+FFFF
 * can be in no XML (XML 1.0, 2.2), in which CalDAV sends calendars: with one, a client could read
 * nothing of what the server says. */
static uint32_t cleaned(uint32_t code)
{
	enum {
		LINE_SEPARATOR = 0x2028,
		PARAGRAPH_SEPARATOR = 0x2029,
		DELETE = 0x7F,
		NO_CHARACTER = 0xFFFE
	};
	if (code == LINE_SEPARATOR || code == PARAGRAPH_SEPARATOR)
		return '\n';
	bool is_control = (code < ' ' && code != '\n' && code != '\t') || code == DELETE;
	return is_control || (code & ~1U) == NO_CHARACTER ? 0 : code;
}

static bool is_blank(char octet)
{
	return octet == ' ' || octet == '\t' || octet == '\n';
}

void ical_clean(struct buffer *text)
{
	char *to = text->at;
	const char *from = text->at;
	while (from != NULL && *from != '\0') {
		const char *character = from;
		uint32_t code = utf8_next(&from);
		uint32_t kept = cleaned(code);
		size_t length = kept == 0 ? 0 : kept != code ? 1 : (size_t)(from - character);
		bool leading = to == text->at && length == 1 && is_blank((char)kept);
		if (leading || length == 0)
			continue;
		if (length == 1)
			*to++ = (char)kept;
		else
			to = (char *)memmove(to, character, length) + length;
	}
	while (to != NULL && to > text->at && is_blank(to[-1]))
		to--;
	buffer_cut(text, to != NULL ? (size_t)(to - text->at) : 0);
}

/* RFC 6868 has codes for some of these, which most clients show as they are. */
void ical_clean_parameter(struct buffer *text)
{
	ical_clean(text);
	for (size_t i = 0; i < text->size; i++) {
		char *at = &text->at[i];
		if (*at == '"')
			*at = '\'';
		else if (*at == '\\')
			*at = '/';
		else if (*at == '\n' || *at == '\t')
			*at = ' ';
	}
}

/* Measured on libical 3.0.16: a component and its twin that is read back take less than
 * half of this. The first part is for its table of zones (88 KB, once) and for malloc(),
 * which maps no less than a mebibyte when its heap cannot grow. */
enum { MEMORY_BASE = 5 << 18, MEMORY_PROPERTY = 2048, MEMORY_OCTET = 16 };

/* Octets that a property and one of text take at most once written. */
enum { PROPERTY_OCTETS = 96, TEXT_OCTETS = 3 };

bool ical_memory(struct buffer *out, size_t properties, size_t octets)
{
	if (!buffer_reserve(out, properties * PROPERTY_OCTETS + octets * TEXT_OCTETS))
		return false;
	char *reserve = malloc(MEMORY_BASE + properties * MEMORY_PROPERTY + octets * MEMORY_OCTET);
	if (reserve == NULL)
		return false;
	*(volatile char *)reserve = 0; /* else compilers drop the pair of calls */
	free(reserve);
	return true;
}

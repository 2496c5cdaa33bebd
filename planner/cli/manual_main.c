/* manual_main.c - write hld(1) to standard output, from the tables that the program runs by:
 * options, documents, kinds of rule, checks, verbs, exit statuses.
 *
 * main() at the end is where to begin. Prose goes through add_text(), which escapes what
 * roff would take for its own. */
#include <string.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/schema.h"
#include "model/kind.h"
#include "model/mandate.h"
#include "model/words.h"
#include "rules/always.h"

/* Prose for roff: each character prints as it is, and a line never begins a request. */
static void add_text(struct buffer *out, const char *text)
{
	static const struct {
		char c;
		const char *roff;
	} escapes[] = {{'\\', "\\e"},  {'-', "\\-"},   {'\'', "\\(aq"}, {'"', "\\(dq"},
	               {'^', "\\(ha"}, {'~', "\\(ti"}, {'`', "\\(ga"}};
	for (; *text != '\0'; text++) {
		const char *roff = NULL;
		for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++)
			if (escapes[i].c == *text)
				roff = escapes[i].roff;
		bool begins = out->size == 0 || out->at[out->size - 1] == '\n';
		if (*text == '.' && begins)
			buffer_text(out, "\\&");
		if (roff != NULL)
			buffer_text(out, roff);
		else
			buffer_byte(out, *text);
	}
}

/* Text in bold (B), italics (I) or plain (R), in a line. */
static void add_font(struct buffer *out, char font, const char *text)
{
	buffer_printf(out, "\\f%c", font);
	add_text(out, text);
	buffer_text(out, "\\fR");
}

static void add_heading(struct buffer *out, const char *macro, const char *text)
{
	buffer_printf(out, ".%s \"", macro);
	add_text(out, text);
	buffer_text(out, "\"\n");
}

static void add_paragraph(struct buffer *out, const char *text)
{
	buffer_text(out, ".PP\n");
	add_text(out, text);
	buffer_byte(out, '\n');
}

/* A term in bold, what is behind it in its line, and its description below. */
static void add_entry(struct buffer *out, const char *term, const char *behind, const char *doc)
{
	buffer_text(out, ".TP\n");
	add_font(out, 'B', term);
	add_text(out, behind);
	buffer_byte(out, '\n');
	add_text(out, doc);
	buffer_byte(out, '\n');
}

static void add_synopsis(struct buffer *out)
{
	add_heading(out, "SH", "SYNOPSIS");
	for (size_t i = 0; commands[i] != NULL; i++) {
		if (i > 0)
			buffer_text(out, ".br\n");
		add_font(out, 'B', "hld ");
		add_font(out, 'B', commands[i]->name);
		buffer_text(out, " [\\fIOPTION\\fR]... ");
		add_font(out, 'I', commands[i]->operands);
		buffer_byte(out, '\n');
	}
	buffer_text(out, ".br\n\\fBhld \\-\\-help\\fR | \\fB\\-\\-version\\fR\n");
}

static void add_option(struct buffer *out, const struct option *option)
{
	buffer_text(out, ".TP\n");
	if (option->letter != 0)
		buffer_printf(out, "\\fB\\-%c\\fR, ", option->letter);
	buffer_text(out, "\\fB\\-\\-");
	add_text(out, option->name);
	buffer_text(out, "\\fR");
	if (option->value != NULL) {
		buffer_byte(out, ' ');
		add_font(out, 'I', option->value);
	}
	buffer_byte(out, '\n');
	add_text(out, option->doc);
	if (option->type == OPTION_VALUES)
		buffer_text(out, "; may be given several times");
	buffer_byte(out, '\n');
}

static void add_commands(struct buffer *out)
{
	add_heading(out, "SH", "COMMANDS");
	for (size_t i = 0; commands[i] != NULL; i++) {
		const struct command *command = commands[i];
		buffer_text(out, ".SS \"hld ");
		add_text(out, command->name);
		buffer_byte(out, ' ');
		add_text(out, command->operands);
		buffer_text(out, "\"\n");
		add_text(out, command->doc);
		buffer_byte(out, '\n');
		for (const struct option *option = command->options; option->name != NULL; option++)
			add_option(out, option);
	}
}

static void add_words(struct buffer *out, const struct words *words)
{
	for (int32_t value = 1; words->names[value] != NULL; value++)
		buffer_printf(out, "%s%s", value > 1 ? ", " : "", words->names[value]);
}

/* What a key holds, in a few words. */
static void add_type(struct buffer *out, const struct field *field)
{
	static const char *const names[] = {
		[FIELD_STRING] = "string",     [FIELD_ID] = "id",      [FIELD_TEXT] = "text",
		[FIELD_INT] = "number",        [FIELD_WORD] = "word",  [FIELD_BOOL] = "true or false",
		[FIELD_DATE] = "date",         [FIELD_TIME] = "time",  [FIELD_REF] = "id",
		[FIELD_MOMENT] = "local time", [FIELD_RECORD] = "", [FIELD_PARAMS] = "object"};
	const struct shape *shape = field->type == FIELD_RECORD ? field->of : NULL;
	if (field->flags & FIELD_ONE_OK)
		buffer_text(out, "one or a list: ");
	else if (field->flags & FIELD_LIST)
		buffer_text(out, "list: ");
	buffer_text(out, shape != NULL ? shape->name : names[field->type]);
	if (field->least != 0 || field->most != 0)
		buffer_printf(out, " from %d to %d", (int)field->least, (int)field->most);
	if (field->flags & FIELD_REQUIRED)
		buffer_text(out, "; required");
	if (field->flags & FIELD_SOME)
		buffer_text(out, "; this or another so marked is required");
}

static void add_field(struct buffer *out, const struct field *field)
{
	struct buffer type = {0}, doc = {0};
	buffer_text(&type, " (");
	add_type(&type, field);
	buffer_byte(&type, ')');
	buffer_text(&doc, field->doc);
	if (field->type == FIELD_WORD && field->of != &rule_kind_words) {
		buffer_text(&doc, ": ");
		add_words(&doc, field->of);
	}
	add_entry(out, field->name, buffer_str(&type), buffer_str(&doc));
	out->failed |= type.failed || doc.failed;
	buffer_release(&type);
	buffer_release(&doc);
}

static void add_fields(struct buffer *out, const struct shape *shape)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++)
		add_field(out, field);
}

/* Shapes in the order in which they are met, each once. */
struct shapes {
	const struct shape *at[32];
	size_t count;
};

static void collect(struct shapes *shapes, const struct shape *shape)
{
	for (size_t i = 0; i < shapes->count; i++)
		if (shapes->at[i] == shape)
			return;
	if (shapes->count < sizeof shapes->at / sizeof shapes->at[0])
		shapes->at[shapes->count++] = shape;
	for (const struct field *field = shape->fields; field->name != NULL; field++)
		if (field->type == FIELD_RECORD)
			collect(shapes, field->of);
}

static void add_shape(struct buffer *out, const struct shape *shape, const char *title)
{
	add_heading(out, "SS", title);
	add_text(out, shape->doc);
	buffer_text(out, ".\n");
	add_fields(out, shape);
}

static void add_document(struct buffer *out, const struct shape *document)
{
	struct shapes shapes = {0};
	char format[FORMAT_ROOM];
	collect(&shapes, document);
	for (size_t i = 0; i < shapes.count; i++) {
		const struct shape *shape = shapes.at[i];
		struct buffer title = {0};
		buffer_printf(&title, "%s", shape == document ? "The document " : "A ");
		if (shape != document && strchr("aeiou", shape->name[0]) != NULL)
			title.at[title.size - 1] = 'n', buffer_byte(&title, ' ');
		buffer_text(&title, shape->name);
		if (shape != document)
			buffer_printf(&title, " of a %s", document->name);
		add_shape(out, shape, buffer_str(&title));
		if (shape == document)
			add_entry(out, "format", " (required)", document_format(document, format));
		out->failed |= title.failed;
		buffer_release(&title);
	}
}

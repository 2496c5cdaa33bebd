/* manual_main.c - write hld(1) to standard output, from the tables that the program runs by:
 * options, documents, kinds of rule, checks, verbs, exit statuses.
 *
 * main() at the end is where to begin. Prose goes through add_text(), which escapes what
 * roff would take for its own. */
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/manual_entries.h"
#include "cli/output.h"
#include "export/schema.h"
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

/* The words that an option takes. */
static void add_terms(struct buffer *out, const struct command *command)
{
	if (command->terms_of == NULL)
		return;
	buffer_text(out, ".PP\n");
	add_font(out, 'I', command->terms_of);
	buffer_text(out, " is one of:\n");
	for (const struct term *term = command->terms; term->word != NULL; term++)
		add_entry(out, term->word, "", term->doc);
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
		add_terms(out, command);
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
		[FIELD_STRING] = "string", [FIELD_ID] = "id",
		[FIELD_TEXT] = "text",     [FIELD_INT] = "number",
		[FIELD_WORD] = "word",     [FIELD_BOOL] = "true or false",
		[FIELD_DATE] = "date",     [FIELD_TIME] = "time",
		[FIELD_REF] = "id",        [FIELD_MOMENT] = "local time",
		[FIELD_RECORD] = "",       [FIELD_PARAMS] = "object"};
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
}

static void add_field(struct buffer *out, const struct field *field)
{
	struct buffer type = {0}, doc = {0};
	buffer_text(&type, " (");
	add_type(&type, field);
	buffer_byte(&type, ')');
	buffer_text(&doc, field->doc);
	if (field->type == FIELD_WORD && field->of != &rule_kind_words) {
		buffer_text(&doc, "; one of: ");
		add_words(&doc, field->of);
	}
	add_entry(out, field->name, buffer_str(&type), buffer_str(&doc));
	out->failed |= type.failed || doc.failed;
	buffer_release(&type);
	buffer_release(&doc);
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

static void add_shape_title(struct buffer *out, const struct shape *shape, const char *where)
{
	buffer_text(out, ".SS \"");
	add_text(out, shape->name);
	buffer_printf(out, "%s\"\n", where);
	add_text(out, shape->doc);
	buffer_byte(out, '\n');
}

/* The keys of which at least one is there. */
static void add_some(struct buffer *out, const struct shape *shape)
{
	const char *before = ".PP\nOne of these at least is required: ";
	for (const struct field *field = shape->fields; field->name != NULL; field++) {
		if (!(field->flags & FIELD_SOME))
			continue;
		buffer_text(out, before);
		add_text(out, field->name);
		before = ", ";
	}
	if (before[0] == ',')
		buffer_text(out, ".\n");
}

static void add_fields(struct buffer *out, const struct shape *shape)
{
	for (const struct field *field = shape->fields; field->name != NULL; field++)
		add_field(out, field);
	add_some(out, shape);
}

static void add_documents(struct buffer *out)
{
	add_heading(out, "SH", "DOCUMENTS");
	add_text(out,
	         "Documents are JSON in UTF-8; participants and registrations may also be CSV, as "
	         "below. A key that is not listed here is refused.\n"
	         "An id is made of a-z, 0-9 and hyphens, and does not begin with a hyphen.\n"
	         "A text is a string in English, or an object by language with English among\n"
	         "them: {\"en\": \"Opening\", \"fr\": \"Ouverture\"}.\n"
	         "Dates are written as 2006-09-14, times as 10:00, local times as\n"
	         "2006-09-14T10:00; numbers are whole. \"hld schema\" prints the same rules for\n"
	         "editors and validators.\n");
	for (size_t n = 0; documents[n] != NULL; n++) {
		struct shapes shapes = {0};
		char format[FORMAT_ROOM];
		collect(&shapes, documents[n]);
		add_shape_title(out, documents[n], "");
		add_entry(out, "format", " (required)", document_format(documents[n], format));
		add_fields(out, documents[n]);
		for (size_t i = 1; i < shapes.count; i++) {
			char where[FORMAT_ROOM];
			text_print(where, sizeof where, " in a %s", documents[n]->name);
			add_shape_title(out, shapes.at[i], where);
			add_fields(out, shapes.at[i]);
		}
	}
}

static void add_entries(struct buffer *out, const char *heading, const struct manual_entry *entries)
{
	add_heading(out, "SH", heading);
	for (; entries->term != NULL; entries++)
		add_entry(out, entries->term, "", entries->doc);
}

static void add_nginx(struct buffer *out)
{
	add_heading(out, "SS", "Serving a published folder");
	add_text(out, "nginx serves /srv/meetings, which \"hld publish /srv/meetings\" writes, by "
	              "these lines. Clients ask again every quarter of an hour or so; what has not "
	              "changed is not sent again.\n");
	buffer_text(out, ".PP\n.nf\n");
	for (const char *const *line = manual_nginx; *line != NULL; line++) {
		add_text(out, *line);
		buffer_byte(out, '\n');
	}
	buffer_text(out, ".fi\n");
}

static void add_csv(struct buffer *out)
{
	add_heading(out, "SS", "Participants and registrations as CSV");
	add_text(
		out,
		"As a spreadsheet saves it: the first row names the columns, which are the keys "
		"of\n"
		"a participant, or of a registration; name.fr is the name in French;\n"
		"representatives.level and the like are of a representative. A row in which only "
		"such columns are filled adds a\n"
		"representative to the participant above. Several words in one cell are separated\n"
		"by semicolons. Commas, semicolons or tabs separate cells; empty rows do not "
		"count.\n");
}

static void add_kinds(struct buffer *out)
{
	add_heading(out, "SH", "KINDS OF RULE");
	add_text(out, "The key \"rule\" of a clause names its kind, which says what its \"params\" "
	              "may hold. Most\nkinds choose their meetings by a selector.\n");
	add_shape_title(out, &selector_shape, "");
	add_fields(out, &selector_shape);
	struct shapes shapes = {0};
	collect(&shapes, &selector_shape);
	for (int32_t kind = 1; kind < RULE_KINDS_END; kind++) {
		add_shape_title(out, rule_kind_params(kind), "");
		add_fields(out, rule_kind_params(kind));
		size_t known = shapes.count;
		for (const struct field *field = rule_kind_params(kind)->fields;
		     field->name != NULL; field++)
			if (field->type == FIELD_RECORD)
				collect(&shapes, field->of);
		for (; known < shapes.count; known++) {
			add_shape_title(out, shapes.at[known], " in a mandate");
			add_fields(out, shapes.at[known]);
		}
	}
}

static void add_always(struct buffer *out)
{
	add_heading(out, "SH", "CHECKS THAT ALWAYS RUN");
	add_text(out, "No programme may hold these, whatever its mandates are.\n");
	for (size_t i = 0; i < ALWAYS_END; i++) {
		const struct always_check *check = &always_checks[i];
		struct buffer severity = {0};
		buffer_printf(&severity, " (%s)", hld_strseverity(check->severity));
		add_entry(out, check->id, buffer_str(&severity), check->text);
		out->failed |= severity.failed;
		buffer_release(&severity);
	}
}

/* The verbs whose clauses in a binding mandate are of this severity. */
static void add_verbs(struct buffer *out, hld_severity severity)
{
	const char *before = "; in a binding mandate the verbs ";
	for (int32_t verb = 1; verb_words.names[verb] != NULL; verb++) {
		if (verb_severity((enum verb)verb, BINDING) != severity)
			continue;
		buffer_printf(out, "%s%s", before, verb_words.names[verb]);
		before = ", ";
	}
}

static void add_severity(struct buffer *out)
{
	static const struct {
		const char *word, *text;
	} severities[] = {
#define X(name, word, text) {word, text},
		HLD_SEVERITY_MAP(X)
#undef X
	};
	add_heading(out, "SH", "SEVERITY");
	add_text(out, "What departing from a clause is follows from the verb of the clause and the "
	              "force of the\nmandate. In a proposed mandate nothing is worse than a "
	              "warning.\n");
	for (size_t i = 0; i < sizeof severities / sizeof severities[0]; i++) {
		struct buffer doc = {0};
		buffer_text(&doc, severities[i].text);
		add_verbs(&doc, (hld_severity)i);
		add_entry(out, severities[i].word, "", buffer_str(&doc));
		out->failed |= doc.failed;
		buffer_release(&doc);
	}
}

static void add_statuses(struct buffer *out)
{
	static const struct {
		int code;
		const char *text;
	} statuses[] = {
#define X(name, code, text) {code, text},
		HLD_STATUS_MAP(X)
#undef X
	};
	size_t count = sizeof statuses / sizeof *statuses;
	add_heading(out, "SH", "EXIT STATUS");
	for (size_t i = 0; i < count;) {
		struct buffer doc = {0};
		char code[16];
		text_print(code, sizeof code, "%d", statuses[i].code);
		buffer_text(&doc, statuses[i].text);
		for (i++; i < count && statuses[i].code == statuses[i - 1].code; i++)
			buffer_printf(&doc, ", or %s", statuses[i].text);
		add_entry(out, code, "", buffer_str(&doc));
		out->failed |= doc.failed;
		buffer_release(&doc);
	}
}

static const struct manual_entry environment[] = {
	{"HLD_DATA", "the data folder, which holds mandates/, participants/, venues/, "
                     "preferences/; in place of the one in "
                     "FILES"},
	{"NO_COLOR", "if it is set and not empty, findings are not coloured on a terminal"},
	{"SOURCE_DATE_EPOCH",
         "seconds since 1970 that date calendars and paper, in place of \"issued\""},
	{NULL, NULL}};
static const struct manual_entry files[] = {
	{"../share/hld/mandates",
         "from the folder of the program: the mandates that are known by symbol. A/RES/60/227 is "
         "in\na-res-60-227.json: lower case, with hyphens for slashes"},
	{HLD_DATA_DIR_INSTALLED "/mandates", "the same, if they are not beside the program"},
	{"../share/hld/participants, ../share/hld/venues",
         "lists of participants and venues that programmes name"},
	{"../share/hld/preferences", "preferences for plans, by name"},
	{"../share/hld/programmes", "the programmes that ship"},
	{"../share/hld/schema", "the JSON Schemas that \"hld schema\" prints"},
	{"/usr/share/zoneinfo", "the time zones"},
	{NULL, NULL}};
static const struct manual_entry examples[] = {
	{"hld check programme.json", "hold a programme against the mandates that it names"},
	{"hld check --strict --final -m A/RES/60/227 programme.json",
         "against one mandate; let warnings and what is open count as breaches do"},
	{"hld compare proposal.json agreed.json", "hold two programmes side by side"},
	{"hld check -p delegations.csv -V un-headquarters programme.json",
         "with a list of participants and a venue"},
	{"hld diff old.json new.json", "say what a new revision changes"},
	{"hld plan -m A/RES/60/227 -V un-headquarters -p 2006 -o programme.json",
         "plan the Dialogue of 2006 from its resolution"},
	{"hld plan --from draft.json -o programme.json", "move what must move in a draft"},
	{"hld plan --from draft.json --prefer wishes.json -n 3 -o plan.json",
         "three alternatives, plan-1.json and so on, by what is preferred"},
	{"hld speakers -r registrations.csv -o listed.json programme.json",
         "make the list of speakers"},
	{"hld speakers --change 'add Ghana minister' --on 2006-09-10 -o new.json listed.json",
         "inscribe somebody late"},
	{"hld speakers --at 11:42 --speaking Ghana listed.json", "forecast the rest of a meeting"},
	{"hld seats -r requests.csv -o seated.json programme.json",
         "seat those who ask at the round tables"},
	{"hld seats -r requests.csv --why Ghana programme.json",
         "say where one delegation sits, and why not elsewhere"},
	{"hld explain four-plenaries", "say what a clause asks, and in which words"},
	{"hld explain -m A/RES/60/227 -m A/60/205 -V un-headquarters",
         "say which clauses cannot all be met"},
	{"hld explain --from draft.json -n all",
         "say all that stands in the way of mending a draft"},
	{"hld export -f ical -o programme.ics programme.json", "write a calendar"},
	{"hld speakers -r registrations.csv -o - programme.json | hld export -f ical --for Ghana -",
         "write the calendar of one delegation, with the time of its statement"},
	{"hld export -f ical --since old.json -o update.ics new.json",
         "write what calendars need that have old.json"},
	{"hld export -f ical --since old.json --method cancel --to desk@example.org --split mail "
         "new.json",
         "write the cancellations to be mailed, each as a file of mail/"},
	{"hld publish --url https://example.org/meetings/ /srv/meetings programme.json",
         "publish calendars to subscribe to"},
	{"hld import -o programme.json calendar.ics", "make a programme of a calendar"},
	{"hld diff programme.json calendar.ics", "say what people have changed in a calendar"},
	{"hld export -f json old.json | hld check -", "read from standard input"},
	{NULL, NULL}};

static void add_head(struct buffer *out)
{
	buffer_text(out, ".TH HLD 1 \"\" \"hld " HLD_VERSION "\" \"User Commands\"\n.nh\n.ad l\n");
	buffer_text(out, ".SH NAME\n");
	buffer_text(out,
	            "hld \\- plan, check and publish the programmes of United Nations high\\-level "
	            "meetings\n");
	add_synopsis(out);
	add_heading(out, "SH", "DESCRIPTION");
	add_text(
		out,
		"A resolution decides how a conference is organized: how many plenary meetings "
		"and\n"
		"round tables, on which days, who opens them, who may take part. hld holds the\n"
		"programme of the conference (which meeting, when, in which room, under whose "
		"chair)\n"
		"against each clause of the resolution, and prints it as an agenda, a calendar or\n"
		"data.\n");
	add_paragraph(
		out,
		"Results go to standard output, what went wrong to standard error. FILE may be\n"
		"- for standard input or output. The same input gives the same output.");
}

int main(void)
{
	struct buffer out = {0};
	hld_error err = {0};
	add_head(&out);
	add_commands(&out);
	add_documents(&out);
	add_csv(&out);
	add_kinds(&out);
	add_entries(&out, "HOW IT COUNTS", manual_counting);
	add_entries(&out, "HOW IT PLANS", manual_planning);
	add_entries(&out, "HOW IT LISTS SPEAKERS", manual_listing);
	add_entries(&out, "HOW IT SEATS", manual_seating);
	add_entries(&out, "WHAT IS FOR ONE PARTICIPANT", manual_personal);
	add_entries(&out, "WHAT FORMATS HOLD", manual_formats);
	add_entries(&out, "HOW CALENDARS ARE UPDATED", manual_updates);
	add_nginx(&out);
	add_entries(&out, "WHAT COMES OF A CALENDAR", manual_importing);
	add_always(&out);
	add_severity(&out);
	add_statuses(&out);
	add_entries(&out, "ENVIRONMENT", environment);
	add_entries(&out, "FILES", files);
	add_entries(&out, "EXAMPLES", examples);
	add_heading(&out, "SH", "SEE ALSO");
	add_text(&out,
	         "RFC 5545 (iCalendar); RFC 7265 (jCal); JSON Schema, draft 2020-12; tzfile(5)\n");
	return output_finish(&out, &err, 0);
}

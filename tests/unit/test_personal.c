/* test_personal.c - the programme of one participant: a delegate relies on it for the hour and
 * the room of the statement, and reads nothing else. What is missing in it is missed. */
#include "unit.h"

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "model/personal.h"
#include "written.h"

/* The name of one of the participants, as JSON writes it. */
static const char *nasty = "Nasty";

static const char head[] =
	"{'format': 'hld-programme/1', 'id': 'hld-2006', 'issued': '2006-09-01', 'revision': 2,\n"
	"'title': 'Dialogue', 'zone': 'America/New_York', 'city': 'New York',\n"
	"'organ': 'General Assembly', 'rooms': [{'id': 'hall', 'name': 'Hall'}],\n"
	"'people': [\n"
	" {'id': 'pga', 'name': 'Haya', 'office': 'president', 'participant': 'bahrain'},\n"
	" {'id': 'expert', 'name': 'Ex Pert'},\n"
	" {'id': 'twin-1', 'name': 'Sam'}, {'id': 'twin-2', 'name': 'sam'}],\n"
	"'participants': [\n"
	" {'id': 'bahrain', 'name': 'Bahrain', 'category': 'member-state'},\n"
	" {'id': 'ghana', 'name': {'en': 'Ghana', 'fr': 'le Ghana'}, 'category': 'member-state',\n"
	"  'representatives': [{'id': 'ama', 'name': 'Ama', 'title': 'Minister'},\n"
	"   {'id': 'kofi', 'name': 'Kofi'}, {'id': 'chad', 'name': 'Bahrain'}]},\n"
	" {'id': 'iom', 'name': 'IOM', 'category': 'agency'},\n"
	" {'id': 'mystery', 'name': 'Chad'}, {'id': 'nasty', 'name': '$'}],\n"
	"'meetings': [";

/* With the nasty name for $. */
static hld_programme *read_short(const char *meetings)
{
	struct buffer json = {0}, named = {0};
	written_add(&json, head);
	written_add(&json, meetings);
	buffer_text(&json, "]}");
	for (const char *at = buffer_str(&json); *at != '\0'; at++) {
		if (*at == '$')
			buffer_text(&named, nasty);
		else
			buffer_byte(&named, *at);
	}
	hld_programme *programme = written_json(buffer_str(&named));
	buffer_release(&json);
	buffer_release(&named);
	return programme;
}

static hld_status export_short(const char *meetings, const char *format, hld_export_options options,
                               char **out, hld_error *err)
{
	hld_programme *programme = read_short(meetings);
	size_t size;
	*err = (hld_error){0};
	hld_status status = hld_export(programme, format, &options, out, &size, err);
	hld_programme_free(programme);
	return status;
}

/* Take out what is for programs alone. */
static void leave_out_records(char *octets)
{
	char *to = octets;
	for (const char *from = octets, *end; *from != '\0'; from = end) {
		const char *feed = strchr(from, '\n');
		end = feed != NULL ? feed + 1 : from + strlen(from);
		if (strncmp(from, "X-HLD-", strlen("X-HLD-")) == 0)
			continue;
		memmove(to, from, (size_t)(end - from));
		to += end - from;
	}
	*to = '\0';
}

/* Gives: what the caller frees; the lines of a calendar are unfolded, without its records. */
static char *export_with(const char *meetings, const char *format, hld_export_options options)
{
	char *out;
	hld_error err;
	hld_status status = export_short(meetings, format, options, &out, &err);
	assert_string_equal(err.text, "");
	assert_int_equal(status, HLD_OK);
	if (strcmp(format, "ical") == 0) {
		written_unfold(out);
		leave_out_records(out);
	}
	return out;
}

static char *calendar_for(const char *meetings, const char *participant)
{
	return export_with(meetings, "ical", (hld_export_options){.participant = participant});
}

static char *agenda_for(const char *meetings, const char *participant)
{
	return export_with(meetings, "text", (hld_export_options){.participant = participant});
}

/* An id is what it says, whatever others are called; a name may be written as it comes. */
static void one_is_found_by_id_and_by_name(void **state)
{
	(void)state;
	static const struct {
		const char *wanted, *id, *error;
	} cases[] = {{"ghana", "ghana", ""},
	             {"Ghana", "ghana", ""},
	             {"  GHANA", "ghana", ""},
	             {"Ama", "ama", ""},
	             {"chad", "chad", ""},       /* the person's id goes before the State's name */
	             {"Chad", "mystery", ""},    /* which is an id to nobody */
	             {"Bahrain", "bahrain", ""}, /* a State goes before a person of that name */
	             {"twin-2", "twin-2", ""},
	             {"Sam", NULL,
	              "several participants are called 'Sam': give the id, 'twin-1' or 'twin-2'"},
	             {"Gahna", NULL, "no participant 'Gahna'; did you mean 'Ghana'?"},
	             {"Liechtenstein", NULL, "no participant 'Liechtenstein'"},
	             {"le Ghana", NULL, "no participant 'le Ghana'; did you mean 'Ghana'?"},
	             {"", NULL, "no participant ''"}};
	hld_programme *programme = read_short("");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		hld_error err = {0};
		who_id who;
		hld_status status = personal_find(programme, cases[i].wanted, &who, &err);
		assert_string_equal(err.text, cases[i].error);
		assert_int_equal(status, cases[i].id != NULL ? HLD_OK : HLD_USAGE);
		if (cases[i].id == NULL)
			continue;
		const struct person *person = programme_person(programme, who);
		const struct delegation *of = programme_delegation(programme, who);
		assert_string_equal(person != NULL ? person->id : of->participant->id, cases[i].id);
	}
	hld_programme_free(programme);
}

/* Whom a meeting concerns, by a letter each. Whoever holds an office acts in that, and not for
 * the State: what the President does is not in the calendar of Bahrain. */
static void a_meeting_concerns_whom_it_is_for(void **state)
{
	(void)state;
	static const struct {
		char letter;
		const char *id;
	} all[] = {{'G', "ghana"}, {'A', "ama"}, {'K', "kofi"},   {'B', "bahrain"},
	           {'P', "pga"},   {'I', "iom"}, {'E', "expert"}, {'M', "mystery"}};
	static const struct {
		const char *meeting, *who;
	} cases[] = {
		{"'kind': 'plenary'", "GAKBPIEM"},
		{"'kind': 'plenary', 'open_to': ['member-state']", "GAKBM"},
		{"'kind': 'plenary', 'open_to': ['agency']", "IM"},
		{"'kind': 'plenary', 'participants': ['ghana']", "GAK"},
		{"'kind': 'plenary', 'participants': ['iom'], 'presides': 'pga'", "PI"},
		{"'kind': 'round-table', 'open_to': ['member-state']", ""},
		{"'kind': 'round-table'", ""},
		{"'kind': 'round-table', 'participants': ['ama', 'iom']", "GAI"},
		{"'kind': 'round-table', 'chairs': 'kofi'", "GK"},
		{"'kind': 'hearing', 'discussants': 'expert'", "E"},
		{"'kind': 'panel', 'panellists': 'bahrain'", "B"},
		{"'kind': 'panel', 'presides': 'pga'", "P"},
		{"'kind': 'other', 'items': [{'kind': 'summary', 'by': 'ama'}]", "GA"},
		{"'kind': 'other', 'items': [{'kind': 'statement', 'by': ['iom', 'x']}]", "I"}};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char json[512], found[16] = "";
		snprintf(json, sizeof json, "{'id': 'm', @10:00-13:00, %s}", cases[i].meeting);
		hld_programme *programme = read_short(json);
		for (size_t n = 0; n < LENGTH(all); n++) {
			who_id who;
			assert_int_equal(personal_find(programme, all[n].id, &who, NULL), HLD_OK);
			if (personal_meeting(programme, who, &programme->meetings.at[0]))
				text_append(found, sizeof found, "%c", all[n].letter);
		}
		if (strcmp(found, cases[i].who) != 0)
			fail_msg("%s concerns '%s'", cases[i].meeting, found);
		assert_true(personal_meeting(programme, FOR_ALL, &programme->meetings.at[0]));
		hld_programme_free(programme);
	}
}

/* A plenary meeting with a list of speakers, and a round table with Kofi. */
static const char listed[] =
	"{'id': 'plenary-1', 'kind': 'plenary', 'number': 3, @10:00-13:00, 'room': 'hall', "
	"'items': [\n"
	" {'id': 'opening', 'kind': 'opening', @10:00-10:20},\n"
	" {'id': 'statement-iom', 'kind': 'statement', 'by': 'iom', @10:20-10:25},\n"
	" {'kind': 'other', 'title': 'Announcement'},\n"
	" {'id': 'statement-ghana', 'kind': 'statement', 'by': 'ama', 'limit_min': 5, "
	"@10:25-10:30},\n"
	" {'id': 'statement-group', 'kind': 'statement', 'by': 'ghana', @10:30-10:35,\n"
	"  'on_behalf_of': {'en': 'the African Group', 'fr': 'le Groupe africain'}},\n"
	" {'id': 'untimed', 'kind': 'statement', 'by': 'ghana'},\n"
	" {'id': 'statements', 'kind': 'statements', @10:35-13:00}]},\n"
	"{'id': 'table-1', 'kind': 'round-table', 'number': 1, @15:00-18:00, 'chairs': ['kofi']},\n"
	"{'id': 'table-2', 'kind': 'round-table', 'number': 2, @15:00-18:00, 'chairs': ['iom']}";

/* The judge of the UID is Python's uuid5(uuid5(NAMESPACE_URL, "urn:hld:meeting"),
 * "hld-2006/plenary-1/statement-ghana"). If it changed, delegates would see two statements. */
static const char whole_event[] =
	"BEGIN:VEVENT\r\n"
	"UID:fb28175b-17bb-546e-93fa-fe7f222c9dc7\r\n"
	"DTSTAMP:20060901T000000Z\r\n"
	"LAST-MODIFIED:20060901T000000Z\r\n"
	"SEQUENCE:2\r\n"
	"DTSTART;TZID=America/New_York:20060914T102500\r\n"
	"DTEND;TZID=America/New_York:20060914T103000\r\n"
	"SUMMARY;LANGUAGE=en:Statement by Ghana\\, 3rd plenary meeting\r\n"
	"LOCATION:Hall\\, New York\r\n"
	"DESCRIPTION:Dialogue\\n10.25-10.30 a.m. Statement: Ama (Ghana)\\, Minister\\nTime limit: "
	"5 "
	"minutes for each statement\\n3rd plenary meeting\\, 10 a.m.-1 p.m.\r\n"
	"CATEGORIES:statement\r\n"
	"STATUS:CONFIRMED\r\n"
	"TRANSP:OPAQUE\r\n"
	"ORGANIZER;CN=General Assembly:mailto:noreply@hld.invalid\r\n"
	"END:VEVENT\r\n";

static void a_statement_of_ones_own_is_an_event(void **state)
{
	(void)state;
	char *out = calendar_for(listed, "ghana");
	assert_has(out, whole_event);
	assert_has(out, "NAME;LANGUAGE=en:Ghana: Dialogue\r\nX-WR-CALNAME:Ghana: Dialogue\r\n");
	assert_has(out, ":Statement by Ghana on behalf of the African Group\\, 3rd plenary meeting"
	                "\r\n");
	assert_int_equal(written_count(out, "BEGIN:VEVENT"), 4);
	assert_int_equal(written_count(out, "CATEGORIES:statement"), 2); /* one has no time */
	assert_int_equal(written_count(out, "UID:bee7d5e0-27b8-5274-8b26-77eb3b5c2ae8"), 1);
	assert_has(out, "SUMMARY;LANGUAGE=en:Round table 1: Dialogue");
	assert_lacks(out, "Round table 2");
	assert_lacks(out, "IOM");
	free(out);
}

/* In the calendar of everybody there is no event but the meetings. */
static void without_a_participant_all_is_as_it_was(void **state)
{
	(void)state;
	char *out = calendar_for(listed, NULL);
	assert_int_equal(written_count(out, "BEGIN:VEVENT"), 3);
	assert_has(out, "NAME;LANGUAGE=en:Dialogue\r\n");
	assert_has(out, "Statement: IOM");
	assert_lacks(out, "African Group");
	free(out);
	out = agenda_for(listed, NULL);
	assert_lacks(out, "Programme of");
	free(out);
}

/* A person has the statements of the delegation too, which may mean that person, but not those
 * of a colleague. */
static void a_person_has_what_may_be_meant(void **state)
{
	(void)state;
	char *kofi = calendar_for(listed, "Kofi"), *ama = calendar_for(listed, "ama");
	char *iom = calendar_for(listed, "IOM");
	assert_int_equal(written_count(kofi, "CATEGORIES:statement"), 1);
	assert_lacks(kofi, "UID:fb28175b-17bb-546e-93fa-fe7f222c9dc7");
	assert_has(kofi, "Round table 1");
	assert_int_equal(written_count(ama, "CATEGORIES:statement"), 2);
	assert_has(ama, "SUMMARY;LANGUAGE=en:Statement by Ghana\\, 3rd plenary meeting\r\n");
	assert_has(ama, "NAME;LANGUAGE=en:Ama: Dialogue\r\n");
	assert_lacks(ama, "Round table 1");
	assert_has(iom, "SUMMARY;LANGUAGE=en:Statement by IOM\\, 3rd plenary meeting\r\n");
	assert_int_equal(written_count(iom, "BEGIN:VEVENT"), 3);
	free(kofi);
	free(ama);
	free(iom);
}

static const char page[] =
	"                                    Dialogue\n"
	"\n"
	"                               Programme of Ghana\n"
	"\n"
	"                          New York, 14 September 2006\n"
	"\n"
	"               Programme, revision 2, issued on 1 September 2006\n"
	"\n"
	"All times are local.\n"
	"\n"
	"Thursday, 14 September 2006\n"
	"---------------------------\n"
	"\n"
	"General Assembly\n"
	"\n"
	"10 a.m.-1 p.m.          3rd plenary meeting                                 Hall\n"
	"  10-10.20 a.m.           Opening\n"
	"  10.20-10.25 a.m.        Announcement\n"
	"  10.25-10.30 a.m.        Statement\n"
	"                            Ama (Ghana), Minister\n"
	"                            Time limit: 5 minutes for each statement\n"
	"  10.30-10.35 a.m.        Statement on behalf of the African Group\n"
	"                            Ghana\n"
	"                          Statement\n"
	"                            Ghana\n"
	"  10.35 a.m.-1 p.m.       Statements\n"
	"\n"
	"3-6 p.m.                Round table 1\n"
	"                        Chair: Kofi (Ghana)\n";

/* The announcement has the time of the statement before it, which is left out. */
static void the_agenda_has_what_concerns_one_and_no_more(void **state)
{
	(void)state;
	char *out = agenda_for(listed, "Ghana");
	assert_string_equal(out, page);
	free(out);
	out = export_with(listed, "text",
	                  (hld_export_options){.participant = "ghana", .lang = "fr"});
	assert_has(out, "Programme\u00a0: le Ghana\n");
	assert_has(out, "Déclaration au nom de\u00a0: le Groupe africain\n");
	free(out);
}

static void documents_are_not_of_one_participant(void **state)
{
	(void)state;
	static const char with[] = "{'id': 'm', 'kind': 'plenary', @10:00-13:00}], 'deliverables': "
				   "[{'id': 'd', 'kind': 'overview', 'title': 'Overview'}";
	char *all = agenda_for(with, NULL), *own = agenda_for(with, "ghana");
	assert_has(all, "Overview");
	assert_lacks(own, "Overview");
	assert_lacks(own, "Documents");
	free(all);
	free(own);
}

/* Two statements of one delegation without ids keep their UIDs too: what names them is whom
 * they are by, and whether they are for a group. Judge: as above, of
 * "hld-2006/plenary-1//ghana" and "hld-2006/plenary-1//ghana/group". */
static void a_statement_without_id_has_a_uid_that_stays(void **state)
{
	(void)state;
	char *out = calendar_for(
		"{'id': 'plenary-1', 'kind': 'plenary', @10:00-13:00, 'items': [\n"
		" {'kind': 'statement', 'by': 'ama', @10:00-10:05},\n"
		" {'kind': 'statement', 'by': 'ghana', 'on_behalf_of': 'G', @10:05-10:10}]}",
		"ghana");
	assert_int_equal(written_count(out, "UID:0883938d-02ec-5a41-9cce-8cde2a1664ae\r\n"), 1);
	assert_int_equal(written_count(out, "UID:b5de88a9-cf4d-5f54-ab76-c62ea31c1edf\r\n"), 1);
	assert_has(out, ":Statement by Ghana\\, plenary meeting\r\n");
	free(out);
}

/* Whoever has the event in a calendar already has to be told. */
static void a_statement_in_a_cancelled_meeting_is_cancelled(void **state)
{
	(void)state;
	char *out = calendar_for("{'id': 'm', 'kind': 'round-table', 'number': 2, @10:00-13:00, "
	                         "'status': 'cancelled', 'items': [{'id': 's', 'kind': "
	                         "'statement', 'by': 'ghana', @10:00-10:05}]}",
	                         "ghana");
	assert_has(out, ":CANCELLED: Statement by Ghana\\, round table 2\r\n");
	assert_has(out, "DESCRIPTION:Dialogue\\nRound table 2 [CANCELLED]\\, 10 a.m.-1 p.m.\r\n");
	assert_int_equal(written_count(out, "STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n"), 2);
	free(out);
}

static void a_calendar_of_one_event_has_no_name_of_its_own(void **state)
{
	(void)state;
	char *one = calendar_for("{'id': 'a', 'kind': 'plenary', @10:00-13:00}, {'id': 'b', "
	                         "'kind': 'round-table', @15:00-18:00}",
	                         "ghana");
	char *two = calendar_for("{'id': 'a', 'kind': 'plenary', @10:00-13:00, 'items': [{'kind': "
	                         "'statement', 'by': 'ghana', @10:00-10:05}]}",
	                         "ghana");
	assert_lacks(one, "X-WR-CALNAME");
	assert_has(two, "X-WR-CALNAME:Ghana: Dialogue\r\n");
	free(one);
	free(two);
}

static void in_utc_a_statement_has_its_instant(void **state)
{
	(void)state;
	char *out = export_with(listed, "ical",
	                        (hld_export_options){.participant = "ghana", .utc = true});
	assert_has(out, "DTSTART:20060914T142500Z\r\nDTEND:20060914T143000Z\r\n");
	assert_lacks(out, "TZID");
	free(out);
}

#define STATEMENT(times) "{'id': 's', 'kind': 'statement', 'by': 'ghana', " times "}"
#define HOLDING(items)                                                        \
	"\n{'id': 'm', 'kind': 'other', 'start': '2006-04-01T10:00', 'end': " \
	"'2006-04-02T12:00',\n'items': [\n{'kind': 'opening'}, " items "]}"

/* A statement at an hour that no clock shows, or two events that clients take for one. */
static void what_a_calendar_cannot_say_is_refused_with_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *meetings, *pointer, *text;
	} cases[] = {
		{HOLDING(STATEMENT("'start': '2006-04-02T02:30', 'end': '2006-04-02T04:00'")),
	         "/meetings/0/items/1/start",
	         "meeting 'm': start of a statement '2006-04-02T02:30' in America/New_York does "
	         "not exist there"},
		{HOLDING(STATEMENT("'start': '2006-04-02T01:30', 'end': '2006-04-02T02:00'")),
	         "/meetings/0/items/1/end", "meeting 'm': end of a statement '2006-04-02T02:00'"},
		{HOLDING(STATEMENT("'start': '2006-04-02T05:00', 'end': '2006-04-02T05:00'")),
	         "/meetings/0/items/1/end",
	         "meeting 'm': a statement ends when it starts, or before"},
		{HOLDING(STATEMENT("@10:00-10:05") ", " STATEMENT("@10:05-10:10")),
	         "/meetings/0/items/2/id", "meeting 'm': two statements have the id 's'"},
		{HOLDING("{'kind': 'statement', 'by': 'ghana', @10:00-10:05}, {'kind': "
	                 "'statement', 'by': 'ama', @10:05-10:10}"),
	         "/meetings/0/items/2", "meeting 'm': two statements by 'ama' have no id"},
		{"{'id': 'm', 'kind': 'round-table', @10:00-11:00}", "/meetings",
	         "the programme has no meetings for 'Ghana', and a calendar must have one"},
		{"", "/meetings", "the programme has no meetings, and"}};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *out;
		hld_error err;
		hld_export_options options = {.participant = "ghana"};
		hld_status status = export_short(cases[i].meetings, "ical", options, &out, &err);
		assert_has(err.text, cases[i].text);
		assert_int_equal(status, HLD_SCHEMA);
		assert_null(out);
		assert_string_equal(err.pointer, cases[i].pointer);
		assert_string_equal(err.file, "test.json");
		assert_true(err.line > 1);
	}
}

/* What is wrong with the statements of others does not keep one from one's own. */
static void the_faults_of_others_do_no_harm(void **state)
{
	(void)state;
	free(calendar_for(HOLDING(STATEMENT("'start': '2006-04-02T02:30', 'end': "
	                                    "'2006-04-02T04:00'") ", {'kind': 'opening', 'by': "
	                                                          "'iom'}"),
	                  "iom"));
}

static void nobody_and_json_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *format, *participant, *text;
	} cases[] = {
		{"ical", "Gahna", "no participant 'Gahna'; did you mean 'Ghana'?"},
		{"text", "Gahna", "no participant 'Gahna'; did you mean 'Ghana'?"},
		{"json", "ghana",
	         "json is the whole programme, which loads again: for one participant use text, "
	         "html, pdf, md, csv, svg, png, ical, jcal, freebusy, todo, schedule-xml or "
	         "schedule-json"}};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *out;
		hld_error err;
		hld_export_options options = {.participant = cases[i].participant};
		assert_int_equal(export_short(listed, cases[i].format, options, &out, &err),
		                 HLD_USAGE);
		assert_null(out);
		assert_string_equal(err.text, cases[i].text);
	}
}

static void nothing_is_for_one_and_that_is_said(void **state)
{
	(void)state;
	char *out = agenda_for("{'id': 'm', 'kind': 'round-table', @10:00-11:00}", "ghana");
	assert_has(out, "\nNone of the meetings is for this participant.\n");
	assert_lacks(out, "All times are local");
	free(out);
	out = agenda_for("", "ghana");
	assert_has(out, "\nNo meetings are scheduled.\n");
	free(out);
}

/* A name tears no line, adds no property, and comes out as it went in, but for outer blanks and
 * line separators. */
static void names_of_every_sort_come_through(void **state)
{
	(void)state;
	/* clang-format off */
	static const struct {
		const char *json, *read;
	} names[] = {
		{"a,b;c:d\\\\e\\\"f", "a,b;c:d\\e\"f"},
		{"C\\u00f4te d\\u0027Ivoire", "Côte d'Ivoire"},
		{"%s%n%100000d", "%s%n%100000d"},
		{"one\\nEND:VCALENDAR\\u2028two", "one\nEND:VCALENDAR\ntwo"},
		{"国际移徙与发展问题高级别对话国际移徙与发展问题高级别对话国际移徙与发展问题高级别对话",
		 "国际移徙与发展问题高级别对话国际移徙与发展问题高级别对话国际移徙与发展问题高级别对话"},
		{"الهجرة الدولية والتنمية", "الهجرة الدولية والتنمية"},
		{"👩‍👩‍👧‍👦🕊️", "👩‍👩‍👧‍👦🕊️"},
		{"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
		 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}};
	/* clang-format on */
	for (size_t i = 0; i < LENGTH(names); i++) {
		char *out, summary[512];
		hld_error err;
		nasty = names[i].json;
		assert_int_equal(
			export_short("{'id': 'm', 'kind': 'plenary', @10:00-13:00, 'items': "
		                     "[{'id': 's', 'kind': 'statement', 'by': 'nasty', "
		                     "'on_behalf_of': '$', @10:00-10:05}]}",
		                     "ical", (hld_export_options){.participant = "nasty"}, &out,
		                     &err),
			HLD_OK);
		icalcomponent *calendar = icalparser_parse_string(out);
		assert_non_null(calendar);
		assert_int_equal(icalcomponent_count_errors(calendar), 0);
		assert_int_equal(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT),
		                 2);
		icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
		icalcomponent *event =
			icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT);
		snprintf(summary, sizeof summary,
		         "Statement by %s on behalf of %s, plenary meeting", names[i].read,
		         names[i].read);
		assert_string_equal(icalcomponent_get_summary(event), summary);
		icalcomponent_free(calendar);
		for (const char *at = out; *at != '\0'; at += strcspn(at, "\n") + 1) {
			assert_true(strcspn(at, "\r\n") <= 75);
			assert_int_equal(utf8_valid(at, strcspn(at, "\n")), strcspn(at, "\n"));
		}
		free(out);
		out = agenda_for("{'id': 'm', 'kind': 'plenary', @10:00-13:00}", "nasty");
		for (char *line = strtok(out, "\n"); line != NULL; line = strtok(NULL, "\n"))
			assert_true(text_width(line) <= 80);
		free(out);
	}
	nasty = "Nasty";
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_is_found_by_id_and_by_name),
		cmocka_unit_test(a_meeting_concerns_whom_it_is_for),
		cmocka_unit_test(a_statement_of_ones_own_is_an_event),
		cmocka_unit_test(without_a_participant_all_is_as_it_was),
		cmocka_unit_test(a_person_has_what_may_be_meant),
		cmocka_unit_test(the_agenda_has_what_concerns_one_and_no_more),
		cmocka_unit_test(documents_are_not_of_one_participant),
		cmocka_unit_test(a_statement_without_id_has_a_uid_that_stays),
		cmocka_unit_test(a_statement_in_a_cancelled_meeting_is_cancelled),
		cmocka_unit_test(a_calendar_of_one_event_has_no_name_of_its_own),
		cmocka_unit_test(in_utc_a_statement_has_its_instant),
		cmocka_unit_test(what_a_calendar_cannot_say_is_refused_with_its_place),
		cmocka_unit_test(the_faults_of_others_do_no_harm),
		cmocka_unit_test(nobody_and_json_are_refused),
		cmocka_unit_test(nothing_is_for_one_and_that_is_said),
		cmocka_unit_test(names_of_every_sort_come_through),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

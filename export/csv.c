/* csv.c - the programme as a table for spreadsheets, to be sorted and filtered: a row for each meeting, and
 * below it one for each of its items.
 *
 * Every row says of which meeting it is, so that it stays whole wherever sorting takes it.
 * Columns that are vocabularies have the words of documents and options (round-table, minister),
 * whatever the language; only titles, themes and names are in that of the reader. What nobody
 * has set is an empty cell: an item without a time of its own has none here either. */
#include "base/civil.h"
#include "base/error.h"
#include "base/text.h"
#include "export/csv_write.h"
#include "export/format.h"
#include "model/personal.h"

/* What is written of one meeting. */
struct table {
	const struct hld_programme *programme;
	const char *lang;
	struct buffer *out;
	struct buffer cell; /* the one that is being made of several texts */
};

/* One row: item is NULL in the row of the meeting itself. */
struct row {
	const struct meeting *meeting;
	const struct item *item;
	uint32_t number; /* of the item, from 1 */
};

static void add(struct table *table, const char *text)
{
	csv_write(table->out, text, false);
}

static void add_text(struct table *table, const struct text *text)
{
	add(table, text_in(text, table->lang));
}

static void add_number(struct table *table, int32_t number)
{
	char digits[16] = "";
	if (number != CIVIL_NONE)
		text_print(digits, sizeof digits, "%d", (int)number);
	add(table, digits);
}

static void add_taken(struct table *table)
{
	add(table, buffer_str(&table->cell));
	table->out->failed |= table->cell.failed;
	buffer_cut(&table->cell, 0);
}

static void add_names(struct table *table, const who_list *who)
{
	for (uint32_t i = 0; i < who->count; i++)
		buffer_printf(&table->cell, "%s%s", i > 0 ? "; " : "",
		              programme_who(table->programme, &who->at[i], table->lang));
	add_taken(table);
}

/* For whom those speak who are named: the delegations of persons, once each. */
static void add_delegations(struct table *table, const who_list *who)
{
	for (uint32_t i = 0; i < who->count; i++) {
		const struct delegation *of = programme_delegation(table->programme, who->at[i].id);
		bool again = of == NULL;
		for (uint32_t j = 0; j < i && !again; j++)
			again = programme_delegation(table->programme, who->at[j].id) == of;
		if (!again)
			buffer_printf(&table->cell, "%s%s", table->cell.size > 0 ? "; " : "",
			              text_in(&of->participant->name, table->lang));
	}
	add_taken(table);
}

static void add_open_to(struct table *table, const word_list *categories)
{
	for (uint32_t i = 0; i < categories->count; i++)
		buffer_printf(&table->cell, "%s%s", i > 0 ? "; " : "",
		              words_name(&category_words, categories->at[i]));
	add_taken(table);
}

/* Date, start, end, minutes: the last tells what ends after midnight. */
static void add_times(struct table *table, const struct moment *start, const struct moment *end)
{
	char text[CIVIL_ROOM];
	bool timed = start->day != CIVIL_NONE && start->min != CIVIL_NONE;
	bool ends = end->day != CIVIL_NONE && end->min != CIVIL_NONE;
	add(table, timed ? civil_write_time(start->min, text) : "");
	add(table, ends ? civil_write_time(end->min, text) : "");
	add_number(table, timed && ends ? (int32_t)((end->utc_s - start->utc_s) / 60) : CIVIL_NONE);
}

/* What a row says of its meeting, whether it is of an item or not. */
static void add_meeting(struct table *table, const struct meeting *meeting)
{
	int32_t status = meeting->status != 0 ? meeting->status : CONFIRMED;
	add(table, meeting->zone.name);
	add(table, meeting->id);
	add(table, words_name(&meeting_kind_words, meeting->kind));
	add_number(table, meeting->number);
	add(table, words_name(&meeting_status_words, status));
	add_text(table, &meeting->title);
	add_text(table, &meeting->theme);
	add(table, programme_room_name(table->programme, &meeting->room, table->lang));
	add_text(table, meeting_city(table->programme, meeting));
}

static void add_item(struct table *table, const struct row *row)
{
	static const struct item none = {.limit_min = CIVIL_NONE};
	const struct item *item = row->item != NULL ? row->item : &none;
	csv_write_number(table->out, row->number, false);
	add(table, words_name(&item_kind_words, item->kind));
	add_text(table, &item->title);
	add_text(table, &item->theme);
	add_names(table, &item->by);
	add_delegations(table, &item->by);
	add(table, words_name(&level_words, item->level));
	add_text(table, &item->on_behalf_of);
	add_number(table, item->limit_min);
}

/* Who has a part in all of the meeting is said in its own row. */
static void add_people(struct table *table, const struct row *row)
{
	static const struct meeting none = {0};
	const struct meeting *of = row->item == NULL ? row->meeting : &none;
	const who_list presides = {.at = &of->presides, .count = of->presides.name != NULL};
	add_names(table, &presides);
	add_names(table, &of->chairs);
	add_names(table, &of->discussants);
	add_names(table, &of->panellists);
	csv_write_number(table->out, of->participants.count, false);
	add_open_to(table, &of->open_to);
}

static const char heads[] =
	"date,start,end,minutes,zone,meeting,kind,number,status,title,theme,room,city,"
	"item,item_kind,item_title,item_theme,speaker,delegation,level,"
	"on_behalf_of,limit_min,presides,chairs,discussants,panellists,"
	"participants,open_to,note,illustrative\r\n";

static void add_row(struct table *table, const struct row *row)
{
	const struct meeting *meeting = row->meeting;
	const struct item *item = row->item;
	const struct moment *start = item != NULL ? &item->start : &meeting->start;
	const struct moment *end = item != NULL ? &item->end : &meeting->end;
	bool dated = start->day != CIVIL_NONE, illustrative;
	char text[CIVIL_ROOM];
	add(table, civil_write_date(dated ? start->day : meeting->start.day, text));
	add_times(table, start, end);
	add_meeting(table, meeting);
	add_item(table, row);
	add_people(table, row);
	add_text(table, item != NULL ? &item->note : &meeting->note);
	illustrative = item != NULL ? item->illustrative : meeting->illustrative;
	csv_write(table->out, illustrative ? "yes" : "", true);
}

/* Of a cancelled meeting no item is told: nobody is to read that it is at ten. */
static void add_rows(struct table *table, who_id who, const struct meeting *meeting)
{
	const struct row whole = {.meeting = meeting};
	add_row(table, &whole);
	for (uint32_t i = 0; meeting->status != CANCELLED && i < meeting->items.count; i++) {
		const struct row row = {meeting, &meeting->items.at[i], i + 1};
		if (personal_item(table->programme, who, row.item))
			add_row(table, &row);
	}
}

/* Spreadsheets take a file for UTF-8 by the mark that it begins with. */
hld_status export_csv(const struct hld_programme *programme, const hld_export_options *options,
                      struct buffer *out, hld_error *err)
{
	struct table table = {.programme = programme, .lang = options->lang, .out = out};
	who_id who;
	hld_status status = personal_find(programme, options->participant, &who, err);
	if (status != HLD_OK)
		return status;
	buffer_text(out, "\xEF\xBB\xBF");
	buffer_text(out, heads);
	for (uint32_t i = 0; i < programme->by_start.count; i++) {
		const struct meeting *meeting =
			programme_meeting(programme, programme->by_start.at[i]);
		if (personal_meeting(programme, who, meeting))
			add_rows(&table, who, meeting);
	}
	buffer_release(&table.cell);
	return HLD_OK;
}

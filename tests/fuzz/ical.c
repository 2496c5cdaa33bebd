/* ical.c - fuzz the reader of calendars, iCalendar and jCal: what it accepts is a programme, whose
 * calendar comes back to the same bytes, and what it guessed has its place. */
#include "fuzz.h"

#include "base/buffer.h"
#include "model/programme.h"

/* Kept inputs begin with BEGIN: or with [; all else is taken as the lines of one event. */
static hld_status read_any(const char *data, size_t size, hld_programme **out, hld_error *err)
{
	static const char head[] = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", tail[] = "\nEND:VEVENT\n"
									       "END:VCALENDAR\n";
	struct buffer text = {0};
	bool whole = size > 0 && (data[0] == '[' || data[0] == 'B' || data[0] == 'b');
	if (!whole)
		buffer_text(&text, head);
	buffer_add(&text, data, size);
	if (!whole)
		buffer_text(&text, tail);
	hld_status status = hld_programme_read(buffer_str(&text), text.size, "fuzz.ics", out, err);
	buffer_release(&text);
	return status;
}

static void must_remark(const hld_programme *programme)
{
	const char *text;
	uint32_t line, column, before = 0;
	for (size_t i = 0; (text = hld_programme_remark(programme, i, &line, &column)) != NULL;
	     i++) {
		MUST(text[0] != '\0' && utf8_valid(text, strlen(text)) == strlen(text));
		MUST(line >= before && line > 0 && column > 0);
		before = line;
	}
}

static char *export(const hld_programme *programme, const char *format, size_t *size)
{
	const hld_export_options options = {.has_stamp = true, .stamp = 1000000000};
	hld_error err = {0};
	char *text;
	hld_status status = hld_export(programme, format, &options, &text, size, &err);
	MUST(status == HLD_OK || (status == HLD_SCHEMA && err.text[0] != '\0' && text == NULL));
	return text;
}

/* The calendar of a programme is the programme. */
static void must_come_back(const hld_programme *programme)
{
	size_t size, again_size;
	char *calendar = export(programme, "ical", &size);
	hld_programme *again;
	hld_error err = {0};
	if (calendar == NULL)
		return;
	hld_status status = hld_programme_read(calendar, size, "again", &again, &err);
	if (status != HLD_OK)
		fprintf(stderr, "%u:%u: %s\n%s\n", err.line, err.column, err.text, calendar);
	MUST(status == HLD_OK);
	uint32_t line, column;
	const char *remark = hld_programme_remark(again, 0, &line, &column);
	if (remark != NULL)
		fprintf(stderr, "%u: %s\n%s\n", line, remark, calendar);
	MUST(remark == NULL);
	char *second = export(again, "ical", &again_size);
	if (second == NULL || size != again_size || memcmp(calendar, second, size) != 0)
		fprintf(stderr, "%s\n%s\n", calendar, second != NULL ? second : "none");
	MUST(second != NULL && size == again_size && memcmp(calendar, second, size) == 0);
	free(second);
	free(calendar);
	hld_programme_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	hld_programme *programme;
	hld_error err = {0};
	hld_status status = read_any((const char *)data, size, &programme, &err);
	if (status != HLD_OK) {
		must_explain(status, &err);
		return 0;
	}
	must_remark(programme);
	must_come_back(programme);
	hld_programme_free(programme);
	return 0;
}

/* civil.c - fuzz dates and times: what is read is written again as it was. */
#include "fuzz.h"

#include "base/civil.h"

static void read_text(const char *text)
{
	char why[CIVIL_WHY] = "", written[CIVIL_ROOM];
	int32_t day = CIVIL_NONE, min = CIVIL_NONE;
	if (civil_read_date(text, &day, why))
		MUST(strcmp(civil_write_date(day, written), text) == 0);
	else
		MUST(why[0] != '\0');
	if (civil_read_time(text, &min, why))
		MUST(strcmp(civil_write_time(min, written), text) == 0 && min < DAY_MIN);
	else
		MUST(why[0] != '\0');
	if (civil_read_moment(text, &day, &min, why))
		MUST(strcmp(civil_write_moment(day, min, written), text) == 0);
	else
		MUST(why[0] != '\0');
}

/* Any day of the years that documents may name. */
static void use_day(uint32_t number)
{
	int32_t first = civil_day(CIVIL_FIRST_YEAR, 1, 1);
	int32_t last = civil_day(CIVIL_LAST_YEAR, 12, 31);
	int32_t day = first + (int32_t)(number % (uint32_t)(last - first + 1)), again;
	struct civil_date date = civil_date(day);
	char why[CIVIL_WHY], written[CIVIL_ROOM];
	MUST(civil_day(date.year, date.month, date.day) == day);
	MUST(date.day >= 1 && date.day <= civil_month_length(date.year, date.month));
	MUST(civil_read_date(civil_write_date(day, written), &again, why) && again == day);
	MUST(strstr(civil_say_date(day, written), civil_month_name(date.month)) != NULL);
	MUST((civil_weekday(day) + 1) % 7 == civil_weekday(day + 1));
	MUST(civil_weekday_name(civil_weekday(day)) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint32_t number = 0;
	memcpy(&number, data, size < sizeof number ? size : sizeof number);
	use_day(number);
	char *text = malloc(size + 1);
	MUST(text != NULL);
	memcpy(text, data, size);
	text[size] = '\0';
	read_text(text);
	free(text);
	return 0;
}

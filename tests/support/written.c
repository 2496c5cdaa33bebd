/* written.c - programmes that tests write short, and what they look for in what comes of them. */
#include "written.h"

#include <string.h>

#include "base/civil.h"
#include "unit.h"

void written_add(struct buffer *to, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '@') {
			buffer_printf(to,
			              "\"start\": \"2006-09-14T%.5s\", \"end\": "
			              "\"2006-09-14T%.5s\"",
			              text + 1, text + 7);
			text += strlen("10:00-13:00");
		} else {
			buffer_byte(to, *text == '\'' ? '"' : *text);
		}
	}
}

hld_programme *written_json(const char *json)
{
	hld_programme *programme;
	hld_error err = {0};
	if (hld_programme_read(json, strlen(json), "test.json", &programme, &err) != HLD_OK)
		fail_msg("%s: %s", err.pointer, err.text);
	return programme;
}

hld_programme *written_programme(const char *head, const char *meetings)
{
	struct buffer json = {0};
	written_add(&json, head);
	written_add(&json, meetings);
	buffer_text(&json, "]}");
	hld_programme *programme = written_json(buffer_str(&json));
	buffer_release(&json);
	return programme;
}

struct moment written_moment(const char *text)
{
	struct moment moment = {.day = CIVIL_NONE, .min = CIVIL_NONE};
	char why[CIVIL_WHY];
	if (text != NULL)
		assert_true(civil_read_moment(text, &moment.day, &moment.min, why));
	return moment;
}

size_t written_count(const char *text, const char *part)
{
	size_t found = 0;
	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		found++;
	return found;
}

void assert_has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("no '%s' in\n%s", part, text);
}

void assert_lacks(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		fail_msg("'%s' is in\n%s", part, text);
}

void written_unfold(char *octets)
{
	char *to = octets;
	for (const char *from = octets; *from != '\0';) {
		if (strncmp(from, "\r\n ", 3) == 0)
			from += 3;
		else
			*to++ = *from++;
	}
	*to = '\0';
}

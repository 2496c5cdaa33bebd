/* finish_seats.c - who has one seat though a meeting names them twice. */
#include "model/build.h"

/* Mark whoever is referred to; whether that was done before. */
static bool see_again(const struct hld_programme *programme, uint32_t *marks, uint32_t mark,
                      const struct who_ref *who)
{
	uint32_t n = who->id.n;
	if (n == NO_ELEMENT)
		return false;
	if (n & WHO_DELEGATION)
		n = programme->persons.count + (n & ~WHO_DELEGATION);
	bool again = marks[n] == mark;
	marks[n] = mark;
	return again;
}

/* See whom a list names twice, itself or by somebody who represents it: they have one seat. */
static void see_seats(const struct hld_programme *programme, uint32_t *marks, uint32_t mark,
                      const who_list *list)
{
	uint32_t *of_delegations = marks + programme->persons.count;
	for (uint32_t i = 0; i < list->count; i++) {
		uint32_t n = list->at[i].id.n;
		if (n < programme->persons.count && represents(&programme->persons.at[n]))
			of_delegations[programme->persons.at[n].delegation] = mark;
	}
	for (uint32_t i = 0; i < list->count; i++) {
		struct who_ref *who = ELEMENT(*list, i);
		who->same_seat = see_again(programme, marks, mark, who);
	}
}

/* See who speaks in several items of a meeting. */
static void see_speakers(const struct hld_programme *programme, uint32_t *marks, uint32_t mark,
                         const struct meeting *meeting)
{
	for (uint32_t i = 0; i < meeting->items.count; i++) {
		const struct item *item = &meeting->items.at[i];
		for (uint32_t n = 0; item->kind != PANEL_ITEM && n < item->by.count; n++) {
			struct who_ref *who = ELEMENT(item->by, n);
			who->spoke_before = see_again(programme, marks, mark, who);
		}
	}
}

bool programme_see_seats(struct hld_programme *programme)
{
	uint32_t *marks = arena_array(
		&programme->arena, (size_t)programme->persons.count + programme->delegations.count,
		sizeof *marks);
	uint32_t mark = 0;
	for (uint32_t i = 0; marks != NULL && i < programme->meetings.count; i++) {
		const struct meeting *meeting = &programme->meetings.at[i];
		see_seats(programme, marks, ++mark, &meeting->chairs);
		see_seats(programme, marks, ++mark, &meeting->discussants);
		see_seats(programme, marks, ++mark, &meeting->panellists);
		see_seats(programme, marks, ++mark, &meeting->participants);
		for (uint32_t n = 0; n < meeting->items.count; n++)
			see_seats(programme, marks, ++mark, &meeting->items.at[n].by);
		see_speakers(programme, marks, ++mark, meeting);
	}
	return marks != NULL;
}

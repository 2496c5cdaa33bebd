/* Meetings against the house that they are in. Were seats, booths, hours or the time to set up
 * a room counted wrongly, people would stand outside, or a good room would stay empty. */
#include "unit.h"

#include "checked.h"

#define PROGRAMME(meetings)                                                                       \
	"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'zone': 'America/New_York',"      \
	" 'rooms': [{'id': 'own', 'name': 'Own Room', 'seats': 3}, {'id': 'dual', 'name': "       \
	"'Own Room 2'}, {'id': 'mine', 'name': 'Own Room 3'}], 'people': [{'id': 'ann', 'name': " \
	"'Ann'}, {'id': 'bob', 'name': 'Bob'},"                                                   \
	" {'id': 'cy', 'name': 'Cy'}], 'participants': [{'id': 'ghana', 'name': 'Ghana',"         \
	" 'representatives': [{'id': 'ama', 'name': 'Ama'}, {'id': 'esi', 'name': 'Esi'}]}],"     \
	" 'meetings': [" meetings "]}"

#define VENUE(more)                                                                          \
	"{'format': 'hld-venue/1', 'id': 'v', 'name': 'The Palais', " more                   \
	"'rooms': [{'id': 'salle', 'name': 'Salle 1', 'seats': 2},"                          \
	" {'id': 'dark', 'name': 'Salle 2', 'seats': 3, 'illustrative': true, 'booths': 0}," \
	" {'id': 'any', 'name': 'Salle 3'}, {'id': 'dual', 'name': 'Salle 4', 'seats': 2}, " \
	"{'id': 'own', 'name': 'Salle 6', 'seats': 1},"                                      \
	" {'id': 'one', 'name': 'Salle 5', 'booths': 1, 'languages': ['en', 'fr']}]}"

#define MEETING(kind, id, from, to, more)                                 \
	"{'id': '" id "', 'kind': '" kind "', 'start': '2006-09-14T" from \
	"', 'end': '2006-09-14T" to "', " more "},"
#define TABLE(id, more) MEETING("round-table", id, "10:00", "13:00", more)

#define FOUND(severity, check, at) severity " " check " programme/meetings/" at ": "

struct venue_case {
	const char *what;
	struct documents documents;
	const char *right;
};

/* clang-format off */
static const struct venue_case seats[] = {
	{"exactly full",
	 {PROGRAMME(TABLE("a", "'room': 'salle', 'participants': ['ann', 'bob']")), NULL, VENUE("")}, ""},
	{"one too many",
	 {PROGRAMME(TABLE("a", "'room': 'salle', 'participants': ['ann', 'bob', 'cy']")), NULL, VENUE("")},
	 FOUND("breach", "room-full", "0/participants")
	 "round table 'a' has 3 people; Salle 1 has 2 seats\n"},
	{"everybody at the table counts, and each once",
	 {PROGRAMME(TABLE("a", "'room': 'salle', 'participants': ['ann', 'ann'], 'chairs': 'ann',"
	                       " 'discussants': ['bob'], 'panellists': ['bob', 'ann']")),
	  NULL, VENUE("")},
	 "warning listed-twice programme/meetings/0/participants/1: Ann is in the list a second time\n"},
	{"chairs, discussants and panellists have a seat",
	 {PROGRAMME(TABLE("a", "'room': 'salle', 'chairs': 'ann', 'discussants': 'bob',"
	                       " 'panellists': 'cy'")), NULL, VENUE("")},
	 FOUND("breach", "room-full", "0/participants") "round table 'a' has 3 people; Salle 1 has 2 seats\n"},
	{"a mark of one meeting does not hold in the next",
	 {PROGRAMME(TABLE("a", "'room': 'salle', 'participants': ['ann', 'bob']")
	            MEETING("round-table", "b", "13:00", "14:00",
	                    "'room': 'salle', 'participants': ['ann', 'bob', 'cy']")), NULL, VENUE("")},
	 FOUND("breach", "room-full", "1/participants")
	 "round table 'b' has 3 people; Salle 1 has 2 seats\n"},
	{"numbers that nobody gave are said to be illustrative",
	 {PROGRAMME(TABLE("a", "'room': 'dark', 'participants': ['ann', 'bob', 'cy', 'ghana']")),
	  NULL, VENUE("")},
	 FOUND("warning", "room-full", "0/participants")
	 "round table 'a' has 4 people; Salle 2 has 3 seats (illustrative)\n"},
	{"no seats are given",
	 {PROGRAMME(TABLE("a", "'room': 'any', 'participants': ['ann', 'bob', 'cy', 'ghana']")),
	  NULL, VENUE("")}, ""},
	{"the programme's own room, without any venue",
	 {PROGRAMME(TABLE("a", "'room': 'own', 'participants': ['ann']")), NULL, NULL}, ""},
	{"no room",
	 {PROGRAMME(TABLE("a", "'participants': ['ann', 'bob', 'cy']")), NULL, VENUE("")}, ""},
	{"cancelled",
	 {PROGRAMME(TABLE("a", "'room': 'salle', 'status': 'cancelled',"
	                       " 'participants': ['ann', 'bob', 'cy']")), NULL, VENUE("")}, ""},
	{"the programme names a room, and the venue says how many seats it has",
	 {PROGRAMME(TABLE("a", "'room': 'dual', 'participants': ['ann', 'bob', 'cy']")), NULL, VENUE("")},
	 FOUND("breach", "room-full", "0/participants")
	 "round table 'a' has 3 people; Own Room 2 has 2 seats\n"},
	{"what the programme says of a room's seats holds before the venue",
	 {PROGRAMME(TABLE("a", "'room': 'own', 'participants': ['ann', 'bob', 'cy']")), NULL, VENUE("")},
	 ""},
	{"a delegation has the seat of somebody who represents it there",
	 {PROGRAMME(TABLE("a", "'room': 'salle', 'participants': ['ghana', 'ann'], 'chairs': 'ama'")),
	  NULL, VENUE("")}, ""},
	{"nobody is known by the room's name",
	 {PROGRAMME(TABLE("a", "'room': 'sale'")), NULL, VENUE("")},
	 FOUND("breach", "unknown-reference", "0/room") "no room has the id 'sale'\n"},
};

#define INTERPRETED "'interpretation': {'languages': ['en', 'fr'], 'teams': 1},"

static const struct venue_case booths[] = {
	{"nothing is known of interpreters",
	 {PROGRAMME(TABLE("a", "'room': 'dark'")), NULL, VENUE("")}, ""},
	{"nothing is known of interpreters, but the meeting asks for two languages",
	 {PROGRAMME(TABLE("a", "'room': 'dark', 'languages': ['en', 'fr']")), NULL, VENUE("")},
	 FOUND("warning", "too-few-booths", "0/room")
	 "round table 'a' is interpreted into 2 languages; Salle 2 has 0 booths\n"},
	{"the languages of the venue, in a room without a booth",
	 {PROGRAMME(TABLE("a", "'room': 'dark'")), NULL, VENUE(INTERPRETED)},
	 FOUND("warning", "too-few-booths", "0/room")
	 "round table 'a' is interpreted into 2 languages; Salle 2 has 0 booths\n"},
	{"[] is no interpretation",
	 {PROGRAMME(TABLE("a", "'room': 'dark', 'languages': []")), NULL, VENUE(INTERPRETED)}, ""},
	{"one language of the meeting's own",
	 {PROGRAMME(TABLE("a", "'room': 'one', 'languages': 'fr'")), NULL, VENUE(INTERPRETED)}, ""},
	{"as many booths as languages, one more",
	 {PROGRAMME(TABLE("a", "'room': 'one', 'languages': ['fr', 'en']")), NULL, VENUE(INTERPRETED)},
	 FOUND("warning", "too-few-booths", "0/room")
	 "round table 'a' is interpreted into 2 languages; Salle 5 has 1 booth\n"},
	{"a language that the room is not equipped for",
	 {PROGRAMME(TABLE("a", "'room': 'one', 'languages': ['es']")), NULL, VENUE(INTERPRETED)},
	 FOUND("warning", "too-few-booths", "0/room")
	 "round table 'a' is interpreted into 'es', for which Salle 5 is not equipped\n"},
	{"equipment and booths are not known",
	 {PROGRAMME(TABLE("a", "'room': 'any', 'languages': ['es', 'fr', 'ru']")), NULL,
	  VENUE(INTERPRETED)}, ""},
	{"no room, or the programme's own",
	 {PROGRAMME(TABLE("a", "") TABLE("b", "'room': 'mine'")), NULL, VENUE(INTERPRETED)}, ""},
	{"cancelled",
	 {PROGRAMME(TABLE("a", "'room': 'dark', 'status': 'cancelled'")), NULL, VENUE(INTERPRETED)}, ""},
};

#define HOURS "'zone': 'America/New_York'," \
              "'hours': [{'from': '10:00', 'to': '13:00'}, {'from': '15:00', 'to': '18:00'}],"
#define SAID_HOURS "; the hours of The Palais are 10:00-13:00 and 15:00-18:00\n"

static const struct venue_case hours[] = {
	{"both spans, from their first minute to their end",
	 {PROGRAMME(MEETING("panel", "a", "10:00", "13:00", "'room': 'salle'")
	            MEETING("panel", "b", "15:00", "18:00", "'room': 'salle'")
	            MEETING("panel", "c", "11:00", "12:00", "'room': 'any'")), NULL, VENUE(HOURS)}, ""},
	{"a minute early, a minute late, and from one span into the other",
	 {PROGRAMME(MEETING("panel", "a", "09:59", "13:00", "'room': 'salle'")
	            MEETING("panel", "b", "15:00", "18:01", "'room': 'salle'")
	            MEETING("panel", "c", "12:00", "16:00", "'room': 'any'")), NULL, VENUE(HOURS)},
	 FOUND("warning", "outside-hours", "0/start")
	 "panel discussion 'a' is on 14 September 2006, 09:59-13:00" SAID_HOURS
	 FOUND("warning", "outside-hours", "2/start")
	 "panel discussion 'c' is on 14 September 2006, 12:00-16:00" SAID_HOURS
	 FOUND("warning", "outside-hours", "1/start")
	 "panel discussion 'b' is on 14 September 2006, 15:00-18:01" SAID_HOURS},
	{"no hours: any time",
	 {PROGRAMME(MEETING("panel", "a", "00:00", "23:59", "'room': 'salle'")), NULL, VENUE("")}, ""},
	{"a meeting without a room is in the one venue of its zone",
	 {PROGRAMME(MEETING("panel", "a", "13:00", "15:00", "")), NULL, VENUE(HOURS)},
	 FOUND("warning", "outside-hours", "0/start")
	 "panel discussion 'a' is on 14 September 2006, 13:00-15:00" SAID_HOURS},
	{"a meeting without a room in another zone is somewhere else",
	 {PROGRAMME(MEETING("panel", "a", "13:00", "15:00", "'zone': 'Europe/Zurich'")), NULL,
	  VENUE(HOURS)}, ""},
	{"the programme's own room is not of the venue",
	 {PROGRAMME(MEETING("panel", "a", "13:00", "15:00", "'room': 'mine'")), NULL, VENUE(HOURS)}, ""},
	{"cancelled",
	 {PROGRAMME(MEETING("panel", "a", "13:00", "15:00", "'room': 'salle', 'status': 'cancelled'")),
	  NULL, VENUE(HOURS)}, ""},
};

#define GAP "'gap_min': 15,"

static const struct venue_case gaps[] = {
	{"of one kind: the second follows as it is",
	 {PROGRAMME(MEETING("panel", "a", "10:00", "11:00", "'room': 'salle'")
	            MEETING("panel", "b", "11:00", "12:00", "'room': 'salle'")), NULL, VENUE(GAP)}, ""},
	{"of two kinds, at once",
	 {PROGRAMME(MEETING("panel", "a", "10:00", "11:00", "'room': 'salle'")
	            MEETING("hearing", "b", "11:00", "12:00", "'room': 'salle'")), NULL, VENUE(GAP)},
	 FOUND("warning", "no-time-to-set-up", "1/start")
	 "between panel discussion 'a' (14 September 2006, 10:00-11:00) and hearing 'b' "
	 "in one room there are 0 minutes; The Palais asks for 15 to set it up\n"},
	{"of two kinds, with the gap",
	 {PROGRAMME(MEETING("panel", "a", "10:00", "11:00", "'room': 'salle'")
	            MEETING("hearing", "b", "11:15", "12:00", "'room': 'salle'")), NULL, VENUE(GAP)}, ""},
	{"of two kinds, in two rooms",
	 {PROGRAMME(MEETING("panel", "a", "10:00", "11:00", "'room': 'salle'")
	            MEETING("hearing", "b", "11:00", "12:00", "'room': 'any'")), NULL, VENUE(GAP)}, ""},
	{"the order of the document does not matter",
	 {PROGRAMME(MEETING("hearing", "b", "11:01", "12:00", "'room': 'salle'")
	            MEETING("panel", "a", "10:00", "10:59", "'room': 'salle'")), NULL, VENUE(GAP)},
	 FOUND("warning", "no-time-to-set-up", "0/start")
	 "between panel discussion 'a' (14 September 2006, 10:00-10:59) and hearing 'b' "
	 "in one room there are 2 minutes; The Palais asks for 15 to set it up\n"},
	{"only the meeting before counts",
	 {PROGRAMME(MEETING("panel", "a", "10:00", "11:00", "'room': 'salle'")
	            MEETING("panel", "b", "11:00", "11:05", "'room': 'salle'")
	            MEETING("panel", "c", "11:05", "11:10", "'room': 'salle'")
	            MEETING("hearing", "d", "11:10", "12:00", "'room': 'salle'")), NULL, VENUE(GAP)},
	 FOUND("warning", "no-time-to-set-up", "3/start")
	 "between panel discussion 'c' (14 September 2006, 11:05-11:10) and hearing 'd' "
	 "in one room there are 0 minutes; The Palais asks for 15 to set it up\n"},
	{"both at once is a breach, and no more is said",
	 {PROGRAMME(MEETING("panel", "a", "10:00", "11:00", "'room': 'salle'")
	            MEETING("hearing", "b", "10:59", "12:00", "'room': 'salle'")), NULL, VENUE(GAP)},
	 FOUND("breach", "room-in-use", "1/room")
	 "Salle 1 is in use by panel discussion 'a' (14 September 2006, 10:00-11:00) when hearing 'b' "
	 "(14 September 2006, 10:59-12:00) is to be there\n"},
	{"cancelled, of the programme's own, and without a gap",
	 {PROGRAMME(MEETING("panel", "a", "10:00", "11:00", "'room': 'salle', 'status': 'cancelled'")
	            MEETING("hearing", "b", "11:00", "12:00", "'room': 'salle'")
	            MEETING("panel", "c", "10:00", "11:00", "'room': 'mine'")
	            MEETING("hearing", "d", "11:00", "12:00", "'room': 'mine'")), NULL, VENUE(GAP)}, ""},
	{"no gap is asked for",
	 {PROGRAMME(MEETING("panel", "a", "10:00", "11:00", "'room': 'salle'")
	            MEETING("hearing", "b", "11:00", "12:00", "'room': 'salle'")), NULL, VENUE("")}, ""},
};
/* clang-format on */

static void expect_all(const struct venue_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect_findings(&cases[i].documents, cases[i].right);
}

static void a_room_holds_as_many_as_it_has_seats(void **state)
{
	(void)state;
	expect_all(seats, LENGTH(seats));
}

static void each_language_has_a_booth(void **state)
{
	(void)state;
	expect_all(booths, LENGTH(booths));
}

static void a_meeting_is_in_the_hours_of_its_venue(void **state)
{
	(void)state;
	expect_all(hours, LENGTH(hours));
}

static void a_room_is_set_up_between_meetings_of_two_kinds(void **state)
{
	(void)state;
	expect_all(gaps, LENGTH(gaps));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_room_holds_as_many_as_it_has_seats),
		cmocka_unit_test(each_language_has_a_booth),
		cmocka_unit_test(a_meeting_is_in_the_hours_of_its_venue),
		cmocka_unit_test(a_room_is_set_up_between_meetings_of_two_kinds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* People and delegations that are needed in several places at one time. Were too much found,
 * an officer would send away a delegation that has people enough; were too little found, a
 * chair of a State would stay empty on the day. */
#include "unit.h"

#include "checked.h"

/* A programme of whoever may come and of meetings, in short. */
#define PROGRAMME(who, meetings)                                                  \
	{                                                                         \
		"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'zone': " \
		"'America/New_York',"                                             \
		" 'participants': [" who "], 'meetings': [" meetings "]}",        \
			NULL, NULL                                                \
	}

#define GHANA(people) "{'id': 'ghana', 'name': 'Ghana', 'representatives': [" people "]},"
#define AMA           "{'id': 'ama', 'name': 'Ama'},"
#define KOFI          "{'id': 'kofi', 'name': 'Kofi'},"
#define PGA                                                                                 \
	"], 'people': [{'id': 'pga', 'name': 'Esi', 'office': 'president', 'participant': " \
	"'ghana'}"
#define YAA "{'id': 'yaa', 'name': 'Yaa'},"

/* Somebody who is away from one time to another of the day. */
#define AWAY(id, name, from, until)                                                    \
	"{'id': '" id "', 'name': '" name "', 'absences': [{'from': '2006-09-14T" from \
	"', 'until': '2006-09-14T" until "'}]},"

#define TABLE(n, from, to, more)                                                                   \
	"{'id': 'table-" n "', 'kind': 'round-table', 'number': " n ", 'start': '2006-09-14T" from \
	"', 'end': '2006-09-14T" to "', " more "},"
#define SIT(who) "'participants': [" who "]"

/* The same in the findings. */
#define T(n, times)   "round table " n " (14 September 2006, " times ")"
#define TOO_FEW(at)   "warning too-few-representatives programme/meetings/" at ": Ghana has "
#define ONE_MISSING   "one representative there, one is missing: at one time it is needed "
#define TWICE(at)     "breach person-in-two-places programme/meetings/" at ": "
#define LEAVES(at)    "warning person-in-two-places programme/meetings/" at ": "
#define AMA_IN        "Ama (Ghana) is needed in "
#define AGAIN(at)     "warning listed-twice programme/meetings/" at ": "
#define TWICE_IN_LIST " is in the list a second time\n"
#define ABSENT(at)    "breach person-absent programme/meetings/" at ": "

struct busy_case {
	const char *what;
	struct documents documents;
	const char *right;
};

/* clang-format off */
static const struct busy_case delegations[] = {
	{"one person, two tables",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                       TABLE("2", "10:00", "13:00", SIT("'ghana'"))),
	 TOO_FEW("1/participants") ONE_MISSING "in " T("2", "10:00-13:00") " and in "
	 T("1", "10:00-13:00") "\n"},
	{"two people, two tables",
	 PROGRAMME(GHANA(AMA KOFI), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                            TABLE("2", "10:00", "13:00", SIT("'ghana'"))), ""},
	{"two people, one of them comes only by the name of the delegation in people",
	 {"{'format': 'hld-programme/1', 'id': 'p', 'title': 'P', 'zone': 'America/New_York',"
	  " 'participants': [" GHANA(AMA) "],"
	  " 'people': [{'id': 'esi', 'name': 'Esi', 'participant': 'ghana'}],"
	  " 'meetings': [" TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                   TABLE("2", "10:00", "13:00", SIT("'ghana'")) "]}", NULL, NULL}, ""},
	{"one after the other",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                       TABLE("2", "13:00", "15:00", SIT("'ghana'"))), ""},
	{"a minute of both",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                       TABLE("2", "12:59", "15:00", SIT("'ghana'"))),
	 TOO_FEW("1/participants") ONE_MISSING "in " T("2", "12:59-15:00") " and in "
	 T("1", "10:00-13:00") "\n"},
	{"the order of the document does not matter",
	 PROGRAMME(GHANA(AMA), TABLE("2", "12:59", "15:00", SIT("'ghana'"))
	                       TABLE("1", "10:00", "13:00", SIT("'ghana'"))),
	 TOO_FEW("0/participants") ONE_MISSING "in " T("2", "12:59-15:00") " and in "
	 T("1", "10:00-13:00") "\n"},
	{"one after the other, twice two at a time: each is said",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "11:00", SIT("'ghana'"))
	                       TABLE("2", "10:30", "11:00", SIT("'ghana'"))
	                       TABLE("3", "11:00", "12:00", SIT("'ghana'"))
	                       TABLE("4", "11:30", "12:00", SIT("'ghana'"))),
	 TOO_FEW("1/participants") ONE_MISSING "in " T("2", "10:30-11:00") " and in "
	 T("1", "10:00-11:00") "\n"
	 TOO_FEW("3/participants") ONE_MISSING "in " T("4", "11:30-12:00") " and in "
	 T("3", "11:00-12:00") "\n"},
	{"cancelled",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                       TABLE("2", "10:00", "13:00", SIT("'ghana'") ", 'status': 'cancelled'")),
	 ""},
	{"tentative meetings count",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                       TABLE("2", "10:00", "13:00", SIT("'ghana'") ", 'status': 'tentative'")),
	 TOO_FEW("1/participants") ONE_MISSING "in " T("2", "10:00-13:00") " and in "
	 T("1", "10:00-13:00") "\n"},
	{"nobody is known: nobody is missing",
	 PROGRAMME("{'id': 'ghana', 'name': 'Ghana'}", TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                                               TABLE("2", "10:00", "13:00", SIT("'ghana'"))),
	 ""},
	{"an empty list of people is not known either",
	 PROGRAMME(GHANA(""), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                      TABLE("2", "10:00", "13:00", SIT("'ghana'"))), ""},
	{"who holds an office acts in that, not for the State",
	 PROGRAMME(GHANA(AMA) PGA,
	           TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	           TABLE("2", "10:00", "13:00", SIT("'ghana'"))),
	 TOO_FEW("1/participants") ONE_MISSING "in " T("2", "10:00-13:00") " and in "
	 T("1", "10:00-13:00") "\n"},
	{"whom a delegation lists is of it, in office or not",
	 PROGRAMME(GHANA(AMA "{'id': 'kofi', 'name': 'Kofi', 'office': 'vice-president'},"),
	           TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	           TABLE("2", "10:00", "13:00", SIT("'ghana'"))), ""},
	{"who holds an office may preside while the State sits elsewhere",
	 PROGRAMME(GHANA(AMA) PGA,
	           TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	           TABLE("2", "10:00", "13:00", "'presides': 'pga'")), ""},
	{"a person stands for the State in the same meeting",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'") ", 'chairs': 'ama'")), ""},
	{"a person by name in one, the State in another",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", "'chairs': 'ama'")
	                       TABLE("2", "10:00", "13:00", SIT("'ghana'"))),
	 TOO_FEW("1/participants") ONE_MISSING "in " T("2", "10:00-13:00") " and in "
	 T("1", "10:00-13:00") "\n"},
	{"both by name in one, the State in another",
	 PROGRAMME(GHANA(AMA KOFI), TABLE("1", "10:00", "13:00", "'chairs': ['ama', 'kofi']")
	                            TABLE("2", "10:00", "13:00", SIT("'ghana'"))),
	 TOO_FEW("1/participants") "two representatives there, one is missing: at one time it is "
	 "needed in " T("2", "10:00-13:00") " and in "
	 T("1", "10:00-13:00") "\n"},
	{"one by name in two tables is in two places, and a third is free for the State",
	 PROGRAMME(GHANA(AMA KOFI), TABLE("1", "10:00", "13:00", "'chairs': 'ama'")
	                            TABLE("2", "10:00", "13:00", "'chairs': 'ama'")
	                            TABLE("3", "10:00", "13:00", SIT("'ghana'"))),
	 TWICE("1/chairs") "Ama (Ghana) is needed in " T("1", "10:00-13:00") " and in "
	 T("2", "10:00-13:00") "\n"},
	{"in other parts of a meeting",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", "'discussants': 'ghana'")
	                       TABLE("2", "12:00", "15:00", "'panellists': ['ama', 'ghana']")),
	 TOO_FEW("1/panellists/1") ONE_MISSING "in " T("2", "12:00-15:00") " and in "
	 T("1", "10:00-13:00") "\n"},
	{"an item takes its own time",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", "'items': [{'kind': 'statement', 'by': 'ghana',"
	                             " 'start': '2006-09-14T10:00', 'end': '2006-09-14T11:00'}]")
	                       TABLE("2", "11:00", "13:00", SIT("'ghana'"))), ""},
	{"an item without a time is over at some moment of the meeting: the rest is for the other",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", "'items': [{'kind': 'statement', 'by': 'ghana'}]")
	                       TABLE("2", "11:00", "13:00", SIT("'ghana'"))), ""},
	{"a list of speakers is left for the other meeting once one has spoken",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", "'items': [{'kind': 'statements', 'by': 'ghana',"
	                             " 'start': '2006-09-14T10:00', 'end': '2006-09-14T13:00'}]")
	                       TABLE("2", "10:00", "13:00", SIT("'ghana'"))), ""},
	{"named twice in one list",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana', 'ghana'"))),
	 AGAIN("0/participants/1") "Ghana" TWICE_IN_LIST},
	{"two items of one meeting need one person",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'") ", 'items': ["
	                             "{'kind': 'statement', 'by': 'ghana'},"
	                             "{'kind': 'discussion', 'by': 'ghana'}]")), ""},
	{"an item that begins late in a meeting that begins early",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", "'items': [{'kind': 'statement', 'by': 'ghana',"
	                             " 'start': '2006-09-14T12:00', 'end': '2006-09-14T13:00'}]")
	                       TABLE("2", "11:00", "12:30", SIT("'ghana'"))),
	 TOO_FEW("0/items/0/by") ONE_MISSING "in statement in " T("1", "12:00-13:00") " and in "
	 T("2", "11:00-12:30") "\n"},
	{"a meeting that ends before it begins needs nobody",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                       TABLE("2", "12:00", "11:00", SIT("'ghana'"))),
	 "breach end-before-start programme/meetings/1/end: ends at 2006-09-14T11:00, which is not "
	 "after its start at 2006-09-14T12:00\n"},
	{"two tables in turn beside a long meeting: each is told",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "18:00", SIT("'ghana'"))
	                       TABLE("2", "10:00", "13:00", SIT("'ghana'"))
	                       TABLE("3", "15:00", "18:00", SIT("'ghana'"))),
	 TOO_FEW("1/participants") ONE_MISSING "in " T("2", "10:00-13:00") " and in "
	 T("1", "10:00-18:00") "\n"
	 TOO_FEW("2/participants") ONE_MISSING "in " T("3", "15:00-18:00") " and in "
	 T("1", "10:00-18:00") "\n"},
	{"Geneva is six hours ahead: not at one time",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                       TABLE("2", "10:00", "13:00", SIT("'ghana'") ", 'zone': 'Europe/Zurich'")),
	 ""},
	{"Geneva is six hours ahead: at one time",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                       TABLE("2", "16:00", "19:00", SIT("'ghana'") ", 'zone': 'Europe/Zurich'")),
	 TOO_FEW("1/participants") ONE_MISSING "in round table 2, Europe/Zurich "
	 "time (14 September 2006, 16:00-19:00) and in " T("1", "10:00-13:00") "\n"},
};

static const struct busy_case absences[] = {
	{"one of two is away from both tables",
	 PROGRAMME(GHANA(AMA AWAY("kofi", "Kofi", "09:00", "18:00")),
	           TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	           TABLE("2", "10:00", "13:00", SIT("'ghana'"))),
	 TOO_FEW("1/participants") ONE_MISSING "in " T("2", "10:00-13:00") " and in "
	 T("1", "10:00-13:00") "\n"},
	{"one of three is away: two are enough",
	 PROGRAMME(GHANA(AMA YAA AWAY("kofi", "Kofi", "09:00", "18:00")),
	           TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	           TABLE("2", "10:00", "13:00", SIT("'ghana'"))), ""},
	{"back when the tables begin",
	 PROGRAMME(GHANA(AMA AWAY("kofi", "Kofi", "08:00", "10:00")),
	           TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	           TABLE("2", "10:00", "13:00", SIT("'ghana'"))), ""},
	{"leaves when the tables end",
	 PROGRAMME(GHANA(AMA AWAY("kofi", "Kofi", "13:00", "15:00")),
	           TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	           TABLE("2", "10:00", "13:00", SIT("'ghana'"))), ""},
	{"a person by name, away for a part",
	 PROGRAMME(GHANA(AWAY("kofi", "Kofi", "12:59", "15:00")),
	           TABLE("1", "10:00", "13:00", SIT("'kofi'"))),
	 ABSENT("0/participants") "Kofi (Ghana) is needed in " T("1", "10:00-13:00")
	 ", but is absent from 14 September 2006, 12:59-15:00\n"},
	{"away before and after",
	 PROGRAMME(GHANA("{'id': 'kofi', 'name': 'Kofi', 'absences': ["
	                 "{'from': '2006-09-14T08:00', 'until': '2006-09-14T10:00'},"
	                 "{'from': '2006-09-14T13:00', 'until': '2006-09-14T18:00'}]}"),
	           TABLE("1", "10:00", "13:00", SIT("'kofi'"))), ""},
	{"away while an item is his, and elsewhere in the meeting not needed",
	 PROGRAMME(GHANA(AWAY("kofi", "Kofi", "12:00", "15:00")),
	           TABLE("1", "10:00", "13:00", "'items': [{'kind': 'opening', 'by': 'kofi',"
	                 " 'start': '2006-09-14T10:00', 'end': '2006-09-14T10:30'},"
	                 "{'kind': 'closing', 'by': ['ghana', 'kofi'],"
	                 " 'start': '2006-09-14T12:30', 'end': '2006-09-14T13:00'}]")),
	 ABSENT("0/items/1/by/1") "Kofi (Ghana) is needed in closing in " T("1", "12:30-13:00")
	 ", but is absent from 14 September 2006, 12:00-15:00\n"},
	{"away by the clocks of the programme: 10:00 in Geneva is not 10:00 in New York",
	 PROGRAMME(GHANA(AWAY("kofi", "Kofi", "10:00", "13:00")),
	           TABLE("1", "10:00", "11:00", SIT("'kofi'") ", 'zone': 'Europe/Zurich'")), ""},
	{"away by the clocks of the programme: 16:00 in Geneva",
	 PROGRAMME(GHANA(AWAY("kofi", "Kofi", "10:00", "13:00")),
	           TABLE("1", "16:00", "19:00", SIT("'kofi'") ", 'zone': 'Europe/Zurich'")),
	 ABSENT("0/participants") "Kofi (Ghana) is needed in round table 1, Europe/Zurich time (14 "
	 "September 2006, 16:00-19:00), but is absent from 14 September 2006, 10:00-13:00\n"},
	{"one absence after the other takes all of an item without a time",
	 PROGRAMME(GHANA("{'id': 'kofi', 'name': 'Kofi', 'absences': [{'from': '2006-09-14T09:00',"
	                 " 'until': '2006-09-14T11:30'}, {'from': '2006-09-14T11:30',"
	                 " 'until': '2006-09-14T18:00'}]},"),
	           TABLE("1", "10:00", "13:00", "'items': [{'kind': 'closing', 'by': ['kofi']}]")),
	 ABSENT("0/items/0/by") "Kofi (Ghana) is needed in closing in " T("1", "10:00-13:00")
	 ", but is absent from 14 September 2006, 09:00-11:30\n"},
	{"two absences with an hour between them leave time for it",
	 PROGRAMME(GHANA("{'id': 'kofi', 'name': 'Kofi', 'absences': [{'from': '2006-09-14T09:00',"
	                 " 'until': '2006-09-14T11:30'}, {'from': '2006-09-14T12:30',"
	                 " 'until': '2006-09-14T18:00'}]},"),
	           TABLE("1", "10:00", "13:00", "'items': [{'kind': 'closing', 'by': ['kofi']}]")),
	 ""},
	{"cancelled",
	 PROGRAMME(GHANA(AWAY("kofi", "Kofi", "10:00", "13:00")),
	           TABLE("1", "10:00", "13:00", SIT("'kofi'") ", 'status': 'cancelled'")), ""},
};

static const struct busy_case three = {
	"three tables and one person: what the last finding says",
	PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ghana'"))
	                      TABLE("2", "10:00", "13:00", SIT("'ghana'"))
	                      TABLE("3", "10:00", "13:00", SIT("'ghana'"))),
	"Ghana has one representative there, two are missing: at one time it is needed in "
	T("3", "10:00-13:00") " and in " T("2", "10:00-13:00") " and in " T("1", "10:00-13:00")};

static const struct busy_case people[] = {
	{"in every part of a meeting: with each of those that are at the same time",
	 PROGRAMME(GHANA(AMA),
	           TABLE("1", "08:00", "10:00", "'presides': 'ama'")
	           TABLE("2", "09:00", "11:00", "'chairs': ['ama']")
	           TABLE("3", "10:00", "12:00", "'discussants': ['ama']")
	           TABLE("4", "11:00", "13:00", "'panellists': ['ama']")
	           TABLE("5", "12:00", "14:00", "'participants': ['ama', 'ghana']")
	           TABLE("6", "13:00", "15:00", "'items': [{'kind': 'opening', 'by': 'ama',"
	                 " 'start': '2006-09-14T13:30', 'end': '2006-09-14T14:30'}]")),
	 LEAVES("5/items/0/by") AMA_IN T("5", "12:00-14:00") " and in opening in " T("6", "13:30-14:30")
	 "\n"
	 TWICE("1/chairs") AMA_IN T("1", "08:00-10:00") " and in " T("2", "09:00-11:00") "\n"
	 TWICE("2/discussants") AMA_IN T("2", "09:00-11:00") " and in " T("3", "10:00-12:00") "\n"
	 TWICE("3/panellists") AMA_IN T("3", "10:00-12:00") " and in " T("4", "11:00-13:00") "\n"
	 TWICE("4/participants/0") AMA_IN T("4", "11:00-13:00") " and in " T("5", "12:00-14:00") "\n"},
	{"three at one time: each with each",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", "'chairs': 'ama'")
	                       TABLE("2", "10:00", "13:00", "'chairs': 'ama'")
	                       TABLE("3", "10:00", "13:00", "'chairs': 'ama'")),
	 TWICE("1/chairs") AMA_IN T("1", "10:00-13:00") " and in " T("2", "10:00-13:00") "\n"
	 TWICE("2/chairs") AMA_IN T("1", "10:00-13:00") " and in " T("3", "10:00-13:00") "\n"
	 TWICE("2/chairs") AMA_IN T("2", "10:00-13:00") " and in " T("3", "10:00-13:00") "\n"},
	{"who sits in one meeting may leave it to speak without a time in another",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", SIT("'ama'"))
	                       TABLE("2", "10:00", "13:00", "'items': [{'kind': 'statement', 'by': 'ama'}]")),
	 ""},
	{"who chairs all of the time in which one is to speak cannot",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", "'chairs': 'ama'")
	                       TABLE("2", "10:00", "13:00", "'items': [{'kind': 'statement', 'by': 'ama'}]")),
	 TWICE("1/items/0/by") AMA_IN T("1", "10:00-13:00") " and in statement in "
	 T("2", "10:00-13:00") "\n"},
	{"who chairs for a part of it can",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "12:59", "'chairs': 'ama'")
	                       TABLE("2", "10:00", "13:00", "'items': [{'kind': 'statement', 'by': 'ama'}]")),
	 ""},
	{"who sits in two meetings at one time",
	 PROGRAMME(GHANA(AMA KOFI), TABLE("1", "10:00", "13:00", SIT("'ama', 'kofi'"))
	                            TABLE("2", "12:59", "14:00", SIT("'kofi', 'kofi'"))),
	 AGAIN("1/participants/1") "Kofi (Ghana)" TWICE_IN_LIST
	 TWICE("1/participants/0") "Kofi (Ghana) is needed in " T("1", "10:00-13:00") " and in "
	 T("2", "12:59-14:00") "\n"},
	{"in several parts of one meeting",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00",
	           "'presides': 'ama', 'chairs': 'ama', 'participants': 'ama',"
	           " 'items': [{'kind': 'opening', 'by': 'ama'}, {'kind': 'closing', 'by': 'ama'}]")),
	 ""},
	{"the meeting before is the longest, not the last",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "18:00", "'chairs': 'ama'")
	                       TABLE("2", "08:00", "09:00", "'chairs': 'ama'")
	                       TABLE("3", "15:00", "16:00", "'chairs': 'ama'")),
	 TWICE("2/chairs") "Ama (Ghana) is needed in " T("1", "10:00-18:00") " and in "
	 T("3", "15:00-16:00") "\n"},
	{"two meetings follow while an item of the first goes on",
	 PROGRAMME(GHANA(AMA), TABLE("1", "10:00", "13:00", "'chairs': 'ama'")
	                       TABLE("2", "13:00", "15:00", "'chairs': 'ama', 'items': ["
	                             "{'kind': 'statement', 'by': 'ama', 'start': '2006-09-14T14:00',"
	                             " 'end': '2006-09-14T14:30'}]")
	                       TABLE("3", "14:59", "16:00", "'chairs': 'ama'")),
	 TWICE("2/chairs") "Ama (Ghana) is needed in " T("2", "13:00-15:00") " and in "
	 T("3", "14:59-16:00") "\n"},
};
/* clang-format on */

static void expect_all(const struct busy_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect_findings(&cases[i].documents, cases[i].right);
}

static void a_delegation_sits_where_it_has_people(void **state)
{
	(void)state;
	expect_all(delegations, LENGTH(delegations));
}

static void nobody_is_needed_while_absent(void **state)
{
	(void)state;
	expect_all(absences, LENGTH(absences));
}

static void nobody_is_in_two_places(void **state)
{
	(void)state;
	expect_all(people, LENGTH(people));
}

/* Whatever is said of the first two tables, the last finding says how many are missing in all. */
static void all_who_are_missing_are_counted(void **state)
{
	hld_findings *findings = check_documents(&three.documents);
	const hld_finding *last = hld_findings_at(findings, hld_findings_count(findings) - 1);
	(void)state;
	assert_non_null(last);
	assert_string_equal(last->clause, "too-few-representatives");
	assert_string_equal(last->pointer, "/meetings/2/participants");
	assert_string_equal(last->text, three.right);
	hld_findings_free(findings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_delegation_sits_where_it_has_people),
		cmocka_unit_test(nobody_is_needed_while_absent),
		cmocka_unit_test(nobody_is_in_two_places),
		cmocka_unit_test(all_who_are_missing_are_counted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

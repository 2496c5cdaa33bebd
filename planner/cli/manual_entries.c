/* manual_entries.c - the texts of the manual that no table holds. */
#include "cli/manual_entries.h"

#include <stddef.h>

const struct manual_entry manual_counting[] = {
	{"regional group",
         "A participant counts in the group of its \"election_group\" where it has that, else in "
         "its\n\"group\" if it has just one, else in none."},
	{"balance",
         "Equitable geographical representation is judged over all the places of the meetings "
         "together\nthat people with a regional group have. A group is out of balance if its share "
         "of them differs\nfrom its share of the Member States that participate by more than the "
         "tolerance of the clause\nand by one whole place or more; or if it has none of them, "
         "though there are at least as many\nplaces as groups. Where not all are named yet, or "
         "it is not known who somebody is, it is open."},
	{"representatives",
         "Whoever presides, chairs, discusses or sits in a meeting is busy for as long, and "
         "whoever "
         "speaks\nin an item with a time of its own for that time; to sit in one meeting and speak "
         "in "
         "another is a\nwarning. One of a list of speakers is needed at some moment of it. A "
         "delegation may be in as many\nmeetings at one time as it has representatives who are not "
         "absent: more is a warning, since a\nlist may be short. People in an office act in that, "
         "and "
         "do not count,\nunless the delegation lists them among its own. A delegation whose "
         "representatives are not given\nis not judged."},
	{"seats",
         "Whoever is named twice in a list has one seat there, and so have a delegation and "
         "somebody who\nrepresents it, named beside it."},
	{"several documents",
         "-p and -V replace what the programme names. Where several documents have one id, the "
         "programme\nholds before the first list, and that before the next; what one leaves out is "
         "filled in from those\nafter it, and all the representatives are taken together."},
	{"quotas",
         "A quota by category counts people, one by regional group counts delegations, however "
         "many people\nthey have in the meeting. Whoever is not known may count or not: if a bound "
         "may be kept and may be\nbroken by that, it is open. Of several meetings together "
         "whoever is in more than one of them\ncounts once."},
	{"slots",
         "Statements that follow one another in a meeting take the time from the first of them to "
         "the\nlast. It has room for as many as fit into it, each as long as the item says or else "
         "the "
         "clause on\nspeaking time of the same mandate, with the minutes to change over between "
         "two "
         "of them, none\nbehind the last."},
	{"precedence", "A list of speakers is the items of a meeting that are one statement by one "
                       "speaker, in the "
                       "order\nof their times. Each belongs to the first tier that fits the level "
                       "(of the item, else "
                       "of the\nperson, else the highest of the delegation) and the category. A "
                       "speaker whose level "
                       "is not known\nmay belong to any tier that may fit: the order is broken "
                       "only where it is for "
                       "certain."},
	{"services",
         "One team interprets one meeting at a time, rests between two, and serves so many a day, "
         "as the\nvenue says; a meeting that is longer than a team serves is served in stints. "
         "All meetings in the\nvenue want a room and a team, whatever the clause is about; it is "
         "broken if its meetings have a part\nin there being too few. That no assignment of teams "
         "exists is searched for, so what is found to be\ntoo much is too much; where a meeting is "
         "served in stints, which could be cut otherwise, only the\nteams at each moment and the "
         "number of stints are looked at."},
	{"contradiction",
         "Where two clauses of one mandate say of the same meetings what no programme can keep, "
         "the later\none is reported, with its place in the mandate, and the earlier one is "
         "judged."},
	{"waivers",
         "A programme may waive a warning, never a breach, with a reason and a name; it is "
         "then printed as\nwaived, and counts only under --strict."},
	{NULL, NULL}};

/* What plan does where the clauses leave it open. */
const struct manual_entry manual_planning[] = {
	{"which meetings",
         "As many of each kind as clauses count; of a clause that gives only a most, \"up to "
         "two\", that many; "
         "as many as clauses give times for, and for the items that they place. A meeting that "
         "lasts so many "
         "days has the sittings that these have. Mandates that bind are heard first."},
	{"which items",
         "Those that clauses ask for; and a plenary meeting hears statements, the first one opens "
         "the "
         "conference, the last one closes it. Items that a clause gives a time to take as long. "
         "Else the "
         "opening takes 30 minutes, a summary 10, the closing 20, and statements the rest."},
	{"when", "In the sessions of the venue, whole if it can be, or at the times that clauses "
                 "name; meetings of one "
                 "kind in the order of their numbers; plenary meetings never two at a time. "
                 "Meetings before the conference are on "
                 "weekdays about two months before it, or when whoever presides is there."},
	{"where", "Plenary meetings in the largest room; others in the smallest that seats those "
                  "to whom they are open, "
                  "where it is known who comes, and has booths for the languages of the venue."},
	{"who", "Whoever holds the office on that day, by the list of participants; without it, "
                "the office. Participants of round tables are left open."},
	{"who chairs",
         "Of those who are candidates by the list (candidate_for): chairs, lead discussants and "
         "panellists for the meetings of which clauses ask for them, and chairs where they are to "
         "present summaries. As many places are filled as can be without departing from a clause: "
         "as many in each meeting as clauses ask for, of \"up to two\" two or one, else one. "
         "Nobody "
         "gets two places, and of one delegation no two people are proposed for the same time. Of "
         "all ways to do so one is taken in which a balance that is only invited to holds, the "
         "regional "
         "groups are spread, levels are high, and those come first who are first in the list. What "
         "cannot be filled stays open. With --from, whoever is named stays."},
	{"preferences",
         "What somebody would rather have (\"prefer\" of a programme, or a file of them) is kept "
         "to as "
         "far as it can be, the weightier first; no preference is worth a breach. Each departure "
         "from one costs its weight: a meeting that is not at its times (at), or is (not-at); that "
         "has other times, 4, on another day, 6 more, or another room, 1, than in the draft (keep, "
         "of weight 1 where nothing is said); each time over that a room seats those who need "
         "seats (room-size); a meeting that is not in the room of most of them (one-room); one "
         "beyond its share of a day of the conference (spread); an idle hour of somebody between "
         "two meetings (compact); two that overlap (apart). A plan has what it costs under "
         "\"costs\", by the ids of preferences or their kinds; custom-times and custom-rooms are "
         "what suits less by custom, interpreters what teams lack, and clauses that only invite "
         "are told by their ids."},
	{"alternatives",
         "With -n, each programme is the best that the search finds of those that have so many "
         "meetings at other times than every one before it."},
	{"proof",
         "With --prove, CBC looks for a placement that costs less than the plan, in a process of "
         "its own; rooms are only counted, and of preferences about several meetings only spread "
         "is known to it, so a bound may be lower than the least cost. Without the library "
         "(coinor-libcbc3.1) nothing is proved. An interrupt ends the search with the best so "
         "far."},
	{"what clashes",
         "Where no plan is found, or explain is asked, every clause that is about which meetings "
         "there are, when, with what theme, open to whom or under whom is taken as required, and "
         "the smallest sets that cannot be met are proved. Looked at are the sessions of the "
         "venue, "
         "parts of them of two hours and more, and times that clauses name; that no two plenary "
         "meetings are held at one time, and what the venue has, may be part of a set. Of a draft "
         "all its meetings are held, as long as they are, at any start on the grid within the "
         "hours of their venue on the days of the conference, at those that clauses name, or "
         "where they are. Taken as required are clauses about times, that each person who is "
         "needed in several meetings is in one at a time, each absence, that no more meetings are "
         "held at once than rooms suit them, and the interpretation teams. A set is called "
         "smallest where it is proved that there is no smaller one, and else minimal: each of it "
         "is needed."},
	{"what is added to a draft",
         "With --from: as many meetings of each kind as clauses call for and the draft lacks; of a "
         "clause that gives only a most, none. A meeting of the draft is taken for the one of the "
         "same number or theme, else for the one that would be held at its time. What is added is "
         "at "
         "the times that it would have if all were planned anew as near to the draft as can be, "
         "and "
         "is moved before anything that the draft has. Meetings that are there get the items that "
         "clauses ask for, where no item takes the time, or within the time of the item before; "
         "one without any items gets all. If it cannot be done without a breach, nothing is "
         "added."},
	{"documents", "Due a fortnight before the meetings that they are for, or after those that "
                      "they are about."},
	{NULL, NULL}};

/* How a list of speakers is made, and what changes it. */
const struct manual_entry manual_listing[] = {
	{"slots",
         "The statements of a plenary meeting are cut into slots of the minutes that one may take, "
         "by "
         "the item or a clause of the kind speaking-time, and of the change to the next. A meeting "
         "that is resumed after a break has one list."},
	{"order",
         "Each speaker belongs to the first tier of the clause of the kind precedence that fits; "
         "within a tier lots are drawn with the seed, or requests or given places count. Speakers "
         "are "
         "taken in that order: nobody is left out for somebody behind, but for those of a tier "
         "that speaks time permitting, who are taken after all others, wherever the tier stands. "
         "Whoever would be too many by a quota of all speakers together has no slot. "
         "Of all ways to place them, the "
         "one is taken that is nearest to their choices of meetings. In a meeting no tier comes "
         "before a higher one; whoever can only come at some times, is absent, or has a part in "
         "another meeting, is placed around that."},
	{"changes",
         "exchange A B: each has the other's slot. level A LEVEL: A moves behind the last of the "
         "new "
         "tier. absent A: A was not there when called, and moves behind the last of the own tier. "
         "withdraw A: those behind move up, and the last slot is free. add A [LEVEL] [MEETING]: A "
         "gets the next free slot behind the last of the own tier, in that meeting or the first "
         "that has one, and those of later tiers move one slot on; where a clause of the kind "
         "list-closes is about A, --on says on which day A comes, and once the list has closed "
         "A is refused, unless the clause excepts A or the programme waives the warning that it "
         "would be. Participants are named by id or name, or by the id of a statement. The "
         "revision is raised once; without -o what moves is said."},
	{"forecast",
         "With --at and --speaking the rest of a list is moved by the delay, for which a break "
         "makes up. When it does not all fit any more, those who speak time permitting are left "
         "out, the last first, and those behind move up. Rights of reply (--reply, in their "
         "order, each of --reply-limit minutes) come behind the last statement of the last "
         "plenary meeting of the day; a later meeting ends as planned, unless it has to wait "
         "for the one at hand."},
	{"remedies",
         "night: the last plenary meetings of the days are resumed for the hours of --night, the "
         "first days first, where they end with their statements and before the night; limit: "
         "statements are as long as lets all speak; extend: each meeting is longer by the minutes "
         "that are counted, and what it does behind its statements comes later; parallel: beside "
         "each meeting with a list others hear statements at the same time, ID-segment-2 and so "
         "on, of equal standing, so that a wish for the one is one for the other; speakers are "
         "shared out among them, and their rooms and who presides are still to be named. A remedy "
         "that a clause forbids is refused, with the clause."},
	{NULL, NULL}};

/* How seats at round tables are given. */
const struct manual_entry manual_seating[] = {
	{"who",
         "Each registration that asks for a table is for one seat: of the delegation, or of the "
         "representative whom it names. Of tables that are held at one time, or among which a "
         "clause of the kind one-table allows but one, it gets one; of others, one in each round "
         "in which it names a table, and in every round where it names none. A table that is not "
         "named counts as the last choice. Whoever is away, or has a part elsewhere at that time, "
         "is not of a category to which the table is open, or was not selected where a clause "
         "asks for it, cannot have a seat there."},
	{"limits",
         "Of clauses of the kinds cap and quota, and the seats of the room less those of chairs "
         "and others; each participant takes as many more as a clause of the kind seats gives to "
         "advisers. Where a clause of the kind balance counts participants, as many of those are "
         "seated as can be in balance. Clauses that the programme waives do not count. Of two "
         "clauses one has to count all that the other counts, or nobody that it counts."},
	{"order",
         "Where a clause of the kind admission gives one, seats are given one by one in it: each "
         "gets its first choice that is not full and that leaves to those behind what the least "
         "numbers ask for. Where none does, everybody gets a first seat before anybody a second, "
         "then as many seats as can be are given, then as many as can be at the first choice, "
         "then at the second, the third and the fourth; and then the members of each category "
         "and regional group are spread as evenly as can be. This is a flow of least cost in a "
         "network; that there is none better is shown by the prices of its nodes. Of what is "
         "equally good the seed chooses."},
	{"changes",
         "Whoever has a seat in the programme keeps it where that can be; with the fewest "
         "moves that takes. --withdraw takes a participant out, and the next who waits "
         "comes in. The revision is raised, and each change is said."},
	{"waiting",
         "In the order of admission, or else of requests, among those whom the same limit "
         "keeps out; the reason is the innermost limit that is full."},
	{NULL, NULL}};

/* What export --for keeps of a programme. */
const struct manual_entry manual_personal[] = {
	{"who",
         "An id or an English name, of a participant or of a person of the programme and the lists "
         "that go with it: ids before names, participants before persons."},
	{"meetings",
         "Those in which the participant, or whoever represents it, presides, chairs, discusses, "
         "is a panellist or a participant, or speaks; and plenary meetings without a list of "
         "participants whose \"open_to\" is not given or has its category. A participant whose "
         "category is not known is taken for one who may come. For a person count the person, and "
         "the delegation that the person represents, but not its other people. People in an "
         "office act in that, as in HOW IT COUNTS."},
	{"items",
         "All items of these meetings but statements (of the kind \"statement\") by others. In a "
         "calendar each statement of one's own that has a start and an end is an event too. Its "
         "UID "
         "is made from the ids of programme, meeting and item, or, of an item without one, of whom "
         "it is by: it stays when the statement moves within its meeting, and not when it moves to "
         "another. The UIDs of meetings are those that everybody has."},
	{"documents", "Are left out."},
	{NULL, NULL}};

/* What the formats of export hold where their standards leave it open. */
const struct manual_entry manual_formats[] = {
	{"jcal", "What is in the calendar, in the same order. Properties that no document defines "
                 "(X-WR-CALNAME) are of the type \"unknown\", their values as in the calendar."},
	{"csv",
         "UTF-8 with a byte order mark, CRLF. A meeting has a row in which the columns from item "
         "on are "
         "empty, and below it one for each item, in which those of the meeting are repeated; "
         "presides to open_to are in the former only. Dates and times are local, of the zone in "
         "the row; minutes is how long it takes. Kinds, status, levels and categories are the "
         "words "
         "of documents. Several names are separated by \"; \". A text that begins as a formula "
         "does "
         "(=, +, -, @) has an apostrophe before it."},
	{"svg, png",
         "A page of 16:9, 1600 pixels wide, which is higher where there are many meetings. A row "
         "is a "
         "day on which there is a meeting, by the clocks where it is; what goes on after 6 a.m. "
         "of the next day breaks off there. Text in SVG is text, cut with an ellipsis where it "
         "would "
         "not fit in Noto Sans. PNG needs hld to be built with pango and cairo, and fonts that "
         "have "
         "all characters: fonts-noto-core and fonts-noto-cjk."},
	{"ical --deliverables, todo",
         "The deliverables that have a date; with --for those by one participant or person. A "
         "task begins on the day of the programme's issue, or, if the document is due by then, the "
         "day before it is due; its PRIORITY is 5 (medium), and it sets no alarm. UIDs are made "
         "from the ids of programme and deliverable."},
	{"freebusy",
         "One VFREEBUSY in a file of its own, in UTC, from the midnight before the first meeting "
         "to that behind the last. A participant is busy in all of a meeting in which it "
         "presides, chairs, discusses, is a panellist or a participant by name, and in each item "
         "that names it, for the time of that item, or for that of the meeting where no time of "
         "it is known. A meeting that is only open to it does not count. BUSY-TENTATIVE are "
         "tentative meetings and items of the kind \"statements\" in which several speak in "
         "turn; BUSY-UNAVAILABLE are the absences of a person, not of those in a delegation. "
         "Cancelled meetings do not count. Of times that overlap the strongest counts, "
         "BUSY-UNAVAILABLE before BUSY before BUSY-TENTATIVE; periods of one type that touch are "
         "one. With --room every meeting in the room counts."},
	{"schedule-xml, schedule-json",
         "Each meeting is an event; its guid is its UID in calendars, its id a number made from "
         "that. The title is the meeting, the subtitle its title or else its theme; track and "
         "type are its kind; the language is that of the texts; persons are those who preside, "
         "chair, discuss or speak. A day is that of the clocks where the meeting is, from "
         "midnight to midnight. A meeting without a room is in \"Room to be announced\", or, at "
         "the time of another such, in \"Room to be announced 2\", and so on. Times have the "
         "offset of their zone. A cancelled meeting stays and says so. A meeting of a day or "
         "more is refused: apps read its length as a time of day."},
	{NULL, NULL}};

/* How a calendar is read as a programme. */
const struct manual_entry manual_importing[] = {
	{"hld's own",
         "A calendar of hld holds the whole programme in properties whose names begin with X-HLD-: "
         "the head of the programme and each of its records but meetings in the calendar, the "
         "meeting and each of its items in the event, as JSON with a caret for each backslash. "
         "They come through programs that order, fold and escape as they like. What people see in "
         "the calendar holds before them: where the start, the end, the status, the summary or the "
         "location of an event is not as it was written, it is that of the programme, with a "
         "warning. Items move with the start of their meeting; a summary that begins with the kind "
         "and number of a meeting and a colon sets these too. A description that was changed is "
         "not read."},
	{"those of others",
         "Each event with times of day is a meeting. Its id is made from the UID; its kind is that "
         "of a category, or else of words in the summary, with the number that stands by them; its "
         "note is the description. Rooms are made from locations. Times in UTC are put into the "
         "zone of X-WR-TIMEZONE, or else the first that an event names, or else stay in UTC; names "
         "of Windows and names that begin with a slash are known. A series is a meeting on each of "
         "its dates; it must have an end. Events of whole days, tasks and journals are left out, "
         "with a warning. The programme is issued on the latest day of a DTSTAMP."},
	{"one participant's",
         "It comes back as a programme of the meetings in it, with the people, "
         "participants and rooms, but without documents, waivers and "
         "preferences, and without absences and the statements of others."},
	{"some meetings'",
         "A calendar made with --kind, --day or --room, and one to be mailed, holds nothing of the "
         "programme but its events, and is read like those of others."},
	{"what is refused",
         "Octets that are no UTF-8, control characters, more than one calendar, components in one "
         "another deeper than 5 levels, properties of more than 64 KiB, calendars of more than "
         "64 MiB, and times that there are not."},
	{NULL, NULL}};
/* How calendars follow a programme. */
const struct manual_entry manual_updates[] = {
	{"the same event",
         "Clients know an event by its UID, which is made from the ids of programme and meeting "
         "and from nothing else: keep the ids from edition to edition, and raise the revision."},
	{"subscribed or opened",
         "Whoever subscribes to a published calendar gets each new edition. A file that is opened "
         "a second time updates events in some clients and doubles them in others; then send "
         "updates by mail."},
	{"updates",
         "With --since OLD a calendar has the events of PROGRAMME, and those of OLD that are "
         "gone. An event that says the same, its dates of edition aside, has the bytes that it "
         "had in the calendar of OLD; what it keeps of the programme for import is part of what "
         "it says. One that says something else has the revision as its "
         "SEQUENCE, and at least one more than it had. One that is gone is cancelled, with a "
         "SEQUENCE that is found in the same way: as CANCELLED, or as REMOVED where the meeting "
         "is still held, but is no longer of that kind, or for that participant. Who is in one of "
         "the editions only has a calendar too."},
	{"mail",
         "With --method request there is an invitation for each event that is held, with --method "
         "cancel a cancellation for each that is cancelled; with --since only for what is new, "
         "has changed, or was cancelled since. Each is a file with one event, because Outlook "
         "takes no "
         "more, to one address, and asks for no answer. DIR/MEETING.ics is of a meeting, "
         "DIR/UID.ics of a statement; if there is nothing to send, nothing is written. It is to be "
         "sent as text/calendar with the same method."},
	{"a folder",
         "publish writes DIR anew beside it and exchanges the two, so that a server shows the old "
         "edition or the new one; if anything fails, the old one. Files that are the same are the "
         "same file, so that servers can say that they have not changed. A folder that holds "
         "anything else is not touched. Participants of whom no meeting is have no calendar. "
         "What is for those who plan, as absences, is in none of the files, as with export "
         "--public; "
         "a calendar of one participant never has it."},
	{"zones",
         "A calendar has the rules of a zone in the years of its meetings, as one pair that holds "
         "for good, because half of all clients read no more. If the rules changed between the "
         "first and the last meeting, as in New York from 2006 to 2007, use --utc."},
	{NULL, NULL}};

const char *const manual_nginx[] = {"location /meetings/ {",
                                    "    alias /srv/meetings/;",
                                    "    types { text/calendar ics; text/html html;",
                                    "            text/plain txt; application/json json; }",
                                    "    charset utf-8; charset_types text/calendar text/plain;",
                                    "    add_header Cache-Control \"max-age=900\";",
                                    "}",
                                    NULL};

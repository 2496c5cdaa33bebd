/* manual_counting.c - how the rules about statements, people and services count, which no document
 * defines. */
#include "cli/manual_counting.h"

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
         "may be kept and may be\nbroken by that, it is open."},
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

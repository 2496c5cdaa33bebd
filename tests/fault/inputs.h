/* inputs.h - documents of the fault tests, too small to be files of the repository. */
#ifndef FAULT_INPUTS_H
#define FAULT_INPUTS_H

/* What joins a programme, too small to be files of the repository. */
static const struct input {
	const char *name, *text;
} inputs[] = {
	{"list.json",
         "{\"format\": \"hld-participants/1\", \"title\": {\"en\": \"L\", \"fr\": \"L\"},\n"
         " \"participants\": [{\"id\": \"ghana\", \"name\": \"Ghana\", \"group\": [\"african\", "
         "\"asian\"],"
         " \"representatives\": [{\"name\": \"Ama\", \"level\": \"minister\", \"absences\": ["
         "{\"from\": \"2006-09-14T10:00\", \"until\": \"2006-09-14T11:00\"}]}]},"
         " {\"id\": \"holy-see\", \"name\": \"Another\", \"code\": \"VAT\","
         " \"representatives\": [{\"name\": \"Pia\"}]}],\n"
         " \"people\": [{\"id\": \"nobody\", \"name\": \"Nemo\", \"participant\": \"ghana\"}]}\n"},
	{"candidates.json",
         "{\"format\": \"hld-participants/1\", \"participants\": [\n"
         " {\"id\": \"ghana\", \"name\": \"Ghana\", \"group\": \"african\", \"category\": "
         "\"member-state\", \"representatives\": [{\"id\": \"ama\", \"name\": \"Ama\", "
         "\"candidate_for\": [\"chairs\", \"panellists\"]}]},\n"
         " {\"id\": \"fiji\", \"name\": \"Fiji\", \"group\": \"asian\", \"category\": "
         "\"member-state\", \"representatives\": [{\"id\": \"eta\", \"name\": \"Eta\", "
         "\"candidate_for\": \"chairs\"}]}]}\n"},
	{"own.ics",
         "BEGIN:VCALENDAR\r\n"
         "X-HLD-PROGRAMME:{\"id\":\"o\"\\,\"title\":\"O\"\\,\"issued\":\"2006-09-01\"\\,\"zone\":"
         "\"America/New_York\"}\r\n"
         "X-HLD-ROOMS:{\"id\":\"hall\"\\,\"name\":{\"en\":\"Hall\"\\,\"fr\":\"Salle\"}}\r\n"
         "BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=America/New_York:20060914T100000\r\n"
         "DTEND:20060914T170000Z\r\nSUMMARY:3rd plenary mee\r\n ting: A\r\nLOCATION:Hall\r\n"
         "X-HLD-MEETING:{\"id\":\"a\"\\,\"kind\":\"plenary\"\\,\"start\":\"2006-09-14T10:00\""
         "\\,\"end\":\"2006-09-14T13:00\"\\,\"zone\":\"Europe/Paris\"}\r\n"
         "X-HLD-ITEMS:{\"kind\":\"statement\"\\,\"start\":\"2006-09-14T10:00\"}\r\n"
         "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTART:20060914T140000Z\r\n"
         "X-HLD-STATEMENT:{\"meeting\":\"a\"\\,\"item\":0\\,\"start\":\"2006-09-14T10:00\"}\r\n"
         "END:VEVENT\r\nEND:VCALENDAR\r\n"},
	{"kept.ics",
         "BEGIN:VCALENDAR\r\nX-HLD-PROGRAMME:{\"id\":\"k\"\\,\"title\":\"K\"\\,\"zone\":\"UTC\"}"
         "\r\n"
         "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20060914T100000Z\r\nDTEND:20060914T130000Z\r\n"
         "X-HLD-MEETING:{\"id\":\"a\"\\,\"kind\":\"plenary\"\\,\"start\":\"2006-09-14T10:00\""
         "\\,\"end\":\"2006-09-14T13:00\"}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"},
	{"others.ics",
         "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Others\r\nBEGIN:VTIMEZONE\r\nTZID:Paris\r\n"
         "X-LIC-LOCATION:Europe/Paris\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a@x\r\n"
         "DTSTAMP:20060901T000000Z\r\nDTSTART;TZID=Paris:20060914T100000\r\nDURATION:PT1H\r\n"
         "RRULE:FREQ=DAILY;UNTIL=20060916T080000Z\r\nEXDATE;TZID=Paris:20060915T100000\r\n"
         "SUMMARY;LANGUAGE=fr:Round table 2: \\, B\r\nCATEGORIES:Panel,Round table\r\n"
         "LOCATION:Room 5\r\nDESCRIPTION:Bring\\nit\r\nSTATUS:TENTATIVE\r\nEND:VEVENT\r\n"
         "BEGIN:VEVENT\r\nUID:a@x\r\nRECURRENCE-ID;TZID=Paris:20060916T100000\r\n"
         "DTSTART;TZID=Romance Standard Time:20060916T110000\r\nSUMMARY:Lunch\r\n"
         "END:VEVENT\r\nEND:VCALENDAR\r\n"},
	{"others.json",
         "[\"vcalendar\", [[\"name\", {}, \"text\", \"O, P\"], [\"x-wr-timezone\", {}, "
         "\"unknown\", "
         "\"Europe/Paris\"]], [[\"vevent\", [[\"uid\", {}, \"text\", \"a\"],\n"
         "[\"dtstart\", {\"tzid\": \"Europe/Paris\"}, \"date-time\", \"2006-09-14T10:00:00\"], "
         "[\"duration\", {}, \"duration\", \"PT3H\"], [\"rrule\", {}, \"recur\", {\"freq\": "
         "\"DAILY\", \"count\": 2}], [\"categories\", {\"x-a\": [\"b^\", \"c\"]}, \"text\", "
         "\"Panel\"]], []]]]\n"},
	{"bad.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20060931T100000Z\r\n"
                    "END:VEVENT\r\nEND:VCALENDAR\r\n"},
	{"lacks.json",
         "{\"format\": \"hld-programme/1\", \"id\": \"l\", \"title\": \"L\", \"zone\": "
         "\"America/New_York\",\n"
         " \"meetings\": [{\"id\": \"last\", \"kind\": \"plenary\", \"start\": "
         "\"2006-09-15T15:00\",\n"
         "  \"end\": \"2006-09-15T18:00\", \"items\": [{\"kind\": \"statements\", \"start\": "
         "\"2006-09-15T15:00\",\n"
         "  \"end\": \"2006-09-15T17:00\"}]}]}\n"},
	{"list.csv",
         "id,name,name.fr,group,registered,representatives.id,representatives.name\r\n"
         "ghana,\"Ghana, the \"\"Republic\"\"\",Ghana,african;asian,2006-09-01,ama,Ama\r\n"
         ",,,,,,Kofi\r\nnobody,Nobody,,,,,\r\n"},
	{"participants/l.json", "{\"format\": \"hld-participants/1\", \"participants\": [\n"
                                " {\"id\": \"ghana\", \"name\": \"Ghana\", \"representatives\": "
                                "[{\"name\": \"Ama\"}]}]}\n"},
	{"venues/v.json", "{\"format\": \"hld-venue/1\", \"id\": \"v\", \"name\": \"V\",\n"
                          " \"rooms\": [{\"id\": \"one\", \"name\": \"One\", \"seats\": 1}]}\n"},
	{"names.json",
         "{\"format\": \"hld-programme/1\", \"id\": \"n\", \"title\": \"N\", \"zone\": "
         "\"America/New_York\",\n"
         " \"list_of_participants\": \"l\", \"venue\": \"v\", \"meetings\": [{\"id\": \"a\",\n"
         "  \"kind\": \"plenary\", \"start\": \"2006-09-14T10:00\", \"end\": "
         "\"2006-09-14T13:00\",\n"
         "  \"room\": \"one\", \"participants\": [\"ghana\", \"ghana-1\"]}]}\n"},
	{"names-none.json",
         "{\"format\": \"hld-programme/1\", \"id\": \"n\", \"title\": \"N\", \"zone\": "
         "\"America/New_York\",\n"
         " \"list_of_participants\": \"m\", \"meetings\": []}\n"},
	{"coverage.csv", "clause,keeps,breaks\ntwo-tables,2,3\nopening-statements,1,0\n"},
	{"prefer.json",
         "{\"format\": \"hld-preferences/1\", \"prefer\": [\n"
         " {\"wish\": \"not-at\", \"from\": \"10:00\", \"kind\": \"plenary\", \"weight\": 1},\n"
         " {\"id\": \"w\", \"wish\": \"apart\", \"weight\": 2}, {\"wish\": \"keep\", \"weight\": "
         "3}]}\n"},
	{"prefer-none.json", "{\"format\": \"hld-preferences/1\", \"prefer\": [\n"
                             " {\"wish\": \"apart\", \"meeting\": \"nobody\", \"weight\": 2}]}\n"},
	{"hall-list.json",
         "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": "
         "\"America/New_York\",\n"
         " \"participants\": [{\"id\": \"ghana\", \"name\": \"Ghana\", \"representatives\": "
         "[{\"id\": \"ama\", \"name\": \"Ama\", \"level\": \"minister\"}]},\n"
         "  {\"id\": \"togo\", \"name\": \"Togo\", \"category\": \"ngo\"}, {\"id\": \"fiji\", "
         "\"name\": "
         "\"Fiji\", \"category\": \"ngo\"}],\n"
         " \"meetings\": [{\"id\": \"m\", \"kind\": \"plenary\", \"start\": \"2006-09-14T10:00\", "
         "\"end\": \"2006-09-14T10:15\", \"items\": [{\"kind\": \"statements\", "
         "\"limit_min\": 5}]}]}\n"},
	{"hall-listed.json",
         "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"issued\": "
         "\"2006-09-01\", \"zone\": "
         "\"America/New_York\",\n"
         " \"participants\": [{\"id\": \"togo\", \"name\": \"Togo\"}, {\"id\": \"fiji\", "
         "\"name\": \"Fiji\"}],\n"
         " \"meetings\": [{\"id\": \"m\", \"kind\": \"plenary\", \"start\": \"2006-09-14T10:00\", "
         "\"end\": \"2006-09-14T10:10\", \"items\": [\n"
         "  {\"id\": \"a\", \"kind\": \"statement\", \"start\": \"2006-09-14T10:00\", \"end\": "
         "\"2006-09-14T10:05\", \"by\": [\"togo\"], \"limit_min\": 5},\n"
         "  {\"kind\": \"statement\", \"start\": \"2006-09-14T10:05\", \"end\": "
         "\"2006-09-14T10:10\", \"by\": [\"fiji\"], \"limit_min\": 5}]}]}\n"},
	{"tables.json",
         "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": "
         "\"America/New_York\",\n"
         " \"participants\": [{\"id\": \"ghana\", \"name\": \"Ghana\", \"category\": "
         "\"member-state\", \"group\": \"african\", \"representatives\": "
         "[{\"id\": \"ama\", \"name\": \"Ama\", \"level\": \"minister\"}]},\n"
         "  {\"id\": \"togo\", \"name\": \"Togo\", \"category\": \"member-state\", \"group\": "
         "\"african\"}, {\"id\": \"ilo\", \"name\": \"ILO\", \"category\": \"agency\"}],\n"
         " \"meetings\": [{\"id\": \"a\", \"kind\": \"round-table\", \"number\": 1, \"start\": "
         "\"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\", \"participants\": [\"togo\"]},\n"
         "  {\"id\": \"b\", \"kind\": \"round-table\", \"number\": 2, \"start\": "
         "\"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\"}]}\n"},
	{"a-tables.json",
         "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/TABLES\", \"title\": \"T\", \"adopted\": "
         "\"2006-01-01\", \"force\": \"binding\", \"conference\": {\"id\": \"c\", \"title\": "
         "\"C\", "
         "\"city\": \"X\", \"zone\": \"America/New_York\", \"days\": [\"2006-09-14\"]},\n"
         " \"clauses\": [{\"id\": \"cap\", \"para\": \"1\", \"verb\": \"decides\", \"quote\": "
         "\"q\", "
         "\"rule\": \"cap\", \"params\": {\"which\": {\"kind\": \"round-table\"}, \"max\": 1}},\n"
         "  {\"id\": \"quota\", \"para\": \"2\", \"verb\": \"decides\", \"quote\": \"q\", "
         "\"rule\": "
         "\"quota\", \"params\": {\"which\": {\"kind\": \"round-table\"}, \"categories\": "
         "\"agency\", "
         "\"max\": 1}},\n"
         "  {\"id\": \"order\", \"para\": \"3\", \"verb\": \"decides\", \"quote\": \"q\", "
         "\"rule\": "
         "\"admission\", \"params\": {\"which\": {\"kind\": \"round-table\", \"number\": 2}, "
         "\"order\": "
         "\"request\"}}]}\n"},
	{"a-floor.json",
         "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/FLOOR\", \"title\": \"T\", \"adopted\": "
         "\"2006-01-01\", \"force\": \"binding\", \"conference\": {\"id\": \"c\", \"title\": "
         "\"C\", "
         "\"city\": \"X\", \"zone\": \"America/New_York\", \"days\": [\"2006-09-14\"]},\n"
         " \"clauses\": [{\"id\": \"floor\", \"para\": \"1\", \"verb\": \"decides\", \"quote\": "
         "\"q\", "
         "\"rule\": \"quota\", \"params\": {\"which\": {\"kind\": \"round-table\"}, "
         "\"categories\": "
         "\"agency\", \"min\": 1}}]}\n"},
	{"asked-tables.json",
         "{\"format\": \"hld-registrations/1\", \"registrations\": [\n"
         " {\"participant\": \"ghana\", \"asks\": \"table\", \"representative\": \"ama\", "
         "\"meetings\": [\"a\", \"b\"]},\n"
         " {\"participant\": \"togo\", \"asks\": \"table\"}, {\"participant\": \"ilo\", \"asks\": "
         "\"table\", \"requested\": \"2006-08-01T10:00\"}]}\n"},
	{"asked-hall.json",
         "{\"format\": \"hld-registrations/1\", \"registrations\": [{\"participant\": \"ghana\", "
         "\"asks\": \"table\", \"meetings\": [\"m\"]}]}\n"},
	{"hall-open.json",
         "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": "
         "\"America/New_York\",\n"
         " \"participants\": [{\"id\": \"togo\", \"name\": \"Togo\"}, {\"id\": \"fiji\", "
         "\"name\": \"Fiji\", \"category\": \"member-state\"}],\n"
         " \"meetings\": [{\"id\": \"m\", \"kind\": \"plenary\", \"start\": \"2006-09-14T10:00\", "
         "\"end\": \"2006-09-14T10:20\", \"items\": [\n"
         "  {\"id\": \"a\", \"kind\": \"statement\", \"start\": \"2006-09-14T10:00\", \"end\": "
         "\"2006-09-14T10:05\", \"by\": [\"togo\"], \"limit_min\": 5},\n"
         "  {\"id\": \"b\", \"kind\": \"statements\", \"start\": \"2006-09-14T10:06\", \"end\": "
         "\"2006-09-14T10:20\"}]}]}\n"},
	{"a-list.json",
         "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/LIST\", \"title\": \"L\", \"force\": "
         "\"binding\",\n"
         " \"conference\": {\"id\": \"p\", \"title\": \"P\", \"days\": [\"2006-09-14\"]}, "
         "\"clauses\": [\n"
         "  {\"id\": \"five\", \"para\": \"1\", \"verb\": \"decides\", \"quote\": \"q\", \"rule\": "
         "\"speaking-time\", \"params\": {\"which\": {\"kind\": \"plenary\"}, \"minutes\": 5, "
         "\"change_over\": 1}},\n"
         "  {\"id\": \"closed\", \"para\": \"2\", \"verb\": \"decides\", \"quote\": \"q\", "
         "\"rule\": \"list-closes\", \"params\": {\"categories\": \"member-state\", "
         "\"days_before\": 7, \"which\": {\"kind\": \"plenary\"}}},\n"
         "  {\"id\": \"order\", \"para\": \"3\", \"verb\": \"decides\", \"quote\": \"q\", "
         "\"rule\": "
         "\"precedence\", \"params\": {\"which\": {\"kind\": \"plenary\"}, \"tiers\": "
         "[{\"levels\": \"minister\"}, {\"time_permitting\": true}]}},\n"
         "  {\"id\": \"one\", \"para\": \"4\", \"verb\": \"decides\", \"quote\": \"q\", \"rule\": "
         "\"quota\", \"params\": {\"which\": {\"kind\": \"plenary\"}, \"of\": \"speakers\", "
         "\"categories\": "
         "\"ngo\", \"max\": 1, \"each\": true, \"together\": true}}]}\n"},
	{"asked.json",
         "{\"format\": \"hld-registrations/1\", \"registrations\": [\n"
         " {\"participant\": \"ghana\", \"representative\": \"ama\", \"meetings\": [\"m\"]},\n"
         " {\"participant\": \"togo\", \"earliest\": \"2006-09-14T10:05\"}, {\"participant\": "
         "\"fiji\"},\n"
         " {\"participant\": \"fiji\", \"on_behalf_of\": \"a group\"}]}\n"},
	{"asked.csv", "participant,level\nghana,minister\ntogo,minister\n"},
	{"asked-none.json",
         "{\"format\": \"hld-registrations/1\", \"registrations\": [{\"participant\": "
         "\"nobody\"}]}\n"},
	{"speak.json", "{\"format\": \"hld-programme/1\", \"id\": \"s\", \"title\": \"S\", "
                       "\"zone\": \"America/New_York\",\n"
                       " \"participants\": [{\"id\": \"ghana\", \"name\": \"Ghana\"}, {\"id\": "
                       "\"togo\", \"name\": \"Togo\"}],\n"
                       " \"meetings\": [{\"id\": \"a\", \"kind\": \"plenary\", \"start\": "
                       "\"2006-09-14T10:00\", \"end\": \"2006-09-14T13:00\", \"items\": [\n"
                       "  {\"kind\": \"statement\", \"by\": \"ghana\", \"level\": \"minister\", "
                       "\"start\": \"2006-09-14T10:00\", \"end\": \"2006-09-14T10:05\"},\n"
                       "  {\"kind\": \"statement\", \"by\": \"togo\", \"level\": "
                       "\"head-of-state\"}, {\"kind\": \"statement\", \"by\": \"togo\"}]}]}\n"},
	{"a-speak.json",
         "{\"format\": \"hld-mandate/1\", \"symbol\": \"A/SPEAK\", \"title\": \"S\", \"force\": "
         "\"binding\",\n"
         " \"conference\": {\"id\": \"s\", \"title\": \"S\"}, \"clauses\": [\n"
         " {\"id\": \"order\", \"para\": \"1\", \"verb\": \"decides\", \"quote\": \"o\", \"rule\": "
         "\"precedence\", \"params\":\n"
         "  {\"which\": {\"kind\": \"plenary\"}, \"tiers\": [{\"levels\": \"head-of-state\"}]}},\n"
         " {\"id\": \"room\", \"para\": \"2\", \"verb\": \"decides\", \"quote\": \"r\", \"rule\": "
         "\"slots\", \"params\":\n"
         "  {\"which\": {\"kind\": \"plenary\"}, \"exactly\": 3}},\n"
         " {\"id\": \"time\", \"para\": \"3\", \"verb\": \"decides\", \"quote\": \"t\", \"rule\": "
         "\"speaking-time\", \"params\":\n"
         "  {\"which\": {\"kind\": \"plenary\"}, \"minutes\": 5, \"change_over\": 1}}]}\n"},
	{"bad.csv", "id,name,category\nghana,Ghana,member-sate\n"},
	{"venue.json",
         "{\"format\": \"hld-venue/1\", \"id\": \"v\", \"name\": \"V\", \"zone\": "
         "\"America/New_York\",\n"
         " \"hours\": [{\"from\": \"10:00\", \"to\": \"13:00\"}], \"gap_min\": 15,\n"
         " \"interpretation\": {\"languages\": [\"en\", \"fr\"], \"teams\": 1},\n"
         " \"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\", \"seats\": 1, \"booths\": 1}]}\n"},
	{"one-room.json", "{\"format\": \"hld-venue/1\", \"id\": \"o\", \"name\": \"O\", \"zone\": "
                          "\"America/New_York\",\n"
                          " \"hours\": [{\"from\": \"10:00\", \"to\": \"13:00\"}],\n"
                          " \"rooms\": [{\"id\": \"room\", \"name\": \"Room\"}]}\n"},
	{"hall.json",
         "{\"format\": \"hld-venue/1\", \"id\": \"h\", \"name\": \"H\", \"zone\": "
         "\"America/New_York\",\n"
         " \"hours\": [{\"from\": \"10:00\", \"to\": \"13:00\"}, {\"from\": \"15:00\", \"to\": "
         "\"18:00\"}],\n"
         " \"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\", \"seats\": 1},\n"
         "  {\"id\": \"room\", \"name\": \"Room\"}]}\n"},
};

#endif

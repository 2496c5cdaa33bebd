#!/usr/bin/env bash
# Calendars as programmes: what hld wrote comes back byte for byte, and what people have changed in a calendar
# program since is what the programme has then. Whoever plans in a calendar would else publish the old hour.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
export SOURCE_DATE_EPOCH=1157068800

# sorted FILE: a programme with its meetings by id, since a calendar has them by time
sorted() {
	/usr/bin/python3 -c 'import json, sys
programme = json.load(open(sys.argv[1], encoding="utf-8"))
programme["meetings"].sort(key=lambda meeting: meeting["id"])
print(json.dumps(programme, indent=1, ensure_ascii=False))' "$1"
}

# back PROGRAMME FLAG...: from a calendar that the flags make, the same programme and the same calendar
back() {
	local programme=$1
	shift
	"$hld" export -f ical "$@" -o first.ics "$programme"
	run "$hld" import -o back.json first.ics
	expect 0
	"$hld" export -f ical "$@" -o second.ics back.json
	same first.ics second.ics
	"$hld" export -f ical "$@" -o third.ics first.ics # and without the programme between them
	same first.ics third.ics
	if [[ ! " $* " =~ " --for " ]]; then
		"$hld" export -f json -o whole.json "$programme"
		same <(sorted whole.json) <(sorted back.json)
		run "$hld" diff "$programme" first.ics
		expect 0
	fi
}

# All that ships, and what the filters make of it.
"$hld" plan -m A/RES/60/227 -V un-headquarters -o planned.json >out
"$hld" speakers -r example-2006 -m A/RES/60/227 -m A/60/205 -o listed.json "$root/data/programmes/hld-2006.json"
"$hld" seats -r tables-2006 -p example-2006 -m A/RES/60/227 -o seated.json "$root/data/programmes/hld-2006.json"
for programme in "$root"/data/programmes/*.json planned.json listed.json seated.json good.json; do
	back "$programme"
	back "$programme" --utc
	back "$programme" --lang fr
done

# Of one participant: the meetings in its calendar, with its own statements and nobody else's.
for whose in ghana south-africa al-khalifa; do
	back listed.json --for "$whose"
done
back listed.json --for ghana
holds grep -q '"ghana"' back.json
holds test "$(grep -c '"kind": "statement"' back.json)" = 1
holds test "$(grep -c '"kind": "plenary"' back.json)" = 4

# When people cannot come is nothing for the calendar of a delegation; whoever has the whole programme has that too.
cat >absent.json <<'JSON'
{"format": "hld-programme/1", "id": "absent", "title": "Absent", "zone": "America/New_York",
 "people": [{"id": "ann", "name": "Ann", "gender": "female", "absences": [{"from": "2006-09-14T10:00", "until": "2006-09-14T11:00"}]}],
 "participants": [{"id": "togo", "name": "Togo", "representatives": [
   {"id": "kofi", "name": "Kofi", "absences": [{"from": "2006-09-14T10:00", "until": "2006-09-14T11:00"}]}]}],
 "meetings": [{"id": "m", "kind": "plenary", "start": "2006-09-14T15:00", "end": "2006-09-14T18:00", "items": [
   {"kind": "statement", "by": "togo"}, {"kind": "closing"}]}],
 "waives": [{"clause": "plenary-meetings", "reason": "It was agreed", "by": "The Bureau"}]}
JSON
back absent.json
holds test "$(grep -c absences first.ics)" = 2
back absent.json --for togo
holds test "$(grep -c absences first.ics)" = 0
"$hld" export -f json --public -o public.json absent.json
holds test "$(grep -cE 'absences|gender|waives' absent.json)" = 3
holds test "$(grep -cE 'absences|gender|waives' public.json)" = 0
holds grep -q '"name": "Kofi"' public.json
back public.json --public
"$hld" export -f ical --public -o open.ics absent.json
same first.ics open.ics
"$hld" publish site absent.json
same public.json site/programme.json
same open.ics site/all.ics

# Every command takes a calendar, and finds in it what it finds in the programme, on its lines.
findings() { sed -E 's/^[^ ]*: //' "$1"; }
run "$hld" check "$root/data/programmes/hld-2006-annex.json"
mv out json.out
"$hld" export -f ical -o annex.ics "$root/data/programmes/hld-2006-annex.json"
run "$hld" check annex.ics
same <(findings json.out) <(findings out)
holds test "$(grep -cE '^annex.ics:[0-9]+:1: ' out)" -gt 3
run "$hld" compare annex.ics "$root/data/programmes/hld-2006.json"
expect 1
run "$hld" import - <annex.ics
expect 0

# Somebody moves a meeting, renames it, takes another room for it and calls one off.
"$hld" export -f ical -o edited.ics "$root/data/programmes/hld-2006.json"
/usr/bin/python3 - <<'PYTHON'
import re
text = re.sub(r"\r\n ", "", open("edited.ics", newline="", encoding="utf-8").read())
events = text.split("BEGIN:VEVENT")
def edit(meeting, *pairs):
    at, = [i for i, event in enumerate(events) if f'"id":"{meeting}"' in event]
    for old, new in pairs:
        assert re.search(old, events[at]), (meeting, old)
        events[at] = re.sub(old, lambda _: new, events[at])
edit("plenary-3", (r"DTSTART;TZID=America/New_York:20060914T100000", "DTSTART;TZID=Europe/Paris:20060914T170000"),
     (r"DTEND;TZID=America/New_York:20060914T130000", "DTEND:20060914T180000Z"))
edit("plenary-4", (r"SUMMARY;[^\r]*", "SUMMARY:5th plenary meeting: Remittances\\, again"))
edit("round-table-2", (r"LOCATION:[^\r]*", "LOCATION:Trusteeship Council Chamber\\, New York"))
edit("round-table-1", (r"STATUS:CONFIRMED", "STATUS:CANCELLED"))
open("edited.ics", "w", newline="", encoding="utf-8").write("BEGIN:VEVENT".join(events))
PYTHON
run "$hld" import -o edited.json edited.ics
holds test "$status" = 0
holds test "$(grep -c 'warning: the .* was changed since it was written' err)" = 5
holds test "$(grep -cvE '^edited.ics:[0-9]+:[0-9]+: warning: ' err)" = 0
run "$hld" diff "$root/data/programmes/hld-2006.json" edited.json
same out - <<'TEXT'
plenary meeting 3: moved from 14 September 2006, 10:00-13:00 to 14 September 2006, 11:00-14:00
plenary meeting 3, opening: moved from 14 September 2006, 10:00-10:30 to 14 September 2006, 11:00-11:30
plenary meeting 3, statements: moved from 14 September 2006, 10:30-13:00 to 14 September 2006, 11:30-14:00
plenary meeting 4: number 5, was 4
plenary meeting 4: title 'Remittances, again', was none
round table 1: cancelled
round table 2: room Trusteeship Council Chamber, was Conference Room 2
room 'trusteeship-council-chamber': added
edited.json: 1 cancelled, 3 moved, 1 in another room, 1 renamed, 1 in the lists
TEXT

# Of somebody else's calendar: what it says, and a warning for what was guessed.
run "$hld" import "$root/tests/fuzz/corpus/ical/foreign"
holds test "$status" = 0
mv out foreign.json
holds test "$(wc -l <err)" = 6
holds test "$(grep -c '"id": "series-2022-06-' foreign.json)" = 3
"$hld" export -f ical -o foreign.ics foreign.json
run "$hld" import -o again.json foreign.ics
expect 0
same <(sorted foreign.json) <(sorted again.json)

# jCal says the same as the calendar that ical.js made it from.
run "$hld" import "$root/tests/fuzz/corpus/ical/foreign-jcal"
same out foreign.json

# What cannot be read is said in one line, and no file is left.
printf 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' >none.ics
run "$hld" import -o none.json none.ics
expect 3 'hld: none.ics:1:1: the calendar has no event that can be a meeting: a VEVENT with times of day'
holds test ! -e none.json
run "$hld" import
expect 2 'hld: too little to go on: hld import CALENDAR'
finish

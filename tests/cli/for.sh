#!/usr/bin/env bash
# The programme of one participant: from the registrations to the calendar of a delegation in one pipeline. A
# delegate who is told the hour of another delegation, or of no statement at all, misses the floor.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cp "$root/data/programmes/hld-2006.json" programme.json
list=(speakers -r example-2006 -m A/RES/60/227 -m A/60/205)

# As a calendar, from standard input; the list of participants is the one that the programme names.
pipeline() { "$hld" "${list[@]}" -o - programme.json | "$hld" export -f ical --for "$1" -; }
run pipeline Ghana
expect 0
"$hld" "${list[@]}" --csv --for Ghana programme.json >row.csv

# events WORD...: of ./out "start end summary", those whose summary has all the words; uids WORD...: their UID
# and SEQUENCE
read_events() {
	/usr/bin/python3 - "$@" <<'PYTHON'
import re, sys
text = re.sub(r"\r\n ", "", open("out", newline="", encoding="utf-8").read())
for event in text.split("BEGIN:VEVENT")[1:]:
    value = dict(re.findall(r"^([A-Z-]+)[;:](?:[A-Z]+=[^:]*:)?(.*)\r$", event, re.M))
    summary = value["SUMMARY"].replace("\\,", ",")
    times = [f"{value[name][9:11]}:{value[name][11:13]}" for name in ("DTSTART", "DTEND")]
    if all(word in summary for word in sys.argv[2:]):
        print(*([*times, summary] if sys.argv[1] == "events" else [value["UID"], value["SEQUENCE"]]))
PYTHON
}
events() { read_events events "$@"; }
uids() { read_events uids "$@"; }

# The slot is that of the list; the meetings are the four plenary meetings, and no round table.
holds test "$(grep -c '^BEGIN:VEVENT' out)" = 5
holds test "$(events 'plenary meeting: ' | wc -l)" = 4
holds test "$(events Statement | cut -d ' ' -f 3-)" = 'Statement by Ghana, 4th plenary meeting'
slot=$(/usr/bin/python3 -c 'import csv
row = next(csv.DictReader(open("row.csv", newline="")))
assert row["participant"] == "Ghana" and row["meeting"] == "plenary-4", row
print(row["start"][-5:], row["end"][-5:])')
holds test "$(events Statement | cut -d ' ' -f 1,2)" = "$slot"
holds grep -q '^LOCATION:General Assembly Hall' out
holds test "$(events 'ound table' | wc -l)" = 0

# The same by id, and of those who speak for a group.
mv out by-name
run pipeline ghana
same out by-name
run pipeline 'South Africa'
expect 0
holds test "$(events Statement | cut -d ' ' -f 3-)" = 'Statement by South Africa on behalf of Group of 77 and China, 3rd plenary meeting'

# Everybody's calendar has the same UIDs for meetings, and no event for a statement.
"$hld" "${list[@]}" -o listed.json programme.json
run "$hld" export -f ical listed.json
expect 0
holds test "$(events Statement | wc -l)" = 0
holds test "$(comm -12 <(grep ^UID: out | sort) <(grep ^UID: by-name | sort) | wc -l)" = 4

# When it changes slots with another in the meeting, clients find the event again by its UID, and see that it is newer.
run pipeline Ghana
before=$(uids Statement)
other=$(/usr/bin/python3 -c 'import json
m = next(m for m in json.load(open("listed.json"))["meetings"] if m["id"] == "plenary-4")
print(next(i["id"] for i in m["items"] if i["kind"] == "statement" and i["id"] != "statement-ghana"))')
"$hld" speakers --change "exchange ghana ${other#statement-}" -o exchanged.json listed.json
run "$hld" export -f ical --for Ghana exchanged.json
expect 0
holds test "$(uids Statement)" = "${before% 0} 1"
holds test "$(events Statement)" = '15:00 15:05 Statement by Ghana, 4th plenary meeting'

# As text: for whom it is, the own statement and nobody else's, no documents.
run "$hld" export -f text --for Ghana listed.json
expect 0
holds grep -qE '^ +Programme of Ghana$' out
holds test "$(grep -c 'Statement$' out)" = 1
holds test "$(grep -cE 'Round table|Documents' out)" = 0
holds test "$(grep -c 'plenary meeting' out)" = 4

# Who chairs a round table has it, and the delegation too; colleagues do not.
sed '/"id": "round-table-2"/s/"kind"/"chairs": ["ghana-minister"], "kind"/' programme.json >chaired.json
for who in Ghana ghana-minister 'Minister of Ghana'; do
	run "$hld" export -f text -p example-2006 --for "$who" chaired.json
	expect 0
	holds grep -qE "^ +Programme of (Ghana|Minister of Ghana)$" out
	holds test "$(grep -o 'Round table [0-9]' out)" = 'Round table 2'
done
run "$hld" export -f text -p example-2006 --for ghana-representative chaired.json
expect 0
holds test "$(grep -c 'Round table' out)" = 0

# What is wrong is told in one line.
for format in ical text; do
	run "$hld" export -f $format --for Gahna listed.json
	expect 2 "hld: no participant 'Gahna'; did you mean 'Ghana'?"
done
run "$hld" "${list[@]}" --for Gahna programme.json
expect 2 "hld: no participant 'Gahna'; did you mean 'Ghana'?"
run "$hld" export -f json --for Ghana listed.json
expect 2 "hld: json is the whole programme, which loads again: for one participant use text, html, md, csv, svg, png, ical, jcal, freebusy, todo, schedule-xml or schedule-json"
run "$hld" export -f ical --for IOM good.json
expect 2 "hld: no participant 'IOM'"
finish

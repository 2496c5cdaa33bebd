#!/usr/bin/env bash
# Which clauses cannot all be met, and what of it is the venue's: whoever drafts, or has to choose between two
# documents, is told the smallest sets and not that "it is impossible".
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# A mandate that can be met does not clash with itself.
for mandates in A/RES/60/227 A/60/205 "A/RES/54/261 A/RES/54/281"; do
	options=()
	for mandate in $mandates; do options+=(-m "$mandate"); done
	run "$hld" explain "${options[@]}" -V un-headquarters
	expect 0
	holds grep -q '^nothing clashes; [0-9]* of [0-9]* clauses were considered$' out
done

# The resolution and the report differ; every smallest set has a clause of both, or the venue.
run "$hld" explain -m A/RES/60/227 -m A/60/205 -V un-headquarters
expect 4
head -n 3 out >first
same first - <<'END'
these two cannot both be met:
  A/RES/60/227 para 7 [four-round-tables]: there are exactly four round tables
  A/60/205 para 18 [sg-five-tables]: there are exactly five round tables
END
holds grep -qx '20 smallest sets; there may be others; [0-9]* of [0-9]* clauses were considered' out
run "$hld" explain --json -m A/RES/60/227 -m A/60/205 -V un-headquarters -n 12
expect 4
/usr/bin/python3 - <<'PYTHON' >sets
import json
told = json.load(open("out"))
assert told["format"] == "hld-clashes/1" and not told["complete"] and len(told["sets"]) == 12
for one in told["sets"]:
    print(len(one), sorted({c["document"] for r in one for c in r["clauses"]}))
PYTHON
holds test "$(grep -c "'A/60/205', 'A/RES/60/227'" sets)" -eq 12
same <(sort -n sets | cut -d ' ' -f 1) <(cut -d ' ' -f 1 sets)

# All there are: the resolution of 2013 speaks of September and of October.
run "$hld" explain -m A/RES/67/219 -V un-headquarters
expect 4
holds test "$(grep -c '^these' out)" -eq 11
holds test "$(grep -c 'r67-dialogue-in-september' out)" -eq 11
holds grep -qx '11 smallest sets, and there are no others; .*' out

# Clauses that say the same are one requirement, with all their paragraphs.
run "$hld" explain -m A/RES/60/227 -m A/60/205 -V un-headquarters -n 100
holds grep -q 'A/60/205 para 21 \[sg-topic-remittances\], A/60/205 para 28 \[sg-topic-remittances-again\]: ' out

# Panels before the Dialogue and panels inside it: items of meetings are looked at too, wherever they may lie.
awk 'BEGIN { RS = "" } /four-plenaries/ && /panels-before/ && /starts-with/' out | tail -n +2 >panels
same panels - <<'END'
  A/RES/60/227 para 7 [four-plenaries]: there are exactly four plenary meetings
  A/RES/60/227 para 18 [panels-before]: panel discussions (as meetings or as items) end before the first plenary meeting begins
  A/60/205 para 13 [sg-starts-with-plenary]: the first plenary meeting end before informal interactive meetings and round tables begin
  A/60/205 para 13 [sg-panels-inside]: there are exactly two panel discussions in informal interactive meetings
END
cat >items.json <<'JSON'
{
  "format": "hld-mandate/1", "symbol": "A/2", "title": "I", "force": "binding",
  "conference": {"id": "i", "title": "I", "days": ["2006-09-14"],
    "parts": [{"part": "morning", "from": "06:00", "to": "14:00"}]},
  "clauses": [
    {"id": "one", "para": "1", "verb": "decides", "quote": "one", "rule": "count", "params": {"which": {"kind": "informal"}, "exactly": 1}},
    {"id": "two", "para": "2", "verb": "decides", "quote": "two", "rule": "count",
      "params": {"which": {"kind": "informal", "item": "panel"}, "min": 2}},
    {"id": "ten", "para": "3", "verb": "decides", "quote": "ten", "rule": "when",
      "params": {"which": {"kind": "informal", "item": "panel"}, "day": 1, "start": "10:00", "end": "11:00", "count": 1}},
    {"id": "noon", "para": "4", "verb": "decides", "quote": "noon", "rule": "when",
      "params": {"which": {"kind": "informal", "item": "panel"}, "day": 1, "start": "11:00", "end": "12:00"}},
    {"id": "panel", "para": "5", "verb": "decides", "quote": "panel", "rule": "count", "params": {"which": {"kind": "panel"}, "exactly": 1}},
    {"id": "three", "para": "6", "verb": "decides", "quote": "three", "rule": "count",
      "params": {"which": {"kind": "panel", "also": {"item": "panel"}}, "exactly": 3}},
    {"id": "opens", "para": "7", "verb": "decides", "quote": "opens", "rule": "item",
      "params": {"which": {"kind": "informal"}, "kind": "opening", "position": "first"}},
    {"id": "agenda", "para": "8", "verb": "decides", "quote": "agenda", "rule": "item",
      "params": {"which": {"kind": "informal"}, "kind": "agenda", "position": "first"}},
    {"id": "early", "para": "9", "verb": "decides", "quote": "early", "rule": "hours",
      "params": {"which": {"item": "panel"}, "from": "10:00", "to": "11:30"}}
  ]
}
JSON
run "$hld" explain -m items.json -V un-headquarters -n all
expect 4
sed 's/\]: .*/]/' out >sets
same sets - <<'END'
these cannot all be met, but all without any one:
  A/2 para 1 [one]
  A/2 para 7 [opens]
  A/2 para 8 [agenda]

these cannot all be met, but all without any one:
  A/2 para 2 [two]
  A/2 para 4 [noon]
  A/2 para 9 [early]

these cannot all be met, but all without any one:
  A/2 para 2 [two]
  A/2 para 7 [opens]
  A/2 para 8 [agenda]

3 smallest sets, and there are no others; 7 of 9 clauses were considered
END

# The venue is named where it is the reason.
sed 's/"teams": 4/"teams": 2/' "$root/data/venues/un-headquarters.json" >two-teams.json
run "$hld" explain -m A/RES/60/227 -V two-teams.json
expect 4
holds test "$(grep -c '^  the venue has 2 interpretation teams$' out)" -eq "$(grep -c '^these' out)"
holds grep -q 'first-set-afternoon' out

# Of a draft: what of clauses, people, absences, rooms and teams cannot all be met, wherever its meetings move.
draft=$root/data/programmes/hld-2006.json
run "$hld" explain --from "$draft"
expect 0
holds grep -q '^nothing clashes; [0-9]* of [0-9]* clauses were considered$' out
sed '/"id": "round-table-4"/s/"kind": "round-table"/"kind": "informal"/' "$draft" >three.json
run "$hld" explain --from three.json -n all
expect 4
holds grep -q '9 (a) \[first-set-afternoon\]: exactly two' out
holds grep -q '^3 smallest sets, and there are no others; ' out
cat >person.json <<'JSON'
{
  "format": "hld-programme/1", "id": "p", "title": "P", "zone": "America/New_York",
  "people": [{"id": "doe", "name": "Jane Doe", "absences": [
    {"from": "2006-09-15T10:00", "until": "2006-09-15T13:00"}, {"from": "2006-09-14T15:00", "until": "2006-09-15T09:00"}]}],
  "meetings": [
    {"id": "a", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T13:00", "room": "r", "chairs": ["doe"]},
    {"id": "b", "kind": "panel", "start": "2006-09-14T15:00", "end": "2006-09-14T18:00", "room": "r", "chairs": ["doe"]},
    {"id": "c", "kind": "hearing", "start": "2006-09-15T15:00", "end": "2006-09-15T18:00", "room": "r", "chairs": ["doe"]}
  ]
}
JSON
cat >days.json <<'JSON'
{
  "format": "hld-mandate/1", "symbol": "A/1", "title": "D", "force": "binding",
  "conference": {"id": "p", "title": "P", "days": ["2006-09-14", "2006-09-15"]}, "clauses": []
}
JSON
cat >room.json <<'JSON'
{
  "format": "hld-venue/1", "id": "v", "name": "V", "zone": "America/New_York",
  "hours": [{"from": "10:00", "to": "13:00"}, {"from": "15:00", "to": "18:00"}], "rooms": [{"id": "r", "name": "R"}]
}
JSON
run "$hld" explain --from person.json -m days.json -V room.json -n all
expect 4
same out - <<'END'
these cannot all be met, but all without any one:
  Jane Doe is needed in three meetings, in one at a time
  Jane Doe is absent from 15 September 2006, 10:00-13:00
  Jane Doe is absent from 14 September 2006, 15:00 to 15 September 2006, 09:00

these cannot all be met, but all without any one:
  Jane Doe is absent from 15 September 2006, 10:00-13:00
  Jane Doe is absent from 14 September 2006, 15:00 to 15 September 2006, 09:00
  the venue has 1 room

2 smallest sets, and there are no others; 0 of 0 clauses were considered
END
run "$hld" plan --from person.json -m days.json -V room.json
holds test "$status" -eq 4
holds grep -q '^hld: these cannot all be met: Jane Doe is needed in three meetings, in one at a time; Jane Doe is absent' err

run "$hld" explain --from - <person.json
expect 2 "hld: the draft is read twice: give a file, not standard input"
run "$hld" explain --from person.json --coverage
expect 2 "hld: a draft is given for what clashes in it, not with a clause or --coverage"
run "$hld" explain --from person.json -m days.json -V room.json --grid 0
expect 2 "hld: '--grid 0' is not a number from 1 to 1440"
run "$hld" explain --from none.json
holds test "$status" -eq 3

run "$hld" explain
expect 2 "hld: which clause? give its id, or mandates with -m, or --from, or --coverage"
run "$hld" explain -m A/RES/60/227
expect 2 "hld: in which venue? give one with -V, as -V un-headquarters"
run "$hld" explain -m A/RES/60/227 -V un-headquarters -n 0
expect 2 "hld: '--number 0' is not a number from 1 to 1000"
run "$hld" explain -m A/RES/60/227 -m A/RES/67/219 -V un-headquarters
expect 3 "hld: A/RES/60/227 is about 'hld-2006', A/RES/67/219 about 'hld-2013'; one programme is planned for one conference"

finish

#!/usr/bin/env bash
# Calendars by kind, for each delegation, and as updates: whoever has subscribed finds every meeting once, where it is
# now, and hears of what was called off; a calendar that forgets or doubles one is worse than none.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cp "$root/data/programmes/hld-2006.json" programme.json

# By kind: those meetings and no others, as everybody has them.
run "$hld" export -f ical programme.json
expect 0
mv out all.ics
run "$hld" export -f ical --kind round-table --kind=hearing programme.json
expect 0
holds test "$(grep -c '^BEGIN:VEVENT' out)" = 6
holds test "$(comm -12 <(grep ^UID: out | sort) <(grep ^UID: all.ics | sort) | wc -l)" = 6
run "$hld" export -f ical --kind plenary --for Ghana programme.json
expect 0
mv out by-kind.ics
run "$hld" export -f ical --for Ghana programme.json
holds test "$(grep ^UID: out)" = "$(grep ^UID: by-kind.ics)" # Ghana has no part in the others
run "$hld" export -f text --kind hearing programme.json
expect 0
holds test "$(grep -c 'interactive hearings' out)" = 2
holds test "$(grep -cE 'plenary meeting|Documents' out)" = 0
for format in ical text; do
	run "$hld" export -f $format --kind round-tabel programme.json
	expect 2 "hld: no kind of meeting 'round-tabel': use plenary, round-table, panel, hearing, informal, consultation or other; did you mean 'round-table'?"
done
run "$hld" export -f ical --kind x programme.json
expect 2 "hld: no kind of meeting 'x': use plenary, round-table, panel, hearing, informal, consultation or other"
run "$hld" export -f json --kind panel programme.json
expect 2 "hld: json is the whole programme, which loads again: for some of the meetings use text or ical"

# One file for each delegation that has a meeting, with the bytes of its calendar.
mkdir split
echo mine >split/notes.txt
run "$hld" export -f ical --split split programme.json
expect 0
for who in ghana iom afghanistan; do
	"$hld" export -f ical --for "$who" programme.json >right.ics
	same right.ics "split/$who.ics"
done
wanted=$(/usr/bin/python3 - "$root/data/participants/2006.json" <<'PYTHON'
import json, sys
programme = json.load(open("programme.json"))
plenaries = [m for m in programme["meetings"] if m["kind"] == "plenary" and "participants" not in m]
def comes(who):
    bare = [{key: value for key, value in m.items() if key != "open_to"} for m in programme["meetings"]]
    return any(who["category"] in m.get("open_to", [who["category"]]) for m in plenaries) or f'"{who["id"]}"' in json.dumps(bare)
people = json.load(open(sys.argv[1]))["participants"] + programme.get("participants", [])
print(*sorted({who["id"] + ".ics" for who in people if comes(who)}))
PYTHON
)
holds test "$(cd split && echo *.ics)" = "$wanted"
holds test "$(cat split/notes.txt)" = mine
holds test -z "$(find split -name '*.ics.*')"
run "$hld" export -f ical --split new/ programme.json
expect 0
holds diff -r -x notes.txt split new

# A directory that cannot be made, and what does not go together
run "$hld" export -f ical --split no/where programme.json
expect 6 "hld: no/where: the directory cannot be made: No such file or directory"
run "$hld" export -f ical --split programme.json programme.json
expect 6 "hld: programme.json: the directory cannot be made: Not a directory"
run "$hld" export -f ical --split none good.json
expect 3 "hld: the programme has no participants: give their list with -p"
run "$hld" export -f ical --split none --kind hearing programme.json
expect 3 "hld: none of these meetings is for a participant"
holds test ! -e none
run "$hld" export -f text --split none programme.json
expect 2 "hld: --split is for calendars: use -f ical"
run "$hld" export -f ical --split none -o one.ics programme.json
expect 2 "hld: --split writes many files, and -o one: choose"
run "$hld" export -f ical --split none --for Ghana programme.json
expect 2 "hld: --split writes a calendar for everybody, and --for one: choose"
mkdir -p blocked/ghana.ics
run "$hld" export -f ical --split blocked programme.json
expect 6 "hld: blocked/ghana.ics: cannot be written: Is a directory"
holds test -z "$(find blocked -name '*.ics.*')"
limited() { (trap '' XFSZ && ulimit -f 1 && exec "$hld" "$@"); }
run limited export -f ical --split full programme.json
expect 6 "hld: full/member-states.ics: cannot be written: File too large"
holds test ! -e full

finish

#!/usr/bin/env bash
# A draft that lost a room, or whose meetings lie wrong, is mended by moving what must move and no more: a
# delegation that is told of a move which was not needed stops reading what it is told.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cp "$root/data/programmes/hld-2006.json" draft.json

# A draft without fault is left as it is.
run "$hld" plan --from draft.json
expect 0
same out - <<<"draft.json: no differences"

# A room is withdrawn: the two meetings that were there move to another, at the same time.
mkdir -p data
cp -r "$root"/data/{mandates,participants,venues} data
sed -i '/"id": "conference-room-1"/d' data/venues/un-headquarters.json
HLD_DATA=$tmp/data run "$hld" check draft.json
expect 1
HLD_DATA=$tmp/data run "$hld" plan --from draft.json
expect 0
holds test "$(grep -c ': room .*, was conference-room-1$' out)" -eq 2
holds grep -qx 'draft.json: 2 in another room' out

# Two meetings lie wrong; each goes where the resolution has it, and its items with it.
sed -e '/"id": "round-table-2"/,/"room"/s/2006-09-14T/2006-09-15T/g' \
	-e '/"id": "plenary-5"/,/^    }/s/2006-09-15T/2006-09-16T/g' draft.json >wrong.json
run "$hld" check wrong.json
expect 1
run "$hld" plan --from wrong.json
expect 0
holds grep -q '^round table 2: moved from 15 September 2006, 15:00-18:00 to 14 September 2006, 15:00-18:00$' out
holds grep -q '^plenary meeting 5, statements: moved from 16 September 2006, 10:00-13:00 to 15 September' out
run "$hld" plan --from wrong.json -o mended.json
expect 0
run "$hld" check mended.json
expect 0
run "$hld" diff draft.json mended.json
expect 0

# The same seed gives the same, to the byte; what was there is not touched where nothing is found.
"$hld" plan --seed 7 --from wrong.json -o one.json
"$hld" plan --seed 7 --from wrong.json -o two.json
same one.json two.json
sed '/"id": "round-table-4"/s/"kind": "round-table"/"kind": "plenary"/' draft.json >three.json
cp mended.json kept.json
run "$hld" plan --from three.json -o kept.json
expect 4 "hld: these cannot all be met: there are exactly four plenary meetings [A/RES/60/227 para 7]"
same mended.json kept.json
run "$hld" plan --from wrong.json --steps 1 -o kept.json
holds test "$status" -eq 5
holds grep -q 'moving meetings leaves [0-9]* breaches, such as: ' err
same mended.json kept.json

# What is said as JSON is what diff says.
run "$hld" plan --json --from wrong.json
expect 0
"$hld" diff --json wrong.json mended.json >diff.json || true
same out diff.json

# From a mandate and a venue alone comes a whole programme, in which the check finds no breach.
for mandates in A/RES/60/227 A/60/205 A/RES/67/219 "A/RES/54/261 A/RES/54/281" "A/RES/60/227 A/RES/59/241 A/RES/58/208"; do
	options=()
	for mandate in $mandates; do options+=(-m "$mandate"); done
	run "$hld" plan "${options[@]}" -V un-headquarters -o planned.json
	expect 0
	run "$hld" check planned.json
	expect 0
	run "$hld" plan "${options[@]}" -V un-headquarters --json
	expect 0
	same out planned.json
done

# count KIND: meetings of that kind in planned.json; at KIND TIME ROOM: those that begin then, there.
count() { grep -c "\"kind\": \"$1\"" planned.json; }
meetings() {
	/usr/bin/python3 -c '
import json, sys
for m in json.load(open("planned.json"))["meetings"]:
    if m["kind"] == sys.argv[1]:
        print(m["id"], m["start"], m["end"][11:], m.get("room", "-"))' "$1"
}

# What 60/227 decides: four plenary meetings, two sets of two round tables, hearings on one day before them.
"$hld" plan -m A/RES/60/227 -V un-headquarters -p 2006 -o planned.json
meetings plenary >found
same found - <<'END'
plenary-1 2006-09-14T10:00 13:00 general-assembly-hall
plenary-2 2006-09-14T15:00 18:00 general-assembly-hall
plenary-3 2006-09-15T10:00 13:00 general-assembly-hall
plenary-4 2006-09-15T15:00 18:00 general-assembly-hall
END
meetings round-table | cut -d ' ' -f 1-3 >found
same found - <<'END'
round-table-1 2006-09-14T15:00 18:00
round-table-2 2006-09-14T15:00 18:00
round-table-3 2006-09-15T10:00 13:00
round-table-4 2006-09-15T10:00 13:00
END
holds test "$(meetings hearing | cut -d ' ' -f 2 | cut -c 1-10 | sort -u | wc -l)" -eq 1
holds test "$(meetings panel | wc -l)" -eq 2
holds test "$(count summary)" -eq 4
holds test "$(count introductory-statement)" -eq 3
holds grep -q '"presides": "eliasson"' planned.json
holds grep -q '"un-headquarters"' planned.json
holds grep -q '"list_of_participants": "2006"' planned.json

# The annex of A/60/205 comes out as it was proposed.
"$hld" plan -m A/60/205 -V un-headquarters -o planned.json
{ meetings plenary; meetings informal; meetings round-table; } | cut -d ' ' -f 2,3 | sort >found
same found - <<'END'
2006-09-14T10:00 13:00
2006-09-14T15:00 18:00
2006-09-15T09:30 10:30
2006-09-15T10:30 13:30
2006-09-15T10:30 13:30
2006-09-15T10:30 13:30
2006-09-15T10:30 13:30
2006-09-15T10:30 13:30
2006-09-15T15:00 18:00
END

# In 2013 the last round table ends before its summary is heard, in the same half day.
"$hld" plan -m A/RES/67/219 -V un-headquarters -o planned.json
holds grep -qx 'round-table-4 2013-10-04T15:00 1[67]:[0-9]* .*' <(meetings round-table)

# Whoever is absent is not planned for; the office changes hands on 12 September.
sed '/"id": "eliasson"/s/,/, "absences": [{"from": "2006-03-01T00:00", "until": "2006-08-01T00:00"}],/' \
	"$root/data/participants/2006.json" >absent.json
holds grep -q absences absent.json
run "$hld" plan -m A/RES/60/227 -V un-headquarters -p absent.json -o planned.json
expect 0
holds test "$(meetings hearing | cut -d ' ' -f 2 | cut -c 1-7 | sort -u)" = 2006-08
holds test -z "$(grep list_of_participants planned.json)"

# Two teams do not serve a plenary meeting and two round tables at once.
sed 's/"teams": 4/"teams": 2/' "$root/data/venues/un-headquarters.json" >two-teams.json
cp planned.json kept.json
run "$hld" plan -m A/RES/60/227 -V two-teams.json -o kept.json
expect 4 "hld: these cannot all be met: the venue has 2 interpretation teams; no two plenary meetings are held at one time; there are exactly four plenary meetings [A/RES/60/227 para 7]; the rooms and interpretation teams of the venue suffice for plenary meetings and round tables [A/RES/60/227 para 7]; exactly two of the round tables lie in the afternoon of day 1 [A/RES/60/227 para 9 (a)]"
same planned.json kept.json

# Too few steps prove nothing.
run "$hld" plan -m A/RES/60/227 -V un-headquarters --steps 1
holds test "$status" -eq 5
holds grep -q 'the best plan found leaves [0-9]* breaches, such as: ' err

# The same seed gives the same, whatever the order of proposals and resolutions.
"$hld" plan --seed 7 -m A/RES/60/227 -m A/60/205 -V un-headquarters -o one.json
"$hld" plan --seed 7 -m A/60/205 -m A/RES/60/227 -V un-headquarters -o two.json
same one.json two.json

run "$hld" plan -m A/RES/60/227
expect 2 "hld: in which venue? give one with -V, as -V un-headquarters"
run "$hld" plan -m A/RES/60/227 -V un-headquarters -V palais-des-nations
expect 2 "hld: more than one venue"
run "$hld" plan -m A/RES/60/227 -V un-headquarters -p 2006 -p absent.json
expect 2 "hld: more than one list of participants"
run "$hld" plan -m A/RES/60/227 -V un-headquarter
expect 3 "hld: no venue 'un-headquarter' in $HLD_DATA/venues; is it un-headquarters.json?"
run "$hld" plan -m A/RES/60/227 -m A/RES/67/219 -V un-headquarters
expect 3 "hld: A/RES/60/227 is about 'hld-2006', A/RES/67/219 about 'hld-2013'; one programme is planned for one conference"
run "$hld" plan -m A/RES/54/281 -V un-headquarters
expect 3 "hld: the mandates say of no meeting that it is to be held"
sed '/"hours"/d' "$root/data/venues/un-headquarters.json" >no-hours.json
run "$hld" plan -m A/RES/60/227 -V no-hours.json
expect 3 "hld: the venue 'un-headquarters' gives no hours"
sed '/"days":/d' "$root/data/mandates/a-res-54-281.json" >no-days.json
run "$hld" plan -m no-days.json -V un-headquarters
expect 3 "hld: no mandate says on which days the conference is held"
run "$hld" plan
expect 2 "hld: by which mandate? give one with -m, or a draft with --from"
run "$hld" plan --from -
expect 2 "hld: the draft is read twice: give a file, not standard input"
run "$hld" plan --from draft.json --seed x
expect 2 "hld: '--seed x' is not a number from 1 to 4294967295"
run "$hld" plan --from draft.json --grid 0
expect 2 "hld: '--grid 0' is not a number from 1 to 1440"
run "$hld" plan --from missing.json
expect 3 "hld: missing.json: cannot be opened: No such file or directory"

finish

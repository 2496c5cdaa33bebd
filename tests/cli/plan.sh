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
holds test "$(grep -c ': room Conference Room [2-9], was conference-room-1$' out)" -eq 2
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
sed '/"id": "round-table-4"/s/"kind": "round-table"/"kind": "informal"/' draft.json >three.json
cp mended.json kept.json
run "$hld" plan --from three.json -o kept.json
holds test "$status" -eq 5
holds grep -q 'moving meetings leaves [0-9]* breaches, such as: ' err
same mended.json kept.json

# What is said as JSON is what diff says.
run "$hld" plan --json --from wrong.json
expect 0
"$hld" diff --json wrong.json mended.json >diff.json || true
same out diff.json

run "$hld" plan
expect 2 "hld: which draft? give one with --from"
run "$hld" plan --from -
expect 2 "hld: the draft is read twice: give a file, not standard input"
run "$hld" plan --from draft.json --seed x
expect 2 "hld: '--seed x' is not a number from 1 to 4294967295"
run "$hld" plan --from draft.json --grid 0
expect 2 "hld: '--grid 0' is not a number from 1 to 1440"
run "$hld" plan --from missing.json
expect 3 "hld: missing.json: cannot be opened: No such file or directory"

finish

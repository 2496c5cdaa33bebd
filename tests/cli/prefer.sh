#!/usr/bin/env bash
# What somebody would rather have is heard as far as can be, what is not is told by name, alternatives are
# real ones, a proof is kept to, and whoever stops the search keeps what it has found. Were it not so, the
# bureau would choose among programmes by figures that are none.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cp "$root/data/programmes/hld-2006.json" draft.json
new=(plan -m A/RES/60/227 -V un-headquarters -p 2006)

# costs FILE: lines "name cost" of a programme; total FILE: their sum
costs() { /usr/bin/python3 -c 'import json, sys
for c in json.load(open(sys.argv[1])).get("costs", []): print(c["name"], c["cost"])' "$1"; }
total() { costs "$1" | awk '{ sum += $2 } END { print sum + 0 }'; }
# moved FILE FILE: how many meetings have other times
moved() { /usr/bin/python3 -c 'import json, sys
a, b = ({m["id"]: (m["start"], m["end"]) for m in json.load(open(f))["meetings"]} for f in sys.argv[1:])
print(sum(a[i] != b[i] for i in a))' "$1" "$2"; }

# Without preferences the hearings may be anywhere; with them they are where they are wanted.
cat >wishes.json <<'END'
{"format": "hld-preferences/1", "prefer": [
  {"id": "hearings-in-may", "wish": "at", "kind": "hearing", "day": ["2006-05-22", "2006-05-23"], "weight": 40},
  {"id": "impossible", "wish": "at", "kind": "round-table", "day": "2006-09-15", "weight": 2},
  {"id": "worthless", "wish": "at", "kind": "plenary", "day": "2006-09-15", "weight": 0}]}
END
run "$hld" "${new[@]}" --prefer wishes.json -o wished.json
expect 0
holds grep -Eq '"start": "2006-05-2[23]T' wished.json
holds test "$(costs wished.json | grep -c '^hearings-in-may ')" -eq 0
holds test "$(costs wished.json | grep '^impossible ')" = 'impossible 4' # two of four are decided to be on the 14th
holds test "$(costs wished.json | grep -c '^worthless ')" -eq 0
run "$hld" check wished.json
expect 0
holds grep -q '"id": "hearings-in-may"' wished.json # the programme keeps what it was planned by

# What is printed ends with the costs; of a plan without preferences it says nothing of them.
run "$hld" "${new[@]}" --prefer wishes.json
expect 0
holds grep -qx 'cost: impossible              4 (2 departures)' out
run "$hld" "${new[@]}"
expect 0
holds test "$(grep -c '^cost:' out)" -eq 0

# A draft moves for what is preferred only where that is worth more than to stay.
for weight in 1 100; do
	cat >late.json <<END
{"format": "hld-preferences/1", "prefer": [
  {"id": "hearings-later", "wish": "at", "kind": "hearing", "day": "2006-07-13", "weight": $weight}]}
END
	"$hld" plan --from draft.json --prefer late.json -o late-$weight.json
done
holds test "$(moved draft.json late-1.json)" -eq 0
holds test "$(moved draft.json late-100.json)" -eq 2
holds test "$(costs late-1.json)" = 'hearings-later 2'
run "$hld" diff draft.json late-1.json # that it was planned by a wish is no difference
expect 0

# What ships is heard; a name that nothing has is not passed over.
run "$hld" plan --from draft.json --prefer hld-2006 -o shipped.json
expect 0
run "$hld" plan --from draft.json --prefer hld-2007
expect 3 "hld: no preferences 'hld-2007' in $HLD_DATA/preferences; is it hld-2006.json?"

# Alternatives are apart, the best first, each a programme of its own, and the same every time.
run "$hld" "${new[@]}" --prefer wishes.json -n 4 --apart 3 -o alternative.json
expect 0
holds grep -q '^4 programmes, each with 3 of 12 meetings or more at other times than in any before it$' out
for a in 1 2 3 4; do
	run "$hld" check alternative-$a.json
	expect 0
	for b in 1 2 3 4; do
		((a >= b)) || holds test "$(moved alternative-$a.json alternative-$b.json)" -ge 3
		((a >= b)) || holds test "$(total alternative-$a.json)" -le "$(total alternative-$b.json)"
	done
done
mkdir again
"$hld" "${new[@]}" --prefer wishes.json -n 4 --apart 3 -o again/alternative.json >/dev/null
for a in 1 2 3 4; do same alternative-$a.json again/alternative-$a.json; done
run "$hld" "${new[@]}" --prefer wishes.json -n 4 --apart 3 --json
expect 0
holds /usr/bin/python3 -c 'import json
all = json.load(open("out"))
assert all["format"] == "hld-alternatives/1" and all["apart"] == 3
assert all["programmes"] == [json.load(open(f"alternative-{n}.json")) for n in range(1, 5)]'

# Where there are fewer, it says so.
cat >narrow.json <<'END'
{"format": "hld-programme/1", "id": "n", "title": "N", "zone": "America/New_York", "mandates": ["A/RES/59/241"],
 "meetings": [{"id": "m", "kind": "other", "start": "2006-09-14T10:00", "end": "2006-09-14T13:00", "zone": "Europe/Zurich"}]}
END
run "$hld" plan --from narrow.json -n 3
expect 0
holds grep -qx 'one programme' out
holds grep -qx 'no other was found' out
run "$hld" "${new[@]}" -n 2 -o -
expect 2 "hld: several programmes go to files, not to standard output; --json prints them all"

# A proof: no programme costs less, and what is printed of the plan is what it costs.
run "$hld" plan --from draft.json --prefer late.json --prove -o proved.json
expect 0
holds grep -qx "proved: no programme costs less than $(total proved.json)" out
run "$hld" plan --from draft.json --prefer hld-2006 --prove -o proved.json
expect 0
holds grep -Eq "^proved: no programme costs less than [0-9]+; this one costs $(total proved.json), [0-9]+ % more$" out

# Whoever interrupts the search has the best that it had found, whole.
"$hld" plan --from draft.json --prefer hld-2006 --steps 2000000000 -o stopped.json 2>err &
sleep 1
kill -INT $!
status=0
wait $! || status=$?
holds test $status -eq 0
holds grep -qx 'hld: interrupted; this is the best so far' err
run "$hld" check stopped.json
expect 0
finish

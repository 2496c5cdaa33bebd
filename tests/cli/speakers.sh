#!/usr/bin/env bash
# The list of speakers is what was published where it was published, what a hand counts where it was not, and
# what follows from each change and no more. A delegation that waits in the Hall for an hour that the list gave
# wrongly does not trust it again.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cp "$root/data/programmes/hld-2006.json" programme.json
list=(speakers -r example-2006 -m A/RES/60/227 -m A/60/205 programme.json)

# 54/261: 32 slots at the opening, 40 in the mornings, 30 in the afternoons, 20 before the closing.
cat >few.json <<'END'
{"format": "hld-registrations/1", "registrations": [{"participant": "ghana", "level": "minister"}]}
END
run "$hld" speakers -r few.json -p 2006 "$root/data/programmes/millennium-summit.json"
expect 0
holds test "$(grep -o 'of [0-9]* slots' out | cut -d ' ' -f 2 | tr '\n' ' ')" = '32 30 40 30 40 20 '

# 2006: 150, 180, 180 and 120 minutes are 30, 36, 36 and 24 statements of five minutes; 140 asked for one.
run "$hld" "${list[@]}"
expect 0
holds test "$(grep -o '[0-9]* of [0-9]* slots' out | tr '\n' ' ')" = '30 of 30 slots 36 of 36 slots 36 of 36 slots 24 of 24 slots '
holds grep -q '^140 asked to speak, 126 are on the list, 14 are not; ' out
holds grep -qx '  statements of 4 minutes at most' out      # 37 + 45 + 45 + 30 = 157
holds grep -qx '  1 night meeting of 180 minutes' out       # 36 more
holds grep -qx '  20 minutes more in each of the meetings' out # 34 + 40 + 40 + 28 = 142
holds grep -qx '  2 parallel segments of equal standing' out

# rows FILE: "meeting tier" of each statement in the order of time, ministers and above being 0.
run "$hld" "${list[@]}" --csv
expect 0
holds test "$(grep -c . out)" -eq 141
holds /usr/bin/python3 -c 'import csv, collections
rows = list(csv.DictReader(open("out", newline="")))
high = ["head-of-state", "head-of-government", "vice-president", "deputy-prime-minister", "minister"]
of = collections.defaultdict(list)
for r in rows:
    if r["meeting"]: of[r["meeting"]].append((r["start"], r["level"] not in high))
assert sum(map(len, of.values())) == 126
for meeting in of.values():
    tiers = [low for start, low in meeting]
    assert tiers == sorted(tiers) and [s for s, low in meeting] == sorted({s for s, low in meeting})
assert len({(r["participant"], r["on_behalf_of"]) for r in rows}) == 140'

# The programme has the statements, each at its time, and no breach that it had not; every export shows them.
run "$hld" "${list[@]}" -o listed.json
expect 0
holds test "$(grep -c '"kind": "statement"' listed.json)" -eq 126
run "$hld" check -m A/RES/60/227 listed.json
expect 0
run "$hld" export -f text listed.json
expect 0
holds grep -q 'Statement' out
run "$hld" "${list[@]}" --json
expect 0
holds /usr/bin/python3 -c 'import json
d = json.load(open("out"))
assert d["format"] == "hld-speakers/1" and len(d["without_slot"]) == 14 and d["remedies"]["over"] == 14 and d["proved"]'

# Of one participant: by id, or by name.
run "$hld" "${list[@]}" --for south-africa
expect 0
holds grep -q 'on behalf of .*Group of 77' out
cp out by-id
run "$hld" "${list[@]}" --for 'South Africa'
same out by-id
run "$hld" "${list[@]}" --for 'South Afrika'
expect 2 "hld: no participant 'South Afrika'; did you mean 'South Africa'?"

# A remedy makes room for all, and is no breach: the fourth plenary meeting is resumed in the night.
run "$hld" "${list[@]}" --remedy night -o night.json
expect 0
holds test "$(grep -c '"kind": "statement"' night.json)" -eq 140
run "$hld" check -m A/RES/60/227 night.json
expect 0
run "$hld" "${list[@]}" --remedy limit
expect 0
holds grep -q '^140 asked to speak, 140 are on the list, 0 are not; ' out
run "$hld" "${list[@]}" --remedy shout
expect 2 "hld: no remedy 'shout': use night, limit, extend or parallel"

# Lots: the same seed draws the same, another seed another list.
lots=(speakers -r example-2006 -m A/RES/54/261 -p 2006 programme.json)
"$hld" "${lots[@]}" --seed 7 >one
"$hld" "${lots[@]}" --seed 7 >two
"$hld" "${lots[@]}" --seed 8 >three
same one two
holds test "$(diff one three | grep -c '^<')" -gt 20
holds grep -q 'by lots, drawn with the seed 7' one

# Changes. Two that exchange their slots twice are where they were; what moved is said, and nothing else.
first=$(grep -o '"id": "statement-[a-z-]*"' listed.json | grep -v group | sed -n 3p | cut -d '"' -f 4)
second=$(grep -o '"id": "statement-[a-z-]*"' listed.json | grep -v group | sed -n 5p | cut -d '"' -f 4)
a=${first#statement-} b=${second#statement-}
run "$hld" speakers listed.json --change "exchange $a $b"
expect 0
holds test "$(grep -c "'statement-.*': moved from " out)" -eq 2
holds grep -q '2 moved' out
"$hld" speakers listed.json --change "exchange $a $b" -o exchanged.json
run "$hld" speakers exchanged.json --change "exchange $a $b" -o back.json
expect 0
run "$hld" diff listed.json back.json
holds test "$(grep -c statement out)" -eq 0
holds grep -q '"revision": 2' back.json
run "$hld" speakers listed.json --change "withdraw $a"
expect 0
holds grep -q "'statement-$a': cancelled" out
run "$hld" speakers listed.json --change "withdraw nobody"
expect 2 "hld: 'nobody' is on no list of speakers"
run "$hld" speakers listed.json --change "level $a ministre"
expect 2 "hld: 'ministre' is no level of a representative"
run "$hld" "${list[@]/programme.json/listed.json}"
expect 3 "hld: 'plenary-3' has statements already: change the list with --change"

# While the meeting runs: seven minutes late, the last two do not fit; a shorter limit would bring it home.
at=$(/usr/bin/python3 -c 'import json
m = next(m for m in json.load(open("listed.json"))["meetings"] if m["id"] == "plenary-3")
i = [i for i in m["items"] if i["kind"] == "statement"][20]
print(i["by"] if isinstance(i["by"], str) else i["by"][0], i["start"][11:])')
run "$hld" speakers listed.json --speaking "${at% *}" --at 12:17
expect 0
holds grep -qx '3rd plenary meeting: 7 minutes late' out
holds test "$(grep -c 'does not fit any more$' out)" -eq 2
holds grep -qx '2 would not fit; all would with 4 minutes from the next on.' out
run "$hld" speakers listed.json --at 12:17
expect 2 "hld: --at and --speaking go together"
run "$hld" speakers programme.json
expect 2 "hld: who asked? give registrations with -r"
finish

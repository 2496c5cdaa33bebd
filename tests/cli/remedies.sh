#!/usr/bin/env bash
# Whoever asked to speak is heard, in one of the ways that are usual, of every meeting that ships: each remedy
# gives a programme that the clauses allow, or says which of them forbids it. Were it not so, a delegation would
# be promised the floor in a meeting that the Assembly did not decide to hold.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

data=$root/data/programmes
# asked N: of N participants of 2006, then of as many groups, in no meeting in particular
asked() {
	/usr/bin/python3 -c 'import json, sys
names = [p["id"] for p in json.load(open(sys.argv[1]))["participants"]]
rows = [{"participant": n} for n in names] + [{"participant": n, "on_behalf_of": "Group " + n} for n in names]
json.dump({"format": "hld-registrations/1", "registrations": rows[:int(sys.argv[2])]}, open("asked.json", "w"))' \
		"$root/data/participants/2006.json" "$1"
}
# slots: of the lists that were printed
slots() {
	grep -o '[0-9]* of [0-9]* slots of [0-9]*' out | cut -d ' ' -f 1,3,6 | tr '\n' ';'
}
sum() {
	tail -1 out | cut -d ';' -f 1
}

# 2006: four meetings for 126. Extended by twenty minutes each, there is room for 34, 40, 40 and 28.
list=(speakers -r example-2006 -m A/RES/60/227 -m A/60/205 "$data/hld-2006.json")
run "$hld" "${list[@]}" --remedy extend
expect 0
holds test "$(slots)" = '34 34 5;40 40 5;40 40 5;26 28 5;'
run "$hld" "${list[@]}" --remedy extend -o longer.json
expect 0
run "$hld" check -m A/RES/60/227 longer.json
expect 0
run "$hld" diff "$data/hld-2006.json" longer.json
holds grep -q 'concluding statement.*moved from 15 September 2006, 17:40-18:00 to 15 September 2006, 18:00-18:20' out
holds grep -q '^plenary meeting 6: moved from .*15:00-18:00 to 15 September 2006, 15:00-18:20' out

# Four plenary meetings are decided: segments would be more. What only proposes four, or says nothing, forbids none.
run "$hld" "${list[@]}" --remedy parallel -o parallel.json
expect 1 'hld: that would be a breach: eight plenary meetings; exactly four are decided [A/RES/60/227 para 7] [four-plenaries]'
holds test ! -e parallel.json
run "$hld" speakers -r example-2006 -m A/60/205 "$data/hld-2006.json" --remedy parallel
expect 0
list=(speakers -r example-2006 -m A/RES/59/241 --limit 5 "$data/hld-2006.json" --remedy parallel)
run "$hld" "${list[@]}"
expect 0
holds test "$(sum)" = '140 asked to speak, 140 are on the list, 0 are not'
holds grep -q '^Plenary meeting (Segment 2 of equal standing, in parallel with plenary meeting 3), .*, 10.30 a.m.-1 p.m.: ' out
run "$hld" "${list[@]}" -o parallel.json
expect 0
run "$hld" check -m A/RES/59/241 parallel.json
expect 0
# Each segment has as many, one more at most; a wish for the meeting is met in either: nobody gets another then.
holds /usr/bin/python3 -c 'import json, sys
m = {m["id"]: m for m in json.load(open("parallel.json"))["meetings"]}
wishes = {(r["participant"], "on_behalf_of" in r): r.get("meetings", []) for r in json.load(open(sys.argv[1]))["registrations"]}
pairs = [(i, i + "-segment-2") for i in ("plenary-3", "plenary-4", "plenary-5", "plenary-6")]
said = {i: [s for s in m[i]["items"] if s["kind"] == "statement"] for pair in pairs for i in pair}
assert sum(map(len, said.values())) == 140
for a, b in pairs:
    assert 0 <= len(said[a]) - len(said[b]) <= 1 and m[b]["kind"] == "plenary" and "room" not in m[b] and "presides" not in m[b]
    assert m[b]["end"] <= m[a]["end"] and m[b]["start"] == said[b][0]["start"] == said[a][0]["start"]
met = sum(not wishes[k] or wishes[k][0] == i.replace("-segment-2", "")
          for i, items in said.items() for s in items for k in [(s["id"][10:].replace("-for-group", ""), "on_behalf_of" in s)])
assert met >= 100, met' "$root/data/registrations/example-2006.json"

# A night of one hour has 12 slots for 14, and the other day ends with summaries: two stay without one.
list=(speakers -r example-2006 -m A/RES/60/227 -m A/60/205 "$data/hld-2006.json" --remedy night)
run "$hld" "${list[@]}" --night 19:00-20:00
expect 0
holds test "$(sum)" = '140 asked to speak, 138 are on the list, 2 are not'
holds grep -qx '  1 night meeting of 60 minutes' out
run "$hld" "${list[@]}" --night 17:00-20:00
expect 2 'hld: no meeting can be resumed at 17:00: none that is the last of its day ends before that, with its statements'
run "$hld" "${list[@]}" --night 19:00-19:04
expect 2 "hld: the remedy 'night' would not make room for all"

# The Millennium Summit: 192 slots of five minutes and one. Two hundred and sixty ask: every remedy hears them, but
# one night is not enough, and the resolution sets how many slots each meeting has.
asked 260
list=(speakers -r asked.json -p 2006 "$data/millennium-summit.json")
run "$hld" "${list[@]}"
expect 0
holds test "$(sum)" = '260 asked to speak, 192 are on the list, 68 are not'
holds grep -qx '  3 night meetings of 180 minutes' out
for remedy in night limit extend parallel; do
	run "$hld" "${list[@]}" --remedy $remedy -o healed.json
	holds test "$status" -eq 1
	holds grep -q '^hld: that would be a breach: .*\[A/RES/54/261 .*\] \[ms-' err
	holds test ! -e healed.json -a ! -s out
done
sed 's/"A\/RES\/54\/261", //' "$data/millennium-summit.json" >free.json
list=(speakers -r asked.json -p 2006 -m A/RES/54/281 --limit 5 free.json)
run "$hld" "${list[@]}" --remedy night # without the minute from one to the next: one night is enough
expect 0
holds test "$(slots)" = '38 38 5;72 72 5;48 48 5;36 36 5;48 48 5;18 24 5;'
run "$hld" "${list[@]}" --remedy extend
expect 0
holds test "$(sum)" = '260 asked to speak, 260 are on the list, 0 are not'
run "$hld" "${list[@]}" --remedy parallel -o healed.json
expect 0
holds test "$(grep -c '"kind": "statement"' healed.json)" -eq 260
asked 310 # three nights would be needed: the third day ends with the closing
run "$hld" "${list[@]}" --remedy night
expect 0
holds test "$(slots)" = '38 38 5;72 72 5;48 48 5;72 72 5;48 48 5;24 24 5;'
holds test "$(sum)" = '310 asked to speak, 302 are on the list, 8 are not'

# Of 2001, two days have their nights already, from 7 to 9 p.m.; the third ends with the closing.
asked 300
list=(speakers -r asked.json -p 2006 "$data/hiv-aids-2001.json")
run "$hld" "${list[@]}" --remedy night
expect 2 'hld: no meeting can be resumed at 19:00: none that is the last of its day ends before that, with its statements'
run "$hld" "${list[@]}" --remedy night --night 21:00-23:00
expect 1 'hld: that would be a breach: no plenary meetings lie on 25 June 2001 from 19:00 to 21:00; exactly one is decided [A/RES/55/242 para annex] [r55-monday-night]'
run "$hld" "${list[@]}" --remedy extend
expect 1 'hld: that would be a breach: no plenary meetings lie on 25 June 2001 from 09:00 to 13:00; exactly one is decided [A/RES/55/242 para annex] [r55-monday-morning]'
run "$hld" "${list[@]}" --remedy parallel
expect 1 'hld: that would be a breach: two plenary meetings lie on 25 June 2001 from 09:00 to 13:00; exactly one is decided [A/RES/55/242 para annex] [r55-monday-morning]'
run "$hld" "${list[@]}" --remedy limit -o healed.json
expect 0
holds test "$(grep -c '"kind": "statement"' healed.json)" -eq 300

# Of 2013: four plenary meetings again; all else is open. What follows the statements ends with its meeting.
asked 200
list=(speakers -r asked.json -p 2006 --limit 5 "$data/hld-2013.json")
run "$hld" "${list[@]}"
expect 0
holds test "$(sum)" = '200 asked to speak, 129 are on the list, 71 are not'
for remedy in night limit extend; do
	run "$hld" "${list[@]}" --remedy $remedy -o $remedy.json
	expect 0
	run "$hld" check -p 2006 $remedy.json
	holds test "$(grep -c ': breach:' out)" -eq "$("$hld" check -p 2006 "$data/hld-2013.json" | grep -c ': breach:')"
done
holds test "$(grep -c '"kind": "statement"' limit.json)" -eq 200
holds test "$(grep -c '"kind": "statement"' extend.json)" -eq 200
holds test "$(grep -c '"kind": "statement"' night.json)" -eq 165 # one day may have a night
holds /usr/bin/python3 -c 'import json
of = lambda file: {m["id"]: m for m in json.load(open(file))["meetings"]}
minutes = lambda t: int(t[11:13]) * 60 + int(t[14:16])
was, now = of("'"$data"'/hld-2013.json"), of("extend.json")
for id, m in now.items():
    more = 90 if any(i["kind"] == "statement" for i in m.get("items", [])) else 0
    assert minutes(m["end"]) - minutes(was[id]["end"]) == more, id
    for i in was[id].get("items", []):
        same = [j for j in m["items"] if j.get("id") == i.get("id") and j["kind"] == i["kind"] != "statements"]
        for j in same:
            behind = "start" in i and any(s["kind"] == "statements" and s["start"] < i["start"] for s in was[id]["items"])
            assert "start" not in i or minutes(j["start"]) - minutes(i["start"]) == (90 if behind else 0), (id, i)'
run "$hld" "${list[@]}" --remedy parallel
expect 1 'hld: that would be a breach: eight plenary meetings; exactly four are decided [A/RES/67/219 para 3 (b)] [r67-four-plenaries]'
finish

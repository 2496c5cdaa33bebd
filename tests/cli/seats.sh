#!/usr/bin/env bash
# Who sits at which round table: within every cap and quota, in the order that the mandate gives, and with a reason for
# whoever is not where it asked to be. A delegation that was passed over, or is told a wrong reason, comes to the desk.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

annex=$root/data/programmes/hld-2006-annex.json
here=(seats -r tables-2006-annex -p example-2006 -m A/60/205)

# A/60/205: fifty at a table, five entities and five stakeholders among them at least, first come, first served.
run "$hld" "${here[@]}" "$annex"
expect 0
holds test "$(grep -c '^Round table .*: 50 participants$' out)" -eq 5
holds grep -q '^266 seats asked for by 266, 250 given to 250 (.*); given in the order of their requests \[A/60/205 para 19\]$' out
run "$hld" "${here[@]}" --json "$annex"
expect 0
cp out annex.json
holds /usr/bin/python3 - "$root/data/registrations/tables-2006-annex.json" annex.json <<'PYTHON'
import json, sys
asked = {(r["participant"], r.get("representative")): r for r in json.load(open(sys.argv[1]))["registrations"]}
seats = json.load(open(sys.argv[2]))
entities = {"un-entity", "agency", "regional-commission"}
for table in seats["tables"]:
    count = lambda words: sum(s["category"] in words for s in table["seats"])
    assert len(table["seats"]) == 50 and count(entities) >= 5 and count({"institutional-stakeholder"}) >= 5
    # whoever waits is told why and where in the line, from the first place on
    assert all(w["why"] for w in table["waiting"])
    places = [w["waits"] for w in table["waiting"] if "waits" in w]
    assert places == list(range(1, len(places) + 1)), places
assert seats["seated"] == 250 and seats["asked"] == len(asked)
PYTHON

# The programme has them, under the list of participants that was given, and breaks nothing.
run "$hld" "${here[@]}" -o seated.json "$annex"
expect 0
holds grep -q '"list_of_participants": "example-2006"' seated.json
run "$hld" check -m A/60/205 seated.json
expect 0
holds grep -q ': 0 breaches, ' out
holds test "$(grep -c 'sg-fifty-a-table\|sg-five-entities\|sg-five-stakeholders' out)" -eq 0
run "$hld" export -f ical --for Ghana seated.json
expect 0
holds test "$(grep -c '^SUMMARY.*Round table' out)" -eq 1

# The order of the rows does not matter, nor does the seed where requests have their order.
/usr/bin/python3 -c 'import json, random, sys
d = json.load(open(sys.argv[1])); random.Random(4).shuffle(d["registrations"]); json.dump(d, open("shuffled.json", "w"))
' "$root/data/registrations/tables-2006-annex.json"
run "$hld" seats -r shuffled.json -p example-2006 -m A/60/205 --seed 9 --json "$annex"
same out annex.json

# Seated again, everybody keeps the seat; when one withdraws, the first who waits for it gets it, and nobody moves.
run "$hld" "${here[@]}" seated.json
expect 0
holds grep -qx '0 seats changed.' out
run "$hld" "${here[@]}" --withdraw Ghana seated.json
expect 0
holds grep -qx '1 seat changed:' out
holds grep -q ': gets a seat at round table' out
run "$hld" "${here[@]}" --withdraw ghana -o later.json seated.json
expect 0
holds grep -q '"revision": 1' later.json
holds test "$(grep -c '"ghana"' later.json)" -eq 0

run "$hld" seats -r tables-2006 -p example-2006 -m A/RES/60/227 --withdraw Ghana "$root/data/programmes/hld-2006.json"
expect 2 "hld: 'Ghana' has no seat at a round table, and did not ask for one"

# Of one participant.
run "$hld" "${here[@]}" --why 'World Bank' "$annex"
expect 0
holds grep -q '^World Bank (.*) has a seat at round table [1-5], its ' out
run "$hld" "${here[@]}" --why Kiribati "$annex"
holds grep -q '^Kiribati cannot have a seat at .*: is away, or has a part in another meeting at that time\.$' out
run "$hld" "${here[@]}" --why Gahna "$annex"
expect 2 "hld: no participant 'Gahna'; did you mean 'Ghana'?"

# 60/227: one of each of the three groupings at each table, and nobody at two tables at one time.
run "$hld" seats -r tables-2006 -p example-2006 -m A/RES/60/227 --csv "$root/data/programmes/hld-2006.json"
expect 0
holds /usr/bin/python3 -c 'import collections, csv
rows = [r for r in csv.DictReader(open("out", newline="")) if r["seat"]]
groupings = collections.Counter((r["table"], r["category"]) for r in rows)
at = collections.defaultdict(list)
for r in rows: at[r["participant"], r["name"]].append(r["table"][-1])
assert all(groupings["round-table-%d" % t, c] == 1 for t in (1, 2, 3, 4) for c in ("ngo", "civil-society", "private-sector"))
assert not any({"1", "2"} <= set(t) or {"3", "4"} <= set(t) for t in at.values())'
run "$hld" seats -r tables-2006 -p example-2006 -m A/RES/60/227 -o seated.json "$root/data/programmes/hld-2006.json"
expect 0
run "$hld" check -m A/RES/60/227 seated.json
expect 0

# 54/281 and 55/242: the quotas of the regional groups are full, and no more than full.
# most TABLE CATEGORY GROUP: how many of them the fullest table has
most() {
	/usr/bin/python3 -c 'import collections, csv, sys
rows = [r for r in csv.DictReader(open("out", newline="")) if r["seat"]]
print(max(collections.Counter(r["table"] for r in rows if sys.argv[1] in (r["group"], r["category"], "")).values()))' "$1"
}
run "$hld" seats -r tables-millennium -p 2006 -m A/RES/54/281 -m A/RES/54/261 --csv "$root/data/programmes/millennium-summit.json"
expect 0
holds test "$(most african) $(most asian) $(most eastern-european) $(most grulac) $(most weog)" = '15 15 7 10 9'
run "$hld" seats -r tables-hiv-aids -p 2006 -m A/RES/55/242 --csv "$root/data/programmes/hiv-aids-2001.json"
expect 0
holds test "$(most '') $(most member-state)" = '65 48'
for group in african:14 asian:14 eastern-european:6 grulac:9 weog:8; do
	holds test "$(most "${group%:*}")" -le "${group#*:}"
done

# In French, Germany sits among the A; by lots, two seeds seat differently.
run "$hld" seats -r tables-2006 -p example-2006 -m A/RES/60/227 --order fr --csv "$root/data/programmes/hld-2006.json"
expect 0
holds /usr/bin/python3 -c 'import csv
rows = [r["participant"] for r in csv.DictReader(open("out", newline="")) if r["seat"] and r["category"] == "member-state"]
germany = [i for i, name in enumerate(rows) if name == "Germany"]
assert germany and any(rows[i - 1].startswith("South Africa") or rows[i - 1] < "C" for i in germany), rows'
lots=(seats -r tables-2006 -p example-2006 -m A/RES/60/227 --order lots --csv "$root/data/programmes/hld-2006.json")
"$hld" "${lots[@]}" --seed 1 >one
"$hld" "${lots[@]}" --seed 1 >again
"$hld" "${lots[@]}" --seed 2 >two
same one again
holds test "$(diff one two | grep -c '^<')" -gt 20

# Bad input: one line each, with its place.
cat >plenary.json <<'JSON'
{"format": "hld-registrations/1", "registrations": [
  {"participant": "ghana", "asks": "table", "meetings": "opening-plenary"}
]}
JSON
run "$hld" seats -r plenary.json -p example-2006 -m A/60/205 "$annex"
expect 3 "hld: plenary.json:2:57: /registrations/0/meetings/0: 'opening-plenary' is no round table that is held: no seat there can be asked for"
cat >ngo.json <<'JSON'
{"format": "hld-registrations/1", "registrations": [
  {"participant": "ngo-a", "asks": "table", "meetings": "round-table-1"}
]}
JSON
run "$hld" seats -r ngo.json -p example-2006 -m A/60/205 "$annex"
expect 3 "hld: ngo.json:2:19: /registrations/0/participant: no round table is open to non-governmental organizations in consultative status, as 'ngo-a' is of: A/60/205, paragraph 18"
cat >table.json <<'JSON'
{"format": "hld-registrations/1", "registrations": [
  {"participant": "ghana", "asks": "table", "meetings": "round-table-6"}
]}
JSON
run "$hld" seats -r table.json -p example-2006 -m A/60/205 "$annex"
expect 3 "hld: table.json:2:57: /registrations/0/meetings/0: no meeting has the id 'round-table-6'; did you mean 'round-table-1'?"

# Floors that cannot be met are said in the clauses that clash: too few ask, or a cap below what they add up to.
cat >few.json <<'JSON'
{"format": "hld-registrations/1", "registrations": [
  {"participant": "ghana", "asks": "table"}, {"participant": "unhcr", "asks": "table"}, {"participant": "ilo", "asks": "table"},
  {"participant": "puebla-process", "asks": "table"}
]}
JSON
run "$hld" seats -r few.json -p example-2006 -m A/60/205 "$annex"
expect 4 "hld: 25 seats are to be filled, and 2 can be: too few ask at round table 1: at least 5 entities of the United Nations system, specialized agencies and related organizations and regional commissions [A/60/205 para 19]"
clause() { printf '{"id": "%s", "para": "%s", "verb": "decides", "quote": "q", "rule": "%s", "params": {"which": {"kind": "round-table"}, %s}}' "$@"; }
cat >mandate.json <<JSON
{"format": "hld-mandate/1", "symbol": "A/TEST", "title": "T", "adopted": "2006-01-01", "force": "binding",
 "conference": {"id": "hld-2006", "title": "C", "city": "New York", "zone": "America/New_York", "days": ["2006-09-14"]},
 "clauses": [$(clause cap 1 cap '"max": 8'),
  $(clause entities 2 quota '"categories": ["un-entity"], "min": 5'),
  $(clause states 3 quota '"categories": ["member-state"], "min": 4')]}
JSON
run "$hld" seats -r tables-2006-annex -p example-2006 -m mandate.json "$annex"
expect 4 "hld: the limits leave no room for what is asked of round table 1: at least 4 Member States [A/TEST para 3]; at least 5 entities of the United Nations system [A/TEST para 2]; at most 8 participants [A/TEST para 1]"
sed -i 's/"un-entity"], "min": 5/"un-entity", "member-state"], "max": 9/; s/"categories": \["member-state"\]/"categories": ["member-state", "agency"]/' mandate.json
run "$hld" seats -r tables-2006-annex -p example-2006 -m mandate.json "$annex"
expect 3 "hld: the clauses 'entities' and 'states' count participants of 'round-table-1' in ways that overlap, neither of them all of the other's: no seats can be given by both"
run "$hld" seats "$annex"
expect 2 "hld: who asked? give registrations with -r"
finish

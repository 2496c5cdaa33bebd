#!/usr/bin/env bash
# Chairs are proposed from those who are put forward, and nobody else; whoever is named stays. A minister who is told
# of a chair that clashes with another duty, or a table that has none though there was one, is a note verbale more.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# people FILE: who is on each bench, and who presents which summary, one a line.
people() {
	/usr/bin/python3 -c '
import json, sys
def line(key, who):
    if who is not None:
        print(key, *([who] if isinstance(who, str) else who))
for m in json.load(open(sys.argv[1]))["meetings"]:
    for role in ["chairs", "discussants", "panellists"]:
        line(m["id"] + " " + role, m.get(role))
    for item in m.get("items", []):
        if item["kind"] in ["summary", "panel"]:
            line(m["id"] + " " + item["id"], item.get("by"))' "$1"
}

# named WHOM: planned.json without chairs, but of round table 1 those that are given as JSON.
named() {
	/usr/bin/python3 -c '
import json, sys
document = json.load(open("planned.json"))
for meeting in document["meetings"]:
    meeting.pop("chairs", None)
    if meeting["id"] == "round-table-1":
        meeting["chairs"] = json.loads(sys.argv[1])
json.dump(document, sys.stdout, indent=1)' "$1"
}

# 60/227 has each table's summary presented by its chair: four chairs, of four regional groups.
run "$hld" plan -m A/RES/60/227 -V un-headquarters -p example-2006 -o planned.json
expect 0
people planned.json >found
same found - <<'END'
plenary-4 summary-1 austria-minister
plenary-4 summary-2 azerbaijan-minister
plenary-4 summary-3 burundi-minister
plenary-4 summary-4 dominica-minister
round-table-1 chairs austria-minister
round-table-2 chairs azerbaijan-minister
round-table-3 chairs burundi-minister
round-table-4 chairs dominica-minister
END
run "$hld" check planned.json
expect 0
holds test -z "$(grep -E '\[(oral-summaries|person-in-two-places|person-absent)\]' out)"

# Without candidates nothing is proposed.
run "$hld" plan -m A/RES/60/227 -V un-headquarters -p 2006 -o planned.json
expect 0
holds test -z "$(people planned.json)"

# A/60/205 asks for a balance of chairs, two lead discussants a table and heads of entities on the panels.
run "$hld" plan -m A/60/205 -V un-headquarters -p example-2006 -o planned.json
expect 0
holds test "$(people planned.json | grep -c ' chairs [a-z-]*-minister$')" -eq 5
holds test "$(people planned.json | grep -c ' discussants [a-z-]* [a-z-]*$')" -eq 5
holds test "$(people planned.json | grep -c ' panel [a-z-]*-executive-head$')" -eq 2
holds test "$(people planned.json | grep -E 'chairs|discussants|panel' | cut -d ' ' -f 3- | tr ' ' '\n' | sort | uniq -d | wc -l)" -eq 0
run "$hld" check planned.json
holds test -z "$(grep -E '\[sg-(one-chair|chair-minister|chairs-geography|two-discussants|panellists)\]' out)"

# Two co-chairs each in 2013, in balance by decision.
run "$hld" plan -m A/RES/67/219 -V un-headquarters -p example-2006 -o planned.json
expect 0
holds test "$(people planned.json | grep -c ' chairs [a-z-]* [a-z-]*$')" -eq 4
run "$hld" check planned.json
holds test -z "$(grep -E '\[r67-(two-co-chairs|co-chairs-balance)\]' out)"

# Of candidates of four groups the balance of eight would be a breach: one table stays open.
/usr/bin/python3 - "$root/data/participants/example-2006.json" <<'END'
import json, sys
document = json.load(open(sys.argv[1]))
for participant in document["participants"]:
    for person in participant["representatives"]:
        if participant.get("group") == "asian" or person["level"] != "minister":
            person.pop("candidate_for", None)
json.dump(document, open("no-asian.json", "w"))
END
run "$hld" plan -m A/RES/67/219 -V un-headquarters -p no-asian.json -o planned.json
expect 0
holds test "$(people planned.json | grep -c ' chairs ')" -eq 3
run "$hld" check -p no-asian.json planned.json
expect 0

# Nobody of the level that is decided: all stay open, and the plan is clean.
run "$hld" plan -m A/RES/54/261 -m A/RES/54/281 -V un-headquarters -p example-2006 -o planned.json
expect 0
holds test -z "$(people planned.json | grep chairs)"

# A spreadsheet does as well.
cat >delegations.csv <<'END'
id,name,category,group,representatives.id,representatives.name,representatives.level,representatives.candidate_for
fiji,Fiji,member-state,asian,fiji-minister,Minister for Fisheries,minister,chairs;discussants
ghana,Ghana,member-state,african,ghana-minister,Minister for Fisheries,minister,chairs
,,,,ghana-pr,Permanent Representative of Ghana,permanent-representative,chairs
kenya,Kenya,member-state,african,kenya-minister,Minister for the Blue Economy,minister,chairs
norway,Norway,member-state,weog,norway-pr,Permanent Representative of Norway,permanent-representative,chairs
END
cat >mandate.json <<'END'
{
  "format": "hld-mandate/1", "symbol": "A/1", "title": "Oceans", "force": "binding",
  "conference": {"id": "oceans", "title": "Oceans", "days": ["2027-06-08"], "zone": "America/New_York"},
  "clauses": [
    {"id": "two-tables", "para": "1", "verb": "decides", "quote": "q", "rule": "count",
     "params": {"which": {"kind": "round-table"}, "exactly": 2}},
    {"id": "at-once", "para": "1", "verb": "decides", "quote": "q", "rule": "concurrent",
     "params": {"which": {"kind": "round-table"}}},
    {"id": "co-chairs", "para": "2", "verb": "decides", "quote": "q", "rule": "chairs",
     "params": {"which": {"kind": "round-table"}, "exactly": 2, "different_groups": true}}
  ]
}
END
# Three groups for four chairs of different ones: one table gets two, the other stays open.
run "$hld" plan -m mandate.json -V un-headquarters -p delegations.csv -o planned.json
expect 0
people planned.json >found
same found - <<'END'
round-table-1 chairs fiji-minister ghana-minister
END

# A draft that names one chair keeps it, and the other place is filled; where it says that there are none, there are none.
sed 's/"different_groups": true/"level": "permanent-representative"/' mandate.json >any-group.json
run "$hld" plan -m any-group.json -V un-headquarters -p delegations.csv -o planned.json
expect 0
named '["norway-pr"]' >draft.json
run "$hld" plan --from draft.json -m any-group.json -p delegations.csv
expect 0
grep ': chairs: ' out >found
same found - <<'END'
round table 1: chairs: Minister for Fisheries added
round table 2: chairs: Minister for Fisheries and Minister for the Blue Economy added
END
named '[]' >draft.json
sed 's/"exactly": 2, "level"/"max": 2, "level"/' any-group.json >at-most.json
run "$hld" plan --from draft.json -m at-most.json -p delegations.csv -o mended.json
expect 0
people mended.json >found
same found - <<'END'
round-table-1 chairs
round-table-2 chairs fiji-minister ghana-minister
END

# Nobody who is absent, or needed elsewhere at that time, is proposed.
cat >absent.json <<'END'
{
  "format": "hld-participants/1",
  "participants": [
    {"id": "fiji", "name": "Fiji", "category": "member-state", "group": "asian", "representatives": [
      {"id": "fiji-minister", "name": "Minister", "level": "minister", "candidate_for": "chairs",
       "absences": [{"from": "2027-06-08T09:00", "until": "2027-06-08T20:00"}]},
      {"id": "fiji-pr", "name": "PR", "level": "permanent-representative", "candidate_for": "chairs"}
    ]},
    {"id": "ghana", "name": "Ghana", "category": "member-state", "group": "african", "representatives": [
      {"id": "ghana-minister", "name": "Minister", "level": "minister", "candidate_for": "chairs"}
    ]}
  ]
}
END
run "$hld" plan -m any-group.json -V un-headquarters -p absent.json -o planned.json
expect 0
people planned.json >found
same found - <<'END'
round-table-1 chairs ghana-minister fiji-pr
END
run "$hld" check -m any-group.json -p absent.json planned.json
expect 0

# The same input gives the same bytes.
"$hld" plan -m A/60/205 -V un-headquarters -p example-2006 -o one.json
"$hld" plan -m A/60/205 -V un-headquarters -p example-2006 -o two.json
same one.json two.json

finish

#!/usr/bin/env bash
# A draft is kept, and what the mandates still ask for is added: a meeting that was agreed and is gone from the mended
# programme, or one that the Assembly decided on and nobody planned, is found out on the day.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# without MEETINGS KINDS: draft.json, the programme of 2006 less some meetings, and items and documents of some kinds.
without() {
	/usr/bin/python3 - "$root/data/programmes/hld-2006.json" "$1" "$2" >draft.json <<'END'
import json, sys
document = json.load(open(sys.argv[1]))
meetings, kinds = sys.argv[2].split(), sys.argv[3].split()
document["meetings"] = [m for m in document["meetings"] if m["id"] not in meetings]
for m in document["meetings"]:
    if "items" in m:
        m["items"] = [i for i in m["items"] if i["kind"] not in kinds and i.get("of") not in meetings]
        if not m["items"]:
            del m["items"]
document["deliverables"] = [d for d in document["deliverables"] if d["kind"] not in kinds]
json.dump(document, sys.stdout, indent=1)
END
}

# adds: what diff says of the draft and what it was mended to, which is clean.
adds() {
	run "$hld" plan --from draft.json -o mended.json
	expect 0
	run "$hld" check --strict mended.json
	expect 0
	run "$hld" diff draft.json mended.json
	sed '$d' out >found
}

# A plenary meeting in the middle, at the end, or all of them; its items come with it.
without plenary-5 ""
adds
same found - <<'END'
plenary meeting 5: added, 15 September 2006, 10:00-13:00, General Assembly Hall
END
without plenary-6 ""
adds
same found - <<'END'
plenary meeting 6: added, 15 September 2006, 15:00-18:00, General Assembly Hall
END
holds test "$(grep -c '"kind": "summary"' mended.json)" -eq 4
without "plenary-3 plenary-4 plenary-5 plenary-6" ""
adds
cut -d , -f 1-3 found >times
same times - <<'END'
plenary meeting 'plenary-1': added, 14 September 2006, 10:00-13:00
plenary meeting 'plenary-2': added, 14 September 2006, 15:00-18:00
plenary meeting 'plenary-3': added, 15 September 2006, 10:00-13:00
plenary meeting 'plenary-4': added, 15 September 2006, 15:00-18:00
END
holds test "$(grep -c '"kind": "introductory-statement"' mended.json)" -eq 3

# Round tables by their numbers, with their themes; their summaries go where there is time for them.
without "round-table-2 round-table-3" ""
adds
cut -d , -f 1-3 found >times
same times - <<'END'
round table 2: added, 14 September 2006, 15:00-18:00
round table 3: added, 15 September 2006, 10:00-13:00
plenary meeting 6, oral summary of round table 2: added, 15 September 2006
plenary meeting 6, oral summary of round table 3: added, 15 September 2006
END
holds grep -q '"theme": "The multidimensional aspects of international migration and development, including remittances"' mended.json

# Items that clauses ask for, and no others; without time of their own where there is none.
without "" "introductory-statement summary opening"
adds
cut -d : -f 1,2 found >items
same items - <<'END'
plenary meeting 3, introductory statement 'introductory-statement-1': added
plenary meeting 3, introductory statement 'introductory-statement-2': added
plenary meeting 3, introductory statement 'introductory-statement-3': added
plenary meeting 6, oral summary of round table 1: added, 15 September 2006, 17
plenary meeting 6, oral summary of round table 2: added, 15 September 2006, 17
plenary meeting 6, oral summary of round table 3: added, 15 September 2006, 17
plenary meeting 6, oral summary of round table 4: added, 15 September 2006, 17
END

# Hearings on one day, before the Dialogue, under the President then in office; documents with their dates.
without "hearings-morning hearings-afternoon" "hearings-summary overview"
adds
sed 's/, [0-9]* J[a-z]* 2006/, DAY/' found >times
same times - <<'END'
hearing 'hearing-1': added, DAY, 10:00-13:00, Conference Room 1
hearing 'hearing-2': added, DAY, 15:00-18:00, Conference Room 1
deliverable 'hearings-summary': added
deliverable 'overview': added
END
holds test "$(cut -d ' ' -f 4 found | head -2 | sort -u | wc -l)" -eq 1
holds test "$(grep -c '"presides": "eliasson"' mended.json)" -eq 2
holds test "$(grep -A8 '"id": "overview"' mended.json | grep -c '"date": "2006-0')" -eq 1

# "Up to two" panels are asked for by nobody: one that is gone stays so.
without panel-geneva ""
run "$hld" plan --from draft.json
expect 0
holds grep -q '^draft.json: no differences' out

# What is wrong is mended too, and what is there stays.
without plenary-5 ""
sed -i '/"id": "plenary-4"/,/"id": "round-table/s/2006-09-14T/2006-09-16T/' draft.json
adds
holds test "$(grep -c '^plenary meeting 4: moved from 16 September 2006' found)" -eq 1
holds test "$(grep -c "^plenary meeting [456]: added, 1[45] September 2006" found)" -eq 1
holds test "$(wc -l <found)" -eq 3

# An empty draft gets all, as if it were planned anew.
without "$(grep -o '"id": "[a-z]*-[a-z0-9-]*", "kind": "[phr]' "$root/data/programmes/hld-2006.json" | cut -d '"' -f 4 | tr '\n' ' ')" ""
run "$hld" plan --from draft.json -o mended.json
expect 0
run "$hld" check mended.json
expect 0

# The chairs of what was added are proposed as well.
without "round-table-2" ""
run "$hld" plan --from draft.json -p example-2006 -o mended.json
expect 0
holds test "$(grep -c '"chairs"' mended.json)" -eq 4

# The same input gives the same bytes; another seed keeps the draft as well.
without "round-table-2 plenary-4" ""
"$hld" plan --from draft.json -o one.json
"$hld" plan --from draft.json -o two.json
same one.json two.json
run "$hld" plan --seed 7 --from draft.json -o seven.json
expect 0
run "$hld" diff draft.json seven.json
holds test -z "$(grep -E 'moved|cancelled|changed' out)"

# Without a venue there is no telling when and where.
/usr/bin/python3 -c '
import json
document = json.load(open("draft.json"))
document.pop("venue")
json.dump(document, open("no-venue.json", "w"))'
run "$hld" plan --from no-venue.json
holds test "$status" -eq 4
holds grep -q "^hld: these cannot all be met: there are exactly four " err

finish

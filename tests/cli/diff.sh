#!/usr/bin/env bash
# What a script relies on that sends out revisions: exit status, standard input, pointers that can be followed, and
# an answer in time for programmes of any size.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

sed 's/T13:00/T12:00/' good.json >changed.json
cat >line <<'TEXT'
plenary meeting 'm': moved from 14 September 2006, 10:00-13:00 to 14 September 2006, 10:00-12:00
TEXT

# Exit status
run "$hld" diff good.json good.json
expect 0
same out - <<<"good.json: no differences"
run "$hld" diff good.json changed.json
expect 1
same out <(cat line - <<<"changed.json: 1 moved")
run "$hld" diff --ignore moved good.json changed.json
expect 0
same out - <<<"changed.json: no differences; 1 ignored"
run "$hld" diff --ignore room --ignore=chair good.json changed.json
expect 1
run "$hld" diff good.json missing.json
expect 3 "hld: missing.json: cannot be opened: No such file or directory"
run "$hld" diff missing.json missing-too.json
expect 3 "hld: missing.json: cannot be opened: No such file or directory"

# Standard input is either programme.
run "$hld" diff - changed.json <good.json
expect 1
same out <(cat line - <<<"changed.json: 1 moved")
run "$hld" diff good.json - <changed.json
expect 1
same out <(cat line - <<<"-: 1 moved")

# What is written and read again is the same.
for programme in "$root"/data/programmes/*.json; do
	"$hld" export -f json "$programme" >exported.json
	run "$hld" diff "$programme" exported.json
	expect 0
done

# Pointers lead to what is quoted, in both documents, and every sentence is in the text too.
cat >follow.py <<'PYTHON'
import json, subprocess, sys

hld, *names = sys.argv[1:]
documents = [json.load(open(name, encoding="utf-8")) for name in names]
report = json.loads(subprocess.run([hld, "diff", "--json", *names], capture_output=True).stdout)
lines = subprocess.run([hld, "diff", *names], capture_output=True, text=True).stdout.split("\n")
assert len(report["changes"]) > 30
for change in report["changes"]:
    assert change["text"] in lines, change
    for side, document in zip(("old", "new"), documents):
        pointer, value = change[side + "_pointer"], change[side]
        assert (pointer is None) == (value is None), change
        for step in pointer.split("/")[1:] if pointer is not None else []:
            document = document[int(step) if isinstance(document, list) else step]
        assert pointer is None or document == value, change
PYTHON
for programme in "$root"/data/programmes/*.json; do
	"$hld" export -f json "$programme" >"${programme##*/}"
done
holds /usr/bin/python3 follow.py "$hld" hld-2006-annex.json hld-2006.json
holds /usr/bin/python3 follow.py "$hld" hld-2006.json hld-2006-annex.json

# Neither many meetings nor many items, names or languages take more than their share of time.
cat >many.py <<'PYTHON'
import json, random, sys

count = 30000
def meeting(n, **more):
    return {"id": f"m{n}", "kind": "plenary", "number": n + 1, "start": "2006-09-14T10:00", "end": "2006-09-14T13:00", **more}
ids = [meeting(n) for n in range(count)]
shuffled = [meeting(n, city="Geneva") for n in range(count)]
random.Random(1).shuffle(shuffled)
pairs = {
    "ids": (ids, shuffled),
    "numbers": (ids, [m | {"id": "new-" + m["id"]} for m in shuffled]),
    "one-id": ([m | {"id": "m"} for m in ids], [m | {"id": "m"} for m in shuffled]),
    "items": tuple([meeting(0, items=[{"kind": "statement", "limit_min": 1 + n % most} for n in range(count)])] for most in (7, 9)),
    "names": tuple([meeting(0, participants=[f"p{n}" for n in order])] for order in (range(count), range(count + 5, 3, -1))),
    "languages": tuple([meeting(0, title={"en": "T"} | {f"x-{n}": text for n in range(count)})] for text in "ab"),
}
for name, sides in pairs.items():
    for side, meetings in zip(("old", "new"), sides):
        programme = {"format": "hld-programme/1", "id": "p", "title": "P", "zone": "America/New_York", "meetings": meetings}
        json.dump(programme, open(f"{name}-{side}.json", "w"))
PYTHON
/usr/bin/python3 many.py
for pair in *-old.json; do
	for json in "" --json; do
		# shellcheck disable=SC2086
		run timeout 20 "$hld" diff $json "$pair" "${pair%old.json}new.json"
		expect 1
	done
done

finish

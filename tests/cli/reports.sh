#!/usr/bin/env bash
# Reports stay what they are, one line or one JSON object a finding, whatever the documents quote: mail and
# scripts cut them at line ends, and nobody reads twice what a program cannot read once.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# mandate CLAUSE...: a mandate A/TEST of these clauses in m.json
mandate() {
	cat >m.json <<JSON
{"format": "hld-mandate/1", "symbol": "A/TEST", "title": "Test", "force": "binding",
 "conference": {"id": "c", "title": "C", "days": ["2006-09-14"]}, "clauses": [$(IFS=,; echo "$*")]}
JSON
}
clause() { echo "{\"id\": \"$1\", \"para\": \"1\", \"verb\": \"decides\", \"quote\": \"q\", \"rule\": \"$2\", \"params\": $3}"; }

# programme MEMBER...: a programme with one plenary meeting, and these members, in p.json
programme() {
	local members=
	(($# == 0)) || members=$(printf ', %s' "$@")
	cat >p.json <<JSON
{"format": "hld-programme/1", "id": "p", "title": "P", "zone": "America/New_York"$members,
 "meetings": [{"id": "m", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T13:00", "room": "nowhere"}]}
JSON
}

# What always holds is no clause's fault, not even the first one's.
programme
mandate "$(clause panels cap '{"which": {"kind": "panel"}, "max": 3}')" "$(clause one count '{"which": {}, "exactly": 1}')"
run "$hld" check -m m.json p.json
expect 1
same out - <<'TEXT'
p.json:2:110: breach: no room has the id 'nowhere' [unknown-reference]
p.json: 1 breach, 0 warnings, 0 open, 0 notes; 1 of 2 clauses met
TEXT

# Lines are lines.
programme '"theme": "one\ntwo\tthree"'
mandate "$(clause theme theme '{"theme": "four\nfive"}')"
run "$hld" check -m m.json p.json
expect 1
holds grep -qx "p.json:1:93: breach: the overall theme is 'one two three'; 'four five' is decided \[A/TEST para 1\] \[theme\]" out
holds test "$(wc -l <out)" = 3

# A sentence that is too long is cut at a character, and the report is valid JSON.
for length in 330 331 332 333 334 335 336; do
	programme "\"theme\": \"$(printf '会%.0s' $(seq $length))\""
	run "$hld" check -m m.json p.json
	expect 1
	holds iconv -f UTF-8 -t UTF-8 out >/dev/null
	run "$hld" check --json -m m.json p.json
	expect 1
	holds /usr/bin/python3 -m json.tool out >/dev/null
done

# JSON for each command, and a format in each.
programme
for form in "check --json -m m.json p.json" "compare --json -m m.json p.json p.json" "diff --json p.json p.json" "explain --json -m m.json theme" \
	"explain --json room-in-use" "export -f json p.json"; do
	# shellcheck disable=SC2086
	run "$hld" $form
	holds test "$status" -le 1 -a ! -s err
	holds /usr/bin/python3 -c 'import json, sys; json.load(open("out"))["format"].index("hld-")' >/dev/null
done

# A programme on one line, with a finding in each meeting, takes no longer than one on many.
meeting='{"id": "m", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T13:00", "room": "nowhere"}'
echo "{\"format\": \"hld-programme/1\", \"id\": \"p\", \"title\": \"P\", \"zone\": \"UTC\", \"meetings\": [$meeting$(printf ", $meeting%.0s" {1..5000})]}" >long.json
run timeout 60 "$hld" check long.json
expect 1
holds test "$(wc -l <out)" = 10002

# A name that is too long is cut, not run over.
HLD_DATA=$(printf 'a%.0s' {1..5000}) run "$hld" check -m A/RES/60/227 p.json
holds test "$status" = 3 -a "$(wc -l <err)" = 1
long=$(printf 'A/%.0s' {1..5000})
run "$hld" check -m "$long" p.json
holds test "$status" = 3 -a "$(wc -l <err)" = 1
run "$hld" check "$long"
expect 3 "hld: ${long: -255}: cannot be opened: File name too long"

finish

#!/usr/bin/env bash
# The calendar as JSON (jCal, RFC 7265) is the twin of the calendar: ical.js, which knows both, makes either of the
# other and loses nothing. If this failed unseen, programs that read the one would show another hour than people see.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${HLD_SOURCE_DIR:-$here/../..}
hld=${HLD:?is the hld executable to test}

if [[ ! -d $here/node_modules/ical.js ]] || ! command -v node >/dev/null; then
	echo "skipped: there is no ical.js (npm ci in tests/interop) or no node"
	exit 77
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export -n SOURCE_DATE_EPOCH
/usr/bin/python3 "$here/ical_python.py" --hard >"$work/hard.json"
"$hld" speakers -r example-2006 -m A/RES/60/227 -m A/60/205 -o "$work/listed.json" "$root/data/programmes/hld-2006.json"

checked=0
twins() { # PROGRAMME [OPTION]...
	local components
	"$hld" export -f ical "${@:2}" -o "$work/a.ics" "$1"
	"$hld" export -f jcal "${@:2}" -o "$work/a.json" "$1"
	components=$(node "$here/jcal_ical_js.mjs" "$work/a.ics" "$work/a.json")
	[[ $components == $(grep -c '^BEGIN:\(VTIMEZONE\|VEVENT\)' "$work/a.ics") ]]
	checked=$((checked + 1))
}
for programme in "$root"/data/programmes/*.json "$work"/*d.json; do
	twins "$programme"
	twins "$programme" --utc
	twins "$programme" --lang fr
done
for programme in "$root"/data/programmes/hld-20{06,13}.json; do
	twins "$programme" --deliverables
done
for whose in Ghana 'South Africa' iom; do
	twins "$work/listed.json" --for "$whose"
done
twins "$work/hard.json" --for marks
echo "$checked calendars and their jCal are the same to ical.js"

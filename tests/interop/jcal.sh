#!/usr/bin/env bash
# The calendar as JSON (jCal, RFC 7265) is the twin of the calendar: ical.js, which knows both, makes either of the
# other and loses nothing. If this failed unseen, programs that read the one would show another hour than people see.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need ical.js

make_hard
make_listed

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

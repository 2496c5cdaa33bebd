#!/usr/bin/env bash
# Busy times, and the days and tasks of documents, are read alike by ical.js and python3-icalendar, and are those that
# zoneinfo computes from the programme. If this failed unseen, a room would seem free while a round table is in it.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need ical.js icalendar

read_alike() { # SORT PROGRAMME [ROOM] -- OPTION...
	local words=()
	while [[ $1 != -- ]]; do
		words+=("$1")
		shift
	done
	"$hld" export "${@:2}" -o "$work/calendar.ics" "${words[1]}"
	node "$here/busy_ical_js.mjs" "$work/calendar.ics" >"$work/js.json"
	/usr/bin/python3 "$here/busy_python.py" "${words[@]:0:2}" "$work/calendar.ics" "$work/js.json" "${words[@]:2}"
	checked=$((checked + 1))
}
for programme in "$root"/data/programmes/*.json; do
	rooms=$(/usr/bin/python3 -c 'import json, sys
print(*sorted({meeting["room"] for meeting in json.load(open(sys.argv[1]))["meetings"] if "room" in meeting}))' "$programme")
	for room in $rooms; do
		read_alike room "$programme" "$room" -- -f freebusy --room "$room"
	done
done
for name in hld-2006 hld-2013 millennium-summit; do
	programme=$root/data/programmes/$name.json
	read_alike due "$programme" -- -f ical --deliverables
	read_alike due "$programme" -- -f todo
done
echo "$checked calendars of busy times and documents are read alike by ical.js, python3-icalendar and zoneinfo"
[[ $checked -gt 6 ]]

#!/usr/bin/env bash
# Busy times, and the days and tasks of documents, are read alike by ical.js and python3-icalendar, and are those that
# zoneinfo computes from the programme. If this failed unseen, a room would seem free while a round table is in it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${HLD_SOURCE_DIR:-$here/../..}
hld=${HLD:?is the hld executable to test}

if [[ ! -d $here/node_modules/ical.js ]] || ! command -v node >/dev/null; then
	echo "skipped: there is no ical.js (npm ci in tests/interop) or no node"
	exit 77
fi
if ! /usr/bin/python3 -c 'import icalendar' 2>/dev/null; then
	echo "skipped: there is no python3-icalendar"
	exit 77
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export -n SOURCE_DATE_EPOCH

checked=0
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

#!/usr/bin/env bash
# A calendar that ical.js or python3-icalendar has read and written again, each in its own order and with its own
# folds and escapes, is the same programme still, and so is the jCal that ical.js makes of it. Were it not so, a
# programme that has been through somebody's calendar program would come back with less in it, and nobody would see.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need ical.js icalendar

export SOURCE_DATE_EPOCH=1157068800
make_hard
make_listed

for programme in "$root"/data/programmes/*.json "$work/hard.json" "$work/listed.json"; do
	calendar=$work/calendar.ics
	"$hld" export -f ical -o "$calendar" "$programme"
	"$hld" import -o "$work/wanted.json" "$calendar"
	node "$here/import_ical_js.mjs" "$calendar" "$work/js.ics" "$work/jcal.json"
	/usr/bin/python3 - "$calendar" "$work/python.ics" <<-'PYTHON'
		import sys, icalendar
		with open(sys.argv[1], "rb") as file:
		    calendar = icalendar.Calendar.from_ical(file.read())
		with open(sys.argv[2], "wb") as file:
		    file.write(calendar.to_ical())
	PYTHON
	for form in js.ics python.ics jcal.json; do
		if cmp -s "$calendar" "$work/$form"; then
			echo "$form of $programme is what hld wrote: that shows nothing"
			exit 1
		fi
		"$hld" import -o "$work/got.json" "$work/$form" 2>"$work/err"
		if [[ -s $work/err ]] || ! cmp -s "$work/wanted.json" "$work/got.json"; then
			echo "$form of $programme is not what hld wrote:"
			cat "$work/err"
			diff "$work/wanted.json" "$work/got.json" | head -20
			exit 1
		fi
		checked=$((checked + 1))
	done
done
echo "$checked calendars come back from ical.js and python3-icalendar as the programmes they were"

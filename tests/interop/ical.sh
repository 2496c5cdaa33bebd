#!/usr/bin/env bash
# Two readers that are not ours, ical.js and python3-icalendar, find every meeting in the calendar at
# the instant that zoneinfo computes from the programme, in local times and in UTC. If this failed
# unseen, delegations would come an hour late, to the floor too, or see another text than was published.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need ical.js icalendar

make_hard

for programme in "$root"/data/programmes/*.json "$work/hard.json"; do
	name=$(basename "$programme" .json)
	for form in local utc; do
		calendar=$work/$name-$form.ics
		flags=()
		if [[ $form == utc ]]; then
			flags=(--utc)
		fi
		"$hld" export -f ical "${flags[@]}" -o "$calendar" "$programme"
		node "$here/ical_ical_js.mjs" "$calendar" >"$work/js.json"
		/usr/bin/python3 "$here/ical_python.py" "$programme" "$calendar" "$work/js.json"
		checked=$((checked + 1))
	done
done

# As an update of an edition with one meeting less, of which another had another title: by both readers it is the new one.
for programme in "$root/data/programmes/hld-2006.json" "$work/hard.json"; do
	calendar=$work/update.ics
	/usr/bin/python3 -c 'import json, sys
d = json.load(open(sys.argv[1]))
d["meetings"].pop(1)
d["meetings"][2]["title"] = "It was called otherwise"
json.dump(d, open(sys.argv[2], "w"))' "$programme" "$work/earlier.json"
	"$hld" export -f ical --since "$work/earlier.json" -o "$calendar" "$programme"
	[[ $(grep -c '^SEQUENCE:[14]' "$calendar") -ge 1 ]]
	node "$here/ical_ical_js.mjs" "$calendar" >"$work/js.json"
	/usr/bin/python3 "$here/ical_python.py" "$programme" "$calendar" "$work/js.json"
	checked=$((checked + 1))
done

# Of one participant: the meetings that concern it, and its own statements at their times.
make_listed
for whose in listed/ghana listed/south-africa listed/iom hard/marks; do
	programme=$work/${whose%/*}.json calendar=$work/${whose/\//-}.ics
	"$hld" export -f ical --for "${whose#*/}" -o "$calendar" "$programme"
	node "$here/ical_ical_js.mjs" "$calendar" >"$work/js.json"
	/usr/bin/python3 "$here/ical_python.py" "$programme" "$calendar" "$work/js.json" \
		"${whose#*/}" "$root/data/participants/2006.json"
	checked=$((checked + 1))
done
echo "$checked calendars are read alike by ical.js, python3-icalendar and zoneinfo"

#!/usr/bin/env bash
# Two readers that are not ours, ical.js and python3-icalendar, find every meeting in the calendar at
# the instant that zoneinfo computes from the programme, in local times and in UTC. If this failed
# unseen, delegations would come an hour late, to the floor too, or see another text than was published.
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

# What the programmes that ship do not have: other zones, other scripts, text full of marks.
/usr/bin/python3 "$here/ical_python.py" --hard >"$work/hard.json"

checked=0
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
"$hld" speakers -r example-2006 -m A/RES/60/227 -m A/60/205 -o "$work/listed.json" "$root/data/programmes/hld-2006.json"
for whose in listed/ghana listed/south-africa listed/iom hard/marks; do
	programme=$work/${whose%/*}.json calendar=$work/${whose/\//-}.ics
	"$hld" export -f ical --for "${whose#*/}" -o "$calendar" "$programme"
	node "$here/ical_ical_js.mjs" "$calendar" >"$work/js.json"
	/usr/bin/python3 "$here/ical_python.py" "$programme" "$calendar" "$work/js.json" \
		"${whose#*/}" "$root/data/participants/2006.json"
	checked=$((checked + 1))
done
echo "$checked calendars are read alike by ical.js, python3-icalendar and zoneinfo"

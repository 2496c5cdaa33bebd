#!/usr/bin/env bash
# Two readers that are not ours, ical.js and python3-icalendar, find every meeting in the calendar at
# the instant that zoneinfo computes from the programme, in local times and in UTC. If this failed
# unseen, delegations would come an hour late, or see another text than was published.
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
echo "$checked calendars are read alike by ical.js, python3-icalendar and zoneinfo"

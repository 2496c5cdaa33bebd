#!/usr/bin/env bash
# Ten thousand titles that break careless writers and readers come back whole from all readers, and none becomes a
# property or an event of its own. Were it not so, a title that ends a line could put a meeting into every calendar.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

missing=()
read_nasty() { # COUNT READER...
	local count=$1 reader
	shift
	/usr/bin/python3 "$here/readers_nasty.py" "$count" >"$work/nasty.json"
	"$hld" export -f ical -o "$work/nasty.ics" "$work/nasty.json"
	for reader; do
		if ! has "$reader"; then
			missing+=("$reader")
			continue
		fi
		[[ $reader != radicale ]] || start_radicale
		/usr/bin/python3 "$here/readers.py" "$reader" ical "$work"/nasty.{json,ics}
		checked=$((checked + 1))
	done
}
# As many as a reader takes some seconds for; readers.py says what a reader itself gets wrong.
read_nasty 10000 ical.js vobject icalendar calcurse
read_nasty 500 khal
read_nasty 200 radicale
if ((${#missing[@]} > 0)); then
	echo "missing: ${missing[*]}"
fi
if ((checked == 0)); then
	echo "skipped: there is no reader"
	exit 77
fi

#!/usr/bin/env bash
# The timetable at a glance is well-formed SVG in which every meeting can be found and read, by the word of independent readers
# (libxml2, Python). If this failed unseen, a slide would show nothing at all where a title has an ampersand.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${HLD_SOURCE_DIR:-$here/../..}
: "${HLD:?the program to test}"
export HLD

if ! command -v xmllint >/dev/null; then
	echo "skipped: there is no xmllint (libxml2-utils)"
	exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
for programme in "$root"/data/programmes/*.json; do
	for lang in en ar zh fr ru es; do
		"$HLD" export -f svg --lang $lang -o "$work/picture.svg" "$programme" 2>/dev/null
		xmllint --noout "$work/picture.svg" || status=1
	done
done
/usr/bin/python3 "$here/svg_read.py" "$root"/data/programmes/*.json || status=1
exit $status

#!/usr/bin/env bash
# The table for spreadsheets has every meeting and item in its row, by the word of an independent reader of CSV (Python), and no
# cell is a formula. If this failed unseen, a column would be sorted apart from its row, or a name would run a command.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${HLD_SOURCE_DIR:-$here/../..}
: "${HLD:?the program to test}"
export HLD

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$HLD" speakers -r example-2006 -m A/RES/60/227 -m A/60/205 -o "$work/listed.json" "$root/data/programmes/hld-2006.json"
exec /usr/bin/python3 "$here/csv_read.py" "$root"/data/programmes/*.json "$work/listed.json"

#!/usr/bin/env bash
# Files end at 600 lines and functions at 60: what is longer isn't read, and isn't reviewed.
# A function runs from a "{" alone at the line's beginning to its "}".
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}"

find planner export tests -name node_modules -prune -o -name '*.[ch]' -print0 | sort -z | xargs -0 -r awk '
	function end_of_file() {
		if (lines > 600) {
			printf "%s:%d: the file has %d lines, 600 is the end\n", file, lines, lines
			bad = 1
		}
	}
	FNR == 1 { end_of_file(); file = FILENAME; start = 0 }
	{ lines = FNR }
	/^\{/ { start = FNR }
	/^\}/ {
		if (start && FNR - start > 60) {
			printf "%s:%d: the function has %d lines, 60 is the end\n", file, start, FNR - start
			bad = 1
		}
		start = 0
	}
	END { end_of_file(); exit bad }'

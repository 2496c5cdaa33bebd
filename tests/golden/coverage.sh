#!/usr/bin/env bash
# data/coverage.csv says how many cases of tests/clauses keep and break each clause; a reader of
# `hld explain --coverage` would trust clauses that nobody tried, were it not true.
#
# coverage.sh --update writes it anew.
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}"

table() {
	echo clause,keeps,breaks
	find tests/clauses -mindepth 2 -name '*.json' | LC_ALL=C sort | awk -F/ '
		$3 != clause { row(); clause = $3 }
		$4 ~ /^holds-/ { keeps++ }
		$4 ~ /^breaks-/ { breaks++ }
		END { row() }
		function row() {
			if (clause != "") printf "%s,%d,%d\n", clause, keeps, breaks
			keeps = breaks = 0
		}'
}

if [[ ${1:-} == --update ]]; then
	table >data/coverage.csv
fi
table | diff data/coverage.csv - || {
	echo "data/coverage.csv is not (<) what tests/clauses holds (>): tests/golden/coverage.sh --update"
	exit 1
}

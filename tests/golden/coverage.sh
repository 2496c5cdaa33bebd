#!/usr/bin/env bash
# data/coverage.csv says how many cases of tests/clauses keep and break each clause; a reader of
# `hld explain --coverage` would trust clauses that nobody tried, were it not true.
#
# coverage.sh --update writes it anew.
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}"

count() {
	find "$1" -name "$2-*.json" | wc -l
}

table() {
	local folder
	echo clause,keeps,breaks
	for folder in tests/clauses/*/; do
		echo "$(basename "$folder"),$(count "$folder" holds),$(count "$folder" breaks)"
	done
}

if [[ ${1:-} == --update ]]; then
	table >data/coverage.csv
fi
table | diff data/coverage.csv - || {
	echo "data/coverage.csv is not (<) what tests/clauses holds (>): tests/golden/coverage.sh --update"
	exit 1
}

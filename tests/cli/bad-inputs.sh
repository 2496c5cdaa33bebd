#!/usr/bin/env bash
# Each folder of tests/bad holds a bad input and the one line that hld says about it. Were a line
# wrong, an officer would look for the mistake in the wrong place; were an input taken, nobody would look.
#
# Folders named mandate-*, participants-*, venue-*, preferences-* and registrations-* hold such documents,
# ical-* calendars, all others programmes.
# bad-inputs.sh --update writes what hld says now into `error` of the folders that have none.
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}/tests/bad"
hld=${HLD:?is to name the program under test}

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cat >"$tmp/programme.json" <<'JSON'
{"format": "hld-programme/1", "id": "good", "title": "Good", "zone": "America/New_York", "meetings": []}
JSON

cases=0 failures=0
fail() {
	echo "$case: $*"
	failures=$((failures + 1))
}

check() {
	local args=(check) input status=0
	input=$(cd "$case" && ls input.*)
	case $case in
	mandate-*) args+=(-m "$input" "$tmp/programme.json") ;;
	participants-*) args+=(-p "$input" "$tmp/programme.json") ;;
	venue-*) args+=(-V "$input" "$tmp/programme.json") ;;
	registrations-*) args=(speakers -r "$input" "$tmp/programme.json") ;;
	preferences-*) args=(plan --from "$tmp/programme.json" --prefer "$input") ;;
	*) args+=("$input") ;;
	esac
	(cd "$case" && "$hld" "${args[@]}" >"$tmp/out" 2>"$tmp/err") || status=$?
	if [[ ! -e $case/error && ${1:-} == --update ]]; then
		cp "$tmp/err" "$case/error"
	fi
	[[ -s $case/error ]] || fail "there is no 'error' to compare with"
	((status == 3)) || fail "exit status $status, not 3"
	[[ ! -s $tmp/out ]] || fail "stdout is not empty"
	cmp -s "$case/error" "$tmp/err" || fail "stderr is (>) not as it should be (<)" "$(diff "$case/error" "$tmp/err")"
}

for case in *; do
	cases=$((cases + 1))
	check "$@"
done
echo "$cases bad inputs, $failures failures"
((cases > 100 && failures == 0))

#!/usr/bin/env bash
# Each command of commands.list prints, byte by byte, what commands/NAME.out (and, for what goes to standard
# error, commands/NAME.err) holds. A change of wording, order or layout that nobody meant shows here.
#
# commands.sh --update   write those files anew; read the diff before you commit it
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}"
hld=${HLD:?the program to test}
golden=tests/golden/commands
unset HLD_DATA SOURCE_DATE_EPOCH TERM
export LC_ALL=C.UTF-8
data=$(dirname "$hld")/../share/hld # named by some errors
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

commands=0 problems=0
problem() {
	echo "$1"
	problems=$((problems + 1))
}

while read -r name wanted arguments; do
	[[ -z $name || $name == \#* ]] && continue
	commands=$((commands + 1))
	status=0
	# shellcheck disable=SC2086 # arguments are words
	"$hld" $arguments >"$work/$name.out" 2>"$work/$name.err" </dev/null || status=$?
	[[ $status == "$wanted" ]] || problem "hld $arguments: exit status $status, not $wanted"
	sed -i "s|$(realpath -s "$data")|SHARE|g" "$work/$name.err"
	for kind in out err; do
		[[ -s $work/$name.$kind ]] || rm "$work/$name.$kind"
	done
done <tests/golden/commands.list

if [[ ${1:-} == --update ]]; then
	mkdir -p "$golden"
	rm -f "$golden"/*.out "$golden"/*.err
	cp "$work"/* "$golden"
elif ! diff -ru "$golden" "$work"; then
	problem "see commands.sh --update"
fi
echo "$commands commands, $problems problems"
exit $((problems > 0))

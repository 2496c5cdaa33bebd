#!/usr/bin/env bash
# Wrong command lines are told what would be right, help is on stdout, and colours are for terminals only.
# A script that captures the report must not find escape sequences in it.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# wrong LINE ARGUMENT...: exit status 2 and that line
wrong() {
	run "$hld" "${@:2}"
	expect 2 "hld: $1"
}

# Commands
wrong "what is to be done? see 'hld --help'"
wrong "what is to be done? see 'hld --help'" ""
wrong "unknown command 'chekc'; did you mean 'check'?" chekc good.json
wrong "unknown command 'CHECKS'; did you mean 'check'?" CHECKS
wrong "unknown command 'good.json'; see 'hld --help'" good.json
wrong "unknown command '--json'; see 'hld --help'" --json
wrong "unknown command '-'; see 'hld --help'" -
wrong "unknown command 'a b'; see 'hld --help'" $'a\nb'
wrong "unknown command 'a?[31mb'; see 'hld --help'" $'a\e[31mb'
wrong "unknown command 'ab'; see 'hld --help'" $'a\xffb'

# Options
wrong "unknown option '--strit'; did you mean '--strict'?" check --strit good.json
wrong "unknown option '--colour'; see 'hld check --help'" check --colour good.json
wrong "unknown option '--='; see 'hld check --help'" check --= good.json
wrong "unknown option '-x'; see 'hld explain --help'" explain -x a
wrong "unknown option '--stric'; did you mean '--strict'?" check --stric good.json
wrong "unknown option '--coverage'; see 'hld export --help'" export --coverage good.json
wrong "'--mandate' needs a value: MANDATE" check good.json -m
wrong "'--mandate' needs a value: MANDATE" check good.json --mandate
wrong "'--format' needs a value: FORMAT" export good.json -f
wrong "'--json' takes no value" check --json=yes good.json
wrong "'--help' takes no value" check -hx good.json
wrong "which format? give one with -f: text, html, pdf, md, csv, svg, png, ical, jcal, freebusy, todo, schedule-xml, schedule-json, json" export good.json
wrong "unknown format 'jsn': use text, html, pdf, md, csv, svg, png, ical, jcal, freebusy, todo, schedule-xml, schedule-json or json; did you mean 'json'?" export -f jsn good.json
wrong "cannot ignore 'move': use added, cancelled, moved, room, chair, renamed, participants, status, order, other, documents or lists; did you mean 'moved'?" \
	diff --ignore room --ignore move good.json missing.json
wrong "cannot ignore 'xyzzy': use added, cancelled, moved, room, chair, renamed, participants, status, order, other, documents or lists" \
	diff --ignore xyzzy good.json good.json
wrong "'--ignore' needs a value: WORD" diff good.json good.json --ignore
wrong "standard input is one programme: OLD or NEW, not both" diff - -

# Operands
wrong "too little to go on: hld check PROGRAMME" check
wrong "too little to go on: hld compare PROGRAMME..." compare --json
wrong "too little to go on: hld diff OLD NEW" diff good.json
wrong "which clause? give its id, or mandates with -m, or --from, or --coverage" explain
wrong "too little to go on: hld export -f FORMAT PROGRAMME" export -f text
wrong "'two.json' is one too many: hld check PROGRAMME" check good.json two.json
wrong "'c' is one too many: hld diff OLD NEW" diff a b c
wrong "'b' is one too many: hld explain [CLAUSE]" explain a b
wrong "'two.json' is one too many: hld export -f FORMAT PROGRAMME" export -f text good.json two.json
mapfile -t many < <(yes good.json | head -257)
wrong "more than 256 of them: 'good.json'" compare "${many[@]}"
wrong "no clause 'four-plenarys'; did you mean 'four-plenaries'?" explain four-plenarys
wrong "no clause 'xyzzy' in those mandates" explain xyzzy
wrong "--findings goes with html, not with text" export -f text --findings good.json
wrong "--mandate is of what a check finds: give --findings too" export -f html -m A/RES/60/227 good.json
wrong "--deliverables goes with ical or jcal, not with html" export -f html --deliverables good.json
SOURCE_DATE_EPOCH=tomorrow wrong "SOURCE_DATE_EPOCH 'tomorrow' is not a number of seconds since 1970" export -f ical good.json
SOURCE_DATE_EPOCH=-1 wrong "SOURCE_DATE_EPOCH '-1' is not a number of seconds since 1970" export -f ical good.json

# Forms that are right
for form in "check --json good.json" "check good.json --json" "check -m A/RES/60/227 good.json" \
	"check -mA/RES/60/227 good.json" "check --mandate A/RES/60/227 good.json" "check --mandate=A/RES/60/227 good.json" \
	"check -m A/RES/60/227 -m A/RES/60/227 good.json" "check -- good.json" "explain four-plenaries" "explain room-in-use"; do
	# shellcheck disable=SC2086
	run "$hld" $form
	holds test "$status" -le 1 -a ! -s err -a -s out
done
cp good.json ./--json
run "$hld" check -- --json
expect 0

# Help
for form in --help -h help --version; do
	run "$hld" "$form"
	expect 0
	holds test -s out
done
holds grep -qx 'hld [0-9]*\.[0-9]*\.[0-9]*' out
"$hld" --help | sed -n 's/^  \([a-z]*\)  *[a-z].*/\1/p' >commands
holds test "$(wc -l <commands)" -ge 4
while read -r command; do
	run "$hld" "$command" --help
	expect 0
	holds grep -q "^Usage: hld $command " out
	holds test "$(awk '{ if (length > most) most = length } END { print most }' out)" -le 100
	mv out help
	run "$hld" "$command" -h
	same help out
	run "$hld" "$command" --help too many operands
	same help out
	wrong "unknown option '--no-such-option'; see 'hld $command --help'" "$command" --no-such-option
done <commands

# Colours
cat >breach.json <<'JSON'
{
  "format": "hld-programme/1", "id": "breach", "title": "Breach", "zone": "America/New_York",
  "meetings": [{"id": "m", "kind": "plenary", "start": "2006-09-14T13:00", "end": "2006-09-14T10:00"}]
}
JSON
escapes() { grep -q $'\e' "$1"; }
colourless() {
	tests=$((tests + 1))
	[[ -s out ]] || fail "${BASH_LINENO[0]}: no output"
	if escapes out; then
		fail "${BASH_LINENO[0]}: escape sequences: $(cat -v out)"
	fi
}
export TERM=xterm
run "$hld" check breach.json
expect 1
colourless
run "$hld" compare breach.json
colourless
if ! script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	echo "colours on a terminal are not tried: no pseudo terminal is to be had here"
else
	terminal() { script -qec "$*" /dev/null </dev/null; }
	run terminal "'$hld' check breach.json"
	holds escapes out
	run terminal "'$hld' compare -m A/RES/60/227 breach.json"
	holds escapes out
	run terminal "NO_COLOR=1 '$hld' check breach.json"
	colourless
	run terminal "NO_COLOR=1 '$hld' compare -m A/RES/60/227 breach.json"
	colourless
	run terminal "NO_COLOR= '$hld' check breach.json"
	holds escapes out
	run terminal "TERM=dumb '$hld' check breach.json"
	colourless
	run terminal "env -u TERM '$hld' check breach.json"
	colourless
	run terminal "'$hld' check --json breach.json"
	colourless
	run terminal "'$hld' export -f text breach.json"
	colourless
	run terminal "'$hld' check breach.json | cat"
	colourless
fi

finish

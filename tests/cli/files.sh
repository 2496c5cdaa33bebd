#!/usr/bin/env bash
# Files that are missing, locked, too large or full, and results that replace a file whole or not at all:
# whoever overwrites last week's agenda has either the old one or the new one, never half of either.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Reading
run "$hld" check missing.json
expect 3 "hld: missing.json: cannot be opened: No such file or directory"
run "$hld" check .
expect 3 "hld: .: is a directory; name a file in it"
run "$hld" check good.json/
expect 3 "hld: good.json/: cannot be opened: Not a directory"
truncate -s 200M large.json
run "$hld" check large.json
expect 3 "hld: large.json: is larger than 128 MiB, the most that is read"
run "$hld" check - <large.json
expect 3 "hld: -: is larger than 128 MiB, the most that is read"
cp good.json locked.json
chmod 000 locked.json
if [[ ! -r locked.json ]]; then
	run "$hld" check locked.json
	expect 3 "hld: locked.json: cannot be opened: Permission denied"
fi
run "$hld" check -m missing.json good.json
expect 3 "hld: no mandate 'missing.json' in $HLD_DATA/mandates; give its file or its symbol, as A/RES/60/227"
HLD_DATA=$tmp/nowhere run "$hld" explain four-plenaries
expect 3 "hld: $tmp/nowhere/mandates: cannot be opened: No such file or directory; set HLD_DATA to the data folder"

# Standard input
run "$hld" check good.json
expect 0
mv out by-name
run "$hld" check - <good.json
expect 0
same <(sed 's/^good.json:/-:/' by-name) out
mkfifo pipe
cat good.json >pipe &
run "$hld" check pipe
expect 0
run "$hld" check - <&-
expect 3 "hld: -: cannot be read: Bad file descriptor"
run "$hld" check - <.
expect 3 "hld: -: is a directory; name a file in it"

# Standard output
full() { "$hld" "$@" >/dev/full; }
run full check good.json
expect 6 "hld: standard output: cannot be written: No space left on device"
run full export -f json good.json
expect 6 "hld: standard output: cannot be written: No space left on device"
run full --help
expect 6 "hld: standard output: cannot be written: No space left on device"
closed() { "$hld" "$@" >&-; }
run closed check good.json
expect 6 "hld: standard output: cannot be written: Bad file descriptor"

# Files that replace others
run "$hld" export -f json good.json
expect 0
mv out right.json
run "$hld" export -f json -o new.json good.json
expect 0
same right.json new.json
holds test "$(stat -c %a new.json)" = "$(touch plain && stat -c %a plain)"
run "$hld" export -f json -o - good.json
expect 0
same right.json out
(umask 077 && "$hld" export -f json -o private.json good.json)
holds test "$(stat -c %a private.json)" = 600
echo old >old.json
chmod 640 old.json
ln -s old.json link.json
run "$hld" export -f json -o link.json good.json
expect 0
same right.json old.json
holds test -L link.json
holds test "$(stat -c %a old.json)" = 640
cp good.json itself.json
run "$hld" export -f json -o itself.json itself.json
expect 0
same right.json itself.json
run "$hld" export -f json -o /dev/null good.json
expect 0
run "$hld" export -f json -o pipe good.json <> pipe
expect 0

# Files that cannot be written: what was there stays, and nothing else appears.
mkdir folder
echo old >kept.json
listing=$(ls -lA --time-style=full-iso kept.json folder)
unchanged() {
	tests=$((tests + 1))
	[[ $(ls -lA --time-style=full-iso kept.json folder) == "$listing" && $(cat kept.json) == old ]] ||
		fail "${BASH_LINENO[0]}: a file was changed or left behind" "$(ls -la kept.json folder)"
	[[ -z $(find . -name '*.json.*') ]] || fail "${BASH_LINENO[0]}: left behind: $(find . -name '*.json.*')"
}
run "$hld" export -f json -o folder good.json
expect 6 "hld: folder: cannot be written: Is a directory"
unchanged
run "$hld" export -f json -o nowhere/new.json good.json
expect 6 "hld: nowhere/new.json: cannot be created: No such file or directory"
run "$hld" export -f json -o kept.json/new.json good.json
expect 6 "hld: kept.json/new.json: cannot be created: Not a directory"
run "$hld" export -f json -o "" good.json
expect 6 "hld: cannot be written: No such file or directory"
ln -s nothing dangling.json
run "$hld" export -f json -o dangling.json good.json
expect 6 "hld: dangling.json: cannot be written: No such file or directory"
holds test -L dangling.json
run "$hld" export -f json -o /dev/full good.json
expect 6 "hld: /dev/full: cannot be written: No space left on device"
unchanged
chmod 555 folder
if [[ ! -w folder ]]; then
	run "$hld" export -f json -o folder/new.json good.json
	expect 6 "hld: folder/new.json: cannot be created: Permission denied"
fi
chmod 755 folder
chmod 444 kept.json
if [[ ! -w kept.json ]]; then
	run "$hld" export -f json -o kept.json good.json
	expect 6 "hld: kept.json: cannot be written: Permission denied"
fi
chmod 644 kept.json

# A limit of the file's size stands for a disk that fills up.
limited() { (trap '' XFSZ && ulimit -f 1 && exec "$hld" "$@"); }
more=$(printf ', {"id": "m%d", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T13:00"}' {1..40})
sed "s/\]\$/$more]/" good.json >long.json
run "$hld" export -f json long.json
expect 0
holds test "$(stat -c %s out)" -gt 1024
run limited export -f json -o kept.json long.json
expect 6 "hld: kept.json: cannot be written: File too large"
unchanged
run limited export -f json -o folder/new.json long.json
expect 6 "hld: folder/new.json: cannot be written: File too large"
unchanged
killed() { (ulimit -c 0 -f 1 && exec "$hld" "$@"); }
run killed export -f json -o kept.json long.json
holds test "$status" -gt 128
holds test "$(cat kept.json)" = old
rm kept.json.*
unchanged

# No result of bad input
echo '{' >bad.json
run "$hld" export -f json -o kept.json bad.json
expect 3 "hld: bad.json:2:1: not well-formed JSON: string or '}' expected near end of file"
unchanged
run "$hld" export -f json -o folder/new.json bad.json
expect 3 "hld: bad.json:2:1: not well-formed JSON: string or '}' expected near end of file"
unchanged
run "$hld" export -f xml -o kept.json good.json
expect 2 "hld: unknown format 'xml': use text, html, pdf, md, csv, svg, png, ical, jcal, freebusy, todo, schedule-xml, schedule-json or json; did you mean 'html'?"
unchanged

finish

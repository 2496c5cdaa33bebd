#!/usr/bin/env bash
# vdirsyncer, a calendar client that subscribes, follows a published folder through three editions: it has each meeting
# once, where the last edition has it, and what was called off as cancelled. Were it not so, delegations would sit in
# empty rooms.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need vdirsyncer

cd "$work"
cp "$root/data/programmes/hld-2006.json" first.json
/usr/bin/python3 - <<'PYTHON'
import json
d = json.load(open("first.json"))
m = {meeting["id"]: meeting for meeting in d["meetings"]}
d["revision"], d["issued"] = 2, "2006-09-16"
m["round-table-1"]["start"] = "2006-09-14T16:00"
json.dump(d, open("second.json", "w"))
d["revision"], d["issued"] = 3, "2006-09-17"
d["meetings"].remove(m["round-table-2"])
json.dump(d, open("third.json", "w"))
PYTHON

"$hld" publish feed first.json
/usr/bin/python3 -u -m http.server 0 --bind 127.0.0.1 --directory feed >server.log 2>&1 &
server=$!
wait_for " port " server.log
port=$(sed -n '1s/.* port \([0-9]*\).*/\1/p' server.log)
cat >vdirsyncer.conf <<CONF
[general]
status_path = "$work/status/"
[pair meetings]
a = "feed"
b = "mine"
collections = null
conflict_resolution = "a wins"
partial_sync = "revert"
[storage feed]
type = "http"
url = "http://127.0.0.1:$port/all.ics"
[storage mine]
type = "filesystem"
path = "$work/mine/"
fileext = ".ics"
CONF
export VDIRSYNCER_CONFIG=$work/vdirsyncer.conf
mkdir mine
vdirsyncer discover </dev/null >log 2>&1 || { cat log; exit 1; }

# what DTSTART, STATUS and SEQUENCE the client has of the meeting with these words in its summary
of() { grep -lF "$1" mine/*.ics | xargs -r sed -n 's/\r$//; s/^\(DTSTART;TZID=\|STATUS\|SEQUENCE\)[^:]*://p' | sort | tr '\n' ' '; }
follow() { # WANTED-COUNT ROUND-TABLE-1 ROUND-TABLE-2 PUBLISH...
	local count=$1 one=$2 two=$3
	shift 3
	"$hld" publish "$@"
	vdirsyncer sync >log 2>&1 || { cat log; exit 1; }
	[[ $(find mine -name '*.ics' | wc -l) == "$count" ]] || { echo "$(find mine -name '*.ics' | wc -l) events, not $count"; exit 1; }
	[[ "$(of 'Round table 1') / $(of 'Round table 2')" == "$one / $two" ]] || { echo "$(of 'Round table 1') / $(of 'Round table 2'), not $one / $two"; exit 1; }
}
follow 12 "0 20060914T150000 CONFIRMED " "0 20060914T150000 CONFIRMED " feed first.json
follow 12 "2 20060914T160000 CONFIRMED " "0 20060914T150000 CONFIRMED " --since first.json feed second.json
follow 12 "2 20060914T160000 CONFIRMED " "20060914T150000 3 CANCELLED " --since second.json feed third.json
follow 11 "20060914T160000 3 CONFIRMED " "" feed third.json
echo "followed by vdirsyncer"

# common.sh - what the scripts of this folder share: what they need, a scratch folder, programmes and exports.
# It is sourced; the caller has `set -euo pipefail`.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${HLD_SOURCE_DIR:-$here/../..}
hld=${HLD:?is the hld executable to test}
unset SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

# In memory, if there is such a place: khal and radicale wait for the disk at every event.
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
export TMPDIR=$work
server= # the process of one that a script starts
trap '[[ -z $server ]] || kill "$server"; rm -rf "$work"' EXIT

# Readers and servers, and where each is from.
declare -A from=([ical.js]="npm ci in tests/interop, and node" [icalendar]=python3-icalendar [vobject]=python3-vobject
	[radicale]=python3-radicale [khal]=khal [calcurse]=calcurse [vdirsyncer]=vdirsyncer [nginx]=nginx
	[xmllint]=libxml2-utils)
has() { # READER
	case $1 in
	ical.js) [[ -d $here/node_modules/ical.js ]] && command -v node >/dev/null ;;
	icalendar | vobject | radicale) /usr/bin/python3 -c "import $1" 2>/dev/null ;;
	*) command -v "$1" >/dev/null ;;
	esac
}
need() { # READER...
	local reader
	for reader; do
		has "$reader" || {
			echo "skipped: there is no $reader (${from[$reader]})"
			exit 77
		}
	done
}

# What the programmes that ship do not have: other zones, other scripts, text full of marks.
make_hard() {
	/usr/bin/python3 "$here/ical_python.py" --hard >"$work/hard.json"
}

# The programme of 2006 with a list of speakers.
make_listed() {
	"$hld" speakers -r example-2006 -m A/RES/60/227 -m A/60/205 -o "$work/listed.json" "$root/data/programmes/hld-2006.json"
}

# read_export READER FORMAT PROGRAMME OPTION...: the reader finds in an export what is in the programme.
checked=0
read_export() {
	local reader=$1 format=$2 programme=$3
	shift 3
	"$hld" export -f "$format" "$@" -o "$work/export.ics" "$programme"
	/usr/bin/python3 "$here/readers.py" "$reader" "$format" "$programme" "$work/export.ics" "$@" >"$work/read" || {
		echo "$reader, hld export -f $format $* $programme"
		exit 1
	}
	checked=$((checked + 1))
}

# read_meetings READER: every sort of calendar of the programmes of 2006 and 2013.
read_meetings() {
	local programme who
	make_listed
	for programme in "$work/listed.json" "$root"/data/programmes/hld-*.json; do
		read_export "$1" ical "$programme"
		read_export "$1" ical "$programme" --utc
		read_export "$1" ical "$programme" --kind plenary --utc
	done
	for who in ghana south-africa iom; do
		read_export "$1" ical "$work/listed.json" --for $who
	done
	read_export "$1" ical "$root/data/programmes/hld-2013.json" --for holy-see
	read_export "$1" ical "$root/data/programmes/hld-2013.json" --for ngos --utc
}

# read_documents READER FORMAT [OPTION]: the documents that were due in 2006 and 2013, as days or as tasks.
read_documents() {
	local name
	for name in hld-2006 hld-2013; do
		read_export "$1" "$2" "$root/data/programmes/$name.json" "${@:3}"
	done
}

# Three editions of the programme of 2006: in the second a room, the hours of a meeting and the status of another have
# changed, and in the third a meeting is no more, for which its calendar is to have a cancelled one: wanted-3.
make_editions() {
	/usr/bin/python3 - "$root/data/programmes/hld-2006.json" "$work" <<-'PYTHON'
		import json, sys
		programme = json.load(open(sys.argv[1]))
		meetings = {meeting["id"]: meeting for meeting in programme["meetings"]}
		def keep(name):
		    json.dump(programme, open(f"{sys.argv[2]}/{name}.json", "w"))
		for name in ("edition-1", "wanted-1"):
		    keep(name)
		programme["revision"], programme["issued"] = 1, "2006-09-16"
		meetings["round-table-1"]["room"] = "conference-room-4"
		meetings["round-table-2"].update(start="2006-09-13T16:00", end="2006-09-13T19:00")
		meetings["round-table-3"]["status"] = "cancelled"
		for name in ("edition-2", "wanted-2"):
		    keep(name)
		programme["revision"], programme["issued"] = 2, "2006-09-17"
		meetings["plenary-6"]["status"] = "cancelled"
		keep("wanted-3")
		programme["meetings"].remove(meetings["plenary-6"])
		keep("edition-3")
	PYTHON
	"$hld" export -f ical -o "$work/update-1.ics" "$work/edition-1.json"
	"$hld" export -f ical -o "$work/update-2.ics" --since "$work"/edition-{1,2}.json
	"$hld" export -f ical -o "$work/update-3.ics" --since "$work"/edition-{2,3}.json
}

# read_edition READER NUMBER: put over the one before
read_edition() {
	mkdir -p "$work/$1"
	/usr/bin/python3 "$here/readers.py" "$1" ical "$work"/{wanted,update}-"$2".* --into "$work/$1" >"$work/read" || {
		echo "$1, edition $2"
		exit 1
	}
	checked=$((checked + 1))
}

# wait_for TEXT FILE: until a server has written it
wait_for() {
	for _ in {1..100}; do
		! grep -qs "$1" "$2" || return 0
		sleep 0.1
	done
	echo "no '$1' after 10 seconds:"
	cat "$2"
	exit 1
}

start_radicale() {
	cat >"$work/radicale.conf" <<-CONF
		[server]
		hosts = 127.0.0.1:0
		[auth]
		type = none
		[storage]
		filesystem_folder = $work/served
		[logging]
		level = info
	CONF
	/usr/bin/python3 -m radicale --config "$work/radicale.conf" 2>"$work/radicale.log" &
	server=$!
	wait_for "Listening on" "$work/radicale.log"
	RADICALE_PORT=$(sed -n "s/.*Listening on .*:\([0-9]*\)'.*/\1/p" "$work/radicale.log")
	export RADICALE_PORT
}

#!/usr/bin/env bash
# vobject, with which CalDAV servers and other programs of Python read, finds every meeting, document and busy time in
# an export, at the instant that zoneinfo computes from the programme. Were it not so, what such a server makes of a
# calendar would be wrong for all who look at it.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need vobject

read_meetings vobject
read_documents vobject ical --deliverables
read_documents vobject todo
for room in general-assembly-hall conference-room-1; do
	read_export vobject freebusy "$root/data/programmes/hld-2006.json" --room $room
	read_export vobject freebusy "$root/data/programmes/hld-2013.json" --room $room --utc
done
echo "$checked calendars are read right by vobject"

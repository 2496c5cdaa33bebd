#!/usr/bin/env bash
# A radicale server takes an export as a calendar, and says of each day what is on it and nothing else; an event that is
# put again at a later revision replaces the one that was there. Were it not so, a delegation that shares a calendar by
# CalDAV would miss meetings, or have two of one.
#
# It keeps no VFREEBUSY: radicale 3.1.8 answers 201 to the calendar, and has nothing of it.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need radicale vobject
start_radicale

read_meetings radicale
read_documents radicale ical --deliverables
read_documents radicale todo

make_editions
for edition in 1 2 3; do
	read_edition radicale $edition
done
echo "$checked calendars are on a radicale server as they should be"

#!/usr/bin/env bash
# calcurse, which reads calendars with code of its own, shows every meeting and document at the instant that zoneinfo
# computes from the programme. Were it not so, those who read with a program of no library would come an hour late.
#
# What it cannot read, as seen with 4.7.1: VFREEBUSY (its report counts nothing), the day of a VTODO, STATUS, and a UID:
# a calendar that is imported again is there twice, so updates are for those who subscribe.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need calcurse

read_meetings calcurse
read_documents calcurse ical --deliverables
read_documents calcurse todo
echo "$checked calendars are shown right by calcurse"

#!/usr/bin/env bash
# Calendars by kind, for each delegation, and as updates: whoever has subscribed finds every meeting once, where it is
# now, and hears of what was called off; a calendar that forgets or doubles one is worse than none.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cp "$root/data/programmes/hld-2006.json" programme.json

# By kind: those meetings and no others, as everybody has them.
run "$hld" export -f ical programme.json
expect 0
mv out all.ics
run "$hld" export -f ical --kind round-table --kind=hearing programme.json
expect 0
holds test "$(grep -c '^BEGIN:VEVENT' out)" = 6
holds test "$(comm -12 <(grep ^UID: out | sort) <(grep ^UID: all.ics | sort) | wc -l)" = 6
run "$hld" export -f ical --kind plenary --for Ghana programme.json
expect 0
mv out by-kind.ics
run "$hld" export -f ical --for Ghana programme.json
holds test "$(grep ^UID: out)" = "$(grep ^UID: by-kind.ics)" # Ghana has no part in the others
run "$hld" export -f text --kind hearing programme.json
expect 0
holds test "$(grep -c 'interactive hearings' out)" = 2
holds test "$(grep -cE 'plenary meeting|Documents' out)" = 0
for format in ical text; do
	run "$hld" export -f $format --kind round-tabel programme.json
	expect 2 "hld: no kind of meeting 'round-tabel': use plenary, round-table, panel, hearing, informal, consultation or other; did you mean 'round-table'?"
done
run "$hld" export -f ical --kind x programme.json
expect 2 "hld: no kind of meeting 'x': use plenary, round-table, panel, hearing, informal, consultation or other"
run "$hld" export -f json --kind panel programme.json
expect 2 "hld: --kind goes with text, html, pdf, md, csv, svg, png, ical or jcal, not with json"

# Only meetings in one room, by id or name
for room in general-assembly-hall 'general assembly HALL'; do
	run "$hld" export -f ical --room "$room" programme.json
	expect 0
	holds test "$(grep -c ^BEGIN:VEVENT out)" = 4
	holds test "$(grep -c '^LOCATION:General Assembly Hall' out)" = 4
	holds test "$(grep -c ^X-HLD- out)" = 0 # it is not the programme
done
run "$hld" export -f text --room general-assembly-hal programme.json
expect 2 "hld: no room 'general-assembly-hal'; did you mean 'general-assembly-hall'?"
run "$hld" export -f json --room general-assembly-hall programme.json
expect 2 "hld: --room goes with text, html, pdf, md, csv, svg, png, ical, jcal or freebusy, not with json"
run "$hld" export -f json --day 2006-09-14 programme.json
expect 2 "hld: --day goes with text, html, pdf, md, csv, svg, png, ical or jcal, not with json"
run "$hld" export -f text --day 2006-09-16 programme.json
expect 2 "hld: no meeting on 2006-09-16: the nearest day with meetings is 2006-09-15"
run "$hld" export -f ical --day 2006-09-14 --day 2006-9-15 programme.json
expect 2 "hld: '2006-9-15' is not a date: write it as 2006-09-14"
run "$hld" export -f jcal --kind round-table programme.json
expect 0
holds test "$(grep -c '"vevent"' out)" = 4
run "$hld" export -f ical --deliverables --kind hearing programme.json
expect 2 "hld: --deliverables is of documents, and --kind of meetings: choose"
run "$hld" export -f ical --deliverables --since programme.json programme.json
expect 2 "hld: --deliverables is of documents, and --since of meetings: choose"
run "$hld" export -f ical --deliverables --split split programme.json
expect 2 "hld: --split is of meetings, and --deliverables of documents: choose"

# One file for each delegation that has a meeting, with the bytes of its calendar.
mkdir split
echo mine >split/notes.txt
run "$hld" export -f ical --split split programme.json
expect 0
for who in ghana iom afghanistan; do
	"$hld" export -f ical --for "$who" programme.json >right.ics
	same right.ics "split/$who.ics"
done
wanted=$(/usr/bin/python3 - "$root/data/participants/2006.json" <<'PYTHON'
import json, sys
programme = json.load(open("programme.json"))
plenaries = [m for m in programme["meetings"] if m["kind"] == "plenary" and "participants" not in m]
def comes(who):
    bare = [{key: value for key, value in m.items() if key != "open_to"} for m in programme["meetings"]]
    return any(who["category"] in m.get("open_to", [who["category"]]) for m in plenaries) or f'"{who["id"]}"' in json.dumps(bare)
people = json.load(open(sys.argv[1]))["participants"] + programme.get("participants", [])
print(*sorted({who["id"] + ".ics" for who in people if comes(who)}))
PYTHON
)
holds test "$(cd split && echo *.ics)" = "$wanted"
holds test "$(cat split/notes.txt)" = mine
holds test -z "$(find split -name '*.ics.*')"
run "$hld" export -f ical --split new/ programme.json
expect 0
holds diff -r -x notes.txt split new

# A directory that cannot be made, and what does not go together
run "$hld" export -f ical --split no/where programme.json
expect 6 "hld: no/where: the directory cannot be made: No such file or directory"
run "$hld" export -f ical --split programme.json programme.json
expect 6 "hld: programme.json: the directory cannot be made: Not a directory"
run "$hld" export -f ical --split none good.json
expect 3 "hld: the programme has no participants: give their list with -p"
run "$hld" export -f ical --split none --kind hearing programme.json
expect 3 "hld: none of these meetings is for a participant"
holds test ! -e none
run "$hld" export -f text --split none programme.json
expect 2 "hld: --split is for calendars: use -f ical"
run "$hld" export -f ical --split none -o one.ics programme.json
expect 2 "hld: --split writes many files, and -o one: choose"
run "$hld" export -f ical --split none --for Ghana programme.json
expect 2 "hld: --split writes a calendar for everybody, and --for one: choose"
mkdir -p blocked/ghana.ics
run "$hld" export -f ical --split blocked programme.json
expect 6 "hld: blocked/ghana.ics: cannot be written: Is a directory"
holds test -z "$(find blocked -name '*.ics.*')"
limited() { (trap '' XFSZ && ulimit -f 1 && exec "$hld" "$@"); }
run limited export -f ical --split full programme.json
expect 6 "hld: full/member-states.ics: cannot be written: File too large"
holds test ! -e full

# An update, held against the calendars of both editions: what is gone is cancelled, what says the same has its old
# bytes, what does not has the words of the new edition, under a higher number.
cat >check.py <<'PYTHON'
import re, sys

def read(name):
    text = open(name, newline="", encoding="utf-8").read() if name != "none" else ""
    events = {re.search(r"UID:(\S+)", e).group(1): e for e in re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", text, re.S)}
    assert len(events) == text.count("BEGIN:VEVENT"), name
    return events, set(re.findall(r"^TZID:(.*)\r$", text, re.M)), set(re.findall(r";TZID=(.*?):", text))
def said(event):
    return re.sub(r"^(DTSTAMP|LAST-MODIFIED|SEQUENCE):.*\n", "", event, flags=re.M)
def value(event, name):
    return re.search(rf"^{name}[;:](?:[A-Z]+=[^:]*:)?(.*)\r$", event, re.M).group(1)

old, new, update = (read(name) for name in sys.argv[1:4])
revision, issued, *wanted = sys.argv[4:]
kept = changed = added = gone = 0
assert update[0].keys() == old[0].keys() | new[0].keys(), "not the same UIDs"
assert update[1] == update[2], "not the zones that it names"
for uid, event in update[0].items():
    before, now = old[0].get(uid), new[0].get(uid)
    if before and now and said(before) == said(now):
        kept += 1
        assert event == before, event
        continue
    assert value(event, "LAST-MODIFIED") == value(event, "DTSTAMP") == issued, event
    sequence, least = int(value(event, "SEQUENCE")), int(value(before, "SEQUENCE")) + 1 if before else 0
    assert sequence == max(least, int(revision)), event
    if now:
        assert said(event) == said(now), event
        changed, added = changed + bool(before), added + (not before)
    else:
        gone += 1
        assert value(event, "STATUS") == "CANCELLED" and value(event, "TRANSP") == "TRANSPARENT", event
        assert re.match(r"CANCELLED: |REMOVED: |ANNULÉE\xa0: |RETIRÉE\xa0: ", value(event, "SUMMARY")), event
        assert [value(event, name) for name in ("DTSTART", "DTEND")] == [value(before, name) for name in ("DTSTART", "DTEND")]
got = f"{kept} kept, {changed} changed, {added} added, {gone} gone"
assert got == " ".join(wanted), got
PYTHON

# update WANTED OLD NEW OPTION...
update() {
	local wanted=$1 old=$2 new=$3
	shift 3
	for side in old new; do
		"$hld" export -f ical "$@" "${!side}" >$side.ics 2>/dev/null || [[ ! -s $side.ics ]]
		[[ -s $side.ics ]] || echo "$side is empty" >$side.ics
	done
	run "$hld" export -f ical --since "$old" "$@" "$new"
	expect 0
	mv out update.ics
	read -r revision issued <<<"$(/usr/bin/python3 -c 'import json, sys
d = json.load(open(sys.argv[1]))
print(d.get("revision", 0), d["issued"].replace("-", "") + "T000000Z")' "$new")"
	# shellcheck disable=SC2086 # the wanted are words
	holds /usr/bin/python3 check.py old.ics new.ics update.ics "$revision" "$issued" $wanted
}

# edit FILE CODE: the programme of ./listed.json or FILE, changed by a line of Python on d and its meetings m
edit() {
	/usr/bin/python3 -c 'import json, sys
d = json.load(open(sys.argv[1]))
m = {meeting["id"]: meeting for meeting in d["meetings"]}
exec(sys.argv[2])
json.dump(d, sys.stdout)' "$1" "$2"
}
"$hld" speakers -r example-2006 -m A/RES/60/227 -m A/60/205 -o listed.json programme.json
edit listed.json 'd["revision"] = 4; d["issued"] = "2006-09-20"
m["plenary-4"]["end"] = "2006-09-14T23:00"
m["round-table-1"]["chairs"] = ["ghana"]
d["meetings"].remove(m["round-table-4"]); d["meetings"].remove(m["plenary-6"])
d["meetings"].append({"id": "extra", "kind": "hearing", "start": "2006-09-15T09:00", "end": "2006-09-15T09:30"})' >new.json
for options in "" --utc "--lang fr" "--lang fr --utc"; do
	# shellcheck disable=SC2086 # options are words
	update "$(edit listed.json 'print(len(m) - 4, "kept, 2 changed, 1 added, 2 gone"); sys.exit()')" listed.json new.json $options
done
update "4 kept, 1 changed, 0 added, 1 gone" listed.json new.json --kind round-table --kind panel
edit listed.json 'd["revision"] = 5' >undone.json
update "2 kept, 2 changed, 1 added, 1 gone" listed.json new.json --for Ghana # has a chair now; plenary-6 is no more
holds grep -q '^SUMMARY;LANGUAGE=en:CANCELLED: ' update.ics
update "2 kept, 2 changed, 1 added, 1 gone" new.json undone.json --for Ghana
holds grep -q '^SUMMARY;LANGUAGE=en:REMOVED: Round table 1' update.ics # it is held, without Ghana
holds grep -q 'the meeting itself is' update.ics

# The same again, and the same after a revision that no event tells of, are the bytes that were there, but for
# what the calendar keeps of the programme itself.
components() { sed -n '2,${/^BEGIN:/,$p}' "$1"; }
for programme in "$root"/data/programmes/*.json listed.json; do
	edit "$programme" 'd["revision"] = 9; d["issued"] = "2027-01-01"' >again.json
	for options in "" --utc; do
		"$hld" export -f ical $options "$programme" >right.ics
		run "$hld" export -f ical $options --since "$programme" again.json
		holds test "$(components out | grep -c ^BEGIN:VEVENT)" -gt 0
		same <(components out) <(components right.ics)
	done
done

# Who comes, who goes, who is renamed
edit new.json 'd["participants"] = [p for p in d.get("participants", []) if p["id"] != "agencies"]
d["participants"] += [{"id": "atlantis", "name": "Atlantis", "category": "member-state"}, {"id": "ghana", "name": "Gold Coast"}]' >people.json
update "0 kept, 0 changed, 3 added, 0 gone" new.json people.json --for atlantis
update "0 kept, 0 changed, 0 added, 3 gone" people.json new.json --for atlantis
holds grep -q '^NAME;LANGUAGE=en:Atlantis: ' update.ics
run "$hld" export -f ical --since new.json --for 'Gold Coast' people.json
expect 0
holds test "$(grep -c ^STATUS:CANCELLED out)" = 0
run "$hld" export -f ical --since new.json --for nobody people.json
expect 2 "hld: no participant 'nobody'; did you mean 'Norway'?"
run "$hld" export -f ical --since people.json --split updates new.json
expect 0
holds test -s updates/atlantis.ics
"$hld" export -f ical --since people.json --for kenya new.json >right.ics
same right.ics updates/kenya.ics

# A meeting that was cancelled before it was left out is no news; one that is held again is.
edit listed.json 'd["revision"] = 1; m["round-table-2"]["status"] = "cancelled"' >off.json
edit off.json 'd["revision"] = 2; d["meetings"].remove(m["round-table-2"])' >out.json
update "3 kept, 1 changed, 0 added, 0 gone" off.json undone.json --kind round-table
run "$hld" export -f ical --since off.json --kind round-table out.json
expect 0
"$hld" export -f ical --kind round-table off.json >right.ics
event() { grep -A 60 "$(grep -B 8 'CANCELLED: Round table 2' right.ics | grep ^UID)" "$1" | sed '/^END/q'; }
holds grep -q ^STATUS:CANCELLED <(event out)
same <(event right.ics) <(event out)

# What an update keeps of the programme is the new edition, and of what is gone nothing.
edit listed.json 'd["revision"] = 3; m["plenary-4"]["end"] = "2006-09-14T23:30"' >moved.json
"$hld" export -f json moved.json >right.json
"$hld" export -f ical --since listed.json moved.json >update.ics
run "$hld" import update.ics
expect 0
same out right.json
"$hld" export -f ical --since listed.json out.json >update.ics
holds test "$(grep -c ^X-HLD-MEETING update.ics)" = "$(($(grep -c ^UID update.ics) - 1))"

# What is no update
run "$hld" export -f ical --since good.json listed.json
expect 2 "hld: an update is of one programme, and these have the ids 'good' and 'hld-2006'"
run "$hld" export -f text --since listed.json new.json
expect 2 "hld: --since goes with ical, not with text"
run "$hld" export -f ical --since - - <listed.json
expect 2 "hld: standard input is one programme: OLD or PROGRAMME, not both"
run "$hld" export -f ical --since missing.json new.json
expect 3 "hld: missing.json: cannot be opened: No such file or directory"
run "$hld" export -f ical --since - new.json <listed.json
expect 0
"$hld" export -f ical --since listed.json new.json >right.ics
same right.ics out

# Mail: a file for each event that is new or off, with that one UID
"$hld" export -f ical --since listed.json new.json >update.ics
run "$hld" export -f ical --method request --to desk@example.org --split request --since listed.json new.json
expect 0
holds test "$(cd request && echo *)" = 'extra.ics plenary-4.ics round-table-1.ics'
run "$hld" export -f ical --method cancel --to desk@example.org --split cancel --since listed.json new.json
expect 0
holds test "$(cd cancel && echo *)" = 'plenary-6.ics round-table-4.ics'
for file in request/*.ics cancel/*.ics; do
	method=${file%/*}
	holds test "$(grep -c ^UID: "$file")" = 1
	holds test "$(grep ^METHOD: "$file" | tr -d '\r')" = "METHOD:${method^^}"
	holds grep -q '^ATTENDEE;CN=desk@example.org;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:' "$file"
	holds grep -q '^ORGANIZER' "$file"
	holds grep -qFf <(grep -A 3 ^UID: "$file" | tail -1) <(grep -A 3 -Ff <(grep ^UID: "$file") update.ics) # SEQUENCE
done
run "$hld" export -f ical --method request --to desk@example.org --for Ghana --split ghana listed.json
expect 0
holds test "$(cd ghana && find . -name 'plenary-[3-6].ics' | wc -l)" = 4
holds test "$(cd ghana && find . -name '????????-????-5???-????-????????????.ics' | wc -l)" = 1 # its statement
holds grep -q '^ATTENDEE;CN=Ghana;' ghana/plenary-3.ics
run "$hld" export -f ical --method cancel --to a@b --split nothing listed.json
expect 0
holds test ! -e nothing
run "$hld" export -f ical --method request --to a@b good.json
expect 0
holds test "$(grep -c ^BEGIN:VEVENT out)" = 1
run "$hld" export -f ical --method request --to a@b listed.json
expect 2 "hld: a mail holds one event, and these are $(grep -c '"kind": "\(plenary\|round-table\|panel\|hearing\|informal\)"' programme.json): give a directory for them with --split"
run "$hld" export -f ical --method cancel --to a@b listed.json
expect 3 "hld: there is nothing to cancel"
run "$hld" export -f ical --method request --to $'a@b\r\nATTENDEE:mailto:c@d' good.json
expect 2 "hld: 'a@b? ATTENDEE:mailto:c@d' is no mail address: give a plain one, as desk@example.org"
run "$hld" export -f ical --method request good.json
expect 2 "hld: to whom is it to be mailed? give the address with --to"
run "$hld" export -f ical --to a@b good.json
expect 2 "hld: --to is of calendars to be mailed: give --method request or cancel"
run "$hld" export -f ical --method reqest --to a@b good.json
expect 2 "hld: no method 'reqest': use request or cancel; did you mean 'request'?"
run "$hld" export -f text --method request --to a@b good.json
expect 2 "hld: --method goes with ical, not with text"

finish

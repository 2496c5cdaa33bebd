#!/usr/bin/env bash
# A list that is there changes by what the change asks and by no more: late inscriptions, while the list is
# open and as long as slots are free; and it is forecast while it runs. A delegation that comes late is told
# why it cannot speak, and the others keep their places.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# A list in two meetings of a day: 10:00-10:40 and 15:00-15:30, statements of 5 minutes and one to the next.
cat >rules.json <<'END'
{"format": "hld-mandate/1", "symbol": "A/L.1", "title": "L", "force": "binding",
 "conference": {"id": "p", "title": "P", "days": ["2006-09-14"]}, "clauses": [
 {"id": "five-minutes", "para": "1", "verb": "decides", "quote": "q", "rule": "speaking-time",
  "params": {"which": {"kind": "plenary"}, "minutes": 5, "change_over": 1}},
 {"id": "order", "para": "2", "verb": "decides", "quote": "q", "rule": "precedence", "params": {"which":
  {"kind": "plenary"}, "within": "request", "tiers": [{"levels": "minister"}, {"categories": "member-state"},
  {"categories": "ngo", "time_permitting": true}]}},
 {"id": "closed", "para": "3", "verb": "decides", "quote": "q", "rule": "list-closes", "params":
  {"categories": ["member-state", "ngo", "agency"], "except": ["agency"], "days_before": 7, "which": {"kind": "plenary"}}}]}
END
cat >p.json <<'END'
{"format": "hld-programme/1", "id": "p", "title": "P", "zone": "America/New_York", "revision": 3, "participants": [
 {"id": "ghana", "name": "Ghana", "category": "member-state"}, {"id": "kenya", "name": "Kenya", "category": "member-state"},
 {"id": "peru", "name": "Peru", "category": "member-state"}, {"id": "san-marino", "name": "San Marino", "category": "member-state"},
 {"id": "care", "name": "Care", "category": "ngo"}, {"id": "ilo", "name": "International Labour Organization", "category": "agency"}],
 "meetings": [
 {"id": "am", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T10:40", "items": [
  {"id": "all", "kind": "statements", "start": "2006-09-14T10:00", "end": "2006-09-14T10:30"},
  {"id": "end", "kind": "closing", "start": "2006-09-14T10:30", "end": "2006-09-14T10:40"}]},
 {"id": "pm", "kind": "plenary", "start": "2006-09-14T15:00", "end": "2006-09-14T15:30", "items": [
  {"id": "all", "kind": "statements", "start": "2006-09-14T15:00", "end": "2006-09-14T15:30"}]}]}
END
cat >asked.json <<'END'
{"format": "hld-registrations/1", "registrations": [
 {"participant": "ghana", "level": "minister", "requested": "2006-08-01T10:00", "meetings": ["am"]},
 {"participant": "kenya", "requested": "2006-08-01T10:01", "meetings": ["am"]},
 {"participant": "care", "requested": "2006-08-01T10:02", "meetings": ["am"]}]}
END
run "$hld" speakers -m rules.json -r asked.json p.json -o listed.json
expect 0

# list FILE: the meetings, and who speaks in them when.
list() {
	/usr/bin/python3 -c 'import json, sys
for m in json.load(open(sys.argv[1]))["meetings"]:
    print(m["id"], *(i["start"][11:] + " " + (i["by"][0] if "by" in i else i["id"]) for i in m["items"]), sep="|")' "$1"
}
change() {
	run "$hld" speakers -m rules.json listed.json "$@" -o changed.json
}
holds test "$(list listed.json)" = 'am|10:00 ghana|10:06 kenya|10:12 care|10:18 all|10:30 end
pm|15:00 all'

# Two slots for three: who speaks time permitting is left out, though the own tier came first.
sed 's/"end": "2006-09-14T10:30"/"end": "2006-09-14T10:11"/; s/"id": "pm"/"status": "cancelled", "id": "pm"/' p.json >short.json
sed 's/{"levels": "minister"}, {"categories": "member-state"},/{"categories": "ngo", "time_permitting": true}, /; s/^  {"categories": "ngo", "time_permitting": true}\]/  {"levels": "minister"}]/' rules.json >turned.json
run "$hld" speakers -m turned.json -r asked.json short.json
expect 0
holds grep -qx 'Without a slot, in their order' out
holds grep -qx '     Care   time permitting' out
run "$hld" speakers -m turned.json -r asked.json p.json # inside a meeting the order is that of the tiers
expect 0
holds grep -q '^  1  10:00   Care' out
run "$hld" speakers -m turned.json -r asked.json short.json --json
holds grep -q '"time_permitting": true' out

# Who comes late speaks behind the last of the own tier; those of later tiers move one slot on.
change --on 2006-09-07 --change 'add san-marino'
expect 0
holds test "$(list changed.json)" = 'am|10:00 ghana|10:06 kenya|10:12 san-marino|10:18 care|10:24 all|10:30 end
pm|15:00 all'
change --on 2006-09-07 --change 'add San Marino minister'
expect 0
holds test "$(list changed.json | sed -n 1p)" = 'am|10:00 ghana|10:06 san-marino|10:12 kenya|10:18 care|10:24 all|10:30 end'
holds grep -q '"level": "minister"' changed.json
change --on 2006-09-07 --change 'add San Marino pm' --change 'add peru minister pm' --change 'withdraw kenya'
expect 0
holds test "$(list changed.json)" = 'am|10:00 ghana|10:06 care|10:12 all|10:30 end
pm|15:00 peru|15:06 san-marino|15:12 all'
holds grep -q '"revision": 4' changed.json # once a run, not once a change

# A meeting that is full: the next has its turn; what is less than a slot is left out as where the list is made.
change --on 2006-09-07 --change 'add peru' --change 'add san-marino' --change 'add ilo'
expect 0
holds test "$(list changed.json)" = 'am|10:00 ghana|10:06 kenya|10:12 peru|10:18 san-marino|10:24 care|10:30 end
pm|15:00 ilo|15:06 all'
cp changed.json full.json
run "$hld" speakers -m rules.json full.json --change 'withdraw care' --on 2006-09-07 --change 'add care am' -o changed.json
expect 0
same <(list full.json) <(list changed.json)
run "$hld" speakers -m rules.json full.json --change 'withdraw care' --on 2006-09-07 --change 'add care am minister'
expect 2 "hld: cannot change 'add care am minister': use 'level PARTICIPANT LEVEL', 'exchange PARTICIPANT PARTICIPANT', 'absent PARTICIPANT', 'withdraw PARTICIPANT' or 'add PARTICIPANT [LEVEL] [MEETING]'"

# Without the mandates a list has its times from the statements that are there, and one tier.
run "$hld" speakers listed.json --change 'add peru' -o changed.json
expect 0
holds test "$(list changed.json | sed -n 1p)" = 'am|10:00 ghana|10:06 kenya|10:12 care|10:18 peru|10:24 all|10:30 end'
run "$hld" speakers listed.json --change 'add peru pm' -o changed.json
expect 2 "hld: nothing says how long a statement in 'pm' may be; give --limit"
run "$hld" speakers listed.json --change 'add peru pm' --limit 4 -o changed.json
expect 0
holds test "$(list changed.json | sed -n 2p)" = 'pm|15:00 peru|15:04 all'

# A meeting that is resumed in the night: a slot that is free before the break stays there, and is taken first.
/usr/bin/python3 - <<'END'
import json
p = json.load(open("p.json"))
p["meetings"] = [{"id": "am", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T10:11", "items": [
    {"id": "all", "kind": "statements", "start": "2006-09-14T10:00", "end": "2006-09-14T10:11"}]}]
json.dump(p, open("one.json", "w"))
END
run "$hld" speakers -m rules.json -r asked.json one.json --remedy night --night 19:00-19:30 -o night.json
expect 0
holds test "$(list night.json)" = 'am|10:00 ghana|10:06 kenya|19:00 care|19:06 statements-night'
run "$hld" speakers -m rules.json night.json --change 'withdraw care' --change 'withdraw kenya' -o changed.json
expect 0
holds test "$(list changed.json)" = 'am|10:00 ghana|10:06 statements-left|19:00 statements-night'
run "$hld" speakers -m rules.json changed.json --on 2006-09-07 --change 'add care' --change 'add peru' -o again.json
expect 0
holds test "$(list again.json)" = 'am|10:00 ghana|10:06 peru|19:00 care|19:06 statements-night'
run "$hld" speakers -m rules.json changed.json --change 'withdraw ghana' -o empty.json
expect 0
holds test "$(list empty.json)" = 'am|10:00 statements-left|19:00 statements-night'

# The list closes seven days before the first meeting, on 7 September; for agencies it stays open.
change --on 2006-09-08 --change 'add peru'
expect 1 "hld: 'peru' comes too late: the list closed on 7 September 2006 for Member States [A/L.1 para 3] [closed]"
change --change 'add peru'
expect 2 "hld: say with --on on which day 'peru' comes: the list closes on 7 September 2006 [A/L.1 para 3] [closed]"
change --on 2006-09-08 --change 'add ilo'
expect 0
change --change 'add ilo'
expect 0
change --on 2006-09-31 --change 'add ilo'
expect 2 "hld: '--on 2006-09-31' is not a date: September 2006 has 30 days"
sed 's/"decides", "quote": "q", "rule": "list-closes"/"encourages", "quote": "q", "rule": "list-closes"/' rules.json >mild.json
sed 's/"revision": 3/"waives": [{"clause": "closed", "reason": "all are welcome", "by": "The Bureau"}], "revision": 3/' listed.json >waived.json
run "$hld" speakers -m mild.json waived.json --on 2006-09-08 --change 'add peru' # a warning that is waived
expect 0
sed 's/"clause": "closed"/&, "meeting": "pm"/' waived.json >partly.json
run "$hld" speakers -m mild.json partly.json --on 2006-09-08 --change 'add peru' # of one meeting only
holds test "$status" -eq 1
run "$hld" speakers -m mild.json listed.json --on 2006-09-08 --change 'add peru'
holds test "$status" -eq 1
run "$hld" speakers -m rules.json waived.json --on 2006-09-08 --change 'add peru' # a breach cannot be
holds test "$status" -eq 1

# Who cannot be inscribed, and why.
change --on 2006-09-07 --change 'add kenya'
expect 2 "hld: 'kenya' is on the list of 'am' already, at 10:06"
change --on 2006-09-07 --change 'add San Marin'
expect 2 "hld: no participant 'San Marin'; did you mean 'San Marino'?"
change --on 2006-09-07 --change 'add peru noon'
expect 2 "hld: no level and no meeting 'noon'"
change --on 2006-09-07 --change 'add peru pn'
expect 2 "hld: no level and no meeting 'pn'; did you mean 'pm'?"
change --on 2006-09-07 --change 'add'
expect 2 "hld: cannot change 'add': use 'level PARTICIPANT LEVEL', 'exchange PARTICIPANT PARTICIPANT', 'absent PARTICIPANT', 'withdraw PARTICIPANT' or 'add PARTICIPANT [LEVEL] [MEETING]'"
run "$hld" speakers -m rules.json full.json --on 2006-09-07 --change 'withdraw ilo' --change 'add ilo am'
expect 2 "hld: no slot is free in 'am' for 'ilo'"
sed 's/"id": "pm"/"status": "cancelled", "id": "pm"/' full.json >fuller.json
run "$hld" speakers -m rules.json fuller.json --on 2006-09-07 --change 'withdraw ilo' --change 'add ilo'
expect 2 "hld: no slot is free in any meeting for 'ilo'"
run "$hld" speakers -m rules.json p.json --on 2006-09-07 --change 'add care'
expect 2 "hld: the programme has no statements yet: make the list with -r"

# One speaker of each grouping: the second has no slot though there is time, and cannot be added either.
/usr/bin/python3 - <<'END'
import json
rules, programme = json.load(open("rules.json")), json.load(open("p.json"))
rules["clauses"] = rules["clauses"][:2] + [{"id": "one-of-each", "para": "4", "verb": "decides", "quote": "q", "rule": "quota",
    "params": {"which": {"kind": "plenary", "item": "statement"}, "of": "speakers", "categories": ["ngo", "agency"], "max": 1,
               "each": True, "together": True}}]
programme["participants"].append({"id": "oxfam", "name": "Oxfam", "category": "ngo"})
json.dump(rules, open("one.json", "w"))
json.dump(programme, open("q.json", "w"))
json.dump({"format": "hld-registrations/1", "registrations": [
    {"participant": "oxfam", "requested": "2006-08-01T10:00", "meetings": ["am"]},
    {"participant": "care", "requested": "2006-08-01T10:01", "meetings": ["pm"]},
    {"participant": "oxfam", "requested": "2006-08-01T10:02", "on_behalf_of": "A network", "meetings": ["pm"]},
    {"participant": "ilo", "requested": "2006-08-01T10:03"}, {"participant": "ghana"}]}, open("both.json", "w"))
END
run "$hld" speakers -m one.json -r both.json q.json
expect 0
holds grep -qx '     Care                               at most one may speak \[A/L.1 para 4\]' out
holds grep -q '^5 asked to speak, 4 are on the list, 1 are not; ' out # an organization that speaks twice is one
run "$hld" speakers -m one.json -r both.json q.json --json
holds grep -q '"barred": "at most one may speak \[A/L.1 para 4\]"' out
run "$hld" speakers -m one.json -r both.json q.json --remedy night # time is not what Care lacks
expect 0
run "$hld" speakers -m one.json -r both.json q.json -o one-listed.json
expect 0
run "$hld" speakers -m one.json one-listed.json --change 'add care'
expect 1 'hld: that would be a breach: statements in plenary meetings together have two speakers from non-governmental organizations in consultative status; at most one is decided [A/L.1 para 4] [one-of-each]'
run "$hld" speakers -m one.json one-listed.json --change 'add kenya'
expect 0
sed 's/"decides", "quote": "q", "rule": "quota"/"encourages", "quote": "q", "rule": "quota"/' one.json >mild.json
run "$hld" speakers -m mild.json -r both.json q.json # what is only encouraged keeps nobody off
expect 0
holds grep -q '^5 asked to speak, 5 are on the list, 0 are not; ' out

# While the meeting runs: three minutes late, the organization that speaks time permitting is left out, and all
# others fit; eleven minutes late, two of them do not either.
runs() {
	run "$hld" speakers -m rules.json --speaking "$1" --at "$2" "${@:3}"
}
runs ghana 10:00 full.json
expect 0
holds grep -qx 'Plenary meeting: on time' out
holds grep -qx '  1  10:00   Ghana       minister  planned 10:00' out
holds test "$(tail -1 out)" = 'All fit.'
runs ghana 10:03 full.json
expect 0
holds grep -qx '  4  10:21   San Marino            planned 10:18' out
holds grep -qx '  5  -       Care                  planned 10:24; time permitting: left out' out
holds test "$(tail -1 out)" = '1 who would speak time permitting is left out; all others fit.'
runs ghana 10:11 full.json
holds test "$(grep -c 'does not fit any more' out)" -eq 1
holds test "$(tail -1 out)" = '1 who would speak time permitting is left out; of the others, 1 would not fit; all would with 3 minutes from the next on.'
runs ghana 10:28 full.json
holds test "$(tail -1 out)" = '1 who would speak time permitting is left out; of the others, 4 would not fit, however short the statements are.'
run "$hld" speakers full.json --speaking ghana --at 10:03 # without the mandate nobody speaks time permitting
holds test "$(tail -1 out)" = '1 would not fit; all would with 4 minutes from the next on.'
runs ghana 10:03 full.json --json
expect 0
holds /usr/bin/python3 -c 'import json
d = json.load(open("out"))
assert d["format"] == "hld-forecast/1" and d["meeting"] == "am" and d["late_min"] == 3 and d["limit_min"] == 5
s = d["statements"]
assert [x["participant"] for x in s] == ["Ghana", "Kenya", "Peru", "San Marino", "Care"]
assert [x["fits"] for x in s] == [True] * 4 + [False] and [x["left_out"] for x in s] == [False] * 4 + [True]
assert s[0]["level"] == "minister" and s[1]["planned"] == "2006-09-14T10:06" and s[1]["expected"] == "2006-09-14T10:09"
assert "expected" not in s[4] and "replies" not in d'

# Where a break lies between two parts of a list, it makes up for a delay.
sed 's/T10:30/T11:00/g; s/T10:40/T11:10/g; s/T10:2[3489]/&-/; s/T10:24-/T10:50/; s/T10:29-/T10:55/; s/-"/"/' full.json >break.json
run "$hld" speakers break.json --speaking ghana --at 10:11
expect 0
holds grep -q '^  4  10:29   San Marino ' out
holds grep -q '^  5  10:50   Care ' out
holds test "$(tail -1 out)" = 'All fit.'

# Rights of reply come at the end of the day: behind the afternoon, unless it is cancelled.
runs ghana 10:03 full.json --reply kenya --reply 'San Marino' --reply-limit 3
expect 0
holds grep -qx 'Rights of reply at the end of the day, of 3 minutes each' out
holds test "$(tail -2 out)" = '  1  15:31   Kenya
  2  15:35   San Marino'
runs ghana 10:03 fuller.json --reply kenya --reply-limit 3
holds test "$(tail -1 out)" = '  1  10:27   Kenya'
runs ghana 14:50 full.json --reply kenya --reply-limit 3 # the delay reaches the afternoon: it begins at 15:13
holds test "$(tail -1 out)" = '  1  15:44   Kenya'
runs ghana 10:03 full.json --reply kenya --reply-limit 3 --json
holds /usr/bin/python3 -c 'import json
d = json.load(open("out"))
assert d["reply_limit_min"] == 3 and d["replies"] == [{"participant": "Kenya", "expected": "2006-09-14T15:31"}]'
runs ghana 10:03 full.json --reply kenya
expect 2 "hld: --reply needs --reply-limit: the minutes of a reply"
runs ghana 10:03 full.json --reply kenia --reply-limit 3
expect 2 "hld: no participant 'kenia'; did you mean 'kenya'?"
runs ghana 10:03 full.json --reply kenya --reply-limit 0
expect 2 "hld: '--reply-limit 0' is not a number from 1 to 1440"
run "$hld" speakers full.json --reply kenya --reply-limit 3
expect 2 "hld: --reply goes with --at and --speaking"
finish

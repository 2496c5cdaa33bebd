#!/usr/bin/python3
"""Compare a calendar, as python3-icalendar and ical.js read it, with the programme it is from.

ical_python.py PROGRAMME CALENDAR JS               JS: what ical_ical_js.mjs printed of CALENDAR
ical_python.py PROGRAMME CALENDAR JS WHO LIST      the calendar is that of a participant, by id, of the
                                                   programme or a list of participants
ical_python.py --hard                              print a programme that is hard to write as a calendar
"""
import datetime
import json
import sys
import uuid
import zoneinfo

MEETINGS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:hld:meeting")
STATUS = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE", "cancelled": "CANCELLED"}
problems = []


def expect(what, got, wanted):
    if got != wanted:
        problems.append(f"{what}: {got!r} where {wanted!r} was expected")


def english(text):
    return text["en"] if isinstance(text, dict) else text


def clean(text):
    """What is left of a text in a calendar: line separators are \\n; what XML cannot have, and outer blanks, go."""
    return text.translate({0x2028: "\n", 0x2029: "\n", 0xFFFE: None, 0xFFFF: None}).strip(" \t\n")


def instant(local, zone):
    moment = datetime.datetime.fromisoformat(local).replace(tzinfo=zoneinfo.ZoneInfo(zone))
    return int(moment.timestamp())


def as_list(ids):
    return [ids] if isinstance(ids, str) else ids


def concerns(meeting, who):
    """Whether a meeting is for a participant that has no representatives."""
    roles = ("presides", "chairs", "discussants", "panellists", "participants")
    named = [id for role in roles for id in as_list(meeting.get(role, []))]
    named += [id for item in meeting.get("items", []) for id in as_list(item.get("by", []))]
    is_open = who["category"] in meeting.get("open_to", [who["category"]])
    return who["id"] in named or (meeting["kind"] == "plenary" and "participants" not in meeting and is_open)


def statements(meeting, who):
    for item in meeting.get("items", []):
        if item["kind"] == "statement" and who["id"] in as_list(item["by"]) and "start" in item:
            yield item


def from_programme(programme, who):
    """uid -> (start, end, status, theme), computed without anything of hld."""
    wanted = {}
    for meeting in programme["meetings"]:
        if who and not concerns(meeting, who):
            continue
        zone = meeting.get("zone", programme["zone"])
        for item in statements(meeting, who) if who else ():
            uid = str(uuid.uuid5(MEETINGS, f"{programme['id']}/{meeting['id']}/{item['id']}"))
            status = STATUS[meeting.get("status", "confirmed")]
            wanted[uid] = (instant(item["start"], zone), instant(item["end"], zone), status, "")
        uid = str(uuid.uuid5(MEETINGS, f"{programme['id']}/{meeting['id']}"))
        wanted[uid] = (
            instant(meeting["start"], zone),
            instant(meeting["end"], zone),
            STATUS[meeting.get("status", "confirmed")],
            clean(english(meeting.get("theme", ""))),
        )
    return wanted


def from_icalendar(calendar):
    """The same from the calendar, by its own VTIMEZONEs and by the zones that icalendar knows by name."""
    own = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}
    found = {}
    for event in calendar.walk("VEVENT"):
        times = []
        for name in ("DTSTART", "DTEND"):
            known = event[name].dt
            tzid = event[name].params.get("TZID")
            read = known if tzid is None else own[tzid].localize(known.replace(tzinfo=None))
            expect(f"{event['UID']} {name}: named zone and VTIMEZONE", read.timestamp(), known.timestamp())
            times.append(int(read.timestamp()))
        found[str(event["UID"])] = (event, *times)
    return found


def compare_statements(programme, who, found):
    for meeting in programme["meetings"]:
        for item in statements(meeting, who):
            uid = str(uuid.uuid5(MEETINGS, f"{programme['id']}/{meeting['id']}/{item['id']}"))
            says = f"Statement by {english(who['name'])}"
            if "on_behalf_of" in item:
                says += f" on behalf of {english(item['on_behalf_of'])}"
            if meeting.get("status") == "cancelled":
                says = f"CANCELLED: {says}"
            number = meeting["number"]
            ordinal = f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number, 'th') }"  # none is above 10
            label = f"round table {number}" if meeting["kind"] == "round-table" else f"{ordinal} plenary meeting"
            summary = str(found[uid][0]["SUMMARY"]) if uid in found else None
            expect(f"{uid} summary", summary, clean(f"{says}, {label}"))


def compare(programme, calendar, js, who):
    wanted, found = from_programme(programme, who), from_icalendar(calendar)
    events = {event["uid"]: event for event in js["events"]}
    expect("UIDs in icalendar", sorted(found), sorted(wanted))
    expect("UIDs in ical.js", sorted(events), sorted(wanted))
    expect("method", (str(calendar["METHOD"]), js["method"]), ("PUBLISH", "PUBLISH"))
    # ical.js leaves NAME and X-WR-CALNAME escaped: it knows neither as text.
    title = english(programme["title"])
    expect("name", str(calendar["NAME"]), clean(f"{english(who['name'])}: {title}" if who else title))
    expect("X-WR-CALNAME in ical.js", js["x-wr-calname"], js["name"])
    for uid, (start, end, status, theme) in wanted.items():
        if uid not in found or uid not in events:
            continue
        event, py_start, py_end = found[uid]
        other = events[uid]
        expect(f"{uid} in icalendar", (py_start, py_end), (start, end))
        expect(f"{uid} in ical.js", (other["start"], other["end"]), (start, end))
        expect(f"{uid} status", (str(event["STATUS"]), other["status"]), (status, status))
        expect(f"{uid} attendees", ("ATTENDEE" in event, other["attendees"]), (False, 0))
        expect(f"{uid} organizer", str(event["ORGANIZER"]), other["organizer"])
        expect(f"{uid} language", event["SUMMARY"].params["LANGUAGE"], other["language"])
        for name in ("SUMMARY", "LOCATION", "DESCRIPTION"):
            expect(f"{uid} {name}", str(event.get(name, "")), other[name.lower()] or "")
        for text in (str(event["DESCRIPTION"]), other["description"]):
            expect(f"{uid} has its theme", theme in text, True)


def hard():
    # A backslash stands before neither a mark nor an n: icalendar 4.0.3 unescapes in the wrong order.
    marks = 'commas, semicolons; back\\slashes, "quotes": and\nlines\u2028of three\u2029kinds ^n ^^'
    scripts = ["会议室" * 40, "الهجرة الدولية والتنمية " * 9, "👩‍👩‍👧‍👦🕊️" * 15, "e\u0301" * 60, marks]
    places = [
        ("Asia/Kolkata", "New Delhi", "2006-09-14"),
        ("Australia/Lord_Howe", "Lord Howe", "2006-03-30"),
        ("America/Sao_Paulo", "São Paulo", "2006-02-18"),
        ("Africa/Cairo", "Cairo", "2006-09-21"),
        ("Europe/Dublin", "Dublin", "2006-12-01"),
        ("Pacific/Auckland", "Auckland", "2006-10-01"),
        ("America/New_York", "New York", "2006-10-29"),
        ("Etc/UTC", "nowhere", "2006-01-01"),
    ]
    meetings = []
    for number, (zone, city, day) in enumerate(places, 1):
        for hour in (4, 9, 22):
            first = datetime.datetime.fromisoformat(day) + datetime.timedelta(hours=hour)
            end = first + datetime.timedelta(hours=5)
            meeting = {
                "id": f"m{number}-{hour}",
                "kind": "round-table",
                "number": number,
                "zone": zone,
                "city": city,
                "theme": "x" * len(meetings) + scripts[len(meetings) % len(scripts)],
                "note": marks,
                "start": first.isoformat(timespec="minutes"),
                "end": end.isoformat(timespec="minutes"),
            }
            if number < len(places):  # the last place is of no concern to whoever speaks in the others
                meeting["items"] = [
                    {
                        "id": f"s{hour}",
                        "kind": "statement",
                        "by": ["marks"],
                        "on_behalf_of": scripts[(len(meetings) + 1) % len(scripts)],
                        "start": first.isoformat(timespec="minutes"),
                        "end": (first + datetime.timedelta(minutes=5)).isoformat(timespec="minutes"),
                    },
                    {"id": "other", "kind": "statement", "by": ["another"]},
                ]
            if hour == 22:
                meeting["status"] = "cancelled"
            meetings.append(meeting)
    return {
        "format": "hld-programme/1",
        "id": "hard",
        "title": f"A hard one: {marks}",
        "organ": 'Committee on "Marks"; commas, colons: all \\',
        "zone": "America/New_York",
        "issued": "2006-01-01",
        "revision": 3,
        "participants": [
            {"id": "marks", "name": f"Of {marks}", "category": "agency"},
            {"id": "another", "name": "Another", "category": "agency"},
        ],
        "meetings": meetings,
    }


def main():
    if sys.argv[1:] == ["--hard"]:
        json.dump(hard(), sys.stdout)
        return 0
    import icalendar

    programme_path, calendar_path, js_path, *whose = sys.argv[1:]
    with open(programme_path, encoding="utf-8") as file:
        programme = json.load(file)
    with open(calendar_path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    with open(js_path, encoding="utf-8") as file:
        js = json.load(file)
    who = None
    if whose:
        with open(whose[1], encoding="utf-8") as file:
            participants = programme.get("participants", []) + json.load(file)["participants"]
        who = next(participant for participant in participants if participant["id"] == whose[0])
    compare(programme, calendar, js, who)
    if who:
        compare_statements(programme, who, from_icalendar(calendar))
    for problem in problems[:10]:
        print(f"{calendar_path}: {problem[:200]}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

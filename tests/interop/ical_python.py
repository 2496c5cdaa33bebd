#!/usr/bin/python3
"""Compare a calendar, as python3-icalendar and ical.js read it, with the programme it is from.

ical_python.py PROGRAMME CALENDAR JS   JS: what ical_ical_js.mjs printed of CALENDAR
ical_python.py --hard                  print a programme that is hard to write as a calendar
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
    """What is left of a text in a calendar: line separators are \\n, outer blanks go."""
    return text.replace("\u2028", "\n").replace("\u2029", "\n").strip(" \t\n")


def instant(local, zone):
    moment = datetime.datetime.fromisoformat(local).replace(tzinfo=zoneinfo.ZoneInfo(zone))
    return int(moment.timestamp())


def from_programme(programme):
    """uid -> (start, end, status, theme), computed without anything of hld."""
    wanted = {}
    for meeting in programme["meetings"]:
        zone = meeting.get("zone", programme["zone"])
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


def compare(programme, calendar, js):
    wanted, found = from_programme(programme), from_icalendar(calendar)
    events = {event["uid"]: event for event in js["events"]}
    expect("UIDs in icalendar", sorted(found), sorted(wanted))
    expect("UIDs in ical.js", sorted(events), sorted(wanted))
    expect("method", (str(calendar["METHOD"]), js["method"]), ("PUBLISH", "PUBLISH"))
    # ical.js leaves NAME and X-WR-CALNAME escaped: it knows neither as text.
    expect("name", str(calendar["NAME"]), clean(english(programme["title"])))
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
        "meetings": meetings,
    }


def main():
    if sys.argv[1:] == ["--hard"]:
        json.dump(hard(), sys.stdout)
        return 0
    import icalendar

    programme_path, calendar_path, js_path = sys.argv[1:]
    with open(programme_path, encoding="utf-8") as file:
        programme = json.load(file)
    with open(calendar_path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    with open(js_path, encoding="utf-8") as file:
        js = json.load(file)
    compare(programme, calendar, js)
    for problem in problems[:10]:
        print(f"{calendar_path}: {problem[:200]}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Compare busy times, and days and tasks of documents, as icalendar and ical.js read them, with the programme.

busy_python.py room PROGRAMME CALENDAR JS ROOM   JS: what busy_ical_js.mjs printed of CALENDAR
busy_python.py due PROGRAMME CALENDAR JS
"""
import datetime
import json
import sys
import uuid
import zoneinfo

MEETINGS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:hld:meeting")
UTC = datetime.timezone.utc


def english(text):
    return text["en"] if isinstance(text, dict) else text


def instant(local, zone):
    return datetime.datetime.fromisoformat(local).replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(UTC)


def span_of(meeting, programme):
    zone = meeting.get("zone", programme["zone"])
    return instant(meeting["start"], zone), instant(meeting["end"], zone)


def merged(spans):
    """The union of spans, without anything of hld."""
    union = []
    for start, end in sorted(spans):
        if union and start <= union[-1][1]:
            union[-1] = (union[-1][0], max(end, union[-1][1]))
        else:
            union.append((start, end))
    return union


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(moment, datetime.datetime) else moment.isoformat()


def room_times(programme, room):
    return merged(span_of(meeting, programme) for meeting in programme["meetings"] if meeting.get("room") == room)


def as_list(value):
    return value if isinstance(value, list) else [value]


def busy(calendar, js, programme, room):
    component, = calendar.walk("VFREEBUSY")
    python = [(stamp(period.start), stamp(period.end)) for period in as_list(component.get("FREEBUSY", []))]
    wanted = [tuple(map(stamp, span)) for span in room_times(programme, room)]
    first, last = (stamp(component[name].dt) for name in ("DTSTART", "DTEND"))
    yield "icalendar", python, wanted
    yield "ical.js", [tuple(period[1:]) for period in js["periods"]], wanted
    yield "types", {period[0] for period in js["periods"]} - {"BUSY"}, set()
    yield "within DTSTART and DTEND", all(first <= start and end <= last for start, end in python), True
    spans = [span_of(meeting, programme) for meeting in programme["meetings"]]
    yield "DTSTART", first <= stamp(min(spans)[0]), True
    yield "DTEND", last >= stamp(max(end for _, end in spans)), True


def due(calendar, js, programme):
    day = datetime.timedelta(days=1)
    wanted = {}
    for document in programme["deliverables"]:
        if "date" in document:
            for name, tail in (("VEVENT", ""), ("VTODO", "/todo")):
                uid = str(uuid.uuid5(MEETINGS, f"{programme['id']}//deliverable/{document['id']}{tail}"))
                wanted[uid] = name, document, datetime.date.fromisoformat(document["date"])
    seen = 0
    for component in calendar.subcomponents:
        name, document, date = wanted[str(component["UID"])]
        other = js["due"][seen]
        seen += 1
        start, end = component["DTSTART"].dt, component["DTEND" if name == "VEVENT" else "DUE"].dt
        yield "component", (component.name, other["name"]), (name, name.lower())
        yield "ical.js", (other["start"], other["end"]), (start.isoformat(), end.isoformat())
        yield "UID", other["uid"], str(component["UID"])
        yield "day", end - day if name == "VEVENT" else end, date
        yield "start", start == date if name == "VEVENT" else start < date, True
        yield "summary", (english(document["title"]) in str(component["SUMMARY"]), other["summary"]), (True, str(component["SUMMARY"]))
    yield "documents", seen, len(wanted) / 2


def main():
    import icalendar

    sort, programme_path, calendar_path, js_path, *rest = sys.argv[1:]
    with open(programme_path, encoding="utf-8") as file:
        programme = json.load(file)
    with open(calendar_path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    with open(js_path, encoding="utf-8") as file:
        js = json.load(file)
    compared = 0
    problems = []
    for what, got, wanted in busy(calendar, js, programme, *rest) if sort == "room" else due(calendar, js, programme):
        compared += 1
        if got != wanted:
            problems.append(f"{calendar_path}: {what}: {got!r} where {wanted!r} was expected"[:300])
    print(*problems, sep="\n", end="")
    return 1 if problems or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Read schedule.xml and schedule.json as apps of conferences do, and hold them against the programme.

schedule_read.py PROGRAMME XML JSON
schedule_read.py --hard                print a programme that is hard to write as XML

What apps need, from their sources (2026):
  Giggity, Schedule.java, PentabarfParser: "<schedule" and "<conference" at the beginning of the file; day@date as an ISO
    date; room@name; of an event an id or guid, title, date with an offset (ISO_OFFSET_DATE_TIME), duration as a time of day
    (H:mm, so less than 24 hours); conference/time_zone_name as a zone that java.time knows; guids and ids without doubles;
    one language code.
  EventFahrplan, ParserTask.java and DateParser.kt: day@index as integers from 1 on, as many as distinct day@date; day@end;
    room@name; event@id; start as H:mm; date with an offset; duration as hours:minutes; </schedule> at the end.
  c3voc, schedule.xml.xsd and schema.json (EUPL, so no copy is kept here; HLD_SCHEDULE_SCHEMAS may name a folder that has them):
    in both an acronym, slugs, guids as UUIDs, ids as positive integers, a room in every event that is its room's, and in JSON
    the keys that are listed below.
"""
import datetime
import json
import re
import sys
import uuid
import xml.etree.ElementTree as tree
import zoneinfo

MEETINGS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:hld:meeting")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
SLUG = re.compile(r"[a-z0-9_]{4,}-[a-z0-9_-]{3,}[a-z0-9]")
TEXTS = ("guid", "date", "start", "duration", "room", "slug", "title", "subtitle", "track", "type", "language", "abstract",
         "description")
EVENT_KEYS = {*TEXTS, "id", "end", "url", "persons", "links", "attachments"}
problems = []


def expect(what, got, wanted):
    if got != wanted:
        problems.append(f"{what}: {got!r} where {wanted!r} was expected")


def expect_match(what, pattern, text):
    if not pattern.fullmatch(text or ""):
        problems.append(f"{what}: {text!r} is not {pattern.pattern}")


def clean(text):
    """What is left of a text: line separators are \\n; what XML cannot have, and outer blanks, go."""
    return text.translate({0x2028: "\n", 0x2029: "\n", 0xFFFE: None, 0xFFFF: None}).strip(" \t\n")


def english(text):
    return text["en"] if isinstance(text, dict) else text


def read_xml(path):
    """(conference, days, events) of schedule.xml; each event has the day and the room in which it lies."""
    with open(path, encoding="utf-8", newline="") as file:
        octets = file.read()
    head = octets[:1024].lower()
    expect("the beginning of the file", "<schedule" in head and "<conference" in head, True)
    root = tree.fromstring(octets.encode())
    expect("root", [root.tag, *(child.tag for child in root[:3])], ["schedule", "generator", "version", "conference"])
    conference = {child.tag: child.text or "" for child in root.find("conference") if child.tag != "track"}
    days, events = [], []
    for day in root.findall("day"):
        days.append((int(day.get("index")), day.get("date"), day.get("start"), day.get("end")))
        for room in day.findall("room"):
            expect_match("room@guid", UUID, room.get("guid"))
            for event in room.findall("event"):
                found = {child.tag: child.text or "" for child in event if child.tag in TEXTS}
                expect("elements of an event", [child.tag for child in event],
                       [*TEXTS[1:], "persons", "links", "attachments"])
                found |= {"guid": event.get("guid"), "id": int(event.get("id"))}
                found["persons"] = [(person.get("guid"), person.text or "") for person in event.find("persons")]
                events.append((days[-1][1], room.get("name"), found))
    return conference, days, events


def read_json(path):
    """The same of schedule.json."""
    with open(path, encoding="utf-8") as file:
        schedule = json.load(file)["schedule"]
    conference, days, events = schedule["conference"], [], []
    guids = {room["name"]: room["guid"] for room in conference["rooms"]}
    expect("daysCount", conference["daysCount"], len(conference["days"]))
    for day in conference["days"]:
        expect("keys of a day", set(day), {"index", "date", "day_start", "day_end", "rooms"})
        days.append((day["index"], day["date"], day["day_start"], day["day_end"]))
        for room, list_of_events in day["rooms"].items():
            expect_match("guid of a room", UUID, guids[room])
            for event in list_of_events:
                expect("keys of an event", set(event), EVENT_KEYS)
                expect("links and attachments", (event["links"], event["attachments"]), ([], []))
                expect("url", event["url"], f"urn:uuid:{event['guid']}")
                found = {key: event[key] for key in (*TEXTS, "id")}
                found["persons"] = [(person["guid"], person["name"]) for person in event["persons"]]
                events.append((day["date"], room, found))
    return conference, days, events


def check_model(conference, days, events):
    """What apps need of either."""
    zoneinfo.ZoneInfo(conference["time_zone_name"])
    expect_match("acronym", re.compile(r"[a-z0-9_]{4,}"), conference["acronym"])
    expect("indices of days", [day[0] for day in days], list(range(1, len(days) + 1)))
    dates = [day[1] for day in days]
    expect("dates", dates, sorted(set(dates)))
    for _, date, start, end in days:
        expect("start of a day", start[:19], f"{date}T00:00:00")
        next_day = datetime.date.fromisoformat(date) + datetime.timedelta(days=1)
        expect("end of a day", end[:19], f"{next_day}T00:00:00")
    for key in ("guid", "id", "slug"):
        values = [event[key] for _, _, event in events]
        expect(f"events of one {key}", len(values), len(set(values)))
    for date, room, event in events:
        expect("room of an event", event["room"], room)
        expect("date of an event", (event["date"][:10], event["date"][11:16]), (date, event["start"]))
        expect("id", 0 < event["id"] < 2**31, True)
        expect("language", event["language"], "en")
        for key, pattern in (("guid", UUID), ("start", TIME), ("duration", TIME), ("slug", SLUG)):
            expect_match(key, pattern, event[key])
        for guid, name in event["persons"]:
            expect_match("guid of a person", UUID, guid)


def as_list(ids):
    return [ids] if isinstance(ids, str) else ids


def persons_of(meeting):
    roles = [meeting.get(role, []) for role in ("presides", "chairs", "discussants", "panellists")]
    roles += [item.get("by", []) for item in meeting.get("items", [])]
    return list(dict.fromkeys(id for role in roles for id in as_list(role)))


def compare(programme, events):
    """Each meeting is there, at the instant that zoneinfo computes, with its texts and people."""
    found = {event["guid"]: event for _, _, event in events}
    wanted = {str(uuid.uuid5(MEETINGS, f"{programme['id']}/{meeting['id']}")): meeting for meeting in programme["meetings"]}
    rooms = {room["id"]: english(room["name"]) for room in programme.get("rooms", [])}
    expect("guids", sorted(found), sorted(wanted))
    for guid, meeting in wanted.items():
        if guid not in found:
            continue
        event, zone = found[guid], zoneinfo.ZoneInfo(meeting.get("zone", programme["zone"]))
        start, end = (datetime.datetime.fromisoformat(meeting[key]).replace(tzinfo=zone) for key in ("start", "end"))
        hours, minutes = map(int, event["duration"].split(":"))
        begins = datetime.datetime.fromisoformat(event["date"])
        expect(f"{guid} start", (begins.timestamp(), begins.utcoffset()), (start.timestamp(), start.utcoffset()))
        expect(f"{guid} length", (60 * hours + minutes) * 60, end.timestamp() - start.timestamp())
        expect(f"{guid} type", event["type"], meeting["kind"])
        if meeting.get("room") in rooms:
            expect(f"{guid} room", event["room"], clean(rooms[meeting["room"]]))
        if "room" not in meeting:
            expect(f"{guid} room", event["room"].startswith("Room to be announced"), True)
        expect(f"{guid} persons", [person for person, _ in event["persons"]],
               [str(uuid.uuid5(MEETINGS, f"{programme['id']}//person/{id}")) for id in persons_of(meeting)])
        theme = clean(english(meeting.get("theme", "")))
        expect(f"{guid} theme", theme in (event["abstract"], event["subtitle"]), True)
        expect(f"{guid} description has its note", clean(english(meeting.get("note", "")))[:1] in event["description"], True)
    spans = sorted((event["room"], datetime.datetime.fromisoformat(event["date"]).timestamp(), event["duration"])
                   for _, _, event in events if event["room"].startswith("Room to be announced"))
    for (room, start, duration), (next_room, next_start, _) in zip(spans, spans[1:]):
        hours, minutes = map(int, duration.split(":"))
        if room == next_room and start + (60 * hours + minutes) * 60 > next_start:
            problems.append(f"{room}: two events at one time")


def hard():
    texts = ["]]> &amp; <b attribute='x' other=\"y\"> -->", "tabs\tand\nlines\u2028of\u2029three kinds", "会议室 الهجرة 🕊️ e\u0301",
             "no characters: \ufffe\uffff, and a mark: \ufeff.", "a name of a room"]
    meetings = []
    for number, text in enumerate(texts * 3, 1):
        meeting = {
            "id": f"m{number}", "kind": "round-table", "number": number, "title": f"{text} {number}", "theme": text, "note": text,
            "start": f"2006-09-{14 + number % 3}T{9 + number % 5:02}:00", "end": f"2006-09-{14 + number % 3}T{12 + number % 5:02}:30",
            "zone": ["America/New_York", "Asia/Kolkata", "Pacific/Apia"][number % 3],
            "chairs": ["p", "q"], "items": [{"kind": "statement", "by": ["q"]}, {"kind": "statement", "by": ["r", "p"]}],
        }
        if number <= len(texts):
            meeting["room"] = f"r{number}"
        meetings.append(meeting)
    return {
        "format": "hld-programme/1", "id": "x", "title": texts[0], "theme": texts[1], "zone": "America/New_York", "city": texts[2],
        "rooms": [{"id": f"r{number}", "name": f"{text} {number}"} for number, text in enumerate(texts, 1)],
        "people": [{"id": id, "name": text} for id, text in zip("pqr", texts)], "meetings": meetings,
    }


def main():
    if sys.argv[1:] == ["--hard"]:
        json.dump(hard(), sys.stdout)
        return 0
    programme_path, xml_path, json_path = sys.argv[1:]
    with open(programme_path, encoding="utf-8") as file:
        programme = json.load(file)
    from_xml, from_json = read_xml(xml_path), read_json(json_path)
    for read in (from_xml, from_json):
        check_model(*read)
        compare(programme, read[2])
    expect("days in JSON", from_json[1], from_xml[1])
    expect("events in JSON", len(from_json[2]), len(from_xml[2]))
    for (date, room, event), (other_date, other_room, other) in zip(from_xml[2], from_json[2]):
        expect("date and room in JSON", (other_date, other_room), (date, room))
        for key, value in event.items():
            expect(f"{key} in JSON", other[key], value)
    for problem in problems[:10]:
        print(f"{programme_path}: {problem[:300]}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

"""What a calendar that hld has exported is to say, from the programme, by nothing of hld."""
import datetime
import json
import os
import re
from typing import NamedTuple

from busy_python import room_times
from ical_python import STATUS, clean, concerns, english, instant, statements

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data")
DAY = datetime.timedelta(days=1)
LABELS = {"panel": "Panel discussion", "informal": "Informal interactive meeting", "plenary": "Plenary meeting"}


class Event(NamedTuple):
    """The start and the first moment after the end are seconds since 1970, or days as 2006-06-06."""

    start: object
    end: object
    title: str = ""
    place: str = ""
    status: str = ""


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def label(meeting):
    number = meeting.get("number")
    if meeting["kind"] == "plenary" and number:
        tail = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{tail} plenary meeting"
    name = LABELS.get(meeting["kind"], meeting["kind"].replace("-", " ").capitalize())
    return f"{name} {number}" if number else name


def title(programme, meeting):
    """What it is about; a title that begins as the label adds nothing to it."""
    own = english(meeting.get("title", ""))
    if re.match(re.escape(label(meeting)) + r"(?!\w)", own, re.IGNORECASE):
        own = ""
    return own or english(meeting.get("theme", "")) or english(programme["title"])


def rooms_of(programme):
    named = programme.get("venue", [])
    return {
        room["id"]: english(room["name"])
        for venue in ([named] if isinstance(named, str) else named)
        for room in load(os.path.join(DATA, "venues", f"{venue}.json"))["rooms"]
    }


def place(programme, meeting, rooms):
    city = english(meeting.get("city", programme.get("city", "")))
    if "room" not in meeting:
        return city
    star = "*" if meeting.get("illustrative") else ""
    return f"{rooms[meeting['room']]}{star}, {city}"


def find_participant(programme, who):
    people = programme.get("participants", [])
    if "list_of_participants" in programme:
        listed = os.path.join(DATA, "participants", f"{programme['list_of_participants']}.json")
        people = people + load(listed)["participants"]
    return next(one for one in people if one["id"] == who)


def meetings(programme, kind=None, who=None):
    """Only of that kind, and only what concerns that participant, by id."""
    rooms = rooms_of(programme)
    if who is not None:
        who = find_participant(programme, who)
    for meeting in programme["meetings"]:
        if kind not in (None, meeting["kind"]) or (who is not None and not concerns(meeting, who)):
            continue
        zone, status = meeting.get("zone", programme["zone"]), STATUS[meeting.get("status", "confirmed")]
        name = label(meeting)
        said = [(meeting, f"{name}: {title(programme, meeting)}")]
        for item in statements(meeting, who) if who is not None else ():
            group = f" on behalf of {english(item['on_behalf_of'])}" if "on_behalf_of" in item else ""
            inner = name if name[0].isdigit() else name[0].lower() + name[1:]
            said.append((item, f"Statement by {english(who['name'])}{group}, {inner}"))
        where = clean(place(programme, meeting, rooms))
        for of, words in said:
            words = clean(f"CANCELLED: {words}" if status == "CANCELLED" else words)
            yield Event(instant(of["start"], zone), instant(of["end"], zone), words, where, status)


def documents(programme, as_tasks):
    """The days, or the tasks, that documents are due."""
    people = {one["id"]: english(one["name"]) for one in programme["people"] + programme["participants"]}
    for document in programme["deliverables"]:
        if "date" in document:
            day = datetime.date.fromisoformat(document["date"])
            words = english(document["title"])
            words += f", {document['symbol']}" if "symbol" in document else ""
            words += f" ({people[document['by']]})" if "by" in document else ""
            if as_tasks:
                start = min(datetime.date.fromisoformat(programme["issued"]), day - DAY)
                yield Event(start.isoformat(), day.isoformat(), words)
            else:
                yield Event(day.isoformat(), (day + DAY).isoformat(), f"Due: {words}", "", "CONFIRMED")


def busy(programme, room):
    for start, end in room_times(programme, room):
        yield Event(int(start.timestamp()), int(end.timestamp()))

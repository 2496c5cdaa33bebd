#!/usr/bin/python3
"""Compare what a calendar program makes of an export with the programme that it is from.

readers.py READER FORMAT PROGRAMME CALENDAR [--utc] [--kind KIND] [--for ID] [--deliverables] [--room ROOM]
           [--into FOLDER]

The format and the options are those with which hld wrote the calendar. --into: it is put over what the reader has kept
there of an earlier one.
"""
import argparse
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import zoneinfo
from typing import Callable, NamedTuple

import readers_wanted
from readers_wanted import DAY, Event

HERE = os.path.dirname(os.path.abspath(__file__))
NEW_YORK = "America/New_York"

PROPERTIES = set(
    "UID DTSTAMP LAST-MODIFIED SEQUENCE DTSTART DTEND DUE PRIORITY SUMMARY LOCATION DESCRIPTION CATEGORIES STATUS"
    " TRANSP ORGANIZER X-HLD-MEETING X-HLD-ITEMS X-HLD-STATEMENT".split()
)


def run(command, may_fail=False, **options):
    """What a program prints; if it fails, what it complains of."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **options)
    if done.returncode != 0 and not may_fail:
        sys.exit(f"{command[0]}: {done.stderr}")
    return done.stdout


def expect_known(names):
    unknown = {name.upper() for name in names} - PROPERTIES
    if unknown:
        sys.exit(f"has what hld does not write: {sorted(unknown)}")


def moment(time):
    return int(time.timestamp()) if isinstance(time, datetime.datetime) else time.isoformat()


def vobject_events(text):
    import vobject

    calendar, = vobject.readComponents(text)
    for busy in calendar.contents.get("vfreebusy", []):
        for line in busy.freebusy_list:
            for start, end in line.value:
                yield Event(moment(start), moment(end if isinstance(end, datetime.datetime) else start + end))
    for event in calendar.contents.get("vevent", []) + calendar.contents.get("vtodo", []):
        expect_known(event.contents)
        first = {name: lines[0].value for name, lines in event.contents.items()}
        texts = (first.get(name, "") for name in ("summary", "location", "status"))
        yield Event(moment(first["dtstart"]), moment(first["dtend" if "dtend" in first else "due"]), *texts)


def read_vobject(path, *_):
    with open(path, encoding="utf-8", newline="") as file:
        return vobject_events(file.read())


def read_icalendar(path, *_):
    import icalendar

    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    for event in calendar.walk("VEVENT"):
        expect_known(event)
        texts = (str(event.get(name, "")) for name in ("SUMMARY", "LOCATION", "STATUS"))
        yield Event(moment(event["DTSTART"].dt), moment(event["DTEND"].dt), *texts)


def read_ical_js(path, *_):
    for event in json.loads(run(["node", os.path.join(HERE, "ical_ical_js.mjs"), path]))["events"]:
        expect_known(event["names"])
        yield Event(event["start"], event["end"], event["summary"], event["location"] or "", event["status"])


KHAL = """[calendars]
[[mine]]
path = {folder}/mine/
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
[sqlite]
path = {folder}/khal.db
"""


def khal_moment(text, days):
    if len(text) == len("2006-06-06"):
        return (datetime.date.fromisoformat(text) + days * DAY).isoformat()
    return moment(datetime.datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo(NEW_YORK)))


def read_khal(path, folder, first, days):
    """khal shows of an event that takes days the last of them."""
    os.makedirs(os.path.join(folder, "mine"), exist_ok=True)
    config = os.path.join(folder, "khal.conf")
    with open(config, "w", encoding="utf-8") as file:
        file.write(KHAL.format(folder=folder, zone=NEW_YORK))
    khal = ["khal", "-c", config]
    run([*khal, "import", "--batch", "-a", "mine", path])
    columns = "\x1f".join(["{start-long}", "{end-long}", "{title}", "{location}", "{status}"]) + "\x1e"
    asked = ["list", "--once", "--day-format", "", "--format", columns, first.isoformat(), f"{days}d"]
    for event in run([*khal, *asked]).split("\x1e")[:-1]:
        start, end, title, place, status = event.removeprefix("\n").split("\x1f")
        yield Event(khal_moment(start, 0), khal_moment(end, 1), title, place, status.strip())


def read_calcurse(path, folder, first, days):
    """calcurse puts places into notes, and has days and tasks in forms of their own."""
    calcurse = ["calcurse", "-D", os.path.join(folder, "calcurse")]
    environment = {**os.environ, "TZ": NEW_YORK, "TMPDIR": folder}
    run([*calcurse, "-i", path], may_fail=True, env=environment)  # it does where it leaves something out
    columns = "\x1e%s\x1f%e\x1f%m\x1f%N\x1e\n"
    asked = ["--from", first.strftime("%m/%d/%Y"), "--days", str(days)]
    listed = run([*calcurse, "-Q", "--filter-type", "apt", *asked, "--format-apt", columns], env=environment)
    for event in listed.split("\x1e")[1::2]:
        start, end, title, note = event.split("\x1f")
        place = re.search(r"\n\tLocation: (.*(?:\n\t    .*)*)", note)
        yield Event(int(start), int(end), title, place[1].replace("\n\t    ", "\n") if place else "")
    others = run([*calcurse, "-G", "--filter-type", "event,todo"], env=environment)
    line = r"^(?:(\d\d)/(\d\d)/(\d{4}) )?\[\d\] ?(?:>\w+ )?(.*)$"
    for month, day, year, title in re.findall(line, others, re.MULTILINE):
        date = datetime.date(int(year), int(month), int(day)) if year else None
        yield Event(date.isoformat(), (date + DAY).isoformat(), title) if date else Event("", "", title)


def read_radicale(path, folder, *_):
    import radicale_python

    def one(text):
        event, = vobject_events(text)
        return event

    return radicale_python.read(path, folder, one)


NONE = r"(?!)"


class Reader(NamedTuple):
    read: Callable
    loses: str = ""  # what no event of it has
    misreads: str = NONE  # texts that it gives otherwise
    refuses: str = NONE  # titles of events that it has not at all


# All that is known of them was seen with the versions in Debian 12. icalendar 4.0.3 unescapes twice, so that a
# backslash is lost before a mark, a backslash and an n; khal 0.10.5 reads with it, and cuts blanks off the ends of a
# place. calcurse 4.7.1 has no status, tasks without days, and leaves out events with a line break in the title, for
# which its import log gives "line break in summary". Both khal and calcurse know a zone by its name, and do not look at VTIMEZONE.
READERS = {
    "vobject": Reader(read_vobject),
    "icalendar": Reader(read_icalendar, misreads=r"\\[\\nN,;]"),
    "ical.js": Reader(read_ical_js),
    "radicale": Reader(read_radicale),
    "khal": Reader(read_khal, misreads=r"\\[\\nN,;]|\s\Z"),
    "calcurse": Reader(read_calcurse, loses="status", refuses=r"\n"),
}


def wanted_events(options):
    programme = readers_wanted.load(options.programme)
    if options.format == "freebusy":
        return readers_wanted.busy(programme, options.room)
    if options.format == "todo" or options.deliverables:
        return readers_wanted.documents(programme, options.format == "todo")
    return readers_wanted.meetings(programme, options.kind, options.who)


def compare(reader, wanted, found):
    """How many texts were compared; the first difference ends the program."""
    wanted = [event for event in wanted if not re.search(reader.refuses, event.title)]
    texts = 0
    for want, got in zip(wanted, found):
        for name in Event._fields:
            of = getattr(want, name)
            if name in reader.loses or (name in ("title", "place") and re.search(reader.misreads, of)):
                continue
            if getattr(got, name) != of:
                sys.exit(f"{name} is {getattr(got, name)!r} where {of!r} was expected, in {want}")
            texts += name == "title"
    if len(found) != len(wanted):
        sys.exit(f"{len(found)} events where {len(wanted)} were expected")
    return texts


def span_of(events):
    """The first day of events, and how many there are, with some around them for what is in another zone."""
    days = [
        datetime.datetime.fromtimestamp(time).date() if isinstance(time, int) else datetime.date.fromisoformat(time)
        for event in events
        for time in event[:2]
    ]
    return min(days) - 2 * DAY, (max(days) - min(days)).days + 5


def main():
    parser = argparse.ArgumentParser()
    for name in ("reader", "format", "programme", "calendar"):
        parser.add_argument(name)
    for name in ("--utc", "--deliverables"):
        parser.add_argument(name, action="store_true")
    for name in ("--kind", "--room", "--into"):
        parser.add_argument(name)
    parser.add_argument("--for", dest="who")
    options = parser.parse_args()
    reader = READERS[options.reader]
    wanted = sorted(wanted_events(options))
    if not wanted:
        sys.exit("there is nothing to compare")
    with tempfile.TemporaryDirectory() as folder:
        found = sorted(reader.read(options.calendar, options.into or folder, *span_of(wanted)))
    if options.reader == "calcurse" and options.format == "todo":
        reader = reader._replace(loses="start end status")
        wanted.sort(key=lambda event: event.title)
    texts = compare(reader, wanted, found)
    print(f"{options.reader}: {len(found)} events, {texts} titles")


if __name__ == "__main__":
    main()

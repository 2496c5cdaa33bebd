"""Put a calendar on a radicale server and ask it, day by day, what there is.

radicale.sh starts the server and gives its port in RADICALE_PORT.
"""
import base64
import datetime
import http.client
import os
import re
import sys
import xml.etree.ElementTree as tree
import zoneinfo

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)
NAMES = {"D": "DAV:", "C": "urn:ietf:params:xml:ns:caldav"}
QUERY = """<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="{component}">{time_range}</C:comp-filter></C:comp-filter>
</C:filter></C:calendar-query>"""
TIME_RANGE = '<C:time-range start="{:%Y%m%dT%H%M%SZ}" end="{:%Y%m%dT%H%M%SZ}"/>'
COMPONENT = re.compile(r"BEGIN:(VEVENT|VTODO|VFREEBUSY)\r\n.*?\r\nEND:\1\r\n", re.DOTALL)


def ask(method, path, body, kind, *statuses):
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ["RADICALE_PORT"]), timeout=60)
    login = base64.b64encode(b"me:").decode()
    headers = {"Authorization": f"Basic {login}", "Content-Type": f"{kind}; charset=utf-8", "Depth": "0"}
    connection.request(method, path, body.encode(), headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    if answer.status not in statuses:
        sys.exit(f"radicale says {answer.status} to {method} {path}: {text[:200]}")
    return answer.status, text


def put(path, calendar):
    ask("PUT", path, calendar, "text/calendar", 201)


def uid_of(component):
    return re.search(r"^UID:(.*?)\r?$", component, re.MULTILINE)[1]


def query(collection, component, *span):
    """The calendars, of one event each, that have something in that stretch of time, by their paths."""
    time_range = TIME_RANGE.format(*span) if span else ""
    asked = QUERY.format(component=component, time_range=time_range)
    _, text = ask("REPORT", collection, asked, "application/xml", 207)
    return {
        answer.find("D:href", NAMES).text: answer.find(".//C:calendar-data", NAMES).text
        for answer in tree.fromstring(text).findall("D:response", NAMES)
    }


def put_over(collection, component, calendar):
    """Each event in place of the one that had its UID, as clients do it; a whole calendar can only be put anew."""
    first = COMPONENT.search(calendar)
    paths = {uid_of(text): path for path, text in query(collection, component).items()}
    for event in COMPONENT.finditer(calendar):
        uid = uid_of(event[0])
        path = paths.get(uid, f"{collection}{uid}.ics")
        put(path, f"{calendar[: first.start()]}{event[0]}END:VCALENDAR\r\n")


def moment(time):
    """A day, which has no zone, is in UTC to radicale."""
    if isinstance(time, int):
        return datetime.datetime.fromtimestamp(time, UTC)
    return datetime.datetime.fromisoformat(time).replace(tzinfo=UTC)


def midnight(day):
    return datetime.datetime.combine(day, datetime.time(), NEW_YORK).astimezone(UTC)


def days_around(events):
    days = {moment(time).astimezone(NEW_YORK).date() for event in events for time in event[:2]}
    return sorted({day + n * DAY for day in days for n in (-1, 0, 1)})


def read(path, folder, read_event):
    """What is there, which must be on the days on which it is, and not on those around them."""
    with open(path, encoding="utf-8", newline="") as file:
        calendar = file.read()
    component = COMPONENT.search(calendar)[1]
    collection = f"/me/{os.path.basename(folder)}/"
    ask("PROPFIND", "/me/", "", "application/xml", 207)  # the first time, makes it
    if ask("PROPFIND", collection, "", "application/xml", 207, 404)[0] == 404:
        put(collection, calendar)
    else:
        put_over(collection, component, calendar)
    everything = {name: read_event(text) for name, text in query(collection, component).items()}
    for day in days_around(everything.values()):
        start, end = midnight(day), midnight(day + DAY)
        there = {name for name, event in everything.items() if moment(event.start) < end and moment(event.end) > start}
        found = set(query(collection, component, start, end))
        if found != there:
            sys.exit(f"radicale has on {day}: {found}, where {there} was expected")
    return everything.values()

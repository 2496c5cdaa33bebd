// Print what ical.js reads in a calendar: its properties, and each event with the instants that the
// calendar's own VTIMEZONEs give.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
const zones = new Map(
  calendar.getAllSubcomponents("vtimezone").map((component) => {
    const zone = new ICAL.Timezone(component);
    return [zone.tzid, zone];
  }),
);

function instant(event, name) {
  const property = event.getFirstProperty(name);
  const time = property.getFirstValue();
  const tzid = property.getParameter("tzid");
  if (tzid !== undefined) {
    if (!zones.has(tzid)) throw new Error(`${name} is in ${tzid}, which the calendar does not define`);
    time.zone = zones.get(tzid);
  } else if (time.zone !== ICAL.Timezone.utcTimezone) {
    throw new Error(`${name} is in no zone`);
  }
  return time.toUnixTime();
}

const texts = ["uid", "summary", "location", "description", "categories", "status", "transp", "organizer"];
const events = calendar.getAllSubcomponents("vevent").map((event) => ({
  start: instant(event, "dtstart"),
  end: instant(event, "dtend"),
  stamp: instant(event, "dtstamp"),
  sequence: event.getFirstPropertyValue("sequence"),
  language: event.getFirstProperty("summary").getParameter("language"),
  cn: event.getFirstProperty("organizer").getParameter("cn"),
  names: event.getAllProperties().map((property) => property.name),
  attendees: event.getAllProperties("attendee").length,
  ...Object.fromEntries(texts.map((name) => [name, event.getFirstPropertyValue(name)])),
}));
const head = ["prodid", "version", "calscale", "method", "name", "x-wr-calname"];
console.log(
  JSON.stringify({
    ...Object.fromEntries(head.map((name) => [name, calendar.getFirstPropertyValue(name)])),
    zones: [...zones.keys()],
    events,
  }),
);

// Read a calendar with ical.js and write it again, as iCalendar and as jCal.
// import_ical_js.mjs CALENDAR ICALENDAR JCAL
import fs from "node:fs";
import ICAL from "ical.js";

const [calendar, icalendar, jcal] = process.argv.slice(2);
const parsed = ICAL.parse(fs.readFileSync(calendar, "utf8"));
fs.writeFileSync(icalendar, `${ICAL.stringify(parsed)}\r\n`);
fs.writeFileSync(jcal, `${JSON.stringify(parsed)}\n`);

// jcal_ical_js.mjs CALENDAR.ics CALENDAR.json: the two say the same, by the word of ical.js: what it reads in
// the first is the second, member by member; and what it writes of the second is the first, line by line.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

// ical.js has not heard of RFC 7986, whose NAME is a text.
ICAL.design.icalendar.property.name = { defaultType: "text" };

const [octets, json] = process.argv.slice(2).map((path) => readFileSync(path, "utf-8"));
const lines = (text) => text.replace(/\r\n[ \t]/g, "").split("\r\n").filter((line) => line !== "");
const jcal = JSON.parse(json);
const read = JSON.parse(JSON.stringify(ICAL.parse(octets)));

assert.deepEqual(jcal, read);
assert.deepEqual(lines(new ICAL.Component(jcal).toString()), lines(octets));
const components = jcal[2].length;
assert.ok(components > 0);

// A value that was lost on the way would show: the last of every component is taken away in turn.
for (const component of jcal[2]) {
  const [name, ...rest] = component[1].pop();
  assert.notDeepEqual(jcal, read, `nobody misses ${name} ${rest}`);
  component[1].push([name, ...rest]);
}
console.log(components);

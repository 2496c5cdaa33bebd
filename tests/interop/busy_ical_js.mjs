// Print what ical.js reads of busy times, and of days and tasks of documents.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
const periods = calendar.getAllSubcomponents("vfreebusy").flatMap((busy) =>
  busy.getAllProperties("freebusy").map((property) => {
    const period = property.getFirstValue();
    return [property.getParameter("fbtype"), period.start.toString(), period.end.toString()];
  }),
);
const due = calendar
  .getAllSubcomponents()
  .filter((component) => component.name !== "vfreebusy")
  .map((component) => ({
    name: component.name,
    uid: component.getFirstPropertyValue("uid"),
    start: component.getFirstPropertyValue("dtstart").toString(),
    end: component.getFirstPropertyValue(component.name === "vevent" ? "dtend" : "due").toString(),
    summary: component.getFirstPropertyValue("summary"),
  }));
console.log(JSON.stringify({ periods, due }));

// What ships is valid by the schemas, and what hld refuses (tests/bad) is not. If this failed unseen,
// an editor would paint a good document red, or let pass what hld will not read.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { documentOf, hld, readingArguments, root, shipped, validators } from "./schema_read.mjs";

// What no JSON Schema can say: folders of tests/bad, by the reason.
const REASONS = {
  "4.0 and 4e0 are integers to JSON Schema": ["integer-a-real", "integer-an-exponent"],
  "which zones there are, the machine knows": [
    "zone-a-folder", "zone-abbreviation", "zone-absolute", "zone-empty", "zone-long", "zone-misspelt", "zone-not-a-zone",
    "venue-zone-misspelt", "zone-of-meeting-unknown", "zone-of-the-machine", "zone-unknown", "zone-with-dots", "zone-with-dots-inside",
    "zone-with-leap-seconds",
  ],
  "two places of one document are compared": [
    "mandate-clause-id-twice", "mandate-count-exactly-and-max", "mandate-count-min-above-max", "mandate-dates-end-before-they-begin",
    "mandate-day-of-when-past-the-last", "mandate-day-past-the-last",
    "mandate-day-past-the-last-in-also", "mandate-days-out-of-order", "mandate-days-twice", "mandate-part-ends-before-start",
    "mandate-part-not-defined", "mandate-part-twice", "participants-absence-ends-before-it-begins",
    "participants-absence-of-person-reversed", "participants-office-ends-before-it-begins",
    "absence-of-a-representative-reversed", "office-ends-before-it-begins",
    "participants-id-of-person-taken", "participants-id-of-representative-numbered", "participants-id-of-representative-taken",
    "participants-id-twice", "registrations-asks-twice", "registrations-asks-twice-for-a-table",
    "registrations-asks-twice-for-one-group", "registrations-id-twice", "registrations-latest-at-earliest",
    "registrations-latest-before-earliest", "venue-hours-of-no-length", "venue-hours-overlap", "venue-hours-reversed", "venue-room-twice",
  ],
  "what a preference needs depends on its kind": [
    "preferences-at-without-time", "preferences-compact-without-who", "preferences-day-of-spread", "preferences-from-of-keep",
    "preferences-to-before-from", "prefer-of-programme-without-time",
  ],
  "who and what there is, other documents say": ["preferences-no-meeting", "preferences-nobody"],
  "depth is not counted": ["mandate-selectors-nested-too-deep"],
};
const UNSAYABLE = new Set(Object.values(REASONS).flat());

const valid = validators();
const problems = [];

for (const { document, name, text } of shipped())
  if (!valid[document](JSON.parse(text)))
    problems.push(`${name} is refused: ${JSON.stringify(valid[document].errors)}`);

// The document, or undefined where it is no JSON.
function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

const bad = `${root}/tests/bad`;
const cases = readdirSync(bad);
let refused = 0;
let unparsed = 0;
for (const name of cases) {
  const [input] = readdirSync(`${bad}/${name}`).filter((file) => file.startsWith("input."));
  const bytes = readFileSync(`${bad}/${name}/${input}`);
  const document = documentOf(name);
  const run = spawnSync(hld, readingArguments(document, "-"), { input: bytes, encoding: "utf8" });
  const json = parse(bytes);
  if (run.status !== 3) problems.push(`hld reads tests/bad/${name}`);
  if (json === undefined) {
    unparsed++;
    continue;
  }
  const accepts = valid[document](json);
  if (accepts && !UNSAYABLE.has(name)) problems.push(`tests/bad/${name} passes the schema; hld says: ${run.stderr.trim()}`);
  if (!accepts && UNSAYABLE.has(name)) problems.push(`tests/bad/${name} is refused: take it off REASONS`);
  refused += !accepts;
}
for (const name of UNSAYABLE)
  if (!cases.includes(name)) problems.push(`tests/bad/${name} is not there: take it off REASONS`);

const totals = `${cases.length} bad inputs: ${unparsed} are no JSON, ${refused} are refused by the schemas`;
console.log([...problems, `${totals}; ${problems.length} problems`].join("\n"));
process.exit(problems.length > 0 || refused === 0 ? 1 : 0);

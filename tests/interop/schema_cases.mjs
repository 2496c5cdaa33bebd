// Schema and reader agree: keys of what ships are dropped, misspelt or given other values, one at a
// time, and ajv and hld must both accept or both refuse the result. STRIDE=1 tries them all: a minute.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { promisify } from "node:util";
import { hld, readingArguments, shipped, validators } from "./schema_read.mjs";

// What hld says of documents that a schema cannot refuse.
const UNSAYABLE = [
  /day \d+ is not one of the \d+ days of the conference/,
  /is not among the parts of the conference's day/,
  /is taken by a clause before it/,
  /is not after the day before it in the list/,
  /ends before it begins/,
  /does not end after it begins/,
  /'\w+' is below '\w+'/,
  /'exactly' goes with neither/,
  /\/conference\/parts\/\d+: .* is there twice/,
  /is no known time zone/,
  /no (venue|list of participants) '/,
  /is taken by another/,
  /'until' is not after 'from'/,
  /begins before the hours before it end/,
  /(nobody|no meeting) has the id/,
  /goes with 'at' and 'not-at' only/,
  /needs a 'day', or a time/,
  /is not after '(from|earliest)'/,
  /is taken by a registration before it/,
  /asks (to speak|for a seat at a table) twice/,
  /no (participant|representative|meeting) has the id/,
  /has the level [a-z-]+/,
  /idle hours are somebody's/,
];

const VALUES = [
  null, true, false, 7, -1, 0, 1.5, 400, 100000, 2147483648, "", "several words", "bell \u0007", "next line \u0085", "an-id", "-id", "an-id\n",
  "2006-02-29", "2004-02-29", "1900-02-29", "2006-09-31T10:00", "2006-09-14T10:00", "24:00", "09:30", [], [null], {},
  { en: "words" }, { fr: "mots" }, { en: 1 },
];
const STRIDE = Number(process.env.STRIDE ?? 29); // 1: all of them; shares no divisor with the number of changes
const BATCH = 200;

// Every object and array in json, with the way to it; elements of an array have one way but for clauses,
// whose kinds of rule differ.
function* containers(json, way) {
  if (json === null || typeof json !== "object") return;
  const here = json.rule !== undefined ? `${way}(${json.rule})` : way;
  yield { json, way: here };
  for (const [key, value] of Object.entries(json)) yield* containers(value, `${here}/${Array.isArray(json) ? "*" : key}`);
}

// Changes of one member, each undone by giving the container its members back.
function* changes(json) {
  const isArray = Array.isArray(json);
  for (const key of Object.keys(json)) {
    const label = isArray ? "*" : key;
    if (!isArray) {
      yield [`drop ${label}`, () => delete json[key]];
      yield [`misspell ${label}`, () => ((json[`${key}s`] = json[key]), delete json[key])];
    }
    for (const [n, value] of VALUES.entries()) yield [`${label} = ${JSON.stringify(value)} ${n}`, () => (json[key] = value)];
    yield [`${label} in a list`, () => (json[key] = [json[key]])];
    if (Array.isArray(json[key])) yield [`${label} out of its list`, () => (json[key] = json[key][0] ?? null)];
  }
}

function restore(json, members) {
  for (const key of Object.keys(json)) delete json[key];
  if (Array.isArray(json)) json.length = 0;
  Object.assign(json, members);
}

// The first of each sort of mutation of each sort of place; every STRIDE-th of them.
function* mutations(valid) {
  const seen = new Set();
  for (const { document, name, text } of shipped()) {
    const json = JSON.parse(text);
    for (const place of containers(json, document)) {
      const members = Array.isArray(place.json) ? [...place.json] : { ...place.json };
      for (const [change, apply] of changes(place.json)) {
        const sort = `${place.way}: ${change}`;
        if (seen.has(sort)) continue;
        seen.add(sort);
        if (seen.size % STRIDE !== 0) continue;
        apply();
        yield { document, sort: `${name}: ${sort}`, text: JSON.stringify(json), accepts: valid[document](json) };
        restore(place.json, members);
      }
    }
  }
}

// Run hld on a batch. A shell starts programs faster than node does.
async function readAll(mutants) {
  const folder = mkdtempSync(`${tmpdir()}/hld-cases-`);
  try {
    const loops = Array.from({ length: availableParallelism() }, () => []);
    for (const [n, mutant] of mutants.entries()) {
      mutant.file = `${folder}/${n}.json`;
      writeFileSync(mutant.file, mutant.text);
      loops[n % loops.length].push(quoted([hld, ...readingArguments(mutant.document, mutant.file)], mutant.file));
    }
    await Promise.all(loops.map((commands) => promisify(execFile)("sh", ["-c", commands.join("\n")])));
    for (const mutant of mutants) {
      mutant.status = Number(readFileSync(`${mutant.file}.status`, "utf8"));
      mutant.says = readFileSync(`${mutant.file}.err`, "utf8").trim();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function quoted(words, file) {
  const command = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  return `${command} >/dev/null 2>'${file}.err'; echo $? >'${file}.status'`;
}

// What is wrong with the way hld and ajv took one mutant, or nothing.
function disagreement({ sort, accepts, status, says }) {
  if (status > 3) return `${sort}: hld ends with ${status}: ${says}`;
  const reads = status < 2;
  if (reads === accepts || (accepts && UNSAYABLE.some((known) => known.test(says)))) return undefined;
  return `${sort}: the schema ${accepts ? "accepts" : "refuses"} it, hld ${reads ? "reads it" : `does not: ${says}`}`;
}

const problems = [];
const mutants = [];
let count = 0;
let accepted = 0;

async function judge() {
  await readAll(mutants);
  for (const mutant of mutants) {
    const problem = disagreement(mutant);
    if (problem !== undefined) problems.push(problem);
    accepted += mutant.accepts;
  }
  count += mutants.length;
  mutants.length = 0;
}

for (const mutant of mutations(validators())) if (mutants.push(mutant) === BATCH) await judge();
await judge();

console.log([...problems.slice(0, 40), `${count} mutations, ${accepted} valid, ${problems.length} problems`].join("\n"));
process.exit(problems.length > 0 || count === 0 || accepted === 0 ? 1 : 0);

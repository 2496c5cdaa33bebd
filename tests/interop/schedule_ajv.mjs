// schedule_ajv.mjs SCHEMA FILE...: validate each file by a schema of draft 6, whose unknown formats count for nothing.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const json = (path) => JSON.parse(readFileSync(path, "utf-8"));
const ajv = new Ajv({ strict: false, allErrors: true, formats: { color: true } });
addFormats(ajv);
ajv.addMetaSchema(json(new URL(import.meta.resolve("ajv/dist/refs/json-schema-draft-06.json"))));
const validate = ajv.compile(json(process.argv[2]));
const files = process.argv.slice(3);
const problems = files.flatMap((path) => {
  validate(json(path));
  return (validate.errors ?? []).map((error) => `${path}: ${error.instancePath} ${error.message}`);
});

// A schedule without its first event's guid is refused: the schema was read.
const broken = json(files[0]);
delete Object.values(broken.schedule.conference.days[0].rooms)[0][0].guid;
if (validate(broken)) problems.push("an event without a guid is accepted");
console.log([...problems.slice(0, 20), `${files.length} files, ${problems.length} problems`].join("\n"));
process.exit(problems.length > 0 ? 1 : 0);

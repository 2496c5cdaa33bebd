// The schemas that `hld schema` prints, compiled by ajv with everything on that makes it strict.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

export const hld = process.env.HLD;
export const root = process.env.HLD_SOURCE_DIR;

// Documents, and where those that ship lie.
const folders = {
  mandate: "mandates", programme: "programmes", participants: "participants", venue: "venues", preferences: "preferences",
  registrations: "registrations",
};

// The document that a folder of tests/bad holds, by its name.
export function documentOf(name) {
  return Object.keys(folders).find((document) => name.startsWith(`${document}-`)) ?? "programme";
}

export function validators() {
  const valid = {};
  for (const document of Object.keys(folders)) {
    const ajv = new Ajv2020({ strict: true });
    addFormats(ajv);
    valid[document] = ajv.compile(JSON.parse(execFileSync(hld, ["schema", document], { encoding: "utf8" })));
  }
  return valid;
}

// What ships, as {document, name, text}.
export function shipped() {
  return Object.entries(folders).flatMap(([document, folder]) =>
    readdirSync(`${root}/data/${folder}`)
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map((name) => ({ document, name, text: readFileSync(`${root}/data/${folder}/${name}`, "utf8") })),
  );
}

// A programme that has whom and what the preferences that ship name, and is planned in no time.
let small;
function smallProgramme() {
  if (small === undefined) {
    small = `${mkdtempSync(`${tmpdir()}/hld-schema-`)}/small.json`;
    const meeting = { id: "m", kind: "plenary", start: "2006-09-14T10:00", end: "2006-09-14T13:00" };
    writeFileSync(small, JSON.stringify({
      format: "hld-programme/1", id: "small", title: "Small", zone: "America/New_York",
      people: [{ id: "annan", name: "Annan" }], meetings: [meeting],
    }));
    process.on("exit", () => rmSync(dirname(small), { recursive: true }));
  }
  return small;
}

// Arguments by which hld reads a document of that sort and, if it can, does little more.
export function readingArguments(document, file) {
  if (document === "mandate") return ["explain", "-m", file, "room-in-use"];
  const check = ["check", "-m", `${root}/data/mandates/a-res-59-241.json`];
  if (document === "preferences") return ["plan", "--from", smallProgramme(), "--steps", "1", "--prefer", file];
  if (document === "registrations") return ["speakers", "--limit", "5", "-r", file, `${root}/data/programmes/hld-2006.json`];
  if (document === "programme") return [...check, file];
  return [...check, document === "venue" ? "-V" : "-p", file, `${root}/data/programmes/hld-2006-annex.json`];
}

// The two schemas that `hld schema` prints, compiled by ajv with everything on that makes it strict.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

export const hld = process.env.HLD;
export const root = process.env.HLD_SOURCE_DIR;

export function validators() {
  const valid = {};
  for (const document of ["mandate", "programme"]) {
    const ajv = new Ajv2020({ strict: true });
    addFormats(ajv);
    valid[document] = ajv.compile(JSON.parse(execFileSync(hld, ["schema", document], { encoding: "utf8" })));
  }
  return valid;
}

// What ships, as {document, name, text}.
export function shipped() {
  return ["mandate", "programme"].flatMap((document) =>
    readdirSync(`${root}/data/${document}s`)
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map((name) => ({ document, name, text: readFileSync(`${root}/data/${document}s/${name}`, "utf8") })),
  );
}

// Arguments by which hld reads a document of that sort and, if it can, does little more.
export function readingArguments(document, file) {
  return document === "mandate"
    ? ["explain", "-m", file, "room-in-use"]
    : ["check", "-m", `${root}/data/mandates/a-res-59-241.json`, file];
}

#!/usr/bin/env bash
# hld(1) is sound roff and names every command, option, exit status, severity, key and check that there is.
# It is made from the tables, so what is missing here is missing from a table or from its printing.
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}"
: "${HLD:?the program to test}" "${HLD_MANUAL_BIN:?the program that writes the manual}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
page=$work/hld.1
"$HLD_MANUAL_BIN" >"$page"
export LC_ALL=C.UTF-8

# Print what is wrong with the page as roff, and fill $work/text with what it reads like.
rendered=
if command -v groff >/dev/null; then
	groff -man -ww -Tutf8 -Kutf8 -P-c "$page" >"$work/text" 2>"$work/warnings" || echo "groff: $?" >>"$work/warnings"
	rendered=1
elif command -v mandoc >/dev/null; then
	mandoc -Tlint -Wwarning "$page" >"$work/warnings" 2>&1 || true
	mandoc -Tutf8 "$page" | col -b >"$work/text"
	rendered=1
fi
if [[ -s $work/warnings ]]; then
	cat "$work/warnings"
	exit 1
fi

/usr/bin/python3 - "$page" "$HLD" <<'PYTHON'
import json, re, subprocess, sys

page, hld = sys.argv[1:]
text = open(page, encoding="utf-8").read()
text = re.sub(r"\\f[BIR]", "", text).replace("\\-", "-").replace("\\&", "")
lines = text.split("\n")
problems = []

def output(*arguments):
    return subprocess.run([hld, *arguments], check=True, capture_output=True, text=True).stdout

def want(what, found):
    if not found:
        problems.append(f"not in the manual: {what}")

def section(title, level):
    """The text under a heading, up to the next one as high."""
    start = lines.index(f'.{level} "{title}"')
    ends = [".SH "] if level == "SH" else [".SH ", ".SS "]
    rest = lines[start + 1 :]
    length = next((n for n, line in enumerate(rest) if any(map(line.startswith, ends))), len(rest))
    return "\n".join(rest[:length])

commands = re.findall(r"^  ([a-z]+) ", output("--help"), re.M)
want("any command", commands)
for command in commands:
    usage = output(command, "--help")
    operands = re.search(r"^Usage: hld \S+ \[OPTION\]\.\.\. (.*)$", usage, re.M).group(1)
    body = section(f"hld {command} {operands}", "SS")
    for letter, name in re.findall(r"^  (?:-(.), )? *--(\S+)", usage, re.M):
        want(f"hld {command} --{name}", f"--{name}" in body and (not letter or f"-{letter}, " in body))
    for word, doc in re.findall(r"^  (\S+) +(.*)$", usage.partition(" is one of:\n")[2], re.M):
        want(f"hld {command}: {word}", f"\n{word}\n{doc}" in body.replace("\\(aq", "'"))

header = open("planner/hld.h", encoding="utf-8").read()
statuses = section("EXIT STATUS", "SH")
rows = re.findall(r'^\tX\(\w+, (\d+), "(.*?)"\)', header, re.M)
want("any exit status", rows)
for code, phrase in rows:
    entry = statuses.partition(f"\n{code}\n")[2].partition("\n.TP")[0]
    want(f"exit status {code}: {phrase}", phrase in entry)
severities = section("SEVERITY", "SH")
for word in re.findall(r'^\tX\([A-Z]+, "(.*?)", ', header, re.M):
    want(f"severity {word}", f"\n{word}\n" in severities)
always = section("CHECKS THAT ALWAYS RUN", "SH")
for check in re.findall(r'X\([A-Z_]+, "([a-z-]+)", HLD_', open("planner/rules/always.h", encoding="utf-8").read()):
    want(f"check {check}", f"\n{check} (" in always)

for document in "programme", "mandate", "participants", "venue", "preferences", "registrations":
    schema = json.loads(output("schema", document))
    shapes = {document: schema, **{name: shape for name, shape in schema["$defs"].items() if "properties" in shape}}
    for name, shape in shapes.items():
        own = name in (document, "selector") or name.startswith("params-")
        body = section(name.removeprefix("params-") + ("" if own else f" in a {document}"), "SS")
        for key in shape["properties"]:
            found = re.search(rf"^{key} \((.*)\)$", body, re.M)
            want(f"key {key} of a {name}", found)
            if found and key in shape.get("required", []):
                want(f"that key {key} of a {name} is required", "required" in found.group(1))

for title in "NAME SYNOPSIS DESCRIPTION COMMANDS ENVIRONMENT FILES EXAMPLES".split():
    want(title, re.search(rf'^\.SH "?{title}', text, re.M))
print(*problems, f"{len(commands)} commands, {len(problems)} problems", sep="\n")
sys.exit(bool(problems))
PYTHON

if [[ -z $rendered ]]; then
	echo "skipped: there is neither groff nor mandoc to read the page"
	exit 77
fi
grep -q 'hold a programme against the mandates that it names' "$work/text"

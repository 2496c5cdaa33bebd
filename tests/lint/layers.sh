#!/usr/bin/env bash
# The layers of planner/LAYERS hold, and nothing below planner/cli reaches for the outside world.
# If this failed unseen, the library could not be embedded: it might print, exit or depend on the clock.
#
# layers.sh              self-test, then check HLD_SOURCE_DIR
# layers.sh --self-test  only show that forbidden lines are reported
set -euo pipefail
root=${HLD_SOURCE_DIR:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}

check() {
	/usr/bin/python3 - "$1" <<'PYTHON'
import fnmatch, os, re, sys

root = sys.argv[1]
folders, headers_of_file, third_party, callers, libc = {}, {}, {}, {}, set()
for line in open(os.path.join(root, "planner/LAYERS"), encoding="utf-8"):
    line = line.split("#")[0].strip()
    if "->" in line:
        left, right = (part.strip() for part in line.split("->"))
        if "<" in right:
            headers_of_file[left] = re.findall(r"<(.*?)>", right)
        else:
            folders[left] = right.split()
    elif line:
        left, right = line.split(":")
        if left.startswith("call "):
            callers[left[5:]] = right.split()
        elif left == "libc":
            libc.update(right.split())
        else:
            third_party[left] = right.split()

OUTSIDE = re.compile(r"\b((v?printf|puts|putchar|perror|_?exit|_Exit|quick_exit|abort|(?:secure_)?getenv|setlocale"
                     r"|localeconv|time|clock|clock_gettime|gettimeofday|(?:local|gm)time(?:_r)?|mktime)\s*\("
                     r"|stdout\b|stderr\b)")
FOPEN = re.compile(r"\bfopen\s*\([^;]*,\s*\"[^\"]*[wa+]")
STATIC = re.compile(r"^\s*static\b[^;={]*", re.M)
TOKEN = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.S)
problems = []

def report(path, line, text):
    problems.append(f"{path}:{line}: {text}")

def folder_of(path):
    return max((f for f in folders if path.startswith(f + "/")), key=len, default=None)

def blank(text, strings):
    """Remove comments, and strings too if asked; lines keep their numbers."""
    def keep(match):
        token = match.group()
        if token[0] == "/":
            return " " + "\n" * token.count("\n")
        return '""' if strings else token
    return TOKEN.sub(keep, text)

def check_system(path, line, name):
    places = [p for pattern, p in third_party.items() if fnmatch.fnmatch(name, pattern)]
    if places:
        if not any(fnmatch.fnmatch(path, place) for p in places for place in p):
            report(path, line, f"<{name}> is for {' '.join(places[0])} only")
    elif name not in libc:
        report(path, line, f"<{name}> has no row in planner/LAYERS")

def check_own(path, line, name):
    for start in (os.path.dirname(path), "planner", ""):
        target = os.path.normpath(os.path.join(start, name))
        if os.path.isfile(os.path.join(root, target)):
            break
    else:
        report(path, line, f'"{name}" is not a file of the project')
        return
    source, goal = folder_of(path), folder_of(target)
    if target != "planner/hld.h" and goal != source and not {goal, "*"} & set(folders.get(source, [])):
        report(path, line, f"{source} -> {goal} is forbidden (\"{name}\")")

def is_const(declaration):
    after_star = declaration.rpartition("*")[2] if "*" in declaration else declaration
    return re.search(r"\bconst\b", after_star)

def check_outside(path, text):
    code = blank(text, strings=True)
    for match in OUTSIDE.finditer(code):
        if path in callers.get(match.group(2), []):
            continue
        report(path, code.count("\n", 0, match.start()) + 1, f"'{match.group()}' below planner/cli")
    for match in FOPEN.finditer(with_strings := blank(text, strings=False)):
        report(path, with_strings.count("\n", 0, match.start()) + 1, "opens a file for writing below planner/cli")
    for match in STATIC.finditer(code):
        declaration = match.group().strip()
        is_function = "(" in declaration and "(*" not in declaration
        if not is_function and not is_const(declaration):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            report(path, code.count("\n", 0, start) + 1, f"mutable static: '{' '.join(declaration.split())}'")

def check_file(path):
    text = open(os.path.join(root, path), encoding="utf-8").read()
    if path not in headers_of_file and folder_of(path) is None:
        report(path, 1, "its folder has no row in planner/LAYERS")
        return
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*(?:<(.*?)>|"(.*?)")', blank(text, strings=False), re.M):
        line = text.count("\n", 0, match.start()) + 1
        system, own = match.groups()
        if path in headers_of_file:
            if system not in headers_of_file[path]:
                report(path, line, f"includes only {' '.join(headers_of_file[path])}, not {system or own}")
        elif system:
            check_system(path, line, system)
        else:
            check_own(path, line, own)
    if not path.startswith("planner/cli/"):
        check_outside(path, text)

files = [os.path.relpath(os.path.join(base, name), root)
         for top in ("planner", "export")
         for base, _, names in os.walk(os.path.join(root, top))
         for name in names if name.endswith((".c", ".h"))]
for path in sorted(files):
    check_file(path)
print(*problems, f"{len(files)} files, {len(problems)} problems", sep="\n")
sys.exit(bool(problems) or not files)
PYTHON
}

# A small tree with one fault of each sort, and lines that only look like faults.
self_test() {
	local tree expected got
	tree=$(mktemp -d)
	trap 'rm -rf "$tree"' RETURN
	mkdir -p "$tree"/planner/{base,model,cli} "$tree"/export
	cp "$root/planner/LAYERS" "$tree/planner/"
	printf '#include <stdio.h>\n' >"$tree/planner/hld.h"
	printf 'int model;\n' >"$tree/planner/model/model.h"
	cat >"$tree/planner/base/bad.c" <<'C'
#include "hld.h"
#include "model/model.h"
#include <jansson.h>
#include <curl/curl.h>
static const char *names[] = {"a"};
static int count;
void bad(void)
{
	static struct { int n; } cache;
	printf("x");
	exit(time(0));
	fopen(path, "wb");
}
C
	cat >"$tree/planner/model/good.c" <<'C'
#include "hld.h"
#include "model.h"
#include <string.h>
/* printf("x"); */
static const char *const names[] = {"exit(1)", "a"};
static const struct row { const char *name; int n; } rows[] = {{"a", 1}};
static_assert(sizeof rows > 0, "rows");
static int *find(const char *name);
static const char *
text(void)
{
	static const int x = 1;
	FILE *file = fopen(name, "rb");
	spend_time(start_time);
	snprintf(out, size, "%d", 1);
}
C
	printf '#include <jansson.h>\n' >"$tree/export/json.c"
	printf '#include "../export/x.h"\n#include <jansson.h>\nint main(void) { printf("x"); }\n' >"$tree/planner/cli/main.c"
	: >"$tree/export/x.h"
	expected='planner/base/bad.c:2: planner/base -> planner/model is forbidden ("model/model.h")
planner/base/bad.c:3: <jansson.h> is for planner/load/*.c export/json*.c only
planner/base/bad.c:4: <curl/curl.h> has no row in planner/LAYERS
planner/base/bad.c:10: '"'printf('"' below planner/cli
planner/base/bad.c:11: '"'exit('"' below planner/cli
planner/base/bad.c:11: '"'time('"' below planner/cli
planner/base/bad.c:12: opens a file for writing below planner/cli
planner/base/bad.c:5: mutable static: '"'static const char *names[]'"'
planner/base/bad.c:6: mutable static: '"'static int count'"'
planner/base/bad.c:9: mutable static: '"'static struct'"'
planner/cli/main.c:2: <jansson.h> is for planner/load/*.c export/json*.c only
planner/hld.h:1: includes only stdbool.h stddef.h stdint.h, not stdio.h
7 files, 12 problems'
	if got=$(check "$tree"); then
		echo "self-test: the check passed a tree full of faults"
		return 1
	fi
	diff <(echo "$expected") <(echo "$got") || {
		echo "self-test: other faults were reported (>) than were made (<)"
		return 1
	}
}

self_test
if [[ ${1:-} != --self-test ]]; then
	check "$root"
fi

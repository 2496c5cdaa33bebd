#!/usr/bin/env bash
# README.md tells the truth: its files are written, its commands are run, and they print what it shows.
#
# ```json file=NAME   is a file; ```json from=FILE is a passage of that file, whatever its indentation
# ```console          "$ " begins a command, what follows is its output; a line "..." stands for any lines
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}"
: "${HLD:?the program to test}"

/usr/bin/python3 - "$HLD" <<'PYTHON'
import os, re, subprocess, sys, tempfile

root, hld = os.getcwd(), sys.argv[1]
readme = open("README.md", encoding="utf-8").read()
work = tempfile.TemporaryDirectory()
os.symlink(os.path.join(root, "data"), os.path.join(work.name, "data"))
environment = {"PATH": os.path.dirname(hld) + os.pathsep + os.environ["PATH"], "LC_ALL": "C.UTF-8"}
environment |= {key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")}
problems, commands, status = [], 0, 0

def run(command):
    """Run as a shell would after the command before, whose status $? is."""
    global status
    done = subprocess.run(["bash", "-c", f"(exit {status}); {command}"], cwd=work.name, env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    status = done.returncode
    return done.stdout.rstrip("\n")

def pattern(shown):
    rows = ["(?:.*\n)*?" if row == "..." else re.escape(row) + "\n" for row in shown]
    return re.compile("".join(rows) + r"\Z")

def check_console(block):
    global commands
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        printed = run(command)
        commands += 1
        if not pattern(shown).match(printed + "\n" if printed else ""):
            problems.append(f"$ {command}\nshown:\n" + "\n".join(shown) + f"\nprinted:\n{printed}")

def passage(text):
    return "\n".join(line.strip() for line in text.strip().split("\n"))

for info, block in re.findall(r"^```(.*)\n((?:(?!```).*\n)*)```$", readme, re.M):
    words = dict(word.split("=") for word in info.split()[1:])
    if "file" in words:
        with open(os.path.join(work.name, words["file"]), "w", encoding="utf-8") as file:
            file.write(block)
    if "from" in words and passage(block) not in passage(open(words["from"], encoding="utf-8").read()):
        problems.append(f"not in {words['from']}:\n{block}")
    if info == "console":
        check_console(block)

# A picture is there, and a drawing is what the command that writes a file of that name writes.
for path in re.findall(r"^!\[.*\]\((.*)\)$", readme, re.M):
    made = os.path.join(work.name, os.path.basename(path))
    if not path.endswith(".svg"):
        if not os.path.exists(path):
            problems.append(f"{path} is not there; see tools/pictures")
    elif not os.path.exists(made) or open(made, "rb").read() != open(path, "rb").read():
        problems.append(f"{path} is not what README.md says how to make")

header = open("planner/hld.h", encoding="utf-8").read()
codes = sorted(set(re.findall(r"^\tX\(\w+, (\d+),", header, re.M)), key=int)
table = readme[readme.index("| exit status |") :]
if re.findall(r"^\| (\d+) \|", table, re.M) != codes:
    problems.append(f"the exit statuses are {codes}")
for word in re.findall(r'^\tX\([A-Z]+, "(.*?)", ', header, re.M):
    if f"\n| {word} | " not in readme:
        problems.append(f"the table of severities has no '{word}'")

print(*problems, f"{commands} commands of README.md, {len(problems)} problems", sep="\n")
sys.exit(bool(problems) or commands == 0)
PYTHON

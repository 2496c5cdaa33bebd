#!/usr/bin/env bash
# The catalogues of data/locale have all words that agendas and calendars say, with the same places to
# fill, and no others. Were one missing, a page in Chinese would have a line of English in its midst.
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}"
if ! command -v xgettext >/dev/null; then
	echo "skipped: there is no xgettext"
	exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xgettext --from-code=UTF-8 --language=C --no-location --keyword= --keyword=locale_text:2 --keyword=locale_print:3 \
	--keyword=maker_words:2 --keyword=maker_print:2 --keyword=html_words:2 --keyword=N_ -o "$work/words.pot" export/*.c

/usr/bin/python3 - "$work/words.pot" data/locale/*.po <<'PYTHON'
import ast, re, sys

def read(path):
    words, key, into = {}, None, None
    for line in open(path, encoding="utf-8"):
        match = re.match(r'(msgid|msgstr)?\s*(".*")$', line.strip())
        if not match:
            continue
        text = ast.literal_eval(match[2])
        if match[1] == "msgid":
            key, into = "", "key"
        elif match[1] == "msgstr":
            assert key not in words, f"{path}: twice: {key}"
            words[key], into = "", "words"
        if into == "key":
            key += text
        else:
            words[key] += text
    words.pop("", None)
    return words

# Those that are not said in calls: labels of vocabularies, months, days of the week.
labels = set()
header = open("planner/model/words.h", encoding="utf-8").read().replace("\\\n", " ")
for name in ("MEETING_KINDS", "ITEM_KINDS", "CATEGORIES", "LEVELS"):
    body = re.search(rf"#define {name}\(X\)(.*?)\n", header)[1]
    labels |= {row[1] for row in re.findall(r'X\(\w+,\s*"([^"]*)",\s*"([^"]*)"\)', body)}
civil = open("planner/base/civil.c", encoding="utf-8").read()
labels |= set(re.findall(r'"((?:\w+day)|January|February|March|April|May|June|July|August|September|October|November|December)"', civil))
assert len(labels) > 50, labels

wanted = set(read(sys.argv[1])) | labels
problems = 0
for path in sys.argv[2:]:
    words = read(path)
    for what, some in (("missing", wanted - set(words)), ("said nowhere", set(words) - wanted)):
        for word in sorted(some):
            print(f"{path}: {what}: {word!r}")
            problems += 1
    for english, own in words.items():
        if set(re.findall(r"\{\d\}", english)) != set(re.findall(r"\{\d\}", own)) or not own:
            print(f"{path}: {english!r} has other places to fill in {own!r}")
            problems += 1
        if re.search(r"\{(?!\d\})", own):
            print(f"{path}: a brace that is no place to fill: {own!r}")
            problems += 1
print(f"{len(wanted)} words in {len(sys.argv) - 2} catalogues, {problems} problems")
sys.exit(problems > 0 or len(sys.argv) < 7)
PYTHON

#!/usr/bin/env bash
# Agendas in the six official languages: nothing of the Dialogue of 2006 is left in English but what is said to be, no
# line is wider than a page, and the hours are those of the English agenda. Who reads Chinese would else come late.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
programme=$root/data/programmes/hld-2006.json

cat >page.py <<'PYTHON'
import re, sys, unicodedata
lang, english, own = sys.argv[1], open("en", encoding="utf-8").read(), open(sys.argv[1], encoding="utf-8").read()

def width(line):
    wide = {"W": 2, "F": 2}
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) == "Cf" else wide.get(unicodedata.east_asian_width(c), 1)
               for c in line)

for line in own.split("\n"):
    assert width(line) <= 80, (width(line), line)
    assert line == line.rstrip(), line

# The times of each page in order, as minutes: "10 a.m.-1 p.m.", "10.30-11 a.m.", "10 heures-13 heures", "上午10时至下午1时".
def minutes(hour, minute, half):
    hour = int(hour)
    if half:
        hour = hour % 12 + (12 if half in ("p.m.", "下午") else 0)
    return 60 * hour + int(minute or 0)

def spans(text, lang):
    text = re.sub("[\u2066-\u2069]", "", text)
    found = []
    if lang == "en":
        for a, b, c, d, e, f in re.findall(r"^ {0,2}(\d+)(?:\.(\d\d))?(?: ([ap]\.m\.))?-(\d+)(?:\.(\d\d))? ([ap]\.m\.)", text, re.M):
            found.append((minutes(a, b, c or f), minutes(d, e, f)))
    elif lang == "zh":
        for a, b, c, d, e, f in re.findall(r"^ {0,2}(上午|下午)(\d+)时(?:(\d\d)分)?至(上午|下午)?(\d+)时(?:(\d\d)分)?", text, re.M):
            found.append((minutes(b, c, a), minutes(e, f, d or a)))
    else:
        clock = r"(\d+)(?:\u00a0heures|\u00a0h\u00a0(\d\d)|[:.](\d\d))"
        for a, b, c, d, e, f in re.findall(rf"^ {{0,2}}{clock}-{clock}", text, re.M):
            found.append((minutes(a, b or c, ""), minutes(d, e or f, "")))
    return found

# Noon and midnight are words in English; no meeting of this programme has them.
assert spans(own, lang) == spans(english, "en") and len(spans(own, lang)) > 15, (spans(own, lang), spans(english, "en"))
assert not re.search(r"\b(Theme|meeting|Chair|Thursday|September)\b", own), own
PYTHON
"$hld" export -f text -o en "$programme"
for lang in ar es fr ru zh; do
	run "$hld" export -f text --lang $lang "$programme"
	expect 0 # and nothing is missing
	mv out $lang
	holds /usr/bin/python3 page.py $lang
	"$hld" export -f text --lang $lang-XX -o again "$programme"
	same $lang again
done
holds test "$(sort -u ar es fr ru zh | grep -ciE 'unofficial|non officielle|no oficial|Неофициальный|非正式译文|غير رسمية')" -ge 5

# What is missing is listed, each text once, cut where it is long; words of one's own are no failure.
run "$hld" export -f text --lang fr "$root/data/programmes/hiv-aids-2001.json"
holds grep -q "^hld: [0-9]* texts are not there in French and stand in English:$" err
holds test "$(wc -l <err)" -gt 3
holds test "$(sort err | uniq -d | wc -l)" = 0
holds test "$(awk 'length > 100' err | wc -l)" = 0
run "$hld" export -f text --lang de good.json
holds test "$(cat err)" = "hld: the words of hld are not there in 'de' and stand in English"
"$hld" export -f text -o english good.json
same english out
run "$hld" export -f text --lang en-GB good.json
expect 0
same english out
run "$hld" export -f text --lang fr good.json
expect 0
holds grep -q '10.heures-13.heures  *Séance plénière' out

# A title of one's own that is long, without blanks, or in another script stays within the page.
/usr/bin/python3 - <<'PYTHON'
import json
d = json.load(open("good.json"))
d["meetings"][0]["title"] = {"en": "T", "zh": "国际移徙与发展问题，" * 40 + "（" + "长" * 60 + "）", "ar": "الهجرة " * 60, "ru": "миграция" * 40,
                             "fr": "é́" * 200, "es": "x" * 300}
json.dump(d, open("long.json", "w"))
PYTHON
for lang in ar es fr ru zh; do
	"$hld" export -f text --lang $lang -o long.txt long.json
	holds /usr/bin/python3 - long.txt <<'PYTHON'
import sys, unicodedata
for line in open(sys.argv[1], encoding="utf-8").read().split("\n"):
    columns = sum(0 if unicodedata.combining(c) or unicodedata.category(c) == "Cf" else 1 + (unicodedata.east_asian_width(c) in "WF")
                  for c in line)
    assert columns <= 80, (columns, line)
    assert not line.strip().startswith(("，", "。", "）")), line
PYTHON
done
finish

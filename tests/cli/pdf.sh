#!/usr/bin/env bash
# The agenda on paper says what the agenda on the screen says, word for word, in letters that a printer has:
# whoever holds a sheet knows when and where to be. Other programs read the pages here.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

for tool in pdftotext pdfinfo pdffonts; do
	if ! command -v $tool >/dev/null; then
		echo "skipped: there is no $tool"
		exit 77
	fi
done
run "$hld" export -f pdf -o good.pdf good.json
if grep -q 'without pango and cairo' err; then
	echo "skipped: $(cat err)"
	exit 77
fi
expect 0

# Sizes of paper
size() { pdfinfo "$1" | sed -n 's/^Page size: *//p'; }
holds test "$(size good.pdf)" = "595.276 x 841.89 pts (A4)"
"$hld" export -f pdf --size a4 -o a4.pdf good.json
same good.pdf a4.pdf
"$hld" export -f pdf --size letter -o letter.pdf good.json
holds test "$(size letter.pdf)" = "612 x 792 pts (letter)"
run "$hld" export -f pdf --size a5 good.json
expect 2 "hld: no paper 'a5': use a4 or letter"
run "$hld" export -f text --size a4 good.json
expect 2 "hld: --size goes with pdf, not with text"

# The same bytes, whatever the environment prefers; dated by the programme, or as it is told.
(export LANG=ja_JP.UTF-8 LANGUAGE=ja PANGO_LANGUAGE=ja TZ=Asia/Tokyo HOME=/nonexistent &&
	"$hld" export -f pdf -o again.pdf good.json)
same good.pdf again.pdf
created() { TZ=UTC pdfinfo -isodates "$1" | sed -n 's/^CreationDate: *//p'; }
holds test "$(created good.pdf)" = 2006-09-01T00:00:00Z
SOURCE_DATE_EPOCH=1158242401 "$hld" export -f pdf -o dated.pdf good.json
holds test "$(created dated.pdf)" = 2006-09-14T14:00:01Z
sed 's/"issued": "[^"]*",//' good.json | "$hld" export -f pdf -o undated.pdf -
holds test "$(created undated.pdf)" = 1970-01-01T00:00:00Z

# What a document says of itself
sed 's/"Good"/"A \\"(title\\\\) <b>\&amp; – Ж é \\n of two"/; s/"zone"/"organ": "General Assembly", &/' good.json |
	"$hld" export -f pdf -o titled.pdf -
pdfinfo titled.pdf >info
holds grep -qxF 'Title:           A "(title\) <b>&amp; – Ж é of two' info
holds grep -qx 'Author:          General Assembly' info
holds grep -qx 'Tagged:          yes' info
holds grep -aqF '/Lang (en)' titled.pdf
"$hld" export -f pdf --lang ar -o arabic.pdf good.json
holds grep -aqF '/Lang (ar)' arabic.pdf
holds grep -aqF '/Direction /R2L' arabic.pdf

# A character of no font there is
sed 's/"Good"/"Good \\uE000"/' good.json >private.json
run "$hld" export -f pdf private.json
expect 6 "hld: there is no font for '$(printf '\ue000')' (U+E000): install fonts-noto-core, or leave it out"

# Word for word
"$hld" speakers -r example-2006 -m A/RES/60/227 -m A/60/205 -o listed.json "$root/data/programmes/hld-2006.json" >/dev/null
"$hld" seats -r tables-2006 -p example-2006 -m A/RES/60/227 -o seated.json listed.json >/dev/null
run /usr/bin/python3 "$root/tests/support/pdf_read.py" "$hld" "$root/data/programmes" seated.json
cat out
expect 0

# However long a note is, no page begins with its last line alone.
holds /usr/bin/python3 - "$hld" <<'PYTHON'
import json, subprocess, sys
remainders = set()
for words in range(1740, 1960, 6):
    note = " ".join(["wort"] * words)
    json.dump({"format": "hld-programme/1", "id": "n", "title": "N", "zone": "UTC", "meetings": [
        {"id": "m", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T13:00", "note": note}]}, open("note.json", "w"))
    subprocess.run([sys.argv[1], "export", "-f", "pdf", "-o", "note.pdf", "note.json"], check=True)
    pages = subprocess.run(["pdftotext", "-layout", "note.pdf", "-"], check=True, capture_output=True, text=True).stdout.split("\f")
    lines = [sum("wort" in line for line in page.split("\n")) for page in pages]
    remainders.add([count for count in lines if count][-1])
assert 1 not in remainders and 2 in remainders, remainders
PYTHON

finish

#!/usr/bin/env bash
# The same input gives the same bytes, wherever and whenever: a programme that was checked in Tokyo is the one
# that is published in New York. And what is found does not depend on the order of the meetings in the file.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

programmes=("$root"/data/programmes/*.json)
mandate=A/RES/60/227

# all FOLDER: what every command prints about every programme
all() {
	local programme to
	mkdir "$1"
	to=$(cd "$1" && pwd)
	for programme in "${programmes[@]}"; do
		local name=$to/${programme##*/}
		"$hld" check "$programme" >"$name.check" || true
		"$hld" check -m $mandate --json "$programme" >"$name.check-json" || true
		for format in text pdf md csv svg png ical jcal schedule-xml schedule-json json; do
			"$hld" export -f $format "$programme" >"$name.$format"
		done
		"$hld" export -f ical --utc --lang fr "$programme" >"$name.fr"
	done
	"$hld" compare "${programmes[@]}" >"$to/compare" || true
	"$hld" compare --json -m $mandate "${programmes[@]}" >"$to/compare-json" || true
	"$hld" diff "${programmes[@]:0:2}" | sed '$d' >"$to/diff" || true # its last line names the file
	"$hld" diff --json "${programmes[@]:0:2}" >"$to/diff-json" || true
	for clause in four-plenaries dialogue-dates room-in-use; do
		"$hld" explain $clause >"$to/explain-$clause"
		"$hld" explain --json $clause >"$to/explain-$clause-json"
	done
}

# alike FOLDER FOLDER: the same files with the same bytes
alike() {
	tests=$((tests + 1))
	diff -rq "$1" "$2" >differ || fail "${BASH_LINENO[0]}: $2 differs: $(cat differ)"
}

holds test ${#programmes[@]} -ge 2
all plain
holds test "$(find plain -type f -size +0 | wc -l)" -ge 16
all again
alike plain again
(TZ=Asia/Tokyo all tokyo)
alike plain tokyo
(TZ=America/New_York all new-york)
alike plain new-york
(LC_ALL=C all c)
alike plain c
(LC_ALL=C.UTF-8 all c-utf-8)
alike plain c-utf-8
for locale in tr_TR.utf8 tr_TR.UTF-8 de_DE.utf8 fr_FR.utf8 ar_EG.utf8; do
	if locale -a 2>/dev/null | grep -qx "$locale"; then
		(LC_ALL=$locale all "$locale")
		alike plain "$locale"
	fi
done
mkdir -p elsewhere/deep
(cd elsewhere/deep && TERM=xterm COLUMNS=40 HOME=/nonexistent all ../../moved)
alike plain moved
(cd / && all "$tmp/at-root")
alike plain at-root

# SOURCE_DATE_EPOCH dates calendars and paper, and nothing else.
(export SOURCE_DATE_EPOCH=1158242400 && all dated)
(export SOURCE_DATE_EPOCH=1158242400 TZ=Asia/Tokyo && all dated-tokyo)
alike dated dated-tokyo
holds grep -q '^DTSTAMP:20060914T140000Z' dated/hld-2006.json.ical
rm {plain,dated}/*.{ical,jcal,fr,pdf}
alike plain dated

# The findings of a programme with its meetings in another order: places differ, texts and their order do not.
cat >reorder.py <<'PYTHON'
import json, random, sys

programme = json.load(open(sys.argv[1], encoding="utf-8"))
seed = int(sys.argv[2])
if seed == 0:
    programme["meetings"].reverse()
else:
    random.Random(seed).shuffle(programme["meetings"])
json.dump(programme, open(sys.argv[3], "w", encoding="utf-8"), ensure_ascii=False, indent=1)
PYTHON
findings() {
	("$hld" check -m $mandate -m A/60/205 "$1" || test $? = 1) | sed -E 's/^[^ ]*: //'
}
for programme in "${programmes[@]}"; do
	findings "$programme" >right
	holds test "$(wc -l <right)" -gt 5
	for seed in 0 1 2 3 4 5; do
		/usr/bin/python3 reorder.py "$programme" $seed reordered.json
		findings reordered.json >reordered
		same right reordered
	done
done

finish

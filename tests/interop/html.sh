#!/usr/bin/env bash
# Readers of pages that are not ours: html-validate finds them valid; axe-core finds nothing serious in Chromium, in
# six languages, light and dark, on a desk and on a phone; every meeting is found and every text read without a script.
# If this failed unseen, delegates who cannot see, or who have a telephone, would be without a programme.
# STRIDE=1 tries the programme with speakers and tables in all languages.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${HLD_SOURCE_DIR:-$here/../..}
hld=${HLD:?is the hld executable to test}

if [[ ! -d $here/node_modules/axe-core || ! -d $here/node_modules/html-validate ]] || ! command -v node >/dev/null; then
	echo "skipped: there is no axe-core or html-validate (npm ci in tests/interop) or no node"
	exit 77
fi
if ! command -v "${CHROMIUM:=chromium}" >/dev/null; then
	echo "skipped: there is no chromium"
	exit 77
fi
export CHROMIUM HLD_DATA=$root/data

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH
cd "$work"
mkdir pages

programme=$root/data/programmes/hld-2006.json
"$hld" speakers -r example-2006 -m A/RES/60/227 -m A/60/205 -o listed.json "$programme"
"$hld" seats -r tables-2006 -p example-2006 -m A/RES/60/227 -o seated.json listed.json
for lang in ar en es fr ru zh; do
	"$hld" export -f html --lang $lang -o pages/plain-$lang.html "$programme"
	if [[ ${STRIDE:-} == 1 || $lang == ar ]]; then # but for their words the others are as the page of findings, in English
		"$hld" export -f html --lang $lang -p example-2006 -o pages/seated-$lang.html seated.json
	fi
done
"$hld" export -f html --findings -m A/RES/60/227 -p example-2006 -o pages/findings.html seated.json
"$hld" export -f html --for Ghana -p example-2006 -o pages/ghana.html seated.json
node "$here/html_hard.mjs" >hard.json
"$hld" export -f html --lang ar -o pages/hard-ar.html hard.json
"$hld" export -f html -o pages/hard-en.html hard.json
"$hld" publish feed "$programme"
cp feed/index.html pages/index.html
cmp feed/agenda.html pages/plain-en.html

node "$here/html_valid.mjs" pages/*.html
node "$here/html_axe.mjs" pages hard.json

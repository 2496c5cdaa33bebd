#!/usr/bin/env bash
# Markdown says what the text agenda says, by the word of an independent reader of CommonMark (markdown-it), and what people
# wrote comes through as they wrote it. If this failed unseen, a title could make a heading, a list or a link of what follows.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
: "${HLD:?the program to test}"
export HLD
root=${HLD_SOURCE_DIR:-$(cd ../.. && pwd)}

if ! command -v node >/dev/null || [[ ! -d node_modules/markdown-it ]]; then
	echo "skipped: there is no node, or tests/interop/node_modules was not installed (tools/test does)"
	exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
listed=$work/listed.json seated=$work/seated.json
"$HLD" speakers -r example-2006 -m A/RES/60/227 -m A/60/205 -o "$listed" "$root/data/programmes/hld-2006.json"
"$HLD" seats -r tables-2006 -p example-2006 -m A/RES/60/227 -o "$seated" "$listed"
node markdown_read.mjs "$root"/data/programmes/*.json "$seated"

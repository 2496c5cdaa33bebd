#!/usr/bin/env bash
# The JSON Schemas say what hld reads, by the word of an independent validator (ajv).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
: "${HLD:?the program to test}"
export HLD HLD_SOURCE_DIR=${HLD_SOURCE_DIR:-$(cd ../.. && pwd)}

if ! command -v node >/dev/null || [[ ! -d node_modules/ajv ]]; then
	echo "skipped: there is no node, or tests/interop/node_modules was not installed (tools/test does)"
	exit 77
fi
status=0
node schema_ajv.mjs || status=1
node schema_cases.mjs || status=1
exit $status

#!/usr/bin/env bash
# data/schema holds what `hld schema` prints. If it did not, an editor would check what people write
# by one rule and hld by another.
#
# schema.sh --update   write data/schema anew
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}"
hld=${HLD:?the program to test}

for document in programme mandate participants venue preferences registrations; do
	copy=data/schema/$document.json
	if [[ ${1:-} == --update ]]; then
		"$hld" schema "$document" >"$copy"
	else
		diff "$copy" <("$hld" schema "$document") || {
			echo "$copy is not what hld schema $document prints; see schema.sh --update"
			exit 1
		}
	fi
done

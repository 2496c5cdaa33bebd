#!/usr/bin/env bash
# Every C file is laid out as .clang-format says, so that a diff shows changes and nothing else.
# Versions lay out differently: only 14 counts.
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}"

tool=$(command -v clang-format-14 || command -v clang-format || true)
if [[ -z $tool ]] || ! "$tool" --version | grep -q 'version 14\.'; then
	echo "skipped: there is no clang-format 14"
	exit 77
fi
find planner export tests -name node_modules -prune -o -name '*.[ch]' -print0 | sort -z |
	xargs -0 "$tool" --dry-run -Werror

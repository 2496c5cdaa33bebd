#!/usr/bin/env bash
# Without pango and cairo hld builds, and says what it lacks: a server that only publishes calendars need not
# have fonts. Only what differs is compiled here.
set -euo pipefail
cd "${HLD_SOURCE_DIR:-$(dirname "${BASH_SOURCE[0]}")/../..}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake -S . -B "$work/build" -G Ninja -DHLD_PDF=OFF -DBUILD_TESTING=OFF --log-level=ERROR >/dev/null
sources=$(grep -o '"[^"]*export/pdf[^"]*\.c"' "$work/build/compile_commands.json" | xargs -n 1 basename | sort -u)
if [[ $sources != pdf_none.c ]] || grep -q -e -lcairo -e pango- "$work/build/build.ninja"; then
	echo "compiled without pango and cairo: $sources"
	exit 1
fi

cat >"$work/main.c" <<'C'
#include <stdio.h>
#include "export/format.h"
int main(void)
{
	hld_error err = {0};
	struct buffer out = {0};
	hld_status status = export_pdf(NULL, &(hld_export_options){0}, &out, &err);
	printf("%d %s\n", status == HLD_WRITE, err.text);
	return 0;
}
C
"${CC:-cc}" -std=c17 -D_XOPEN_SOURCE=700 -Wall -Wextra -Werror -Iplanner -I. -o "$work/main" "$work/main.c" \
	export/pdf_none.c planner/base/error.c planner/base/text.c
diff <(echo "1 this hld was built without pango and cairo, which draw pdf: build it with -DHLD_PDF=ON") <("$work/main")

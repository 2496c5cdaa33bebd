# common.sh - what the scripts of this folder share: a scratch folder, a good programme, and comparisons.
# It is sourced; the caller has `set -euo pipefail`.
hld=${HLD:?is to name the program under test}
root=${HLD_SOURCE_DIR:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
unset SOURCE_DATE_EPOCH NO_COLOR
export HLD_DATA=$root/data

tmp=$(mktemp -d)
trap 'chmod -R u+rwX "$tmp"; rm -rf "$tmp"' EXIT
cd "$tmp"

cat >good.json <<'JSON'
{
  "format": "hld-programme/1", "id": "good", "title": {"en": "Good", "fr": "Bon"}, "issued": "2006-09-01",
  "zone": "America/New_York",
  "meetings": [{"id": "m", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T13:00"}]
}
JSON

tests=0 failures=0
fail() {
	failures=$((failures + 1))
	printf '%s\n' "$@"
}

# run COMMAND...: its output goes to ./out and ./err, its exit status to $status.
run() {
	status=0
	"$@" >out 2>err || status=$?
}

# expect STATUS [LINE]: of the last run; with LINE it is all of stderr, and stdout is empty.
expect() {
	tests=$((tests + 1))
	[[ $status == "$1" ]] || fail "${BASH_LINENO[0]}: exit status $status, not $1; stderr: $(cat err)"
	if (($# == 1)); then
		[[ ! -s err ]] || fail "${BASH_LINENO[0]}: stderr is not empty: $(cat err)"
		return
	fi
	[[ $(cat err) == "$2" ]] || fail "${BASH_LINENO[0]}: stderr (>) is not as it should be (<)" "$(diff <(echo "$2") err)"
	[[ ! -s out ]] || fail "${BASH_LINENO[0]}: stdout is not empty: $(cat out)"
}

# same FILE FILE: the same bytes; - is stdin
same() {
	tests=$((tests + 1))
	cmp -s "$1" "$2" || fail "${BASH_LINENO[0]}: $1 (<) and $2 (>) differ" "$(diff -a "$1" "$2" | head -20)"
}

# holds COMMAND...: the command succeeds
holds() {
	tests=$((tests + 1))
	"$@" || fail "${BASH_LINENO[0]}: not so: $*"
}

finish() {
	echo "$tests comparisons, $failures failures"
	((tests > 0 && failures == 0))
}

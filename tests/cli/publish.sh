#!/usr/bin/env bash
# A folder for a web server: whoever subscribes gets the same calendars as by mail, fetches again what has changed and
# nothing else, and never sees half of an old and half of a new one.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cp "$root/data/programmes/hld-2006.json" programme.json
mkdir site
beside() { holds test "$(cd site && echo .[!.]* *)" = ".[!.]* ${1:-feed}"; }

# Each file is what export writes.
run "$hld" publish site/feed programme.json
expect 0
beside
check_files() { # DIR OPTION...
	local feed=$1 name
	shift
	for name in $(cd "$feed" && find . -name '*.ics' | shuf -n 12 --random-source="$hld") ./all.ics; do
		name=${name#./}
		local of=("-f" "ical" "$@")
		case $name in
		for/*) of+=(--for "$(basename "$name" .ics)") ;;
		kind/*) of+=(--kind "$(basename "$name" .ics)") ;;
		room/*) continue ;;
		esac
		"$hld" export "${of[@]}" programme.json >right
		same right "$feed/$name"
	done
}
check_files site/feed
for kind in plenary round-table panel hearing; do
	"$hld" export -f ical --kind $kind programme.json >right
	same right site/feed/kind/$kind.ics
done
"$hld" export -f ical --split split programme.json
holds diff -r split site/feed/for
"$hld" export -f text programme.json >right
same right site/feed/agenda.txt
"$hld" export -f html programme.json >right
same right site/feed/agenda.html
"$hld" export -f json programme.json >right
same right site/feed/programme.json
holds test "$(cat site/feed/room/*.ics | grep ^UID: | sort)" = \
	"$(grep -B 12 '^LOCATION:.*\(Hall\|Room\)' site/feed/all.ics | grep ^UID: | sort)"
holds grep -q '^X-WR-CALNAME:.*: General Assembly Hall' <(sed -z 's/\r\n //g' site/feed/room/general-assembly-hall.ics)

# The page: sound HTML in which nothing of the programme is markup, and whose links lead to every file.
cat >page.py <<'PYTHON'
import html.parser, os, sys, urllib.parse

folder, base, *wanted = sys.argv[1:]
VOID = {"meta", "link", "br"}

class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.links, self.text, self.tags, self.row, self.columns = [], [], [], [], 0, 0
    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        assert len(values) == len(attributes) and None not in values.values(), (tag, attributes)
        assert not any(name.startswith("on") for name in values) and tag != "script", (tag, attributes)
        self.tags.append(tag)
        if tag == "html":
            assert values["lang"] == "en"
        if tag == "th":
            assert values["scope"] in ("row", "col")
        if tag == "tr":
            self.row = 0
        self.row += tag in ("td", "th")
        if tag == "a":
            self.links.append(values["href"])
        if tag not in VOID:
            self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag
        if tag == "tr":
            self.columns = self.row if self.open[-1] == "thead" else self.columns
            assert self.row == self.columns, "a row is not as wide as its header"
    def handle_data(self, data):
        self.text.append(data)

source = open(os.path.join(folder, "index.html"), encoding="utf-8", newline="").read()
page = Page()
page.feed(source)
page.close()
assert source.startswith("<!DOCTYPE html>\n") and not page.open and "\r" not in source
assert [page.tags.count(tag) for tag in ("html", "head", "title", "body", "h1", "main")] == [1] * 6
assert page.tags.count("table") == page.tags.count("caption") == page.tags.count("thead") >= 3
files = {os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names}
relative = {link for link in page.links if ":" not in link}
assert relative == files - {"index.html"}, relative ^ files
absolute = {link for link in page.links if ":" in link}
assert absolute == ({base + name for name in relative if name.endswith(".ics")} if base else set()), absolute
for text in wanted:
    assert text in "".join(page.text), text
PYTHON
holds /usr/bin/python3 page.py site/feed "" "3rd plenary meeting" "General Assembly Hall*" Afghanistan "Round tables"
run "$hld" publish --url https://example.org/meetings site/linked programme.json
expect 0
holds /usr/bin/python3 page.py site/linked webcal://example.org/meetings/ Subscribe
run "$hld" publish --url http://example.org/ site/linked/ programme.json
expect 0
holds /usr/bin/python3 page.py site/linked webcal://example.org/
rm -r site/linked
cat >hard.json <<'JSON'
{"format": "hld-programme/1", "id": "hard", "title": "</title><script>&amp;\"'", "issued": "2006-09-01", "zone": "UTC",
 "rooms": [{"id": "r", "name": "<b onclick='x'>"}], "participants": [{"id": "p", "name": {"en": "A \" onclick=\"<x>", "ar": "غانا"}}],
 "meetings": [{"id": "m", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T13:00", "room": "r", "title": "<i>&lt;"}]}
JSON
run "$hld" publish --url 'https://h/a&b' site/hard hard.json
expect 0
holds /usr/bin/python3 page.py site/hard 'webcal://h/a&b/' "</title><script>&amp;\"'" "<b onclick='x'>" 'A " onclick="<x>' '<i>&lt;'
run "$hld" publish --lang ar site/hard hard.json
expect 0
holds /usr/bin/python3 page.py site/hard "" غانا
holds grep -q 'lang="ar">غانا' site/hard/index.html
rm -r site/hard
for url in example.org ftp://example.org/ https:// https:/// 'https://a b/' 'https://a/?x' 'https://a/#x' 'https://a/"' 'javascript://a/' $'https://a/\n'; do
	run "$hld" publish --url "$url" site/url programme.json
	expect 2 "hld: '${url/$'\n'/ }' is no address of a folder: give one as https://example.org/meetings/"
done
beside

# Published again: files that are the same stay the same, for those who ask since when.
listing() { (cd site/feed && find . -type f -printf '%p %i %T@ %s\n' | sort); }
before=$(listing)
run "$hld" publish site/feed programme.json
expect 0
holds test "$(listing)" = "$before"
sed '/"id": "round-table-1"/,/}/s/T15:00/T14:30/' programme.json >moved.json
touch -d '2020-01-01' site/feed/*.* site/feed/*/*.ics
before=$(listing)
chmod 750 site/feed
cat >serve.py <<'PYTHON'
"""Fetch all files of the feed, publish anew, and fetch them again, from a server that runs all the while."""
import http.client, os, subprocess, sys

folder, *publish = sys.argv[1:]
server = subprocess.Popen(["/usr/bin/python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
try:
    port = int(server.stdout.readline().split(" port ")[1].split()[0])
    def fetch(name, headers):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/" + name, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Last-Modified"), answer.read()
    names = [os.path.relpath(os.path.join(at, name), folder) for at, _, found in os.walk(folder) for name in found]
    first = {name: fetch(name, {}) for name in names}
    assert all(status == 200 and len(body) > 0 for status, _, body in first.values())
    subprocess.run(publish, check=True)
    changed = set()
    for name, (_, since, body) in first.items():
        status, _, again = fetch(name, {"If-Modified-Since": since})
        new = open(os.path.join(folder, name), "rb").read()
        assert (status, again) == ((304, b"") if new == body else (200, new)), (name, status)
        if status == 200:
            changed.add(name)
    print(*sorted(changed))
finally:
    server.terminate()
    server.wait()
PYTHON
run /usr/bin/python3 serve.py site/feed "$hld" publish site/feed moved.json
expect 0
holds test "$(cat out)" = "agenda.html agenda.txt all.ics index.html kind/round-table.ics programme.json room/conference-room-1.ics"
holds test "$(comm -12 <(echo "$before") <(listing) | wc -l)" = $(($(wc -l <<<"$before") - 7))
holds test "$(stat -c %a site/feed)" = 750
beside

# Updates
run "$hld" publish --since programme.json site/feed moved.json
expect 0
"$hld" export -f ical --since programme.json moved.json >right
same right site/feed/all.ics
"$hld" export -f ical --since programme.json --kind round-table moved.json >right
same right site/feed/kind/round-table.ics
sed '/"id": "panel-geneva"/,/}/s/"panel"/"hearing"/' programme.json >heard.json
run "$hld" publish --since programme.json --utc site/feed heard.json
expect 0
holds grep -q '^SUMMARY;LANGUAGE=en:REMOVED: ' site/feed/kind/panel.ics
holds test "$(grep -c TZID site/feed/all.ics)" = 0
run "$hld" publish --since - site/feed - <programme.json
expect 2 "hld: standard input is one programme: OLD or PROGRAMME, not both"

# What is not there any more goes; a link stays a link, the mode of a new folder is the usual one.
/usr/bin/python3 -c 'import json
d = json.load(open("programme.json"))
d["meetings"] = [m for m in d["meetings"] if m["kind"] == "plenary"]
json.dump(d, open("plenaries.json", "w"))'
ln -s site/feed link
run "$hld" publish link plenaries.json
expect 0
holds test -L link
holds test "$(cd site/feed/kind && echo *)" = plenary.ics
(umask 027 && "$hld" publish site/private good.json)
holds test "$(stat -c '%a' site/private site/private/kind site/private/all.ics | tr '\n' ' ')" = "750 750 640 "
holds test ! -e site/private/for
rm -r site/private
mkdir site/empty
run "$hld" publish site/empty good.json
expect 0
holds test -s site/empty/index.html
rm -r site/empty

# What is not to be replaced, and what fails: what was there is there, and nothing beside it.
before=$(listing)
unchanged() {
	holds test "$(listing)" = "$before"
	beside "$@"
}
run "$hld" publish site/feed missing.json
expect 3 "hld: missing.json: cannot be opened: No such file or directory"
run "$hld" publish site/feed <(sed 's/"issued": "[^"]*", *//' good.json)
holds test "$status" = 3
unchanged
touch site/feed/kind/notes.txt
run "$hld" publish site/feed programme.json
expect 6 "hld: site/feed: holds 'notes.txt' that was not published there: give a directory of its own"
rm site/feed/kind/notes.txt
mkdir site/feed/kind/a.ics
run "$hld" publish site/feed programme.json
expect 6 "hld: site/feed: holds 'a.ics' that was not published there: give a directory of its own"
rmdir site/feed/kind/a.ics
unchanged
mkdir site/mine
cp programme.json site/mine
run "$hld" publish site/mine programme.json
expect 6 "hld: site/mine: holds something that was not published there: give a directory of its own"
holds test "$(cd site/mine && echo *)" = programme.json
rm -r site/mine
run "$hld" publish programme.json programme.json
expect 6 "hld: programme.json: the directory cannot be published: Not a directory"
run "$hld" publish no/where programme.json
expect 6 "hld: no/where: the directory cannot be made: No such file or directory"
run "$hld" publish "" programme.json
expect 6 "hld: the directory cannot be published: No such file or directory"
ln -s nothing dangling
run "$hld" publish dangling programme.json
expect 6 "hld: dangling: the directory cannot be published: No such file or directory"
limited() { (trap '' XFSZ && ulimit -f 8 && exec "$hld" "$@"); }
run limited publish site/feed programme.json
expect 6 "hld: site/feed: the directory cannot be published: File too large"
unchanged
run limited publish site/new programme.json
expect 6 "hld: site/new: the directory cannot be published: File too large"
unchanged
chmod 555 site
if [[ ! -w site ]]; then
	run "$hld" publish site/feed programme.json
	expect 6 "hld: site/feed: the directory cannot be made: Permission denied"
	unchanged
fi
chmod 755 site

finish

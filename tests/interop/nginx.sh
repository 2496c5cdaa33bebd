#!/usr/bin/env bash
# nginx serves a published folder by the lines that the manual shows: calendars as calendars, and, after the programme
# has changed, with the same tags for all that is the same. Were it not so, hundreds of delegations would fetch hundreds
# of calendars every quarter of an hour.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
manual=${HLD_MANUAL_BIN:?is the program that writes the manual}
PATH=$PATH:/usr/sbin
need nginx
chmod 755 "$work"

# The manual's own lines, with another folder
"$manual" | sed -n '/^location/,/^}/p' | sed "s|/srv/|$work/|; s|\\\\-|-|g; s|\\\\(dq|\"|g" >"$work/location"
grep -q "alias $work/meetings" "$work/location"
port=$(/usr/bin/python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])')
cat >"$work/nginx.conf" <<CONF
daemon off;
pid $work/pid;
error_log $work/error.log;
events {}
http {
	access_log off;
	client_body_temp_path $work/body;
	proxy_temp_path $work/proxy;
	fastcgi_temp_path $work/fastcgi;
	uwsgi_temp_path $work/uwsgi;
	scgi_temp_path $work/scgi;
	server {
		listen 127.0.0.1:$port;
		include $work/location;
	}
}
CONF
"$hld" publish "$work/meetings" "$root/data/programmes/hld-2006.json"
# By another second: nginx takes files of one second and one length for the same.
find "$work/meetings" -type f -exec touch -d 2006-09-01 {} +
nginx -e "$work/error.log" -c "$work/nginx.conf" &
server=$!
wait_for . "$work/pid" # it listens by then
sed '/"id": "round-table-1"/,/}/s/T15:00/T14:30/' "$root/data/programmes/hld-2006.json" >"$work/moved.json"

/usr/bin/python3 - "$port" "$work/meetings" "$hld" publish "$work/meetings" "$work/moved.json" <<'PYTHON'
import http.client, os, subprocess, sys

port, folder, *publish = sys.argv[1:]
TYPES = {"ics": "text/calendar; charset=utf-8", "html": "text/html; charset=utf-8", "txt": "text/plain; charset=utf-8",
         "json": "application/json"}

def fetch(name, headers):
    connection = http.client.HTTPConnection("127.0.0.1", int(port))
    connection.request("GET", "/meetings/" + name, headers=headers)
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()

names = [os.path.relpath(os.path.join(at, name), folder) for at, _, found in os.walk(folder) for name in found]
before = {name: fetch(name, {}) for name in names}
for name, (status, headers, body) in before.items():
    assert status == 200 and headers["Content-Type"] == TYPES[name.rpartition(".")[2]], (name, status, headers)
    assert body == open(os.path.join(folder, name), "rb").read(), name
assert fetch("", {})[2] == before["index.html"][2]
subprocess.run(publish, check=True)
same = 0
for name, (_, headers, body) in before.items():
    new = open(os.path.join(folder, name), "rb").read()
    for asked in ({"If-None-Match": headers["ETag"]}, {"If-Modified-Since": headers["Last-Modified"]}):
        status, _, got = fetch(name, asked)
        if new == body:
            assert status == 304 and got == b"", (name, status)
        elif "If-None-Match" in asked:
            assert status == 200 and got == new, (name, status)
    same += new == body
assert 0 < same < len(names)
print(f"{len(names)} files, {same} of which need not be fetched again")
PYTHON

"""Read hld export -f csv with Python, and hold it against the JSON that it was made from."""
import csv, datetime, io, json, os, subprocess, sys

problems = []

def export(programme, *options, text=None):
    done = subprocess.run([os.environ["HLD"], "export", "-f", "csv", *options, programme], input=text,
                          stdout=subprocess.PIPE, check=True)
    return done.stdout

def read(octets, name):
    if not octets.startswith(b"\xef\xbb\xbf"):
        problems.append(f"{name}: no byte order mark")
    rows = list(csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline=""), strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            problems.append(f"{name}: {len(row)} cells where {len(rows[0])} belong: {row}")
        for cell in row:
            if cell[:1] in tuple("=+-@\t\r"):
                problems.append(f"{name}: a formula: {cell}")
    return [dict(zip(rows[0], row)) for row in rows[1:]]

def english(text):
    return text if isinstance(text, str) else (text or {}).get("en", "")

def minutes(start, end):
    """Of one zone without a shift between them, as all of the data has it."""
    return str(int((datetime.datetime.fromisoformat(end) - datetime.datetime.fromisoformat(start)).total_seconds() // 60))

def expected(record):
    start, end = record.get("start"), record.get("end")
    return {"start": start[11:] if start else "", "end": end[11:] if end else "",
            "minutes": minutes(start, end) if start and end else ""}

def compare(path):
    programme = json.load(open(path, encoding="utf-8"))
    got = {(row["meeting"], row["item"]): row for row in read(export(path), path)}
    wanted = {}
    for meeting in programme["meetings"]:
        same = {"kind": meeting["kind"], "title": english(meeting.get("title")), "theme": english(meeting.get("theme")),
                "date": meeting["start"][:10], "zone": meeting.get("zone", programme["zone"]),
                "number": str(meeting.get("number", "")), "status": meeting.get("status", "confirmed")}
        wanted[meeting["id"], ""] = same | expected(meeting) | {"note": english(meeting.get("note")), "speaker": ""}
        if same["status"] == "cancelled":
            continue
        for n, item in enumerate(meeting.get("items", []), 1):
            wanted[meeting["id"], str(n)] = same | expected(item) | {
                "item_kind": item["kind"], "item_title": english(item.get("title")), "level": item.get("level", ""),
                "limit_min": str(item.get("limit_min", "")), "on_behalf_of": english(item.get("on_behalf_of"))}
            if "start" in item:
                wanted[meeting["id"], str(n)]["date"] = item["start"][:10]
    for key in wanted.keys() | got.keys():
        if key not in got or key not in wanted:
            problems.append(f"{path}: {key} is in one of them only")
            continue
        for column, value in wanted[key].items():
            if got[key][column] != value:
                problems.append(f"{path}: {key}: {column} is '{got[key][column]}', not '{value}'")
    return len(got)

def try_text(text):
    programme = {"format": "hld-programme/1", "id": "p", "title": "P", "zone": "America/New_York",
                 "rooms": [{"id": "r", "name": text}], "people": [{"id": "a", "name": text}],
                 "meetings": [{"id": "m", "kind": "plenary", "start": "2006-09-14T22:00", "end": "2006-09-15T02:00",
                               "room": "r", "title": text, "note": text, "presides": "a", "chairs": ["a", "a"],
                               "items": [{"kind": "statement", "title": text, "by": ["a"]}]}]}
    whole, item = read(export("-", text=json.dumps(programme).encode()), repr(text))
    shown = "'" + text if text[:1] in tuple("=+-@\t\r") else text
    for row, column in ((whole, "title"), (whole, "room"), (whole, "note"), (whole, "presides"), (item, "item_title"),
                        (item, "speaker"), (item, "title")):
        if row[column] != shown:
            problems.append(f"{text!r}: {column} is {row[column]!r}")
    if whole["minutes"] != "240":
        problems.append(f"four hours over midnight are {whole['minutes']} minutes")

hostile = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", 'a "quoted" b', '"', "a,b;c", "two\nlines", "'",
           " padded ", "هجرة", "移徙", "é\u2028b", "x" * 10000]
count = sum(compare(path) for path in sys.argv[1:])
for text in hostile:
    try_text(text)
kept = read(export(sys.argv[-1], "--kind", "plenary", "--for", "Ghana"), "Ghana")
if {row["kind"] for row in kept} != {"plenary"} or [row["speaker"] for row in kept if row["item_kind"] == "statement"] != ["Ghana"]:
    problems.append("--kind and --for leave something else")
print(*problems, f"{count} rows, {len(hostile)} hostile texts, {len(problems)} problems", sep="\n")
sys.exit(bool(problems))

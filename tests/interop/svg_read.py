"""Read hld export -f svg with Python, and hold it against the programmes that it was made from."""
import json, os, re, subprocess, sys
import xml.etree.ElementTree as tree

SVG = "{http://www.w3.org/2000/svg}"
problems = []

def export(programme, *options, text=None):
    return subprocess.run([os.environ["HLD"], "export", "-f", "svg", *options, programme], input=text,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout

def read(octets, name):
    root = tree.fromstring(octets)
    known = {SVG + tag for tag in ("svg", "title", "desc", "defs", "pattern", "path", "rect", "line", "text", "g")}
    for element in root.iter():
        if element.tag not in known:
            problems.append(f"{name}: an element '{element.tag}'")
        for key, value in element.attrib.items():
            if key.lower().startswith("on") or "script" in value:
                problems.append(f"{name}: an attribute {key}='{value}'")
    width, height = int(root.get("width")), int(root.get("height"))
    if root.get("viewBox") != f"0 0 {width} {height}" or width * 9 > height * 16:
        problems.append(f"{name}: {width} by {height}, {root.get('viewBox')}")
    for text in root.iter(SVG + "text"):
        if not (0 <= int(text.get("x")) <= width and 0 <= int(text.get("y")) <= height and text.text):
            problems.append(f"{name}: '{text.text}' at {text.get('x')}, {text.get('y')}")
    patterns = {pattern.get("id") for pattern in root.iter(SVG + "pattern")}
    wanted = {rect.get("fill")[5:-1] for rect in root.iter(SVG + "rect") if rect.get("fill").startswith("url(")}
    if patterns != wanted:
        problems.append(f"{name}: patterns {patterns} where {wanted} are used")
    labels = [root.find(SVG + tag).get("id") for tag in ("title", "desc")]
    if labels != [root.get("aria-labelledby"), root.get("aria-describedby")]:
        problems.append(f"{name}: it is not labelled by {labels}")
    return root

def words(element):
    return [text.text for text in element.iter(SVG + "text")]

def compare(path):
    programme = json.load(open(path, encoding="utf-8"))
    root = read(export(path), path)
    groups = root.findall(SVG + "g")
    if len(groups) != len(programme["meetings"]):
        problems.append(f"{path}: {len(groups)} groups, {len(programme['meetings'])} meetings")
    for group in groups:
        about = group.find(SVG + "title").text
        said = words(group)
        if not said or said[0].rstrip("\u2026") not in about:
            problems.append(f"{path}: '{about}' says {said}")
        if about not in root.find(SVG + "desc").text:
            problems.append(f"{path}: '{about}' is not described")
    days = {meeting["start"][:10] for meeting in programme["meetings"]}
    if len(root.find(SVG + "desc").text.splitlines()) != len(days) + 1:
        problems.append(f"{path}: {len(days)} days are not described")
    for lang, direction in (("ar", "rtl"), ("fr", "ltr")):
        other = read(export(path, "--lang", lang), f"{path} {lang}")
        if (other.get("lang"), other.get("{http://www.w3.org/XML/1998/namespace}lang"), other.get("direction")) != (lang, lang, direction):
            problems.append(f"{path}: {lang} is not said")
    return len(groups)

def try_text(text):
    """Short texts, so that all of them is to be seen."""
    programme = {"format": "hld-programme/1", "id": "p", "title": text, "zone": "America/New_York", "city": text,
                 "rooms": [{"id": "r", "name": text}],
                 "meetings": [{"id": "m", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T16:00", "room": "r",
                               "title": text}]}
    root = read(export("-", text=json.dumps(programme).encode()), repr(text))
    shown = " ".join(re.split(r"[ \t\n\u2028\u2029]+", text.replace("\ufffe", ""))).strip()
    said = words(root)
    if said[0] != shown or shown not in words(root.find(SVG + "g")):
        problems.append(f"{text!r} is shown as {said}")
    if " ".join(root.find(SVG + "title").text.split()) != " ".join(text.replace("\ufffe", "").split()):
        problems.append(f"{text!r} is called {root.find(SVG + 'title').text!r}")

hostile = ["<script>alert(1)</script>", "a & b &amp; &lt; &#60;", "\" onload=\"alert(1)", "]]> <!-- -->", "' '", "a\u2028b\u2029c",
           "no \ufffecharacter", "هجرة", "移徙", "\u202eright to left", "two\nlines", "  padded  ", "<?xml?>"]
count = sum(compare(path) for path in sys.argv[1:])
for text in hostile:
    try_text(text)
long = read(export("-", text=json.dumps({"format": "hld-programme/1", "id": "p", "title": "w" * 10000, "zone": "UTC", "meetings": [
    {"id": "m", "kind": "plenary", "start": "2006-09-14T10:00", "end": "2006-09-14T10:01", "title": "x y " * 3000}]}).encode()), "long")
if max(map(len, words(long))) > 200:
    problems.append("a long word is not cut")
print(*problems, f"{count} meetings, {len(hostile)} hostile texts, {len(problems)} problems", sep="\n")
sys.exit(bool(problems))

"""Read pages of agendas with poppler and hold them against agendas as text. For tests/cli/pdf.sh.

Usage: pdf_read.py HLD PROGRAMMES SEATED: the program, the folder of programmes, one with lists and tables."""
import collections, copy, glob, html, json, os, re, subprocess, sys

hld, folder, seated = sys.argv[1:]
problems = []
pages_read = 0

WORDS = {
    "High-level Dialogue on International Migration and Development": {
        "ar": "الحوار الرفيع المستوى بشأن الهجرة الدولية والتنمية", "zh": "国际移徙与发展问题“高级别对话”",
        "ru": "Диалог на высоком уровне по вопросу о международной миграции и развитии",
        "fr": "Dialogue de haut niveau sur les migrations internationales et le développement",
        "es": "Diálogo de alto nivel sobre la migración internacional y el desarrollo"},
    "New York": {"ar": "نيويورك", "zh": "纽约", "ru": "Нью-Йорк", "fr": "New York", "es": "Nueva York"},
    "General Assembly": {"ar": "الجمعية العامة", "zh": "大会", "ru": "Генеральная Ассамблея",
                         "fr": "Assemblée générale", "es": "Asamblea General"},
    "Opening of the High-level Dialogue": {
        "ar": "افتتاح الحوار (انظر A/61/PV.3)", "zh": "高级别对话开幕（见A/61/PV.3）", "ru": "Открытие Диалога (см. A/61/PV.3)",
        "fr": "Ouverture du Dialogue à l’œuvre (voir A/61/PV.3)", "es": "Inauguración del Diálogo (véase A/61/PV.3)"},
}


def check(good, text):
    if not good:
        problems.append(text)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    check(done.returncode == 0, f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def translate(value):
    """Give texts their other languages."""
    if isinstance(value, dict):
        if "en" in value and value["en"] in WORDS:
            return {"en": value["en"], **WORDS[value["en"]]}
        return {key: translate(part) if key not in ("kind", "id") else part for key, part in value.items()}
    if isinstance(value, list):
        return [translate(part) for part in value]
    return {"en": value, **WORDS[value]} if isinstance(value, str) and value in WORDS else value


def texts(value, lang, key=""):
    """The titles, themes and notes of a programme in a language."""
    if key in ("title", "theme", "note"):
        yield value if isinstance(value, str) else value.get(lang, value["en"])
    elif isinstance(value, dict):
        for name, part in value.items():
            if name in ("title", "theme", "note", "meetings", "items", "deliverables"):
                yield from texts(part, lang, name)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, lang)


def export(kind, name, lang, *more):
    out = f"{name}.{kind}"
    if lang == "zh":
        os.environ["LSAN_OPTIONS"] = f"suppressions={os.path.dirname(__file__)}/leaks_chinese.supp:print_suppressions=0"
    run(hld, "export", "-f", kind, "--lang", lang, "-o", out, *more, name)
    return out


def read_pages(pdf):
    """The lines of each page without running head and foot, and the feet."""
    global pages_read
    pages, feet = [], []
    whole = run("pdftotext", "-raw", pdf, "-").split("\f")[:-1]
    for n, page in enumerate(whole, 1):
        lines = page.strip().split("\n")
        end = max(i for i, line in enumerate(lines) if re.search(rf"(^| ){n}/{len(whole)}$", line))
        pages.append(lines[n > 1:end])
        feet.append(" ".join(lines[end:]))
        pages_read += 1
    check(len(whole) == int(re.search(r"Pages: *(\d+)", run("pdfinfo", pdf)).group(1)), f"{pdf}: pages")
    return pages, feet


def join(lines):
    """Lines as one; what ends with a hyphen or slash is broken there."""
    text = ""
    for line in lines:
        text += line if re.search(r"[^ ][-/]$", text) or not text else " " + line
    return text


def words(text, lang):
    if lang == "zh":  # spaces stand where columns and lines end
        return collections.Counter(re.sub(r"[\s.,;:()（），；：、*-]", "", text))
    return collections.Counter(filter(None, (word.strip(".,;:()*") for word in text.split())))


def spaced(text, lang):
    return re.sub(r"\s+", "" if lang == "zh" else " ", text)


def count_runs(programme):
    """How many runs of statements there are, each of which leads to a page."""
    return sum([item["kind"] for item in meeting.get("items", [])].count("statement") > 3 for meeting in programme["meetings"])


def check_words(name, lang):
    programme = json.load(open(name, encoding="utf-8"))
    text = open(export("text", name, lang), encoding="utf-8").read()
    pages, feet = read_pages(export("pdf", name, lang))
    paper = join(line for page in pages for line in page)
    text = re.sub(r"^-+$", "", text, flags=re.M)
    remarks = []  # at the end of the text, at the foot of every page
    for paragraph in reversed(text.strip().split("\n\n")):
        if not all(spaced(paragraph, lang) in spaced(foot, lang) for foot in feet):
            break
        remarks.append(paragraph)
        text = text[:text.rindex(paragraph)]
    check(("*" in text) <= bool(remarks), f"{name}, {lang}: no foot says what the asterisks mean")
    text = join(line.strip() for line in text.split("\n") if line.strip())
    lost = words(text, lang) - words(paper, lang)
    check(not lost, f"{name}, {lang}: not on paper: {lost}")
    added = words(paper, lang) - words(text, lang)
    if name == os.path.basename(seated):  # tables say again where and of what they are; runs, on which page they go on
        added = {word: count for word, count in added.items()
                 if word not in words(text, lang) and not word.isdigit() and count != count_runs(programme)}
    check(not added, f"{name}, {lang}: added: {added}")
    for part in set(texts(programme, lang)):
        check(spaced(part, lang) in spaced(paper, lang) or "\n" in part, f"{name}, {lang}: not in one piece: {part}")


def check_fonts(pdf):
    for line in run("pdffonts", pdf).split("\n")[2:-1]:
        check(re.match(r"[A-Z]{6}\+Noto(Sans|Serif|Naskh)", line), f"{pdf}: {line}")
        check(re.search(r" yes yes yes +\d+ +\d+$", line), f"{pdf}, not embedded: {line}")


def boxes(pdf):
    page = 0
    for line in run("pdftotext", "-bbox", pdf, "-").split("\n"):
        page += "<page " in line
        found = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>', line)
        if found:
            yield page, *map(float, found.groups()[:4]), html.unescape(found.group(5))


def check_sides(pdf, word, from_right):
    """The times of an item stand on the side where reading begins."""
    found = list(boxes(pdf))
    page, left, top, right, bottom, _ = next(box for box in found if word in box[5])
    times = [box for box in found if box[0] == page and box[1] != left and "10" in box[5] and
             min(box[4], bottom) - max(box[2], top) > 3]
    check(times, f"{pdf}: no time beside '{word}'")
    for box in times:
        beside = box[1] > right if from_right else box[3] < left
        check(beside, f"{pdf}: '{box[5]}' is not on the side of '{word}' where reading begins")


def check_breaks():
    """No heading stands alone at the foot of a page, whatever is above it."""
    for lines in range(2, 62, 3):
        meetings = []
        for day in range(8, 15):
            for hour in (10, 15):
                meetings.append({"id": f"m{day}-{hour}", "kind": "plenary", "number": 100 * day + hour,
                                 "start": f"2006-09-{day:02}T{hour}:00", "end": f"2006-09-{day:02}T{hour + 2}:00",
                                 "note": "note " * (120 * (day % 3) + 10), "items": [{"kind": "opening"}]})
        meetings[0]["note"] = "above " * 16 * lines
        with open("breaks.json", "w", encoding="utf-8") as file:
            json.dump({"format": "hld-programme/1", "id": "b", "title": "Breaks", "zone": "UTC",
                       "note": "note " * (19 * (30 + lines)), "meetings": meetings}, file)
        pages, _ = read_pages(export("pdf", "breaks.json", "en"))
        for page in pages:
            check(not re.search(r"September|plenary meeting$", page[-1]), f"{lines}: last on a page: {page[-1]}")
            check("note" not in page[0] or "note" in page[1], f"{lines}: a line alone: {page[0]}")
            check("note" not in page[-1] or "note" in page[-2], f"{lines}: a line alone: {page[-1]}")


for programme in sorted(glob.glob(os.path.join(folder, "*.json"))) + [seated]:
    name = os.path.basename(programme)
    made = translate(json.load(open(programme, encoding="utf-8")))
    with open(name, "w", encoding="utf-8") as file:
        json.dump(made, file, ensure_ascii=False)
    languages = ("en", "fr", "ru", "es", "zh") if name in ("hld-2006.json", "seated.json") else ("en",)
    for lang in languages:
        check_words(name, lang)
        check_fonts(name + ".pdf")
check_sides(export("pdf", "hld-2006.json", "ar"), "PV.3", True)  # poppler tears Arabic words
check_fonts("hld-2006.json.pdf")
check_sides(export("pdf", "hld-2006.json", "ru"), "PV.3", False)
check_breaks()
print(*problems, f"{pages_read} pages, {len(problems)} problems", sep="\n")
sys.exit(bool(problems) or pages_read == 0)

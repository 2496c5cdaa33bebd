#!/usr/bin/python3
"""Print a programme of COUNT meetings whose titles and cities are texts that break careless writers and readers.

readers_nasty.py COUNT
"""
import datetime
import json
import random
import sys

PIECES = [
    "END:VEVENT", "\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Evil", "\nX-EVIL:1", "\n", "\n\n", "\t", " ", "  ",
    "\\", "\\n", "\\N", "\\,", "\\;", "\\\\", ",", ";", ":", '"', "'", "^", "^n", "^'", "^^", "%0D%0A", "=0D=0A", "=",
    "&#10;", "<b>", "|", "{}", "\u00a0", "\u2028", "\u2029", "\ufeff", "\ufffe", "\u200b", "\u200f\u2066x\u2069",
    "e\u0301\u0323", "الهجرة الدولية", "国际移徙", "👩\u200d👩\u200d👧", "🕊️",
    "https://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/60/227&Lang=E&x=12345",  # 79 octets
]


def any_character(rng):
    """Any but the control characters, carriage return among them, which hld reads in no programme."""
    while True:
        code = rng.randrange(0x20, rng.choice([0x250, 0x3000, 0x110000]))
        if not (0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000):
            return chr(code)


def nasty_text(rng):
    """A few pieces, half of the time with a start of a length that has them at the end of some line."""
    text = "x" * (rng.randrange(80) if rng.random() < 0.5 else 1)
    for _ in range(rng.randint(1, 5)):
        text += rng.choice(PIECES) if rng.random() < 0.8 else any_character(rng)
    return text + "y" * rng.randrange(2)


def programme(count):
    rng = random.Random(2006)
    first = datetime.datetime(2006, 1, 1)
    meetings = []
    for number in range(count):
        start = first + datetime.timedelta(minutes=number)
        end = start + datetime.timedelta(minutes=1)
        times = {"start": start.isoformat(timespec="minutes"), "end": end.isoformat(timespec="minutes")}
        texts = {"title": nasty_text(rng), "city": f"in {nasty_text(rng)}"}
        meetings.append({"id": f"m-{number}", "kind": "plenary", **times, **texts})
    return {
        "format": "hld-programme/1",
        "id": "nasty",
        "title": nasty_text(rng),
        "issued": "2006-01-01",
        "zone": "America/New_York",
        "meetings": meetings,
    }


if __name__ == "__main__":
    json.dump(programme(int(sys.argv[1])), sys.stdout)

#!/usr/bin/python3
"""Write the illustrative registrations of data/registrations: who would have asked to speak in 2006, and when.

example_registrations.py PARTICIPANTS DELEGATIONS PROGRAMME OUT.json OUT.csv
    from participants/2006.json, participants/example-2006.json and programmes/hld-2006.json

The same input gives the same bytes: each choice is a hash of SEED, the participant and what is chosen. No fact is among
them but that South Africa spoke for the Group of 77 and China.
"""
import csv
import datetime
import hashlib
import json
import sys

from example_participants import written

SEED = 2006
STATEMENTS = 140
OBSERVERS = ["holy-see", "palestine", "iom"]  # those of which example-2006.json knows the people
GROUPS = {"south-africa": "Group of 77 and China"}
LIST_OPENS = datetime.datetime(2006, 7, 17, 9, 0)
WORKING_DAYS = 35  # from then to 1 September
DAY_MIN = 8 * 60
# One in so many may speak only from, or until, some time of the two days: flights come and go.
BOUND = 20
BOUNDS = [
    {"earliest": "2006-09-14T15:00"},
    {"earliest": "2006-09-15T10:00"},
    {"latest": "2006-09-14T18:00"},
    {"latest": "2006-09-15T13:00"},
    {"earliest": "2006-09-14T15:00", "latest": "2006-09-15T13:00"},
]
COLUMNS = ["id", "participant", "asks", "level", "meetings", "earliest", "latest", "on_behalf_of", "requested", "illustrative"]


def draw(sides, *what):
    """A number below sides, always the same for the same participant and question."""
    text = "/".join(map(str, (SEED, "registration", *what)))
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % sides


def speakers(participants):
    """The observers above and as many Member States as make up STATEMENTS; whoever speaks for a group is among them."""
    states = [state["id"] for state in participants if state["category"] == "member-state"]
    states.sort(key=lambda state: (state not in GROUPS, draw(2**64, state, "speaks")))
    return states[: STATEMENTS - len(OBSERVERS)] + OBSERVERS


def requested(who, opens=LIST_OPENS, days=WORKING_DAYS, first=min):
    """A minute of a working day, more of them early: nobody likes the end of a list. With max: more of them late."""
    day = first(draw(days, who, "day"), draw(days, who, "another day"))
    at = opens + datetime.timedelta(days=day // 5 * 7 + day % 5, minutes=draw(DAY_MIN, who, "minute"))
    return at.strftime("%Y-%m-%dT%H:%M")


def preferred(who, plenaries):
    """No, one or two of the plenary meetings; most would speak on the first day."""
    count = [0, 1, 1, 1, 2, 2][draw(6, who, "how many meetings")]
    weighed = [plenaries[0]] * 4 + [plenaries[1]] * 3 + [plenaries[2]] * 2 + [plenaries[3]]
    chosen = []
    for place in range(10):
        meeting = weighed[draw(len(weighed), who, "meeting", place)]
        if meeting not in chosen and len(chosen) < count:
            chosen.append(meeting)
    return chosen


def registration(who, level, plenaries):
    row = {"id": f"speak-{who}", "participant": who, "asks": "speak", "level": level}
    bounds = draw(BOUND * len(BOUNDS), who, "bounds")
    if bounds < len(BOUNDS):
        row |= BOUNDS[bounds]
    else:
        meetings = preferred(who, plenaries)
        if meetings:
            row["meetings"] = meetings
    if who in GROUPS:
        row["on_behalf_of"] = GROUPS[who]
    row["requested"] = requested(who)
    return row | {"illustrative": True}


def example(participants, delegations, programme):
    plenaries = [meeting["id"] for meeting in programme["meetings"] if meeting["kind"] == "plenary"]
    levels = {delegation["id"]: delegation["representatives"][0]["level"] for delegation in delegations}
    rows = [registration(who, levels[who], plenaries) for who in speakers(participants)]
    rows.sort(key=lambda row: (row["requested"], row["id"]))
    return {
        "format": "hld-registrations/1",
        "title": "Illustrative registrations for the plenary debate of the High-level Dialogue on International Migration and"
        " Development, 2006",
        "illustrative": True,
        "note": "For demonstrations. No source says who asked for the floor, when, and at which level: all of it is invented, but"
        " that South Africa spoke for the Group of 77 and China. The levels are those of example-2006.json. Written by"
        " tests/support/example_registrations.py.",
        "registrations": rows,
    }


def cell(value):
    if isinstance(value, list):
        return ";".join(value)
    return str(value).lower() if isinstance(value, bool) else value


def table(rows, file, columns=COLUMNS):
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: cell(value) for key, value in row.items()})


def main():
    *sources, json_out, csv_out = sys.argv[1:]
    documents = []
    for source in sources:
        with open(source, encoding="utf-8") as file:
            documents.append(json.load(file))
    participants, delegations, programme = documents
    made = example(participants["participants"], delegations["participants"], programme)
    with open(json_out, "w", encoding="utf-8", newline="\n") as file:
        file.write(written(made) + "\n")
    with open(csv_out, "w", encoding="utf-8", newline="") as file:
        table(made["registrations"], file)
    return 0


if __name__ == "__main__":
    sys.exit(main())

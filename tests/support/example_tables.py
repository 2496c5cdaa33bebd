#!/usr/bin/python3
"""Write the illustrative requests for seats at round tables of data/registrations, for four conferences.

example_tables.py DATA OUT   from the programmes and participants of the folder DATA into the folder OUT

The same input gives the same bytes: each choice is a hash of the SEED of example_registrations.py, the list, whoever asks and
what is chosen. No fact is among them.
"""
import datetime
import json
import os
import sys

from example_participants import written
from example_registrations import SEED, draw, requested, table

NONE = 12  # one in so many names no table
COLUMNS = ["id", "participant", "asks", "representative", "level", "meetings", "requested", "illustrative"]
ENTITIES = ["un-entity", "agency", "regional-commission"]
OBSERVERS = ["observer-state", "observer", "intergovernmental-observer"]

# Of each list: where it comes from; which Member States were none yet, or do not ask, and how many do; the categories of which
# each participant asks once, and those of which each representative does; the tables among which one order of preference is
# given, with weights; how many of them are named by States and by others; the weeks in which requests come.
LISTS = {
    "tables-2006": {
        "conference": "the High-level Dialogue on International Migration and Development, 2006",
        "programme": "hld-2006", "participants": "example-2006", "csv": True,
        "absent": [], "states": 148,
        "bodies": OBSERVERS + ENTITIES + ["special-rapporteur"], "persons": ["ngo", "civil-society", "private-sector"],
        "choices": [{1: 3, 2: 2}, {3: 3, 4: 4}],
        "named": {"states": [0, 1, 1, 2, 2, 2], "others": [1, 1, 2, 2]},
        "opens": datetime.datetime(2006, 7, 17, 9, 0), "days": 35, "late": [],
        "note": "Tables 1 and 2 are held at one time, and so are 3 and 4: most name an order of preference for each of the two"
        " times.",
    },
    "tables-2006-annex": {
        "conference": "the High-level Dialogue on International Migration and Development, as proposed in A/60/205",
        "programme": "hld-2006-annex", "participants": "example-2006", "csv": False,
        "absent": [], "states": 190,
        "bodies": OBSERVERS + ["special-rapporteur"], "persons": ENTITIES + ["institutional-stakeholder"],
        "choices": [{1: 5, 2: 2, 3: 4, 4: 3, 5: 2}],
        "named": {"states": [1, 1, 2, 2, 2, 3], "others": [1, 2, 2, 3]},
        # Those for whom paragraph 19 keeps places ask late: with first come, first served they would have none otherwise.
        "opens": datetime.datetime(2006, 7, 17, 9, 0), "days": 35, "late": ENTITIES + ["institutional-stakeholder"],
        "note": "Several representatives of one entity or process ask, each for a seat.",
    },
    "tables-millennium": {
        "conference": "the Millennium Summit, 2000",
        "programme": "millennium-summit", "participants": "2006", "csv": False,
        # Yugoslavia, which Serbia continues, was admitted in November 2000; the heads of the other four chair the tables.
        "absent": ["montenegro", "serbia", "switzerland", "timor-leste"] + ["algeria", "poland", "singapore", "venezuela"],
        "states": 179, "bodies": [], "persons": [],
        "choices": [{1: 3, 2: 4, 3: 3, 4: 2}],
        "named": {"states": [1, 1, 2, 2, 2, 3], "others": []},
        "opens": datetime.datetime(2000, 7, 10, 9, 0), "days": 40, "late": [],
        "note": "The list of participants of 2006 stands in for the Members of September 2000, without those of later"
        " admission: Serbia (as Yugoslavia), Switzerland, Timor-Leste and Montenegro. The four States whose heads of State or"
        " Government chair the tables do not ask.",
    },
    "tables-hiv-aids": {
        "conference": "the special session on HIV/AIDS, 2001",
        "programme": "hiv-aids-2001", "participants": "2006", "csv": False,
        "absent": ["montenegro", "switzerland", "timor-leste"], "states": 189,
        "bodies": OBSERVERS + ENTITIES + ["civil-society"], "persons": [],
        "choices": [{1: 3, 2: 3, 3: 2, 4: 3}],
        "named": {"states": [1, 1, 2, 2, 2, 3], "others": [2, 2, 3, 3]},
        "opens": datetime.datetime(2001, 5, 7, 9, 0), "days": 35, "late": [],
        "note": "The list of participants of 2006 stands in for the 189 Members of June 2001, without those of later admission:"
        " Switzerland, Timor-Leste and Montenegro; Serbia is there for Yugoslavia. The others who ask are the observers,"
        " entities, agencies and regional commissions of that list, and its one civil society organization.",
    },
}


def askers(name, of, participants):
    """Who asks, as participant and representative: a delegation names nobody yet."""
    states = [state for state in participants if state["category"] == "member-state"]
    states = [state for state in states if state["id"] not in of["absent"]]
    states.sort(key=lambda state: draw(2**64, name, state["id"], "asks"))
    for state in states[: of["states"]]:
        yield state, None
    for participant in participants:
        if participant["category"] in of["bodies"]:
            yield participant, None
        elif participant["category"] in of["persons"]:
            for person in participant["representatives"]:
                yield participant, person


def preferred(who, count, weights):
    """As many tables as count, the preferred first."""
    weighed = [number for number, weight in weights.items() for _ in range(weight)]
    chosen = []
    while len(chosen) < min(count, len(weights)):
        number = weighed[draw(len(weighed), who, "table", len(chosen), *weights)]
        chosen.append(number)
        weighed = [other for other in weighed if other != number]
    return chosen


def meetings(who, of, participant, tables):
    """The tables that are named, of each set among which to choose in turn; none where it is left open."""
    if draw(NONE, who, "names none") == 0:
        return []
    counts = of["named"]["states" if participant["category"] == "member-state" else "others"]
    numbers = []
    for weights in of["choices"]:
        numbers += preferred(who, counts[draw(len(counts), who, "how many tables", *weights)], weights)
    return [tables[number] for number in numbers]


def registration(name, of, participant, person, tables):
    """One request. It has the level of the person, or of somebody of the delegation, mostly of whoever leads it."""
    asker = (person or participant)["id"]
    who = f"{name}/{asker}"
    row = {"id": f"table-{asker}", "participant": participant["id"], "asks": "table"}
    people = participant.get("representatives", [])
    if person:
        row["representative"] = person["id"]
    elif people:
        person = people[max(0, draw(len(people) + 2, who, "level") - 2)]
    if person:
        row["level"] = person["level"]
    named = meetings(who, of, participant, tables)
    if named:
        row["meetings"] = named
    first = max if participant["category"] in of["late"] else min
    row["requested"] = requested(who, of["opens"], of["days"], first)
    return row | {"illustrative": True}


def requests(name, of, participants, programme):
    tables = {meeting["number"]: meeting["id"] for meeting in programme["meetings"] if meeting["kind"] == "round-table"}
    rows = [registration(name, of, *asker, tables) for asker in askers(name, of, participants)]
    rows.sort(key=lambda row: (row["requested"], row["id"]))
    levels = f" The levels are those of {of['participants']}.json." if any("level" in row for row in rows) else ""
    return {
        "format": "hld-registrations/1",
        "title": f"Illustrative requests for seats at the round tables of {of['conference']}",
        "illustrative": True,
        "note": f"For demonstrations, with programmes/{of['programme']}.json and participants/{of['participants']}.json. No"
        f" source says who asked for a seat, when, and at which table: all of it is invented.{levels} {of['note']} Written"
        f" by tests/support/example_tables.py with the seed {SEED}.",
        "registrations": rows,
    }


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return json.load(file)


def main():
    data, out = sys.argv[1:]
    for name, of in LISTS.items():
        participants = read(data, "participants", of["participants"] + ".json")["participants"]
        made = requests(name, of, participants, read(data, "programmes", of["programme"] + ".json"))
        with open(os.path.join(out, name + ".json"), "w", encoding="utf-8", newline="\n") as file:
            file.write(written(made) + "\n")
        if of["csv"]:
            with open(os.path.join(out, name + ".csv"), "w", encoding="utf-8", newline="") as file:
                table(made["registrations"], file, COLUMNS)
    return 0


if __name__ == "__main__":
    sys.exit(main())

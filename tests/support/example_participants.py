#!/usr/bin/python3
"""Write the illustrative delegations of data/participants: every person in them is invented.

example_participants.py PARTICIPANTS OUT   from 2006.json to example-2006.json

The same input gives the same bytes: each choice is a hash of SEED, the participant and what is chosen,
so that a participant more or less changes no other delegation.
"""
import hashlib
import json
import re
import sys

SEED = 2006
WIDTH = 200

# States whose delegation a minister does not lead but somebody above; each of them had that office in 2006.
LEADERS = {
    "head-of-state": ["comoros", "honduras", "mali", "nauru"],
    "head-of-government": ["jamaica", "lesotho", "saint-lucia", "tuvalu"],
    "vice-president": ["bulgaria", "costa-rica", "gambia", "ghana", "philippines"],
    "deputy-prime-minister": ["croatia", "ethiopia", "luxembourg", "malaysia", "malta", "slovakia", "thailand"],
}
MINISTERS = 110  # with LEADERS 130 delegations at the ministerial level or above; permanent representatives lead the rest
NAMES = {
    "head-of-state": "Head of State",
    "head-of-government": "Head of Government",
    "vice-president": "Vice-President",
    "deputy-prime-minister": "Deputy Prime Minister",
    "executive-head": "Executive Head",
    "minister": "Minister",
    "vice-minister": "Vice-Minister",
    "permanent-representative": "Permanent Representative",
    "representative": "Representative",
}
PORTFOLIOS = ["Foreign Affairs", "the Interior", "Labour", "Social Affairs", "International Cooperation", "Immigration"]
TITLES = {"minister": "Minister for {}", "vice-minister": "Vice-Minister for {}"}
ABSENCES = [
    {"from": "2006-09-14T15:00", "until": "2006-09-14T18:00"},
    {"from": "2006-09-15T10:00", "until": "2006-09-15T13:00"},
    {"from": "2006-09-15T10:00", "until": "2006-09-15T18:00"},
]
ARTICLE = re.compile(
    r"(Bahamas|Comoros|Congo|Gambia|Netherlands|Niger|Philippines|Sudan|.* Islands|.* (Republic|Jamahiriya|Emirates|Federation)"
    r"|(Democratic|Lao|United|Republic) .*|Holy See)$"
)
SPEAK = {  # official languages; English for everyone else
    "ar": "algeria bahrain egypt iraq jordan kuwait lebanon libya mauritania morocco oman palestine qatar saudi-arabia somalia sudan"
    " syria tunisia united-arab-emirates yemen",
    "es": "argentina bolivia chile colombia costa-rica cuba dominican-republic ecuador el-salvador equatorial-guinea guatemala"
    " honduras mexico nicaragua panama paraguay peru spain uruguay venezuela",
    "fr": "andorra belgium benin burkina-faso burundi cameroon central-african-republic chad comoros congo cote-d-ivoire djibouti"
    " dr-congo france gabon guinea haiti luxembourg madagascar mali monaco niger rwanda senegal switzerland togo",
    "ru": "belarus kazakhstan kyrgyzstan russian-federation tajikistan turkmenistan uzbekistan",
    "zh": "china",
}
LANGUAGE = {state: language for language, states in SPEAK.items() for state in states.split()}

ENTITIES = {  # how many representatives besides the executive head
    "desa": 2, "ohchr": 2, "unctad": 2, "undp": 2, "unfpa": 2, "unhcr": 2, "unicef": 2, "unifem": 2,
    "ilo": 2, "unesco": 2, "who": 2, "world-bank": 2,
    "ece": 1, "eclac": 1, "escap": 1,
}
# Five for each: A/60/205 asks for five stakeholders at each of five tables held at once.
STAKEHOLDERS = ["budapest-process", "cis-process", "global-commission", "manila-process", "puebla-process", "south-american-dialogue"]
SPOKESPERSONS = 5
STATES = ["member-state", "observer-state", "observer"]
GROUPINGS = {"ngo": "NGO", "civil-society": "Civil Society Organization", "private-sector": "Company"}
GROUPS = ["african", "asian", "eastern-european", "grulac", "weog"]
HEARINGS = ["hearings-morning", "hearings-afternoon"]
CANDIDATES = 3  # of each regional group, for each of the roles
KEPT = ["id", "name", "code", "category", "group", "election_group", "office"]


def draw(sides, *what):
    """A number below sides, always the same for the same participant and question."""
    text = "/".join(map(str, (SEED, *what)))
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % sides


def english(participant):
    name = participant["name"]
    return name["en"] if isinstance(name, dict) else name


def of(participant):
    """Its name after "of": Ghana, the Sudan, the Islamic Republic of Iran, the World Bank."""
    name = re.sub(r"(.*) \((.* of)\)$", r"the \2 \1", english(participant)).replace("The former", "the former")
    if participant["category"] in STATES:
        return f"the {name}" if ARTICLE.match(name) else name
    return name if participant["category"] in GROUPINGS else f"the {name}"


def representative(participant, level, number=1):
    who, ordinal = participant["id"], ["", "Second ", "Third ", "Fourth ", "Fifth "][number - 1]
    suffix = "" if number == 1 else f"-{number}"
    person = {"id": f"{who}-{level}{suffix}", "name": f"{ordinal}{NAMES[level]} of {of(participant)}"}
    if level in TITLES:
        person["title"] = TITLES[level].format(PORTFOLIOS[draw(len(PORTFOLIOS), who, "portfolio")])
    person["level"] = level
    gender = ["female", "male", "female", "male", None][draw(5, who, level, number, "gender")]
    if gender is not None:
        person["gender"] = gender
    return person


def delegation(state, lead):
    """One to four people, the leader first; one leader in ten is away for a while."""
    if lead == "permanent-representative":
        ranks = [lead, "representative", "representative"]
    elif lead == "minister":
        ranks = [lead, "permanent-representative", "vice-minister", "representative"]
    else:
        ranks = [lead, "minister", "permanent-representative", "representative"]
    people = []
    for rank in ranks[: 1 + draw(len(ranks), state["id"], "size")]:
        number = 1 + sum(person["level"] == rank for person in people)
        person = representative(state, rank, number)
        own = LANGUAGE.get(state["id"], "en")
        person["languages"] = [own] if own == "en" or not people else [own, "en"]
        person["illustrative"] = True
        away = draw(10 * len(ABSENCES), state["id"], "absence")
        if away < len(ABSENCES) and not people:
            person["absences"] = [ABSENCES[away]]
        people.append(person)
    return people


def observer(participant):
    """The highest-ranking official, who speaks with the ministers, and the permanent observer."""
    people = []
    for level, name in [("minister", "Head of Delegation"), ("permanent-representative", "Permanent Observer")]:
        person = representative(participant, level) | {"name": f"{name} of {of(participant)}"}
        person.pop("title", None)
        people.append(person | {"languages": [LANGUAGE.get(participant["id"], "en")], "illustrative": True})
    return people


def leads(states):
    """Who leads each delegation: LEADERS, then as many ministers as MINISTERS says, then the others."""
    lead = {state: level for level, states_so_led in LEADERS.items() for state in states_so_led}
    rest = [state["id"] for state in states if state["id"] not in lead]
    rest.sort(key=lambda state: draw(2**64, state, "lead"))
    for place, state in enumerate(rest):
        lead[state] = "minister" if place < MINISTERS else "permanent-representative"
    return lead


def body(participant, head, others):
    """An entity or process: its executive head, if it has one here, and its representatives."""
    people = [representative(participant, "executive-head")] if head else []
    people += [representative(participant, "representative", number) for number in range(1, others + 1)]
    return [person | {"languages": ["en"], "illustrative": True} for person in people]


def heard():
    """Four of each grouping, as many as there are round tables, from the five groups in turn."""
    for place in range(4 * len(GROUPINGS)):
        category = list(GROUPINGS)[place // 4]
        letter = "ABCD"[place % 4]
        name = f"{GROUPINGS[category]} {letter} (illustrative)"
        participant = {"id": f"{category}-{letter.lower()}", "name": name, "category": category}
        person = representative(participant, "representative")
        person |= {"languages": ["en"], "selected_at": [HEARINGS[place % 2]], "illustrative": True}
        yield participant | {"group": GROUPS[place % len(GROUPS)], "illustrative": True, "representatives": [person]}


def put_forward(participants):
    """Of each group some ministers to chair round tables and, of other States, some to lead the discussion; the heads of
    entities for panels, or to lead it too."""
    for group in GROUPS:
        led = [state for state in participants if state.get("group") == group and state["category"] == "member-state"]
        led = [state for state in led if state["representatives"][0]["level"] == "minister"]
        led.sort(key=lambda state: draw(2**64, state["id"], "candidate"))
        for place, state in enumerate(led[: 2 * CANDIDATES]):
            state["representatives"][0]["candidate_for"] = "chairs" if place < CANDIDATES else "discussants"
    for participant in participants:
        if participant["id"] in ENTITIES:
            participant["representatives"][0]["candidate_for"] = ["discussants", "panellists"]


def example(document):
    source = document["participants"]
    states = [participant for participant in source if participant["category"] == "member-state"]
    lead = leads(states)
    participants = []
    for participant in source:
        who = participant["id"]
        if who in lead:
            people = delegation(participant, lead[who])
        elif participant["category"] in STATES:
            people = observer(participant)
        elif who == "iom":
            people = body(participant, True, 1)
        elif participant["category"] == "special-rapporteur":
            people = body(participant, False, 1)
            people[0]["name"] = english(participant)
        elif who in ENTITIES:
            people = body(participant, True, ENTITIES[who])
        elif who in STAKEHOLDERS:
            people = body(participant, False, SPOKESPERSONS)
        else:
            continue
        kept = {key: participant[key] for key in KEPT if key in participant}
        participants.append(kept | {"representatives": people})
    put_forward(participants)
    return {
        "format": "hld-participants/1",
        "title": "Illustrative delegations to the High-level Dialogue on International Migration and Development, 2006",
        "illustrative": True,
        "note": "For demonstrations. The States, observers, entities and processes are those of 2006.json, and so are the people in"
        " office; all their representatives, with their levels, titles, languages, absences and candidacies, and all organizations called illustrative are invented, and none of them"
        " is a fact. Written by tests/support/example_participants.py.",
        "people": document["people"],
        "participants": participants + list(heard()),
    }


def written(value, indent=0):
    """JSON as the files of data/ have it: what fits on a line is on one, short members share one."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or (indent and indent + len(line) < WIDTH):
        return line
    pad = " " * (indent + 2)
    if isinstance(value, list):
        rows = [written(element, indent + 2) for element in value]
        return "[\n" + pad + f",\n{pad}".join(rows) + "\n" + " " * indent + "]"
    rows, short = [], False
    for key, element in value.items():
        text = f"{json.dumps(key)}: {written(element, indent + 2)}"
        fits = indent and "\n" not in text and len(text) < WIDTH // 2
        if short and fits and len(pad + rows[-1] + text) < WIDTH:
            rows[-1] += f", {text}"
        else:
            rows.append(text)
        short = fits
    return "{\n" + pad + f",\n{pad}".join(rows) + "\n" + " " * indent + "}"


def main():
    source, out = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        document = json.load(file)
    with open(out, "w", encoding="utf-8", newline="\n") as file:
        file.write(written(example(document)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Invented cvs: ordinary ones, and such as nobody should send."""

from __future__ import annotations

import random
from typing import Any

Resume = dict[str, Any]

DAAN: Resume = {
    "basics": {
        "name": "Daan de Vries",
        "label": "medewerker groen",
        "email": "daan.devries@voorbeeld.nl",
        "phone": "06 12345678",
        "location": {"city": "Amersfoort"},
        "summary": "Ik ben graag buiten en ik werk hard. Ik kom op tijd.",
    },
    "work": [
        {
            "name": "Jumbo", "location": "Amersfoort", "position": "vakkenvuller",
            "startDate": "2024-02", "endDate": "2024-07", "highlights": ["Vakken vullen.", "Karren terugzetten."],
            "x-nazorg": {"kind": "stage", "still_there": False},
        },
        {
            "name": "Hovenier Groenrijk", "position": "medewerker groen", "startDate": "2025-09",
            "highlights": ["Gras maaien en heggen knippen."], "x-nazorg": {"kind": "werk", "still_there": True},
        },
        {
            "name": "Zorgboerderij De Linde", "startDate": "2022", "endDate": "2023", "highlights": ["Dieren voeren."],
            "x-nazorg": {"kind": "dagbesteding"},
        },
    ],
    "education": [
        {
            "institution": "De Kruishof", "studyType": "praktijkonderwijs", "area": "groen", "startDate": "2020",
            "endDate": "2025", "x-nazorg": {"state": "praktijkverklaring", "practical": True},
        },
        {"institution": "Aeres", "studyType": "Entree", "startDate": "2025", "x-nazorg": {"state": "busy"}},
    ],
    "skills": [{"name": "gras maaien"}, {"name": "samenwerken"}],
    "languages": [{"language": "Nederlands", "fluency": "moedertaal"}, {"language": "Engels", "fluency": "beetje"}],
    "x-nazorg": {"licences": ["AM", "VCA"], "transport": ["fiets"], "availability": "maandag tot donderdag"},
}  # fmt: skip

ONE_WORD: Resume = {"skills": [{"name": "schoonmaken"}]}
WIDE = "WWWWWWW " * 60
LONG_TITLE = "medewerker " * 18 + "magazijn 12"


def many(jobs: int, lines: int = 3) -> Resume:
    """So many jobs, the newest first, each with a few lines."""
    return {
        **DAAN,
        "work": [
            {
                "name": f"Bedrijf {number}e", "position": "productiemedewerker", "summary": "Dozen vouwen.",
                "startDate": f"{2025 - number}-01", "endDate": f"{2025 - number}-11",
                "highlights": [f"Taak {line} bij de machine." for line in range(lines)],
            }
            for number in range(jobs)
        ],
    }  # fmt: skip


EXTREME: dict[str, Resume] = {
    "empty": {},
    "one letter": {"basics": {"name": "J"}},
    "one word": ONE_WORD,
    "30 jobs": many(30),
    "60 jobs with 20 lines": many(60, 20),
    "long title": {"basics": {"name": "Kim"}, "work": [{"name": "AH", "position": LONG_TITLE}]},
    "one word of 200 letters": {
        "basics": {"name": "x" * 200, "label": "w" * 200, "email": f"{'a' * 100}@{'b' * 90}.nl"},
        "work": [{"name": "W" * 200, "position": "M" * 200, "highlights": ["Ш" * 200]}],
        "skills": [{"name": "w" * 200}],
    },
    "emoji": {"basics": {"name": "😀 Samira 🚀👩🏽‍🌾"}, "skills": [{"name": "💪"}, {"name": "tillen 💪"}]},
    "right to left": {
        "basics": {"name": "محمد العلي", "label": "می\u200cخواهم"}, "skills": [{"name": "\u202efdp.exe\u202c"}],
        "languages": [{"language": "العربية", "fluency": "moedertaal"}, {"language": "עברית"}],
    },
    "html and formulas": {
        "basics": {"name": "<b>Jo</b>", "label": "=HYPERLINK(\"x\")", "summary": "<script>alert(1)</script>"},
        "work": [{"position": "#set page(fill: red)", "name": "*dik* $x^2$ @naam <pages> // \\ `x`"}],
    },
    "wrong types": {
        "basics": [], "work": [None, "x", {"name": 42, "position": ["a"], "highlights": "b"}, {}], "skills": "veel",
        "education": {"a": 1}, "languages": [{"language": True}], "x-nazorg": {"licences": "B", "availability": 3},
    },
    "controls": {"basics": {"name": "A\x00n\x07n\u200bi\ufeffe\ud800\ue000", "summary": "a\n\n\tb\x85c\u2028d"}},
    "stacked accents": {"basics": {"name": "Z" + "\u0301" * 50}, "skills": [{"name": "e\u0308"}]},
    "far dates": {"work": [{"position": "kok", "startDate": "2099-01", "endDate": "3000-99"}]},
    "long prose": {
        "basics": {"name": "Jo", "summary": "Ik werk graag met mijn handen. " * 400},
        "work": [{"position": "kok", "summary": "Ik heb gekookt. " * 400, "highlights": ["y " * 900] * 90}],
    },
    "everything at its widest": {
        "basics": {"name": WIDE, "label": WIDE, "summary": WIDE * 20, "phone": WIDE, "email": WIDE, "url": WIDE,
                   "location": {"address": WIDE, "city": WIDE, "postalCode": WIDE}},
        **{
            part: [dict.fromkeys((*names, "startDate", "endDate"), f"{number}{WIDE}") for number in range(70)]
            for part, names in {
                "work": ("name", "position", "summary", "location"), "education": ("institution", "studyType", "area"),
                "skills": ("name", "level"), "languages": ("language", "fluency"), "certificates": ("name", "issuer"),
                "projects": ("name", "description"), "awards": ("title", "awarder"),
                "references": ("name", "reference"), "interests": ("name",),
                "publications": ("name", "publisher"), "volunteer": ("organization",),
            }.items()
        },
        "x-nazorg": {"licences": [f"{n}{WIDE} rijbewijs" for n in range(70)], "availability": WIDE},
    },
    "many small things": {
        "basics": {"name": "Jo", "profiles": [{"url": f"https://www.voorbeeld.nl/{n}"} for n in range(40)]},
        "skills": [{"name": f"iets wat ik kan {n}"} for n in range(200)],
        "languages": [{"language": f"taal {n}"} for n in range(80)],
        "references": [{"name": "Bas", "reference": "Werkt goed door. " * 60}] * 30,
        "projects": [{"name": f"project {n}", "description": "mooi " * 200} for n in range(60)],
        "education": [{"institution": f"school {n}", "courses": ["vak"] * 30} for n in range(60)],
        "x-nazorg": {"licences": [f"pas {n}" for n in range(90)]},
    },
}  # fmt: skip


def generated(number: int) -> Resume:
    """A cv by chance, the same for the same number: from nearly nothing to far too much."""
    chance = random.Random(number)
    words = ["kok", "heftruckchauffeur", "in", "de", "wasserij", "Ömer", "Łucja", "Київ", "leerling-assistent", "ß"]

    def text(most: int) -> str:
        return " ".join(chance.choices(words, k=chance.randint(1, most)))

    def entry(name: str, role: str) -> Resume:
        start = f"{chance.randint(2008, 2025)}-{chance.randint(1, 12):02}"
        dates = {"startDate": start} if chance.random() < 0.7 else {}
        lines = [text(30) for _ in range(chance.randint(0, 8))]
        kind = chance.choice(["werk", "stage", "dagbesteding", "bijbaan"])
        return {name: text(6), role: text(12), "highlights": lines, "courses": lines[:3], **dates,
                "x-nazorg": {"kind": kind, "state": "busy", "length": "half jaar"}}  # fmt: skip

    return {
        "basics": {"name": text(4), "summary": text(chance.choice([1, 40, 400])), "phone": "06 12345678"},
        "work": [entry("name", "position") for _ in range(chance.choice([0, 1, 3, 8, 25]))],
        "education": [entry("institution", "studyType") for _ in range(chance.choice([0, 1, 2, 12]))],
        "skills": [{"name": text(3)} for _ in range(chance.choice([0, 3, 9, 40]))],
        "languages": [{"language": text(1), "fluency": text(2)} for _ in range(chance.randint(0, 4))],
    }


CASES: dict[str, Resume] = {
    "daan": DAAN,
    **EXTREME,
    **{f"by chance {number}": generated(number) for number in range(60 - len(EXTREME) - 1)},
}

"""Any text is read, none costs more than it may, nothing is remembered of it, and threads do not disturb each other."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.cv import cv_plan
from bot.core.cv import Change, Cv, CvSaid, Education, Fact, Told, Work
from bot.core.cv_merge import merge
from bot.core.cv_questions import next_question, put
from bot.core.cv_resume import from_json_resume, to_json_resume
from bot.language.cv import CvReader
from bot.language.cv.skills import skill_choices

NOW = datetime.fromisoformat("2028-02-29T23:30:00+00:00")
_PIECES = st.sampled_from(
    [
        *(
            "ik",
            "ben",
            "heb",
            "heet",
            "daan",
            "jansen",
            "uit",
            "ede",
            "stage",
            "gelopen",
            "bij",
            "een",
            "garage",
            "jumbo",
        ),
        *("als", "kok", "vakken", "vullen", "en", "niet", "maar", "nee", "wacht", "2022", "tot", "2023", "sep", "half"),
        *(
            "jaar",
            "mbo",
            "niveau",
            "2",
            "diploma",
            "gehaald",
            "rijbewijs",
            "b",
            "geen",
            "scooter",
            "turks",
            "een beetje",
        ),
        *("kan", "goed", "koken", "mag", "eraf", "nul", "zes", "apenstaartje", "punt", "com", "06", "12345678", "vso"),
        *(".", ",", "?", "\n", ":", "(", "-", "😀", "'", '"', "&", "<b>", "=1+1", "x" * 200, "mijn", "broer", "werkt"),
        *(
            "wil",
            "later",
            "worden",
            "grapje",
            "ma",
            "di",
            "elke",
            "dag",
            "weet",
            "bsn",
            "111222333",
            "van",
            "der",
            "de",
        ),
    ]
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=50).map(" ".join))
_QUESTIONS = st.sampled_from(
    [
        *(None, "name", "contact", "place", "work", "education", "skills", "languages", "transport", "availability"),
        *("work.1.tasks", "work.1.period", "work.7.employer", "education.1.state", "education.1.level", "check.place"),
        *("check.work.1.employer", "check.nothing", "vso", "", "work", "no such question", "work.x.tasks"),
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(_TEXTS, min_size=1, max_size=4), question=_QUESTIONS)
def test_any_talk_makes_a_cv(cv_reader: CvReader, texts: list[str], question: str | None) -> None:
    cv, plan = Cv(), cv_plan()

    for number, text in enumerate(texts):
        said = cv_reader.read(text, question=question, now=NOW, source=str(number))
        cv = merge(cv, said)
        assert {fact.source for fact in _facts(said)} <= {str(number)}
        asked = next_question(cv, plan)
        question = asked or question
        cv = put(cv, asked) if asked else cv

    assert from_json_resume(to_json_resume(cv)) == cv
    for work in cv.work:
        skill_choices(cv, work)


def _facts(said: CvSaid) -> list[Fact]:
    found: list[Fact] = []
    for one in said.facts:
        if isinstance(one, Told | Change):
            found.append(one.fact)
        elif isinstance(one, Work | Education):
            values = [getattr(one, field.name) for field in fields(one)]
            found += [value for value in values if isinstance(value, Fact)]
            found += one.tasks if isinstance(one, Work) else ()
    return found


@pytest.mark.parametrize(
    "text",
    [
        "ik heb stage gelopen bij een garage in ede en daarna bij de jumbo vakken gevuld in 2022 " * 120,
        "a.b@" * 2500,
        "z" * 10_000,
        "😀" * 10_000,
        '"' * 10_000,
        "niet maar " * 1000,
        "2022 " * 2000,
        "bij de " * 1400,
        "ik ben " * 1400,
        "nul zes " * 1200,
        "x apenstaartje y punt " * 450,
        "qwertyx " * 1250,
        "van der " * 1250,
        "nee wacht " * 1000,
        "en " * 3300,
        "mbo niveau 2 diploma " * 480,
    ],
    ids=lambda text: text[:12],
)
def test_a_message_of_ten_thousand_characters_is_read_in_time(cv_reader: CvReader, now: datetime, text: str) -> None:
    """Well under a second on the machine it was written on; the limit leaves room for slower ones."""
    cv_reader.read("ja", now=now)

    begin = time.perf_counter()
    cv_reader.read(text[:10_000], question="work", now=now)

    assert time.perf_counter() - begin < 5


def test_threads_read_the_same(cv_reader: CvReader, now: datetime) -> None:
    texts = [f"heb stage gelopen bij een garage in 20{year} en bij jumbo vakken gevuld" for year in range(12, 26)]

    def read(text: str) -> CvSaid:
        return cv_reader.read(text, now=now, source="1")

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(read, texts))

    assert together == [read(text) for text in texts]


def test_what_is_typed_is_not_remembered(cv_reader: CvReader, now: datetime) -> None:
    """spaCy keeps every string it sees, unless told to forget."""
    cv_reader.read("ik heet zzqwxtoverwoord", question="name", now=now)

    assert "zzqwxtoverwoord" not in cv_reader._eyes._ruler._pipeline.vocab.strings


def test_importing_the_reader_does_not_load_spacy() -> None:
    code = "import sys, bot.language, bot.language.cv; sys.exit('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Names of places of work in small letters, a row of jobs, what only sounds like an end, and words typed in haste."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.cv import NO, YES, Cv, Told, Work
from bot.core.cv_merge import merge
from bot.language.cv import CvReader


def _work(reader: CvReader, text: str, now: datetime, question: str | None = None) -> Work:
    found = [one for one in reader.read(text, question=question, now=now).facts if isinstance(one, Work)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("stage bij verzorgingshuis sint jozef in roermond", "Verzorgingshuis Sint Jozef"),
        ("gewerkt bij loonbedrijf ten have, hooi persen", "Loonbedrijf ten Have"),
        ("ik heb bij snackbar de hoek gewerkt", "Snackbar de Hoek"),
        ("verzorgingstehuis maria oord, daar schonk ik koffie", "Verzorgingstehuis Maria Oord"),
        ("pizzeria napoli in gouda, afwassen en dozen vouwen", "Pizzeria Napoli"),
        ("heb gewerkt voor gemeente tilburg, schoffelen", "Gemeente Tilburg"),
        ("ik zit op de sociale werkplaats de risse", "De Risse"),
        ("ik werk via het uitzendbureau bij vleesverwerking westfort", "Vleesverwerking Westfort"),
        ("ik draaide mee in de linnenkamer van het isala", "Isala"),
        ("ik doe nu thuisbezorgd op de fiets", "Thuisbezorgd"),
    ],
)
def test_a_name_in_small_letters_is_known_by_its_form(
    cv_reader: CvReader, now: datetime, text: str, employer: str
) -> None:
    found = _work(cv_reader, text, now).employer
    assert found is not None
    assert found.value == employer


@pytest.mark.parametrize("text", ["bandjes stempelen bij de ingang", "kaarsen gieten, inpakken voor de winkel"])
def test_where_something_is_done_is_no_employer(cv_reader: CvReader, now: datetime, text: str) -> None:
    assert _work(cv_reader, text, now, "work.1.tasks").employer is None


@pytest.mark.parametrize(
    ("text", "role"), [("tuinman bn ik", "tuinman"), ("schilder was ik, bij schildersbedrijf de kwast", "schilder")]
)
def test_a_role_may_begin_the_sentence(cv_reader: CvReader, now: datetime, text: str, role: str) -> None:
    found = _work(cv_reader, text, now).role
    assert found is not None
    assert found.value == role


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("doe ik al een half jaar en ik ga nooit meer weg", YES),
        ("stage duurde van september tot kerst", NO),
        ("half jaar en ik mag blijven", YES),
        ("was maar 6 weken", NO),
        ("begonnen januari 2024 gestopt augustus 2024", NO),
    ],
)
def test_whether_a_job_lasts(cv_reader: CvReader, now: datetime, text: str, still: str) -> None:
    found = _work(cv_reader, text, now, "work.1.period").still
    assert found is not None
    assert found.value == still


def test_to_put_away_is_no_end(cv_reader: CvReader, now: datetime) -> None:
    assert _work(cv_reader, "heggen knippen en onkruid weg halen", now, "work.1.tasks").still is None


def test_the_next_of_a_row_is_of_the_same_kind(cv_reader: CvReader, now: datetime) -> None:
    cv = Cv()
    for text in ("ik heb twee stages gedaan", "de eerste was bij intratuin", "de tweede was bij een kwekerij in IJlst"):
        cv = merge(cv, cv_reader.read(text, now=now))
    assert [one.kind.value if one.kind else "" for one in cv.work] == ["stage", "stage"]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("yassin bouali, amsterdam, heb 5 maanden bij dhl gewerkt", "place", "Amsterdam"),
        ("ik ben roos en ik ben gek op dieren", "name", "Roos"),
        ("timmermans is mn achternaam. alkmaar", "surname", "Timmermans"),
    ],
)
def test_who_he_is_told_in_pieces(cv_reader: CvReader, now: datetime, text: str, field: str, value: str) -> None:
    told = [one for one in cv_reader.read(text, now=now).facts if isinstance(one, Told) and one.field == field]
    assert [one.fact.value for one in told] == [value]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("heggen snoeie, gras maaie, blad blaze", 3),
        ("spelen en luiers verschonen", 2),
        ("dingen in dozen doen. echt saai. en pallets wikkelen", 2),
    ],
)
def test_tasks_of_a_reply(cv_reader: CvReader, now: datetime, text: str, tasks: int) -> None:
    facts = cv_reader.read(text, question="work.1.tasks", now=now).facts
    assert sum(len(one.tasks) for one in facts if isinstance(one, Work)) == tasks

"""What is told of work beside other things: the thing alone, verbs of the past, names of firms, what ended a job."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.cv import Change, Cv, CvSaid, Fact, Work
from bot.core.cv_merge import merge
from bot.language.cv import CvReader
from bot.language.cv.verbs import finite_forms, first_person, is_object, preterite


def _work(reader: CvReader, text: str, now: datetime, question: str | None = None) -> list[Work]:
    return [one for one in reader.read(text, question=question, now=now).facts if isinstance(one, Work)]


def _tasks(found: list[Work]) -> set[str]:
    return {task.value for one in found for task in one.tasks}


def _employers(found: list[Work]) -> list[str]:
    return [one.employer.value for one in found if one.employer]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("ik werkte bij de Hema en deed kassa, vakken, soms magazijn", {"Kassa", "Vakken", "Magazijn"}),
        ("bij een hotel kamers doen, bedden en handdoeken", {"Kamers doen", "Bedden", "Handdoeken"}),
        ("was schoonmaker bij een kantoor in Breda, toiletten en bureaus", {"Toiletten", "Bureaus"}),
        ("ik draaide mee in de keuken en deed salades en af en toe soep", {"Salades", "Soep"}),
        ("stage bij een dansschool, receptie en de jasjes ophangen", {"Receptie", "Jasjes ophangen"}),
        ("ik stond achter de bar bij de ijsclub en maakte tosti's", {"Achter de bar", "Maakte tosti's"}),
        ("bij de wasserij stond ik aan de mangel en vouwde lakens", {"Vouwde lakens"}),
        ("gewerkt bij een fabriek, daar sorteerde ik schroeven", {"Sorteerde schroeven"}),
    ],
)
def test_a_task_may_be_a_thing_or_a_verb_of_the_past(
    cv_reader: CvReader, now: datetime, text: str, tasks: set[str]
) -> None:
    assert _tasks(_work(cv_reader, text, now)) == tasks


@pytest.mark.parametrize(
    "text",
    [
        "ik werk bij de Hema en daar kreeg ik koffie",
        "ik werk bij de Hema. in de pauze eet ik soep en brood",
        "ik werk bij de Hema, mijn telefoon is kapot",
        "ik werk bij de Hema en kassa mag ik niet",
    ],
)
def test_a_thing_is_no_task_where_it_is_eaten_broken_or_denied(cv_reader: CvReader, now: datetime, text: str) -> None:
    assert _tasks(_work(cv_reader, text, now)) == set()


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("bij Van der Meer heb ik een half jaar gezeten", "Van der Meer"),
        ("stage gedaan bij Dekkers & Zonen in Tiel", "Dekkers & Zonen"),
        ("werkte bij Gebr. van Dam", "Gebr. van Dam"),
        ("bij T. Smit Timmerwerken heb ik 1 jaar gewerkt", "T. Smit Timmerwerken"),
        ("Hulst en Zn, daar heb ik stage gelopen", "Hulst en Zn"),
        ("bij tante Riet in de winkel gestaan", "winkel van tante Riet"),
        ("bij Theo in de fietsenzaak gewerkt", "fietsenzaak van Theo"),
        ("ik werk bij de familie Bosma op het erf", "familie Bosma"),
        ("gewerkt bij Sjaak de Groenteman", "Sjaak de Groenteman"),
        ("daarna kwam ik bij Van Rijn terecht", "Van Rijn"),
        ("3 jaar bij transportbedrijf De Rooy", "Transportbedrijf De Rooy"),
        ("bij Sjoerds Fietsen in Heerenveen gewerkt", "Sjoerds Fietsen"),
        ("in Tilburg bij Fabory moeren tellen en verpakken", "Fabory"),
        ("stage bij Prins Autogroep", "Prins Autogroep"),
        ("ik help bij kringloop Rondje elke week", "Kringloop Rondje"),
        ("ik doe afwas bij een bedrijf dat Polytop heet", "Polytop"),
        ("mijn stage was een bakker", "een bakker"),
        ("ik rij voor Thuisbezorgd, eten bezorgen", "Thuisbezorgd"),
    ],
)
def test_an_employer_needs_no_listed_word(cv_reader: CvReader, now: datetime, text: str, employer: str) -> None:
    assert _employers(_work(cv_reader, text, now)) == [employer]


@pytest.mark.parametrize(
    "text",
    [
        "geholpen bij het bouwen van een speeltuin",
        "bestellen bij leveranciers en facturen nakijken",
        "vrijdag zit ik bij me vader",
        "Utrecht, daar heb ik stage gelopen",
        "ik kan elke dag behalve vrijdag want dan ben ik bij Sanne",
    ],
)
def test_no_employer_is_guessed(cv_reader: CvReader, now: datetime, text: str) -> None:
    assert _employers(_work(cv_reader, text, now)) == []


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("begonnen in maart 2024 en nog steeds", "ja"),
        ("begin was april 2025, nu nog steeds", "ja"),
        ("ik ga er nog elke dinsdag heen", "ja"),
        ("ben net begonnen", "ja"),
        ("tot ze failliet gingen", "nee"),
        ("die winkel bestaat niet meer", "nee"),
        ("is al lang geleden joh", "nee"),
        ("half jaartje tot ik ziek werd", "nee"),
        ("sinds mei, weet ik niet meer precies", "ja"),
    ],
)
def test_whether_it_lasts_is_told_in_many_ways(cv_reader: CvReader, now: datetime, text: str, still: str) -> None:
    found = [one.still.value for one in _work(cv_reader, text, now, "work.1.period") if one.still]
    assert found[-1:] == [still]


def test_a_habit_does_not_reopen_a_job_that_ended(cv_reader: CvReader, now: datetime) -> None:
    text = "van 2021 tot 2023 werkte ik bij de Spar, elke ochtend om 6 uur broodjes bakken"
    (work,) = _work(cv_reader, text, now)
    assert work.still is not None
    assert work.still.value == "nee"


def test_that_it_is_a_bijbaan_is_said_of_the_known_job(cv_reader: CvReader, now: datetime) -> None:
    said = cv_reader.read("dat is een bijbaan", question="contact", now=now)
    assert said.facts == (Change("kind", Fact("bijbaan"), "werk"),)
    known = Cv(work=(Work(key=1, kind=Fact("werk"), employer=Fact("Jumbo")),), last="work.1")
    (work,) = merge(known, said).work
    assert (work.kind, work.employer) == (Fact("bijbaan"), Fact("Jumbo"))


def test_to_work_there_still_is_no_other_job() -> None:
    known = Cv(work=(Work(key=1, kind=Fact("bijbaan"), employer=Fact("Jumbo")),), last="work.1")
    (work,) = merge(known, CvSaid(facts=(Work(kind=Fact("werk"), still=Fact("ja")),))).work
    assert (work.kind, work.still) == (Fact("bijbaan"), Fact("ja"))


def test_being_without_work_makes_no_job() -> None:
    assert merge(Cv(), CvSaid(facts=(Work(still=Fact("nee")),))).work == ()


def test_verbs_have_their_forms() -> None:
    assert [first_person(verb) for verb in ("sorteren", "timmeren", "maken")] == ["sorteer", "timmer", "maak"]
    assert [preterite(verb) for verb in ("poetsen", "vullen", "verven")] == ["poetste", "vulde", "verfde"]
    assert {"sorteerde", "vouwde"} <= finite_forms()
    assert "niet" not in finite_forms()
    assert is_object("zwemles")
    assert not is_object("les geven")

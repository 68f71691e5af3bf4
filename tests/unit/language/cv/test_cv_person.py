"""The general ways in which somebody says who he is and what he has, in words that no list was made for."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.cv import Education, Told
from bot.language.cv import CvReader


def _told(
    reader: CvReader, now: datetime, text: str, field: str, question: str | None = None, called: str = ""
) -> list[str]:
    said = reader.read(text, question=question, now=now, called=called)
    return [one.fact.value for one in said.facts if isinstance(one, Told) and one.field == field]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("goeie, jorrin wiersema hier, 19 uit joure", "Jorrin Wiersema"),  # neither is in a list
        ("ik ben floor van der zanden en ik zoek werk", "Floor van der Zanden"),  # "floor" is a word too
        ("Piet-Hein de Wit. Ik woon in Goes", "Piet-Hein de Wit"),
        ("teun bakhuis uut winterswijk", "Teun Bakhuis"),
        ("ik ben milan hoogeveen uit assen", "Milan Hoogeveen"),  # a town as surname
        ("daan bakker van mechelen", "Daan Bakker"),
        ("where do i live then", None),
        ("ik ben super gemotiveerd, graag snel beginnen", None),
    ],
)
def test_a_name_is_read_by_where_it_stands(cv_reader: CvReader, now: datetime, text: str, name: str | None) -> None:
    assert _told(cv_reader, now, text, "name") == ([name] if name else [])


def test_a_known_name_is_changed_by_plain_words_alone(cv_reader: CvReader, now: datetime) -> None:
    assert _told(cv_reader, now, "turks spreek ik met Fadime", "name", called="Ali Kaya") == []
    assert _told(cv_reader, now, "ayoub bakker moet het zijn", "name", called="Ayoeb Bakker") == ["Ayoub Bakker"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ik woon nu 3 jaar in Nederland, in Delft", "Delft"),
        ("wij wonen almere", "Almere"),
        ("ik woon op ameland in hollum", "Hollum"),
        ("tiel, maar ik ben geboren in gouda", "Tiel"),
        ("ik kom uit breda of ja tilburg tegenwoordig", "Tilburg"),
        ("ik zit op het roc in tilburg", None),
        ("mijn broer woont in tiel", None),
    ],
)
def test_a_place_of_living(cv_reader: CvReader, now: datetime, text: str, place: str | None) -> None:
    assert _told(cv_reader, now, text, "place", question="contact") == ([place] if place else [])


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("ik kan maandag tot en met woensdag, vrijdag niet want les", ["maandag tot en met woensdag, vrijdag niet"]),
        ("dinsdag, woensdag en donderdag kan ik werken", ["dinsdag, woensdag en donderdag"]),
        ("drie ochtenden in de week, meer lukt niet", ["drie ochtenden in de week"]),
        ("zondags werk ik niet, verder alle dagen", ["zondags werk ik niet, verder alle dagen"]),
        ("maandag en dinsdag ben ik daar", []),
        ("op zaterdag kan ik zwemmen met mijn zus", []),
    ],
)
def test_days_are_quoted_over_commas(cv_reader: CvReader, now: datetime, text: str, when: list[str]) -> None:
    assert _told(cv_reader, now, text, "availability", question="education") == when


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("ik kan behangen, tuinhekken beitsen en zagen", ["Behangen", "Tuinhekken beitsen", "Zagen"]),
        ("soep koken kan ik, en de kleintjes naar bed brengen", ["Soep koken", "Kleintjes naar bed brengen"]),
        ("zwaar tillen kan ik goed en tegen drukte kan ik ook", ["Zwaar tillen", "Tegen drukte kunnen"]),
        ("met kinderen kan ik goed omgaan", ["Met kinderen omgaan"]),
        ("ik ben geduldig met ouderen dat zegt iedereen", ["Geduldig met ouderen"]),
        ("wat ik goed kan: op tijd komen", ["Op tijd komen"]),
        ("lezen kan ik juist niet zo", []),
        ("mijn broer kan lassen", []),
        ("ik kan morgen beginnen", []),
    ],
)
def test_what_stands_around_i_can(cv_reader: CvReader, now: datetime, text: str, skills: list[str]) -> None:
    assert _told(cv_reader, now, text, "skills", question="contact") == skills


@pytest.mark.parametrize(
    ("text", "vehicles"),
    [
        ("met de velo overal naartoe", ["fiets"]),
        ("metro of tram, no car", ["metro", "tram"]),
        ("ik loop of fiets", ["fiets"]),
        ("ik doe alles met de scooter", ["scooter"]),
        ("mijn vader heeft een auto, ik niet", []),
        ("auto's wassen bij een garage", []),
    ],
)
def test_how_he_travels(cv_reader: CvReader, now: datetime, text: str, vehicles: list[str]) -> None:
    assert _told(cv_reader, now, text, "transport", question="skills") == vehicles


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("hoogwerker heb ik gehaald", ["Hoogwerkercertificaat"]),
        ("ik rijd reachtruck, certificaat heb ik", ["Reachtruckcertificaat"]),
        ("heftruck nog niet, ben nog bezig", []),
        ("ik reed daar heftruck", []),
    ],
)
def test_a_paper_for_a_machine(cv_reader: CvReader, now: datetime, text: str, papers: list[str]) -> None:
    assert _told(cv_reader, now, text, "certificates") == papers


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("T heb ik, voor B 3x gezakt", ["T"]),
        ("rijbewijs nee, wel am voor de brommer", ["AM"]),
        ("rijbewijs b en be. nee be niet", ["B"]),
        ("mijn broer heeft T en B", []),
    ],
)
def test_letters_of_a_licence(cv_reader: CvReader, now: datetime, text: str, kinds: list[str]) -> None:
    assert _told(cv_reader, now, text, "licences") == kinds


@pytest.mark.parametrize(
    ("text", "school", "subject"),
    [
        ("mijn school was De Wissel, praktijkonderwijs", "De Wissel", ""),
        ("praktijkonderwijs diploma heb ik, van De Horizon", "De Horizon", ""),
        ("mbo 2 podiumbouw gedaan bij Deltion", "Deltion", "podiumbouw"),
        ("kappersopleiding niveau 2 gedaan", "", "kapper"),
    ],
)
def test_school_and_subject(cv_reader: CvReader, now: datetime, text: str, school: str, subject: str) -> None:
    found = [one for one in cv_reader.read(text, now=now).facts if isinstance(one, Education)]
    assert [one.school.value for one in found if one.school] == ([school] if school else [])
    assert [one.subject.value for one in found if one.subject] == ([subject] if subject else [])

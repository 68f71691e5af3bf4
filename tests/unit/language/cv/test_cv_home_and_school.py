"""Home, school, travel and languages, told without the words that lead them in most often."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.cv import Education, Told
from bot.language.cv import CvReader


def _told(reader: CvReader, now: datetime, text: str, field: str, question: str | None = None) -> list[str]:
    said = reader.read(text, question=question, now=now)
    return [one.fact.value for one in said.facts if isinstance(one, Told) and one.field == field]


def _schools(reader: CvReader, now: datetime, text: str, question: str | None = None) -> list[Education]:
    return [one for one in reader.read(text, question=question, now=now).facts if isinstance(one, Education)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bilal Said Ouali, maar zeg maar Bilal", "Bilal Said Ouali"),
        ("dat weet je toch al, Fleur", "Fleur"),
        ("J. van Rossum", "J. van Rossum"),
        ("mijn coach heet Petra", None),
    ],
)
def test_a_name_within_a_reply(cv_reader: CvReader, now: datetime, text: str, name: str | None) -> None:
    assert _told(cv_reader, now, text, "name", "name") == ([name] if name else [])


@pytest.mark.parametrize("text", ["ik ben Braziliaans", "ik ben Chantal's zoon", "Kzijn klaar", "ROC Leiden, niveau 2"])
def test_what_looks_like_a_name_and_is_none(cv_reader: CvReader, now: datetime, text: str) -> None:
    assert _told(cv_reader, now, text, "name") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("mijn adres: Dorpsstraat 3, 6741 AB Lunteren", "Lunteren"),
        ("ik huur een kamer in Wageningen", "Wageningen"),
        ("ik zit nu bij een vriend in Waddinxveen", "Waddinxveen"),
        ("boven de bakker in Winschoten, daar woon ik", "Winschoten"),
        ("ik woon nog thuis, Hengelo", "Hengelo"),
        ("ik woon in een dorp bij Oss, Heesch heet het", "Heesch"),
        ("ik poets huizen in Naaldwijk", None),
        ("we hadden een huisje in Renesse", None),
        ("ik zou best in Amsterdam willen wonen", None),
        ("ik ben op bezoek bij mijn broer in Gouda", None),
    ],
)
def test_the_town_of_a_home(cv_reader: CvReader, now: datetime, text: str, place: str | None) -> None:
    assert _told(cv_reader, now, text, "place") == ([place] if place else [])


@pytest.mark.parametrize(
    ("text", "place"),
    [("bij me moeder in Purmerend", "Purmerend"), ("niet meer in Breda, nu Oosterhout", "Oosterhout"),
     ("Kanaalstraat 14, Lisse", "Lisse"), ("overal en nergens", None)],
)  # fmt: skip
def test_the_town_that_was_asked_for(cv_reader: CvReader, now: datetime, text: str, place: str | None) -> None:
    assert _told(cv_reader, now, text, "place", "place") == ([place] if place else [])


@pytest.mark.parametrize(
    ("text", "question", "school"),
    [
        ("ik zit nog op school. Het heet Emiliusschool", None, "Emiliusschool"),
        ("buso grootkeuken gedaan in het Sint-Jozefsinstituut", None, "Sint-Jozefsinstituut"),
        ("ik zat op de Vlieger, daar heb ik mijn getuigschrift van", None, "de Vlieger"),
        ("De Mussenburg, dat was mijn school", None, "De Mussenburg"),
        ("de kameleon, afgelopen juli klaar met getuigschrift", "education", "De Kameleon"),
        ("ik werk op een basisschool in de kleuterklas", None, ""),
        ("volgend jaar begin ik op de koksschool", "education", ""),
    ],
)
def test_a_school_that_no_list_has(
    cv_reader: CvReader, now: datetime, text: str, question: str | None, school: str
) -> None:
    names = [one.school.value for one in _schools(cv_reader, now, text, question) if one.school]
    assert [name.lower() for name in names] == ([school.lower()] if school else [])


def test_a_school_is_one_with_what_is_told_of_it_behind(cv_reader: CvReader, now: datetime) -> None:
    text = "school was vso de Brug. Fietstechniek. daar heb ik een praktijkverklaring van"
    (school,) = _schools(cv_reader, now, text)
    told = [one.value for one in (school.school, school.subject, school.state) if one]
    assert told == ["de Brug", "Fietstechniek", "praktijkverklaring"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("school was vso de Brug, ben gestopt toen mijn broertje geboren was", "stopped"),
        ("op school deed ik koken, vso was dat. geen diploma ofzo wel getuigschrift", "getuigschrift"),
        ("geslaagd voor mijn entree", "diploma"),
    ],
)
def test_what_came_of_a_school(cv_reader: CvReader, now: datetime, text: str, state: str) -> None:
    assert [one.state.value for one in _schools(cv_reader, now, text) if one.state] == [state]


@pytest.mark.parametrize(
    "text", ["lasdiploma niveau 2", "heftruck ben ik voor gezakt", "volgend jaar start ik met mbo 2"]
)
def test_what_is_no_school(cv_reader: CvReader, now: datetime, text: str) -> None:
    assert _schools(cv_reader, now, text) == []


@pytest.mark.parametrize(
    ("text", "vehicles"),
    [
        ("mijn scooter staat voor de deur", ["scooter"]),
        ("als het regent pak ik de bus", ["bus"]),
        ("met mijn e-bike is 20 km geen probleem", ["e-bike"]),
        ("ik heb een fiets maar die heeft een lekke band", []),
        ("de bus was te laat gisteren", []),
        ("ik ben van mijn fiets gevallen", []),
    ],
)
def test_what_he_travels_with(cv_reader: CvReader, now: datetime, text: str, vehicles: list[str]) -> None:
    assert _told(cv_reader, now, text, "transport") == vehicles


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("mijn engels is best goed door gamen", [("Engels", "best goed")]),
        ("nederlands goed engels beetje", [("Nederlands", "goed"), ("Engels", "beetje")]),
        ("russisch en beetje nederlands kan ik", [("Russisch", ""), ("Nederlands", "beetje")]),
        ("ik ben Turks maar ook Nederlands", []),
        ("spreek je ook engels?", []),
    ],
)
def test_how_well_he_speaks_which(
    cv_reader: CvReader, now: datetime, text: str, languages: list[tuple[str, str]]
) -> None:
    facts = [one.fact for one in cv_reader.read(text, now=now).facts if isinstance(one, Told)]
    assert [(fact.value, fact.level) for fact in facts] == languages


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("vca, bhv en heftruck", ["VCA", "BHV", "Heftruckcertificaat"]),
        ("mijn vca is verlopen", []),
        ("kettingzaag en bosmaaier certificaat gehaald", ["Kettingzaagcertificaat", "Bosmaaiercertificaat"]),
    ],
)
def test_papers_in_a_row(cv_reader: CvReader, now: datetime, text: str, papers: list[str]) -> None:
    assert _told(cv_reader, now, text, "certificates") == papers


@pytest.mark.parametrize(
    ("text", "phone"),
    [("+32 478 12 34 56", "0478123456"), ("0 6 1 2 3 4 5 6 7 8", "0612345678"),
     ("0612345678 of bel mijn moeder", "0612345678"), ("mijn moeder haar nummer is 0612345678", "")],
)  # fmt: skip
def test_a_phone_number_as_it_is_typed(cv_reader: CvReader, now: datetime, text: str, phone: str) -> None:
    assert _told(cv_reader, now, text, "phone", "contact") == ([phone] if phone else [])

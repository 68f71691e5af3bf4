"""Very messy talk: towns by themselves, names told without "bij", rough places that get their name, what was a slip."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.cv import Cv
from bot.core.cv_merge import merge
from bot.language.cv import CvReader


def _cv(reader: CvReader, now: datetime, *talk: tuple[str | None, str]) -> Cv:
    cv = Cv()
    for number, (question, text) in enumerate(talk):
        cv = merge(cv, reader.read(text, question=question, now=now, source=str(number)))
    return cv


def _jobs(cv: Cv) -> list[tuple[str, str]]:
    """Each job with its town."""
    return [(one.employer.value if one.employer else "", one.place.value if one.place else "") for one in cv.work]


@pytest.mark.parametrize(
    ("question", "text", "job"),
    [
        ("work", "Bakkerij Zonneveld, Hoorn", ("Bakkerij Zonneveld", "Hoorn")),
        (None, "stage bij manege Ruitenhof bij Ermelo", ("Manege Ruitenhof", "Ermelo")),
        (None, "ik werkte bij de action zwolle", ("Action", "Zwolle")),
        ("work", "gamma in heerlen", ("GAMMA", "Heerlen")),
        ("work", "slagerij Boonstra, sneek", ("Slagerij Boonstra", "Sneek")),
        ("work", "kwekerij Hoogland, vlak bij Venlo", ("Kwekerij Hoogland", "Venlo")),
        (None, "heb stage bij pathe breda gedaan", ("Pathé", "Breda")),
        (None, "bij een sportschool gewerkt in hengelo eh nee hilversum", ("een sportschool", "Hilversum")),
    ],
)
def test_the_town_of_a_job(
    cv_reader: CvReader, now: datetime, question: str | None, text: str, job: tuple[str, str]
) -> None:
    (told,) = _jobs(_cv(cv_reader, now, (question, text)))
    assert (told[0].lower(), told[1]) == (job[0].lower(), job[1])


@pytest.mark.parametrize("town", ["delft", "emmen", "het zit in haarlem aan het station", "nuenen geloof ik"])
def test_a_town_by_itself_is_of_the_job_told_before(cv_reader: CvReader, now: datetime, town: str) -> None:
    cv = _cv(cv_reader, now, (None, "stage gelopen bij garage Teunissen"), ("name", town))
    assert cv.work[0].place is not None
    assert cv.place is None
    assert cv.name is None


def test_a_town_by_itself_is_his_home_where_no_job_was_spoken_of(cv_reader: CvReader, now: datetime) -> None:
    cv = _cv(cv_reader, now, ("skills", "koken"), ("contact", "emmen"))
    assert cv.place is not None
    assert not cv.work


def test_his_home_is_not_the_town_of_his_job(cv_reader: CvReader, now: datetime) -> None:
    cv = _cv(cv_reader, now, (None, "ik werkte bij de lidl"), ("place", "almelo"))
    assert cv.place is not None
    assert cv.place.value == "Almelo"
    assert cv.work[0].place is None


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("work.1.employer", "hair by sas spijkenisse", "Hair By Sas"),
        ("work.1.employer", "van kessel stratenmakers uit uden", "Van Kessel Stratenmakers"),
        ("work.1.employer", "Van Dijk en Zn", "Van Dijk en Zn"),
        ("work.1.employer", "Gebr. Mulder", "Gebr. Mulder"),
        ("work.1.employer", "de tandarts bij ons in de wijk", "de tandarts"),
        ("work", "action kassa en vakken", "Action"),
        (None, "vakkenvuller aldi", "Aldi"),
        (None, "afwasser la place", "La Place"),
        (None, "kledingbank maastricht. daar sorteer ik kleren", "kledingbank"),
        (None, "ik werkte bij bpost oeps gls", "GLS"),
    ],
)
def test_a_name_told_without_more(
    cv_reader: CvReader, now: datetime, question: str | None, text: str, name: str
) -> None:
    (told,) = _jobs(_cv(cv_reader, now, (question, text)))
    assert told[0].lower() == name.lower()


@pytest.mark.parametrize(
    "text",
    [
        "deur afgeven",
        "weet ik niet meer",
        "yo ik deed security bij ahoy haha nee tuurlijk niet",
        "ik wil op den duur bij daf als lasser",
        "liever iets als receptioniste in een hotel",
    ],
)
def test_no_employer(cv_reader: CvReader, now: datetime, text: str) -> None:
    assert [job for job in _jobs(_cv(cv_reader, now, ("work", text))) if job[0]] == []


def test_what_was_done_during_something_is_no_employer(cv_reader: CvReader, now: datetime) -> None:
    cv = _cv(cv_reader, now, (None, "bij dierenarts Vos mocht ik katten vasthouden bij een prik"))
    assert "een prik" not in [name for name, _ in _jobs(cv)]


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("stage bij een bakker", "bakkerij Vink", "Bakkerij Vink"),
        ("in een winkel gewerkt", "de jumbo", "Jumbo"),
        ("bij een boer gewerkt", "Boerderij Westerhoeve", "Boerderij Westerhoeve"),
        ("in een wasserij gewerkt", "wasserij Blankwit", "Wasserij Blankwit"),
        ("bij een chocoladefabriek gewerkt", "dat was chocolaterie van den Bulck", "Chocolaterie van den Bulck"),
    ],
)
def test_a_rough_place_gets_its_name(cv_reader: CvReader, now: datetime, first: str, second: str, name: str) -> None:
    (apart,) = _jobs(_cv(cv_reader, now, (None, first), (None, second)))
    (at_once,) = _jobs(_cv(cv_reader, now, (None, f"{first}. {second}")))
    assert apart[0].lower() == at_once[0].lower() == name.lower()


def test_another_job_does_not_take_the_place_of_a_rough_one(cv_reader: CvReader, now: datetime) -> None:
    cv = _cv(cv_reader, now, (None, "in een winkel gewerkt"), (None, "daarna garage Bosman"))
    assert len(cv.work) == 2


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("schoonmaker", "schoonmaker"),
        ("geen idee gewoon medewerker planten", "medewerker planten"),
        ("assistent dan", "assistent"),
        ("crew", "crew"),
    ],
)
def test_what_he_was_where_that_was_asked(cv_reader: CvReader, now: datetime, text: str, role: str) -> None:
    cv = _cv(cv_reader, now, (None, "bij de hema gewerkt"), ("work.1.role", text))
    (job,) = cv.work
    assert job.role is not None
    assert job.role.value == role


def test_a_role_with_where_it_was(cv_reader: CvReader, now: datetime) -> None:
    (job,) = _cv(cv_reader, now, ("work", "heb gewerkt als hulp in de keuken")).work
    assert job.role is not None
    assert (job.role.value, job.employer) == ("hulp in de keuken", None)


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("de poort praktijkonderwijs", "De Poort"),
        ("de rijzert. vso.", "De Rijzert"),
        ("de Zonnehof, vso", "De Zonnehof"),
    ],
)
def test_a_school_named_before_its_kind(cv_reader: CvReader, now: datetime, text: str, school: str) -> None:
    cv = _cv(cv_reader, now, ("education", text))
    assert [one.school.value for one in cv.education if one.school] == [school]


@pytest.mark.parametrize("text", ["orderpicker heet dat daar", "Nee, zo heet dat niet.", "de soepfabriek heette dat"])
def test_what_else_is_called_something_is_no_school(cv_reader: CvReader, now: datetime, text: str) -> None:
    assert not [one for one in _cv(cv_reader, now, (None, text)).education if one.school]

"""A message for the cv is read by line: two jobs in one breath, a labelled line, what is put right of another place."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from bot.conversation.guides.cv_heard import by_line
from bot.core.cv import Change, Cv, CvSaid, Education, Fact, Remove, Told, Work
from bot.core.cv_merge import merge
from bot.language.cv import CvReader
from bot.language.hobbies import hobbies_in
from tests.conftest import language

CV = Cv(
    work=(
        Work(key=1, employer=Fact("Kamphuis Trekkers")), Work(key=2, employer=Fact("Welkoop"), start=Fact("2023")),
    )
)  # fmt: skip


@cache
def reader() -> CvReader:
    return CvReader(language())


def read(text: str, question: str | None) -> CvSaid:
    return reader().read(text, question=question, now=datetime(2026, 11, 23, tzinfo=UTC))


def places(said: CvSaid) -> list[tuple[str, str]]:
    jobs = [one for one in said.facts if isinstance(one, Work) and one.employer]
    return [(one.employer.value, one.start.value if one.start else "") for one in jobs if one.employer]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "ik heet thijs ik woon in gramsbergen stage gelopen bij kamphuis trekkers van september 2024 tot juni 2025 "
            "olie verversen en daarvoor bij de welkoop vakken vullen een half jaar in 2023",
            [("kamphuis", "2024-09"), ("welkoop", "2023")],
        ),
        (
            "ik ben Sem ik heb een bijbaan gehad bij dominos pizza bezorgen van 2023 tot 2024 en daarvoor stage bij de "
            "gemeente groenvoorziening onkruid wieden een jaar",
            [("domino's", "2023"), ("de gemeente", "")],
        ),
    ],
)
def test_two_jobs_in_one_breath(text: str, found: list[tuple[str, str]]) -> None:
    told = places(by_line(text, None, Cv(), read))
    assert [(name.lower().removesuffix(" trekkers"), start) for name, start in told] == found


@pytest.mark.parametrize("text", ["hobby's trekkerpulling en vissen", "mijn hobby's zijn gamen en zwemmen"])
def test_a_line_of_hobbies_is_no_task(text: str) -> None:
    assert not any(isinstance(one, Work) for one in by_line(text, "work.1.tasks", CV, read).facts)


def test_each_line_fills_its_own_field() -> None:
    said = by_line("vegen en dozen sjouwen. talen: nederlands en pools. hobby's: gamen", "work.1.tasks", CV, read)
    works = [one for one in said.facts if isinstance(one, Work)]
    assert [task.value for one in works for task in one.tasks] == ["Vegen", "Dozen sjouwen"]
    assert {one.fact.value for one in said.facts if isinstance(one, Told)} == {"Nederlands", "Pools"}


def test_what_is_put_right_of_another_place_answers_nothing_of_this_one() -> None:
    said = by_line("oh wacht welkoop was in 2022 niet 2023", "work.1.period", CV, read)
    assert not any(isinstance(one, Work) for one in said.facts)
    assert any(isinstance(one, Change) and one.fact.value == "2022" and one.old == "2023" for one in said.facts)


def test_a_year_of_the_place_itself_is_its_answer() -> None:
    said = by_line("dat was in 2021", "work.1.period", CV, read)
    assert [one.start.value for one in said.facts if isinstance(one, Work) and one.start] == ["2021"]


@pytest.mark.parametrize(
    ("text", "schools"),
    [("ik heb vca en lascertificaat mig mag niveau 1", 0), ("ik doe mbo niveau 2 bij het deltion", 1)],
)
def test_the_level_of_a_paper_is_no_school(text: str, schools: int) -> None:
    said = by_line(text, None, Cv(), read)
    assert sum(isinstance(one, Education) for one in said.facts) == schools


SHOWN = Cv(
    mail=Fact("bo@hotmail.com"), languages=(Fact("Nederlands"), Fact("Duits")), last="languages",
    work=(
        Work(key=1, kind=Fact("stage"), employer=Fact("Tuincentrum De Spar"), length=Fact("half jaar")),
        Work(key=2, kind=Fact("bijbaan"), employer=Fact("Jumbo"), length=Fact("een jaar")),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("kan die hotmail eraf? doe maar bo06@gmail.com", "bo06@gmail.com"),
        ("haal dat maar weg, mijn mail is bo06@gmail.com", "bo06@gmail.com"),
        ("die gekke ezel moet weg", "bo@hotmail.com"),
        ("dat mag eraf. ik woon in Ede", "bo@hotmail.com"),
    ],
)
def test_what_is_taken_out_without_its_name_is_not_what_was_told_last(text: str, mail: str) -> None:
    after = merge(SHOWN, by_line(text, None, SHOWN, read))
    assert [one.value for one in after.languages] == ["Nederlands", "Duits"]
    assert after.mail is not None
    assert after.mail.value == mail


def test_an_address_is_taken_out_by_its_domain() -> None:
    assert merge(SHOWN, by_line("kan die hotmail eraf?", None, SHOWN, read)).mail is None


def test_what_was_told_last_is_taken_out_where_nothing_else_is_told() -> None:
    said = by_line("laat dat maar weg", None, SHOWN, read)
    assert said.facts == (Remove(""),)
    assert not merge(SHOWN, said).languages


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("nee wacht die stage was 3 maanden", ["3 maanden", "een jaar"]),
        ("o nee die stage duurde 4 weken", ["4 weken", "een jaar"]),
        ("sorry mijn bijbaan was 2 jaar", ["half jaar", "2 jaar"]),
        ("nee wacht het was een bijbaan", ["half jaar", "een jaar"]),
    ],
)
@pytest.mark.parametrize("question", [None, "education.3.state"])
def test_how_long_a_job_of_that_kind_lasted_is_put_right(text: str, lengths: list[str], question: str | None) -> None:
    after = merge(SHOWN, by_line(text, question, SHOWN, read))
    assert [one.length.value for one in after.work if one.length] == lengths


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "stage bij tuincentrum de Oude Tol, planten water geven, half jaar. en zaterdags bij opa op de boerderij "
            "koeien melken",
            ["Tuincentrum de Oude Tol", "boerderij van mijn opa"],
        ),
        ("stage bij de bakker, in het weekend bij mijn oom in de garage banden wisselen",
         ["de bakker", "garage van mijn oom"]),
        ("bijbaan bij de Jumbo vakken vullen en zondags bij de manege stallen uitmesten", ["Jumbo", "de manege"]),
        ("bijbaan bij bakkerij Vink broodjes smeren. zaterdags bij de bakkerij inpakken", ["Bakkerij Vink"]),
        ("dagbesteding bij de zorgboerderij dieren voeren. in het weekend bij vrienden gamen", ["de zorgboerderij"]),
        ("werk bij Lidl, in het weekend sta ik bij de kassa", ["Lidl"]),
    ],
)  # fmt: skip
def test_a_second_place_on_another_day_is_a_job_of_its_own(text: str, names: list[str]) -> None:
    jobs = merge(Cv(), by_line(text, "work", Cv(), read)).work
    assert [one.employer.value for one in jobs if one.employer] == names
    assert [one.still for one in jobs[1:]] == [None] * (len(jobs) - 1)


@pytest.mark.parametrize("question", ["education.3.state", "work.1.period", "availability"])
def test_a_list_of_skills_is_kept_while_something_else_is_asked(question: str) -> None:
    said = by_line("sterk, op tijd, kan goed alleen werken. hobbys vissen en crossen", question, SHOWN, read)
    skills = {one.fact.value for one in said.facts if isinstance(one, Told) and one.field == "skills"}
    assert skills == {"Sterk", "Op tijd", "Alleen werken"}


@pytest.mark.parametrize("text", ["brood snijden, vegen en kan goed alleen werken", "van 2022, kan goed alleen werken"])
def test_a_list_of_tasks_is_none_of_skills(text: str) -> None:
    said = by_line(text, "work.1.tasks", SHOWN, read)
    skills = {one.fact.value for one in said.facts if isinstance(one, Told) and one.field == "skills"}
    assert skills <= {"Alleen werken"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("sterk. hobbys vissen en crossen", ["vissen", "crossen"]), ("hobby's: gamen", ["gamen"]),
        ("hobbys heb ik niet", []), ("hobbys weet ik niet", []),
    ],
)  # fmt: skip
def test_hobbies_behind_their_name(text: str, named: list[str]) -> None:
    assert hobbies_in(text) == named

"""The jobs of a message as the tagger tells them apart, and what the rules add to them."""

from __future__ import annotations

import logging
import re
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from bot.core.cv import CvSaid, Told, Work
from bot.language.cv.tagging.jobs import Job, jobs_of
from bot.language.cv.tagging.spans import EMPLOYER, Span
from tests.conftest import tagger

from .test_cv_tagging import EYES, Sees, read

MARK = re.compile(r"\[([^\[\]|]+)\|([a-z]+)(\d*)\]")


def jobs(said: CvSaid) -> list[tuple[str, list[str]]]:
    works = [one for one in said.facts if isinstance(one, Work)]
    return [(one.employer.value if one.employer else "", [task.value for task in one.tasks]) for one in works]


def spans(text: str, *marked: tuple[str, str]) -> tuple[list[Span], list[str]]:
    words = [word.text for word in EYES.see(text, date(2026, 1, 1)).words]
    found, at = [], 0
    for phrase, label in marked:
        size = len(phrase.split())
        at = next(place for place in range(at, len(words)) if words[place : place + size] == phrase.split())
        found.append(Span(label, at, at + size))
    return found, words


@pytest.mark.parametrize(
    ("text", "marked", "parts"),
    [
        (
            "ik heb bij de Lidl vakken gevuld en bij dierenpension Kwispel hokken geveegd",
            [("de Lidl", "employer"), ("vakken gevuld", "task"), ("dierenpension Kwispel", "employer"),
             ("hokken geveegd", "task")],
            [["de Lidl", "vakken gevuld"], ["dierenpension Kwispel", "hokken geveegd"]],
        ),
        (
            "bij een smid gezeten in Wehl , smederij Oldeman , hekken lassen",
            [("een smid", "employer"), ("Wehl", "town"), ("smederij Oldeman", "employer"), ("hekken lassen", "task")],
            [["een smid", "Wehl", "smederij Oldeman", "hekken lassen"]],
        ),
        (
            "de Boni en de Etos",
            [("de Boni", "employer"), ("de Etos", "employer")],
            [["de Boni"], ["de Etos"]],
        ),
        (
            "kassa bij de Coop , daarvoor ook kassa , bij Welkoop",
            [("kassa", "task"), ("de Coop", "employer"), ("kassa", "task"), ("Welkoop", "employer")],
            [["kassa", "de Coop"], ["kassa", "Welkoop"]],
        ),
        ("vakken gevuld", [("vakken gevuld", "task")], []),
    ],
)  # fmt: skip
def test_a_job_begins_where_the_next_employer_is_told(
    text: str, marked: list[tuple[str, str]], parts: list[list[str]]
) -> None:
    found, words = spans(text, *marked)
    told = jobs_of(EYES.see(text, date(2026, 1, 1)), found)
    assert [[" ".join(words[one.begin : one.end]) for one in job.spans] for job in told] == parts


def test_true_spans_come_to_the_right_job() -> None:
    """The marked talks, with what their writers marked: `--log-cli-level=INFO` shows the counts of docs/cv.md."""
    right, wrong = {"one": 0, "more": 0}, {"one": 0, "more": 0}
    folder = Path(__file__).parents[4] / "data" / "cv_talks"
    for name in yaml.safe_load((folder / "writers.yml").read_text(encoding="utf-8"))["train"]:
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            numbers, told = _true(line)
            for job in told:
                own = next(numbers[one] for one in job.spans if one.label == EMPLOYER)
                for one in job.spans:
                    counts = right if numbers[one] == own else wrong
                    counts["one" if len(told) == 1 else "more"] += one.label != EMPLOYER and numbers[one] != ""
    logging.getLogger(__name__).info("right %s, wrong %s", right, wrong)
    assert right["more"] / (right["more"] + wrong["more"]) > 0.94
    assert right["one"] / (right["one"] + wrong["one"]) > 0.97


def _true(line: str) -> tuple[dict[Span, str], list[Job]]:
    """The facts of a line with the numbers of their jobs, and the jobs that they are put to."""
    if line.startswith(("%", "# ", "? ")) or not line.strip():
        return {}, []
    talk = EYES.see(MARK.sub(r"\1", line), date(2026, 1, 1))
    numbers, gone = {}, 0
    for match in MARK.finditer(line):
        start = match.start() - gone
        gone += len(match[0]) - len(match[1])
        places = [at for at, word in enumerate(talk.words) if word.start < start + len(match[1]) and word.end > start]
        if places:
            numbers[Span(match[2], places[0], places[-1] + 1)] = match[3]
    return numbers, jobs_of(talk, list(numbers))


def test_an_employer_that_no_rule_knows_gets_its_facts(now: datetime) -> None:
    text = "sinds maart 2024 werkzaam voor Waterlicht te Leerdam: folie snijden, lampjes solderen"
    sees = Sees(
        ("waterlicht", "employer", 0.98), ("leerdam", "town", 0.97), ("folie snijden", "task", 0.99),
        ("lampjes solderen", "task", 0.93), ("maart 2024", "start", 0.95),
    )  # fmt: skip
    said = read(text, sees, now)
    assert jobs(said) == [("Waterlicht", ["Folie snijden", "Lampjes solderen"])]
    work = next(one for one in said.facts if isinstance(one, Work))
    assert work.place is not None
    assert work.start is not None
    assert (work.place.value, work.start.value) == ("Leerdam", "2024-03")


@pytest.mark.parametrize(
    "text",
    [
        "volgend jaar begin ik misschien voor Waterlicht",
        "een week voor Waterlicht maar zet die er maar niet op",
        "mijn broer werkt voor Waterlicht",
        "ik wil graag voor Waterlicht werken",
    ],
)
def test_what_is_planned_left_out_or_of_another_is_no_job(text: str, now: datetime) -> None:
    said = read(text, Sees(("waterlicht", "employer", 0.99)), now)
    assert ("Waterlicht", []) not in jobs(said)


def test_nor_is_one_that_only_the_tagger_sees_and_is_not_sure_of(now: datetime) -> None:
    assert jobs(read("toen gewoon waterlicht enzo", Sees(("waterlicht", "employer", 0.93)), now)) == []


def test_what_the_rules_put_to_one_job_goes_to_the_one_in_whose_words_it_stands(now: datetime) -> None:
    text = "ik werk bij bakkerij Smit, brood snijden. nu ook Zeilmakerij Top, zeilen naaien, drie maanden"
    sees = Sees(
        ("bakkerij smit", "employer", 0.99), ("zeilmakerij top", "employer", 0.97), ("zeilen naaien", "task", 0.99),
    )  # fmt: skip
    said = read(text, sees, now)
    assert [name for name, _ in jobs(said)] == ["Bakkerij Smit", "Zeilmakerij Top"]
    first, second = (one for one in said.facts if isinstance(one, Work))
    assert first.length is None
    assert second.length is not None
    assert [task.value for task in second.tasks] == ["Zeilen naaien"]
    assert second.fresh


def test_an_employer_of_the_rules_that_is_none_gives_way_to_one_that_is_sure(now: datetime) -> None:
    text = "ik werkte bij Jansen. nee dat is de oude, bij Hovenier Groot. heggen knippen"
    sees = Sees(("hovenier groot", "employer", 0.99), ("heggen knippen", "task", 0.99), off=("jansen",))
    assert [name for name, _ in jobs(read(text, sees, now))] == ["Hovenier Groot"]


def test_a_name_behind_a_kind_of_place_is_no_part_of_a_task(now: datetime) -> None:
    text = "daarna bij drukkerij drenthe folders gevouwen"
    sees = Sees(("drukkerij drenthe", "employer", 0.97), ("folders gevouwen", "task", 0.99))
    assert jobs(read(text, sees, now)) == [("Drukkerij Drenthe", ["Folders gevouwen"])]
    whose = "ik werk in de kledingwinkel van mijn tante, kleren vouwen"
    sees = Sees(("de kledingwinkel van mijn tante", "employer", 0.97), ("kleren vouwen", "task", 0.99))
    assert jobs(read(whose, sees, now))[0][0].islower()


def test_asked_about_one_job_another_name_is_another_job(now: datetime) -> None:
    text = "en nu zit ik bij de planten, Kwekerij Zonnedaal, stekken"
    sees = Sees(("kwekerij zonnedaal", "employer", 0.99), ("stekken", "task", 0.99))
    keys = [one.key for one in read(text, sees, now, question="work.1.period").facts if isinstance(one, Work)]
    assert keys == [0]
    asked = read("Kwekerij Zonnedaal", sees, now, question="work.1.employer").facts
    assert [one.key for one in asked if isinstance(one, Work)] == [1]


def test_two_tasks_that_the_rules_took_for_one_are_cut(now: datetime) -> None:
    sees = Sees(("stikken", "task", 0.97), ("de labels erin", "task", 0.98))
    text = "stikken en de labels erin"
    assert jobs(read(text, None, now, question="work.1.tasks"))[0][1] == ["Stikken en de labels erin"]
    assert jobs(read(text, sees, now, question="work.1.tasks"))[0][1] == ["Stikken", "De labels erin"]


def test_a_name_that_is_none_goes_and_a_whole_name_is_taken(now: datetime) -> None:
    def name(text: str, sees: Sees, question: str | None = "name") -> list[str]:
        said = read(text, sees, now, question=question)
        return [one.fact.value for one in said.facts if isinstance(one, Told) and one.field == "name"]

    assert name("Sinds 1 mei was ik er", Sees(off=("sinds",))) == []
    assert name("ik ben Semra. Semra Yildiz", Sees(("semra yildiz", "name", 0.98))) == ["Semra Yildiz"]
    assert name("Semra", Sees()) == ["Semra"]


def test_the_trained_tagger_tells_jobs_apart_in_one_breath(now: datetime) -> None:
    text = (
        "hoi ik heb bij kwekerij Vinkenhof in Lottum rozen geknipt en bossen gebonden en daarna bij wasserij Schoon "
        "in Venray lakens gevouwen en karren geladen"
    )
    from bot.language.cv import CvReader
    from tests.conftest import language

    said = CvReader(language(), tagger()).read(text, question=None, now=now, source="1")
    assert jobs(said) == [
        ("Kwekerij Vinkenhof", ["Rozen geknipt", "Bossen gebonden"]),
        ("Wasserij Schoon", ["Lakens gevouwen", "Karren geladen"]),
    ]

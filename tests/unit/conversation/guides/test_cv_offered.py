"""Tasks that he may have told of are put before him to tap; nothing of them is on the cv without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.content.cv import cv_plan
from bot.conversation.guides import cv_offered
from bot.conversation.guides.cv import CvGuide
from bot.conversation.guides.cv_state import cv_of
from bot.core.cv import Cv
from bot.language.cv import CvReader
from bot.language.cv.tagging.spans import Found, Span
from bot.language.cv.talk import Talk
from bot.ports import Button, Outgoing
from bot.services.parts import Parts
from tests.conftest import language
from tests.unit.conversation.guides.playing import Table
from tests.unit.services.world import make_learner, make_place


class Sees:
    """A tagger that is fairly sure of what stands behind "beetje"."""

    def read(self, talk: Talk, topic: str) -> Found:
        at = talk.normals.index("beetje") + 1 if "beetje" in talk.normals else len(talk.words)
        spans = (Span("task", at, len(talk.words), 0.8),) if at < len(talk.words) else ()
        return Found(spans, (0.0,) * len(talk.words))


@pytest.fixture
def table(parts: Parts) -> Iterator[Table]:
    learner = make_learner(parts, make_place(parts))
    with parts.begin() as uow:
        yield Table(parts, uow, learner, CvGuide(CvReader(language(), Sees()), cv_plan()))


def cv(table: Table) -> Cv:
    return cv_of(table.turn(""))


def done(table: Table) -> list[str]:
    return [task.value for work in cv(table).work for task in work.tasks]


def taps(said: list[Outgoing]) -> dict[str, str]:
    """What each button of the last message carries behind its kind."""
    return {one.title: one.payload.removeprefix("gids:cv:") for one in said[-1].buttons}


def until(table: Table, question: str, said: list[Outgoing]) -> list[Outgoing]:
    """Go on with "weet ik niet" until a question is open."""
    for _ in range(12):
        if table.state.get("question") == question:
            return said
        said = table.says("weet ik niet")
    raise AssertionError(f"{question} was never asked")


def test_at_the_question_what_he_did_it_is_tapped_and_goes_to_that_job(table: Table) -> None:
    table.says("cv")
    said = until(table, "work.1.tasks", table.says("stage bij manege De Teugel, en beetje de snorrels"))
    assert taps(said) == {"De snorrels": "deed:0", "Klaar": "kan_klaar"}
    assert "De Teugel" in said[-1].text
    assert done(table) == []

    table.says("", "deed:0")

    assert done(table) == ["De snorrels"]
    assert table.state["question"] != "work.1.tasks"


def test_at_the_question_what_he_can_it_comes_first(table: Table) -> None:
    table.says("cv")
    table.says("ik ben noor de graaf 0634343434. stage bij de Jumbo vakken vullen")
    table.says("en beetje de snorrels")
    said = until(table, "skills", table.says("weet ik niet"))

    titles = list(taps(said))
    assert titles[0] == "De snorrels"
    assert titles[-1] == "Klaar"
    assert len(titles) > 3, "the verbs of a supermarket stand behind it"
    assert said[-1].text.startswith("Deed je dit ook bij")

    more = table.says("", "deed:0")
    assert "De snorrels" in done(table)
    assert "De snorrels" not in taps(more)
    table.says("", "kan_klaar")
    assert table.state.get("question") != "skills", "who tapped what he did is not asked once more"
    assert not cv(table).skills


def test_untapped_it_is_nowhere_and_not_offered_again(table: Table) -> None:
    table.says("cv")
    until(table, "work.1.tasks", table.says("stage bij manege De Teugel, en beetje de snorrels"))
    said = table.says("", "kan_klaar")

    assert done(table) == []
    assert all("deed:" not in one for one in taps(said).values())
    assert "snorrels" not in str(table.state["resume"])


def test_a_tap_that_comes_twice_or_from_nowhere_changes_nothing(table: Table) -> None:
    table.says("cv")
    until(table, "work.1.tasks", table.says("stage bij manege De Teugel, en beetje de snorrels"))
    for choice in ("deed:0", "deed:0", "deed:9", "deed:x", "deed:"):
        table.says("", choice)

    assert done(table) == ["De snorrels"]


def test_a_joke_takes_it_back(table: Table) -> None:
    table.says("cv")
    table.says("stage bij manege De Teugel, en beetje de snorrels")
    table.says("grapje")
    assert not table.state.get(cv_offered.STATE)


@pytest.mark.parametrize(
    ("task", "title"),
    [
        ("De snorrels", "De snorrels"),
        ("Karren terugzetten bij de ingang", "Karren terugzetten…"),
        ("Bloembakkenwaterpeilcontrole", "Bloembakkenwaterpei…"),
    ],
)
def test_a_button_shows_whole_words(task: str, title: str) -> None:
    assert cv_offered.short(task) == title
    assert len(Button(title, "").title) <= 20


def test_what_a_button_cannot_show_stands_in_the_text(table: Table) -> None:
    table.says("cv")
    said = table.says("stage bij manege De Teugel, en beetje de karren terug bij de ingang")
    said = until(table, "work.1.tasks", said)
    assert "- De karren terug bij de ingang" in said[-1].text

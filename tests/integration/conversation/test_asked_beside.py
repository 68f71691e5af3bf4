"""A question that a piece answers, in a message that gets the mild check question as well."""

from __future__ import annotations

from bot.conversation.doubt import asked_beside
from bot.conversation.doubt.question import besides
from bot.conversation.intake import Talk as Taken
from bot.conversation.intake import take_in
from bot.core.check import CheckStep
from bot.core.learner import Learner
from bot.ports import Outgoing
from tests.integration.conversation.talk import Talk

STORY = "gisteren ging het weer helemaal mis met hem."
ASKS = "mag mijn baas weten welke ziekte ik heb?"
MILD, PLAIN = CheckStep("", "self", "asked", True), CheckStep("", "self", "asked", False)


def taken(talk: Talk, text: str) -> Taken:
    found = take_in(talk.parts, talk.inbound(text))
    assert found is not None
    return found


async def answers(talk: Talk, step: CheckStep, text: str) -> list[str]:
    said: list[str] = []

    async def say(_: Taken, message: Outgoing, *, crisis_step: str | None = None) -> None:
        assert crisis_step is None
        assert not message.buttons
        said.append(message.text)

    await asked_beside.answer(talk.parts, taken(talk, text), step, say)
    return said


async def test_it_is_answered_beside_the_mild_question_alone(talk: Talk, daan: Learner) -> None:
    (answer,) = await answers(talk, MILD, f"{STORY} {ASKS}")
    assert "bedrijfsarts" in answer
    assert await answers(talk, PLAIN, f"{STORY} {ASKS}") == []
    assert await answers(talk, MILD, STORY) == []


def test_what_was_answered_is_not_answered_again_after_the_no(talk: Talk, daan: Learner) -> None:
    held = taken(talk, f"{STORY} {ASKS}").message.id or 0
    mild = asked_beside.left_over(talk.parts, held, MILD, "")
    plain = asked_beside.left_over(talk.parts, held, PLAIN, "en nu ben ik thuis")
    assert mild is not None
    assert plain is not None
    assert mild.inbound.text == STORY
    assert plain.inbound.text == f"{STORY} {ASKS}\nen nu ben ik thuis"


def test_where_nothing_is_left_only_a_check_in_that_waits_goes_on(talk: Talk, daan: Learner) -> None:
    held = taken(talk, ASKS).message.id or 0
    assert asked_beside.left_over(talk.parts, held, MILD, "") is None


def test_who_is_done_after_a_no_hears_nothing_of_what_was_held(talk: Talk, daan: Learner) -> None:
    held = taken(talk, STORY).message.id or 0
    more = besides("nee dat was alles")
    assert more == "dat was alles"
    closed = asked_beside.left_over(talk.parts, held, PLAIN, more)
    assert closed is not None
    assert closed.inbound.text == "dat was alles"

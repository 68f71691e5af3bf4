"""A check question on the page of a case: that it was asked, about which words, and what came of it."""

from __future__ import annotations

from datetime import timedelta

from bot.content import load
from bot.core.conversation import Message
from bot.core.escalation import Escalation
from bot.services.escalations.checking import settle_silence

from .conftest import World
from .forms import write
from .test_case_evidence import chatting, page, quotes

CHECKS = load("dashboard")["words"]["checks"]


def newest(world: World) -> Escalation:
    with world.parts.begin() as uow:
        return uow.cases.of_learner(world.learner("Kevin").id)[0]


def test_a_yes_shows_the_question_the_words_and_the_answer(world: World) -> None:
    browser = chatting(world, 9)
    write(browser, "ik twijfel of het nog hoeft")
    write(browser, "ja")
    text = page(world, newest(world).id)

    assert load("dashboard")["case"]["check"]["text"] in text
    assert CHECKS["yes"]["text"] in text
    assert "Ik wil het zeker weten" in text  # the question stands in the talk
    assert set(quotes(text)) == {"ik <mark>twijfel</mark> of het nog hoeft", "<mark>ja</mark>"}
    assert load("dashboard")["words"]["seen"]["doubt"] in text
    assert "Antwoord op de controlevraag was ja" in text
    assert "denkt aan zelfdoding" in text


def test_silence_shows_as_silence(world: World) -> None:
    write(chatting(world, 9), "ik twijfel of het nog hoeft")
    with world.parts.begin() as uow:
        (asked,) = uow.talks.unanswered_checks(world.parts.now())
        stored = uow.get(Message, asked.id)
        assert stored is not None
        stored.stored_at -= timedelta(hours=load("controlevraag")["silence"]["hours"] + 1)
        uow.commit()
    assert settle_silence(world.parts) == 1
    text = page(world, newest(world).id)

    assert CHECKS["silent"]["text"] in text
    assert "Vandaag of morgen" in text
    assert "ik <mark>twijfel</mark> of het nog hoeft" in quotes(text)


def test_a_case_of_something_else_does_not_say_it(world: World) -> None:
    case = world.open_case("Kevin")
    write(chatting(world, 9), "ik twijfel of het nog hoeft")

    assert load("dashboard")["case"]["check"]["text"] not in page(world, case)


def test_every_state_has_its_words() -> None:
    from bot.core.check import STATES

    assert set(CHECKS) == {*STATES, "other"}

"""When we write, asked in one part of a message whose other parts tell why; and no pause where "not now" is a no."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.conversation.asked_of_us.wish_beside import beside
from bot.services.people.wishes import Wish
from bot.understanding.moves.routes import may_rest, surely

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TIMES = {
    "oja kan je mij volgende keer in de avond appen, overdag telefoon in kluis": "evening",
    "kun je mij voortaan savonds een berichtje sturen ik werk overdag": "evening",
    "app me liever savonds want overdag mag tel niet": "evening",
    "overdag mag mn tel niet aan dus app me in de avond": "evening",
}
NONE = """mijn baas appt altijd in de avond, irritant
ik werk in de avond, overdag slaap ik
kan mijn coach mij savonds bellen, ik werk overdag
stuur mij in de avond maar een cv
ze sturen mij in de ochtend naar huis, balen
savonds app ik met mijn vriendin, leuk
wil werken in de avond, liefst bij de jumbo
mag de coach mij in de middag appen, ik heb school
ik app mijn moeder in de ochtend, dan is ze wakker
hoe laat moet ik in de avond beginnen""".splitlines()


@pytest.mark.parametrize(("text", "part"), TIMES.items())
def test_the_time_of_our_messages_is_heard_beside_its_reason(text: str, part: str) -> None:
    found = beside(text, NOW)
    assert found is not None
    assert found.wish == Wish("time", part)


def test_what_time_he_does_not_want_is_asked_about() -> None:
    found = beside("app mij aub niet in de ochtend, dan slaap ik nog", NOW)
    assert found is not None
    assert (found.wish, found.hint) == (Wish("ask", "time"), "morning")


@pytest.mark.parametrize("text", NONE)
def test_what_is_about_somebody_else_is_no_wish_of_ours(text: str) -> None:
    assert beside(text, NOW) is None


@pytest.mark.parametrize("text", ["nee nu niet, eerst zomer", "nee hoeft nu niet, na de zomer misschien"])
def test_a_no_that_names_a_time_is_no_pause(text: str) -> None:
    assert surely("declines", text)
    assert not may_rest(text)


@pytest.mark.parametrize("text", ["ff niet nu, volgende maand weer", "nu even geen tijd, over 2 weken graag"])
def test_not_now_may_be_one(text: str) -> None:
    assert may_rest(text) or not surely("declines", text)

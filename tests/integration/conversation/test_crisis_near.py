"""In a crisis: who is near is named and kept, and another language gets its line for danger."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.content import load
from bot.core.learner import Learner
from bot.core.signal import Assessment
from bot.services.escalations import casefile
from bot.services.parts import Parts
from tests.integration.conversation.talk import Talk
from tests.unit.services import world
from tests.unit.services.world import Place


async def test_he_is_sent_to_who_is_near_and_it_stands_in_the_case(
    talk: Talk, daan: Learner, parts: Parts, place: Place
) -> None:
    await talk.says("#dood")
    (reply,) = await talk.says("mn moeder is beneden")
    assert reply.startswith("Fijn dat je moeder dichtbij is. Ga er nu heen, of roep.")
    assert reply.endswith("Ben je op dit moment veilig?")
    (case,) = talk.cases(daan)
    file = casefile.open_file(parts, place.coach.id, case.id)
    assert "mn moeder is beneden" in {quote.text for quote in file.quotes}


@pytest.mark.parametrize(
    ("typed", "line"),
    [("co mam robić", "utter_taal_pl"), ("boję się", "utter_taal_pl"), ("ne yapacağım bilmiyorum", "utter_taal_tr")],
)
async def test_another_language_gets_its_line_beside_the_block(
    talk: Talk, daan: Learner, typed: str, line: str
) -> None:
    danger = next(one["danger"] for one in load("talen")["languages"] if one["say"] == line)
    await talk.says("#geslagen")
    (reply,) = await talk.says(typed)
    assert reply.startswith(danger.replace("{lijn:112}", "112") + "\n")
    assert f'"{typed}"' not in reply
    assert reply.endswith("Ben je nu veilig?")


@pytest.mark.parametrize(
    "before",
    [("#geslagen", "#dood"), ("#dood", "#geslagen"), ("mn broer sloeg me laatst", "#dood"), ("#twijfel", "#dood")],
)
async def test_after_violence_nobody_is_somebody_to_go_to(talk: Talk, daan: Learner, before: tuple[str, str]) -> None:
    for text in before:
        await talk.says(text)
    replies = await talk.says("mn broer is beneden")
    assert not any("dichtbij" in reply for reply in replies)


async def test_what_the_safety_check_holds_for_more_sends_nobody(talk: Talk, daan: Learner) -> None:
    def assess(text: str, earlier: Sequence[str] = ()) -> Assessment:
        return Assessment("attention", ("thuis",)) if "beneden" in text else world.assess(text, earlier)

    talk.judged_by(assess)
    await talk.says("#dood")
    replies = await talk.says("mn broer is beneden")
    assert not any("dichtbij" in reply for reply in replies)

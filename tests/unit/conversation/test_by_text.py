"""Who cannot call gets the ways by text only."""

from __future__ import annotations

import re

import pytest

from bot.content import load
from bot.conversation.danger import by_text, crisis
from bot.conversation.danger.crisis import Person
from bot.conversation.danger.step import CrisisStep

CANNOT = [
    "Bellen kan niet!! Ik doof. Altijd app", "ik ben doof dus bellen lukt niet", "kan nie belle k ben slechthorend",
    "bellen gaat niet ik versta niks aan de telefoon", "ik kan niet praten aan de telefoon", "ben doof",
    "k hoor niks door de telefoon", "ik stotter heel erg", "wij doof thuis", "kan hier ni bellen",
    "ik gebruik gebaren", "telefoneren kan ik niet ik hoor slecht",
]  # fmt: skip
CAN = [
    "mijn vriend is doof", "hij ook doof", "jullie kunnen mij niet bellen", "ik kan vandaag niet bellen",
    "bel mij niet", "ik durf niet bellen", "liever een appje", "doof van de muziek", "ik kan niet meer",
    "kan niet slapen", "mijn moeder kan niet bellen", "ik kan niet bellen om 3 uur", "ik kan er niet over praten",
]  # fmt: skip


@pytest.mark.parametrize("typed", CANNOT)
def test_that_he_cannot_call_is_heard(typed: str) -> None:
    assert by_text.needed(["hoi", typed, "ok"])


@pytest.mark.parametrize("typed", CAN)
def test_anything_else_is_not(typed: str) -> None:
    assert not by_text.needed([typed])


@pytest.mark.parametrize("about", ["self", "other"])
@pytest.mark.parametrize("block", ["first", "again", "stay"])
@pytest.mark.parametrize("kind", sorted(load("crisis")["kinds"]))
def test_no_block_tells_him_to_call(kind: str, about: str, block: str) -> None:
    reply = crisis.reply_at(CrisisStep(kind, about, block), Person(17, False, "Marieke", agreed=True))
    said = by_text.shown(reply.message, reply.step, 17)
    own = re.findall(r"(?:^|[.?!] |\n|, )(?:Bel|bel dan|Of bel) [^.]*", said.text)
    assert own == []
    assert said.text == reply.message.text or "112NL" in said.text
    assert not {one.payload for one in said.buttons} & {"crisis:niet_durven", "crisis:bel_mij"}
    assert said.text.endswith("?") == reply.message.text.endswith("?")


def test_the_chat_of_a_line_is_named_where_there_is_one() -> None:
    for kind, chat in (("suicidaliteit", "113.nl"), ("uitbuiting", "fier.nl/chat")):
        reply = crisis.reply_at(CrisisStep(kind, "self", "again"), Person())
        assert by_text.shown(reply.message, reply.step).text.count(chat) == 1


def test_what_somebody_else_is_to_do_stays() -> None:
    reply = crisis.reply_at(CrisisStep("suicide_nu", "self", "again"), Person())
    said = by_text.shown(reply.message, reply.step).text
    assert "Roep iemand die voor je belt." in said
    assert said.startswith("Typ nu in de app 112NL.")  # what has to be done at once goes first


def test_a_text_without_a_call_stays_as_it_is() -> None:
    reply = crisis.reply_at(CrisisStep("geweld", "self", "answers.robot"), Person())
    lines = [line for line in reply.message.text.split("\n") if "el" not in line]
    said = by_text.shown(reply.message, reply.step).text
    assert all(line in said for line in lines)

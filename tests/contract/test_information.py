"""Questions for information through a real engine: the piece, a choice by tap, and where to look for work."""

from __future__ import annotations

from uuid import uuid4

import pytest
from engine_stack import WORK, EngineProcess, texts, with_rasa

from bot.ports import Engine, EngineReply, Seed


def say(engine: EngineProcess, *said: str, seed: Seed = WORK) -> list[EngineReply]:
    """The replies to some messages of one conversation."""

    async def play(rasa: Engine) -> list[EngineReply]:
        conversation = uuid4().hex
        return [await rasa.turn(conversation, text, seed) for text in said]

    found: list[EngineReply] = with_rasa([engine.address], play)
    return found


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("hoe vraag ik zorgtoeslag aan", "toeslagen.nl"),
        ("wat is entree", "niveau 1"),
        ("wat is begeleid wonen", "wachtlijst"),
        ("moet ik dit tekenen van mijn baas", "Teken nu niks"),
        ("hoe meld ik me ziek op mijn werk", "eerste dag"),
        ("wat gebeurt er met mijn wajong als ik ga werken", "UWV"),
    ],
)
def test_a_question_is_answered_by_its_piece(engine: EngineProcess, question: str, word: str) -> None:
    (reply,) = say(engine, question)
    assert word in texts(reply)
    assert "/talk_to_human" in [button.payload for button in reply.replies[0].buttons]


def test_a_menu_leads_to_a_piece_and_on_to_the_coach(engine: EngineProcess) -> None:
    menu, piece, coach = say(engine, "/info_money", '/informatie{"stuk":"schulden"}', "ja graag")
    assert '/informatie{"stuk":"schulden"}' in [button.payload for button in menu.replies[0].buttons]
    assert "geldfit.nl" in texts(piece)
    assert "Ik geef het door" in texts(coach)


def test_who_looks_for_work_gets_links_for_that_work_and_place(engine: EngineProcess) -> None:
    (reply,) = say(engine, "ik zoek werk in een supermarkt in zwolle")
    assert "q=supermarkt&l=Zwolle" in texts(reply)


def test_a_tapped_piece_is_shown_in_the_checkin_too(engine: EngineProcess) -> None:
    _, tapped = say(engine, "/start_checkin", '/informatie{"stuk":"wlz"}')
    assert "CIZ" in tapped.replies[0].text

"""What every dialogue engine keeps to, and how the real one talks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml
from engine_stack import ROOT, WORK, ActionServer, EngineProcess, MemoryServices, Play, free_port, texts, with_rasa

from bot.engines.echo import EchoEngine
from bot.ports import Engine, EngineError, EngineReply, Seed

pytestmark = pytest.mark.long


@pytest.fixture(params=["echo", "rasa"])
def run(request: pytest.FixtureRequest) -> Callable[[Play], Any]:
    """Run a play on an engine of each kind."""
    if request.param == "echo":
        return lambda play: asyncio.run(play(EchoEngine()))  # type: ignore[arg-type]
    process: EngineProcess = request.getfixturevalue("engine")
    return lambda play: with_rasa([process.address], play)


# Every engine


def test_answers_with_text_intent_and_confidence(run: Callable[[Play], Any]) -> None:
    reply = run(lambda engine: engine.turn(uuid4().hex, "hoi", WORK))
    assert texts(reply)
    assert reply.intent
    assert 0.0 <= reply.confidence <= 1.0


def test_seeds_a_conversation_once_and_again_after_forgetting(run: Callable[[Play], Any]) -> None:
    async def play(engine: Engine) -> list[bool]:
        conversation = uuid4().hex
        first = await engine.turn(conversation, "hoi", WORK)
        second = await engine.turn(conversation, "hoi", WORK)
        await engine.forget(conversation)
        return [first.seeded, second.seeded, (await engine.turn(conversation, "hoi", WORK)).seeded]

    assert run(play) == [True, False, True]


def test_forgets_an_unknown_conversation_without_error(run: Callable[[Play], Any]) -> None:
    run(lambda engine: engine.forget(uuid4().hex))


def test_parses_in_order(run: Callable[[Play], Any]) -> None:
    found = run(lambda engine: engine.parse(["hoi", "kan mijn coach mij bellen", "hoi"]))
    assert len(found) == 3
    assert found[0] == found[2]
    assert run(lambda engine: engine.parse([])) == []


def test_tells_its_health(run: Callable[[Play], Any]) -> None:
    assert run(lambda engine: engine.health())


# Rasa: the check-in


def test_checkin_from_begin_to_end(engine: EngineProcess, services: MemoryServices) -> None:
    conversation = uuid4().hex
    said = [
        "/start_checkin",
        '/antwoord{"plek":"ja"}',
        "7",
        "ben je een robot",
        '/antwoord{"mensen":"goed"}',
        "nee",
    ]

    async def play(rasa: Engine) -> list[str]:
        return [texts(await rasa.turn(conversation, text, WORK)) for text in said]

    replies = with_rasa([engine.address], play)
    assert "Werk je nog op dezelfde plek?" in replies[0]
    assert "cijfer" in replies[1]
    assert "mensen op je werk" in replies[2]
    assert "computer" in replies[3]
    assert "mensen op je werk" in replies[3]  # interrupted, then asked again
    assert "hulp" in replies[4]
    assert "Dat was het" in replies[5]
    assert services.answers[conversation] == {"plek": "ja", "cijfer": "7", "mensen": "goed", "hulp": "nee"}


def test_asks_in_the_words_of_the_profile(engine: EngineProcess) -> None:
    async def play(rasa: Engine) -> list[str]:
        profiles = ["arbeidsmarkt", "vervolgonderwijs", "dagbesteding", "onbekend"]
        return [texts(await rasa.turn(uuid4().hex, "/start_checkin", Seed({"profiel": p}))) for p in profiles]

    work, school, care, other = with_rasa([engine.address], play)
    assert "Werk je nog" in work
    assert "naar school" in school
    assert "dagbesteding" in care
    assert "dezelfde plek" in other


def test_killed_in_mid_checkin_goes_on_at_the_same_question(
    model: Path, action_server: ActionServer, services: MemoryServices, tmp_path: Path
) -> None:
    conversation = uuid4().hex
    first = EngineProcess(model, action_server.url, tmp_path)
    with_rasa([first.address], lambda r: r.turn(conversation, "/start_checkin", WORK))
    with_rasa([first.address], lambda r: r.turn(conversation, '/antwoord{"plek":"ja"}', WORK))
    first.kill()
    seed = Seed({"profiel": "arbeidsmarkt", "plek": "ja"}, "checkin_form", "cijfer")
    with pytest.raises(EngineError):
        with_rasa([first.address], lambda r: r.turn(conversation, "8", seed))
    second = EngineProcess(model, action_server.url, tmp_path, port=first.port)
    reply = with_rasa([second.address], lambda r: r.turn(conversation, "8", seed))
    assert second.stop() == 0
    assert reply.seeded
    assert services.answers[conversation] == {"plek": "ja", "cijfer": "8"}
    assert "mensen op je werk" in texts(reply)


def test_goes_to_the_next_engine_when_one_is_down(engine: EngineProcess) -> None:
    down = f"http://127.0.0.1:{free_port()}"

    async def play(rasa: Engine) -> list[str]:
        return [texts(await rasa.turn(uuid4().hex, "hoi", WORK)) for _ in range(8)]  # some hash to either engine

    assert all(with_rasa([down, engine.address], play))


def test_an_engine_left_behind_takes_the_question_of_the_seed(engine: EngineProcess) -> None:
    async def play(rasa: Engine) -> EngineReply:
        conversation = uuid4().hex
        await rasa.turn(conversation, "hoi", WORK)
        return await rasa.turn(conversation, "ja", Seed({"profiel": "arbeidsmarkt"}, "checkin_form", "plek"))

    reply = with_rasa([engine.address], play)
    assert reply.seeded
    assert "cijfer" in texts(reply)


# Rasa: outside the check-in


VAGUE = ("die ene", "dat daar", "zo een ding dan", "wat nu dan met dat", "en die andere ook", "daar dus")
CLEAR = "kan mijn coach mij bellen"


async def in_doubt(rasa: Engine) -> str:
    """A text that a turn is in doubt about: which one that is changes with the training data."""
    for text in VAGUE:
        if (await rasa.turn(uuid4().hex, text, WORK)).intent == "nlu_fallback":
            return text
    raise AssertionError("the engine is sure of the vaguest words")


def threshold() -> float:
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    return float(next(part for part in pipeline if part["name"] == "FallbackClassifier")["threshold"])


def test_doubt_asks_once_and_then_offers_a_person(engine: EngineProcess, services: MemoryServices) -> None:
    async def play(rasa: Engine) -> list[EngineReply]:
        conversation, doubtful = uuid4().hex, await in_doubt(rasa)
        return [await rasa.turn(conversation, text, WORK) for text in (doubtful, doubtful, "ja graag")]

    first, second, third = with_rasa([engine.address], play)
    assert first.intent == second.intent == "nlu_fallback"
    assert "Wat bedoel je" in texts(first)
    assert "Zal ik [coach] vragen" in texts(second)
    assert "Ik geef het door" in texts(third)


def test_doubt_offers_the_likeliest_meanings_and_a_tap_is_acted_on(engine: EngineProcess) -> None:
    async def play(rasa: Engine) -> tuple[EngineReply, list[EngineReply]]:
        doubtful = await in_doubt(rasa)
        question = await rasa.turn(uuid4().hex, doubtful, WORK)
        taps = []
        for button in question.replies[0].buttons:
            conversation = uuid4().hex
            await rasa.turn(conversation, doubtful, WORK)
            taps.append(await rasa.turn(conversation, button.payload, WORK))
        return question, taps

    question, taps = with_rasa([engine.address], play)
    buttons = question.replies[0].buttons
    assert 2 <= len(buttons) <= 4
    assert [f"/{tap.intent}" for tap in taps] == [button.payload for button in buttons]
    assert all(texts(tap) and "Wat bedoel je" not in texts(tap) for tap in taps)
    assert (buttons[-1].title, "Zal ik [coach] vragen" in texts(taps[-1])) == ("Iets anders", True)


def test_parse_gives_a_guess_where_a_turn_would_ask(engine: EngineProcess) -> None:
    async def play(rasa: Engine) -> tuple[list[tuple[str, float]], EngineReply]:
        found = await rasa.parse([await in_doubt(rasa), CLEAR, "/talk_to_human", ""])
        return found, await rasa.turn(uuid4().hex, CLEAR, WORK)

    (guess, clear, command, _), turn = with_rasa([engine.address], play)
    assert guess[0] != "nlu_fallback"
    assert 0.0 < guess[1] < threshold() <= clear[1]
    assert clear[0] == turn.intent == "talk_to_human"
    assert command == ("talk_to_human", 1.0)


@pytest.mark.parametrize(
    ("say", "word"), [("utter_taal_pl", "Rozumiem"), ("utter_onleesbaar", "niet lezen"), ("utter_schelden", "boos")]
)
def test_no_dutch_sentence_is_answered_as_the_app_says(engine: EngineProcess, say: str, word: str) -> None:
    async def play(rasa: Engine) -> EngineReply:
        return await rasa.turn(uuid4().hex, f'/opmerking{{"opmerking":"{say}"}}', WORK)

    assert word in texts(with_rasa([engine.address], play))


def test_swearing_is_met_once_in_a_talk(engine: EngineProcess) -> None:
    async def play(rasa: Engine) -> list[str]:
        conversation, swearing = uuid4().hex, '/opmerking{"opmerking":"utter_schelden"}'
        return [texts(await rasa.turn(conversation, swearing, WORK)) for _ in range(2)]

    first, second = with_rasa([engine.address], play)
    assert "boos" in first
    assert "boos" not in second
    assert second


def test_typed_commands_of_rasa_are_plain_words(engine: EngineProcess) -> None:
    async def play(rasa: Engine) -> list[str]:
        conversation = uuid4().hex
        await rasa.turn(conversation, "/start_checkin", WORK)
        return [texts(await rasa.turn(conversation, text, WORK)) for text in ("/restart", "/session_start", "/huh {x")]

    assert all(with_rasa([engine.address], play))


def test_payloads_fit_telegram_and_titles_fit_whatsapp(engine: EngineProcess) -> None:
    async def play(rasa: Engine) -> list[EngineReply]:
        questions = [
            "plek",
            "mensen",
            "geld",
            "wonen",
            "vrije_tijd",
            "stemming",
            "hulp",
            "bellen",
            "wie_weet",
            "mag_coach",
        ]
        seeds = [Seed({"profiel": "dagbesteding"}, "checkin_form", question) for question in questions]
        return [await rasa.turn(uuid4().hex, "ben je een robot", seed) for seed in seeds]

    for reply in with_rasa([engine.address], play):
        for button in (b for one in reply.replies for b in one.buttons):
            assert len(button.payload.encode()) <= 64
            assert len(button.title) <= 20

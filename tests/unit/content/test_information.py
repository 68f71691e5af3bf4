"""The pieces of information are short, dated, safe to act on, and found by the questions that young people put."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.content import load
from bot.content.checks.dutch import sentences
from bot.content.information import addresses, phrases, pieces
from bot.core.information import Person, Piece, piece_for
from bot.services.talk.information import reply
from bot.understanding.said import Said

ROOT = Path(__file__).parents[3]
YEAR, HALF = timedelta(days=366), timedelta(days=183)
QUESTIONS = yaml.safe_load((Path(__file__).parent / "information_questions.yml").read_text(encoding="utf-8"))["voices"]
SUBJECTS = {piece.subject for piece in pieces()}
PEOPLE = [Person(age, profile) for age in (16, 19) for profile in ("arbeidsmarkt", "vervolgonderwijs", "dagbesteding")]
BUTTON_MAX = 20
MOST_SENTENCES = 5
PROMISES = re.compile(r"(?i)\b(je krijgt altijd|heb je altijd recht|dat komt goed|gegarandeerd|zeker weten)\b")
AMOUNT = re.compile(r"€|\beuro\b|\d+,\d\d")


def ids(piece: Piece) -> str:
    return piece.id


@pytest.mark.parametrize("piece", pieces(), ids=ids)
def test_a_piece_is_short_general_and_without_amounts(piece: Piece) -> None:
    assert len(list(sentences(piece.text))) <= MOST_SENTENCES
    assert len(piece.title) <= BUTTON_MAX
    assert not PROMISES.search(piece.text)
    assert not AMOUNT.search(piece.text), "amounts change twice a year: name the site instead"


@pytest.mark.parametrize("name", load("informatie/bronnen")["sources"])
def test_a_source_is_checked_again_in_time(name: str) -> None:
    source = load("informatie/bronnen")["sources"][name]
    assert source["checked"] <= date.today() <= source["recheck"], f"hold the texts that rest on {name} against it"
    assert source["recheck"] - source["checked"] <= (YEAR if source["read"] else HALF)
    assert any(piece.source.page == source["page"] for piece in pieces()), "no piece rests on it"


def test_the_places_to_look_are_checked_again_in_time() -> None:
    data = load("informatie/zoekplekken")
    assert data["checked"] <= date.today() <= data["recheck"]
    assert data["recheck"] - data["checked"] <= YEAR
    assert all(address.bare or address.url for address in addresses())


def test_what_can_cost_money_or_care_asks_for_the_coach_first() -> None:
    """Trying out work, other papers or another place can cost a Wajong or Wlz (001:5671-5722)."""
    risky = {piece.id: piece for piece in pieces() if piece.risk}
    assert {"wajong_werk", "bij_bijstand", "dag_werk", "dag_weg", "wlz", "indicatie", "samenwonen", "proefplaatsing",
            "beschut", "ontslag", "ontslag_nemen", "tekenen", "schulden", "spoed"} <= risky.keys()  # fmt: skip
    for name, piece in risky.items():
        shown = reply(Said("", "informatie", 1.0, {"stuk": name}), Person(19))[0]
        assert shown.text == piece.text
        assert shown.buttons[0][1] == "/talk_to_human"
        assert "[coach]" in piece.text or "vraag" in piece.text.lower()


def test_every_piece_leads_on() -> None:
    assert all(set(piece.following) <= SUBJECTS for piece in pieces())
    for piece in pieces():
        buttons = reply(Said("", "informatie", 1.0, {"stuk": piece.subject}), PEOPLE[0])[0].buttons
        assert 1 <= len(buttons) <= 4
        assert "/talk_to_human" in [payload for _, payload in buttons]


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: f"{who.age} {who.profile}")
def test_there_is_a_piece_on_every_subject_for_everybody(who: Person) -> None:
    assert [subject for subject in SUBJECTS if piece_for(pieces(), subject, who) is None] == []


def test_every_button_in_the_responses_asks_for_a_piece_that_exists() -> None:
    found = [text for path in ROOT.glob("data/*/responses.yml") for text in path.read_text().split("'/informatie{")[1:]]
    asked = {json.loads("{" + text[: text.index("}") + 1])["stuk"] for text in found}
    assert asked
    assert asked <= SUBJECTS


def test_every_subject_has_words_and_every_word_list_a_subject() -> None:
    assert set(phrases()) == SUBJECTS
    rules = load("informatie/vragen")
    assert set(rules["looking_only"]) <= SUBJECTS
    parts = {part.removesuffix("*") for listed in phrases().values() for phrase in listed for part in phrase.split()}
    assert [word for word in rules["naming"] if word not in parts] == []


def outcome(text: str, want: list[str], intent: str) -> str:
    """How a question was answered: right, wrong, ask (a choice or menu), or silent."""
    shown = reply(Said(text, intent, 1.0), Person(19, "arbeidsmarkt"))
    given = {piece.text: piece.subject for piece in pieces()}
    if not shown:
        return "silent"
    subject = given.get(shown[0].text)
    return "ask" if subject is None else "right" if subject in want else "wrong"


def lines(voice: str | None = None) -> list[tuple[str, list[str]]]:
    asked: list[Any] = [line for name, voices in QUESTIONS.items() for line in voices if voice in (None, name)]
    return [(text, want if isinstance(want, list) else [want]) for text, want in asked]


def test_a_hundred_and_fifty_questions_find_their_piece_or_ask() -> None:
    """A dev set of ours (not held out): the words alone, as if the engine knew that it is a question."""
    answerable = [(text, want) for text, want in lines() if not {"vraag", "niets"} & set(want)]
    counted = Counter(outcome(text, want, "info_money") for text, want in answerable)
    assert len(lines()) == 150
    assert counted["wrong"] == 0
    assert counted["right"] >= 0.9 * len(answerable)


@pytest.mark.parametrize("intent", ["out_of_scope", "nlu_fallback", "checkin_bad"])
def test_small_talk_gets_no_piece_when_no_question_was_heard(intent: str) -> None:
    small_talk = [(text, want) for text, want in lines("niets") if want == ["niets"]]
    assert [text for text, want in small_talk if outcome(text, want, intent) != "silent"] == []


def test_what_is_out_of_scope_hardly_ever_gets_a_piece() -> None:
    blocks = yaml.safe_load((ROOT / "data/algemeen/nlu.yml").read_text(encoding="utf-8"))["nlu"]
    other = next(block["examples"] for block in blocks if block["intent"] == "out_of_scope").splitlines()
    ours = ("dagelijks", "gewoon")  # what the engine leaves to these
    daily = [piece.subject for piece in pieces() if piece.topic in ours]
    given = [text for text in other if outcome(text[2:], daily, "out_of_scope") == "wrong"]
    assert len(given) <= len(other) / 200

"""Any text is read, no text costs more than it may, and two threads do not disturb each other."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.checkin import PROFILES, QUESTIONS
from bot.language import (
    CheckinReader,
    Language,
    read_amounts,
    read_contact,
    read_dates,
    read_employer,
    read_hours,
    read_times_to_call,
)

_PIECES = st.sampled_from(
    [
        *("ik", "ben", "niet", "gestopt", "werk", "bij", "jumbo", "8", "7,5", "31/2", "24", "uur", "na"),
        *("tussen", "en", "'s", "€", ".", ",", "?", "\n", '"', "😀", "maart", "vorige", "week", "over"),
        *("een", "half", "tot", "1-1-0000", "mijn", "niemand", "moeder", "geld", "help", "loopt", "eind"),
    ]
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map(" ".join))
_QUESTIONS = st.sampled_from([None, *QUESTIONS])


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS, question=_QUESTIONS, profile=st.sampled_from(PROFILES))
def test_any_text_is_read(reader: CheckinReader, text: str, question: str | None, profile: str) -> None:
    now = datetime.fromisoformat("2028-02-29T23:30:00+00:00")

    answers = reader.read(text, question=question, profile=profile, now=now)

    for name, answer in answers.items():
        allowed = QUESTIONS[name]
        assert answer.refused == (answer.value == "")
        assert answer.refused or allowed is None or answer.value in allowed
        assert answer.words in text


@settings(max_examples=200, deadline=None)
@given(text=_TEXTS)
def test_any_text_gives_facts_with_their_place(language: Language, text: str) -> None:
    now = datetime.fromisoformat("2028-02-29T23:30:00+00:00")
    said = language.analyse(text)
    facts = [*read_dates(text, now), *read_amounts(text), *read_hours(text), *read_contact(text)]
    facts += [*read_times_to_call(text), read_employer(text)]

    for fact in facts:
        assert fact is None or text[fact.start : fact.end] == fact.words
    assert all(text[word.start : word.end] == word.text for word in said.words)
    assert said.original == text


_TALK = "ben weg bij de bakker, baas deed kut maar nu ga ik niet goed "


@pytest.mark.parametrize(
    "text",
    [
        _TALK * 200,
        "a.b@" * 2500,
        "z" * 10_000,
        "😀" * 10_000,
        '"' * 10_000,
        "niet goed " * 1000,
        "8 " * 5000,
        "werk bij " * 1200,
    ],
    ids=lambda text: text[:6],
)
def test_a_long_message_costs_no_more_than_its_length(reader: CheckinReader, now: datetime, text: str) -> None:
    """Ten times as long as ordinary talk, at most twice ten times the work: nothing grows with the square."""
    reader.read(text[:10_000], question="plek", profile="arbeidsmarkt", now=now)

    assert _least(reader, text[:10_000], now) < 20 * _least(reader, (_TALK * 20)[:1_000], now)


def _least(reader: CheckinReader, text: str, now: datetime) -> float:
    """Seconds of the processor, the least of five: what else runs on the machine counts for little."""
    spent = []
    for _ in range(5):
        begin = time.process_time()
        reader.read(text, question="plek", profile="arbeidsmarkt", now=now)
        spent.append(time.process_time() - begin)
    return min(spent)


def test_threads_read_the_same(now: datetime) -> None:
    reader = CheckinReader(Language())
    texts = [f"werk {hours} uur bij jumbo, gaat prima {hours % 10 + 1}" for hours in range(10, 40)]

    def read(text: str) -> dict[str, object]:
        return dict(reader.read(text, question="plek", profile="arbeidsmarkt", now=now))

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(read, texts))

    assert together == [read(text) for text in texts]
    assert [answers["uren"].value for answers in together][:1] == ["10 uur per week"]  # type: ignore[attr-defined]

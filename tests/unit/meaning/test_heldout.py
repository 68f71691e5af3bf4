"""The trained reading on a writer that it never saw: it does not become worse.

`--log-cli-level=INFO` shows the figures. Only counts are shown: nobody who labels or chooses a chance is to read the
writer that measures.
"""

from __future__ import annotations

import logging
from functools import cache

import pytest

from bot.content import load
from bot.content.information import pieces
from bot.meaning import Meaning
from bot.meaning.labels import Labelled
from bot.meaning.model import Model
from bot.meaning.train import rows_of
from bot.quality.share import Share
from tests.conftest import train_meaning

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]  # where there is no model of this version, one is trained
log = logging.getLogger(__name__)


@cache
def _model() -> Model:
    return Model.load(train_meaning())


@cache
def _read() -> list[tuple[Labelled, Meaning]]:
    return [(row, _model().read(row.text, row.asked)) for row in rows_of("measure") if row.does]


def test_answers() -> None:
    """Of each message each label: given and right, given and not expected, missed."""
    sure = load("strekking")["second_look"]["sure"]
    right = invented = missed = 0
    for row, meaning in _read():
        given, expected = {name for name, chance in meaning.answers.items() if chance >= sure}, set(row.answers)
        right += len(given & expected)
        invented += len(given - expected)
        missed += len(expected - given)
    precision, recall = Share(right, right + invented), Share(right, right + missed)
    log.info("answers from %s: right %s, not expected %s, missed %s", sure, right, invented, missed)
    log.info("answers: of those given right %s; of those expected given %s", precision, recall)
    assert precision.value >= 0.75
    assert recall.value >= 0.25


def test_the_kind_word() -> None:
    """Right of those given; apart those that are words indeed, since most short messages need none."""
    least, forms = load("strekking")["kind_words"]["chances"]["instead"], load("strekking")["kind_words"]["say"]
    given = [(row.word, meaning.word[0]) for row, meaning in _read() if meaning.word[1] >= least]
    spoken = [(label, word) for label, word in given if word in forms]
    every, said = (Share(sum(label == word for label, word in some), len(some)) for some in (given, spoken))
    log.info("kind word from %s: of those given right %s, of those with a word to say %s", least, every, said)
    log.info("kind word: given for %s", Share(len(given), len(_read())))
    assert every.value >= 0.65
    assert said.value >= 0.55


def test_danger_is_seldom_read_as_something_glad() -> None:
    """Danger is found by the safety check; what is kept here is that no glad word is ready for it."""
    rules = load("strekking")["kind_words"]
    danger = [meaning for row, meaning in _read() if row.word == "crisis"]
    glad = [one for one in danger if one.word[0] in rules["glad"] and one.word[1] >= rules["chances"]["instead"]]
    share = Share(len(glad), len(danger))
    log.info("danger read as something glad %s", share)
    assert share.value <= 0.12


def test_pieces() -> None:
    """Which piece a message wants: found and right, found and not expected, missed, at the chance that counts; and
    where one is wanted, whether the likeliest of all is it."""
    known, sure = {piece.subject for piece in pieces()}, load("strekking")["pieces"]["sure"]
    right = invented = missed = first = wanting = 0
    for row, _ in _read():
        chances = _model().subject(row.text)
        likeliest, wanted = next(iter(chances)), known & set(row.pieces)
        found = likeliest in known and chances[likeliest] >= sure
        right += found and likeliest in wanted
        invented += found and likeliest not in wanted
        missed += bool(wanted) and not (found and likeliest in wanted)
        wanting += bool(wanted)
        first += next((one for one in chances if one in known), None) in wanted
    log.info("pieces from %s: right %s, not expected %s, missed %s", sure, right, invented, missed)
    found_right, likeliest_right = Share(right, right + invented), Share(first, wanting)
    log.info("pieces: of those found right %s; the likeliest is it %s", found_right, likeliest_right)
    assert invented <= 20
    assert likeliest_right.value >= 0.45

"""Phrases are found as spaCy's PhraseMatcher finds them, over all training lines."""

from __future__ import annotations

import json
from pathlib import Path

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from bot.content import load
from bot.language.context import ContextRules
from bot.language.phrases import Phrases
from bot.language.words import words_of
from bot.safety.corpus import FOLDER, voices

ROOT = Path(__file__).parents[3]


def test_longer_and_shorter_ones_and_the_same_under_two_numbers() -> None:
    phrases = Phrases()
    for number, phrase in enumerate(["niet", "niet meer", "meer", "niet meer", "nooit"]):
        phrases.add(phrase.split(), number)

    found = list(phrases.find(["ik", "niet", "meer"]))

    assert found == [(0, 1, 2), (1, 1, 3), (3, 1, 3), (2, 2, 3)]
    assert list(phrases.find([])) == []


def test_it_finds_what_spacy_finds() -> None:
    vocab, ours = Vocab(), Phrases()
    theirs = PhraseMatcher(vocab, attr="ORTH")
    for number, rule in enumerate(load("language/context")["rules"]):
        for phrase in rule["phrases"]:
            ours.add(phrase.split(), number)
            theirs.add(str(number), [Doc(vocab, words=phrase.split())])
    found = 0
    for voice in voices("train", ROOT / FOLDER):
        for line in (ROOT / FOLDER / f"{voice}.jsonl").read_text(encoding="utf-8").splitlines()[:60]:
            words = [word.normal for word in words_of(json.loads(line)["text"])]
            matches = theirs(Doc(vocab, words=words))
            expected = sorted((int(vocab.strings[key]), begin, end) for key, begin, end in matches)
            assert sorted(ours.find(words)) == expected
            found += len(expected)
    assert found > 500


def test_no_word_of_a_message_stays() -> None:
    rules = ContextRules.from_content()
    before = repr(rules.__dict__)

    rules.scopes(words_of("ik heet Kwibus en woon niet in Knorhoven"))

    assert repr(rules.__dict__) == before

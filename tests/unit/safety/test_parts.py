"""The parts: n-grams equal scikit-learn's, rule data is valid, voices are listed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from bot.content import load
from bot.core.signal import ABOUTS, KINDS, LEVELS, TOPICS
from bot.language import Language
from bot.language.words import words_of
from bot.safety.corpus import FOLDER, voices
from bot.safety.ngrams import TfIdf, phrases, pieces
from bot.safety.reading import windows
from bot.safety.rules import Rules
from bot.safety.train import READ_BY, READ_WITH

ROOT = Path(__file__).parents[3]
MESSAGES = ["ik wil naar huis naar huis", "hoi 😭 a", "kan niet , hoor", "naar werk naar huis hoor", "ik wil niet"]


@pytest.mark.parametrize(
    ("grams", "options"),
    [
        (pieces, {"analyzer": "char_wb", "ngram_range": (1, 4)}),
        (phrases, {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"\S+"}),
    ],
)
def test_the_numbers_equal_those_of_scikit_learn(grams: object, options: dict[str, object]) -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    theirs = TfidfVectorizer(sublinear_tf=True, min_df=2, **options)
    expected = theirs.fit_transform(MESSAGES).toarray()
    ours = TfIdf.fit(grams, [message.split() for message in MESSAGES], 2)  # type: ignore[arg-type]

    assert list(ours.index) == sorted(theirs.vocabulary_)
    for row, message in zip(expected, MESSAGES, strict=True):
        places, values = ours.vector(message.split())
        dense = np.zeros(len(ours.index))
        dense[places] = values
        np.testing.assert_allclose(dense, row, atol=1e-6)


def test_rule_names_are_unique_and_labels_known() -> None:
    crisis, uitval = load("signals/crisis"), load("signals/uitval")
    names = [rule["id"] for data in (crisis, uitval) for rule in data["rules"]]

    assert len(names) == len(set(names))
    assert {rule["kind"] for rule in crisis["rules"]} == set(KINDS) == set(crisis["topics"])
    assert {topic for rule in uitval["rules"] for topic in rule["topics"]} <= set(TOPICS)


def test_every_pattern_of_fixed_words_matches_itself() -> None:
    rules, language = Rules.from_content(), Language()
    for name in ("crisis", "uitval"):
        for rule in load(f"signals/{name}")["rules"]:
            for pattern in rule["patterns"]:
                if not set(pattern) & set("<.?#|*^$"):
                    normal = " ".join(word.normal for word in words_of(pattern))
                    assert normal == pattern, f"{rule['id']}: {pattern!r} is never seen, it reads {normal!r}"
                    findings, _ = rules.read(language.analyse(pattern))
                    assert findings, f"{rule['id']}: {pattern!r}"


@pytest.mark.parametrize("word", sorted(set(load("signals/session")["keeps"])))
def test_session_answers_are_in_normal_spelling(word: str) -> None:
    assert " ".join(one.normal for one in words_of(word)) == word


def test_all_voices_are_listed_and_held_out_ones_do_not_train() -> None:
    folder = ROOT / FOLDER
    listed = [voice for part in ("train", "heldout") for voice in voices(part, folder)]

    files = {path.stem for path in folder.glob("*.jsonl")} - {"second_reading"}
    assert sorted(listed) == sorted(files)
    assert not set(voices("train", folder)) & set(voices("heldout", folder))


def test_all_lines_have_known_labels() -> None:
    names = [voice for part in ("train", "heldout") for voice in voices(part, ROOT / FOLDER)]
    for path in (ROOT / FOLDER / f"{name}.jsonl" for name in names):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            where = f"{path.name}:{number}"
            assert row["level"] in LEVELS, where
            assert set(row["topics"]) <= set(TOPICS), where
            assert row["about"] in ABOUTS, where
            assert (row["level"] == "crisis") == ("kind" in row), where


def test_windows_cover_all_words_and_are_short() -> None:
    words = words_of("ik ga nu naar huis . " * 40 + "x " * 200)
    parts = windows(words, 60)

    assert [begin for begin, _ in parts[1:]] == [end for _, end in parts[:-1]]
    assert (parts[0][0], parts[-1][1]) == (0, len(words))
    assert max(end - begin for begin, end in parts) <= 61


def test_the_fingerprint_knows_everything_that_reads_a_message() -> None:
    """Modules and word lists behind `Language().analyse`, found in the code itself."""
    package = ROOT / "bot/language"
    modules, lists, left = set(), set(), ["analysis"]
    while left:
        name = left.pop()
        if name not in modules:
            modules.add(name)
            code = (package / f"{name}.py").read_text(encoding="utf-8")
            left += re.findall(r"^from bot\.language\.(\w+) import", code, re.MULTILINE)
            lists |= set(re.findall(r"load\(\"language/(\w+)\"\)", code))
    assert modules == set(READ_BY)
    assert lists == set(READ_WITH)

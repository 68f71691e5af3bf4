"""Context marks: negated, past, about another, hypothetical, fiction, idiom."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.language import Language

MARKS = {"negated", "past", "other", "hypothetical", "fiction", "idiom", "none"}


def _marks(language: Language, text: str, part: str) -> frozenset[str]:
    start = text.index(part)
    return language.analyse(text).marks(start, start + len(part))


@pytest.mark.parametrize(
    ("text", "part", "marks"),
    [
        ("ik ben niet ontslagen", "ontslagen", {"negated"}),
        ("zelfmoord plegen doe ik niet", "zelfmoord", {"negated"}),
        ("ik ga niet naar school maar werk bij jumbo", "werk bij jumbo", set()),
        ("nee ik ben gestopt", "gestopt", set()),
        ("ik wil niet meer leven", "wil niet meer leven", set()),
        ("geen werk en veel schulden", "schulden", set()),
        ("vroeger werd ik gepest", "gepest", {"past"}),
        ("vroeger werkte ik bij jumbo nu bij lidl", "lidl", set()),
        ("ik werk daar niet meer", "werk", {"negated"}),
        ("mn broer is ontslagen", "ontslagen", {"other"}),
        ("mijn moeder zegt dat ik ontslagen ben", "ontslagen", set()),
        ("mijn baas heeft mij ontslagen", "ontslagen", set()),
        ("werk met mijn broer bij de bakker", "bakker", set()),
        ("een meisje uit mijn klas is gestopt", "gestopt", {"other"}),
        ("nou man ik ben ontslagen", "ontslagen", set()),
        ("als ik ontslagen word", "ontslagen", {"hypothetical"}),
        ("stel dat ze me ontslaan", "ontslaan", {"hypothetical"}),
        ("ik werk als kok bij jumbo", "jumbo", set()),
        ("in gta ben ik ontslagen", "ontslagen", {"fiction"}),
        ('hij zong "ik spring van de brug"', "spring", {"fiction"}),
        ("ik schaam me dood", "dood", {"idiom"}),
        ("ik wil dood", "dood", set()),
    ],
)
def test_marks_what_the_words_around_say(language: Language, text: str, part: str, marks: set[str]) -> None:
    assert _marks(language, text, part) == marks


def test_rules_are_sound() -> None:
    data, people = load("language/context"), load("language/people")

    for rule in data["rules"]:
        assert rule["mark"] in MARKS
        assert rule["mark"] == "none" or rule["reach"] in {"forward", "backward", "self"}
        assert len(set(rule["phrases"])) == len(rule["phrases"]), "a phrase stands twice"
        for phrase in rule["phrases"]:
            assert phrase == " ".join(phrase.split())
            assert all(part.strip("<>") in people for part in phrase.split() if part.startswith("<"))


def test_phrases_are_written_in_normal_spelling(language: Language) -> None:
    """A phrase that the spelling would change can never match."""
    phrases = [phrase for rule in load("language/context")["rules"] for phrase in rule["phrases"]]
    plain = [phrase for phrase in phrases if "<" not in phrase]

    assert [phrase for phrase in plain if language.analyse(phrase).normal != phrase] == []

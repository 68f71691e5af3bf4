"""The rules themselves: the pattern language, and that no rule can say what an answer may not be."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.core.checkin import PROFILES, QUESTIONS
from bot.language import CheckinReader
from bot.language.patterns import PatternSet, Rule
from bot.language.words import words_of

PEOPLE = {"not_person", "only_person", "also_person"}
TAGS = {"ends", "", "block", "lead", "bare", "whole", "new", "all", "same", "time", *PEOPLE}
DOUBT = ("mag_coach", "twijfel")  # no answer, but it leaves a yes or no beside it out


def _found(pattern: str, text: str, lists: dict[str, list[str]] | None = None) -> list[str]:
    rule = Rule("plek", "ja", (pattern,), frozenset(), None, frozenset(), "")
    words = words_of(text)
    hits = PatternSet([rule], lists or {}).find(words)
    return [" ".join(word.normal for word in words[hit.begin : hit.end]) for hit in hits]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("weg bij|van", "ben weg van huis", ["weg van"]),
        ("werk .. bij", "werk nog steeds bij jumbo", ["werk nog steeds bij"]),
        ("werk .. bij", "werk niet meer bij jumbo", []),
        ("werk .. bij", "werk leuk , zit bij jumbo", []),
        ("werk .. bij", "werk een twee drie vier bij", []),
        ("werk ... bij", "werk een twee drie vier bij", ["werk een twee drie vier bij"]),
        ("nog # dagen", "nog 3 dagen", ["nog 3 dagen"]),
        ("ga nog? naar", "ga naar", ["ga naar"]),
        ("^ nee", "nou nee", []),
        ("^ nee", "goed , nee", ["nee"]),
        ("gestopt $", "gestopt met roken", []),
        ("gestopt $", "gestopt , punt", ["gestopt"]),
        ("begin*", "ben begonnen", []),
        ("mijn *school", "mijn hogeschool", ["mijn hogeschool"]),
    ],
)
def test_pattern_language(pattern: str, text: str, found: list[str]) -> None:
    if pattern == "begin*":
        with pytest.raises(ValueError, match="no part with fixed words"):
            _found(pattern, text)
    else:
        assert _found(pattern, text) == found


def test_a_list_stands_for_its_entries_and_may_not_contain_itself() -> None:
    lists = {"niet": ["niet", "helemaal niet"]}

    assert _found("<niet> goed", "helemaal niet goed", lists) == ["helemaal niet goed"]
    with pytest.raises((ValueError, RecursionError)):
        _found("<a> goed", "goed", {"a": ["b <a>"]})


def test_every_pattern_compiles(reader: CheckinReader) -> None:
    for profile in PROFILES:
        reader._patterns[profile].compile_all()


@pytest.mark.parametrize("name", ["checkin_plek", "checkin_feiten"])
def test_rules_name_known_slots_values_and_questions(name: str) -> None:
    for data in load(f"language/{name}")["rules"]:
        rule = Rule.from_data(data)
        assert rule.slot in {*QUESTIONS, "@", "refused", "voorbij"}, rule
        allowed = QUESTIONS.get(rule.slot)
        doubt = (rule.slot, rule.value) == DOUBT
        assert allowed is None or doubt or rule.tag in {"block", "same"} or rule.value in allowed, rule
        assert rule.question in {None, *QUESTIONS, "valence", "none", "private"}, rule
        assert rule.profiles <= set(PROFILES)
        assert rule.tag in TAGS
        assert (rule.value == "") == (rule.tag in {"block", "same", "time", *PEOPLE}), rule
        assert len(set(rule.patterns)) == len(rule.patterns), f"twice the same in {rule.slot} {rule.value}"


@pytest.mark.parametrize("name", ["checkin_plek", "checkin_feiten"])
def test_patterns_are_written_in_normal_spelling(name: str) -> None:
    """A word that the spelling would change can never match."""
    patterns = [pattern for rule in load(f"language/{name}")["rules"] for pattern in rule["patterns"]]
    entries = [entry for values in load("language/lists")["lists"].values() for entry in values]
    words = {
        option
        for pattern in (*patterns, *entries)
        for part in pattern.split()
        for option in part.rstrip("?").split("|")
        if not set(option) & set("<>*#^$.") and option
    }

    assert sorted(word for word in words if [found.normal for found in words_of(word)] != [word]) == []

"""Normal spelling: what is spelt out, what is left alone, and that the data stay sound."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from wordfreq import zipf_frequency

from bot.content import load
from bot.language import Language
from bot.language.words import words_of

CONTENT = Path("bot/content/nl/language")
COMMON = 4.5  # zipf frequency from which a word is too normal to be rewritten


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("kben moe", "ik ben moe"),
        ("kheb nix", "ik heb niks"),
        ("weetik nie", "weet ik niet"),
        ("egt nieeet jaaaa", "echt niet ja"),
        ("heeeel moooi", "heel mooi"),
        ("me baas zag me", "mijn baas zag me"),
        ("dr moeder komt dr niet", "haar moeder komt er niet"),
        ("ist waar da ge weg zijt", "is het waar dat je weg bent"),
        ("wekr op shcool", "werk op school"),
        ("wollah geen doekoe in me osso", "echt waar geen geld in mijn huis"),
        ("24uur 200 p/m", "24 uur 200 per maand"),
        ("één café", "een cafe"),
        ("tof 😀", "tof 😀"),
        ("tehuis", "tehuis"),
    ],
)
def test_spells_out_what_is_listed_and_nothing_else(language: Language, typed: str, normal: str) -> None:
    assert language.analyse(typed).normal == normal


def test_every_word_knows_its_place_in_the_original(language: Language) -> None:
    said = language.analyse("Kben   NIET ontslagen, joh!")

    assert [said.original[word.start : word.end] for word in said.words] == [word.text for word in said.words]
    assert [word.text for word in said.words][:3] == ["Kben", "Kben", "NIET"]
    assert [word.normal for word in said.words][:3] == ["ik", "ben", "niet"]


class _Strict(yaml.SafeLoader):
    """Refuses a key that occurs twice in one mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [self.construct_object(key) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        assert not twice, f"{sorted(map(str, twice))} twice at line {node.start_mark.line + 1}"
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.yml")), ids=lambda path: path.stem)
def test_no_key_is_written_twice(path: Path) -> None:
    yaml.load(path.read_text(encoding="utf-8"), Loader=_Strict)


def test_no_spelling_stands_in_two_groups() -> None:
    keys = [key for group in load("language/youth_spelling")["words"].values() for key in group]

    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_spelling_has_no_chains_and_no_odd_keys() -> None:
    groups = load("language/youth_spelling")["words"].values()
    words = {key: value for group in groups for key, value in group.items()}

    assert [key for key, value in words.items() if (type(key), type(value)) != (str, str)] == []
    assert [key for key, value in words.items() if any(part in words for part in value.split())] == []
    assert [key for key in words if key == words[key]] == []
    assert [key for key in words if [word.text for word in words_of(key)][:1] != [key]] == []


def test_no_common_word_is_rewritten_unless_allowed() -> None:
    data = load("language/youth_spelling")
    keys = [key for group in data["words"].values() for key in group if key.isalpha()]
    common = {key for key in keys if zipf_frequency(key, "nl") > COMMON}

    assert common - set(data["allowed"]) == set()
    assert set(data["allowed"]) - common == set(), "no longer needed"

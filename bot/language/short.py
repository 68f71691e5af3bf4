"""A short answer to the open question, read as a whole: every word of it belongs to the answer, or says nothing.

"Jo", "kon minder" and "elke nacht wakker" answer only where nothing else is said, so each part of the message (cut at a
sign, "maar", "en") has to be wholly one of the listed answers. A part that is none leaves it to the other rules; they
read it once more with its words of a dialect, of the street or of a slip of the pen put into Dutch. Pure.

The answers and the words are data (`kort.yml`); notation: bot/language/patterns.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, PROFILES, QUESTIONS, UNKNOWN, YES_NO, Answer
from bot.language.patterns import PatternSet, Rule
from bot.language.slots import ANY
from bot.language.words import Word, words_of

FILE = "language/kort"
_KNOWN = "known"  # the tag of words that the other rules read too: those know when they are none
_PAIR = re.compile(r"(10|\d)\s*(?:[/-]|à|a|of)\s*(10|\d)\b")
Reads = Callable[[str], Mapping[str, Answer]]


@dataclass(frozen=True)
class ShortAnswers:
    """The short answers of one profile, by question."""

    sets: Mapping[str, PatternSet]

    def completed(self, text: str, question: str | None, found: dict[str, Answer], read: Reads) -> dict[str, Answer]:
        """The answers of a message with what it says as a whole. `found`: what the other rules read; `read`: lets them
        read other words under the same question."""
        if question is None or len(text) > _rules()["most_letters"]:
            return found
        own = found.get(question)
        words = [word.normal for word in words_of(text)]
        short = 0 < sum(word[:1].isalnum() for word in words) <= _rules()["most"]
        if (own is not None and own.refused) or "?" in text or not (short or _signs(words)):
            return found
        plain = _in_dutch(words, question)
        told = self._told(plain, question, text)
        if own is not None and not (_felt(question) or question in _set("outweighs")):
            told = {name: one for name, one in told.items() if name != question}
        if told:
            return {**found, **{name: one for name, one in told.items() if name == question or name not in found}}
        again = _read_again(plain, words, question, text, read)
        if again is None or (own is not None and not (question == "bellen" and again.date and not own.date)):
            return found  # "woe middag" is a day and a time
        return {**found, question: again}

    def _told(self, words: Sequence[str], question: str, text: str) -> dict[str, Answer]:
        """What the whole message answers; nothing where a part of it is no answer, or where its parts disagree."""
        if question == "cijfer":
            return _between(text)
        values: dict[str, list[str]] = {}
        sure = False
        whole = self._whole(words, question) is not None
        for part in [words] if whole else _parts(words):
            rules = self._whole(part, question)
            if rules is None:
                return {}
            sure = sure or any(rule.tag != _KNOWN for rule in rules if rule.slot)
            for rule in rules:
                if rule.slot:
                    values.setdefault(question if rule.slot == ANY else rule.slot, []).append(rule.value)
        settled = {name: _settled(name, found) for name, found in values.items()} if sure else {}
        return {name: Answer(value, text.strip()) for name, value in settled.items() if value}

    def _whole(self, part: Sequence[str], question: str) -> list[Rule] | None:
        """The rules that a part is wholly an example of, one for each slot; None where it is none."""
        patterns = self.sets.get(question)
        for said in _with_and_without(part):
            if patterns is None or not said:
                break
            line = [Word(word, word, 0, 0) for word in said]
            rules = [match.rule for match in patterns.find(line) if (match.begin, match.end) == (0, len(line))]
            if rules:
                return list({rule.slot: rule for rule in reversed(rules)}.values())
        return None if any(word[:1].isalnum() for word in part) else []


def short_answers(lists: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, ShortAnswers]:
    """The short answers of each profile; `lists`: the word lists that patterns of that profile name."""
    return {profile: ShortAnswers(_sets(profile, lists[profile])) for profile in PROFILES}


def with_comma(text: str) -> str:
    """The text, as long as it was, with a comma behind a no that denies nothing of what follows it."""
    found = re.match(_rules()["all_well"], text, re.IGNORECASE)
    return f"{found[0]},{text[found.end() + 1:]}" if found else text


def _sets(profile: str, lists: Mapping[str, Sequence[str]]) -> dict[str, PatternSet]:
    found: dict[str, list[Rule]] = {}
    for entry in _rules()["rules"]:
        if profile not in entry.get("profiles", (profile,)):
            continue
        whole = {**entry, "patterns": [f"^ {pattern} $" for pattern in entry["patterns"]], "question": None}
        for question in entry["questions"]:
            names = [name for name in QUESTIONS if _felt(name)] if question == ANY else [question]
            for name in names:
                found.setdefault(name, []).append(Rule.from_data(whole))
    return {name: PatternSet(rules, {**lists, **_rules()["lists"]}) for name, rules in found.items()}


def _felt(name: str) -> bool:
    return QUESTIONS.get(name) == GOOD_TO_BAD


def _settled(name: str, values: Sequence[str]) -> str:
    """One value for all parts: good and bad together are so-so, another disagreement is no answer."""
    found = list(dict.fromkeys(values))
    if len(found) > 1 and name == "hulp":  # what with says more than that he wants it
        found = [value for value in found if value != YES_NO[0]]
    if len(found) == 1:
        return found[0]
    return GOOD_TO_BAD[1] if _felt(name) and UNKNOWN not in found else ""


def _in_dutch(words: Sequence[str], question: str) -> list[str]:
    """The words with those of a dialect, of the street and slips of the pen in Dutch."""
    forms = _forms(question)
    if set(words) & _set("no_day_beside"):
        forms = {word: meant for word, meant in forms.items() if word not in _set("short_days")}
    line = " ".join(str(forms.get(word, word)) for word in words)
    for phrase, meant in _rules()["phrases"].items():
        line = re.sub(rf"(?<!\S){phrase}(?!\S)", meant, line)
    return line.split()


def _parts(words: Sequence[str]) -> Iterator[list[str]]:
    """The parts that say something, each without a word said twice in a row ("goed goed")."""
    part: list[str] = []
    for word in (*words, "."):
        picture = not word[:1].isalnum() and word not in _set("signs") and word not in _set("cut") and word[:1] != "'"
        if picture or word in _set("cut"):
            yield from [part] if part else []
            yield from [[word]] if picture else []
            part = []
        elif not part or part[-1] != word:
            part.append(word)


def _with_and_without(part: Sequence[str]) -> Iterator[list[str]]:
    """A part as it stands, without its signs, and without the words that say nothing beside others."""
    yield list(part)
    said = [word for word in part if word not in _set("signs")]
    yield said
    yield [word for word in said if word not in _set("beside")]


def _read_again(plain: Sequence[str], words: Sequence[str], question: str, text: str, read: Reads) -> Answer | None:
    """What the other rules read of the Dutch words, or of a bare day with the word before it that was left out."""
    lines = [" ".join(plain)] if list(plain) != list(words) else []
    bare = [word for word in plain if word not in _set("beside")]
    if question in _rules()["led_by"] and len(bare) <= _rules()["led_most"]:
        lines.append(" ".join([_rules()["led_by"][question], *bare]))
    for line in lines:
        found = read(line).get(question)
        if found is not None and not found.refused:
            return replace(found, words=text.strip())
    return None


def _between(text: str) -> dict[str, Answer]:
    """A mark between two that follow each other ("6/7")."""
    match = _PAIR.fullmatch(text.strip().lower())
    if match is None or abs(int(match[1]) - int(match[2])) != 1:
        return {}
    return {"cijfer": Answer(str(max(int(match[1]), int(match[2]))), text.strip())}


def _signs(words: Sequence[str]) -> bool:
    """Whether there are signs and pictures alone, and few of them."""
    return 0 < len(words) <= _rules()["most"] and not any(word[:1].isalnum() for word in words)


@cache
def _forms(question: str) -> Mapping[str, str]:
    return {**_rules()["forms"], **_rules()["forms_of"].get(question, {})}


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(map(str, _rules()[name]))


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load(FILE)
    return rules

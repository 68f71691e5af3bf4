"""What a message speaks of without answering a question, and whether it ends the talk. Pure.

Who tells of his debts has spoken of money, and is not asked how it goes with it. The words are data
(`gespreksloop.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.content import load
from bot.understanding.entries import fits

FILE = "gespreksloop"
_MINE = re.compile(r"\b(?:ik|k|kheb|kben|mijn|mn|me|mij|we|wij|ons|onze)\b")


def domains(text: str) -> frozenset[str]:
    """The questions whose domain of life a message speaks of. A mere question, not about himself, tells nothing."""
    rules = load(FILE)
    told = [part for part in clauses(text) if len(part.split()) >= rules["told_least"]]
    return frozenset(
        name for name, entry in rules["domains"].items() for part in told if _own(part, text) and fits(entry, part)
    )


def told_under(text: str, question: str | None) -> bool:
    """Whether a message, said under a question, tells of its matter though it does not answer it ("de lessen zijn wel
    in orde"): asked again it would be asked what was told. What he only asks himself tells nothing."""
    words = load(FILE)["under"].get(question)
    return bool(words) and "?" not in text and re.search(words, text.lower()) is not None


def of_topics(topics: Collection[str]) -> frozenset[str]:
    """The questions that a message answers by what the classifier found it to be about: a small error at most."""
    by_topic: dict[str, str] = load(FILE)["by_topic"]
    return frozenset(by_topic[topic] for topic in topics if topic in by_topic)


def bare(text: str) -> bool:
    """Whether a message says that his place stops, and not a word of what happened."""
    rules, words = load(FILE), text.lower().strip()
    return 0 < len(words.split()) <= rules["bare_most"] and re.fullmatch(rules["bare"], words) is not None


def fears(text: str) -> bool:
    """Whether a message is about who gets to know it, or says that he does not dare."""
    return any(re.search(load(FILE)["fears"], part) for part in clauses(text))


def thanked(text: str) -> bool:
    """Whether a word of thanks stands in a message."""
    return re.search(rf"\b{load(FILE)['closing']['thanks']}\b", _line(text)) is not None


def thanks(text: str) -> bool:
    """Whether a message is nothing but thanks."""
    rules = load(FILE)["closing"]
    rest, times = re.subn(rf"\b{rules['thanks']}\b", " ", _line(text))
    return bool(times) and not set(rest.split()) - set(map(str, rules["small"]))


def closes(text: str, question: str | None, answered: Collection[str], asked: Collection[str]) -> bool:
    """Whether a message says that this was all: in so many words, by thanks alone once enough was asked, or by a bare
    no where none can be the answer. `answered`: the questions that it answers."""
    rules = load(FILE)["closing"]
    if question is None or question in rules["not"] or question in answered or set(answered) - {"hulp"}:
        return False
    if any(re.search(pattern, part) for part in clauses(text) for pattern in rules["says"]):
        return True
    if thanks(text):
        return len(set(asked)) >= int(rules["thanks_least"])
    no = re.match(rules["denial"], _line(text))
    beside = _line(text)[no.end() :] if no else ""
    return no is not None and question in rules["denial_to"] and not set(beside.split()) - _small_beside_no()


def clauses(text: str) -> list[str]:
    """The clauses of a text in small letters, without signs."""
    parts = re.split(r"[.,;:!?\n()]+|\s(?:maar|want|omdat|terwijl|dus)\s", text.lower().replace("’", "'"))
    return [line for part in parts if (line := _line(part))]


def _small_beside_no() -> set[str]:
    return set(map(str, load(FILE)["closing"]["small"])) - {"goed", "prima", "fijn", "lekker", "top", "is"}


def _own(part: str, text: str) -> bool:
    return "?" not in text or _MINE.search(part) is not None


def _line(text: str) -> str:
    return " ".join(re.sub(r"[^\w'\U0001f300-\U0001faff\u2600-\u27bf]+", " ", text.lower().replace("’", "'")).split())

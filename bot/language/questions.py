"""Which clauses of a message ask something: by their form, with or without a question mark.

A clause asks that begins with a question word, or with a finite verb before its subject, or that ends with a word that
asks about it ("moet dat"). What is called out, meant as no question, or said by somebody else asks nothing. The words
are data (`language/vraagzinnen.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.content import load


@dataclass(frozen=True)
class Clause:
    """A part of a message as typed, and whether it asks."""

    text: str
    asks: bool = False


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text in order; a few last words with a question mark belong to the question before them."""
    found: list[Clause] = []
    for part in _parts(text):
        last = found[-1] if found else None
        asking = _asks(part) and not (last is not None and not last.asks and _found("reported", last.text))
        tail = part.endswith("?") and len(part.split()) <= int(_rules()["together"])
        if last is not None and last.asks and tail and not (asking and _begins(part)):
            found[-1] = Clause(f"{last.text} {part}", asks=True)
        else:
            found.append(Clause(part, asking))
    return tuple(found)


def asks(text: str) -> bool:
    """Whether any clause of a text asks."""
    return any(clause.asks for clause in clauses(text))


def points(clause: str) -> bool:
    """Whether a question says nothing of what it is about, so that it points at what was told before it."""
    words = re.findall(r"[^\W_]+", _small(clause))
    return bool(words) and not set(words) - _light() and not _found("to_us", clause)


def points_back(clause: str) -> bool:
    """Whether words of a question stand for what was told in an earlier message ("daar", "dat")."""
    return _found("pointing", clause) and not _found("to_us", clause)


def by_form(clause: str) -> bool:
    """Whether a clause begins or ends as a question does; a question mark alone is no form."""
    return _asks(clause) and (_begins(clause) or _found("tags", clause) or _found("wished", clause))


def buried(clause: str) -> tuple[str, str] | None:
    """A statement, and what may be asked in the same run of words behind it; None where nothing can be."""
    return _cut_at(clause, "likely", "likely_before")


def _parts(text: str) -> Iterator[str]:
    pieces = (part for piece in _compiled("cut").split(text.strip()) if (part := piece.strip()))
    return (part for piece in pieces for part in _spoken(piece))


def _spoken(piece: str) -> tuple[str, ...]:
    """A piece without signs, as it is spoken in: the statement, and the question that follows it in one breath."""
    if _begins(piece):
        return (piece,)
    found = re.match(_inner()["condition"], piece, re.IGNORECASE)
    cut = (piece[: found.end()].strip(), piece[found.end() :]) if found else _cut_at(piece, "sure", "before")
    return cut or (piece,)


def _cut_at(piece: str, name: str, before: str) -> tuple[str, str] | None:
    """The first place in a piece where such a question begins behind a whole statement."""
    least = int(_inner()["least"])
    if re.match(_inner()["not_said"], _small(piece)):
        return None
    for space in re.finditer(r"\s+", piece):
        head, tail = piece[: space.start()], piece[space.end() :]
        if min(len(head.split()), len(tail.split())) < least or not _inner_form(name).match(_small(tail)):
            continue
        whole = re.search(_inner()["said"], _small(head)) and not re.search(_inner()[before], _small(head))
        if whole and not _called_out(_small(tail)) and not _found("reported", head):
            return head, tail
    return None


def _asks(clause: str) -> bool:
    line = _small(clause)
    count = len(line.split())
    if count > int(_rules()["longest"]) or _called_out(line):
        return False
    marked = line.endswith("?") and count >= int(_rules()["fewest"])
    return marked or _begins(clause) or _found("tags", line) or _found("wished", line)


def _begins(clause: str) -> bool:
    """Whether a clause begins as a question does, behind small words."""
    line = _small(clause)
    return any(pattern.match(line) is not None for pattern in _starts())


def _called_out(line: str) -> bool:
    """Whether it only looks like a question: an exclamation, a statement, or what somebody else asked."""
    if any(pattern.match(line) is not None for pattern in _nots()):
        return True
    return _compiled("reports").match(line) is not None


def _small(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("language/vraagzinnen")
    return rules


def _found(name: str, text: str) -> bool:
    return _compiled(name).search(_small(text)) is not None


def _inner() -> Mapping[str, Any]:
    inner: Mapping[str, Any] = _rules()["inner"]
    return inner


@cache
def _inner_form(name: str) -> re.Pattern[str]:
    return re.compile(_inner()[name])


@cache
def _light() -> frozenset[str]:
    return frozenset(map(str, _rules()["light"]))


@cache
def _starts() -> tuple[re.Pattern[str], ...]:
    """How a question begins: what leads to it, and a question word, a verb before its subject, or a wish to know."""
    forms = (_rules()["word"], _rules()["asks_for"], *_rules()["inverted"])
    return tuple(re.compile(_filled(f"{{lead}}(?:{form})")) for form in forms)


@cache
def _nots() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(f"{{small}}(?:{form})")) for form in _rules()["not"])


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(_filled(_rules()[name]), re.IGNORECASE)


def _filled(pattern: str) -> str:
    """A pattern with the entries that it names."""
    for name in ("lead", "wish", "small", "word", "subject"):
        pattern = pattern.replace(f"{{{name}}}", str(_rules()[name]))
    return pattern

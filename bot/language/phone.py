"""A telephone number to call somebody on: ten digits, as they are typed in the Netherlands; no help line. Pure.

At a doubt about whose it is there is none, for a coach would call it. The words are data (`phone` in `numbers.yml`).
"""

from __future__ import annotations

import re

from bot.content import load

_GAP = r"[ .-]?"
_NUMBER = re.compile(rf"(?<![\d+])(?:\+31{_GAP}|0031{_GAP}|0)(?!800|900)([1-9](?:{_GAP}\d){{8}})(?!\d)")
_MARK = "#"


def phone_in(text: str) -> str:
    """The one number in a text that is his own to be called on, as in 0612345678; "" for none, for more than one, and
    where it is refused or another person stands beside it."""
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return ""
    plain = text.lower().replace(_MARK, " ").replace("\n", "; ").replace("’", "'")
    line = " ".join(_NUMBER.sub(f" {_MARK} ", plain).split())
    return "" if _of_another(line) or _refused(line) else "0" + re.sub(r"\D", "", found[0])


def lines_in(text: str) -> list[str]:
    """Which telephone he may be called on, besides a number: his own alone, or not the one at home."""
    line, rules = " ".join(text.lower().replace("’", "'").split()), load("language/afspreken")
    words = rules["line_words"]
    if not re.search(words["spoken"], line):
        return []
    told = [part for part in re.split(r"[.,;!?]+", line) if not re.search(words["own"], part)]
    return [name for name, found in rules["lines"].items() if any(re.search(p, part) for p in found for part in told)]


def _of_another(line: str) -> bool:
    """Whether somebody else stands in the message, or is the one to call."""
    rules = load("language/numbers")["phone"]
    if any(re.search(one, line) for one in rules["another"]):
        return True
    called = re.findall(r"([^\W\d]+) (?:te )?(?:bellen|gebeld)\b|\bbel (?:dan |maar |eerst )*([^\W\d]+)", line)
    return not re.search(rules["me"], line) and any(
        word and not re.fullmatch(rules["called"], word) for pair in called for word in pair
    )


def _refused(line: str) -> bool:
    """Whether the clause of the number, or another that speaks of it, says no."""
    rules = load("language/numbers")["phone"]
    refusing = (one for one in re.split(rules["cut"], line) if re.search(rules["refused"], one))
    return any(_MARK in clause or re.search(rules["about"], clause) for clause in refusing)

"""A guess at danger in a message that as a whole surely is something else: good news, business, a question, or who may
know and when to call. A slight one is dropped, and one at a crisis is asked about, mildly. Pure but for the check
passed in.

The trained reading misses many a real crisis, so its silence proves nothing: something good or businesslike has to be
surely there, and nothing bad in any clause. The chances are data (`surely_fine` in `controlevraag.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation.danger import hearing
from bot.conversation.danger.step import only_guessed
from bot.conversation.doubt.ordinary import mildest
from bot.conversation.doubt.taken_out import clauses, grave
from bot.core.signal import Assessment, Doubt
from bot.meaning import Meaning, meant
from bot.understanding.answers.by_clause import parts_of

_SAYS = 3  # words of a clause that says enough
_MOST = 8  # clauses that are read; a longer message is a story


def weighed(verdict: Assessment, text: str, assess: Callable[[str], Assessment]) -> Assessment:
    """`verdict`, or a milder one where nothing but a guess, and none too sure, speaks of danger."""
    chance = _guess(verdict)
    if chance is None or chance >= float(_rules()["below"]):
        return verdict
    drops = _drops(text, chance, assess)
    if drops is None:
        return verdict
    if chance < drops:
        calm = verdict if verdict.level != "crisis" else Assessment("none", evidence=verdict.evidence)
        return replace(calm, doubt=None)
    if verdict.level != "crisis":
        return verdict
    mild = Doubt(min(chance, mildest()), verdict.about, verdict.kind)
    return replace(verdict, level="attention", kind=None, doubt=mild)


def _guess(verdict: Assessment) -> float | None:
    """The chance of a crisis or a doubt that the classifier alone sees; None where there is none, or a rule spoke."""
    if verdict.level == "crisis":
        return verdict.chance if only_guessed(verdict) and verdict.chance > 0 else None
    guessed = all(item.rule.startswith(("model:", "doubt:")) for item in verdict.evidence)
    return verdict.doubt.chance if verdict.doubt is not None and not verdict.doubt.ruled and guessed else None


def _drops(text: str, chance: float, assess: Callable[[str], Assessment]) -> float | None:
    """The chance below which a guess at this message is dropped; None where it is not surely something else."""
    rules, cut, parts = _rules(), clauses(text), parts_of(text)
    if grave(text) or hearing.has("farewell", hearing.plain(text)) or len(cut) > _MOST:
        return None
    apart = list(dict.fromkeys(part for part in (*parts, *cut) if part != text))
    whole, read = meant(text), [meant(part) for part in parts]
    every = [whole, *read, *map(meant, apart)]
    dark = max(one.words["crisis"] for one in every)
    kinds = [kind for kind in rules["kinds"].values() if chance < float(kind.get("below", rules["below"]))]
    kinds = [kind for kind in kinds if _says(kind, text.lower())]
    kinds = [kind for kind in kinds if _fits(kind, whole, read, dark) and not _bad(every, kind.get("may", ()))]
    seen = [assess(part) for part in apart] if kinds else []
    if any(one.level == "crisis" or (one.doubt and one.doubt.ruled) for one in seen):
        return None
    doubted = any(one.doubt is not None for one in seen)
    return max((float(kind["drop"]) for kind in kinds if not (doubted and kind.get("calm"))), default=None)


def _says(kind: Mapping[str, Any], words: str) -> bool:
    """Whether the words that a kind asks for stand there, and none that it may not have."""
    return re.search(kind.get("says", ""), words) is not None and not re.search(kind.get("unless", "(?!)"), words)


def _fits(kind: Mapping[str, Any], whole: Meaning, parts: list[Meaning], dark: float) -> bool:
    """Whether a message surely is of one kind, and dark enough nowhere. `dark`: the most of any clause."""
    if dark >= float(kind["clause"]) or whole.words["crisis"] >= float(kind["whole"]):
        return False
    seen = (whole, *parts) if kind.get("in_part") else (whole,)
    does = (part.does[one] for part in seen for one in kind.get("does", ()))
    best = max(_highest(seen, kind.get("labels", ())), *(whole.words[one] for one in kind.get("words", ())), *does, 0.0)
    return best >= float(kind.get("least", 0.0))


def tells_bad(text: str) -> bool:
    """Whether a message, or any clause of it, likely tells something bad of his life."""
    return bool(text) and _bad([meant(text), *(meant(part) for part in clauses(text) if len(part.split()) >= _SAYS)])


def _bad(read: Iterable[Meaning], may: Collection[str] = ()) -> bool:
    """Whether anything likely is bad; `may`: what that is no sign of here."""
    bad = _rules()["bad"]
    return _highest(read, (label for label in bad["labels"] if label not in may)) >= float(bad["below"])


def _highest(read: Iterable[Meaning], labels: Iterable[str]) -> float:
    labels = list(labels)
    return max((one.answers[label] for one in read for label in labels), default=0.0)


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("controlevraag")["surely_fine"]
    return rules

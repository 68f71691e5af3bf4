"""An "ok" at the beginning of a message: a sign of having read us, or how it goes. Pure.

It answers only where nothing but small words stands behind it ("oke hoor"): "oke wist ik wel" and "Ok. Met geld helpt
mijn vader" nod, and go on. The words are data (`answers` in `lists.yml`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from bot.content import load
from bot.language.words import Word, words_of

_REACH = 8  # words within which a nod ends


def nod_end(words: Sequence[Word]) -> int:
    """Behind which word the nod ends that a message begins with; 0 for none."""
    end = 0
    for place, word in enumerate(words[:_REACH]):
        if word.normal in _listed("nod"):
            end = place + 1
        elif _says(word) and word.normal not in _listed("nod_lead"):
            break
    return end


def goes_on(words: Sequence[Word], matter: Collection[str] = ()) -> bool:
    """Whether more than small words, or those of `matter`, follows the nod that a message begins with."""
    end = nod_end(words)
    behind = (word.normal for word in words[end:] if _says(word))
    return end > 0 and not all(word in _listed("nod_tail") or word in matter for word in behind)


def by_itself(words: Sequence[Word], begin: int, end: int, clause: range) -> bool:
    """Whether the nod at `begin:end` is a clause of its own beside others that tell something."""
    lead = _listed("nod") | _listed("nod_lead")
    if not all(word.normal in lead for word in words[begin:end]):
        return False
    if not all(words[place].normal in lead or not _says(words[place]) for place in clause):
        return False
    beside = (word.normal for word in (*words[: clause.start], *words[clause.stop :]) if _says(word))
    return any(word not in lead and word not in _listed("nod_tail") for word in beside)


def taken_up(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether the good word at `begin:end`, at the beginning of a message, is said of what he does with ours ("top ga
    ik doen")."""
    lead = _listed("nod") | _listed("nod_lead")
    led = all(word.normal in lead or not _says(word) for word in words[: min(begin, _REACH)])
    does = [word.normal for word in words[end : end + 2]]
    return begin < _REACH and led and len(does) > 1 and does[0] in _listed("nod_deed") and does[1] == "ik"


def beside_nod(text: str) -> int | None:
    """How many words follow the nod, or the good word of what he does with ours, that a text begins with; None where it
    begins with neither."""
    words = words_of(text)
    end = nod_end(words) or next((at + 1 for at in range(len(words[:_REACH])) if taken_up(words, at, at + 1)), 0)
    return sum(map(_says, words[end:])) if end else None


def _says(word: Word) -> bool:
    return word.normal[:1].isalnum()


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(word) for word in load("language/lists")["answers"][name])

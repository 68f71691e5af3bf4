"""What of a cv somebody does not want, said at any moment: "hobby's sla ik over", "laat certificaten maar zitten"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.language.cv.exclaimed import without_exclaims
from bot.language.cv.lists import part

_PART = re.compile(r"[.!?;\n]+|, (?=\D)| maar (?=laat|mag|wel|ik|doe)")
_AND = re.compile(r" en ")


@dataclass(frozen=True, slots=True)
class Skips:
    """`topics`: what is not wanted; `off`: those of them that have to go where they stand on the cv already;
    `rest`: what else the message says."""

    topics: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    rest: str = ""


def skips(text: str, *, further: bool = False) -> Skips:
    """What a message does not want on the cv, and what else it says; without the first, `rest` is the whole text.
    `further`: the message before left something out, so that "talen ook" does as well."""
    found: dict[str, bool] = {}
    rest: list[str] = []
    for whole in _pieces(text, _PART):
        for piece in [whole] if _topics(whole, further=further) else _pieces(whole, _AND):
            topics = _topics(piece, further=further or bool(found))
            off = _takes_off().search(piece.lower()) is not None
            if off and not {"work", "education"}.isdisjoint(topics):
                topics = ()  # "die school hoeft er niet op" is said of one that he told
            found |= {name: off or found.get(name, False) for name in topics}
            rest += [] if topics else [piece]
    if not found:
        return Skips(rest=text)
    left = re.sub(r"^[\W_]+|^(?:en|maar) | (?:en|maar) ?$", "", "".join(rest).strip(" ,"))
    return Skips(tuple(found), tuple(name for name, off in found.items() if off), left)


def _pieces(text: str, sign: re.Pattern[str]) -> list[str]:
    """The clauses of a message with the signs behind them."""
    pieces, begin = [], 0
    for found in sign.finditer(text):
        pieces.append(text[begin : found.end()])
        begin = found.end()
    return [*pieces, text[begin:]]


def _topics(piece: str, *, further: bool = False) -> tuple[str, ...]:
    """The topics that a clause leaves out; `further`: one before it did, so that "talen ook niet" does as well."""
    line = " ".join(re.sub(r"[^\w' ]+", " ", without_exclaims(piece).lower().replace("’", "'")).split())
    line = re.sub(r" (?:en|maar)$", "", line)
    frames = _frames()
    for frame in frames if further else frames[:-1]:
        said = frame.fullmatch(line)
        if said is not None:
            return tuple(name for name, words in _words().items() if re.search(rf"\b(?:{words})(?!\w)", said["t"]))
    return ()


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = part("gesprek", "skips", "topics")
    return found


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    rules = part("gesprek", "skips")
    one = "|".join(f"(?:{words})" for words in _words().values())
    topic = f"(?P<t>(?:{one})(?!\\w)(?: (?:en|of) (?:(?:mijn|me|mn|de|het) )?(?:{one})(?!\\w))*)"
    lead, middle, tail = (rules[name] for name in ("lead", "middle", "tail"))
    fill = {"L": rf"(?:(?:{lead}) )*", "M": rf"(?: (?:{middle}))*", "E": rf"(?: (?:{tail}))*"}
    found = []
    for frame in (*rules["frames"], rules["further"]):
        said = re.sub(r"<(\w)>", lambda hit: topic if hit[1] == "T" else fill[hit[1]], frame)
        found.append(re.compile(said))
    return tuple(found)


@cache
def _takes_off() -> re.Pattern[str]:
    return re.compile(part("gesprek", "skips", "takes_off"))

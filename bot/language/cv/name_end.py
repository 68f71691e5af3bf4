"""Where the name of a place of work ends: "Dekkers & Zonen", "Sjaak de Groenteman", "familie de Wit"."""

from __future__ import annotations

from collections.abc import Callable

from bot.language.cv.lists import part, some
from bot.language.cv.shown import ordinary
from bot.language.cv.talk import Talk
from bot.language.cv.verbs import is_object

_LINKS = frozenset({"van", "de", "der", "den", "het", "'t", "zijn", "haar", "ten", "ter", "op"})


def name_end(talk: Talk, begin: int, most: int, part_of_name: Callable[[Talk, int], bool], longest: int) -> int:
    """Return where the name that begins at a word ends, at `most` at the latest; `begin` where none does.

    `part_of_name` tells whether a word may belong to a name that no list has.
    """
    end = titled(talk, begin, most)
    while end < most and end - begin < longest + 2:
        behind = joined(talk, begin, end, most) if end > begin else end
        if behind == end and end - begin < longest and part_of_name(talk, end) and not _plain_behind(talk, begin, end):
            surname = talk.tag_at("SURNAME", end)
            behind = min(surname.end if surname else end + 1, most)
        if behind == end:
            break
        end = behind
    return end if end > titled(talk, begin, most) else begin


def _typed(talk: Talk, index: int) -> str:
    return talk.words[index].text if 0 <= index < len(talk.words) else ""


def big(talk: Talk, index: int) -> bool:
    """Whether a word was typed with a capital, in a message that is not all capitals."""
    return _typed(talk, index)[:1].isupper() and not talk.said.original.isupper()


def _names_somebody(talk: Talk, index: int) -> bool:
    first = talk.tag_at("FIRST", index)
    known = first is not None and first.exact and not ordinary(talk.at(index))
    odd = talk.at(index).isalpha() and not ordinary(talk.at(index)) and talk.at(index) not in some("werk", "stops_name")
    return big(talk, index) or known or talk.tag_at("SURNAME", index) is not None or odd


def titled(talk: Talk, begin: int, most: int) -> int:
    """Where the name itself begins: over "familie", "Gebr." or "T." where a name follows, else `begin`."""
    end = begin
    initial = len(_typed(talk, end)) == 1 and big(talk, end) and talk.at(end + 1) == "."
    if initial or _typed(talk, end).lower() in part("werk", "titles"):
        end += 1 + (talk.at(end + 1) == ".")
        lead = talk.at(end) in {"de", "van", "der", "den"} and end + 1 < most
        if end < most and (_names_somebody(talk, end) or (lead and _names_somebody(talk, end + 1))):
            return end
    return begin


def joined(talk: Talk, begin: int, end: int, most: int) -> int:
    """Go on over "& Zonen", "en Zn", "van Bep", "de Groenteman" and "zijn belwinkel"; else stay."""
    word, after = talk.at(end), _typed(talk, end + 1).lower()
    if end + 1 >= most:
        return end
    if word in {"&", "+", "en"} and (after in part("werk", "firm_ends") or (word != "en" and big(talk, end + 1))):
        return end + 2
    if word not in _LINKS:
        return end
    last = end + 1 + (talk.at(end + 1) in {"de", "het", "der", "den"})
    if last < most and (big(talk, last) or (not big(talk, begin) and talk.tag_at("FIRST", last) is not None)):
        return last + 1
    his = word in {"zijn", "haar", "de"} and talk.tag_at("FIRST", begin) is not None
    place = any(talk.tag_at(label, last) for label in ("KIND_OF_PLACE", "ROLE"))
    return last + 1 if his and place and last < most else end


def _plain_behind(talk: Talk, begin: int, end: int) -> bool:
    """Whether an ordinary small word stands behind a name with a capital: "Van Rijn terecht"."""
    capitals = big(talk, begin) and not big(talk, end) and not big(talk, end + 1)
    if end == begin or not capitals or talk.tag_at("KIND_OF_PLACE", end):
        return False
    return _typed(talk, end).islower() and talk.at(end) not in some("namen", "particles") and (
        ordinary(talk.at(end)) or is_object(talk.at(end)) or talk.tag_at("THING", end) is not None
    )  # fmt: skip

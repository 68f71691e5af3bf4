"""The name of a place that stands elsewhere than behind its kind: before it, behind "van", or told as a name."""

from __future__ import annotations

from bot.language.cv.employer_names import is_capital, town
from bot.language.cv.kind_names import name_behind
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import ordinary
from bot.language.cv.talk import Clause, Talk


def fore_name(talk: Talk, tag: Tag) -> bool:
    """Whether the name stands before the kind of place: "in het isala ziekenhuis"."""
    name, led = tag.begin - 1, talk.at(tag.begin - 2) in {"het", "de", "'t", "bij"}
    listed = any(talk.tag_at(label, name) for label in ("KIND_OF_PLACE", "KIND", "ROLE", "VERB", "EMPLOYER", "COUNTRY"))
    return led and name >= 0 and not listed and _odd(talk, name) and not talk.at(name).endswith(("e", "s"))


def of_department(talk: Talk, clause: Clause, tag: Tag) -> tuple[int, int] | None:
    """The name in "de linnenkamer van het Isala": of a department it is the employer."""
    if talk.at(tag.begin) not in some("werk", "departments") or talk.at(tag.end) != "van":
        return None
    begin = tag.end + 1 + (talk.at(tag.end + 1) in {"de", "het", "'t"})
    named = begin < clause.end and (is_capital(talk, begin) or _odd(talk, begin)) and town(talk, begin) is None
    kind = talk.tag_at("KIND_OF_PLACE", begin) or talk.tag_at("EMPLOYER", begin)
    end = max(begin + 1, name_behind(talk, begin, clause.end, indefinite=False))
    return (begin, end) if named and not kind else None


def called(talk: Talk, begin: int, most: int) -> tuple[int, int] | None:
    """The name in "een kinderdagverblijf, dat heette de Hummelhoek"."""
    if talk.at(begin) in {"dat", "die"}:  # "een bedrijf dat Polytop heet"
        behind = range(begin + 2, min(begin + 5, most))
        last = next((at for at in behind if talk.at(at) in some("werk", "called")), None)
        if last is not None:
            return begin + 1, last
    near = range(begin, min(begin + 6, most))
    at = next((at for at in near if talk.at(at) in {"heet", "heette", "genaamd", "heete"}), None)
    end = (at or 0) + 2 + (at is not None and talk.at(at + 1) in {"de", "het", "'t"})
    return (at + 1, end) if at is not None and end <= most and talk.at(end - 1).isalpha() else None


def _odd(talk: Talk, index: int) -> bool:
    """Whether a word is so uncommon that it may be a name, and no other thing that is listed."""
    word = talk.at(index)
    return word.isalpha() and len(word) > 2 and not ordinary(word) and not word.endswith("en")

"""A level of school that is put right: of "praktijkschool. nee wacht vso" only the last one was said."""

from __future__ import annotations

import itertools
from dataclasses import replace

from bot.core.cv import Change, Education, Said
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Talk

_NEAR = 3  # words between "nee wacht" and the level
_APART = 6  # words between the level that was wrong and the one that is right


def without_the_wrong(talk: Talk) -> tuple[str, str]:
    """The message without a level that is put right in it, and the level that takes its place; ("", "") where none is.

    The words of putting right go with it, and so does a "bedoel ik" behind the new level.
    """
    levels = talk.tags("LEVEL")
    for wrong, right in itertools.pairwise(levels):
        if wrong.id == right.id or wrong.end > right.begin or right.begin - wrong.end > _APART:
            continue
        between = talk.normals[wrong.end : right.begin]
        after = _meant(talk, right)
        cued = any(wrong.end <= cue.begin and cue.end <= right.begin for cue in talk.tags("CORRECT"))
        if set(between) & some("opleiding", "right_not") or not (cued or (after > right.end and "nee" in between)):
            continue
        text = talk.said.original
        begin, end = talk.words[wrong.begin].start, talk.words[right.begin].start
        close = talk.words[right.end - 1].end
        rest = text[talk.words[after - 1].end :] if after > right.end else text[close:]
        return f"{text[:begin]}{text[end:close]}{rest}", right.id
    return "", ""


def of_before(talk: Talk, facts: list[Said]) -> list[Said]:
    """The facts of a message that begins with "nee wacht" and then names a level: that of the school told before it."""
    cue = next((one for one in talk.tags("CORRECT") if one.begin <= 1), None)
    level = next(iter(talk.tags("LEVEL")), None)
    if cue is None or level is None or not 0 <= level.begin - cue.end <= _NEAR:
        return facts
    if set(talk.normals[cue.end : level.begin]) & some("opleiding", "right_not"):
        return facts
    at = next((n for n, one in enumerate(facts) if isinstance(one, Education) and one.level), None)
    if at is None:
        return facts
    school = facts[at]
    assert isinstance(school, Education)
    assert school.level
    rest = replace(school, level=None, fresh=False)
    more: list[Said] = [rest] if rest != Education(key=school.key) else []
    return [*facts[:at], Change("level", school.level), *more, *facts[at + 1 :]]


def _meant(talk: Talk, right: Tag) -> int:
    """Where the words end that say that this level was meant, behind it."""
    words = some("opleiding", "right_after")
    at = right.end
    while talk.at(at) in words:
        at += 1
    return at

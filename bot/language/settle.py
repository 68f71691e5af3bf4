"""From matches to facts: what context cancels, what a longer match outweighs, what contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.checkin import GOOD_TO_BAD, QUESTIONS
from bot.language.analysis import Analysis
from bot.language.answering import is_answer
from bot.language.clauses import clause_of, clauses, only_small
from bot.language.holding import holds
from bot.language.leaning import of_the_call
from bot.language.matter import of_another_place
from bot.language.moving import MOVED, moved, no_wish, of_another_domain
from bot.language.patterns import Match
from bot.language.slots import AGREED, ANY, LEAVE, OVER, REFUSED, applies, slot_of

_LEAD_REACH = 3  # words that may stand before a mere "ja" or "nee" that answers the question
_ALONE = {"bare", "whole"}  # tags of a yes or no that counts when nothing else is said: in its clause, in the message
_NO = {"nee", "neen", "neej", "nah"}
_DENIALS = {"niet", "geen", "niks", "nooit"}
_LEANS = {"plek", *(name for name, values in QUESTIONS.items() if values == GOOD_TO_BAD)}  # see answering.py
_SO_AGREED = (["is", "goed"], ["het", "is", "goed"])  # a block, unless it judges what the clause before it spoke of


def settle(said: Analysis, matches: Sequence[Match], question: str | None) -> dict[str, list[Match]]:
    """Return the matches that hold, by slot, in the order of the text."""
    told = [one for one in matches if one.rule.question is None]
    applied = [one for one in matches if applies(one, question)]
    live = [
        match
        for match in applied
        if holds(said, match, question) and not of_another_place(said, match, question)
        and _can_answer(said, match, question) and not of_another_domain(said, match, question)
        and not _no_help(said, match, told)
        and (match.rule.tag != "lead" or match.begin <= _LEAD_REACH)
        and (match.rule.question != "none" or _is_all(said, match))
        and (not _stands_alone(match) or _alone(said, match, applied))
    ]
    live = sorted([*live, *moved(said, matches, question)], key=_weight)
    kept: list[Match] = []
    for match in live:
        if not any(_beats(said, other, match, question) for other in kept if _overlap(other, match)):
            kept.append(match)
    over = max((match.begin for match in kept if match.rule.slot == OVER), default=0)
    kept = [match for match in kept if not (match.rule.value == GOOD_TO_BAD[2] and match.end <= over)]
    facts: dict[str, list[Match]] = {}
    for match in _repeated(sorted(kept, key=lambda match: match.begin)):
        if match.rule.tag != "block":
            facts.setdefault(slot_of(match, question), []).append(match)
    return no_wish(said, facts) if question == "hulp" else facts


def _beats(said: Analysis, longer: Match, shorter: Match, question: str | None) -> bool:
    """Whether a match that is kept forbids an overlapping one, in these words."""
    if shorter.rule.tag == MOVED and longer.rule.tag == "block" and longer.rule.slot == ANY:
        return [word.normal for word in said.words[longer.begin : longer.end]] not in _SO_AGREED
    return _outweighs(longer, shorter, question)


def _can_answer(said: Analysis, match: Match, question: str | None) -> bool:
    """Whether a rule that leans on the open question stands in a clause that can answer it."""
    slot = slot_of(match, question)
    if question == "bellen" == slot and match.rule.tag != "block" and said.words[match.begin].normal in _NO:
        return of_the_call(said.words, match.begin)
    asked = question is not None and match.rule.question == question and slot in _LEANS
    leans = asked or match.rule.question == "valence"
    if not leans or slot == ANY or match.rule.tag in ("block", "all"):
        return True
    return is_answer(said.words, match, slot)


def _no_help(said: Analysis, match: Match, matches: Sequence[Match]) -> bool:
    """Whether the no about the place is one about help: "nee geen hulp nodig"."""
    if (match.rule.tag, match.rule.slot, match.rule.value) != ("lead", "plek", "nee"):
        return False
    clause = clause_of(said.words, match.begin)
    return any(one.rule.slot == "hulp" and one.rule.value == "nee" and one.begin in clause for one in matches)


def _repeated(matches: Sequence[Match]) -> list[Match]:
    """Give what is the same ("en met de mensen ook") the value of the feeling before it; without one it is nothing."""
    found: list[Match] = []
    last = ""
    for match in matches:
        if match.rule.tag == "same":
            if last:
                found.append(replace(match, rule=replace(match.rule, value=last)))
            continue
        if match.rule.value in GOOD_TO_BAD and match.rule.tag != "block":
            last = match.rule.value
        found.append(match)
    return found


def _is_all(said: Analysis, match: Match) -> bool:
    """Whether the match is all that was said, but for signs."""
    around = (*said.words[: match.begin], *said.words[match.end :])
    return not any(word.normal[:1].isalnum() for word in around)


def _stands_alone(match: Match) -> bool:
    """Whether a rule counts only when nothing else is said; so does a mere yes or no to "how is it going"."""
    return match.rule.tag in _ALONE or (match.rule.tag == "lead" and match.rule.slot == ANY)


def _alone(said: Analysis, match: Match, matches: Sequence[Match]) -> bool:
    """Whether nothing beside a mere yes or no gives it another meaning: "doe maar" is one, "doe maar een 9" is not."""
    words, told = said.words, clauses(said.words)
    clause = clause_of(words, match.begin)
    rest = [place for place in clause if not match.begin <= place < match.end]
    denied = match.rule.value == "ja" and any(words[place].normal in _DENIALS for place in rest)
    if denied or not only_small(words, rest) or (told and clause not in (told[0], told[-1])):
        return False
    if any(_other(one, match) and clause_of(words, one.begin) == clause for one in matches):
        return False  # the clause is about something else
    agreed = {place for one in matches if one.rule.slot in AGREED for place in range(one.begin, one.end)}
    return match.rule.tag == "bare" or all(only_small(words, other) or agreed & set(other) for other in told)


def _other(one: Match, match: Match) -> bool:
    """Whether `one` is a fact of another kind than the mere yes or no `match`."""
    slots = {match.rule.slot, ANY, REFUSED, OVER, *AGREED}
    return one.rule.tag != "block" and one.rule.tag not in _ALONE and one.rule.slot not in slots


def _weight(match: Match) -> tuple[bool, int, bool, bool]:
    """Sort refusals and blocks first, then longer ones; of equals what was asked, then the middle value."""
    return (
        match.rule.slot != REFUSED and match.rule.tag != "block",
        match.begin - match.end,
        match.rule.slot != ANY,
        match.rule.value != "matig",
    )


def _overlap(one: Match, two: Match) -> bool:
    return one.begin < two.end and two.begin < one.end


def _outweighs(longer: Match, shorter: Match, question: str | None) -> bool:
    """Whether a match that is kept forbids an overlapping one that is sorted after it."""
    same = slot_of(longer, question) == slot_of(shorter, question)
    if longer.rule.slot == REFUSED:
        return True
    if ANY in {longer.rule.slot, shorter.rule.slot} and not same:  # what is no feeling may still be a no to help
        return longer.rule.tag != "block" or shorter.rule.slot not in LEAVE
    if longer.rule.tag == "block":
        return same
    closed = QUESTIONS.get(slot_of(shorter, question)) is not None
    return same and closed and longer.rule.value != shorter.rule.value

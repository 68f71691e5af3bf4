"""From matches to facts: what context cancels, what a longer match outweighs, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.core.checkin import GOOD_TO_BAD, QUESTIONS
from bot.language.analysis import Analysis
from bot.language.answering import is_answer
from bot.language.clauses import clause_of, clauses, denied_later, only_small
from bot.language.leaning import of_the_call
from bot.language.matter import asks_back, of_another_place, of_something_else
from bot.language.patterns import Match

_LEAD_REACH = 3  # words that may stand before a mere "ja" or "nee" that answers the question
REFUSED = "refused"  # the slot of "zeg ik niet"
OVER = "voorbij"  # the slot of "dat is nu over"
ANY = "@"  # the slot of a rule that speaks of whatever is asked
_VALENCE_QUESTIONS = {"cijfer": "gaat"} | {
    name: name for name, values in QUESTIONS.items() if values == GOOD_TO_BAD
}

_ALONE = {"bare", "whole"}  # tags of a yes or no that counts when nothing else is said: in its clause, in the message
AGREED = frozenset({"mag_coach", "bellen", "wie_weet"})  # what may stand beside a `whole` one all the same
_NO = {"nee", "neen", "neej", "nah"}
_DENIALS = {"niet", "geen", "niks", "nooit"}
_LEANS = {"plek", *(name for name, values in QUESTIONS.items() if values == GOOD_TO_BAD)}  # see answering.py
_LEAVE = {"hulp", "bellen", "mag_coach"}  # here "liever niet" is an answer, not a refusal


def asked_slot(question: str | None) -> str | None:
    """Return the slot that "goed" or "slecht" answers when `question` is open."""
    return _VALENCE_QUESTIONS.get(question or "")


def applies(match: Match, question: str | None) -> bool:
    """Whether a rule that needs an open question has it."""
    wanted = match.rule.question
    if wanted is None or wanted == question:
        return True
    if wanted == "valence":
        return asked_slot(question) is not None
    if wanted == "private":
        return question is not None and question not in _LEAVE
    return wanted == "none" and question is None


def slot_of(match: Match, question: str | None) -> str:
    """Return the slot a match speaks of."""
    return (asked_slot(question) or ANY) if match.rule.slot == ANY else match.rule.slot


def settle(said: Analysis, matches: Sequence[Match], question: str | None) -> dict[str, list[Match]]:
    """Return the matches that hold, by slot, in the order of the text."""
    live = [
        match
        for match in matches
        if applies(match, question) and not _cancelled(said, match) and not of_something_else(said, match)
        and not asks_back(said, match) and not of_another_place(said, match, question)
        and _can_answer(said, match, question)
        and not _no_help(said, match, [one for one in matches if one.rule.question is None])
        and (match.rule.tag != "lead" or match.begin <= _LEAD_REACH)
        and (match.rule.question != "none" or _is_all(said, match))
        and (not _stands_alone(match) or _alone(said, match, [one for one in matches if applies(one, question)]))
    ]
    live.sort(key=_weight)
    kept: list[Match] = []
    for match in live:
        if not any(_outweighs(other, match, question) for other in kept if _overlap(other, match)):
            kept.append(match)
    over = max((match.begin for match in kept if match.rule.slot == OVER), default=0)
    kept = [match for match in kept if not (match.rule.value == GOOD_TO_BAD[2] and match.end <= over)]
    facts: dict[str, list[Match]] = {}
    for match in _repeated(sorted(kept, key=lambda match: match.begin)):
        if match.rule.tag != "block":
            facts.setdefault(slot_of(match, question), []).append(match)
    return facts


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


def _cancelled(said: Analysis, match: Match) -> bool:
    if match.rule.tag == "block":
        return False
    marks = said.marks_of_words(match.begin, match.end) - match.rule.ignore
    return bool(marks - {"negated"}) or ("negated" in marks and not denied_later(said.words, match.begin, match.end))


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
        return longer.rule.tag != "block" or shorter.rule.slot not in _LEAVE
    if longer.rule.tag == "block":
        return same
    closed = QUESTIONS.get(slot_of(shorter, question)) is not None
    return same and closed and longer.rule.value != shorter.rule.value


def feeling(matches: Iterable[Match]) -> tuple[str, Match]:
    """Return the value for all and the match that shows it best: good and bad together are `matig`.

    A mere "ja" or "nee" counts only when nothing else was said.
    """
    found = list(matches)
    told = [match for match in found if match.rule.tag != "lead"] or found
    values = {match.rule.value for match in told}
    best = max(told, key=lambda match: match.end - match.begin)
    return (best.rule.value if len(values) == 1 else GOOD_TO_BAD[1]), best


def place(matches: Sequence[Match]) -> Match | None:
    """Return what holds for the place, or None where the message contradicts itself.

    A new place outweighs that the old one ended; an explicit fact outweighs a mere "ja" or "nee".
    """
    told = [match for match in matches if match.rule.tag != "lead"] or list(matches)
    gone, stopping, there = (
        [match for match in told if match.rule.value == value] for value in ("nee", "stopt_binnenkort", "ja")
    )
    new = [match for match in there if match.rule.tag == "new"]
    if new and (gone or stopping):
        return new[0]
    if gone and not there:
        return gone[0]
    if stopping and not gone:
        return stopping[0]
    if there and not gone:
        return there[0]
    leads = [match for match in matches if match.rule.tag == "lead"]
    return next((match for match in told if leads and match.rule.value == leads[0].rule.value), None)


def outside_no(matches: Sequence[Match]) -> list[Match]:
    """Without what stands within a longer no: "hulp? nee"."""
    refusals = [match for match in matches if match.rule.value == "nee"]
    return [
        match for match in matches
        if match in refusals or not any(no.begin <= match.begin and match.end <= no.end for no in refusals)
    ]  # fmt: skip

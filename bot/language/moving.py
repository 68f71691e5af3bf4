"""A mere good or bad that is said of another domain than the open question's answers that one, or none. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, QUESTIONS
from bot.language.analysis import Analysis
from bot.language.answering import is_answer
from bot.language.clauses import clause_of
from bot.language.holding import holds
from bot.language.judging import judged
from bot.language.patterns import Match
from bot.language.slots import ANY, asked_slot, slot_of

_MOST = 250  # words of a message of which each judgement is looked at with its clause
MOVED = "moved"  # the tag of a judgement that answers the domain of its clause, not the open question


def of_another_domain(said: Analysis, match: Match, question: str | None) -> bool:
    """Whether a mere good or bad is said of another domain than the open question's; how he is may have any cause."""
    slot = slot_of(match, question)
    if match.rule.slot != ANY or match.rule.value not in GOOD_TO_BAD or match.rule.tag or slot in (ANY, "gaat"):
        return False
    about = judged(said.words, match)
    caused = slot == "stemming" and match.rule.value != GOOD_TO_BAD[0]
    return bool(about) and slot not in about and not caused


def moved(said: Analysis, matches: Sequence[Match], question: str | None) -> Iterator[Match]:
    """The mere good and bad words that are said of a domain which another question asks for, as answers to that one."""
    for match in matches if len(said.words) <= _MOST else ():
        rule = match.rule
        if rule.slot != ANY or rule.value not in GOOD_TO_BAD or rule.tag or rule.question != "valence":
            continue
        about = judged(said.words, match, before=True)
        target = next(iter(about)) if len(about) == 1 else ""
        if QUESTIONS.get(target) == GOOD_TO_BAD and target != asked_slot(question) and holds(said, match, target):
            found = replace(match, rule=replace(rule, slot=target, question=None, tag=MOVED))
            if is_answer(said.words, match, target):
                yield found


def no_wish(said: Analysis, facts: dict[str, list[Match]]) -> dict[str, list[Match]]:
    """Without what is taken for a wish only because help was offered, where the same clause says that it goes well."""
    fine = [m for name, found in facts.items() if QUESTIONS.get(name) == GOOD_TO_BAD for m in found]
    places = {clause_of(said.words, match.begin) for match in fine if _fine(said, match)}
    wishes = [
        match for match in facts.get("hulp", ())
        if match.rule.question != "hulp" or match.rule.value in ("ja", "nee")
        or clause_of(said.words, match.begin) not in places
    ]  # fmt: skip
    rest = {name: found for name, found in facts.items() if name != "hulp"}
    return {**rest, "hulp": wishes} if wishes else rest


def _fine(said: Analysis, match: Match) -> bool:
    """Whether it goes well, or as it always does."""
    ever = {word.normal for word in said.words[match.begin : match.end]} & set(load("language/oordeel")["as_ever"])
    return match.rule.value == GOOD_TO_BAD[0] or (match.rule.value == GOOD_TO_BAD[1] and bool(ever))

"""What he made or did at school, at a club or at home: kept in his own words, and an amount of it is no skill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.content import load
from bot.conversation.guides.guide import Turn
from bot.core.cv import CvSaid, Fact, Said, Work
from bot.core.cv import Told as Says

FILE = "gids_cv"


def with_made(turn: Turn, said: CvSaid) -> CvSaid:
    """What was read, with such a thing, and without the amounts that were taken for skills."""
    facts = tuple(one for one in said.facts if not _amount(one))
    told_work = any(isinstance(one, Work) and (one.tasks or one.start or one.length) for one in facts)
    found = [] if told_work else list(made_in(turn.text))
    if not found:
        return said if len(facts) == len(said.facts) else replace(said, facts=facts)
    rest = tuple(one for one in facts if not _part_of(one, found))
    made = tuple(Says("skills", Fact(one[:1].upper() + one[1:], turn.source)) for one in found)
    return replace(said, facts=(*rest, *made))


def made_in(text: str) -> Iterator[str]:
    """Each thing that a text says he made, where it says for whom or what: "14 kostuums genaaid voor de musical"."""
    rules = load(FILE)["made"]
    line = " ".join(text.split())
    for found in re.finditer(rules["said"], line, re.IGNORECASE):
        whole = f"{found['what']} {found['verb']}{found['behind'] or ''}".strip()
        around = re.search(rules["where"], f" {whole} ".lower())
        if around is None or re.search(rules["not"], f" {whole} ".lower()) or len(whole) > int(rules["most"]):
            continue
        yield f"{whole}, {found['amount'].strip()}" if found["amount"] else whole


def _amount(said: Said) -> bool:
    """Whether a skill is no more than an amount: "14 stuks", "3 meter lang"."""
    if not isinstance(said, Says) or said.field != "skills":
        return False
    return re.fullmatch(load(FILE)["made"]["amount"], said.fact.value.lower()) is not None


def _part_of(said: Said, found: list[str]) -> bool:
    """Whether it is a place or a skill out of the words of what he made."""
    names = said.employer if isinstance(said, Work) and not said.kind else said.fact if isinstance(said, Says) else None
    words = set(re.findall(r"\w+", names.value.lower())) - {"de", "het", "een"} if names else set()
    return bool(words) and any(words <= set(re.findall(r"\w+", one.lower())) for one in found)

"""What a learner does not want told: left out of what staff read of his case. A crisis is read in full."""

from __future__ import annotations

from datetime import timedelta

from bot.content import load
from bot.core.escalation import Escalation
from bot.language.private import private
from bot.language.withheld import Withheld, withheld_in
from bot.records import UnitOfWork
from bot.services.escalations.agreements import WITHHELD
from bot.services.parts import Parts

_MESSAGES = 80  # the last ones that may hold such a wish


def of_case(parts: Parts, uow: UnitOfWork, case: Escalation) -> Withheld:
    """What is not to be told, by his agreements with this case and by what he wrote around it."""
    if case.level == "crisis" or case.learner_id is None:
        return Withheld()
    noted = [event for event in uow.cases.events(case.id) if event.what == WITHHELD and event.sealed]
    since = case.created_at - timedelta(hours=parts.policies.session_hours)
    recent = uow.talks.of_learner(case.learner_id, _MESSAGES)
    typed = [one for one in recent if one.author == "learner" and one.sealed and not one.payload]
    own = [one for one in typed if one.stored_at >= since]
    sealed = [*(event.sealed for event in noted), *(message.sealed for message in own)]
    return withheld_in(parts.vault.open(one) for one in sealed)


def topics_of(parts: Parts, uow: UnitOfWork, case: Escalation) -> tuple[str, ...]:
    """What the case is about, without a subject that is not to be told: its name alone would tell it."""
    if not private(case.who_knows):
        return tuple(case.topics)
    kept, named = of_case(parts, uow, case), load("language/afspreken")["withheld"]["topics"]
    return tuple(topic for topic in case.topics if topic not in named or kept.left(named[topic]))

"""Parties that a learner does not want told: no case is for them, now or later."""

from __future__ import annotations

from bot.core.consent import standing
from bot.core.escalation import Escalation
from bot.core.learner import Learner
from bot.core.routing import Route
from bot.language.telling import parties_in
from bot.records import UnitOfWork

COACH = "transitiecoach"  # of the old school, whom leave is about
_ASKED_BY_NAME = "doorstroompunt"  # has a purpose of its own in the ledger
_WITH_LEAVE = ("doorstroompunt", "mbo", "gemeente")  # parties that the question for leave names, and that need it


def left_out(uow: UnitOfWork, learner: Learner) -> frozenset[str]:
    """What he said so of: in the ledger, or with a case of his that is live."""
    said = {party for case in uow.cases.live_of(learner.id) for party in parties_in(case.who_knows)}
    refused = standing(uow.people.consents(learner.id), "doorstroompunt") is False
    return frozenset(said | ({_ASKED_BY_NAME} if refused else set()))


def without(path: Route, out: frozenset[str]) -> Route:
    """The route without them; the coach of the old school, who knows him, takes the place of the responsible party."""
    recipient = COACH if path.recipient in out else path.recipient
    return Route(recipient, path.rule, tuple(one for one in path.also if one not in out and one != recipient))


def to_coach(path: Route) -> Route:
    """The route where leave is for the coach alone: another responsible party may know with leave of its own."""
    if path.recipient == COACH or path.recipient not in _WITH_LEAVE:
        return path
    return Route(COACH, path.rule, tuple(dict.fromkeys([path.recipient, *(one for one in path.also if one != COACH)])))


def keep_to_coach(case: Escalation) -> None:
    """The case for the coach, as far as nobody else was given leave for."""
    path = to_coach(Route(case.recipient, case.rule, tuple(case.also)))
    case.recipient, case.also = path.recipient, list(path.also)


def leave_out(case: Escalation, out: frozenset[str]) -> None:
    """The case as it is, without them."""
    path = without(Route(case.recipient, case.rule, tuple(case.also)), out)
    case.recipient, case.also = path.recipient, list(path.also)

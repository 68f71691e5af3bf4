"""A coach talks with a learner himself, closes the case, or settles what only a person can."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date

from starlette.responses import Response

from bot.content import load
from bot.conversation import texts
from bot.core.escalation import OUTCOMES, StepError
from bot.core.learner import Account
from bot.dashboard.cases import NOTE, back, refused
from bot.dashboard.visit import Visit, coach
from bot.ports import Outgoing
from bot.services.escalations import cases, takeover, tasks


@coach
async def switch(visit: Visit) -> Response:
    """Take the conversation over, or give it back; the learner hears it once."""
    human = visit.form.get("wie") == "mens"
    try:
        told = await _switch(visit, human=human)
    except StepError:
        return await refused(visit)
    except takeover.NotReachable:
        return back(visit, "not_reachable", good=False)
    if told is None:
        return back(visit, "takeover_same", good=False)
    return back(visit, f"takeover_{'start' if human else 'end'}") if told else back(visit, "not_told", good=False)


async def _switch(visit: Visit, *, human: bool) -> bool | None:
    """Whether the learner could be told; None when nothing changed."""
    account = await asyncio.to_thread(takeover.switch, visit.desk.parts, visit.staff.id, visit.subject, human=human)
    if account is None:
        return None
    text = texts.system(f"takeover_{'start' if human else 'end'}", coach=visit.staff.name.split()[0])
    return await visit.desk.conversation.outbox.send(account, text)


@coach
async def write(visit: Visit) -> Response:
    """A message to the learner, in the coach's own words."""
    text = visit.form.get("tekst", "").strip()
    if not text or len(text) > takeover.LONGEST:
        return back(visit, "too_long" if text else "empty", good=False)
    try:
        account = await asyncio.to_thread(takeover.may_write, visit.desk.parts, visit.staff.id, visit.subject)
    except StepError:
        return await refused(visit)
    except takeover.NotReachable:
        return back(visit, "not_reachable", good=False)
    sent = await visit.desk.conversation.outbox.send(account, Outgoing(text), author="coach")
    return back(visit, "sent") if sent else back(visit, "not_delivered", good=False)


@coach
async def close(visit: Visit) -> Response:
    """Close with an outcome; a conversation that was taken over goes back to the bot first."""
    outcome, note = visit.form.get("uitkomst", ""), visit.form.get("notitie", "").strip()[:NOTE]
    if outcome not in OUTCOMES:
        return back(visit, "no_outcome", good=False)
    parts, staff_id = visit.desk.parts, visit.staff.id
    try:
        if await asyncio.to_thread(takeover.is_human, parts, staff_id, visit.subject):
            await _switch(visit, human=False)
        await asyncio.to_thread(cases.close, parts, staff_id, visit.subject, outcome, note)
    except StepError:
        return await refused(visit)
    return visit.go("/zaken", "closed")


@coach
async def identity(visit: Visit) -> Response:
    """Is the person who waits the learner?"""
    same = visit.form.get("antwoord") == "ja"
    key = f"identity_{'yes' if same else 'no'}"
    try:
        waiting = await asyncio.to_thread(
            tasks.settle_identity, visit.desk.parts, visit.staff.id, visit.subject, same=same
        )
    except StepError:
        return await refused(visit)
    return await _tell(visit, waiting, key)


@coach
async def parent(visit: Visit) -> Response:
    """A parent agreed."""
    who = visit.form.get("wie", "")[:200]
    try:
        day = date.fromisoformat(visit.form.get("dag", ""))
        waiting = await asyncio.to_thread(
            tasks.record_parent, visit.desk.parts, visit.staff.id, visit.subject, who, day
        )
    except StepError:
        return await refused(visit)
    except ValueError:
        return back(visit, "parent_unclear", good=False)
    return await _tell(visit, waiting, "parent_yes")


async def _tell(visit: Visit, accounts: Sequence[Account], key: str) -> Response:
    """The learner who waits hears how it went."""
    message = texts.block(load("webchat")["told"][key])
    sent = [await visit.desk.conversation.outbox.send(account, message) for account in accounts]
    return back(visit, key) if all(sent) else back(visit, "not_told", good=False)

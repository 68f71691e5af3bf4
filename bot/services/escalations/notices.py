"""Mail to staff. The row is the truth: `sending` before the call, `sent` after; a crash in between is seen."""

from __future__ import annotations

import logging
from datetime import timedelta

from bot.content import load
from bot.core.escalation import Escalation, Notice
from bot.core.guided import Document
from bot.ports import ChannelError, Notifier
from bot.records import UnitOfWork
from bot.services.guides import shares
from bot.services.parts import Parts

LEASE = timedelta(minutes=2)  # longer than the mail server takes for a batch, time-outs of 30 s included
BATCH = 3
TRIES = 8
log = logging.getLogger(__name__)


async def deliver(parts: Parts, notifier: Notifier, base_url: str) -> int:
    """Send what is due; return how many left. A notice that fails waits longer each time, then shows as failed."""
    sent = 0
    while batch := _claim(parts):
        for notice in batch:
            sent += await _send(parts, notifier, notice, base_url)
    return sent


def _claim(parts: Parts) -> list[Notice]:
    with parts.begin() as uow:
        for stale in uow.cases.stale_notices(parts.now()):
            stale.status = "due"  # a mail twice is better than a cry unheard
            stale.lease_until = None
        batch = list(uow.cases.claim_notices(parts.now(), LEASE, BATCH))
        uow.commit()
        return batch


async def _send(parts: Parts, notifier: Notifier, notice: Notice, base_url: str) -> int:
    text = load("mail")[notice.template]
    path = _path(parts, notice)
    if path is None:
        return 0
    try:
        await notifier.notify(notice.address, text["subject"], text["body"].replace("[link]", base_url + path))
    except ChannelError as error:
        log.warning("notice %s not delivered: %s", notice.id, error)
        _settle(parts, notice, delivered=False)
        return 0
    _settle(parts, notice, delivered=True)
    return 1


def _path(parts: Parts, notice: Notice) -> str | None:
    """Where a mail leads. A link to a document is made here, so that nobody has it but who gets the mail; None when
    the learner took his leave back meanwhile, and nothing is sent."""
    with parts.begin() as uow:
        if notice.document_id is None:
            return _case_path(uow, notice)
        row, document = uow.get(Notice, notice.id), uow.get(Document, notice.document_id)
        token = shares.link(parts, uow, document) if document else None
        if token is None and row is not None:
            row.status, row.lease_until = "cancelled", None
        uow.commit()
        return f"/gedeeld/{token}" if token else None


def _case_path(uow: UnitOfWork, notice: Notice) -> str | None:
    """The page of a case; None for one that was withdrawn before the mail left."""
    case, row = uow.get(Escalation, notice.escalation_id), uow.get(Notice, notice.id)
    if case is None or case.status != "withdrawn":
        return f"/zaken/{notice.escalation_id}"
    if row is not None:
        row.status, row.lease_until = "cancelled", None
    uow.commit()
    return None


def _settle(parts: Parts, notice: Notice, *, delivered: bool) -> None:
    with parts.begin() as uow:
        row = uow.get(Notice, notice.id)
        if row is None:
            return
        if delivered:
            row.status, row.sent_at, row.lease_until = "sent", parts.now(), None
        else:
            row.status = "due" if row.tries < TRIES else "failed"
            row.lease_until = parts.now() + timedelta(seconds=15 * 2**row.tries)
        uow.commit()

"""Sending to a learner and keeping what was sent."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from bot.core.conversation import Author, Message
from bot.core.learner import Account
from bot.ports import Channel, ChannelError, Outgoing, Receipt, StorageDown
from bot.services.parts import Parts
from bot.services.planning import invitations

log = logging.getLogger(__name__)
TRIES = 4  # of an answer that the provider finds too many at once
LONGEST_WAIT = 5.0  # seconds before the next; who is asked to wait longer is not answered in time anyway


class Outbox:
    """Sends through the account's channel, then stores the message with the provider's id."""

    def __init__(
        self, parts: Parts, channels: Mapping[str, Channel], sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._parts, self._channels, self._sleep = parts, dict(channels), sleep

    def add_channel(self, name: str, channel: Channel) -> None:
        """Send what is for channel `name` through `channel` from now on."""
        self._channels[name] = channel

    async def send(
        self,
        account: Account,
        message: Outgoing,
        *,
        author: Author = "bot",
        crisis_step: str | None = None,
        conversation: str | None = None,
    ) -> bool:
        """Deliver and record; False when it could not be delivered (recorded for the coach, not raised)."""
        channel = self._channels.get(account.channel)
        if channel is None:
            log.warning("not delivered: %s is not set up", account.channel)
            return False
        try:
            external_id = await self._patiently(channel, account.external_id, message)
        except ChannelError as error:
            log.warning("not delivered over %s: %s", account.channel, error)
            if error.permanent:
                await self._quietly(self._mark_dead, account)
            return False
        await self._quietly(self._record, account, message, external_id, author, crisis_step, conversation)
        return True

    async def _patiently(self, channel: Channel, account: str, message: Outgoing) -> str:
        """Send; where the provider asks for a moment it gets one, and campaigns make room. Raises `ChannelError`."""
        for _ in range(TRIES - 1):
            try:
                return await channel.send(account, message)
            except ChannelError as error:
                wait = error.retry_after
                if wait is None or wait > LONGEST_WAIT or error.uncertain:
                    raise
            await self._quietly(self._make_room, channel.name, wait)
            await self._sleep(wait)
        return await channel.send(account, message)

    async def send_unrecorded(self, channel: str, external_id: str, message: Outgoing) -> bool:
        """Deliver without any record, for when the database is away."""
        try:
            await self._patiently(self._channels[channel], external_id, message)
        except ChannelError as error:
            log.warning("not delivered over %s: %s", channel, error)
            return False
        return True

    async def receipt(self, receipt: Receipt) -> None:
        """What became of a message, as the provider tells later. A final failure ends the account, as in `send`,
        unless the learner wrote since.
        """
        if receipt.state == "failed":
            log.warning("not delivered over %s: %s", receipt.channel, receipt.reason)
        await self._quietly(invitations.receipt, self._parts, receipt)
        if receipt.permanent:
            await self._quietly(self._end_account, receipt)

    async def _quietly(self, work: Callable[..., object], *args: object) -> None:
        """Database work after the fact: what was sent stays sent when the database is away."""
        try:
            await asyncio.to_thread(work, *args)
        except StorageDown:
            log.warning("a sent message could not be recorded: database away")

    def _record(
        self, account: Account, message: Outgoing, external_id: str, author: Author,
        crisis_step: str | None, conversation: str | None,
    ) -> None:  # fmt: skip
        row = outgoing_row(self._parts, account, message, external_id)
        row.author, row.crisis_step, row.conversation = author, crisis_step, conversation
        with self._parts.begin() as uow:
            uow.add(row)
            uow.campaigns.spend(account.channel)  # campaigns make room for a talk
            uow.commit()

    def _make_room(self, channel: str, seconds: float) -> None:
        """Campaigns rest over this channel for a while longer than a talk must wait."""
        with self._parts.begin() as uow:
            provider, until = uow.campaigns.provider(channel), self._parts.now() + timedelta(seconds=2 * seconds)
            provider.rest_until = max(until, provider.rest_until or until)
            provider.throttled += 1
            uow.commit()

    def _mark_dead(self, account: Account) -> None:
        with self._parts.begin() as uow:
            row = uow.get(Account, account.id)
            if row is not None:
                row.dead_at = self._parts.now()
                uow.commit()

    def _end_account(self, receipt: Receipt) -> None:
        with self._parts.begin() as uow:
            row = uow.people.account(receipt.channel, receipt.account)
            after = receipt.at + timedelta(seconds=1)  # providers count in whole seconds
            since = () if row is None else uow.talks.recent(row.id, 50, after)
            if row is not None and row.dead_at is None and not any(m.direction == "in" for m in since):
                row.dead_at = self._parts.now()
                uow.commit()


def outgoing_row(parts: Parts, account: Account, message: Outgoing, external_id: str) -> Message:
    """A message of ours as it is stored, with the provider's id."""
    now, seal = parts.now(), parts.vault.seal
    row = Message(
        account.id, "out", external_id, "file" if message.file else "text", seal(message.text), now, now,
        learner_id=account.learner_id, author="bot", state="answered",
    )  # fmt: skip
    if message.buttons:
        row.payload = json.dumps([[b.title, b.payload] for b in message.buttons], ensure_ascii=False)
    if message.file:
        name, content = message.file
        row.file_name, row.file_sealed = name, seal(base64.b64encode(content).decode())
    return row

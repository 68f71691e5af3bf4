"""A typed yes to a guided talk that was offered with buttons counts as the tap on "ja"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.content import load
from bot.conversation.asked_of_us.plain import last_said
from bot.conversation.guides.guide import PREFIX
from bot.conversation.intake import Talk
from bot.services.parts import Parts


def as_tapped(parts: Parts, talk: Talk) -> Talk:
    """The talk with the button that a bare yes stands for, where our last message offered it. Raises `StorageDown`."""
    line = talk.inbound.text.strip().lower()
    if talk.inbound.payload is not None or not re.fullmatch(load("gids")["agreed"], line):
        return talk
    last = last_said(parts, talk)
    offers = (b.payload for b in last.buttons if b.title.lower().startswith("ja")) if last else ()
    payload = next((one for one in offers if one.startswith(PREFIX) and one.endswith(":begin")), None)
    return talk if payload is None else replace(talk, inbound=replace(talk.inbound, kind="button", payload=payload))

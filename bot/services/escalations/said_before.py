"""Whom he said it must not be told to, before there was a case: kept with the case that is opened in the same talk."""

from __future__ import annotations

import logging
from datetime import timedelta

from bot.core.agreement import amended
from bot.core.checkin import Answer
from bot.core.learner import Learner
from bot.language.private import NO_CONTACT
from bot.language.telling import NOT, telling
from bot.ports import WrongKey
from bot.records import UnitOfWork
from bot.services.parts import Parts
from bot.services.stored import without_name

log = logging.getLogger(__name__)
_MESSAGES = 80  # the last ones that may hold such a wish


def never_told(parts: Parts, uow: UnitOfWork, learner: Learner) -> str:
    """Who must not be told or called by his words of this talk, as it stands in a case; "" for nobody."""
    since = parts.now() - timedelta(hours=parts.policies.session_hours)
    typed = [one for one in uow.talks.of_learner(learner.id, _MESSAGES) if one.author == "learner" and one.sealed]
    held: Answer | None = None
    for message in typed:
        if message.payload or message.stored_at < since:
            continue
        try:
            typed_text = parts.vault.open(message.sealed)
        except WrongKey:  # the case of now has to be opened all the same
            log.error("message %s does not open with the keys in NAZORG_KEYS", message.id)
            continue
        wish = telling(without_name(uow, learner, typed_text)).value
        out = [one for one in wish.split(", ") if one.startswith((NOT, NO_CONTACT))]
        if out:
            held = amended("wie_weet", held, Answer(", ".join(out), ""))
    return held.value if held is not None else ""

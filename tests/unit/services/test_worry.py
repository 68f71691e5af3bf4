"""Uitval told outside a check-in begins one, which knows what was told just before."""

from __future__ import annotations

import pytest

from bot.core.conversation import Message, Session
from bot.core.signal import Assessment, Evidence
from bot.services.checkins import checkin, worry
from bot.services.escalations.signals import record
from bot.services.parts import Parts

pytestmark = pytest.mark.usefixtures("database")
TOLD = {
    "ik werk bij een aquariumzaak, 24 uur per week, dikke 8": {"plek": "ja", "uren": "24 uur per week", "cijfer": "8"},
    "ik zit op school en geef het een 7": {"plek": "ja", "cijfer": "7"},
    "ik werk nog bij de bakker": {"plek": "ja"},
    "hoi": {},
    "ja": {},
    "8": {"cijfer": "8"},
}


@pytest.mark.parametrize(("before", "kept"), TOLD.items())
def test_what_was_told_just_before_is_known(real: Parts, talk: str, before: str, kept: dict[str, str]) -> None:
    with real.begin() as uow:
        session = uow.get(Session, talk)
        assert session is not None
        now, learner = real.now(), checkin.learner_of(uow, talk)
        begun = uow.talks.open_checkin(learner.id)
        if begun is not None:
            uow.delete(begun)  # none is open
            uow.flush()
        typed = [
            Message(session.account_id, "in", str(at), "text", real.vault.seal(text), now, now, learner.id)
            for at, text in enumerate((before, "ik moet mijn huis uit"))
        ]
        uow.add(*typed)
        uow.flush()
        seen = Assessment("uitval", ("wonen",), "self", (Evidence("huis uit", "test"),))
        record(real, uow, seen, learner_id=learner.id, message_id=typed[1].id)
        assert worry.take_up(real, uow, learner, typed[1])
        (row,) = uow.talks.checkins_of(learner.id)
        assert row.worst == "none"
        assert {name: one.value for name, one in checkin.answers_of(real, uow, row).items()} == kept
        uow.commit()

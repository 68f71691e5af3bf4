"""Mail to staff: once, again after a failure, and never with anything personal in it."""

from __future__ import annotations

import re
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import pytest

from bot.content import load
from bot.core.escalation import Notice
from bot.core.learner import Learner
from bot.mail import FolderNotifier, compose
from bot.ports import ChannelError
from bot.services.escalations import cases
from bot.services.escalations.notices import BATCH, LEASE, TRIES, deliver
from bot.services.parts import Parts
from tests.conftest import FixedClock
from tests.unit.services.world import Place, make_learner

URL = "https://nazorg.invalid"


class FakeNotifier:
    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str]] = []
        self.fails = False

    async def notify(self, address: str, subject: str, body: str) -> None:
        if self.fails:
            raise ChannelError("mail: Timeout")
        self.sent.append((address, subject, body))


@pytest.fixture
def notifier() -> FakeNotifier:
    return FakeNotifier()


@pytest.fixture
def daan(parts: Parts, place: Place) -> Learner:
    learner = make_learner(parts, place)
    with parts.begin() as uow:
        cases.open_case(parts, uow, learner, level="crisis", topics=["mentaal"], leave="vital", kind="suicidaliteit")
        uow.commit()
    return learner


def rows(parts: Parts) -> list[Notice]:
    with parts.begin() as uow:
        found = [uow.get(Notice, number) for number in range(1, 20)]
    return [row for row in found if row is not None]


async def test_each_is_sent_once(parts: Parts, daan: Learner, notifier: FakeNotifier) -> None:
    assert await deliver(parts, notifier, URL) == 3
    assert await deliver(parts, notifier, URL) == 0
    assert len({address for address, _, _ in notifier.sent}) == 3
    assert {row.status for row in rows(parts)} == {"sent"}


async def test_no_mail_holds_anything_personal(parts: Parts, daan: Learner, notifier: FakeNotifier) -> None:
    await deliver(parts, notifier, URL)
    for _, subject, body in notifier.sent:
        text = re.sub(r"https?://\S+", "", f"{subject}\n{body}".lower())  # the link holds a random id
        assert not [word for word in ("daan", "visser", "brug", "zelfmoord", "suïc", "mentaal", "19") if word in text]
        assert re.search(rf"{URL}/zaken/[0-9a-f-]{{36}}", body)
        assert "[link]" not in body


async def test_a_failure_waits_longer_each_time_and_shows_in_the_end(
    parts: Parts, daan: Learner, notifier: FakeNotifier, clock: FixedClock
) -> None:
    notifier.fails = True
    waits = []
    for _ in range(TRIES):
        assert await deliver(parts, notifier, URL) == 0
        row = rows(parts)[0]
        waits.append(row.lease_until - parts.now() if row.lease_until else timedelta())
        assert await deliver(parts, notifier, URL) == 0  # not before its time
        assert rows(parts)[0].tries == row.tries
        clock.forward(days=1)
    assert waits == sorted(waits)
    assert {row.status for row in rows(parts)} == {"failed"}
    notifier.fails = False
    assert await deliver(parts, notifier, URL) == 0


async def test_a_sender_that_died_is_made_good_after_its_lease(
    parts: Parts, daan: Learner, notifier: FakeNotifier, clock: FixedClock
) -> None:
    with parts.begin() as uow:
        assert len(uow.cases.claim_notices(parts.now(), LEASE, 9)) == 3
        uow.commit()
    assert await deliver(parts, notifier, URL) == 0
    clock.forward(minutes=3)
    assert await deliver(parts, notifier, URL) == 3


def test_a_batch_fits_in_its_lease() -> None:
    """Thirty seconds is what the mail server gets for each; else another worker would send it twice."""
    assert timedelta(seconds=30) * BATCH < LEASE


def test_every_template_that_code_uses_exists() -> None:
    mail = load("mail")
    used = ["case_crisis", "case_uitval", "case_attention", "identity_check", "parent_consent"]
    used += [f"{role}_{level}" for role in ("deputy", "lead") for level in ("crisis", "uitval")]
    assert [name for name in used if not mail.get(name, {}).get("body")] == []


async def test_the_folder_holds_whole_mails(tmp_path: Path, clock: FixedClock) -> None:
    await FolderNotifier(tmp_path, "bot@x.invalid", clock.now).notify("../a@x.invalid", "Spoed: é", "Hallo\n\ndaag")
    (file,) = tmp_path.iterdir()
    mail = message_from_bytes(file.read_bytes())
    assert mail["To"] == "../a@x.invalid"
    assert file.parent == tmp_path


def test_a_header_takes_no_second_line() -> None:
    with pytest.raises(ValueError, match=r"[Hh]eader|linefeed|newline"):
        compose("a@x.invalid", "b@x.invalid\nBcc: c@x.invalid", "s", "b")

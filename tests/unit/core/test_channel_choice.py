"""Over which account a talk begins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.channel_choice import chosen_account
from bot.core.learner import Account

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)


def account(channel: str, *, dead: bool = False) -> Account:
    return Account(channel, f"{channel}-{dead}", NOON - timedelta(days=30), dead_at=NOON if dead else None)


def choice(*accounts: Account, wanted: str | None = None, leave: bool = False) -> str | None:
    """The channel chosen among accounts of which the first was used last."""
    used = {one.id: NOON - timedelta(days=age) for age, one in enumerate(accounts)}
    found = chosen_account(accounts, used, wanted, other_allowed=leave)
    assert found is None or found.dead_at is None
    return found.channel if found else None


@pytest.mark.parametrize("leave", [True, False])
def test_the_wish_goes_before_what_was_used_last(leave: bool) -> None:
    telegram, whatsapp = account("telegram"), account("whatsapp")
    assert choice(telegram, whatsapp, wanted="whatsapp", leave=leave) == "whatsapp"
    assert choice(telegram, whatsapp, wanted="telegram", leave=leave) == "telegram"
    assert choice(telegram, whatsapp, leave=leave) == "telegram"


def test_the_other_channel_is_taken_with_leave_only() -> None:
    dead, whatsapp = account("telegram", dead=True), account("whatsapp")
    for wanted in ("telegram", None):
        assert choice(dead, whatsapp, wanted=wanted) is None
        assert choice(dead, whatsapp, wanted=wanted, leave=True) == "whatsapp"


def test_a_wish_for_a_channel_that_was_never_linked() -> None:
    assert choice(account("telegram"), wanted="whatsapp") is None
    assert choice(account("telegram"), wanted="whatsapp", leave=True) == "telegram"


def test_a_second_account_in_the_same_channel_is_no_other_channel() -> None:
    assert choice(account("telegram", dead=True), account("telegram")) == "telegram"


def test_nobody_to_write_to() -> None:
    assert choice(leave=True) is None
    assert choice(account("telegram", dead=True), leave=True) is None


def test_an_account_that_was_never_used_counts_from_its_beginning() -> None:
    old, new = account("telegram"), Account("webchat", "w", NOON)
    assert chosen_account([old, new], {}, None, other_allowed=False) is new

"""Logging in: right words only, a throttle, sessions that end."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import text

from bot.core.learner import Staff
from bot.services.parts import Parts
from bot.services.people import staff
from tests.conftest import FixedClock
from tests.unit.services.world import Place

PASSWORD = "een goed wachtwoord"
HASH = staff.hash_password(PASSWORD)


@pytest.fixture
def mail(parts: Parts, place: Place) -> str:
    with parts.begin() as uow:
        person = uow.get(Staff, place.coach.id)
        assert person is not None
        person.password_hash = HASH
        uow.commit()
    return place.coach.mail


def test_the_right_words_open_a_session(parts: Parts, mail: str, place: Place, database: SqlEngine) -> None:
    login = staff.log_in(parts, f" {mail.upper()} ", PASSWORD)
    assert login is not None
    found = staff.who(parts, login.token)
    assert found is not None
    assert found[0].id == place.coach.id
    with database.connect() as connection:
        kept = connection.execute(text("select token_hash from staff_session")).scalar_one()
    assert kept != login.token


@pytest.mark.parametrize(
    ("address", "password"), [("", PASSWORD), ("x@y.invalid", PASSWORD), ("coach@debrug.invalid", "x")]
)
def test_wrong_words_do_not(parts: Parts, mail: str, address: str, password: str) -> None:
    assert staff.log_in(parts, address, password) is None


def test_too_many_tries_close_the_door_for_a_while_also_for_the_right_words(
    parts: Parts, mail: str, clock: FixedClock
) -> None:
    for _ in range(staff.TRIES):
        assert staff.log_in(parts, mail, "fout") is None
    with pytest.raises(staff.TooManyTries):
        staff.log_in(parts, mail, PASSWORD)
    clock.forward(minutes=16)
    assert staff.log_in(parts, mail, PASSWORD) is not None


def test_unknown_addresses_are_throttled_alike(parts: Parts, mail: str) -> None:
    for _ in range(staff.TRIES):
        staff.log_in(parts, "niemand@x.invalid", "fout")
    with pytest.raises(staff.TooManyTries):
        staff.log_in(parts, "niemand@x.invalid", "fout")


def test_a_session_ends(parts: Parts, mail: str, clock: FixedClock) -> None:
    login = staff.log_in(parts, mail, PASSWORD)
    assert login is not None
    clock.forward(hours=9)
    assert staff.who(parts, login.token) is None
    assert staff.who(parts, "verzonnen") is None


def test_logging_out_and_leaving_end_a_session(parts: Parts, mail: str, place: Place) -> None:
    first, second = staff.log_in(parts, mail, PASSWORD), staff.log_in(parts, mail, PASSWORD)
    assert first is not None
    assert second is not None
    staff.log_out(parts, first.token)
    assert staff.who(parts, first.token) is None
    assert staff.who(parts, second.token) is not None
    with parts.begin() as uow:
        uow.get(Staff, place.coach.id).active = False  # type: ignore[union-attr]
        uow.commit()
    assert staff.who(parts, second.token) is None
    assert staff.log_in(parts, mail, PASSWORD) is None

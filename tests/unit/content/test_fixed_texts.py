"""What the code that sends these texts counts on: names, variations, and nothing personal in a mail."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.content import load

MAILS = list(load("mail"))


@pytest.mark.parametrize("level", ["crisis", "uitval", "attention"])
def test_every_level_has_a_mail(level: str) -> None:
    assert f"case_{level}" in MAILS


@pytest.mark.parametrize("level", ["crisis", "uitval"])
def test_what_climbs_has_a_mail_for_each_step(level: str) -> None:
    assert {f"deputy_{level}", f"lead_{level}"} <= set(MAILS)


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_holds_a_link_and_nothing_personal(name: str) -> None:
    mail = load("mail")[name]
    assert set(mail) == {"subject", "body"}
    assert "[" not in mail["subject"]
    assert re.findall(r"\[\w+\]", mail["body"]) == ["[link]"]


@pytest.mark.parametrize("name", ["case_crisis", "deputy_crisis", "lead_crisis"])
def test_a_crisis_mail_is_urgent_at_first_sight(name: str) -> None:
    assert load("mail")[name]["subject"].startswith("Spoed")


@pytest.mark.parametrize(
    ("name", "count"), [("code_wrong", 2), ("birth_date_wrong", 2), ("not_understood", 3)]
)
def test_what_may_go_wrong_twice_is_not_said_twice(name: str, count: int) -> None:
    variations: list[Any] = load("onboarding")["texts"][name]["text"]
    assert len(variations) == len(set(variations)) == count


def test_every_question_of_the_onboarding_has_a_yes_and_a_no() -> None:
    texts = load("onboarding")["texts"]
    for name in ("consent_checkins", "consent_coach", "consent_school"):
        assert [button["reply"] for button in texts[name]["buttons"]] == ["ja", "nee"]


def test_who_reads_what_names_the_exception_of_danger() -> None:
    texts = load("onboarding")["texts"]
    assert all("gevaar" in texts[name]["text"] for name in ("who_reads", "who_reads_no_coach"))


@pytest.mark.parametrize(
    ("confirmation", "way_back"), [("stopped", "START"), ("paused", "START"), ("resubscribe_no", "START")]
)
def test_a_confirmation_names_the_way_back(confirmation: str, way_back: str) -> None:
    assert way_back in load("systeem")["texts"][confirmation]["text"]


def test_a_dead_engine_still_names_help_and_never_the_same_twice() -> None:
    variations = load("systeem")["texts"]["engine_late"]["text"]
    assert len(set(variations)) == 2
    assert all("{lijn:113}" in text and "{lijn:112}" in text for text in variations)

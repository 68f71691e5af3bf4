"""Which question comes next: never one that was answered or refused, never too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.policies import policies
from bot.core.agenda import next_question
from bot.core.checkin import PROFILES, QUESTIONS, UNKNOWN, Answer
from bot.core.signal import LEVELS

AGENDAS = policies().agendas
AGENDA = AGENDAS["arbeidsmarkt"]


def talk(
    answers: dict[str, Answer], worst: str, replies: dict[str, Answer], profile: str = "arbeidsmarkt"
) -> list[str]:
    """The questions put when each is answered with `replies`, or not at all."""
    asked: list[str] = []
    while (question := next_question(AGENDAS[profile], answers, asked, worst)) is not None:  # type: ignore[index,arg-type]
        asked.append(question)
        assert len(asked) < 50
        if question in replies:
            answers = answers | {question: replies[question]}
    return asked


@pytest.mark.parametrize("profile", PROFILES)
def test_the_place_comes_first_and_help_last(profile: str) -> None:
    replies = {name: Answer("goed") for name in QUESTIONS}
    asked = talk({}, "none", replies | {"hulp": Answer("nee")}, profile)
    assert asked[0] == "plek"
    assert asked[-1] == "hulp"
    assert len(asked) <= 6


def test_what_was_told_is_not_asked() -> None:
    known = {"plek": Answer("ja"), "cijfer": Answer("", refused=True), "einde": Answer(UNKNOWN)}
    assert not set(talk(known, "none", {})) & set(known)


def test_no_help_ends_it() -> None:
    assert next_question(AGENDA, {"hulp": Answer("nee")}, ["hulp"], "none") is None
    assert next_question(AGENDA, {"hulp": Answer("nee")}, ["hulp"], "attention") is None


def test_no_help_does_not_end_it_when_the_job_is_gone() -> None:
    assert next_question(AGENDA, {"hulp": Answer("nee")}, ["hulp"], "uitval") == "plek"


def test_a_lost_job_leads_to_the_coach() -> None:
    assert talk({"plek": Answer("nee")}, "uitval", {"mag_coach": Answer("ja")})[:3] == ["mag_coach", "bellen", "bellen"]


@pytest.mark.parametrize("reply", [Answer("nee"), Answer("", refused=True), Answer(UNKNOWN)])
def test_no_leave_ends_the_questions(reply: Answer) -> None:
    assert talk({"plek": Answer("nee")}, "uitval", {"mag_coach": reply}) == ["mag_coach"]


def test_a_wish_for_help_leads_to_the_coach() -> None:
    asked = talk({"plek": Answer("ja"), "hulp": Answer("geld")}, "none", {"mag_coach": Answer("ja")})
    assert asked[0] == "mag_coach"
    assert "wie_weet" in asked


@pytest.mark.parametrize("wish", ["cv", "sollicitatiebrief", "sollicitatiegesprek", "plan"])
def test_help_that_is_given_here_needs_no_leave(wish: str) -> None:
    assert talk({"plek": Answer("ja"), "hulp": Answer(wish)}, "none", {}) == []
    assert talk({"plek": Answer("nee"), "hulp": Answer(wish)}, "uitval", {})[0] == "mag_coach"


def test_an_unanswered_question_is_put_twice_and_then_left() -> None:
    asked = talk({}, "none", {})
    assert max(asked.count(question) for question in asked) == 2


answer = st.one_of(st.just(Answer("", refused=True)), st.sampled_from(["ja", "nee", "goed", UNKNOWN]).map(Answer))
KNOWN = st.dictionaries(st.sampled_from(sorted(QUESTIONS)), answer)


@given(known=KNOWN, replies=KNOWN, worst=st.sampled_from(LEVELS), profile=st.sampled_from(PROFILES))
def test_always_ends_within_six_and_never_repeats_an_answer(
    known: dict[str, Answer], replies: dict[str, Answer], worst: str, profile: str
) -> None:
    asked = talk(known, worst, replies, profile)
    assert not set(asked) & set(known)
    assert len(set(asked) - set(AGENDA.uncounted)) <= 6  # arranging the help that was asked for comes on top
    assert all(asked.count(question) == 1 for question in set(asked) & set(replies))
    assert set(asked) <= set(QUESTIONS)


def test_help_that_is_asked_for_last_is_still_arranged() -> None:
    six = list(AGENDA.calm)
    known = {name: Answer("goed") for name in six if name != "hulp"} | {"plek": Answer("ja"), "hulp": Answer("geld")}
    assert next_question(AGENDA, known, six, "none") == "mag_coach"
    told = known | {"mag_coach": Answer("ja")}
    assert next_question(AGENDA, told, [*six, "mag_coach"], "none") == "bellen"


@pytest.mark.parametrize("reply", [None, Answer("nee"), Answer(UNKNOWN), Answer("", refused=True)])
def test_nobody_is_asked_when_to_be_called_before_leave(reply: Answer | None) -> None:
    replies = {} if reply is None else {"mag_coach": reply}
    asked = talk({"plek": Answer("nee")}, "uitval", replies)
    assert not set(asked) & {"bellen", "wie_weet"}
    assert asked.count("mag_coach") == (2 if reply is None else 1)

"""A short follow-up to who reads along is that question about somebody else; without that question it is not."""

from __future__ import annotations

import pytest

from bot.understanding.questions.who_reads import own_questions

ASKED = ("wie leest dit eigenlijk?",)
FOLLOW = """ook mijn baas?=baas
en de gemeente?=instanties
en mn vader?=ouders
of de bank=anderen_leest
me leraren ook?=school_leest
ook wat ik over drugs zei?=ook_dit
ook mijn baas? of het uwv?=baas instanties
en mn stiefmoeder dan=ouders
of jeugdzorg ofzo?=instanties
mn begeleider ook=anderen_leest
en mn ex?=bekenden
en dat ik in therapie zat?=ook_dit""".splitlines()


@pytest.mark.parametrize("line", FOLLOW)
def test_a_follow_up_is_read_after_such_a_question_alone(line: str) -> None:
    text, _, subjects = line.rpartition("=")
    assert own_questions(text, ASKED).subjects == tuple(subjects.split())
    assert own_questions(text, ("7", "ja gaat goed")).subjects == ()


def test_follow_ups_follow_each_other() -> None:
    assert own_questions("en mijn moeder?", (*ASKED, "ook mijn baas?", "en de bank?")).subjects == ("ouders",)
    assert own_questions("en mijn moeder?", (*ASKED, "ik werk bij de plus")).subjects == ()


@pytest.mark.parametrize("text", ["mijn baas is boos", "en mijn moeder is ziek", "ja", "7", "ook ontslagen"])
def test_what_tells_something_is_no_follow_up(text: str) -> None:
    assert own_questions(text, ASKED).subjects == ()

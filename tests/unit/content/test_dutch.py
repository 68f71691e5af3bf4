"""Counting Dutch: sentences, words, syllables, reading ease, questions."""

from __future__ import annotations

import pytest

from bot.content.checks.dutch import flesch_douma, open_questions, sentences, syllables, words


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("ja", 1),
        ("fiets", 1),
        ("moeilijk", 2),
        ("mooie", 2),
        ("ideeën", 3),
        ("nieuwe", 2),
        ("geboortedatum", 5),
        ("uitstroomprofiel", 4),
        ("arbeidsmarktgericht", 5),
        ("112", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_sentences_end_at_signs_and_lines_but_not_in_an_address() -> None:
    assert sentences("Bel 112.\nOf chat op 113.nl. Ben je veilig?") == [
        "Bel 112.",
        "Of chat op 113.nl.",
        "Ben je veilig?",
    ]


def test_words_keep_numbers_and_apostrophes_whole() -> None:
    assert words("Bel om 16:00: 0800-2000, foto's mogen.") == [
        "Bel",
        "om",
        "16:00",
        "0800-2000",
        "foto's",
        "mogen",
    ]


def test_plain_text_reads_easier_than_office_text() -> None:
    plain = "Je hoort van ons. We bellen je morgen. Je mag ook typen."
    office = "Wij registreren uw uitstroomprofiel teneinde begeleidingstrajecten te organiseren."
    assert flesch_douma(plain) > 90 > 40 > flesch_douma(office)


def test_reading_ease_follows_douma() -> None:
    # 4 words, 1 sentence, 5 syllables
    assert flesch_douma("Je mag ook typen.") == pytest.approx(206.84 - 0.93 * 4 - 77 * 5 / 4)


def test_a_text_without_words_has_no_reading_ease() -> None:
    with pytest.raises(ValueError, match="without words"):
        flesch_douma("...")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hoi.", 0),
        ("Hoe gaat het?", 1),
        ("Hoe gaat het? En met je werk?", 2),
        ("Is er gevaar? Bel dan 112.", 0),
        ("Is er gevaar? Bel dan 112. Ben je veilig?", 1),
    ],
)
def test_open_questions(text: str, count: int) -> None:
    assert open_questions(text) == count

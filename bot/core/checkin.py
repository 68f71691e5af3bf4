"""The check-in: what is asked, what was answered, and what comes next. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Profile = Literal["arbeidsmarkt", "vervolgonderwijs", "dagbesteding"]
PROFILES: tuple[Profile, ...] = ("arbeidsmarkt", "vervolgonderwijs", "dagbesteding")

# Question names and the values that an answer may have. `None` stands for free, normalised words.
GOOD_TO_BAD = ("goed", "matig", "slecht")
YES_NO = ("ja", "nee")
QUESTIONS: Mapping[str, tuple[str, ...] | None] = {
    "plek": ("ja", "nee", "stopt_binnenkort"),  # still at work, school or dagbesteding
    "cijfer": tuple(str(n) for n in range(1, 11)),  # how it goes, 1 (bad) to 10 (great)
    "gaat": GOOD_TO_BAD,  # how it goes, in words; never asked, only heard
    "uren": None,  # "24 uur per week", "3 dagen per week", "alle lessen", "bijna nooit"
    "mensen": GOOD_TO_BAD,  # the people there
    "einde": None,  # what ends, with its date: "contract loopt af"
    "geld": GOOD_TO_BAD,
    "wonen": GOOD_TO_BAD,
    "vrije_tijd": GOOD_TO_BAD,  # free time and contacts
    "stemming": GOOD_TO_BAD,  # sleep and mood
    "hulp": None,  # "nee", "ja", or what with: "geld", "cv", "iemand bellen"
    "bellen": None,  # when to call: "na 16:00, niet op woensdag", "liever een appje", "niet bellen"
    "wie_weet": None,  # who may know: "niet aan moeder", "alleen de coach", "iedereen mag het weten"
    "mag_coach": YES_NO,  # leave to tell the coach
    "verhaal": None,  # how it came about that the place stops; only a refusal is kept of it
}


UNKNOWN = "weet niet"  # a true answer to any question: it is not asked again


@dataclass(frozen=True)
class Answer:
    """One answer in a check-in.

    `value` is one of `QUESTIONS[name]`, `UNKNOWN`, or free normalised words; "" when refused.
    `words` are the learner's own words that it was read from; `date` is a calendar date
    (Europe/Amsterdam) that belongs to it: since when, or until when. `guess`: nothing in the words names what was
    asked, and more was told than an answer; it is kept, and is no reason to worry by itself. `calls`: of how to reach
    him, that a call is what he asks for or allows, in so many words.
    """

    value: str
    words: str = ""
    refused: bool = False
    date: date | None = None
    guess: bool = field(default=False, compare=False)
    calls: bool = field(default=False, compare=False)

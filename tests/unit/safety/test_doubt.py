"""Between an alarm and nothing: what is asked about, a sentence in pieces, and answers that say nothing alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.content import load
from bot.core.signal import KINDS, Assessment
from bot.language import Language
from bot.language.words import words_of
from bot.safety import Safety
from bot.safety.model import Model, Opinion
from bot.safety.rules import Rules
from bot.safety.session import SessionRules
from bot.safety.verdict import Band, Bare, Case, decide, decide_bare

BAND = Band.from_content()
LANGUAGE = Language()


def judged(safety: Safety, chance: float, kind_chance: float = 0.9) -> Assessment:
    """The verdict on a harmless message of which the classifier gives this chance of a crisis."""
    (case,) = safety._cases(["vandaag pallets gestapeld"])
    levels = np.array([1 - chance, 0, 0, chance], dtype=np.float32)
    kinds = np.full(len(KINDS), (1 - kind_chance) / (len(KINDS) - 1), dtype=np.float32)
    kinds[KINDS.index("geweld")] = kind_chance
    opinion: Opinion = replace(case.opinions[0], levels=levels, kinds=kinds)
    case = Case(case.analysis, (), None, case.readings, [opinion])
    model: Model = safety._model
    return decide(case, model, BAND)


def test_the_band_ends_where_a_crisis_begins() -> None:
    assert 0 < BAND.low < BAND.high == load("signals/drempel")["crisis"]


@pytest.mark.parametrize(
    ("chance", "level", "doubt"),
    [
        (BAND.low - 0.01, "none", False), (BAND.low + 0.001, "none", True), (0.49, "none", True),
        (BAND.high - 0.01, "attention", True),
        (BAND.high + 0.001, "crisis", False), (0.99, "crisis", False), (0.0, "none", False),
    ],
)  # fmt: skip
def test_a_chance_within_the_band_is_a_doubt_and_the_level_stays(
    safety: Safety, chance: float, level: str, doubt: bool
) -> None:
    verdict = judged(safety, chance)

    assert (verdict.level, verdict.doubt is not None) == (level, doubt)
    assert any(item.rule == f"doubt:{safety.version}" for item in verdict.evidence) is doubt
    assert (verdict.kind is None) == (level != "crisis")


def test_a_kind_is_named_only_where_it_stands_out(safety: Safety) -> None:
    clear, unclear = judged(safety, 0.4, 0.9).doubt, judged(safety, 0.4, 0.3).doubt

    assert clear is not None
    assert unclear is not None
    assert (clear.kind, unclear.kind) == ("geweld", None)
    assert clear.chance == pytest.approx(0.4)


def test_the_evidence_of_a_doubt_is_in_the_words(safety: Safety) -> None:
    words = judged(safety, 0.3).evidence[-1].words.split(" … ")

    assert set(words) <= {"vandaag", "pallets", "gestapeld"}


@pytest.mark.parametrize("answer", [*load("signals/session")["keeps"], *load("signals/session")["alone"]])
def test_what_says_nothing_alone_is_nothing_alone(safety: Safety, answer: str) -> None:
    assert safety.assess(answer) == Assessment("none")


# -- known misses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "ik durf niet naar huis", "durf nie naar huis", "kdurf niet meer naar huis",
        "ik durf niet naar huis mn vader is boos", "ik ben bang om naar huis te gaan",
    ],
)  # fmt: skip
def test_who_dares_not_go_home_is_asked(safety: Safety, text: str) -> None:
    verdict = safety.assess(text)

    assert verdict.level == "crisis" or (verdict.doubt and verdict.doubt.kind == "geweld")


@pytest.mark.parametrize("text", ["hij durft niet naar huis te lopen in die game", "vroeger durfde ik niet naar huis"])
def test_another_or_the_past_is_not_asked_by_the_rule(text: str) -> None:
    assert Rules.from_content().doubtful(LANGUAGE.analyse(text), frozenset()) is None


@pytest.mark.parametrize("between", [[], ["nee"], ["oke", "hij is nu weg"]])
def test_not_daring_to_go_home_after_violence_is_violence(safety: Safety, between: list[str]) -> None:
    verdict = safety.assess("ik durf niet naar huis", ["mn vader slaat me", *between])

    assert (verdict.level, verdict.kind, verdict.about, verdict.doubt) == ("crisis", "geweld", "self", None)


def test_after_another_kind_of_crisis_it_is_asked(safety: Safety) -> None:
    assert safety.assess("ik durf niet naar huis", ["heb 20 paracetamol geslikt", "hoi"]).doubt


@pytest.mark.parametrize("text", ["...", "?", "😭", "🤷🤷", ""])
def test_without_a_word_there_is_nothing_to_ask_about(safety: Safety, text: str) -> None:
    assert safety.assess(text).doubt is None


@pytest.mark.parametrize("text", ["ja bel mij toch", "bel mij", "bel me aub", "ik meen het", "meen het", "ja", "niks"])
def test_an_answer_alone_is_neither_alarm_nor_doubt(safety: Safety, text: str) -> None:
    verdict = safety.assess(text)

    assert verdict.level != "crisis"
    assert verdict.doubt is None
    assert safety.assess_many([text]) == [verdict]


def test_i_mean_it_keeps_the_crisis_before_it(safety: Safety) -> None:
    assert safety.assess("ik meen het", ["ik wil dood"]).level == "crisis"


def test_do_not_tell_my_father_is_not_passed_over(safety: Safety) -> None:
    verdict = safety.assess("zeg t niet tegen mn vader")

    assert verdict.level != "none" or verdict.doubt


# -- a sentence in pieces ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "text", "kind"),
    [
        (["ik", "wil"], "dood", "suicidaliteit"), (["hoi", "ik wil"], "dood haha", "suicidaliteit"),
        (["ik maak", "er een"], "eind aan", "suicidaliteit"), (["mn vader", "slaat"], "mij", "geweld"),
        (["ik slaap", "vannacht"], "buiten", "dakloos"),
    ],
)  # fmt: skip
def test_a_sentence_in_pieces_is_heard(safety: Safety, earlier: list[str], text: str, kind: str) -> None:
    verdict = safety.assess(text, earlier)

    assert (verdict.level, verdict.kind) == ("crisis", kind)
    assert verdict.evidence


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        (["lach", "me"], "dood"), (["ik", "schaam", "me"], "dood"), (["ik", "wil", "niet"], "dood"),
        (["ik wil"], "een broodje"), (["ja", "prima"], "haha"), (["ik", "ga"], "slapen"),
        (["we hadden het over een nieuwe baan en ik wil"], "dood hout zagen"), (["mn tel"], "is dood"),
    ],
)  # fmt: skip
def test_ordinary_pieces_are_no_alarm(safety: Safety, earlier: list[str], text: str) -> None:
    assert safety.assess(text, earlier).level != "crisis"


@pytest.mark.parametrize(("earlier", "text"), [(["lach", "me"], "dood"), (["ik", "verveel", "me"], "dood")])
def test_the_end_of_a_saying_is_not_asked_about(safety: Safety, earlier: list[str], text: str) -> None:
    assert safety.assess(text, earlier).doubt is None


def test_pieces_are_short_and_follow_each_other() -> None:
    rules = SessionRules.from_content()

    assert rules.chopped(["ik", "wil"], "dood") == ["ik", "wil", "dood"]
    assert rules.chopped(["een zin van wel vijf woorden", "ik wil"], "dood") == ["ik wil", "dood"]
    assert rules.chopped(["ik wil"], "nu even iets heel anders") is None
    assert rules.chopped([], "dood") is None
    assert len(rules.chopped(["a"] * 20, "b") or ()) == rules.messages


@pytest.mark.parametrize("answer", load("signals/session")["alone"])
def test_answers_are_in_normal_spelling(answer: str) -> None:
    assert " ".join(word.normal for word in words_of(answer)) == answer


@pytest.mark.parametrize(
    "text", ["genoeg voor nu", "met wie heb ik het genoegen", "alles staat erin denk ik", "mijn plan"]
)
def test_a_short_message_without_a_grave_word_is_no_alarm(safety: Safety, text: str) -> None:
    assert safety.assess(text).level != "crisis"


@pytest.mark.parametrize("text", ["hij slaat mij", "ik wil dood", "geen bed vannacht", "pillen op"])
def test_a_short_message_with_one_is(safety: Safety, text: str) -> None:
    assert safety.assess(text).level == "crisis"


@pytest.mark.parametrize("text", ["ik word vader", "me ex heeft een ander", "mn ex is terug", "pa werkt bij de bank"])
def test_a_family_member_alone_is_no_alarm(safety: Safety, text: str) -> None:
    assert safety.assess(text).level != "crisis"


@pytest.mark.parametrize(("chance", "level"), [(0.6, False), (0.7, False), (0.85, True)])
def test_with_little_to_judge_by_it_takes_more_certainty(safety: Safety, chance: float, level: bool) -> None:
    (case,) = safety._cases(["mijn vader komt straks ook even langs denk ik"])
    levels = np.array([1 - chance, 0, 0, chance], dtype=np.float32)
    weak = Bare.from_content("weak")
    verdict = decide_bare(replace(case, opinions=[replace(case.opinions[0], levels=levels)]), safety._model, BAND, weak)

    assert weak.fits(case, safety._model)
    assert (verdict.level == "crisis") is level
    assert (verdict.doubt is None) is level

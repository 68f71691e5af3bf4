"""The safety check as a whole: evidence, the session, and any input at all."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.signal import ABOUTS, LEVELS, TOPICS
from bot.language import Language
from bot.safety import ModelMissing, Safety

ODD = [
    "", " ", "\n\n", "😭😭😭", "👨‍👩‍👧", "Z̴a̷l̸g̵o̶ t̷e̸x̵t̴", "привет как дела 你好 مرحبا", "def f(x): return {x: [1]}",
    "a" * 10_000, "ab" * 5_000, "ja nee " * 1_500, "\x00\x01", "\ud800", "<script>alert(1)</script>", "1" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_any_text_gets_a_verdict(safety: Safety, text: str) -> None:
    verdict = safety.assess(text)

    assert verdict.level in LEVELS
    assert verdict.topics


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300), earlier=st.lists(st.text(max_size=40), max_size=4))
def test_no_text_breaks_it(safety: Safety, text: str, earlier: list[str]) -> None:
    verdict = safety.assess(text, earlier)

    assert verdict.about in ABOUTS
    assert set(verdict.topics) <= set(TOPICS)
    assert verdict.topics == ("geen",) or "geen" not in verdict.topics
    assert (verdict.kind is None) == (verdict.level != "crisis")


def test_rule_evidence_quotes_the_original(safety: Safety) -> None:
    verdict = safety.assess("Hoi. Kwil écht NIE meer leven joh")

    assert verdict.evidence[0].words in "Hoi. Kwil écht NIE meer leven joh"
    assert verdict.evidence[0].rule == "suicidaliteit-dood-willen"


def test_model_evidence_names_words_of_the_message(safety: Safety) -> None:
    verdict = safety.assess("Vandaag PALLETS gestapeld")

    assert verdict.evidence[-1].rule == f"model:{safety.version}"
    assert set(verdict.evidence[-1].words.split(" … ")) <= {"Vandaag", "PALLETS", "gestapeld"}


@pytest.mark.parametrize(
    ("text", "level"), [("grapje", "crisis"), ("Geintje!! 😂", "crisis"), ("ik meen het", "crisis"), ("ja", "uitval")]
)
def test_an_answer_does_not_erase_the_crisis_before_it(safety: Safety, text: str, level: str) -> None:
    assert safety.assess(text, ["ik wil dood"]).level == level
    assert safety.assess(text).level == "none"


def test_ordinary_messages_inherit_nothing(safety: Safety) -> None:
    assert safety.assess("hoe laat gaat de bus", ["ik wil dood"]).level == "none"
    assert safety.assess("ja", ["ik wil dood", "hoe laat gaat de bus"]).level == "none"


def test_a_crisis_is_found_in_a_long_paste(safety: Safety) -> None:
    lines = ["vandaag pallets gestapeld in het magazijn en daarna koffie"] * 50
    lines[31] = "ik wil niet meer leven"

    assert safety.assess("\n".join(lines)).level == "crisis"


def test_long_text_is_judged_in_bounded_time(safety: Safety) -> None:
    text = "ik ging gisteren naar school en daarna met mijn vader naar de stad. " * 150
    safety.assess(text)

    begin = time.process_time()
    safety.assess(text)

    assert time.process_time() - begin < 0.5  # about 0.1 s on a quiet machine


def test_an_unexplained_mention_of_death_is_never_hidden(safety: Safety) -> None:
    assert safety.assess("ik dacht op de brug even aan mezelf ophangen").level != "none"


def test_one_and_many_agree_also_from_threads(safety: Safety) -> None:
    texts = ["ik wil dood", "hoi", "ben ontslagen", "mijn vriendin wil dood"] * 5
    many = [verdict.level for verdict in safety.assess_many(texts)]

    with ThreadPoolExecutor(4) as pool:
        assert [verdict.level for verdict in pool.map(safety.assess, texts)] == many


def test_a_missing_or_broken_model_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "signals-x.npz").write_bytes(b"not a model")

    for name in ("signals-none.npz", "signals-x.npz"):
        with pytest.raises(ModelMissing, match=r"run python -m bot\.safety\.train"):
            Safety.load(tmp_path / name, Language())

"""Whatever somebody sends, a verdict comes back, and soon."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.signal import ABOUTS, LEVELS, TOPICS, Assessment
from bot.safety import Safety

SECONDS = 1.0  # of processor time for anything of at most 10,000 characters; 0.1 s on a quiet machine
_EMOJI = st.sampled_from([*"😭😂💀❤️🏳️‍🌈👨‍👩‍👧🫠🇳🇱", "👍🏽", "\u200d", "\ufe0f"])
_MARKS = st.characters(min_codepoint=0x300, max_codepoint=0x36F)
_DUTCH = st.sampled_from(
    ["ik", "wil", "niet", "dood", "meer", "mn", "pa", "slaat", "me", "haha", "kweet", "ut", "nie", ",", ".", "?", "\n"]
)
_SCRIPTS = st.text(
    st.characters(min_codepoint=0x370, max_codepoint=0xD7FF, categories=("L", "M", "N", "P", "S")), max_size=40
)
_CODE = st.sampled_from(
    ["def f(x): return {x: [1]}", "<script>alert(1)</script>", "'; drop table learner; --", "${jndi:ldap://x}",
     "%s%n%x", "{{ 7*7 }}", "../../etc/passwd", "[jumbo](bedrijf)", "/start", "SELECT * FROM x", "a" * 300,
     "(" * 200, "\\" * 90]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zs")), max_size=60),  # half or unseen characters
    st.lists(_EMOJI, max_size=60).map("".join),
    st.lists(st.tuples(_DUTCH, st.lists(_MARKS, max_size=8)), max_size=30).map(
        lambda words: " ".join(word + "".join(marks) for word, marks in words)
    ),
    st.lists(st.one_of(_DUTCH, _SCRIPTS, _EMOJI, _CODE, st.text(max_size=20)), max_size=40).map(" ".join),
    st.lists(st.lists(_DUTCH, max_size=12).map(" ".join), min_size=50, max_size=60).map("\n".join),
    st.tuples(st.one_of(_DUTCH, _CODE, _EMOJI, st.characters()), st.integers(1, 10_000)).map(
        lambda pair: (pair[0] * pair[1])[:10_000]
    ),
    st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")),
)
_FUZZ = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sound(verdict: Assessment) -> None:
    """Every field has a value that the rest of the product knows, and all of it can be stored."""
    assert verdict.level in LEVELS
    assert verdict.about in ABOUTS
    assert verdict.topics
    assert set(verdict.topics) <= set(TOPICS)
    assert (verdict.kind is None) == (verdict.level != "crisis")
    json.dumps([[one.words, one.rule] for one in verdict.evidence])


def soon(safety: Safety, text: str) -> Assessment:
    """The verdict, and that it came soon: one of two tries, since what else runs may hold up a single one."""
    took = []
    for _ in range(2):
        begin = time.process_time()
        verdict = safety.assess(text)
        took.append(time.process_time() - begin)
        if took[-1] < SECONDS:
            return verdict
    raise AssertionError(f"{took} seconds of processor time")


@_FUZZ
@given(text=TEXTS)
def test_any_text_gets_a_sound_verdict_soon(safety: Safety, text: str) -> None:
    verdict = soon(safety, text)

    sound(verdict)
    assert all(part in text for one in verdict.evidence for part in one.words.split(" … "))


@settings(_FUZZ, max_examples=60)
@given(texts=st.lists(TEXTS, max_size=5))
def test_company_does_not_change_a_verdict(safety: Safety, texts: list[str]) -> None:
    together = [verdict.level for verdict in safety.assess_many(texts)]

    assert together == [safety.assess(text).level for text in texts]


@settings(_FUZZ, max_examples=60)
@given(before=TEXTS, after=TEXTS)
def test_a_clear_cry_is_heard_between_rubbish(safety: Safety, before: str, after: str) -> None:
    """On a line of its own; quotation marks around it would make it somebody else's words."""
    before, after = (text.translate({ord(sign): None for sign in '"“”„'}) for text in (before, after))
    verdict = safety.assess(f"{before}\n.\nik wil niet meer leven\n.\n{after}")

    assert verdict.level == "crisis"


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n" * 50, "\x00", "\ud83d", "\ud83d hoi \ude2d", "\u202eneved reem tein liw ki", "ik w\u200bil dood",
        "👍", "😭" * 3000, "n̸̨͙̈e̶͇͝e̵̲͐" * 400, "ʎɐʞo", "ｉｋ ｗｉｌ ｄｏｏｄ", "i k  w i l  d o o d",
        "ik wil dood " * 800, "ja\n" * 3000, "https://" + "a" * 9000, "1" * 10_000, "niet " * 2000, '"' * 5000,
        "-" * 10_000,
    ],
)  # fmt: skip
def test_known_oddities(safety: Safety, text: str) -> None:
    sound(soon(safety, text))

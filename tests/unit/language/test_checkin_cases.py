"""Messages in youth language, and the check-in facts that they do and do not contain."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.language import CheckinReader

CASES = Path(__file__).parent / "cases"


def _cases() -> list[Any]:
    params = []
    for path in sorted(CASES.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, case in enumerate(content["cases"]):
            case = {"profile": content.get("profile"), **case}
            marks = [pytest.mark.xfail(reason=case["misses"], strict=True)] if "misses" in case else []
            params.append(pytest.param(case, id=f"{path.stem}-{number}", marks=marks))
    return params


@pytest.mark.parametrize("case", _cases())
def test_reads_what_the_message_says_and_no_more(
    reader: CheckinReader, now: datetime, case: dict[str, Any]
) -> None:
    """A case with `misses` is known to go wrong, for the reason given there."""
    now = datetime.fromisoformat(case["now"]) if "now" in case else now

    answers = reader.read(case["text"], question=case.get("question"), profile=case["profile"], now=now)

    expected = case.get("expect", {})
    assert {name: answers[name].value for name in expected if name in answers} == expected
    assert {name: answers[name].date for name in case.get("dates", {})} == case.get("dates", {})
    assert [name for name in case.get("absent", []) if name in answers] == []
    assert [name for name in answers if answers[name].refused] == case.get("refused", [])
    for answer in answers.values():
        assert answer.words in case["text"]

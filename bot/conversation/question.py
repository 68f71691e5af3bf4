"""The check question as it is said, and what the answer to it means (`controlevraag.yml`). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, cast

from bot.content import load
from bot.conversation import hearing, texts
from bot.core.check import CheckStep
from bot.core.signal import Assessment
from bot.ports import Outgoing

PREFIX = "check:"
ALONE = ("stranger", "nobody")  # states of contact in which nobody can be told
Answer = Literal["no", "yes", "unsure", "person", "again"]


def question(step: CheckStep, state: str, **names: str) -> Outgoing:
    """The question, or its second form. `state`: who can be told, as in `contact_state`."""
    asked = texts.block(load("controlevraag")["again" if step.state == "again" else "ask"][step.whose], 0, PREFIX)
    if state in ALONE or step.state == "again":
        return asked
    coach = names.get("coach") or load("crisis")["iemand"]
    told = texts.fill(load("controlevraag")["silent"]["text"], coach=coach)
    return replace(asked, text=f"{asked.text}\n{told}")


def understood(text: str, payload: str | None, verdict: Assessment) -> Answer | None:
    """What a tap or typed words mean under the question; None when they are no answer to it."""
    if payload is not None:
        tapped = payload.removeprefix(PREFIX)
        return cast(Answer, tapped) if payload.startswith(PREFIX) and tapped in ("no", "yes", "person") else None
    rules, words = load("controlevraag")["words"], hearing.plain(text)
    grave = verdict.level == "uitval" and bool(set(verdict.topics) & set(rules["worrying"]))
    said = _typed(words, rules) if len(words.split()) <= rules["longest"] else None
    worries = verdict.doubt is not None or grave
    if said == "no" and worries and (verdict.doubt is None or verdict.doubt.ruled or re.search(rules["but"], words)):
        return "unsure"
    return said or ("unsure" if worries else None)


def _typed(words: str, rules: Mapping[str, Any]) -> Answer | None:
    has = {name: re.search(rules[name], words) is not None for name in ("person", "no", "fine", "yes", "unsure", "why")}
    if has["person"]:
        return "person"
    if has["yes"] and (has["fine"] or re.search(r"\bnee\b", words)):
        return "again"
    if has["no"] or has["fine"]:
        return "no"
    if has["yes"] or has["unsure"]:
        return "yes" if has["yes"] else "unsure"
    return "again" if has["why"] else None

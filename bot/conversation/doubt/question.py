"""The check question as it is said, and what the answer to it means (`controlevraag.yml`). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, cast

from bot.content import load
from bot.conversation import texts
from bot.conversation.danger import hearing
from bot.conversation.danger.lines import line_of
from bot.core.check import CheckStep
from bot.core.signal import Assessment
from bot.meaning import meant
from bot.ports import Outgoing
from bot.understanding.moves.farewells import done

PREFIX = "check:"
ALONE = ("stranger", "nobody")  # states of contact in which nobody can be told
Answer = Literal["no", "yes", "unsure", "person", "again"]
# What each expression of the content means; the first that fits counts.
_ORDER: Mapping[str, Answer] = {
    "person": "person", "unsafe": "yes", "yes": "yes", "unsure": "unsure", "ja": "again", "no": "no", "fine": "no",
    "why": "again",
}  # fmt: skip


def question(step: CheckStep, state: str, **names: str) -> Outgoing:
    """The question, or its second form. `state`: who can be told, as in `contact_state`."""
    content, form = load("controlevraag"), "mild" if step.mild else "again" if step.state == "again" else "ask"
    own = content["kinds"].get(step.kind, {}).get(step.whose if form == "ask" else f"{form}_{step.whose}")
    asked = texts.block(own or content[form][step.whose], 0, PREFIX)
    if state in ALONE or step.state == "again":
        return asked
    coach = names.get("coach") or load("crisis")["iemand"]
    told = texts.fill(content["silent"]["text"], coach=coach)
    return replace(asked, text=f"{asked.text}\n{told}")


def understood(text: str, payload: str | None, verdict: Assessment, *, mild: bool = False) -> Answer | None:
    """What a tap or typed words mean under the question; None when they are no answer to it.

    A worry or a doubt in them never makes a yes of them; beside "nee maar", or alone and short, it is asked again.
    After the mild question so is anything bad beside a no, or instead of one, and a yes to who may know is no answer;
    after the plain one "ik denk er elke avond aan" is a yes.
    """
    if payload is not None:
        tapped = payload.removeprefix(PREFIX)
        return cast(Answer, tapped) if payload.startswith(PREFIX) and tapped in ("no", "yes", "person") else None
    rules, words = load("controlevraag")["words"], hearing.plain(text)
    count = len(words.split())
    if not words or count > rules["longest"]:
        return None
    said = _typed(words, rules)
    if not mild and re.search(rules["thinks"], words) and not re.search(rules["thinks_not"], words):
        return "yes"
    if mild and re.search(rules["bad"], words) and (said == "no" or (said is None and count <= rules["bad_longest"])):
        return "again"
    if said == "no" and limited(text):
        return "again"
    if mild and said == "again" and _arranges(text, verdict):
        return None
    doubt, worrying = verdict.doubt, bool(set(verdict.topics) & set(rules["worrying"]))
    if said == "no" and ((doubt and doubt.ruled) or ((doubt or worrying) and re.search(rules["but"], words))):
        return "again"
    grave = worrying and verdict.level == "uitval"
    return said or ("again" if count <= rules["shortest"] and (grave or (doubt and doubt.ruled)) else None)


def answered(text: str, payload: str | None, verdict: Assessment, step: CheckStep) -> Answer | None:
    """The same under the question of a step: a no that holds for now only, asked twice and never denied, is a doubt."""
    said = understood(text, payload, verdict, mild=step.mild)
    return "unsure" if said == step.state == "again" and payload is None and limited(text) else said


def limited(text: str) -> bool:
    """Whether a no holds for now only ("nee nu is ie werken"), or something grave follows it, and no denial."""
    rules, words = load("controlevraag")["words"], hearing.plain(text)
    if not re.search(rules["lead"], text, re.IGNORECASE) or len(words.split()) > rules["longest"]:
        return False
    if re.search(rules["for_now"], words):
        return True
    read, dark = meant(text), rules["dark"]
    return read.words["crisis"] >= float(dark["least"]) and read.does["declines"] < float(dark["declines"])


def _arranges(text: str, verdict: Assessment) -> bool:
    """Whether a message surely says who may know or when to call, and nothing of danger: the yes in it is to that."""
    rules, read = load("controlevraag")["words"]["arranges"], meant(text)
    if verdict.level != "none" or verdict.doubt is not None or read.words["crisis"] >= float(rules["dark"]):
        return False
    return max(read.answers[label] for label in rules["labels"]) >= float(rules["least"])


def calmed(step: CheckStep, age: int | None = None) -> Outgoing:
    """What is said to a no: with the line of the danger that was asked about; after the mild question none."""
    if step.mild:
        return texts.block(load("controlevraag")["answers"]["mild_no"])
    return texts.block(load("controlevraag")["answers"]["no"], lijn=_line(step, age))


def to_speak(step: CheckStep, state: str, coach: str, age: int | None = None) -> Outgoing:
    """What is said to who wants to speak with somebody. `state`: who can be told."""
    entry = load("controlevraag")["answers"]["person_alone" if state in ALONE else "person"]
    return texts.block(entry, coach=coach, lijn=_line(step, age))


def _line(step: CheckStep, age: int | None) -> str:
    """The line to talk with, for this danger: one for an emergency alone is none of these."""
    rules = load("controlevraag")["no_line"]
    line = line_of(step.kind, step.whose, age) if step.kind in rules["own"] else rules["other"]
    return texts.fill(f"{{lijn:{line}}}")


def besides(text: str) -> str:
    """What was said behind a no, where that is more than a few words; else ""."""
    rules = load("controlevraag")["words"]
    rest = re.sub(rules["lead"], "", text, flags=re.IGNORECASE)
    return rest if len(rest.split()) > rules["besides"] or done(rest) else ""


def _typed(words: str, rules: Mapping[str, Any]) -> Answer | None:
    has = {name: re.search(rules[name], words) is not None for name in _ORDER}
    has["unsure"] = has["unsure"] and len(words.split()) <= rules["shortest"]
    has["fine"] = _fine(words, rules)
    if has["ja"] and has["fine"]:
        return "again"
    return next((meant for name, meant in _ORDER.items() if has[name]), None)


def _fine(words: str, rules: Mapping[str, Any]) -> bool:
    """Whether it is said that all is well, and of nothing else than oneself ("werk gaat goed")."""
    found = re.search(rules["fine"], words)
    if found is None or len(words.split()) > rules["fine_longest"]:
        return False
    return re.search(rules["fine_about"], words[: found.start()]) is not None

"""What ends a talk means the same wherever it is said: in a check-in, after a check question, after it all. Pure.

Thanks in a sentence, "dat was alles", a goodbye: met with one short word, and with no question after it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from bot.content import load
from bot.core.checkin import Answer
from bot.understanding.kind import acknowledging
from bot.understanding.moves import spoken
from bot.understanding.moves.leaving import about_else, goodbye
from bot.understanding.moves.routes import may_end, rests_now, surely
from bot.understanding.questions.asked_for import asks
from bot.understanding.said import Heard, Said

FILE = "gespreksloop"
THANKED, BYE, DONE = "utter_graag_gedaan", "utter_doei_later", "utter_nee"


def parting_word(text: str) -> str:
    """The response to a message that only ends the talk, "" for any other."""
    rules = load(FILE)["closing"]
    line = " ".join(text.lower().split())
    if not line or len(line.split()) > rules["parting_most"] or asks(text) or acknowledging.felt(text):
        return ""
    if re.search(rules["wants"], line) or re.search(load("erkenning")["not_light"], line):
        return ""
    if spoken.thanked(text):
        return THANKED
    if goodbye(text):
        return BYE
    return DONE if done(text) else ""


def sure_goodbye(said: Said, rule: Mapping[str, Any]) -> Heard | None:
    """A goodbye that the engine is very sure of (`alone` of its rule), where nothing else is said."""
    if not rule.get("alone") or said.confidence < rule["alone"] or not nothing_else(said.text):
        return None
    return Heard({}, (parting_word(said.text) or BYE,), leaves="rest")


def rests_surely(said: Said, rule: Mapping[str, Any], answers: Mapping[str, Answer]) -> Heard | None:
    """ "Later", by the engine and by what the message does, beside no more than a guess at an answer: the talk rests,
    and no message of ours is held back."""
    told = any(not one.guess for one in answers.values())
    later = rule["leaves"] == "rest" and not (told or asks(said.text)) and rests_now(said.text)
    return Heard({}, tuple(rule["say"]), leaves="rest") if later and not acknowledging.felt(said.text) else None


def left(text: str, answers: Collection[str]) -> Heard | None:
    """A goodbye by what the message means, though no list has its words, where it answers nothing."""
    return Heard({}, (BYE,), leaves="rest") if not answers and meant(text) == BYE else None


def nothing_else(text: str) -> bool:
    """Whether a message is so short, and so free of anything told or asked, that a sure goodbye is one."""
    line = " ".join(text.lower().split())
    if asks(text) or acknowledging.felt(text) or re.search(load("erkenning")["not_light"], line):
        return False
    if re.search(load(FILE)["closing"]["until"], line):
        return False
    return len(line.split()) <= load(FILE)["closing"]["alone_most"] and not spoken.domains(text)


def meant(text: str) -> str:
    """The response to a message that by its meaning only thanks or leaves, though no list has its words; "" for any
    other. Nothing hard is told in it, nothing asked and nothing taken."""
    line, rules = " ".join(text.lower().split()), load(FILE)["closing"]
    most = int(load("strekking")["routes"]["most"])
    if asks(text) or acknowledging.felt(text) or re.search(rules["takes"], line) or len(line.split()) > most:
        return ""
    if re.search(rules["wants"], line) or re.search(load("erkenning")["not_light"], line):
        return ""
    if surely("thanks", text) or (may_end(text) and spoken.thanked(text)):
        return THANKED
    return BYE if surely("leaves", text) and not about_else(text) else ""


def done(text: str) -> bool:
    """Whether a clause of a message says that this was all."""
    return any(re.search(one, part) for part in spoken.clauses(text) for one in load(FILE)["closing"]["says"])


def only_thanks(text: str) -> bool:
    """Whether a message is thanks, and what ends a talk beside it, and no yes: nothing offered is taken by it."""
    rules = load(FILE)["closing"]
    if not spoken.thanked(text) or asks(text) or re.search(rules["takes"], text.lower()):
        return False
    rest = re.sub(rf"\b{rules['thanks']}\b", " ", text.lower())
    return not set(re.findall(r"[^\W_]+", rest)) - {*map(str, rules["small"]), *rules["passing"]}


def not_taken(text: str) -> str:
    """The response to thanks or a goodbye behind an offer, which take nothing ("oke goed, doei"); "" for any other."""
    if only_thanks(text):
        return THANKED
    return BYE if goodbye(text) and not re.search(load(FILE)["closing"]["takes"], text.lower()) else ""


def no_need(text: str) -> bool:
    """Whether a message says that no help is needed; not one about a call, nor one that asks for something."""
    rules = load(FILE)["closing"]
    line = " ".join(text.lower().split())
    return re.search(rules["no_need"], line) is not None and not (asks(text) or re.search(rules["wants"], line))

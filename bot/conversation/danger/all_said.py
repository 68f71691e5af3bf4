"""Everything that one message in a crisis says: what comes first, and what else is to be heard.

A message is read whole, and clause by clause. Of a clause alone nothing counts by which somebody would be safe; what
alarms, asks, wishes or tells of a place or a person does. The lines are `said_too` in `crisis.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.content import load
from bot.conversation.danger import crisis, hearing, reaching, tongue
from bot.conversation.danger.crisis import CrisisReply, Person
from bot.conversation.danger.lines import ALARMING
from bot.conversation.danger.step import CrisisStep
from bot.conversation.intake import Talk, contact_state
from bot.services.parts import Parts

WISH = "wens"  # how he wants to be reached, where it is not what is answered
# What a clause may say, the most urgent first.
_ORDER = (
    "slechter", "erg_nu", "komt_eraan", "kan_niet_weg", "meent_het", "niet_veilig", "alleen_kamer", "alleen_nu",
    "niemand_erbij", "zelf_heen", "geeft_weg", "loopt_weg", "naar_toe", "gaat_naar", "filmpjes", "slaapt", "dichtbij",
    "waar_binnen", "bij_iemand", "erbij_ander", "vertrouwd", "even_weg", "kies_bellen", "ga_helpen", "gaat_bellen",
    "gevaar_later", "echt_bellen",
    "niet_opgenomen", "bijna_leeg", "waar_heen", "niet_praten", "geen_tegoed", "waar", "koud", "geen_ander",
    "weinig_geld", "straf", "politie_komt", "opname", "geheim", "doorvertellen", "zelf_fout", "moet_zeggen",
    "wat_bij_bellen", "gaat_over", "ouders", "melden", "betalen", "wanneer", "meelezen", "bel_mij",
    "werk_zeggen", "slaat_niet", "wie_bellen", "niet_bellen", "niet_zeggen", "niet_durven",
    "niet_durven_zeggen", "geschrokken", "zelf_goed",
    *hearing.WEIGHS,
)  # fmt: skip
# A whole message that is one of these says less than a clause of it may.
_SOFT = (*hearing.WEIGHS, "weet_niet", "laat_maar", "rust", "grapje", "niet_zeggen", "ouders", "meelezen", "robot")
_CALM = (*hearing.CALMER, "veilig", "grapje", "laat_maar", "rust", "zelf_goed", "weet_niet")
# Where he is, or who is there: a clause that alarms comes before it.
_PLACES = ("bij_iemand", "dichtbij", "slaapt", "vertrouwd", "waar", "waar_binnen", "even_weg")
# What one clause may say beside something else.
_WITH = (
    "bijna_leeg", "geen_tegoed", "niet_praten", "waar_binnen", "koud", "geen_ander", "weinig_geld", "slaapt",
    "schaamte",
)  # fmt: skip
_IN_ONE = ("niet_durven",)  # of words that stand in one clause: "bellen mag. niet moeilijk praten" says none of it
# What a reply says already.
_SAME = {"hulp_er": ("erbij_ander",), "voorbij": ("erbij_ander",), "geholpen": ("erbij_ander",), "zelf_heen": ("waar",)}
_REACH = ("beltijd", "bel_mij", "niet_bellen")  # replies that say themselves how he wants it
_OWN_HARM = ("suicidaliteit", "zelfbeschadiging")
_CUT = re.compile(r"[.!?;\n]+|,\s|\s(?=(?:en|maar|want|dus|omdat)\s)", re.IGNORECASE)
_LINES = 3  # at most so many lines beside a block
_WHOLE = 5  # lines of a block with what is said beside it; one line beside it there always is


@dataclass(frozen=True)
class Said:
    """The reply that a message means, None for none, and what else it says."""

    reply: str | None
    also: tuple[str, ...] = ()


def of(
    step: CrisisStep, text: str, whole: str | None, allowed: Callable[[str], str | None], *, own: bool = True
) -> Said:
    """What a message says. `whole`: what it means as one; `allowed`: what a reading amounts to in this talk, None where
    it is none; `own`: whether its first clause may answer our question with a yes or a no."""
    clauses = [part.strip() for part in _CUT.split(text) if part.strip()]
    if len(clauses) < 2 and whole not in _ORDER:
        return Said(whole)
    found = [one for one in map(allowed, _read(step, clauses, own=own)) if one is not None]
    found.sort(key=_rank)
    whole = None if whole in _IN_ONE and whole not in found else whole
    first = found[0] if found and _yields(whole, found) else whole
    held = [whole] if whole is not None and (whole in found or whole not in _SOFT) else []  # else of words far apart
    beside = [one for one in dict.fromkeys([*found, *held]) if one != first and one not in _SAME.get(first or "", ())]
    shown = load("crisis")["said_too"][step.about]
    return Said(first, tuple(one for one in beside if one in shown)[:_LINES])


def with_lines(reply: CrisisReply, also: Iterable[str], person: Person, wish: str = "") -> CrisisReply:
    """A block with a line for each thing that was said beside, before its question."""
    text, step = reply.message.text, reply.step
    shown = load("crisis")["said_too"][step.about]
    entries = [shown[name] for name in also if name in shown]
    made = [_line(entry, step, person, wish) for entry in entries]
    room = max(1, min(_LINES, _WHOLE - len(text.split("\n"))))
    lines = [line for line in dict.fromkeys(made) if line and line not in text][:room]
    rest, _, asked = text.rpartition("\n")
    parts = [rest, *lines, asked] if asked.endswith("?") else [text, *lines]
    return replace(reply, message=replace(reply.message, text="\n".join(filter(None, parts))))


def means(step: CrisisStep, text: str) -> tuple[str, ...]:
    """That what he may hurt himself with is to be put away, where he has it at hand."""
    at_hand = step.about == "self" and step.danger in _OWN_HARM and not step.called
    return ("middel",) if at_hand and hearing.has("means", hearing.plain(text)) else ()


def afraid(said: str | None, text: str) -> tuple[str, ...]:
    """That he is afraid of what somebody does who hears of it ("dan ben ik dood")."""
    speaks = said in ("niet_zeggen", "ouders", "doorvertellen", "wie_weet")
    return ("bang_thuis",) if speaks and hearing.has("they_kill", hearing.plain(text)) else ()


def wish(parts: Parts, talk: Talk, said: str) -> str:
    """How he wants to be reached, said beside something else, as it stands in a case; "" for nothing."""
    if talk.learner is None or talk.inbound.payload is not None or said in _REACH:
        return ""
    text = tongue.read(talk.inbound.text, talk.earlier)
    clauses = [part for part in _CUT.split(text) if part.strip()]
    ways = reaching.ways(text) or [way for clause in clauses for way in reaching.ways(clause)]
    ways = [*ways, *(one for one in reaching.times(parts, talk) if one not in ways)]
    if not ways or contact_state(parts, talk.account.learner_id)[0] == "nobody":
        return ""
    return ", ".join(dict.fromkeys(ways))


def shown(step: CrisisStep, value: str) -> str:
    """Such a wish in words."""
    return reaching.replied(step, None, "staffed", value)[0] if value else ""


def _line(entry: dict[str, str], step: CrisisStep, person: Person, wish: str) -> str:
    whole = {"text": entry.get("text", ""), "told": entry.get("told", "")}
    if not whole["text"] and person.alone:
        return ""
    return crisis.said(whole, step, person, tijd=wish).text.strip().replace("\n", " ")


def _read(step: CrisisStep, clauses: list[str], *, own: bool) -> Iterable[str]:
    """The replies that the clauses mean; a yes or no is an answer in the first one only."""
    for at, clause in enumerate(clauses):
        said = crisis.understood(step, clause, None) if at == 0 and own else None
        if said not in _ORDER:
            said = hearing.among(_ORDER, clause, (step.kind, step.danger), step.about)
        elif said in hearing.THERE and not hearing.has("somebody_there", hearing.plain(" ".join(clauses))):
            said = None  # "ja. daar denk ik aan": nobody is there by that yes
        if said is not None:
            yield said
            yield from hearing.every(_WITH, clause, (step.kind, step.danger), step.about)


def _yields(whole: str | None, found: list[str]) -> bool:
    """Whether a clause comes before what the message means as one."""
    if whole is None:
        return True
    if whole in _CALM or whole in _PLACES:
        return found[0] in ALARMING
    return whole in _SOFT and _rank(found[0]) < _rank(whole)


def _rank(said: str) -> int:
    return _ORDER.index(said) if said in _ORDER else len(_ORDER)

"""What is agreed on about a case, kept with it and said back: when and how to be called, and who may know."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.content import load
from bot.core.agreement import EITHER, NO_CALL, NUMBER, amended, kind
from bot.core.checkin import Answer
from bot.core.consent import Consent
from bot.core.escalation import Escalation
from bot.language.private import Private, kept_private, private
from bot.language.telling import ALSO, ONLY, parties_in
from bot.records import UnitOfWork
from bot.services.escalations import cases
from bot.services.escalations.left_out import leave_out
from bot.services.parts import Parts

NAMES = ("bellen", "wie_weet")
WITHHELD = "withheld"  # a line of history: his words on what is not to be told
_NOTED = "utter_afspraak_genoteerd"
_UNLESS = re.compile(r"niet ((?:als|wanneer|terwijl|zolang) .+)")  # in his own words


def agree(parts: Parts, uow: UnitOfWork, case: Escalation, name: str, value: str, words: str = "") -> None:
    """Keep one agreement with the case; whom he does not want told is left out of it, and of what comes later. `words`
    are his own: what is not to be told stands in those alone, and nobody who reads the case sees them."""
    setattr(case, "call_time" if name == "bellen" else "who_knows", value)
    cases.note(parts, uow, case, f"agreed_{name}", "learner", value)
    if name == "wie_weet" and private(value) and kept_private(words) != Private():
        cases.note(parts, uow, case, WITHHELD, "learner", words)
    out = parties_in(value) if name == "wie_weet" else frozenset()
    if "doorstroompunt" in out and case.learner_id is not None:
        uow.add(Consent(case.learner_id, "doorstroompunt", False, parts.now()))
    leave_out(case, out)


def keep(
    parts: Parts, uow: UnitOfWork, case: Escalation, fresh: Mapping[str, Answer], known: Mapping[str, Answer],
    *, opened: bool = False,
) -> None:  # fmt: skip
    """Keep what was agreed on just now, and what was said of it before there was a case (`opened`: just now)."""
    held = {"bellen": case.call_time, "wie_weet": case.who_knows}
    for name in NAMES:
        answer = fresh.get(name) or (known.get(name) if opened or not held[name] else None)
        if answer is not None and answer.value and not answer.refused:
            answer = amended(name, Answer(held[name], "") if held[name] else None, answer)
            if answer.value != held[name]:
                agree(parts, uow, case, name, answer.value, answer.words)


def said_back(fresh: Mapping[str, Answer]) -> str:
    """The agreements in `fresh` in words, "" for none: "bellen morgen na 15:00", "niet aan moeder". The
    coach is a placeholder in it, to be filled in with his name."""
    found = [(name, fresh[name]) for name in NAMES if name in fresh]
    told = ((name, answer) for name, answer in found if answer.value and not answer.refused)
    line = ", ".join(_words(answer.value) if name == "bellen" else _people(answer) for name, answer in told)
    return re.sub(load("afspraken")["said_back"]["coach"], "[coach]", line)


def truly(responses: tuple[str, ...], fresh: Mapping[str, Answer]) -> tuple[str, ...]:
    """The responses, where only somebody else than the coach may know: what we can do then."""
    value = fresh["wie_weet"].value if "wie_weet" in fresh else ""
    others = [part for part in value.split(", ") if part.startswith(ONLY) and part != f"{ONLY}de coach"]
    return tuple("utter_alleen_via_coach" if others and one == _NOTED else one for one in responses)


def _words(value: str) -> str:
    rules = load("afspraken")["said_back"]
    whole = value.split(", ")
    apart = [one for one in whole if (kind(one) == "line" or _UNLESS.match(one)) and one not in rules["by_whom"]]
    parts = [one for one in whole if one not in apart]
    last = [rules["by_whom"].get(part, part) for part in parts if part in rules["by_whom"] or part.startswith(NUMBER)]
    ways = [part for part in parts if part in rules["ways"]]
    times = [part for part in parts if part not in (*ways, *rules["by_whom"]) and not part.startswith(NUMBER)]
    told = [rules["ways"][way] for way in ways if not (times and rules["ways"][way] == rules["ways"]["ja"])]
    writes = bool(set(ways) & {*rules["written"], NO_CALL})  # then a time is no time of a call
    calls = bool(times) or (bool(last) and not told)
    when = _when(times) if writes else f"{rules['call']} {_when(times)}".rstrip()
    written = [rules["ways"][way] for way in ways if way in rules["written"]]
    told = [" of ".join(written), *(one for one in told if one not in written)] if written else told
    return ", ".join([*told, *([when] if calls else []), *last, *map(_apart, apart)])


def _apart(part: str) -> str:
    """What stands by itself in words; when not to is a quote."""
    own = _UNLESS.match(part)
    return f'niet "{own[1]}"' if own else str(load("afspraken")["said_back"]["apart"].get(part, part))


def _when(times: Sequence[str]) -> str:
    """Times in words: two days are one or the other, a time goes with its day, and what is ruled out comes last."""
    wished = [part for part in times if not part.startswith("niet ")]
    denied = [part for part in times if part.startswith("niet ")]
    line = "".join(f"{_joint(before, part)}{part}" for before, part in zip(["", *wished], wished, strict=False))
    return ", maar ".join(filter(None, (line, " en ".join(denied))))


def _joint(before: str, part: str) -> str:
    """What stands between two times."""
    if not before or part.startswith(EITHER) or kind(before) != kind(part):
        return " " if before else ""
    edges = [one.split()[0] in load("afspraken")["said_back"]["edges"] for one in (before, part)]
    return " of " if not any(edges) or before.split()[0] == part.split()[0] else ", "


def _people(answer: Answer) -> str:
    """Who may know, and what of it: that in his own words, which do not stand in the case."""
    rules, found = load("afspraken")["said_back"], kept_private(answer.words)
    names = [_who(part) for part in answer.value.split(", ") if not private(part)]
    only = [f'{rules["only_what"]} "{one}"' for one in found.only]
    return ", ".join([*names, *only, *(f'{rules["not_what"]} "{one}"' for one in found.out)]) or answer.value


def _who(part: str) -> str:
    """Who may know, or may not, in words."""
    if not part.startswith(ALSO):
        return part
    return str(load("afspraken")["said_back"]["also"]).replace("[wie]", part.removeprefix(ALSO))

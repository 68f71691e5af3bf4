"""How and when he wants to be reached, said in a crisis: an agreement that is kept, and that the reply keeps to.

What words mean: `reach` and `times` in `crisis_woorden.yml`; the texts: `call_time` in `crisis.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.content import load
from bot.conversation.danger import by_meaning, crisis, hearing, readback
from bot.conversation.danger.crisis import CrisisReply, Person
from bot.conversation.danger.step import CrisisStep
from bot.conversation.intake import Talk, coach_unnamed, contact_state
from bot.conversation.texts import fill
from bot.core.agreement import NO_CALL, NUMBER, kind
from bot.core.checkin import Answer
from bot.core.learner import School
from bot.core.signal import Level
from bot.language.calling import read_times_to_call
from bot.language.phone import phone_in
from bot.language.reached import in_speech, reached
from bot.language.telling import NOT, telling
from bot.services.escalations import agreements
from bot.services.parts import Parts

WRITTEN = "liever een appje"
EASY = "in makkelijk Nederlands"
# What the words of such a wish may look like besides; any other answer comes first.
LIKE = (None, "bel_mij", "niet_bellen", "niet_zeggen", "wie_bellen", "wanneer", "ouders")
_ALONE = 5  # words of a clause that is a time and little else
_BESIDE = 4  # words beside who may know that ask for no answer of their own
_CLAUSE = re.compile(r"[,;!?\n]+|\.(?!\d)|\s(?=(?:want|omdat|dan)\s)", re.IGNORECASE)
_CLOCK = re.compile(r"\b(na|om|vanaf|voor|rond) (\d\d:\d\d)")
_FREE = ("in de avond", "vanavond", "zaterdag", "zondag", "in het weekend")
_WORN = ("niet bellen", "zo snel mogelijk", "maakt niet uit", "ja", WRITTEN)  # said in other ways here
_WRITES = ("suicidaliteit", "zelfbeschadiging")  # dangers in which 113 is the place to type


def heard(
    parts: Parts, talk: Talk, step: CrisisStep, said: str | None, alone: Level = "none"
) -> tuple[str | None, str]:
    """The reply that a message means, and the wish in it. `said`: the reply that its other words mean; `alone`: how
    grave it is by itself. A crisis by itself is no word about who may know ("zeg mn ouders dat het niet aan hun lag").

    A yes to a call leaves standing what was agreed of it before; who wants it now gets the words for now.
    """
    if said not in LIKE:
        return said, ""
    value, now = wish(parts, talk, step), hearing.at_once(talk.inbound.text)
    if value.startswith(NUMBER) and said is not None:
        value = ""  # what is said of a call is answered; the number is kept with it
    if not value and said == "bel_mij" and not now:
        value = _held(parts, talk)
    if value == EASY and said == "bel_mij":
        value = f"ja, {EASY}"  # how it is to be said is no leave by itself
    if value and not (now and said in (None, "bel_mij")):
        return "beltijd", value
    known = told_whom(talk) if said in (None, "niet_zeggen") and alone != "crisis" else ""
    if said == "niet_zeggen" and all(part.startswith(NOT) for part in known.split(", ")) and not _named(known):
        return said, ""  # a warning for who reads the case, with his own words
    if not known and said is None and alone != "crisis" and by_meaning.leave(parts, talk):
        known = str(load("crisis")["mag_weten"])
    if known and contact_state(parts, talk.account.learner_id)[0] != "nobody":
        return "wie_weet", known
    return said or _called(value), ""


def told_whom(talk: Talk) -> str:
    """Who may know and who may not, in a message that says nothing else; "" for none."""
    if talk.learner is None or talk.inbound.payload is not None:
        return ""
    text = coach_unnamed(talk)
    wishes = telling(text)
    if hearing.has("farewell", hearing.plain(text)):
        return ""
    return wishes.value if len(wishes.rest.split()) <= _BESIDE else ""


def secret(text: str) -> str:
    """Who is not to know by a message that tells other things too; "" where that is not clear. "Dan ben ik dood" is
    fear of who hears it, and no goodbye."""
    words = re.sub(load("crisis_woorden")["they_kill"], "", hearing.plain(text))
    value = "" if hearing.has("farewell", words) else telling(text).value
    return ", ".join(part for part in value.split(", ") if part.startswith(NOT))


def _named(known: str) -> bool:
    """Whether somebody by name is not to know: that is written down as he says it."""
    return any(part.removeprefix(NOT)[:1].isupper() and part.removeprefix(NOT) != "UWV" for part in known.split(", "))


def _held(parts: Parts, talk: Talk) -> str:
    """When he said that he may be called, in the crisis that is open; "" where he did not."""
    with parts.begin() as uow:
        live = uow.cases.live_of(talk.learner.id) if talk.learner is not None else ()
        said = ", ".join(case.call_time for case in live if case.level == "crisis" and case.call_time)
    return ", ".join(part for part in said.split(", ") if part not in _WORN and not part.startswith(NUMBER))


def _called(value: str) -> str | None:
    return "bel_mij" if value else None


def wish(parts: Parts, talk: Talk, step: CrisisStep) -> str:
    """What he says of it, as it stands in a case ("liever een appje, na 17:00"); "" for nothing, and where nobody of a
    school could be told."""
    if talk.learner is None or talk.inbound.payload is not None:
        return ""
    asked = crisis.asks_call(step) or step.block == "answers.terugbellen"
    values = ways(talk.inbound.text)
    if (asked or calls(talk.inbound.text)) and (number := phone_in(talk.inbound.text)):
        values.append(NUMBER + number)
    values += [part for part in times(parts, talk, asked=asked) if part not in values]
    return "" if contact_state(parts, talk.account.learner_id)[0] == "nobody" else ", ".join(values)


def times(parts: Parts, talk: Talk, *, asked: bool = False) -> list[str]:
    """When he may be called, in the clauses that say so; `asked`: the call is what is talked of."""
    text = talk.inbound.text
    if talk.learner is None or talk.inbound.payload is not None:
        return []
    speaks, spoken = asked or bool(ways(text)), asked or calls(text)
    timed = " ".join(
        part for part in _CLAUSE.split(text) if part
        and hearing.timed(part, asked=speaks or (spoken and len(part.split()) <= _ALONE))
    )  # fmt: skip
    if not timed:
        return []
    read = parts.reader.read(in_speech(timed), question="bellen", profile=talk.learner.profile, now=parts.now())
    found = read.get("bellen")
    value = found.value if found is not None and not found.refused else ""
    return [part for part in value.split(", ") if part and part not in _WORN and kind(part) in ("day", "clock")]


def calls(text: str) -> bool:
    """Whether a message says that he may be called."""
    words = hearing.plain(text)
    return re.search(load("crisis_woorden")["times"]["calls"], words) is not None and not re.search(
        _rules()["unless"], words
    )


def ways(text: str) -> list[str]:
    """How he wants to be reached, and when not, besides times: in set words, or in his own."""
    words, rules = hearing.plain(text), _rules()
    if len(words.split()) > rules["most"] or not re.search(rules["about"], words) or re.search(rules["unless"], words):
        return []
    found = [name for name, patterns in rules["ways"].items() if any(re.search(one, words) for one in patterns)]
    when = re.search(rules["when_not"], text, re.IGNORECASE)
    if when is not None:
        found.append(f"niet {' '.join((when[1] or when[2]).lower().split())}")
    return _with_all(found, text, words)


def _with_all(found: list[str], text: str, words: str) -> list[str]:
    """The ways with what is read of them in any talk; that he is not to be called, alone, is an answer of its own."""
    if hearing.has("farewell", words):
        return found
    own = {one for one in found if one.startswith("niet ")}
    more = [one for one in reached(text) if one not in found and not any(one in held or held in one for held in own)]
    return [*found, *more] if found or more != [NO_CALL] or read_times_to_call(text) else found


def reply(parts: Parts, talk: Talk, step: CrisisStep, person: Person, value: str, said: str) -> CrisisReply:
    """The wish said back, what has to be said of it honestly, and the open question. `said`: the kind of agreement."""
    state, names = contact_state(parts, talk.account.learner_id)
    if said == "wie_weet":
        given = "leave" if value == load("crisis")["mag_weten"] else "who"
        text = load("crisis")["call_time"]["who_named" if _named(value) else given]
        shown = agreements.said_back({said: Answer(value, "")}) if readback.may_repeat(step, value) else _unsaid()
        return crisis.agreed(step, person, text, said, **(names | {"wie": fill(shown, **talk.names)}))
    with parts.begin() as uow:
        school = uow.get(School, talk.learner.school_id) if talk.learner is not None else None
    words, more = replied(step, school, state, value)
    entry = load("crisis")["call_time"]
    new = wish(parts, talk, step)
    held = not new or (new.startswith(NUMBER) and new != value)  # a number says nothing of when
    first, _, rest = entry["held" if held else "text"].partition("\n")
    text = "\n".join((first, *(one["text"] for one in more), rest))
    return crisis.agreed(step, person, text, said, **(names | {"tijd": words}))


def replied(step: CrisisStep, school: School | None, state: str, value: str) -> tuple[str, list[Mapping[str, Any]]]:
    """The wish in words, and the texts of what does not go as he wants it, or goes another way."""
    texts, parts = load("crisis")["call_time"], value.split(", ")
    shown = ", ".join(dict.fromkeys(_shown(step, part) for part in parts))
    if WRITTEN in parts:
        apart = [part for part in parts if kind(part) == "line"]
        when = ", ".join(_shown(step, part) for part in parts if part not in apart)
        words = ", ".join([agreements.said_back({"bellen": Answer(when, "")}), *(_shown(step, part) for part in apart)])
    else:
        words = shown
    more = [texts[part] for part in parts if part in texts]
    if WRITTEN in parts:
        more.append(texts["written_113" if step.danger in _WRITES else "written"])
    if school is not None and _closed(school, value):
        more.append(texts["closed"])
    if state == "outside":
        more.append(texts["away"])
    return words, more


def _shown(step: CrisisStep, part: str) -> str:
    """One wish in words; what is his own is a quote, unless it is better not given back."""
    if part.startswith(NUMBER):
        return str(load("crisis")["call_time"]["number"])
    own = re.match(r"niet ((?:als|wanneer|terwijl|zolang) .+)", part)
    if own is None:
        return str(_rules()["shown"].get(part) or load("afspraken")["said_back"]["apart"].get(part, part))
    return f'niet "{own[1]}"' if readback.may_repeat(step, part) else _unsaid()


def _unsaid() -> str:
    return str(load("crisis")["call_time"]["unsaid"])


def _closed(school: School, value: str) -> bool:
    """Whether all that he wishes for lies outside the hours in which somebody of school works."""
    start, _, end = school.staffed.partition("-")
    times = [(match[1], match[2]) for match in _CLOCK.finditer(value)]
    if times:
        return all(at <= start if word == "voor" else not start <= at < end for word, at in times)
    return any(part.removeprefix("op ").startswith(_FREE) for part in value.split(", "))


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("crisis_woorden")["reach"]
    return rules

"""What is agreed on: when and how to be called, and who may know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.content import load
from bot.core.agreement import EITHER, NO_CALL, NUMBER, in_turn, kind
from bot.core.checkin import Answer
from bot.language.analysis import Analysis
from bot.language.call_wish import CallTime, wants_call
from bot.language.calling import bare_time, call_times_in
from bot.language.clauses import clause_of, clauses, only_small, small
from bot.language.dates import DateFact
from bot.language.patterns import Match
from bot.language.phone import lines_in, phone_in
from bot.language.private import contact_in
from bot.language.weeks import bounded
from bot.language.words import sentences, words_of

_WRITING = ("liever een appje", "liever een mailtje")
_BY_WHOM = ("liefst een vrouw", "liefst een man")
_CALL_RANK = (*_WRITING, "niet bellen", "zo snel mogelijk", "maakt niet uit", "ja")
_LEADS = {"not_person": "niet aan", "only_person": "alleen", "also_person": "ook"}
_HOUR = frozenset({"uur", "u", "half"})  # a bare number may be a mark
_JOINS = frozenset({"en", "of", ","})


def agreed_call(
    said: Analysis, matches: Sequence[Match], days: Sequence[DateFact], *, asked: bool
) -> Answer | None:
    """Return when or how to be called. `matches` speak of calls; `asked`: that is the open question."""
    lines = lines_in(said.original)
    matches = [match for match in matches if not _told(said, match) and not _of_another(said, match, lines)]
    whom = [match for match in matches if match.rule.value in _BY_WHOM][:1]
    others = [match for match in matches if match.rule.value not in _BY_WHOM]
    answer = _how_and_when(said, others, days, asked=asked or bool(whom))
    answer = replace(answer, calls=wants_call(said.original)) if answer is not None else None
    more = [*lines, *(match.rule.value for match in whom)]
    if answer is None:
        words = said.quote(whom[0].begin, whom[0].end) if whom else said.original.strip()
        return Answer(", ".join(more), words) if more else None
    number = phone_in(said.original) if answer.value != NO_CALL else ""
    return replace(answer, value=", ".join([answer.value, *more, *([NUMBER + number] if number else [])]))


def _how_and_when(
    said: Analysis, matches: Sequence[Match], days: Sequence[DateFact], *, asked: bool
) -> Answer | None:
    asked = asked or re.search(load("language/afspreken")["not_then"], said.original.lower()) is not None
    times = _call_times(said, matches, asked)
    words = [match.rule.value for match in matches if match.rule.tag != "time"]
    if times:
        words = [word for word in words if word in _WRITING]
        quote = said.quote(times[0].begin, times[-1].end_word)
        values = list(dict.fromkeys([*words, *in_turn(_ways_out(times))]))
        return Answer(", ".join(values), quote, date=_call_date(times, days))
    writing = dict.fromkeys(word for word in words if word in _WRITING)
    if len(writing) > 1:
        return Answer(", ".join(writing), said.original.strip())
    ranked = [value for value in _CALL_RANK if value in words]
    if not ranked:
        bare = bare_time(said.words) if asked else None
        return Answer(bare, said.original.strip()) if bare else None
    match = next(match for match in matches if match.rule.value == ranked[0])
    return Answer(ranked[0], said.quote(match.begin, match.end))


def _ways_out(times: Sequence[CallTime]) -> list[str]:
    """The wishes, with an "of" before one of another kind than what it is instead of: "na 18:00, of zondag"."""
    found: list[str] = []
    for wish in times:
        other = wish.either and bool(found) and kind(found[-1]) != kind(wish.value)
        found.append(EITHER + wish.value if other else wish.value)
    return found


def _of_another(said: Analysis, match: Match, lines: Sequence[str]) -> bool:
    """Whether the clause says whom else not to call, or on which telephone ("niet bellen naar huis")."""
    if match.rule.value not in ("niet bellen", "") or match.rule.value in _BY_WHOM:
        return False
    clause = clause_of(said.words, match.begin)
    text = said.original[said.words[clause.start].start : said.words[clause.stop - 1].end]
    return bool(contact_in(text)) or bool(lines and set(lines_in(text)))


def _told(said: Analysis, match: Match) -> bool:
    """Whether the clause tells how something was done ("ontslagen via whatsapp"), and wishes for nothing."""
    words = {said.words[place].normal for place in clause_of(said.words, match.begin)}
    return bool(words & small("gedaan")) and not words & small("gewenst")


def nothing_but_times(said: Analysis) -> bool:
    """Whether a clause of the message is a time or a day that suits him, and nothing else."""
    if len(said.words) == 1 and said.words[0].normal.isdecimal():
        return False  # "3" may be a mark
    times = call_times_in(said.original, said.words)
    told = {place for wish in times for place in range(wish.begin, wish.end_word)}
    suits = {place for place, word in enumerate(said.words) if word.normal in small("klein_tijd")}
    return any(told & set(part) and only_small(said.words, set(part) - told - suits) for part in clauses(said.words))


def only_times(text: str) -> bool:
    """Whether a text is times and days with small words around them, and nothing else."""
    words = words_of(text)
    if any(word.normal in _HOUR for word in words) and bare_time(words) is not None:
        return True  # "10 uur"
    told = {place for wish in call_times_in(text, words) for place in range(wish.begin, wish.end_word)}
    suits = {place for place, word in enumerate(words) if word.normal in small("klein_tijd") | small("klein")}
    return bool(told) and only_small(words, set(range(len(words))) - told - suits)


def _elsewhere(said: Analysis, time: CallTime) -> bool:
    """Whether its clause tells where he has to be then: "mag dinsdag om 3 uur op gesprek komen"."""
    words = {said.words[place].normal for place in clause_of(said.words, time.begin)}
    return bool(words & small("elders")) and not words & small("die_belt")


def _call_times(said: Analysis, matches: Sequence[Match], asked: bool) -> list[CallTime]:
    """Return the wishes that stand after a word for calling, or in its sentence."""
    if not matches and not asked:
        return []
    times = call_times_in(said.original, said.words)
    if asked:
        return times if matches else [one for one in times if not _elsewhere(said, one)]
    first = min(match.begin for match in matches)
    begin = next(sentence.start for sentence in sentences(said.words) if first <= sentence.stop)
    return [wish for wish in times if wish.begin >= begin]


def _call_date(times: Sequence[CallTime], days: Sequence[DateFact]) -> date | None:
    """Return the one day that is wished for, if it is one."""
    wished = [wish for wish in times if not (wish.value.startswith("niet ") or bounded(wish.value))]
    found = [
        day.date for day in days if any(wish.begin < day.end_word and day.begin < wish.end_word for wish in wished)
    ]
    return found[0] if len(found) == 1 else None


def agreed_people(said: Analysis, matches: Sequence[Match]) -> Answer | None:
    """Return who may know and who may not."""
    values: list[str] = []
    for match in matches:
        value = match.rule.value
        if match.rule.tag in _LEADS:
            people = _people(said, match)
            value = f"{_LEADS[match.rule.tag]} {people}" if people else ""
        if value and value not in values:
            values.append(value)
    if not values:
        return None
    if len(values) > 1 and "iedereen mag het weten" in values:
        values.remove("iedereen mag het weten")
    begin, end = min(match.begin for match in matches), max(match.end for match in matches)
    return Answer(", ".join(values), said.quote(begin, end))


def _people(said: Analysis, match: Match) -> str:
    """Return the people named in a match, and those that "en" or "of" adds right after it."""
    known, shown, end, words = load("language/people")["known"], [], match.end, said.words
    between = _JOINS | {"mijn", "de"}
    while end < len(words) and words[end].normal in between:
        end += 2 if words[end].normal in _JOINS else 1
    for index in range(match.begin, min(end + 1, len(words))):
        person = known.get(words[index].normal)
        joined = index < match.end or words[index - 1].normal in between
        if person and joined and person not in shown:
            shown.append("de coach" if person == "coach" else person)
    return " en ".join(shown)

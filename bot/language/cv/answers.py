"""Short replies to an open question, read as its answer: "daan", "jumbo", "half jaar", "vakken vullen"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.core.cv import NO, YES, Education, Said, Told, Work
from bot.language.cv.abilities import split
from bot.language.cv.availability import answered, begins, weekly
from bot.language.cv.employer import employer_in
from bot.language.cv.lists import some
from bot.language.cv.period import period_in
from bot.language.cv.school_state import state_asked, state_in
from bot.language.cv.shown import capital, ordinary, title
from bot.language.cv.talk import Clause, Talk
from bot.language.cv.tasks import shown
from bot.language.cv.told import told_tasks

Found = tuple[int, Said]
_NO_SKILLS = ("PLACE", "LANGUAGE", "TRANSPORT", "LEVEL", "STATE", "LICENCE", "LIVES", "CORRECT")
_STORY = ("KIND", "EMPLOYER", "PAST", "LEVEL", "COUNTRY", "LANGUAGE")  # tells something else than skills
_BESIDE_TASKS = ("WISH", "SKILL_CUE", "LICENCE", "CERTIFICATE", "JOKE", "CORRECT")  # what a clause of tasks has not
_NOT_TASKS = ("KIND", "STATE", "LEVEL", "RETRACT", "PHONE_CUE", "REFUSE", "UNKNOWN")
_NO_NAME = (
    "LANGUAGE", "LICENCE", "KIND", "LEVEL", "STATE", "PLACE", "SKILL_CUE", "QUALITY", "PRESENT", "PAST", "CLOSED",
    "NOW", "CORRECT",
)  # fmt: skip
_LONG = 40  # words; more is a story, which the other readers take


def read_answer(talk: Talk, question: str, key: int, found: list[Found]) -> Iterator[Found]:
    """Yield what the reply says to the open question, where the readers of sentences found nothing for it.

    `key` is the entry that the question is about, 0 for none.
    """
    whole = Clause(0, len(talk.words), 0)
    field = question.rpartition(".")[2] if key else ""
    if not talk.words or len(talk.words) > _LONG or not any(word[:1].isalnum() for word in talk.normals):
        return
    if question != "availability" and not _told(found, "availability") and not _has(found, "start", "length"):
        yield from () if field == "period" and weekly(talk) else begins(talk)
    if field == "tasks" and not _has(found, "employer"):
        tasks = tuple(talk.fact(shown(talk, begin, end)) for begin, end in _tasks(talk))
        if tasks:
            yield 0, Work(key=key, tasks=tasks)
    elif field == "period":
        yield from _period(talk, key, found)
    elif field == "employer" and not _has(found, "employer"):
        yield from _employer(talk, whole, key)
    elif field == "state" and not _has(found, "state"):
        state = state_in(talk, whole, "mbo") or state_asked(talk)
        if state and "?" not in talk.normals:
            yield 0, Education(key=key, state=talk.fact(state))
    elif field == "level" and not _has(found, "level", "subject", "school"):
        begin, end = _core(talk)
        if begin < end and end - begin <= 5:
            yield 0, Education(key=key, subject=talk.fact(talk.quote(begin, end)))
    elif question == "availability":
        yield from answered(talk)
    elif question == "skills" and not _story(talk):
        told = {talk.clause_of(at) for at, said in found if isinstance(said, Told) and said.field == "skills"}
        for begin, end in split(talk, 0, len(talk.words)):
            fits = end - begin <= 8 and talk.clause_of(begin) not in told and talk.free(begin, end)
            weak = talk.at(begin) in {"minder", "slecht", "slechter"}  # "minder goed in bellen" is none
            if fits and not weak and talk.at(end) != ":" and not _blocked(talk, begin, end):
                yield begin, Told("skills", talk.fact(capital(talk.quote(begin, end))))


def _story(talk: Talk) -> bool:
    """Whether a reply to the question what he can tells something else; "netjes werken" does not."""
    tags = [tag for label in _STORY for tag in talk.tags(label)]
    return any(talk.at(tag.begin) != "werken" or "ik" in talk.normals for tag in tags)


def _period(talk: Talk, key: int, found: list[Found]) -> Iterator[Found]:
    """Read "bijna 2 jaar", "2023", "nog steeds"."""
    when = None if _has(found, "start", "end", "length") else period_in(talk, 0, len(talk.words))
    if when is not None:
        still = YES if when.still else NO if when.finish else ""
        values = {"start": when.start, "end": when.finish, "length": when.length, "still": still}
        told: dict[str, Any] = {name: talk.fact(value) for name, value in values.items() if value}
        yield 0, Work(key=key, **told)
    elif talk.tags("NOW") and not _has(found, "still", "start", "length"):
        yield 0, Work(key=key, still=talk.fact(YES))


def _has(found: list[Found], *names: str) -> bool:
    return any(getattr(said, name, None) for _, said in found for name in names)


def _told(found: list[Found], field: str) -> bool:
    return any(isinstance(said, Told) and said.field == field for _, said in found)


def _tasks(talk: Talk) -> Iterator[tuple[int, int]]:
    """Yield the tasks of a reply, what is private or of others left out."""
    for begin, end in told_tasks(talk, 0, len(talk.words)):
        clause = talk.clause_of(begin)
        if not any(word.isalpha() for word in talk.normals[begin:end]) or talk.asks(clause) or talk.at(end) == "?":
            continue  # neither a number nor a question is something that he did
        private = any(begin <= tag.begin < end for tag in talk.tags("PRIVATE"))
        other = any(talk.has(label, clause) for label in _BESIDE_TASKS)
        other = other or any(begin <= tag.begin < end for label in _NOT_TASKS for tag in talk.tags(label))
        other = other or not some("taken", "tells").isdisjoint(talk.normals[begin:end]) or talk.at(end) == ":"
        others = talk.not_his(clause) or talk.not_his(talk.clause_of(end - 1))
        if not others and not private and not other and talk.free(begin, end):
            yield begin, end


def _employer(talk: Talk, whole: Clause, key: int) -> Iterator[Found]:
    where = next((one for clause in talk.clauses if (one := employer_in(talk, clause, sure=True))), None)
    begin, end = _core(talk)
    if where is not None:
        yield where[0], Work(key=key, employer=where[2])
    elif begin < end and end - begin <= 5 and not talk.not_his(whole) and _nameable(talk, begin, end):
        typed = talk.quote(begin, end)
        kind = talk.at(begin) in {"een", "de", "het"}
        yield 0, Work(key=key, employer=talk.fact(title(typed) if typed.islower() and not kind else typed))


def _nameable(talk: Talk, begin: int, end: int) -> bool:
    """Whether a reply may name a place of work: it has a capital, a rare word or "bij", and no verb of a story."""
    if "ik" in talk.normals[begin:end]:
        return False
    if any(begin <= tag.begin < end for label in _NO_NAME for tag in talk.tags(label)):
        return False
    named = any(talk.words[at].text[:1].isupper() or not ordinary(talk.at(at)) for at in range(begin, end))
    return named or talk.at(begin - 1) == "bij" or bool(talk.tags("KIND_OF_PLACE") or talk.tags("BRANCH"))


def _core(talk: Talk) -> tuple[int, int]:
    """The words of a short reply without what leads in: "dat was bij", "ik deed"."""
    begin, end = 0, len(talk.words)
    while begin < end and (
        talk.at(begin) in some("taken", "stops") | {"ja", "nou", "oke", "was"} or not talk.at(begin)[:1].isalnum()
    ):
        if talk.tag_at("SURNAME", begin):
            break  # "van der Linden"
        begin += 1
    while end > begin and not talk.at(end - 1)[:1].isalnum():
        end -= 1
    return begin, end


def _proud(talk: Talk, begin: int, end: int) -> bool:
    """Whether what is denied is something good: "nooit ziek"."""
    return " ".join(talk.normals[begin:end]).removeprefix("ik ben ").removeprefix("ben ") in some("persoon", "proud")


def _blocked(talk: Talk, begin: int, end: int) -> bool:
    """Whether the words hold something private, denied, or nothing at all."""
    words = set(talk.normals[begin:end])
    if _proud(talk, begin, end):
        return False
    private = any(begin <= tag.begin < end for tag in talk.tags("PRIVATE"))
    return (
        private
        or words <= some("kaal", "around")
        or bool(words & (some("namen", "stops") | {"thuis", "help", "kheb", "taal"}) - some("kaal", "in_skills"))
        or any(begin <= tag.begin < end and not (label == "PLACE" and talk.at(tag.begin - 1) in {"voor", "met"})
               for label in _NO_SKILLS for tag in talk.tags(label))
        or not words.isdisjoint(some("kaal", "days"))
        or bool(words & {"niet", "geen", "niks", "nooit", "nergens", "weet", "nee", "dan"})
        or " ".join(talk.normals[begin:end]) in some("taken", "nothing")
    )

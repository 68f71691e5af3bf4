"""A message for the cv before it is read: cut where another job begins, each labelled line for its own field.

Who types without commas and stops tells of two jobs in one breath ("... en daarvoor bij de welkoop"); a line that says
what it is ("hobby's trekkerpulling en vissen") answers nothing else; what a cv is for is no place where he worked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeGuard

from bot.content import load
from bot.conversation.guides import cv_mend, spelling
from bot.conversation.guides.cv_offered import keep as keep_offered
from bot.conversation.guides.cv_state import cv_of
from bot.conversation.guides.guide import Turn
from bot.core.cv import Change, Cv, CvSaid, Education, Told, Work
from bot.core.cv_entries import plain
from bot.core.cv_questions import CvPlan, also_open
from bot.language.spelled import in_normal_spelling

FILE = "gids_cv"
_BEGUN = 6  # letters by which the name of a place is known
_NAMES = ("name", "contact", "place")  # what is spelt as he spells it
Read = Callable[[str, str | None], CvSaid]


def heard(turn: Turn, question: str | None, plan: CvPlan, reads: Callable[..., CvSaid]) -> CvSaid:
    """What the message of a turn says for the cv; what he may have told of is kept to be tapped."""
    cv = cv_of(turn)

    def read(text: str, asked: str | None) -> CvSaid:
        return reads(
            text, question=asked, now=turn.now, source=turn.source, others=also_open(cv, plan),
            called=cv.name.value if cv.name else "",
        )  # fmt: skip

    said = by_line(turn.text, question, cv, read)
    keep_offered(turn, said)
    return spelling.spelt_out(turn, cv_mend.in_his_words(turn, question, cv_mend.with_hobbies(turn, said)))


def by_line(text: str, question: str | None, cv: Cv, read: Read) -> CvSaid:
    """What the message says, line by line; in normal spelling where it says nothing as it is typed."""
    cut = _cut(text)
    said = [one for part, asked in _parts(cut, question) for one in _jobs(part, asked, cv, read)]
    said += _listed(cut, question, said, read)
    whole = said[0] if len(said) == 1 else _joined(said, question)
    if cut != text and not any(isinstance(one, Education) for one in whole.facts):
        schools = tuple(one for one in read(text, question).facts if isinstance(one, Education) and one.school)
        whole = replace(whole, facts=(*whole.facts, *schools))
    return replace(whole, facts=tuple(one for one in whole.facts if not _of_a_paper(one, text)))


def _jobs(text: str, question: str | None, cv: Cv, read: Read) -> list[CvSaid]:
    """What a part says; where its end tells of a second place, by the day on which he is there, each by itself."""
    rules = load(FILE)["other_day"]
    found = re.search(rules["begins"], text, re.IGNORECASE)
    if found is not None:
        before, behind = _line(text[: found.start()], question, cv, read), text[found.start() :].lstrip(" .,;\n")
        after = _line(re.sub(rules["lead"], "", behind, flags=re.IGNORECASE), None, cv, read)
        if (second := _second(before, after)) is not None:
            lasts = re.search(rules["lasts"], behind.lower()) is not None
            own = replace(second, fresh=True, still=second.still if lasts else None)
            return [before, replace(after, facts=tuple(own if one is second else one for one in after.facts))]
    return _since_age(text, question, cv, read) or [_line(text, question, cv, read)]


def _since_age(text: str, question: str | None, cv: Cv, read: Read) -> list[CvSaid]:
    """What a part says whose end tells of another job, which he has had since some age; nothing where there is none."""
    found = re.search(load(FILE)["own_age"], text, re.IGNORECASE)
    if found is None:
        return []
    before, after = _line(text[: found.start()], question, cv, read), _line(found["job"], "work", cv, read)
    first = [one for one in before.facts if isinstance(one, Work) and one.employer]
    then = [one for one in after.facts if isinstance(one, Work) and (one.employer or one.role or one.kind)]
    if not first or len(then) != 1:
        return []
    own = replace(then[0], fresh=True)
    return [before, replace(after, facts=tuple(own if one is then[0] else one for one in after.facts))]


def _second(before: CvSaid, after: CvSaid) -> Work | None:
    """The one place that is told behind another one, when it is no part of that: "zaterdags ook bij de bakker"."""
    first = [one for one in before.facts if isinstance(one, Work)]
    then = [one for one in after.facts if isinstance(one, Work)]
    if not first or len(then) != 1 or then[0].employer is None:
        return None
    known = " ".join(plain(one.employer.value) for one in first if one.employer)
    return None if set(plain(then[0].employer.value).split()) & set(known.split()) else then[0]


def _listed(text: str, question: str | None, said: list[CvSaid], read: Read) -> list[CvSaid]:
    """The other skills of a sentence that is a list of what he is good at, where another question is open: "sterk, op
    tijd, kan goed alleen werken". One of them has to tell by itself that it is one."""
    facts = [one for part in said for one in part.facts]
    known = {one.fact.value.lower() for one in facts if _skill(one)}
    other = question == "skills" or any(isinstance(one, Work | Education) for one in facts)  # maybe a list of tasks
    found: list[Told] = []
    for sentence in re.split(r"[.!?;\n]+", text) if known and not other else ():
        parts = [part for part in re.split(r",| en ", sentence) if part.strip()]
        told = [one for one in read(sentence, "skills").facts if isinstance(one, Told) and _skill(one)]
        whole = len(parts) > 1 and len(told) >= len(parts) and len(told) == len(read(sentence, "skills").facts)
        own = whole and any(one.fact.value.lower() in known for one in told)
        found += [one for one in told if own and one.fact.value.lower() not in known]
    return [CvSaid(facts=tuple(found))] if found else []


def _skill(one: object) -> TypeGuard[Told]:
    return isinstance(one, Told) and one.field == "skills"


def _line(text: str, question: str | None, cv: Cv, read: Read) -> CvSaid:
    said = read(text, question)
    if any(isinstance(one, Change) for one in said.facts) and _of_another(text, question, cv):
        return read(text, None)  # what is put right of another place answers nothing of the one that is asked about
    meant = text if said or question in _NAMES else in_normal_spelling(text)
    return read(meant, question) if meant != text else said


def _parts(text: str, question: str | None) -> Iterator[tuple[str, str | None]]:
    """What a message says to the open question, where that is about one job or school; and each line that says itself
    what it is about, with the question that it answers."""
    rules = load(FILE)["labels"]
    rest, own = [], []
    for found in re.finditer(rules["line"], text):
        line = found.group().strip().lower().replace("’", "'")
        field = next((name for name, words in rules["fields"].items() if re.match(words, line)), None)
        if field is None:
            rest.append(found.group())
        else:
            own.append((found.group().strip(), field if field in load(FILE)["ask"] else None))
    about_one = question is not None and question.count(".") > 1
    if not (own and about_one):
        yield text, question
        return
    yield from ([("".join(rest).strip(), question)] if "".join(rest).strip() else [])
    yield from own


def _cut(text: str) -> str:
    """A long message without any stop, with one before each other job that it tells of."""
    rules = load(FILE)["run_on"]
    if len(text.split()) < rules["least"] or re.search(r"[.,;!?\n]", re.sub(r"\S+@\S+|\d[.,:]\d", "", text)):
        return text
    return re.sub(rules["begins"], lambda found: f". {found.group().strip()}", text, flags=re.IGNORECASE)


def _of_another(text: str, question: str | None, cv: Cv) -> bool:
    """Whether the message names a place of the cv, and not the one that is asked about."""
    asked = (question or "").split(".")
    if len(asked) < 3 or asked[0] != "work":
        return False
    line = text.lower()
    named = [str(one.key) for one in cv.work if one.employer and _names(line, one.employer.value.lower())]
    return bool(named) and asked[1] not in named


def _names(line: str, place: str) -> bool:
    """Whether a line names a place, or begins its name: "bij asperge" of "aspergeboer"."""
    begun = {word for word in re.findall(r"\w+", line) if len(word) >= _BEGUN}
    return place in line or any(one.startswith(word) for one in place.split() for word in begun)


def _of_a_paper(one: Any, text: str) -> bool:
    """Whether a level was read that is one of a certificate: "lascertificaat mig mag niveau 1"."""
    bare = isinstance(one, Education) and one.level is not None and not (one.school or one.subject)
    return bare and re.search(load(FILE)["paper_level"], text.lower()) is not None


def _joined(said: list[CvSaid], question: str | None) -> CvSaid:
    """What the lines say together."""
    empty: frozenset[str] = frozenset()
    named = ("refused", "unknown", "none", "private")
    sets = {name: empty.union(*(getattr(one, name) for one in said)) for name in named}
    vso = next((one.vso for one in said if one.vso is not None), None)
    return CvSaid(
        facts=tuple(fact for one in said for fact in one.facts), question=question, vso=vso,
        closed=any(one.closed for one in said), offered=tuple(work for one in said for work in one.offered), **sets,
    )  # fmt: skip

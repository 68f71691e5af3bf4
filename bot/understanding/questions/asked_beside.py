"""What a question is about that does not say so itself: the clauses beside it and what was told before. Pure.

"Tolk voor werkoverleg, wie betaalt?" names its matter in another clause; "en krijg ik deze maand nog geld?" after a
dismissal names it in another message. The question counts with these words as one text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wordfreq import zipf_frequency

from bot.content import load
from bot.content.information import pieces
from bot.language import questions
from bot.meaning import piece_chances
from bot.understanding.questions.asked_scores import allowed, best, compiled, enough, is_own, requested, scored

_BACK = 3  # messages that a question may be about


@dataclass(frozen=True)
class Matter:
    """The subject of a question, how many words beside it say so, and whether an earlier message says it."""

    subject: str
    about: int = 0
    carried: bool = False


def matter_of(
    clause: str, rest: Sequence[str], earlier: Sequence[str], answered: Callable[[str], Sequence[str]]
) -> Matter | None:
    """What the question `clause` asks for with the words before it in the message (`rest`), or with these and one of
    his last messages. `answered` gives what a message asked for itself: that is not answered once more."""
    if requested(clause):
        return None
    beside = _beside(clause, rest)
    if beside is not None:
        return Matter(beside, len(rest[-1].split()))
    before = _before(clause, rest, earlier, answered)
    return None if before is None else Matter(before, len(" ".join(rest).split()), carried=True)


def goes_on(clause: str, earlier: Sequence[str], answered: Callable[[str], Sequence[str]]) -> str | None:
    """The piece that goes on from the one just shown, where a question points back at it: "moet ik dat terugbetalen"
    after money of DUO. Chosen by what his last message and the question mean together."""
    shown = _shown(clause, earlier, answered)
    chances = piece_chances(f"{earlier[-1]} {clause}") if shown else {}
    after = {subject: chances.get(subject, 0.0) for one in shown for subject in _next().get(one, ())}
    likeliest = max(after, key=lambda subject: after[subject], default=None)
    return likeliest if likeliest and after[likeliest] >= float(load("strekking")["pieces"]["next"]) else None


def carried_on(clause: str, earlier: Sequence[str], answered: Callable[[str], Sequence[str]]) -> str | None:
    """The piece that a few words ask for which go on from another one, shown for one of his last messages: "en ov?"
    after money of DUO. By themselves so few words would say too little."""
    rules = load("strekking")["pieces"]["carried_on"]
    if len(clause.split()) > rules["words"] or not re.search(rules["form"], clause.lower()):
        return None
    shown = {one for told in earlier[-rules["back"] :] for one in answered(told) if not is_own(one)}
    likeliest, chance = next(iter(piece_chances(clause).items()))
    new = likeliest in _texts() and likeliest not in shown and not is_own(likeliest)
    return likeliest if shown and new and chance >= float(rules["least"]) and allowed(likeliest, clause) else None


def told_already(clause: str, earlier: Sequence[str], answered: Callable[[str], Sequence[str]]) -> str | None:
    """The piece just shown, where a question points back at it and asks what stands in it."""
    rules = load("strekking")["pieces"]["in_it"]
    words = [one for one in re.findall(r"[^\W\d_]+", clause.lower()) if len(one) >= rules["letters"]]
    stems = [one[: rules["stem"]] for one in words if zipf_frequency(one, "nl") < rules["common"]]
    for shown in _shown(clause, earlier, answered):
        if any(re.search(rf"\b{re.escape(stem)}", text) for stem in stems for text in _texts()[shown]):
            return shown
    return None


def _shown(clause: str, earlier: Sequence[str], answered: Callable[[str], Sequence[str]]) -> Sequence[str]:
    """The pieces that his last message got, where a question points back."""
    points = bool(earlier) and questions.points_back(clause) and not requested(clause)
    return [one for one in answered(earlier[-1]) if not is_own(one)] if points else ()


@cache
def _next() -> Mapping[str, Collection[str]]:
    found: dict[str, list[str]] = {}
    for piece in pieces():
        found.setdefault(piece.subject, []).extend(piece.following)
    return found


@cache
def _texts() -> Mapping[str, Collection[str]]:
    found: dict[str, list[str]] = {}
    for piece in pieces():
        found.setdefault(piece.subject, []).append(piece.text.lower())
    return found


def _beside(clause: str, rest: Sequence[str]) -> str | None:
    """With the last clause before it, or all of them."""
    if not rest:
        return None
    short = len(clause.split()) <= load("informatie/vragen")["questions"]["short"]
    if not (questions.points(clause) or questions.points_back(clause) or short):
        return None
    loose = questions.points_back(clause) or _general(clause) or _of_rights(clause)
    return _with(clause, rest[-1], loose=loose) or _with(clause, " ".join(rest), loose=loose)


def _before(
    clause: str, rest: Sequence[str], earlier: Sequence[str], answered: Callable[[str], Sequence[str]]
) -> str | None:
    """With one of his last messages, and what stands beside it in this one; a question with words of its own has to
    share its phrase with them."""
    points = questions.points_back(clause)
    for told in reversed(earlier[-_BACK:]):
        for matter in dict.fromkeys((told, " ".join((told, *rest)))):
            subject = _with(clause, matter) if points else _shared(clause, matter)
            if subject is not None and points and not _of_it(clause, matter, subject):
                continue  # "wanneer is het weer zomer" has a matter of its own
            if subject is not None and subject not in answered(told) and _may_be(subject, matter, clause):
                return subject
    return None


def _with(clause: str, matter: str, *, loose: bool = False) -> str | None:
    """The subject of a question with the matter it points at; one with words of its own has to add to it, or where it
    points at the same message (`loose`) to find nothing else."""
    found = scored(f"{matter} {clause}")
    if not questions.points(clause):
        told = scored(matter)
        more = {subject: score for subject, score in found.items() if score > told.get(subject, 0)}
        found = enough(found if loose else more) or (told if loose else {})
    return best(f"{matter} {clause}", enough(found))


def _of_it(clause: str, matter: str, subject: str) -> bool:
    """Whether the words of its own that a question has, if any, are about that subject too."""
    small = compiled(load("informatie/vragen")["questions"]["general"])
    own = {word for word in small.sub(" ", clause).split() if not questions.points(word) and word.strip(" ?!.,")}
    rest = " ".join(word for word in clause.split() if word not in own)
    return not own or scored(f"{matter} {rest}").get(subject, 0) < scored(f"{matter} {clause}").get(subject, 0)


def _shared(clause: str, matter: str) -> str | None:
    """The subject whose phrase has words of both, and more than either alone has."""
    if not (_about_him(clause) and questions.by_form(clause)):
        return None
    asked, told = scored(clause), scored(matter)
    both = scored(f"{matter} {clause}")
    more = {s: n for s, n in both.items() if n > asked.get(s, 0) and n > told.get(s, 0) and not is_own(s)}
    return best(f"{matter} {clause}", enough(more))


def _may_be(subject: str, matter: str, clause: str) -> bool:
    """Whether a subject that was carried from an earlier message may be meant by it and the question together."""
    return piece_chances(f"{matter} {clause}").get(subject, 1.0) >= float(load("strekking")["pieces"]["carried"])


def _general(clause: str) -> bool:
    """Whether a question only asks who, when or how much of what stands beside it ("wie betaalt dat")."""
    words = compiled(load("informatie/vragen")["questions"]["general"]).sub(" ", clause.lower())
    return words != clause.lower() and questions.points(f"wat {words}")


def _of_rights(clause: str) -> bool:
    """Whether a question is what somebody who was told of may or must."""
    return compiled(load("informatie/vragen")["questions"]["rights"]).search(clause.lower()) is not None


def _about_him(clause: str) -> bool:
    """Whether a question is about him or his place, and not about us or the world."""
    return compiled(load("informatie/vragen")["questions"]["his"]).search(clause.lower()) is not None

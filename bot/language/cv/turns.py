"""The talk itself: refusing, not knowing, having none, putting right, taking out, and what stays out of a cv."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cv import Checked, Education, Said
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Clause, Talk

_NINE = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)", re.ASCII)
_SHORT = 9  # words of a reply that is nothing but a refusal
Found = tuple[int, Said]


def is_whole(talk: Talk, label: str) -> bool:
    """Whether a listed phrase is what the message comes down to."""
    words = [index for index in range(len(talk.words)) if talk.at(index)[:1].isalnum() or talk.at(index) == "?"]
    return bool(talk.tags(label)) and len(words) <= _SHORT


def none_said(talk: Talk) -> bool:
    """Whether the whole reply says that there is none: "nee", "nog niks"."""
    words = [word for word in talk.normals if word[:1].isalnum()]
    text = " ".join(words)
    return text in some("gesprek", "none") or " ".join(_stripped(words)) in some("gesprek", "none")


def _stripped(words: list[str]) -> list[str]:
    fillers = {
        "haha",
        "hahaha",
        "lol",
        "joh",
        "man",
        "hoor",
        "sorry",
        "helaas",
        "eigenlijk",
        "nog",
        "ook",
        "ik",
        "jammer",
        "bro",
        "nou",
        "eh",
    }
    return [word for word in words if word not in fillers]


def refused(talk: Talk, question: str | None) -> set[str]:
    """Return the questions that are refused: the open one, or one that is named ("mijn nummer geef ik niet")."""
    named = set()
    for clause in talk.clauses:
        strong = talk.has("REFUSE_STRONG", clause) or (
            talk.has("REFUSE_STRONG", talk.sentence(clause)) and talk.has("NAMED", clause)
        )
        if strong and not talk.not_his(clause):
            named |= {tag.id for tag in talk.tags("NAMED", clause) if talk.free(tag.begin, tag.end)}
    if named:
        return named
    if any(tag.id != "vso" for tag in talk.tags("PRIVATE")):
        return set()  # "heb autisme, moet dat erop? liever niet" refuses that, and not what was asked
    month = any(talk.at(tag.end) in some("gesprek", "refuse_not_before") for tag in talk.tags("REFUSE"))
    told = any(not talk.free(one.begin, one.end) for tag in talk.tags("REFUSE")
               for one in [talk.sentence(talk.clause_of(tag.begin))])  # fmt: skip
    return {question} if question and is_whole(talk, "REFUSE") and not told and not month else set()


def private_in(talk: Talk) -> set[str]:
    """Return what was said that stays out of a cv."""
    found = {tag.id for tag in talk.tags("PRIVATE") if not _of_work(talk, tag.begin)}
    for number in _NINE.findall(talk.said.original):
        digits = [int(sign) for sign in number if sign.isdecimal()]
        weights = [*range(9, 1, -1), -1]
        if sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0 and any(digits):
            found.add("bsn")
    return found


def _of_work(talk: Talk, index: int) -> bool:
    """Whether a private word tells with whom he worked: "kinderen met autisme"."""
    return any(tag.end in range(index - 1, index + 1) or tag.begin == index for tag in talk.tags("PRIVATE_WORK"))


def is_private(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells something private, school apart."""
    return any(tag.id != "vso" and not _of_work(talk, tag.begin) for tag in talk.tags("PRIVATE", clause))


def vso_wish(talk: Talk, question: str | None) -> bool | None:
    """Return whether he wants that school in his cv, None where he does not say."""
    if talk.tags("VSO_NO"):
        return False
    if talk.tags("VSO_YES"):
        return True
    if question == "vso":
        text = " ".join(word for word in talk.normals if word[:1].isalnum())
        return True if text in some("gesprek", "agreed") else False if none_said(talk) else None
    return None


def vso_school(talk: Talk) -> Education:
    return Education(level=talk.fact("vso"))


def checked(talk: Talk, question: str | None) -> Iterator[Found]:
    """Yield the answer to a suggested spelling."""
    if question and question.startswith("check.") and talk.words:
        text = " ".join(word for word in talk.normals if word[:1].isalnum())
        first = text.split(" ")[0] if text else ""
        if text in some("gesprek", "agreed") or first in {"ja", "klopt"}:
            yield 0, Checked(question.removeprefix("check."), True)
        elif none_said(talk) or first == "nee":
            yield 0, Checked(question.removeprefix("check."), False)


def agreed(talk: Talk) -> bool:
    """Whether the whole message is no more than a yes."""
    return " ".join(word for word in talk.normals if word[:1].isalnum()) in some("gesprek", "agreed")


def closed_alone(talk: Talk) -> bool:
    """Whether the whole message says that this was all: "klaar"."""
    return " ".join(word for word in talk.normals if word[:1].isalnum()) in some("gesprek", "closed_alone")


def all_said(talk: Talk) -> bool:
    """Whether he says that this was all."""
    return any(tag.end == talk.clause_of(tag.begin).end for tag in closings(talk))


def closings(talk: Talk) -> list[Tag]:
    """The phrases that say that this was all; not "is nu klaar", which is said of what he told."""
    gone = [(one.begin, one.end) for one in talk.tags("GONE")]
    return [tag for tag in talk.tags("CLOSED") if not any(begin < tag.begin < end for begin, end in gone)]


def jokes(talk: Talk) -> set[int]:
    """Return the sentences that are no facts: an impossible job, or what "grapje" takes back; -1 is the message
    before."""
    named = ("bij", "van", "voor", "de", "het", "hotel", "restaurant")  # "bij Prins Autogroep", "bij de Keizer"
    found = {
        talk.clause_of(tag.begin).sentence for tag in talk.tags("JOKE")
        if not (talk.at(tag.begin - 1) in named and talk.words[tag.begin].text[:1].isupper())
    }  # fmt: skip
    for tag in talk.tags("RETRACT"):
        sentence = talk.clause_of(tag.begin).sentence
        first = next((one.begin for one in talk.clauses if one.sentence == sentence), tag.begin)
        led = any(one.begin == first and one.end == tag.begin for one in talk.tags("CORRECT"))
        found.add(sentence - 1 if tag.begin - first <= 1 or led else sentence)
    return found

"""What a reply comes down to when nothing is said around it: "ede", "fiets", "alle dagen", "banden wisselen".

It tells to which question a reply belongs that is no answer to the one that is open. Two at once: not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.language.cv.availability import weekly
from bot.language.cv.employer_names import rare
from bot.language.cv.lists import part, some
from bot.language.cv.period import period_in
from bot.language.cv.talk import Talk

_PLACES_OF_WORK = ("EMPLOYER", "KIND_OF_PLACE", "KIND", "PLACE", "ROLE", "BRANCH", "FRESH")
_NAME_REPLY = 8  # words of a reply that says the name again
# With one of these in it a reply is no mere list of things done.
_NOT_DONE = (
    "EMPLOYER", "KIND", "LEVEL", "SCHOOL", "STATE", "WISH", "NAME_CUE", "LIVES", "PRIVATE", "REFUSE", "UNKNOWN",
)  # fmt: skip
_TOWARD = 6  # words of a reply that says how he is with whom
_LONG = 24  # words; more is a story, which the readers of sentences take
# What else an open question may be answered with, besides its own.
_FITS = {
    "work": {"work", "employer", "tasks", "period"}, "employer": {"work", "employer"},
    "education": {"education", "state"}, "state": {"education", "state"}, "skills": {"skills", "tasks"},
    "transport": {"transport"}, "name": {"name", "surname"},
}  # fmt: skip


def question_for(talk: Talk, question: str | None, others: Sequence[str]) -> str | None:
    """The question that a reply answers: the open one, or one of `others`, still open ones in their order."""
    asked = _topic(question)
    found = topics(talk)
    if asked in found and len(found) > 1:  # "nog bezig": what was spoken of last
        return next((one for one in others if _topic(one) in found), question)
    if not found or asked in found or found & _FITS.get(asked, set()):
        return question
    if len(found) > 1:
        return None
    wanted = next(iter(found))
    if wanted == "employer" and asked == "education" and talk.at(0) in {"de", "het"} and not talk.tags("KIND"):
        return question  # "De Zonnebloem" may be a school as well
    if wanted == "availability" and asked == "period" and weekly(talk):
        return question
    if wanted == "surname" and asked == "employer":
        return question  # "van der Linden" may be a firm
    if wanted == "place":
        return None  # a town by itself: of his job or his home
    if wanted in ("surname", "availability"):
        return wanted
    if wanted == "employer":
        return "work" if "work" in others else None
    return next((one for one in others if _topic(one) == wanted), None)


def name_again(talk: Talk, question: str | None, called: str) -> str | None:
    """The question "name" where a reply says the known name in full ("thijs" … "thijs broekhuis"), "surname" where an
    odd word comes right after a first name ("thijs" … "broekhuis"); else None."""
    words = [index for index in range(len(talk.words)) if talk.at(index)[:1].isalnum()]
    if not called or not words or len(words) > _LONG:
        return None
    first = called.split()[0].lower()
    if talk.words[words[0]].text.lower() == first and 1 < len(words) <= _NAME_REPLY:
        return "name"
    listed = talk.tag_at("SURNAME", words[0])
    if " " not in called and question in ("name", "contact") and listed is not None and listed.exact:
        behind = talk.at(listed.end)
        if (not behind or behind in some("namen", "behind")) and talk.tag_at("FIRST", words[0]) is None:
            return "surname"  # "janssens dan met een s op het eind"
    odd = len(words) <= 2 and all(rare(talk, at) and not _tagged(talk, at) for at in words[-1:])
    return "surname" if " " not in called and question in ("name", "contact") and odd else None


def _tagged(talk: Talk, index: int) -> bool:
    labels = ("SKILL_CUE", "QUALITY", "EMPLOYER", "LANGUAGE", "REFUSE", "UNKNOWN", "CLOSED", "LEVEL", "STATE", "ROLE")
    return any(talk.tag_at(label, index) for label in labels)


def _topic(question: str | None) -> str:
    """The kind of a question: "tasks" for "work.2.tasks"."""
    return (question or "").rpartition(".")[2]


def topics(talk: Talk) -> set[str]:
    """The questions that the whole of a short reply may answer; empty for a story, and for what is not recognised."""
    words = [index for index in range(len(talk.words)) if talk.at(index)[:1].isalnum()]
    core = [index for index in words if talk.at(index) not in some("kaal", "around")]
    if not core or len(words) > _LONG or any(talk.asks(one) or talk.not_his(one) for one in talk.clauses):
        return set()
    found = {name for name, is_it in _WHOLE.items() if is_it(talk, core)}
    return found or _done(talk)


def _covered(talk: Talk, core: Iterable[int], *labels: str, also: frozenset[str] = frozenset()) -> bool:
    """Whether each word stands in a tag of these labels or in `also`, and one does in a tag."""
    inside = {at for label in labels for tag in talk.tags(label) for at in range(tag.begin, tag.end)}
    core = list(core)
    return bool(inside & set(core)) and all(at in inside or talk.at(at) in also for at in core)


def _place(talk: Talk, core: list[int]) -> bool:
    tags = [tag for tag in talk.tags("PLACE") if tag.exact and tag.begin in core]
    ordinary = all(talk.at(tag.begin) in some("plaatsen", "words") and tag.end - tag.begin == 1 for tag in tags)
    towns = frozenset({"noord", "zuid", "oost", "west", "centrum"})
    tags = tags[:1]
    quarter = len(tags) == 1 and core[-1] == tags[0].end and len(core) == 2 and rare(talk, core[-1])
    whole = quarter or _covered(talk, core, "PLACE", "LIVES", also=towns)
    return whole and len(tags) == 1 and not (ordinary and len(talk.words) > 2)


def _transport(talk: Talk, core: list[int]) -> bool:
    return _covered(talk, core, "TRANSPORT", "LICENCE", "LICENCE_TYPED", also=some("kaal", "transport"))


def _availability(talk: Talk, _: list[int]) -> bool:
    words = {word for word in talk.normals if word[:1].isalnum()}
    times = some("persoon", "availability_words") | some("persoon", "availability_drop") | some("kaal", "times")
    parted = bool(words & some("kaal", "counted")) and any(
        word.isdecimal() or word in some("kaal", "numbers") for word in words
    )
    sure = bool(words & some("kaal", "days")) or parted
    times = (times | some("kaal", "around")) - {"daar", "toen", "was"}
    return sure and all(word in times or word.isdecimal() for word in words)


def _languages(talk: Talk, core: list[int]) -> bool:
    return _covered(talk, core, "LANGUAGE", "LANGUAGE_LEVEL", "LANGUAGE_CUE") and bool(talk.tags("LANGUAGE"))


def _education(talk: Talk, core: list[int]) -> bool:
    labels = ("LEVEL", "SCHOOL", "SUBJECT", "STATE", "SCHOOL_CUE", "PLACE")
    named = bool(talk.tags("LEVEL") or talk.tags("SCHOOL"))
    return named and _covered(talk, core, *labels, also=some("kaal", "school"))


def _state(talk: Talk, core: list[int]) -> bool:
    return _covered(talk, core, "STATE", also=some("kaal", "school")) and not talk.tags("LEVEL")


def _period(talk: Talk, core: list[int]) -> bool:
    if _covered(talk, core, "NOW"):
        return True
    found = period_in(talk, 0, len(talk.words))
    return found is not None and all(
        at in range(found.begin, found.end) or talk.at(at) in some("kaal", "time") for at in core
    )


def _skills(talk: Talk, core: list[int]) -> bool:
    led = any(tag.begin <= core[0] + 1 for tag in talk.tags("SKILL_STRONG"))
    quality = talk.tag_at("QUALITY", core[0])  # "lief voor dieren"
    toward = quality is not None and talk.at(quality.end) in {"voor", "met", "tegen"} and len(talk.normals) <= _TOWARD
    return led or toward or _covered(talk, core, "QUALITY", also=frozenset({"altijd", "heel", "best"}))


def _work(talk: Talk, core: list[int]) -> bool:
    return _covered(talk, core, *_PLACES_OF_WORK, also=some("werk", "articles")) and (
        bool(talk.tags("EMPLOYER") or talk.tags("KIND_OF_PLACE") or talk.tags("KIND"))
        and not (talk.tag_at("PLACE", core[0]) and len(core) == 1)
    )


def _name(talk: Talk, core: list[int]) -> bool:
    """A listed first name that is no other word, and what belongs to it; or "ik heet ..."."""
    if talk.tags("NAME_CUE"):
        return True
    first = talk.tag_at("FIRST", core[0])
    if talk.at(core[0] - 1) == "bij":
        return False  # "bij Theo in de winkel"
    plain = first is not None and talk.at(core[0]) not in some("namen", "words") and first.exact
    if not plain or len(core) > 5:
        return False
    rest = core[1:]
    known = {at for tag in talk.tags("SURNAME") for at in range(tag.begin, tag.end)}
    small = some("namen", "particles")
    return all(at in known or talk.at(at) in small or (at == rest[-1] and talk.words[at].text.isalpha()) for at in rest)


def _surname(talk: Talk, core: list[int]) -> bool:
    """Read "van dijk" by itself; with a cue in front it is found anyway."""
    if talk.tags("FIRST") and talk.at(core[0]) not in some("namen", "particles"):
        return False
    known = {at for tag in talk.tags("SURNAME") for at in range(tag.begin, tag.end)}
    return all(at in known or talk.at(at) in some("namen", "particles") for at in core) and bool(known)


_WHOLE = {
    "place": _place, "transport": _transport, "availability": _availability, "languages": _languages,
    "education": _education, "state": _state, "period": _period, "skills": _skills, "employer": _work,
    "name": _name, "surname": _surname,
}  # fmt: skip


def _done(talk: Talk) -> set[str]:
    """{"tasks"} for what reads as things done, with no place of work, school or name in it."""
    if any(talk.tags(label) for label in _NOT_DONE):
        return set()
    verbs = [tag for label in ("VERB", "THING") for tag in talk.tags(label)]
    said = {talk.at(at) for at in range(len(talk.words))}
    spoken = said & some("clauses", "not_bare") - {"ik", "moet", "kan"} or said & part_set("not_done")
    return {"tasks"} if verbs and not spoken and not talk.has("NOT_TASK", talk.sentence(talk.clauses[0])) else set()


def part_set(name: str) -> frozenset[str]:
    return frozenset(part("kaal", name))

"""What he is called: where in a message his name stands."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from bot.language.cv.employer_names import is_capital
from bot.language.cv.lists import part, some
from bot.language.cv.name_words import name_at, spelt_as_name, typed_as_name
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Talk, people
from bot.language.cv.work_town import first_town

# A reply to "what is your name" with one of these in it tells something else.
_OTHER_TALK = (
    "EMPLOYER", "KIND", "REMOVE", "CORRECT", "LEVEL", "REFUSE", "UNKNOWN", "LANGUAGE", "LANGUAGE_CUE", "CLOSED",
    "TRANSPORT", "SKILL_STRONG", "STATE", "WISH", "PAST",
)  # fmt: skip
_HEADING = 12  # words at the beginning in which a listed first name and surname are his
_SKIPPED = frozenset(
    {"ja", "oke", "nou", "eh", "uh", "hoi", "hey", "hallo", "gewoon", "is", ":", ","}
    | {"ik", "ben", "het", "zen", "bin", "heet"}
)
_SLIPS = 2  # letters in which a name may differ that is put right
Name = tuple[int, int]


def names_in(talk: Talk, question: str | None, called: str = "") -> Iterator[Name]:
    """Yield where a name stands, the surest way of telling it first. `called`: the name that is known, which only
    plain words change."""
    wanted = _wanted(talk)
    if wanted is not None:
        yield wanted
        return
    cues = [tag for tag in talk.tags("NAME_CUE") if _is_cue(talk, tag) and not talk.tag_at("NAME_CUE", tag.end)]
    for tag in cues:
        if tag.id not in part("namen", "nick_cues"):
            yield from name_at(talk, _behind_cue(talk, tag.end), sure=True)
    if question == "name":
        yield from _reply(talk)
    for tag in cues:  # "Mohammed Amin Bouali, maar zeg maar Amin", but "zet maar Oss"
        town = talk.tag_at("PLACE", tag.end) is not None and talk.tag_at("FIRST", tag.end) is None
        yield from () if town else name_at(talk, tag.end + (talk.at(tag.end) in {":", "is"}), sure=True)
    for tag in talk.tags("RETRACT"):
        if talk.tag_at("FIRST", tag.end):  # "batman, nee grapje lars"
            yield from name_at(talk, tag.end, sure=question == "name")
    yield from _behind(talk)
    if question == "name":
        yield from _within(talk)
    first = called.split()[0].lower() if called else ""
    for begin, end in (*_led(talk), *_heading(talk)):
        near = OSA.distance(talk.words[begin].text.lower(), first) <= _SLIPS  # "Ayoeb ... Ayoub moet het zijn"
        if not called or near or _said_again(talk, begin):
            yield begin, end


def _wanted(talk: Talk) -> Name | None:
    """The name in full that he wants to stand there, whatever his papers say: "in mijn paspoort staat Tobias Minh Ngo
    maar zet maar Tobias Ngo", "noem me maar Kees. Voor het cv: Cornelis Blom"."""
    weak = part("namen", "wanted_weak")  # "eigenlijk Joanna Kowalska maar zet Anna Kowalska"
    for tag in sorted(talk.tags("NAME_WANTED"), key=lambda one: (one.id in weak, -one.begin)):
        if not talk.not_his(talk.clause_of(tag.begin)):
            for begin, end in name_at(talk, tag.end + (talk.at(tag.end) in {":", "is"}), sure=True):
                other = any(talk.tag_at(one, begin) for one in ("EMPLOYER", "PLACE"))  # "Albert Heijn"
                other = other or _of_other(talk, begin)
                if end - begin > 1 and not other and typed_as_name(talk, begin, end):
                    return begin, end
    return None


def _behind_cue(talk: Talk, index: int) -> int:
    """Where the name begins that a cue leads in: "ik heet trouwens Shay"."""
    while talk.at(index) in {":", "is", "trouwens", "dus", "gewoon", "eigenlijk", "overigens"}:
        index += 1
    return index


def _is_cue(talk: Talk, tag: Tag) -> bool:
    """Whether a phrase leads in his own name."""
    return not talk.not_his(talk.clause_of(tag.begin)) and talk.at(tag.begin - 1) not in {"achter", "bij"}


def _within(talk: Talk) -> Iterator[Name]:
    """Yield the listed name somewhere in a reply to the question for it: "dat weet je toch al, Fleur"."""
    for tag in talk.tags("FIRST"):
        plain = is_capital(talk, tag.begin) or talk.at(tag.begin) not in some("namen", "words")
        his = not _of_other(talk, tag.begin) and not talk.not_his(talk.clause_of(tag.begin))
        plain = plain and talk.at(tag.begin - 1) not in {"<", ">"}
        plain = plain and not any(one.end == tag.begin for one in talk.tags("ROLE"))  # "vulploeg dirk"
        if tag.exact and plain and his and not talk.denied(tag.begin, tag.end, talk.clause_of(tag.begin)):
            yield from name_at(talk, tag.begin, sure=False)


def _said_again(talk: Talk, begin: int) -> bool:
    """Whether he says a name of himself, whatever name is known: "ik ben Daan"."""
    return talk.normals[max(0, begin - 2) : begin] == ["ik", "ben"] and talk.tag_at("FIRST", begin) is not None


def _reply(talk: Talk) -> Iterator[Name]:
    """Yield the name that a reply to the question for it begins with."""
    if first_town(talk) is not None:
        return  # "Oss." is no name
    begin = _first_word(talk)
    bare = talk.tag_at("FIRST", begin) is not None and len(talk.words) - begin <= 3
    told = any(talk.tags(label) for label in _OTHER_TALK if not (bare and label == "EMPLOYER"))
    first = talk.clauses[0].end - begin if talk.clauses else 0
    yield from name_at(talk, begin, sure=(len(talk.words) - begin <= 6 or 0 < first <= 3) and not told)


def _led(talk: Talk) -> Iterator[Name]:
    """Yield the names behind "ik ben", "met" and the like, and listed ones near the beginning."""
    for tag in talk.tags("WEAK_CUE"):
        if _leads(talk, tag) and not talk.not_his(talk.clause_of(tag.begin)):
            yield from name_at(talk, tag.end, sure=False)
    for tag in talk.tags("FIRST"):  # "maak een cv: roy hendriks, ..."
        both = tag.exact and any(one.begin == tag.end for one in talk.tags("SURNAME"))
        his = not _of_other(talk, tag.begin) and not talk.not_his(talk.clause_of(tag.begin))
        if both and his and tag.begin < _HEADING:
            yield from name_at(talk, tag.begin, sure=False)
    alone = talk.tag_at("FIRST", 0)
    if alone and len(talk.clauses) > 2 and (talk.clauses[0].end == 1) and talk.tags("PLACE"):
        yield 0, 1  # "Max, 22, Zaandam"


def _of_other(talk: Talk, index: int) -> bool:
    """Whether a name is somebody else's: "hulp van Sara Bakker", "mijn collega heet Daan Smit"."""
    first = max(talk.sentence(talk.clause_of(index)).begin, index - _HEADING)
    before = set(talk.normals[first:index])
    return talk.at(index - 1) in some("namen", "before_other") or bool(before & (people() | some("namen", "others")))


def _leads(talk: Talk, tag: Tag) -> bool:
    """Whether a weak cue leads in a name: "met" and "hier" only behind a greeting, or before a listed name that the
    message begins with."""
    greeted = all(talk.at(at) in some("namen", "greetings") or not talk.at(at).isalpha() for at in range(tag.begin))
    return greeted or talk.at(tag.begin) not in {"met", "hier"}


def _heading(talk: Talk) -> Iterator[Name]:
    """Yield the name that the message begins with: "Daan Jansen, 19, Ede", "selam! elif yildirim hier"."""
    for clause in talk.clauses[:2]:
        begin = clause.begin
        while begin < clause.end and talk.at(begin) in some("namen", "greetings"):
            begin += 1
        for first, end in name_at(talk, begin, sure=False):
            after = talk.words[end].text.lower() if end < len(talk.words) else ""
            town = talk.tag_at("PLACE", first) is not None and talk.tag_at("FIRST", first) is None
            ends = end == clause.end or _followed(talk, first, end) or after in {"("} | _behind_name()
            if end - first > 1 and ends and not town and typed_as_name(talk, first, end):
                yield first, end


def _behind_name() -> frozenset[str]:
    return some("namen", "behind") | some("namen", "from")


def _behind(talk: Talk) -> Iterator[Name]:
    """Yield the name before "is de naam", and behind a bare "ben" that begins a clause."""
    for at in range(1, len(talk.words) - 2):
        if talk.at(at) == "is" and talk.at(at + 1) in {"de", "mijn", "me"} and talk.at(at + 2) == "naam":
            first = next((back for back in (at - 2, at - 1) if talk.tag_at("FIRST", back)), at - 1)
            yield from ((one, end) for one, end in name_at(talk, first, sure=True) if end == at)
    for clause in talk.clauses:
        if talk.at(clause.begin) == "ben" and clause.begin < _HEADING and talk.at(clause.begin + 1) != "ik":
            yield from name_at(talk, clause.begin + 1, sure=False)


def _first_word(talk: Talk) -> int:
    """Where a bare name begins: behind signs, "ja", "ik ben"."""
    begin = 0
    while begin < len(talk.words) and not spelt_as_name(talk, begin):
        led = talk.at(begin) != "ik" or talk.at(begin + 1) in {"ben", "heet", "zen"}
        if talk.at(begin)[:1].isalnum() and not (talk.at(begin) in _SKIPPED and led):
            break
        begin += 1
    return begin


def _followed(talk: Talk, begin: int, end: int) -> bool:
    """Whether a listed first name and another stand before a place or a way to reach him."""
    listed = talk.tag_at("FIRST", begin) is not None and end - begin > 1
    return listed and (end in talk.taken or talk.tag_at("PLACE", end) is not None)

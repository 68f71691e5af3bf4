"""Which words are a name, and how it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.language.cv.employer_names import is_capital, rare
from bot.language.cv.lists import normal, part, some
from bot.language.cv.shown import ordinary, title
from bot.language.cv.talk import BREAKS, Talk, people

LETTERS = re.compile(r"[^\W\d_]+(?:['’`.-][^\W\d_]+)*\.?")
_MOST_NAMES = 3  # words of a name, besides "van", "de" and the like
_HEADING = 12  # words at the beginning in which one odd word may be a name
_NO_NAMES = (
    "ROLE", "JOKE", "KIND", "KIND_OF_PLACE", "EMPLOYER", "QUALITY", "LEVEL", "LANGUAGE", "PRIVATE", "VERB", "SCHOOL",
    "CERTIFICATE", "TRANSPORT", "CORRECT",
)  # fmt: skip


def name_at(talk: Talk, begin: int, *, sure: bool) -> Iterator[tuple[int, int]]:
    """Yield the name that begins at a word, if one does. `sure`: he says that his name follows."""
    particles = some("namen", "particles")
    end, names = begin, 0
    while end < len(talk.words) and names < _MOST_NAMES:
        surname = talk.tag_at("SURNAME", end) if names else None
        if surname is not None:
            end, names = surname.end, names + 1
        elif names > 1 and not is_capital(talk, end) and not _surname_at(talk, end):
            break  # "bo verkerk zet er maar op"
        elif names > 1 and talk.at(end) == "van" and talk.tag_at("PLACE", end + 1) is not None:
            break  # "Bilal Ouali van Mechelen"
        elif names and talk.at(end) in particles:
            end += 1
        elif _initial(talk, end):
            end, names = end + 2, max(names, 1)  # "J. van Rossum"
        elif is_name(talk, end, first=not names, sure=sure):
            end, names = end + 1, names + 1
        else:
            break
    while end > begin and talk.at(end - 1) in particles:
        end -= 1
    if end > begin and _plausible(talk, begin, end):
        yield begin, end


def _initial(talk: Talk, index: int) -> bool:
    """Whether a capital stands with a full stop before a name."""
    if index + 2 >= len(talk.words) or talk.at(index + 1) != ".":
        return False
    follows = talk.at(index + 2) in some("namen", "particles") or is_capital(talk, index + 2)
    return len(talk.words[index].text) == 1 and talk.words[index].text.isupper() and follows


def is_name(talk: Talk, index: int, *, first: bool, sure: bool) -> bool:
    """Whether one word may be a first name, or one behind it."""
    word, stops = talk.words[index], some("namen", "stops")
    listed = first and (talk.tag_at("FIRST", index) is not None or spelt_as_name(talk, index))
    capital = is_capital(talk, index)
    plain = word.text.lower() if capital or sure else word.normal
    if not LETTERS.fullmatch(word.text) or (plain in stops and not listed):
        return False
    if not listed and _no_name(talk, index, first=first, sure=sure):
        return False
    also_a_word = first and not capital and not sure and word.normal in some("namen", "words")
    if also_a_word and not _surname_at(talk, index + 1) and not _said_of_himself(talk, index):
        return False
    if listed or (capital and not talk.tag_at("COUNTRY", index)):
        return True
    other = any(talk.tag_at(label, index) for label in ("KIND", *(() if sure else ("EMPLOYER",))))
    other = other or (talk.tag_at("PLACE", index) is not None and not _called_as_town(talk, index))
    if not first and other and talk.at(index - 1) not in some("namen", "particles"):
        return False
    if sure and first and not capital and ordinary(word.normal):
        return False
    after = talk.at(index + 1)
    behind = BREAKS | stops | some("namen", "behind") | some("namen", "from")
    last = not after or after in behind or after[:1].isdigit()
    last = last or any(talk.tag_at(label, index + 1) for label in ("SURNAME_CUE", "PLACE"))
    cued = first and talk.tag_at("SURNAME_CUE", index + 1) is not None and not ordinary(word.normal)
    return sure or cued or (not first and last) or (first and _odd(talk, index))


def _said_of_himself(talk: Talk, index: int) -> bool:
    """Whether a name that is also a thing is his: "ik ben roos en ...", where no article stands before it."""
    led = talk.normals[max(0, index - 2) : index] == ["ik", "ben"] and talk.at(index) not in some("namen", "adjectives")
    after = talk.at(index + 1)
    return led and index < _HEADING and (not after[:1].isalnum() or after in some("namen", "from") | {"en", "van"})


def _no_name(talk: Talk, index: int, *, first: bool, sure: bool) -> bool:
    """Whether a word leads in a name ("Kzijn Lotte"), tells where he is from ("ik ben Braziliaans"), or goes on behind
    a name ("Stijn uut Winterswijk", "sanne wiersma dan")."""
    word = talk.words[index].text.lower()
    if first:
        from_there = word.endswith(tuple(some("namen", "origin_ends"))) and not sure
        return from_there or talk.tag_at("WEAK_CUE", index) is not None
    return word in some("namen", "behind") | some("namen", "from")


def _called_as_town(talk: Talk, index: int) -> bool:
    """Whether a town is his surname: "kevin schoonhoven uit heerlen"."""
    tag = talk.tag_at("PLACE", index)
    behind = tag is not None and talk.words[tag.end - 1 : tag.end] and talk.at(tag.end) in some("namen", "from")
    return bool(behind) and any(one.begin > index for one in talk.tags("PLACE"))


def _surname_at(talk: Talk, index: int) -> bool:
    """Whether a listed or an odd surname begins at a word: "puck lanting", "stan van gils"."""
    if talk.tag_at("SURNAME", index) is not None:
        return True
    begin = index
    while talk.at(index) in some("namen", "particles"):
        index += 1
    word = talk.words[index].text.lower() if index < len(talk.words) else ""
    if not word.isalpha() or word in some("namen", "behind") | some("namen", "stops"):
        return False
    old = not {"der", "den", "ter"}.isdisjoint(talk.normals[begin:index])  # "van der" leads in nothing else
    known = any(talk.tag_at(label, index) for label in _NO_NAMES)
    formed = word.endswith(tuple(some("namen", "surname_ends"))) or index > begin
    return old or (not known and (rare(talk, index) or (formed and not ordinary(word))))


def _odd(talk: Talk, index: int) -> bool:
    """Whether an unknown word is a name: rare, and followed by a surname, or at the beginning by "uit", a comma or a
    number."""
    from wordfreq import zipf_frequency

    after = talk.at(index + 1)
    ends = after in {",", ".", "", "en"} | some("namen", "particles") | some("namen", "from") or after[:1].isdigit()
    surname = talk.tag_at("SURNAME", index + 1) is not None
    both = surname or (_surname_at(talk, index + 1) and rare(talk, index))  # "Jaylinn Verhoef"
    typed = talk.words[index].normal == talk.at(index)  # no slip in a word that is listed
    unknown = not ordinary(talk.at(index)) and zipf_frequency(talk.at(index), "en") < _HEADING / 3
    return typed and unknown and (both or (index < _HEADING and rare(talk, index) and ends))


def typed_as_name(talk: Talk, begin: int, end: int) -> bool:
    """Whether a message may begin with this name: its first name is listed, all but "van" and "de" have a capital, or
    all of it is odd ("damian vermeer")."""
    particles = some("namen", "particles")
    own = [at for at in range(begin, end) if talk.at(at) not in particles]
    if talk.tag_at("FIRST", begin) is not None:
        return True
    capitals = all(talk.words[at].text[:1].isupper() for at in own)
    return len(own) > 1 and (capitals or (_odd(talk, begin) and _surname_at(talk, own[1])))


def spelt_as_name(talk: Talk, index: int) -> bool:
    """Whether a word is typed as a first name that is also how youths spell another word: "jip", "kay"."""
    return index < len(talk.words) and talk.words[index].text.lower() in _spelt_otherwise()


@cache
def _spelt_otherwise() -> frozenset[str]:
    return frozenset(
        name for name in part("namen", "first") if normal(name) != name and name not in part("namen", "words")
    )


def _plausible(talk: Talk, begin: int, end: int) -> bool:
    """Whether this may be a name: it is no joke, and does not begin with what is listed as another thing."""
    other = any((tag := talk.tag_at(label, begin)) and tag.exact for label in _NO_NAMES)
    does = any(tag.exact and begin <= tag.begin < end for tag in talk.tags("VERB"))
    other = other or (does and talk.tag_at("FIRST", begin) is None)
    name, jokes = " ".join(talk.normals[begin:end]), some("namen", "jokes")
    joke = name in jokes or any(one in name for one in jokes if " " in one)
    kin = not people().isdisjoint(talk.normals[begin:end]) and end - begin > 1  # "Chantal's zoon"
    joke = joke or (kin and talk.tag_at("SURNAME", begin + 1) is None)
    shop = any(tag.exact and tag.begin == begin and end <= tag.end > begin + 1 for tag in talk.tags("EMPLOYER"))
    return (not other or talk.tag_at("FIRST", begin) is not None) and end - begin <= 8 and not joke and not shop


def shown_name(talk: Talk, begin: int, end: int, *, behind: bool = False) -> str:
    """The name as typed; without any capital it gets them, but for "van" and "de" within it; `behind` a
    first name these come first as well."""
    particles = some("namen", "particles")
    shown = ""
    for at in range(begin, end):
        if at > begin and talk.words[at].start == talk.words[at - 1].start:
            continue  # "vd" is two words, typed as one
        text, small = talk.words[at].text, talk.words[at].normal in particles
        if text.islower() or (text.isupper() and len(text) > 2):
            text = text.lower() if (at > begin or behind) and small else title(text)
        between = talk.said.original[talk.words[at - 1].end : talk.words[at].start] if at > begin else ""
        text = f"{text}." if len(text) == 1 and text.isupper() and talk.at(at + 1) == "." else text
        if text == ".":
            continue
        shown += ("-" if between == "-" else " " if at > begin else "") + text
    return shown

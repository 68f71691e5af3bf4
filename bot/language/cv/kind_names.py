"""The name behind a kind of place: "garage Jansen", "restaurant de Smulhoek", "verzorgingshuis Sint Jozef"."""

from __future__ import annotations

from bot.language.cv.employer_names import is_capital, rare, town
from bot.language.cv.lists import some
from bot.language.cv.name_end import joined, titled
from bot.language.cv.shown import ordinary
from bot.language.cv.talk import BREAKS, Talk
from bot.language.cv.verbs import is_object

_MOST_WORDS = 4  # of a name that no list has
_SMALL = frozenset({"de", "het", "'t", "van", "der", "den", "ter", "ten"})  # may begin a name or stand within it
_SAINTS = frozenset({"sint", "st", "sinte"})
_NO_CALL = ("VERB", "THING", "KIND", "PLACE", "NOW", "PAST")  # what no name is


def name_behind(talk: Talk, end: int, most: int, *, indefinite: bool) -> int:
    """Return where the name behind a kind of place that ends at `end` ends itself; `end` where there is none.

    `indefinite`: it was told as "een garage", behind which only capitals are a name."""
    stop = end + 1 if talk.at(end) == "van" and titled(talk, end + 1, most) > end + 1 else end
    stop = max(stop, titled(talk, stop, most))  # "de kraam van meneer Stet"
    if not indefinite:
        stop = max(stop, _formed(talk, end, most))
    while stop < most and stop - end < _MOST_WORDS:
        further = joined(talk, end, stop, most) if stop > end else stop
        if further == stop and _goes_on(talk, end, stop, most, indefinite=indefinite):
            surname = talk.tag_at("SURNAME", stop)
            further = surname.end if surname and not _capital(talk, stop) else stop + 1
        if further == stop:
            break
        stop = further
    while stop > end and talk.at(stop - 1) in _SMALL:
        stop -= 1
    return min(stop, most)


def _goes_on(talk: Talk, end: int, stop: int, most: int, *, indefinite: bool) -> bool:
    """Whether the word at `stop` belongs to the name that begins at `end`."""
    word = talk.at(stop)
    capital = _capital(talk, stop)
    inside = stop > end or is_capital(talk, stop + 1)
    if capital and (inside or word not in some("werk", "stops_name")):
        return True
    if indefinite:
        return False
    lead = word in _SMALL and stop + 1 < most
    lead = lead and (_nameable(talk, stop + 1) or (stop == end and _called(talk, stop + 1, most)))
    known = talk.tag_at("SURNAME", stop) is not None and not is_object(word)
    first = stop == end and (_last_word(talk, stop, most) or _is_first_name(talk, stop))
    before = talk.at(stop - 1)
    family = stop > end and before in {"ter", "ten", "van", "der"} and _nameable(talk, stop)
    family = family or (stop > end and before == "van" and talk.tag_at("FIRST", stop) is not None)
    called = end < stop <= end + 2 and talk.at(end) in {"de", "het", "'t"} and _called(talk, stop, most)
    figures = any(sign.isdigit() for sign in word) and not word.isdecimal() and word[:1].isalpha()  # "fit4you"
    return figures or lead or known or first or family or called or rare(talk, stop)


def _capital(talk: Talk, index: int) -> bool:
    """Whether a word has a capital and is no town."""
    return is_capital(talk, index) and not town(talk, index)


def _formed(talk: Talk, end: int, most: int) -> int:
    """Where a name ends that its form tells: "sint jozef", "maria oord", "ten have", "de linde" before "in Lochem";
    for a "gemeente" it is the town."""
    if end >= most:
        return end
    if talk.at(end - 1) in some("werk", "of_town"):
        tag = town(talk, end)
        return tag.end if tag is not None and tag.end <= most else end
    if talk.at(end) in _SAINTS and end + 1 < most:
        begin = end + 1 + (talk.at(end + 1) == ".")
        return begin + 1 if begin < most and talk.at(begin).isalpha() and not _told(talk, begin) else end
    if end + 2 <= most and talk.at(end + 1) in some("werk", "name_tails") and not _told(talk, end):
        return end + 2
    small = end + (talk.at(end) == "van" and talk.at(end + 1) in {"den", "der"})
    while talk.at(end) != "van" and small < min(most, end + 2) and talk.at(small) in _SMALL:
        small += 1
    last = small + (talk.at(small).endswith("e") and small + 1 < most and not _closed(talk, small + 1, most))
    old = talk.at(small - 1) in {"ter", "ten", "der"}  # "ter Haar": these lead in nothing but a name
    named = end < small <= last < most and (old or not any(_told(talk, at) for at in range(small, last + 1)))
    return last + 1 if named and _closed(talk, last + 1, most) else end


def _told(talk: Talk, index: int) -> bool:
    """Whether a word tells something else than a name."""
    word = talk.at(index)
    listed = any((tag := talk.tag_at(label, index)) and tag.exact for label in _NO_CALL)
    plain = word in some("werk", "stops_name") - {"buren"} or word in some("werk", "departments")
    return listed or plain or not word.isalpha() or len(word) < 2 or is_object(word)


def _closed(talk: Talk, index: int, most: int) -> bool:
    """Whether nothing is done to what stands before this word: the clause ends here, or goes on with where and when."""
    after = talk.at(index)
    return index >= most or after[:1] in BREAKS or after.isdecimal() or after in some("werk", "behind_name")


def _is_first_name(talk: Talk, index: int) -> bool:
    tag = talk.tag_at("FIRST", index)
    return tag is not None and tag.exact and len(tag.id) > 3 and not ordinary(talk.words[index].normal)


def _called(talk: Talk, index: int, most: int) -> bool:
    """Whether an ordinary word behind "de" is a name: "zorgboerderij de linde", but not "de dieren voeren"."""
    labels = ("VERB", "THING", "KIND", "KIND_OF_PLACE", "PLACE", "ROLE")
    near = [talk.tag_at(label, at) for label in labels for at in range(index, min(index + 2, most))]
    word = talk.at(index)
    if not word.isalpha() or len(word) < 3 or word in some("werk", "stops_name"):
        return False
    return not any(near) or (index + 1 >= most and not any(talk.tag_at(label, index) for label in labels))


def _last_word(talk: Talk, index: int, most: int) -> bool:
    """Whether a clause ends with one word more, and not a common one: "bij restaurant italia"."""
    before = talk.at(index - 2)
    leads = before in {"bij", "in", "op", "van"} or not before[:1].isalnum() or before in some("werk", "times")
    done = any(tag.begin <= index < tag.end for tag in talk.tags("VERB"))  # "post sorteren"
    if not leads or done or not _called(talk, index, index + 1):
        return False
    ends = index + 1 == most or talk.at(index + 1)[:1] in BREAKS
    there = talk.at(index + 1) in {"in", "te"} and (
        talk.tag_at("PLACE", index + 2) or (talk.at(index + 2).isalpha() and not ordinary(talk.at(index + 2)))
    )
    role = talk.at(index + 1) == "als" and talk.tag_at("ROLE", index + 2) is not None
    return bool(there or role or (ends and not ordinary(talk.at(index))))


def _nameable(talk: Talk, index: int) -> bool:
    word = talk.words[index]
    labels = ("SURNAME", "FIRST")
    family = talk.at(index - 1) in {"van", "der", "den", "ter", "ten"} and not ordinary(word.normal)
    family = family and word.text.isalpha()
    return word.text[:1].isupper() or family or rare(talk, index) or any(talk.tag_at(label, index) for label in labels)

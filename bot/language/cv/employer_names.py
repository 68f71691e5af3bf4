"""Names of places of work that no list has, behind "bij" or "voor"; kinds of places by their ending."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from bot.content import load
from bot.core.cv import Fact
from bot.language.cv.lists import part, some
from bot.language.cv.name_end import name_end
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import ordinary, title_names
from bot.language.cv.talk import Clause, Talk
from bot.language.cv.verbs import is_object

_CLOSE = 84  # how alike (0-100) a typed name must be to a listed one to be suggested
_MOST_WORDS = 4  # of a name that no list has
_PARTICIPLE = re.compile(r"(?:mee|op|af|uit|in|aan|weg|los|om|na|door|voor|rond|schoon|klaar)?ge\w{2,}(?:d|t|en)")
_UNITS = frozenset({"jaar", "maanden", "maand", "weken", "week", "dagen", "dag", "uur", "keer", "jaren", "x"})
_RARE = 2.6  # a word below this frequency (Zipf) behind a kind of place is its name


def town(talk: Talk, index: int) -> Tag | None:
    """Return the town that stands here as listed; what is only like one may be a name ("de Zandhoeve")."""
    tag = talk.tag_at("PLACE", index)
    return tag if tag is not None and tag.exact else None


def any_kind(talk: Talk, index: int) -> Tag | None:
    """Read "bij een gezin", "bij een (kleine) loonwerker": whatever follows is where he was, people apart."""
    word = talk.at(index)
    lead = index - (talk.at(index - 1) in some("werk", "adjectives"))
    told = talk.at(lead - 2) == "in" and talk.has("KIND", talk.clause_of(index))  # "gewerkt in een slachthuis"
    led = talk.at(lead - 1) in {"een", "ne", "nen"} and (talk.at(lead - 2) == "bij" or told)
    labels = ("KIND", "VERB", "EMPLOYER", "PLACE", "FIRST", "LEVEL", "PRIVATE", "STATE", "LANGUAGE", "TRANSPORT")
    other = any(talk.tag_at(label, index) for label in labels) or word in _people() or word in some("werk", "no_place")
    other = other or word.endswith(tuple(part("werk", "no_place_ends")))
    if not led or other or not word.isalpha() or len(word) < 4 or word in some("werk", "stops_name"):
        return None
    adjective = word in some("werk", "adjectives") or talk.tag_at("KIND_OF_PLACE", index + 1) is not None
    if talk.at(lead - 2) == "bij" and _during(talk, lead - 2):
        return None
    return None if adjective else Tag("KIND_OF_PLACE", word, index, index + 1)


def by_ending(talk: Talk, index: int) -> Tag | None:
    """Read a word that ends as kinds of places do: "schoenenzaak", "betonbedrijf"."""
    word = talk.at(index)
    if not (word.isalpha() and len(word) > 7 and word.endswith(tuple(part("werk", "kind_endings")))):
        return None
    return Tag("KIND_OF_PLACE", word, index, index + 1)


def rare(talk: Talk, index: int) -> bool:
    """Whether a word is so rare that it is a name, and not what was done there."""
    from wordfreq import zipf_frequency

    word = talk.at(index)
    task = talk.tag_at("VERB", index) or talk.tag_at("VERB", index + 1) or town(talk, index)
    listed = any(
        talk.tag_at(label, index) for label in ("KIND", "ROLE", "PAST", "LEVEL", "TRANSPORT", "THING", "KIND_OF_PLACE")
    )
    listed = listed or bool(_PARTICIPLE.fullmatch(word)) or word in some("werk", "stops_name") or is_object(word)
    if not word.replace("&", "").isalpha() or task or listed:
        return False
    return zipf_frequency(talk.words[index].normal, "nl") < _RARE


def named_in(talk: Talk, clause: Clause) -> tuple[int, int, Fact] | None:
    """Read a name that no list has, behind "bij" or "voor"."""
    for index in range(clause.begin, clause.end - 1):
        heading = talk.at(index) == ":" and any(tag.end == index for tag in talk.tags("KIND", clause))
        begins = any(tag.end == index + 1 and tag.id != "werk" for tag in talk.tags("KIND", clause))
        heading = heading and talk.tag_at("ROLE", index + 1) is None  # "werk: stratenmaker bij ..."
        heading = heading or (begins and index <= clause.begin + 2 and is_capital(talk, index + 1))  # "stage Flora"
        article = talk.at(index + 1) in {"de", "het", "'t"} and index + 2 < clause.end
        article = article and talk.words[index + 1].text != "T"  # "T. Smit"
        named = is_capital(talk, index + 1 + article) and town(talk, index + 1 + article) is None
        there = talk.at(index) in {"op", "in"} and article and named and talk.has("KIND", clause)  # "stage op De Vliet"
        led = talk.at(index) == "bij" or (talk.at(index) == "voor" and named) or there
        if not (led or heading) or index in talk.taken or (town(talk, index + 1) is not None and there):
            continue
        begin = index + 1
        end = name_end(talk, begin + article, clause.end, part_of_name, _MOST_WORDS)
        kind = talk.tag_at("KIND_OF_PLACE", begin + article)
        if kind is not None and kind.end == end and not is_capital(talk, begin + article):
            continue  # "bij het bejaardenhuis" names nothing
        if end == begin + 1 and _visits(talk, clause, begin):
            continue
        if end == begin + 1 and _is_people(talk, begin):
            continue  # "bestellen bij leveranciers"
        if article and end == begin + 2 and talk.at(begin + 1) in some("werk", "minds_for"):
            return begin, end, talk.fact(talk.quote(begin, end).lower())  # "bij de buren"
        if end == begin + 1 and len(talk.words[begin].text) < 2:
            continue
        if article and not named and _during(talk, index):
            continue
        plain = article and end == begin + 2 and not named and ordinary(talk.at(begin + 1))
        if plain and not (talk.has("KIND", clause) or talk.has("PAST", clause) or talk.has("WORK_CUE", clause)):
            continue  # "stempelen bij de ingang"
        if end > begin + article:
            return begin, end, _as_typed(talk, begin + article if not _big(talk, begin) else begin, end)
    return None


def _during(talk: Talk, index: int) -> bool:
    """Whether "bij" follows on what is done, and so tells when: "katten vasthouden bij een prik"."""
    word = talk.at(index - 1)
    done = word.endswith("en") and not _PARTICIPLE.fullmatch(word) and word not in some("werk", "being_there")
    return done and word.isalpha() and talk.tag_at("KIND", index - 1) is None


def _visits(talk: Talk, clause: Clause, index: int) -> bool:
    """Whether he only is with somebody: "dan ben ik bij Sanne"."""
    first = talk.tag_at("FIRST", index)
    works = any(talk.has(label, talk.sentence(clause)) for label in ("KIND", "VERB", "PAST"))
    return first is not None and first.exact and "ben" in talk.said_in(clause) and not works


def _is_people(talk: Talk, index: int) -> bool:
    """Whether a small word is no name but the plural of what people are."""
    named = any(talk.tag_at(label, index) for label in ("SURNAME", "FIRST", "EMPLOYER"))
    return talk.at(index).endswith("ers") and not _big(talk, index) and not named and not rare(talk, index)


def _big(talk: Talk, index: int) -> bool:
    return talk.words[index].text[:1].isupper()


def part_of_name(talk: Talk, index: int) -> bool:
    """Whether a word may belong to a name that no list has."""
    word = talk.words[index]
    labels = ("VERB", "KIND", "COUNTRY", "LANGUAGE", "LEVEL", "PAST", "PRIVATE", "STATE", "PRESENT", "NOW")
    inside = is_capital(talk, index) and is_capital(talk, index - 1)  # "Zorgzaam Thuis"
    if word.normal in some("werk", "stops_name") and not inside and not (
        word.normal in {"de", "van", "der", "den"} and _big(talk, index)
    ):
        return word.normal == "van" and index + 1 < len(talk.words) and talk.tag_at("SURNAME", index) is not None
    if inside and word.text.isalpha() and index not in talk.taken and talk.tag_at("KIND", index) is None:
        return True  # "Sjoerds Fietsen"
    short = word.text.isdecimal() and len(word.text) <= 2
    if short and is_capital(talk, index - 1) and talk.at(index + 1) not in _UNITS:
        return True  # "Loods 6"
    if not word.text.replace("'", "").replace("&", "").isalnum() or word.text.isdecimal() or index in talk.taken:
        return False
    if is_object(word.normal) and not is_capital(talk, index):
        return False
    place = town(talk, index)
    if place is not None and place.end - place.begin > 1:
        return False
    return word.normal not in _people() and not any(talk.tag_at(label, index) for label in labels)


def _as_typed(talk: Talk, begin: int, end: int) -> Fact:
    """A name with capitals, and the listed one that it may be meant for."""
    typed = talk.quote(begin, end)
    close = process.extractOne(typed.lower(), _lower_names(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return talk.fact(title_names(typed) if typed.islower() else typed, close[2] if close and len(typed) > 3 else "")


@cache
def _lower_names() -> dict[str, str]:
    names = [*part("werk", "employers"), *load("language/employers")["names"]]
    return {name: name.lower() for name in names}


@cache
def _people() -> frozenset[str]:
    people = load("language/people")
    return frozenset((*people["family"], *people["named"], *people["known"]))


def is_capital(talk: Talk, index: int) -> bool:
    """Whether a word was typed with a capital, in a message that is not all capitals."""
    return index < len(talk.words) and talk.words[index].text[:1].isupper() and not talk.said.original.isupper()

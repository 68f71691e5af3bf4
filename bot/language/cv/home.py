"""The town of his home, where no "ik woon in" leads it in: address, "mijn kamer is in Goor", "Tiel, daar woon ik"."""

from __future__ import annotations

from bot.language.cv.lists import some
from bot.language.cv.places import Found, place_at
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import ordinary
from bot.language.cv.talk import Clause, Talk, people
from bot.language.cv.village import is_town

_AWAY = ("KIND", "EMPLOYER", "WISH", "PAST", "VERB", "ROLE", "SCHOOL", "LEVEL", "PRIVATE")
_LETTERS = 2  # of a postcode
_FAR = 3  # words between the number of a house and its town


def at_address(talk: Talk) -> list[Found]:
    """Read "Dorpsstraat 3, 6741 AB Lunteren", "7811 EM Emmen": the town behind the street and the postcode."""
    for at in range(len(talk.words)):
        street = talk.at(at).endswith(tuple(some("persoon", "place", "streets"))) and talk.at(at + 1).isdecimal()
        letters = talk.words[at + 1].text if at + 1 < len(talk.words) else ""
        coded = talk.at(at).isdecimal() and len(talk.at(at)) == 4 and len(letters) == _LETTERS and letters.isalpha()
        glued = talk.words[at].text[:4].isdecimal() and talk.words[at].text[4:].isalpha() and len(talk.at(at)) == 6
        begin = at + 2 - glued
        if not (street or coded or glued) or talk.not_his(talk.clause_of(at)):
            continue
        town = next((one for one in range(begin, begin + _FAR) if talk.tag_at("PLACE", one)), -1)
        if town >= 0:
            return place_at(talk, town)
    return []


def at_home(talk: Talk) -> list[Found]:
    """Read the town in a clause of his home ("een studio in Zeist", "ik zit bij een vriend in Goor"), and what else
    tells it."""
    found = []
    for clause in talk.clauses:
        if talk.not_his(clause) or any(talk.has(label, clause) for label in _AWAY) or talk.asks(clause):
            continue
        words = talk.said_in(clause)
        home = words & some("persoon", "place", "homes") and not words & some("persoon", "place", "no_home")
        lodged = words & some("persoon", "place", "stays") and "bij" in words and words & people()
        towns = [tag for tag in talk.tags("PLACE", clause) if _led(talk, tag)]
        if (home or lodged) and towns and talk.free(towns[-1].begin, towns[-1].end):
            found += place_at(talk, towns[-1].begin)
    return found or _there(talk) or _called(talk)


def _called(talk: Talk) -> list[Found]:
    """Read "een dorpje bij Oss, Heesch heet het", "officieel is het Velp"."""
    for tag in talk.tags("PLACE"):
        called = talk.normals[tag.end : tag.end + 2] in (["heet", "het"], ["heet", "t"], ["heet", "mijn"])
        called = called or talk.normals[tag.begin - 3 : tag.begin] == ["officieel", "is", "het"]
        if tag.exact and called and talk.tags("LIVES"):
            return place_at(talk, tag.begin)
    return []


def _led(talk: Talk, tag: Tag) -> bool:
    """Whether a town stands behind "in", or a word that says where ("locatie Heerenveen")."""
    return tag.exact and talk.at(tag.begin - 1) in some("persoon", "place", "leads") | {"locatie", "centrum"}


def _there(talk: Talk) -> list[Found]:
    """Read "boven de bakker in Winschoten, daar woon ik"."""
    for first, second in zip(talk.clauses, talk.clauses[1:], strict=False):
        back = talk.normals[second.begin : second.begin + 3]
        lives = back[:1] == ["daar"] and back[1:2] and back[1] in some("persoon", "place", "there")
        if lives and back[2:] != ["niet"] and not talk.not_his(first):
            towns = [tag for tag in talk.tags("PLACE", first) if is_town(talk, tag, first)]
            return place_at(talk, towns[-1].begin) if towns else []
    return []


def asked_town(talk: Talk) -> list[Found]:
    """Read the one town of a reply to the question for it: "bij me moeder in Edam", "niet meer in Breda, nu Oss"."""
    towns = [tag for tag in talk.tags("PLACE") if tag.exact and not _left(talk, tag)]
    words = set(talk.normals)
    works = [tag for tag in talk.tags("EMPLOYER") if talk.at(tag.begin) not in some("kaal", "days")]
    if towns and not works and not any(talk.tags(label) for label in ("KIND", "WISH")):
        return place_at(talk, towns[-1].begin)
    odd = [at for at in range(len(talk.words)) if _odd(talk, at)]
    alone = len(odd) == 1 and not words & {"niet", "geen"} and not towns
    return place_at(talk, odd[0], sure=True) if alone else []


def _left(talk: Talk, tag: Tag) -> bool:
    """Whether he says that he does not live in a town, or not any more."""
    clause = talk.clause_of(tag.begin)
    before = set(talk.normals[max(clause.begin, tag.begin - 4) : tag.begin])
    small = talk.at(tag.begin) in some("plaatsen", "words") and talk.at(tag.begin - 1) not in {"in", "te", "uit"}
    born = before & {"geboren", "opgegroeid", "oorspronkelijk", "vroeger", "eerst"}
    return small or bool(born) or talk.denied(tag.begin, tag.end, clause) or talk.at(tag.begin - 2) in {"niet", "weg"}


def _odd(talk: Talk, index: int) -> bool:
    """Whether a word may be a town that no list has: with a capital within the reply, or the last one behind a sign."""
    word = talk.words[index].text
    begins = index == 0 or talk.at(index - 1) in {".", "!", "?"}
    known = any(talk.tag_at(label, index) for label in ("FIRST", "COUNTRY", "LANGUAGE"))
    return word[:1].isupper() and word[1:].islower() and not begins and not known and not ordinary(word.lower())


def beside(talk: Talk, clause: Clause) -> list[Found]:
    """Read the town that the next clause is, and nothing more: "ik woon nog thuis, Hengelo", "begeleid, in Goor"."""
    behind = next((one for one in talk.clauses if one.begin >= clause.end), None)
    asked = talk.at(clause.end) == "?" and clause.end - clause.begin <= _FAR  # "waar ik woon? eindhoven"
    if behind is None or not (asked or behind.sentence == clause.sentence) or talk.not_his(behind):
        return []
    begin = behind.begin + (talk.at(behind.begin) in some("persoon", "place", "leads") | {"locatie"})
    tag = talk.tag_at("PLACE", begin)
    around = some("namen", "behind") | some("persoon", "place", "since")
    whole = tag is not None and all(talk.at(at) in around for at in range(tag.end, behind.end))
    return place_at(talk, begin) if whole else []

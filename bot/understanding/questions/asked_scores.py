"""How well the words of a question fit each piece of information, and which fits best. Pure.

A piece about a crime counts only where the words speak of one (`guarded` in `informatie/vragen.yml`): who asks for his
payslip is not told of the police.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from wordfreq import zipf_frequency

from bot.content import load
from bot.content.information import OWN, phrases, pieces
from bot.language.asked import Slips, rarest, scores
from bot.meaning import meant, piece_chances
from bot.meaning.labels import NO_QUESTION
from bot.understanding.entries import fits


def subject_of(clause: str) -> str | None:
    """The subject that fits a question best and well enough. A rare word counts as its name where the question can only
    be one for information. What to do is no question about us, nor is what we are asked to do for him."""
    rules = load("informatie/vragen")
    naming = frozenset(rules["naming"])
    if _informs().match(clause.lower()):
        naming |= _rare()
    found = _allowed(clause, scores(clause, phrases(), naming, slips()))
    if requested(clause):
        found = {subject: score for subject, score in found.items() if is_own(subject)}
    score = max(found.values(), default=0)
    if score < rules["unasked_least"]:
        return None
    to_do = compiled(rules["questions"]["what_now"]).search(clause.lower())
    if to_do and any(one == score and is_own(subject) for subject, one in found.items()):
        return None
    return best(clause, found)


def spoken(clause: str, earlier: Sequence[str], *, asks: bool) -> str:
    """The subject of a question that small words make ("hoelang blijf jij me nog appen"), read as it is put; "" for
    none. What it is about may be said in one of his messages `earlier`."""
    line = " ".join(clause.lower().replace("’", "'").split())
    told = " ".join((*earlier, line)).lower()
    for one in load("informatie/vragen")["spoken"]:
        if (asks or one.get("bare")) and fits(one, line, compiled) and compiled(one.get("near", "")).search(told):
            return str(one["piece"])
    return ""


def meant_subject(clause: str, named: str | None) -> str | None:
    """The subject that a clause asks for: the one that its words name (`named`), unless what it means is surely another
    one or none, and where none is named the one that is meant."""
    chances, rules = piece_chances(clause), load("strekking")["pieces"]
    likeliest = next(iter(chances))
    chance, known = chances[likeliest], likeliest in _subjects()
    if named is None and _asks_of_us(clause, chances):
        return likeliest
    if named is None:
        least = rules["own" if is_own(likeliest) else "sure"]
        sure = known and chance >= least and len(clause.split()) >= rules["words"]
        return likeliest if sure and allowed(likeliest, clause) and not requested(clause) else None
    if is_own(named) and chances.get(named, 1.0) < rules["never"] and meant(clause).does["asks_us"] < rules["asks"]:
        return None  # "wat moet ik nou doen met dat bedrijf" asks nothing of us
    told = "?" not in clause and len(clause.split()) >= rules["long"] and likeliest == NO_QUESTION
    if told and chances.get(named, 1.0) < rules["nothing"] and chance >= rules["none"]:
        return None
    return _surer(chances, named, rules)


def _asks_of_us(clause: str, chances: Mapping[str, float]) -> bool:
    """Whether a clause with a question mark asks us about ourselves, though two of those pieces may be meant: then the
    likeliest of them answers."""
    rules = load("strekking")["pieces"]
    likeliest = next(iter(chances))
    if not is_own(likeliest) or chances[likeliest] < rules["of_us"]["likeliest"] or not clause.rstrip().endswith("?"):
        return False
    if len(clause.split()) < rules["words"] or requested(clause) or compiled(rules["of_us"]["not"]).search(clause):
        return False
    if meant(clause).does["asks_us"] < rules["of_us"]["asks_us"]:
        return False
    return sum(chance for subject, chance in chances.items() if is_own(subject)) >= float(rules["of_us"]["together"])


def meant_beside(words: str, named: str) -> str:
    """The subject of a question with the words beside it: the one that they name, unless they mean another one."""
    return _surer(piece_chances(words), named, load("strekking")["pieces"]["beside"])


def _surer(chances: Mapping[str, float], named: str, rules: Mapping[str, float]) -> str:
    """The piece that words name, or the one that is surely meant; that none answers it is learned of few questions."""
    likeliest = next(iter(chances))
    wrong = chances.get(named, 1.0) < rules["never"] and chances[likeliest] >= rules["instead"]
    return likeliest if wrong and likeliest in _subjects() else named


def scored(words: str) -> dict[str, int]:
    """The score of each subject that these words have phrases of."""
    return _allowed(words, scores(words, phrases(), frozenset(load("informatie/vragen")["naming"]), slips()))


def enough(found: Mapping[str, int]) -> dict[str, int]:
    """The subjects that are found well enough, and are not about the bot itself."""
    least: int = load("informatie/vragen")["unasked_least"]
    return {subject: score for subject, score in found.items() if score >= least and not is_own(subject)}


def best(words: str, found: Mapping[str, int]) -> str | None:
    """The subject with the highest score: of two that fit alike the one whose words are rarer, unless they are about
    the bot itself."""
    score = max(found.values(), default=0)
    meant = [subject for subject, one in found.items() if one == score]
    if not meant or len(meant) == 1 or all(map(is_own, meant)):
        return meant[0] if meant else None
    return rarest(words, {subject: phrases()[subject] for subject in meant}, slips())


def is_own(subject: str) -> bool:
    """Whether a piece is about the bot itself, or about a word that it used."""
    return subject in _own()


def allowed(subject: str, words: str) -> bool:
    """Whether a message may get that piece: nothing of crime is told without words of crime."""
    pattern = load("informatie/vragen")["guarded"].get(subject)
    return pattern is None or compiled(pattern).search(" ".join(words.lower().split())) is not None


def requested(clause: str) -> bool:
    """Whether a question asks us to do something for him ("kan je dat bijhouden"), which no piece answers."""
    return compiled(load("informatie/vragen")["questions"]["requests"]).search(clause.lower()) is not None


def unannounced(text: str) -> str:
    """A message without the words that only announce a question ("sorry, ik heb nog een vraag:"), which ask nothing."""
    return compiled(load("informatie/vragen")["questions"]["announced"]).sub("", text, count=1) or text


def slips() -> Slips:
    """How words are compared."""
    rules = load("informatie/vragen")
    return Slips(rules["one_slip"], rules["two_slips"], rules["common"])


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the content, whatever the capitals."""
    return re.compile(pattern, re.IGNORECASE)


def _allowed(words: str, found: Mapping[str, int]) -> dict[str, int]:
    return {subject: score for subject, score in found.items() if allowed(subject, words)}


@cache
def _informs() -> re.Pattern[str]:
    rules = load("language/vraagzinnen")
    lead = str(rules["lead"]).replace("{small}", str(rules["small"]))
    return compiled(f"{lead}(?:{load('informatie/vragen')['questions']['informs']})")


@cache
def _rare() -> frozenset[str]:
    """The words that are a phrase by themselves and that nobody uses for anything else."""
    others = [listed for subject, listed in phrases().items() if not is_own(subject)]
    alone = (phrase.removesuffix("*") for listed in others for phrase in listed if " " not in phrase)
    most: float = load("informatie/vragen")["questions"]["rare"]
    return frozenset(word for word in alone if zipf_frequency(word, "nl") < most)


def may_ask(text: str) -> bool:
    """Whether a message may ask something about what was told before: not one without a question mark that surely asks
    nothing ("kan ik dan ook" in a plan)."""
    return "?" in text or piece_chances(text).get(NO_QUESTION, 0.0) < float(load("strekking")["pieces"]["points"])


def wanted_whole(text: str) -> str:
    """The subject of a message that asks by its meaning alone ("snap niks van die brief van duo"), "" for none."""
    rules, does = load("strekking")["pieces"], meant(text).does
    if max(does["asks"], does["asks_us"]) < rules["asks"] or len(text.split()) < rules["words"]:
        return ""
    chances = piece_chances(text)
    likeliest = next(iter(chances))
    least = rules["own" if is_own(likeliest) else "whole"]
    fits = likeliest in _subjects() and chances[likeliest] >= least and allowed(likeliest, text)
    return likeliest if fits else ""


def troubled(text: str) -> str:
    """The piece for a thing that is lost or does not work, where a message surely tells of that; "" for none."""
    rules = load("informatie/vragen")["trouble"]
    likeliest, chance = next(iter(piece_chances(text).items()))
    sure = chance >= rules["least"] and compiled(rules["words"]).search(text) is not None
    return likeliest if sure and likeliest in rules["pieces"] else ""


def likely(subject: str, text: str) -> bool:
    """Whether a piece that a few words name is likely meant by them."""
    return piece_chances(text).get(subject, 0.0) >= float(load("strekking")["pieces"]["carried_on"]["least"])


def guessed_own(text: str) -> str:
    """The piece about us that a message likely wants which the engine takes for a question about us, "" for none."""
    own = {subject: chance for subject, chance in piece_chances(text).items() if subject in _own()}
    likeliest = next(iter(own), "")
    sure = likeliest and own[likeliest] >= load("strekking")["pieces"]["own_intent"]
    return likeliest if sure and len(text.split()) >= load("strekking")["pieces"]["words"] else ""


@cache
def _subjects() -> frozenset[str]:
    return frozenset(piece.subject for piece in pieces())


@cache
def _own() -> frozenset[str]:
    return frozenset(piece.subject for piece in pieces() if piece.topic in OWN)

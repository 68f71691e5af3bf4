"""His own words: why he wants it, what he can do, when he can begin. Taken whole, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wordfreq import zipf_frequency

from bot.language.contact import read_contact
from bot.language.cv.lists import part
from bot.language.spelled import in_normal_spelling, slips_of
from bot.language.vacancy.lookup import hits
from bot.language.vacancy.signs import rules, sign, whole
from bot.language.words import words_of

_SHORT = 80  # characters of a message that may be nothing but "ok" and "haha"
_RARE, _ORDINARY = 3.5, 4.5  # how often a word is used (Zipf): surnames below, plain words from here on
_BARE = 5  # words of a message with nothing but a name or a number
OWN = ("why", "can", "start")
_LETTERS = 0.5  # of what somebody says, at least; a formula has fewer
MOST = 60  # words of one sentence that a letter can bear
_CUT = re.compile(
    r"[.!?;\n]+(?=\s|$)"
    r"|,? (?=(?:en )?(?:ik kan|ik ben|ik heb|kan (?:ook|meteen|direct|gelijk|nu|morgen|volgende|vanaf|per)"
    r"|want|omdat)\b)"
    r"|,? en (?=ik (?:hou|vind|woon|wil|weet|doe|kom|help)\b)"
    r"|,? en (?=(?:heb|ben|kan|vind|hou|woon|wil|weet|doe|kom|help|werk)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:(?:en|nou|eh+|uh+|ja|nee|dus|maar|,)[ ,]+)+", re.IGNORECASE)
_TAIL = re.compile(r"(?:[ ,]+(?:en|maar|want|dus|of|ja|hoor|enzo|ofzo|en zo))*[ ,]*$", re.IGNORECASE)
_I_AM = re.compile(
    r"^(?:(?:hoi|hey|ja|o ja|oja|en|nou|trouwens|ow|oh|ok[eé]?),? )*(?:ik ben|ben|dit is|met|naam:?|naam is|zet maar) "
    r"(?P<name>\S+(?: \S+){0,4}?)(?= en |[.,;!\n]|$)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"^(?:(?:(?:ik )?weet (?:ik |het )?(?:nog )?niet(?: precies| zeker)?|ik denk|denk|misschien|ongeveer)[ ,]+)+",
    re.IGNORECASE,
)
_BSN = re.compile(r"(?<![\d-])[1-9]\d{8}(?!\d)")


def sentences_of(text: str) -> Iterator[str]:
    """His sentences, without "nou" and "en" in front; one that is very long stays out."""
    for found in _CUT.split(text):
        words = _TAIL.sub("", _LEAD.sub("", " ".join(found.split()))) or " "
        letters = sum(sign.isalpha() or sign.isspace() for sign in words)
        told = letters > _LETTERS * len(words) and words[0].isalnum() and words.lower() not in ("en", "maar", "dus")
        if told and len(words.split()) <= MOST:
            yield words


def kind_of(sentence: str, question: str | None) -> str:
    """Which of OWN a sentence is about; the open question where it tells nothing itself, "" for none."""
    plain = sentence.lower()
    if sign("gesprek", "when").fullmatch(plain.strip(" .!")):
        return "start"
    if sign("gesprek", "start").search(plain) and _begins_work(plain, question):
        return "start"
    signs = ("why" if question in OWN else "why_clear", "can")
    why, can = (bool(sign("gesprek", name).search(plain)) for name in signs)
    if can and not plain.startswith(("omdat", "want")):
        return "can" if not (why and question == "why") else "why"
    if why:
        return "why" if question != "can" or plain.startswith(("omdat", "want")) else "can"
    if question == "why" and (sign("gesprek", "own_past").search(plain) or sign("gesprek", "did").search(plain)):
        return "can"  # what he did elsewhere is no reason: it shows what he can
    return question if question in ("why", "can") else ""


def without_doubt(sentence: str) -> str:
    """ "Ik denk januari" as "januari", for when he can begin."""
    return _DOUBT.sub("", sentence) or sentence


def _begins_work(plain: str, question: str | None) -> bool:
    """Whether a word of time is about beginning, and not "ik kom altijd op tijd"."""
    clear = re.search(r"\b(?:beginnen|starten|beschikbaar|per direct)\b", plain) is not None
    return clear or question == "start"


def is_empty(text: str) -> bool:
    """Whether a message says nothing by itself ("ok", "haha")."""
    rest = " ".join(text.lower().split())[:_SHORT]
    while rest and (found := sign("gesprek", "empty").match(rest)) and found.end():
        rest = rest[found.end() :].strip(" .!,?")
    return not rest


def is_question(text: str) -> bool:
    """Whether a message asks something, instead of telling it."""
    line = text.strip().lower()
    begins = re.match(rf"(?:{'|'.join(rules('gesprek', 'question'))})\b", line) is not None
    return line.endswith("?") or (begins and len(line.split()) > 2 and not line.startswith("wanneer"))


def is_name_or_number(text: str) -> bool:
    """Whether a message is nothing but a name or a way to reach somebody."""
    words = words_of(text)
    if len(words) > _BARE:
        return False
    first = any(one.begin == 0 for one in hits(words, "FIRST"))
    last = any(one.end == len(words) and one.begin > 0 for one in hits(words, "SURNAME"))
    capitals = all(word.text[:1].isupper() or word.normal in part("namen", "particles") for word in words)
    named = (first and last) or (capitals and (first or last))
    theirs = re.search(rules("gesprek", "mail_to"), text.lower())
    return (bool(read_contact(text)) and not theirs) or (len(words) > 1 and named)


def is_about_him(text: str) -> bool:
    """Whether a message says in so many words how he is called or reached."""
    return sign("gesprek", "about_him").search(text) is not None or is_his_name(text)


def is_his_name(text: str) -> bool:
    """Whether a message says who he is: "ik ben Joost van der Wiel", not "ik ben snel"."""
    found = _I_AM.match(text.strip())
    words = words_of(found["name"]) if found else ()
    first = next((one for one in hits(words, "FIRST") if one.begin == 0), None)
    if first is None or words[0].normal in part("namen", "particles"):
        return False
    capital = found is not None and found["name"][:1].isupper()
    behind = words[first.end :]
    small = part("namen", "particles")
    last = any(hit.end == len(behind) for hit in hits(behind, "SURNAME")) or (behind[:1] and behind[0].normal in small)
    rare = all(zipf_frequency(word.normal, "nl") < _RARE or word.normal in small for word in behind)
    return bool(last) or (rare and (capital or zipf_frequency(words[0].normal, "nl") < _ORDINARY))


def keeps_out(sentence: str) -> bool:
    """Whether a sentence asks to leave something out: "zet er niet in dat ...", "laat mijn ... eruit"."""
    plain = sentence.lower()
    return all(sign("gesprek", "left_out", part).search(plain) for part in ("not", "written"))


def private_in(sentence: str) -> str:
    """What kind of private thing a sentence tells ("diagnose"), "" for none."""
    plain = f" {sentence.lower()} "
    if _BSN.search(plain):
        return "bsn"
    if any(f" {one} " in plain for one in part("gesprek", "private_work")):
        return ""
    return next((name for name, pattern in _private().items() if pattern.search(plain)), "")


@cache
def _private() -> dict[str, re.Pattern[str]]:
    return {name: whole(map(re.escape, words)) for name, words in part("gesprek", "private").items()}


@cache
def _slips() -> re.Pattern[str]:
    words = sorted(rules("spelling", "words"), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, words))})(?![\w'])", re.IGNORECASE)


def slips_in(text: str) -> dict[str, str]:
    """Words of a text that are surely meant otherwise, and how they are spelt."""
    known = rules("spelling", "words")
    found = {one.group(): known[one.group().lower()] for one in _slips().finditer(text)}
    return {typed: meant for typed, meant in (slips_of(text) | found).items() if typed.lower() != meant}


def mended(text: str) -> str:
    """The text with those words put right."""
    return in_normal_spelling(_slips().sub(lambda one: rules("spelling", "words")[one.group().lower()], text))

"""A vacancy told in words: "bij de jumbo in ede, vakkenvuller, had een briefje hangen"."""

from __future__ import annotations

import re
from dataclasses import replace

from wordfreq import zipf_frequency

from bot.core.letter import Vacancy
from bot.language.contact import read_contact
from bot.language.cv.lists import some
from bot.language.cv.shown import title
from bot.language.employers import read_employer
from bot.language.vacancy.lookup import Hit, hits
from bot.language.vacancy.signs import rules, sign
from bot.language.words import Word, words_of

_LEADS = frozenset({"bij", "voor", "naar", "van", "aan", "in", "op"})
_SURE_LEADS = frozenset({"bij", "voor", "naar"})
_ARTICLES = frozenset({"de", "het", "een", "die", "'t"})
_GENERAL = frozenset(
    {"medewerker", "assistent", "vrijwilliger", "leerling", "trainer", "operator", "teamleider", "baas"}
)
_MOST_WORDS = 4
_FEW = 8  # words of a message in which a listed name needs no "bij"
_NEAR = 25  # characters before a kind of work in which "ik kan" means that he can do it
_RARE = 2.6  # a word below this frequency (Zipf) behind a kind of place is its name
_BEFORE_NAME = re.compile(
    r"^(?:(?:bij|de|het|is|heet|gewoon|voor|naar|aan|hij|dat|die|winkel|bedrijf) )+", re.IGNORECASE
)
_NAMED = re.compile(r"[^\W_][\w&'’.+-]*(?: [\w&'’.+-]+){0,5}")


def told_in(text: str, question: str | None) -> Vacancy:
    """What a message tells of a vacancy; nothing is made into a name that was not told as one."""
    words = words_of(text)
    found = Vacancy(role=_role(words, question), place=_place(words), seen=bool(sign("gesprek", "seen").search(text)))
    if not found.role:
        found = replace(found, work=_work(text, question))
    found = _with_employer(found, text, words, question)
    if found.employer or found.role or found.work:
        mails = [fact.value for fact in read_contact(text) if fact.kind == "mail"]
        found = replace(found, kind="told", mail=mails[0] if len(mails) == 1 else "")
    elif sign("gesprek", "open").search(text):
        return Vacancy(kind="open")
    return found if found.kind else Vacancy()


def _role(words: tuple[Word, ...], question: str | None) -> str:
    """A listed role; not the place of the same name behind "bij de" ("de bakker")."""
    for hit in hits(words, "ROLE"):
        before = _before(words, hit.begin)
        if hit.shown not in _GENERAL and not (before[0] in _SURE_LEADS and hit.shown in some("beroepen", "places_too")):
            first = before[1] in {"de", "mijn", "het", "die"} and before[0] != "als" and question != "role"
            if not first:
                return hit.shown
    return ""


def _work(text: str, question: str | None) -> str:
    found = sign("gesprek", "work").search(text)
    if found and not sign("gesprek", "can_before").search(text[max(0, found.start() - _NEAR) : found.start()]):
        return " ".join(found.group().lower().split())
    text = re.sub(r",?\s*(?:het )?maakt (?:me|mij|mn|echt)? ?niet uit", "", text, flags=re.IGNORECASE)
    words = re.sub(r"^(?:als|ik wil|graag|gewoon|werken|iets als|wil|een|het is|voor|om) ", "", text.strip().lower())
    if question == "role" and len(words.split()) <= 5 and re.fullmatch(r"[^\W\d_][\w' /-]{2,50}", words.strip(" .!")):
        return "" if sign("gesprek", "empty").fullmatch(words.strip(" .!")) else words.strip(" .!")
    return ""


def _place(words: tuple[Word, ...]) -> str:
    """A place behind "in" or "te", or right behind the employer."""
    for hit in hits(words, "PLACE"):
        before = words[hit.begin - 1].normal if hit.begin else ""
        common = hit.end - hit.begin == 1 and words[hit.begin].normal in some("plaatsen", "words")
        capital = words[hit.begin].text[:1].isupper()
        led = before in {"in", "te"} and (not common or capital or hit.end == len(words))
        behind = not common and any(one.end == hit.begin for one in hits(words, "EMPLOYER") + hits(words, "KIND"))
        if led or behind:
            return hit.shown
    return ""


def _with_employer(found: Vacancy, text: str, words: tuple[Word, ...], question: str | None) -> Vacancy:
    for hit in hits(words, "EMPLOYER"):
        before = _before(words, hit.begin)[0]
        ordinary = hit.end - hit.begin == 1 and words[hit.begin].normal in some("werk", "employer_words")
        bare = question in ("vacancy", "employer") or (not ordinary and (hit.begin == 0 or len(words) <= _FEW))
        if before in (_SURE_LEADS if ordinary else _LEADS) or bare or words[hit.begin].text[:1].isupper():
            return replace(found, employer=hit.shown)
    for hit in hits(words, "KIND"):
        before = _before(words, hit.begin)[0]
        inner = hit.begin and words[hit.begin - 1].text[:1].isupper() and before not in _LEADS
        if (before in _LEADS or question in ("vacancy", "employer")) and not inner and not _is_role(words, hit, found):
            return _of_kind(found, text, words, hit)
    near = read_employer(text)
    if near is not None:
        return replace(found, employer=near.name)
    return _named(found, text, words, question)


def _is_role(words: tuple[Word, ...], hit: Hit, found: Vacancy) -> bool:
    return bool(found.role) and words[hit.begin].normal == found.role


def _of_kind(found: Vacancy, text: str, words: tuple[Word, ...], hit: Hit) -> Vacancy:
    """ "de bakker", or with its name: "garage Jansen"."""
    end = hit.end
    while end < len(words) and end - hit.end < _MOST_WORDS - 1 and _of_name(words, end):
        end += 1
    typed = text[words[hit.begin].start : words[end - 1].end]
    if end > hit.end:
        return replace(found, employer=title(typed) if typed.islower() else typed[:1].upper() + typed[1:])
    article = words[hit.begin - 1].normal if hit.begin and words[hit.begin - 1].normal in _ARTICLES else "de"
    return replace(found, employer=f"{'de' if article == 'die' else article} {typed.lower()}", generic=True)


def _of_name(words: tuple[Word, ...], index: int) -> bool:
    word = words[index]
    stops = word.normal in rules("gesprek", "no_name") and not (
        word.normal in {"de", "het", "van"} and index + 1 < len(words) and _of_name(words, index + 1)
    )
    if any(hit.begin <= index < hit.end for hit in hits(words, "SURNAME")):
        return True
    listed = any(hit.begin == index for hit in hits(words, "PLACE") + hits(words, "ROLE"))
    if stops or listed or not word.text.replace("'", "").isalpha():
        return False
    lead = word.normal in {"de", "het", "van"}
    return lead or word.text[:1].isupper() or zipf_frequency(word.normal, "nl") < _RARE


def _named(found: Vacancy, text: str, words: tuple[Word, ...], question: str | None) -> Vacancy:
    """A name with capitals behind "bij", or the whole short answer to where it is."""
    for index, word in enumerate(words[:-1]):
        begin = index + 1 + (words[index + 1].normal in _ARTICLES)
        if word.normal in {"bij", "voor"} and begin < len(words) and words[begin].text[:1].isupper():
            end = begin
            while end < len(words) and end - begin < _MOST_WORDS and _of_name(words, end):
                end += 1
            if end > begin and not text.isupper():
                return replace(found, employer=text[words[begin].start : words[end - 1].end])
    if question != "employer":
        return found
    answer = _BEFORE_NAME.sub("", text.strip(" .!?\n"))
    known = answer.lower() in rules("gesprek", "no_name") or sign("gesprek", "empty").fullmatch(answer)
    if known or not _NAMED.fullmatch(answer) or len(answer) > 60 or (found.role and len(answer.split()) > 3):
        return found
    return replace(found, employer=title(answer) if answer.islower() else answer)


def _before(words: tuple[Word, ...], index: int) -> tuple[str, str]:
    """The word before that is no article, and the word before."""
    last = words[index - 1].normal if index else ""
    if last in _ARTICLES or last in {"mijn", "mn"}:
        return (words[index - 2].normal if index > 1 else ""), last
    return last, last

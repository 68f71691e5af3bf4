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
from bot.language.vacancy.details import asks_of
from bot.language.vacancy.lookup import Hit, hits
from bot.language.vacancy.page import page_of
from bot.language.vacancy.shaped import shaped_role, shaped_work, without_able, without_past
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
_SHORT = 5  # words of an answer to what work it is, whatever they are
_OF_HIM = frozenset({"ik", "omdat", "want", "vind", "hou", "kan", "heb", "ben"})
_LEAD = r"^(?:(?:als|ik wil|graag|gewoon|werken|iets als|wil|een|het is|voor|om|beetje|ja|nou|eh) )+"
_TAIL = r"(?:[ ,]+(?:enzo|ofzo|en zo|etc|enz|hoor|denk ik|en dergelijke|en zulke dingen))+[ .!]*$"
_NEAR = 25  # characters before a kind of work in which "ik kan" means that he can do it
_RARE = 2.6  # a word below this frequency (Zipf) behind a kind of place is its name
_BEFORE_NAME = re.compile(
    r"^(?:(?:bij|de|het|is|heet|gewoon|voor|naar|aan|hij|dat|die|winkel|bedrijf) )+", re.IGNORECASE
)
_NAMED = re.compile(r"[^\W_][\w&'’.+-]*(?: [\w&'’.+-]+){0,5}")


def told_in(text: str, question: str | None) -> Vacancy:
    """What a message tells of a vacancy; nothing is made into a name that was not told as one."""
    whole, text = text, without_able(without_past(text), question)
    words = words_of(text)
    asks = bool(sign("gesprek", "asks_told").search(whole))
    seen = asks or bool(sign("gesprek", "seen").search(whole))
    found = Vacancy(role=_role(words, question) or shaped_role(text, question), place=_place(words), seen=seen)
    if not found.role:
        found = replace(found, work=_work(text, question))
    found = _with_employer(found, text, words, question)
    if not found.role and not found.work and question in (None, "vacancy", "role", "employer"):
        found = replace(found, work=shaped_work(text))
    if asks:
        found = replace(found, asks=asks_of(page_of(whole)))
    theirs = re.search(rules("gesprek", "mail_to"), whole.lower())
    mails = [fact.value for fact in read_contact(whole) if fact.kind == "mail"] if theirs else []
    if found.employer or found.role or found.work or mails:
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
    words = re.sub(_TAIL, "", re.sub(_LEAD, "", text.strip().lower()))
    plain = re.fullmatch(r"[^\W\d_][\w', /-]{2,60}", words.strip(" .!"))
    few = len(words.split()) <= _SHORT or (len(words.split()) <= _FEW and not set(words.split()) & _OF_HIM)
    few = few and words.split()[:1] not in (["omdat"], ["want"])
    when = sign("gesprek", "when").fullmatch(words.strip(" .!"))
    if question == "role" and few and plain and not when and not re.match(rules("gesprek", "no_answer"), words):
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
    if called := _called(text):
        return replace(found, employer=called)
    for hit in hits(words, "EMPLOYER"):
        before = _before(words, hit.begin)[0]
        ordinary = hit.end - hit.begin == 1 and words[hit.begin].normal in some("werk", "employer_words")
        bare = question in ("vacancy", "employer") or (not ordinary and (hit.begin == 0 or len(words) <= _FEW))
        if before in (_SURE_LEADS if ordinary else _LEADS) or bare or words[hit.begin].text[:1].isupper():
            return replace(found, employer=_in_full(text, words, hit))
    for hit in hits(words, "KIND"):
        before = _before(words, hit.begin)[0]
        if words[hit.begin].normal in rules("gesprek", "branches") and before != "bij":
            found = found if found.role or found.work else replace(found, work=f"in de {words[hit.begin].normal}")
            continue
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
    town = next((one for one in hits(words, "PLACE") if one.begin == hit.end), None)
    if town and words[hit.begin].normal == "gemeente":
        return replace(found, employer=f"{typed.lower()} {town.shown}")
    article = words[hit.begin - 1].normal if hit.begin and words[hit.begin - 1].normal in _ARTICLES else "de"
    return replace(found, employer=f"{'de' if article == 'die' else article} {typed.lower()}", generic=True)


def _in_full(text: str, words: tuple[Word, ...], hit: Hit) -> str:
    """A listed name, with what stands behind it in capitals: "Groenrijk Halder", not the place where it is."""
    end = hit.end
    while end < len(words) and words[end].text[:1].isupper() and not text.isupper() and _of_name(words, end):
        end += 1
    typed = text[words[hit.begin].start : words[end - 1].end]
    whole = end > hit.end and words[end - 1].start - words[hit.end - 1].end <= _MOST_WORDS * 20 and "," not in typed
    return typed if whole and not re.search(r"[.;!?\n]", typed) else hit.shown


def _called(text: str) -> str:
    """The name of a place that is said by itself: "een kringloop, die heet Estafette"; not that of a person."""
    found = re.search(rf"{sign('gesprek', 'heet').pattern} (?P<name>[A-Z][\w&'’.-]*(?: [A-Z][\w&'’-]*){{0,3}})", text)
    name = found["name"].rstrip(".") if found else ""
    return "" if any(hit.begin == 0 for hit in hits(words_of(name), "FIRST")) else name


def _of_name(words: tuple[Word, ...], index: int) -> bool:
    word = words[index]
    if word.normal == "&":
        return index + 1 < len(words) and _of_name(words, index + 1)
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
    known = answer.lower() in rules("gesprek", "no_name") or re.match(rules("gesprek", "no_answer"), answer.lower())
    known = known or sign("gesprek", "empty").fullmatch(answer)
    if known or not _NAMED.fullmatch(answer) or len(answer) > 60 or (found.role and len(answer.split()) > 3):
        return found
    return replace(found, employer=title(answer) if answer.islower() else answer)


def _before(words: tuple[Word, ...], index: int) -> tuple[str, str]:
    """The word before that is no article, and the word before."""
    last = words[index - 1].normal if index else ""
    if last in _ARTICLES or last in {"mijn", "mn"}:
        return (words[index - 2].normal if index > 1 else ""), last
    return last, last

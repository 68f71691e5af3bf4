"""Who has the work, according to a pasted vacancy. Sure, or a choice, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.language.cv.shown import title
from bot.language.vacancy.lookup import hits
from bot.language.vacancy.page import Page
from bot.language.vacancy.signs import rules
from bot.language.words import words_of

_WORD = r"(?:[A-Z0-9ÀÁÂÄÉÈÊËÍÏÓÖÚÜ][\w&'’.-]*|'[ts])"
NAME = rf"{_WORD}(?: (?:(?:&|en|van|van de|van der|de|der|den|het|'t|’t|aan de) )?{_WORD}){{0,4}}"
_SAID = (
    (rf"(?m:(?:^|[.!?] ))(?:Wij,? |We )?(?P<name>{NAME}),? (?:zoekt|is (?:per direct |nu )?op zoek|vraagt)", 3),
    (rf"\b[Bb]ij (?P<name>{NAME})(?: (?:zoeken|ben je|werk|ga je|kun je|krijg|draait|staat|vind)|,)", 3),
    (rf"\b(?i:werken|werkt|werk|aan de slag|stage|baan|bijbaan|collega|team) (?:bij|van) (?P<name>{NAME})", 2),
    (rf"(?m:^)(?:Over|Dit is|Welkom bij|Wie is|Wij zijn) (?P<name>{NAME})", 2),
    (rf"\b(?:wij zijn|[Nn]amens|onze klant|opdrachtgever) (?P<name>{NAME})", 2),
)  # fmt: skip
_TITLE = re.compile(rf"^.{{3,60}}?(?: bij | [-–|•@] )(?P<name>{NAME})")
_SHORT = 5  # letters of a name that may be meant in capitals ("HEMA", "PLUS")
_SURE = 2  # the least that makes a name sure
_LISTED = 1  # for each time that a listed name stands there, up to three times


def employer_of(page: Page, label: str) -> tuple[str, tuple[str, ...]]:
    """Return the employer, or "" and the two or three that it may be. `label` is what "Bedrijf:" says."""
    if label and (named := _trimmed(label)):
        return named, ()
    score = Counter[str]()
    for name, weight in _found(page):
        score[_same(name, score)] += weight
    ranked = [(name, points) for name, points in score.most_common(3) if points >= _SURE]
    if not ranked:
        return "", tuple(score)[:3]
    if len(ranked) > 1 and any(name in rules("tekst", "agencies") for name, _ in ranked):
        return "", tuple(name for name, _ in ranked)
    if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        return ranked[0][0], ()
    return "", tuple(name for name, _ in ranked)


def _found(page: Page) -> Iterator[tuple[str, int]]:
    for pattern, weight in _SAID:
        for found in re.finditer(pattern, page.text):
            if name := _trimmed(found["name"]):
                yield name, weight
    for line in page.lines[:3]:
        titled = _TITLE.match(line)
        if titled and (name := _trimmed(titled["name"])) and not hits(words_of(name), "ROLE"):
            yield name, _SURE
    yield from ((name, _SURE) for name in _kinds(page))
    listed = Counter(hit.shown for hit in hits(page.words, "EMPLOYER") if page.words[hit.begin].text[:1].isupper())
    for name, times in listed.items():
        if name.lower() not in rules("tekst", "no_employer"):
            on_top = any(re.search(rf"\b{re.escape(name)}\b", line, re.IGNORECASE) for line in page.lines[:2])
            yield name, min(times, 3) * _LISTED + on_top


def _kinds(page: Page) -> Iterator[str]:
    """A kind of place with its name behind it: "Café De Kroeg", "Bakkerij Smit"."""
    for hit in hits(page.words, "KIND"):
        start, stop = page.words[hit.begin].start, page.words[hit.end - 1].end
        named = re.match(rf" (?P<name>{NAME})", page.text[stop : stop + 80])
        name = _trimmed(page.text[start : stop + named.end()]) if named and page.text[start].isupper() else ""
        if " " in name:
            yield name


def _same(name: str, known: Counter[str]) -> str:
    """The name under which it was found before: "Jumbo" for "Jumbo Foodmarkt" too, the longer one where it is first."""
    for one in known:
        if one.casefold() == name.casefold() or f"{name} ".casefold().startswith(f"{one} ".casefold()):
            return one
        if f"{one} ".casefold().startswith(f"{name} ".casefold()):
            return one
    return name


def _trimmed(name: str) -> str:
    """The name without the place behind it; "" for what is none."""
    name = re.sub(r"\s*\(.*?\)|[,;:|].*$|\.$", "", name).strip(" .-–'’")
    words = words_of(name)
    places = [hit for hit in hits(words, "PLACE") if hit.end == len(words) and hit.begin > 0]
    if places:
        bare = re.sub(r"[\s-]*(?:\b(?:in|te|regio|,))?\s*$", "", name[: words[places[0].begin].start]).strip()
        name = name if _is_kind(bare) else bare  # "Gemeente Almelo"
    first = name.split()[0].lower() if name else ""
    bad = not name or len(name) > 60 or first in rules("tekst", "no_employer") or not re.search(r"[^\W\d_]{2}", name)
    if bad or not re.fullmatch(r"[\w&'’.+ -]+", name) or _is_place(name):
        return ""
    return title(name) if name.isupper() and len(name) > _SHORT else " ".join(name.split()[:6])


def _is_kind(name: str) -> bool:
    words = words_of(name)
    return any(hit.begin == 0 and hit.end == len(words) for hit in hits(words, "KIND"))


def _is_place(name: str) -> bool:
    words = words_of(name)
    return any(hit.begin == 0 and hit.end == len(words) for hit in hits(words, "PLACE"))

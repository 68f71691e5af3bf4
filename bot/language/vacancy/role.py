"""Which work a pasted vacancy is for. Sure, or a choice, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.language.vacancy.lookup import Hit, hits
from bot.language.vacancy.page import Page
from bot.language.vacancy.signs import rules
from bot.language.words import words_of

_SEEKS = re.compile(r"\b(?:zoeken|zoekt|zoek|op zoek naar|gezocht|als|word|vacature|functie)\b", re.IGNORECASE)
_NEAR = 60  # characters behind such a word
_AFTER_SEEK = re.compile(
    r"\b(?:zoekt|zoeken (?:wij|we|naar)?|op zoek naar|vacature(?: voor)?:?) (?:per direct )?(?:een |nieuwe )"
    r"(?P<name>[a-zé-]{4,30}(?: [a-zé-]{4,20})?) ?(?:\(?[mv]/[mv]|voor onze|die |\d|in )",
    re.IGNORECASE,
)
_GENERAL = frozenset(
    {"medewerker", "assistent", "vrijwilliger", "leerling", "trainer", "operator", "teamleider", "manager"}
)
_PLAIN = re.compile(r"[^\W\d_][^\W\d_'’ /-]*(?:[ -][^\W\d_'’]+){0,3}")


def role_of(page: Page, label: str) -> tuple[str, tuple[str, ...]]:
    """Return what the work is called, or "" and what it may be. `label` is what "Functie:" says."""
    if label and (named := plain_role(label)):
        return named, ()
    score = Counter[str]()
    for name, weight in _found(page):
        score[name] += weight
    ranked = score.most_common(3)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1] + 1) and ranked[0][1] >= 2:
        return ranked[0][0], ()
    if not ranked:
        found = _AFTER_SEEK.search(page.text)
        named = plain_role(found["name"]) if found else ""
        return named, ()
    return "", tuple(name for name, _ in ranked)


def plain_role(text: str) -> str:
    """A function as it stands in a title, in small letters and without "(m/v)", hours and praise; "" for none."""
    text = re.sub(r"\(.*?\)|\b[mv]/[mv](?:/x)?\b|\d.*$|[|•,;:–].*$| - .*$| bij .*$", " ", text, flags=re.IGNORECASE)
    listed = [hit for hit in hits(words_of(text), "ROLE") if hit.shown not in _GENERAL]
    if listed:
        return listed[0].shown
    words = text.lower().split()
    while words and words[0] in rules("tekst", "before_role"):
        words.pop(0)
    name = " ".join(words[:4])
    return name if _PLAIN.fullmatch(name) and 3 < len(name) <= 40 else ""


def _found(page: Page) -> Iterator[tuple[str, int]]:
    """Listed roles: more for one in the title, and for one behind "zoeken" or "als"."""
    seeks = [found.end() for found in _SEEKS.finditer(page.text)]
    title = len(page.lines[0]) + (len(page.lines[1]) + 1 if len(page.lines) > 1 else 0) if page.lines else 0
    counted = Counter[str]()
    for hit in _roles(page):
        start = page.words[hit.begin].start
        near = any(0 <= start - seek <= _NEAR for seek in seeks)
        counted[hit.shown] += 1
        if counted[hit.shown] <= 3:
            yield hit.shown, 1 + 3 * (start <= title) + 2 * near


def _roles(page: Page) -> list[Hit]:
    """Listed roles that are the work, not those whom one works with ("je helpt de kok")."""
    found = [hit for hit in hits(page.words, "ROLE") if hit.shown not in _GENERAL]
    leads = {"de", "onze", "het", "met", "van", "bij", "door"}
    return [one for one in found if not one.begin or page.words[one.begin - 1].normal not in leads or _named(page, one)]


def _named(page: Page, hit: Hit) -> bool:
    """Whether "de vakkenvuller" stands behind "functie van" or the like."""
    before = " ".join(word.normal for word in page.words[max(0, hit.begin - 4) : hit.begin])
    return "functie" in before or "vacature" in before or "rol van" in before

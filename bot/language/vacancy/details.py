"""Where, how much, whom to write to, how, until when, what they ask: what a pasted vacancy says surely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from bot.language.contact import read_contact
from bot.language.dates import read_dates
from bot.language.numbers import read_hours
from bot.language.vacancy.lookup import hits
from bot.language.vacancy.page import Page
from bot.language.vacancy.signs import rules, sign, whole
from bot.language.words import words_of

_CAPITAL = r"[A-ZÀÁÂÄÉÈÊËÍÏÓÖÚÜ][^\W\d_]+(?:-[A-Z][^\W\d_]+)?"
_CLOSES = re.compile(
    r"(?:reageer|solliciteer|reageren|solliciteren|sluit\w*|deadline|uiterlijk|vacature loopt)[^.\n]{0,40}?"
    r"(?:voor|tot(?: en met| t/m)?|op|uiterlijk|:)\s(?P<when>[^.\n]{4,40})",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:minimaal|minstens|vanaf|ouder dan|tenminste|ten minste|al|bent) (?P<a>1[3-9]|2[01])(?: jaar|\+| of ouder)"
    r"|(?<![\d€,.-])(?P<b>1[3-9]|2[01])(?:\s?\+(?!\d)| jaar (?:of|en) ouder| jaar of meer| plus\b)"
    r"|(?:leeftijd|jonger dan)[^.\n]{0,20}?(?P<c>1[3-9]|2[01]) jaar",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b\d{1,2}(?:\s?(?:-|–|tot|à|en)\s?\d{1,2})? ?(?:uur|uren|u)(?: (?:per|in de|p/) ?w(?:eek)?)?\b", re.IGNORECASE
)


def labelled(page: Page) -> dict[str, str]:
    """What lines with a label say ("Plaats: Ede", or the label alone and the value below it)."""
    found: dict[str, str] = {}
    for index, line in enumerate(page.lines):
        head, colon, rest = line.partition(":")
        key = head.strip().lower()
        for name, labels in rules("tekst", "labels").items():
            if key in labels and colon and name not in found:
                below = page.lines[index + 1] if index + 1 < len(page.lines) else ""
                found[name] = rest.strip() or (below if ":" not in below else "")
    return {name: value for name, value in found.items() if value and len(value) <= 120}


def place_of(page: Page, label: str) -> str:
    """The place of work, when the text names one and no other."""
    if label:
        return next((hit.shown for hit in hits(words_of(label), "PLACE")), "")
    found = {}
    for hit in hits(page.words, "PLACE"):
        before = page.words[hit.begin - 1].normal if hit.begin else ""
        capital = page.words[hit.begin].text[:1].isupper()
        if capital and before in {"in", "te", "regio", "vestiging", "locatie", "filiaal", "nabij", "|", "-", "–"}:
            found[hit.shown] = True
    return next(iter(found)) if len(found) == 1 else ""


def hours_of(page: Page, label: str) -> str:
    """How much work it is, in the words of the text; "" when several things are said."""
    found = [" ".join(one.group().split()) for one in _HOURS.finditer(label or page.text)]
    named = [one for one in found if re.search(r"week|\D\d{1,2} ", one) or label]
    sure = list(dict.fromkeys(named)) or list(dict.fromkeys(fact.words for fact in read_hours(page.text)))
    return sure[0] if len(sure) == 1 else ""


def contact_of(page: Page, employer: str, label: str) -> str:
    """Whom to write to: "mevrouw De Vries", "Sanne", "Piet Jansen"; "" when nobody or several are named."""
    cues = "|".join(rules("tekst", "contact_cues"))
    titles = "|".join(re.escape(one) for one in sorted(rules("tekst", "titles"), key=len, reverse=True))
    small = "|".join(rules("tekst", "particles"))
    word = rf"(?:(?:{small}) )*{_CAPITAL}"
    name = rf"(?P<title>(?i:{titles})\.?\s)?(?P<name>{word}(?: {word}){{0,2}})"
    lead = r"(?:onze |de |met |naar |collega |\w{3,20}manager |\w{3,20}leider |recruiter |eigenaar )*"
    found = [_person(one, employer) for one in re.finditer(rf"(?<!\w)(?i:{cues})[\s,]*{lead}{name}", page.text)]
    found += [_person(one, employer) for one in re.finditer(rf"(?<!\w){name.replace(')?(?P', ')(?P', 1)}", page.text)]
    if label:
        found = [_person(one, employer) for one in re.finditer(name, label)][:1] or found
    people = list(dict.fromkeys(one for one in found if one))
    longest = [one for one in people if not any(one != other and one in other for other in people)]
    return longest[0] if len(longest) == 1 else ""


def _person(found: re.Match[str], employer: str) -> str:
    title = rules("tekst", "titles").get((found["title"] or "").strip().lower(), "")
    name = found["name"]
    words = words_of(name)
    first = any(hit.begin == 0 for hit in hits(words, "FIRST"))
    bad = name.split()[0].lower() in rules("tekst", "no_employer") or name.casefold() in employer.casefold()
    if bad or (any(hit.begin == 0 for hit in hits(words, "PLACE")) and not title and not first):
        return ""
    if title:
        return f"{title} {name[:1].upper()}{name[1:]}"
    return name if first else ""


def how_of(page: Page) -> tuple[str, ...]:
    """The ways to apply that the text names."""
    return tuple(name for name in rules("tekst", "how") if sign("tekst", "how", name).search(page.text))


def reach_of(page: Page) -> tuple[str, str]:
    """The mail address and the phone number for who applies; "" for several."""
    facts = read_contact(page.text)
    mails = list(dict.fromkeys(fact.value for fact in facts if fact.kind == "mail"))
    phones = list(dict.fromkeys(fact.words for fact in facts if fact.kind == "phone"))
    return mails[0] if len(mails) == 1 else "", phones[0] if len(phones) == 1 else ""


def closes_of(page: Page, label: str, now: datetime) -> str:
    """The last day to apply, as ISO date."""
    found = _CLOSES.search(page.text)
    said = label or (found["when"] if found else "")
    days = read_dates(said, now, lean="future") if said else []
    return _iso(days[0].date) if len({one.date for one in days}) == 1 else ""


def _iso(day: date) -> str:
    return day.isoformat()


def age_of(page: Page) -> int:
    """The least age in years that is asked for, 0 for none."""
    found = [int(one["a"] or one["b"] or one["c"]) for one in _AGE.finditer(page.text)]
    return max(found) if len(set(found)) == 1 else 0


def asks_of(page: Page) -> tuple[str, ...]:
    """Which listed things are asked for; what "is not needed" is not."""
    wanted = [line for line in _sentences(page) if not sign("eisen", "not_asked").search(line)]
    text = "\n".join(wanted)
    return tuple(name for name, one in rules("eisen", "asks").items() if whole(one["said"]).search(text))


def _sentences(page: Page) -> Iterator[str]:
    for line in page.lines:
        yield from re.split(r"(?<=[.!?]) ", line)


def is_informal(page: Page) -> bool:
    """Whether the text says "je" to who applies, and not "u"."""
    said = [word.normal for word in page.words]
    return sum(word in rules("tekst", "informal") for word in said) > 2 * sum(
        word in rules("tekst", "formal") for word in said
    )

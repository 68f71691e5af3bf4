"""To whom a letter goes, told in a few words: "contactpersoon is mevrouw Hoekstra"."""

from __future__ import annotations

import re

from bot.language.vacancy.signs import rules

_PARTICLES = r"(?:(?:van|de|der|den|ten|ter|el|al) )*"
_NAME = rf"{_PARTICLES}[^\W\d_][\w'-]+"
_FIRST = r"[A-Z][\w'-]+(?: (?:(?:van|de|der|den) )*[A-Z][\w'-]+)?"


def addressed_to(text: str) -> str:
    """Whom he names to write to: "mevrouw De Vries", "Sanne"; "" for nobody, and for somebody of his own past."""
    words = rules("gesprek", "addressed")
    line = " ".join(text.split()).strip(" .!")
    if len(line.split()) > words["most"] or re.search(words["not"], line.lower()):
        return ""
    cue = re.search(words["cue"], line.lower())
    titled = re.search(rf"\b(?P<title>{'|'.join(words['titles'])})\.? (?P<name>{_NAME})", line, re.IGNORECASE)
    if titled is not None and (cue is not None or titled.span() == (0, len(line))):
        name = titled["name"]
        return f"{words['titles'][titled['title'].lower()]} {name[:1].upper()}{name[1:]}"
    cue = re.search(words["person"], line.lower())
    named = re.match(rf"[\s:,.]*(?:is )?(?P<name>{_FIRST})", line[cue.end() :]) if cue is not None else None
    return named["name"] if named is not None else ""

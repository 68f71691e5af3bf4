"""How he is called and where he lives, where the rules read nothing of it; what they read and is none goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.cv import Education, Said, Told
from bot.language.cv.shown import title, title_names
from bot.language.cv.tagging.aligned import facts_in, off, places_of, words_told
from bot.language.cv.tagging.spans import Found, Span
from bot.language.cv.talk import Talk

_FIELDS = {"name": "name", "home": "place"}  # by label


def with_person(talk: Talk, facts: Sequence[Said], found: Found, sure: Mapping[str, float]) -> list[Said]:
    """Return the facts without names that are surely none, and with a name and a home that were missed."""
    names = [span for span in found.spans if span.label == "name" and span.chance >= sure["name"]]
    checked = (_checked(talk, one, found, sure["no_name"]) for one in facts)
    kept = [_whole(talk, one, names) for one in checked if one is not None]
    known = {one.field for one in kept if isinstance(one, Told)}
    held = words_told(talk, kept)
    for label, field in _FIELDS.items():
        spans = [span for span in found.spans if span.label == label and span.chance >= sure[label]]
        first = next((span for span in spans if held.isdisjoint(range(span.begin, span.end))), None)
        free = not known & {field, "surname", "town"}
        if first is not None and free and not talk.not_his(talk.clause_of(first.begin)):
            kept.insert(0, Told(field, talk.fact(_shown(talk, first))))
    return kept


def _checked(talk: Talk, one: Said, found: Found, least: float) -> Said | None:
    """A name of himself or of a school, unless the tagger surely sees nothing there: "Sinds 1 mei ..."."""
    if isinstance(one, Told) and one.field == "name" and off(places_of(talk, one.fact.value), found) >= least:
        return None
    if isinstance(one, Education) and one.school and off(places_of(talk, one.school.value), found) >= least:
        left = replace(one, school=None)
        return left if any(facts_in(left)) else None
    return one


def _whole(talk: Talk, one: Said, names: Sequence[Span]) -> Said:
    """The first name with the surname that is told with it further on: "ik ben Semhar. Semhar Tesfay"."""
    if not isinstance(one, Told) or one.field != "name" or " " in one.fact.value:
        return one
    first = one.fact.value.casefold()
    more = [span for span in names if talk.words[span.begin].text.casefold() == first and span.end - span.begin > 1]
    return replace(one, fact=talk.fact(_shown(talk, more[-1]))) if more else one


def _shown(talk: Talk, span: Span) -> str:
    tag = talk.tag_at("PLACE", span.begin) if span.label == "home" else None
    if tag is not None:
        return tag.id
    typed = talk.quote(span.begin, span.end)
    return (title_names if span.label == "name" else title)(typed) if typed.islower() or typed.isupper() else typed

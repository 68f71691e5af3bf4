"""News that names a place on his own list, whatever it is called: "DrieGasthuizen heeft nee gezegd"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from bot.content import load
from bot.language.news import Heard, News
from bot.records import UnitOfWork
from bot.services.guides import applications
from bot.services.parts import Parts


class ReadsNews(Protocol):
    """Reads news about applications (`bot.language.news.NewsReader`)."""

    def read(self, text: str, now: datetime) -> Heard: ...


def with_known(parts: Parts, uow: UnitOfWork, learner_id: UUID, heard: Heard, text: str) -> Heard:
    """What was heard, with the place of his list that the message names."""
    where = named_in(parts, uow, learner_id, text)
    if not where:
        return heard
    if heard.news:
        bare = [one for one in heard.news if not one.places]
        news = tuple(replace(one, places=(where,)) if one in bare[:1] and len(heard.news) == 1 else one
                     for one in heard.news)  # fmt: skip
        return replace(heard, news=news)
    line, rules = text.lower(), load("gids_application")["known"]
    event = next((name for name in ("rejected", "invited", "hired") if re.search(rules[name], line)), "")
    if not event or _not_his(text):
        return heard
    return replace(heard, news=(News(event, (where,), heard.on if event == "invited" else None),))  # type: ignore[arg-type]


def tells_of_known(parts: Parts, uow: UnitOfWork, learner_id: UUID, text: str) -> bool:
    """Whether a message names a place of his list and tells what came of it, in plain words; or asks for the list."""
    rules = load("gids_application")["known"]
    if re.fullmatch(load("gids_application")["own"], text.strip().lower()) and applications.held(uow, learner_id):
        return True
    told = any(re.search(rules[name], text.lower()) for name in ("rejected", "invited", "hired"))
    return told and not _not_his(text) and bool(named_in(parts, uow, learner_id, text))


def tells_news(reader: ReadsNews, text: str, now: datetime) -> bool:
    """Whether a message tells, in so many words, of an application at a place that it names."""
    if re.search(load("gids_application")["known"]["applied"], text.lower()) is None or _not_his(text):
        return False
    return any(one.places and one.event not in ("idea", "called") for one in reader.read(text, now).news)


def _not_his(text: str) -> bool:
    """Whether a message asks, or tells of somebody else ("mijn broer is aangenomen")."""
    another = re.search(load("gids_application")["known"]["another"], text.lower())
    return text.rstrip().endswith("?") or another is not None


def named_in(parts: Parts, uow: UnitOfWork, learner_id: UUID, text: str) -> str:
    """The place on his list that a message names; "" for none, and for more than one."""
    places = {applications.content_of(parts, one).where for one in applications.held(uow, learner_id)}
    found = [one for one in places if one and re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE)]
    return found[0] if len(found) == 1 else ""

"""News about applications, in any words and any order: kept at the right place, and met with one thing to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from bot.content import load
from bot.conversation.guides import application_ask as ask
from bot.conversation.guides import application_news as news
from bot.conversation.guides import application_say as words
from bot.conversation.guides import application_waiting as waiting
from bot.conversation.guides.application_known import ReadsNews, with_known
from bot.conversation.guides.application_news import FRESH, Telling, apply, at_place, candidates
from bot.conversation.guides.guide import Told, Turn, say
from bot.core.guided import Application
from bot.language.closing import closes
from bot.language.news import Event, Heard, News
from bot.language.places import bare_place, same_place
from bot.ports import Outgoing
from bot.services.guides import applications
from bot.services.guides.applications import Content

FILE = "gids_application"
_FEW = 4  # words of a message that is nothing but a place
_ASKS = ("start", "when")


class ApplicationGuide:
    """The guide for applications. The state holds what waits for a place (`pending`), the open question (`ask`:
    which, where, when, start, coach, what) and the application that was talked of last (`about`)."""

    def __init__(self, reader: ReadsNews) -> None:
        self.reader = reader
        self.beside: Callable[[Turn], Told | None] = lambda _: None  # hears what is about the plan

    def begin(self, turn: Turn) -> Told:
        """Take in what the message tells; without any news ask for it."""
        turn.state["pending"], turn.state["ask"] = [], ""
        heard = self._read(turn) if turn.text else Heard()
        if heard.news:
            return self.hear(turn, heard)
        if turn.text and re.fullmatch(load(FILE)["own"], turn.text.strip().lower()):
            return Told((words.shown(turn),), over=True)
        turn.state["ask"] = "what"
        return Told((words.what(),))

    def take(self, turn: Turn) -> Told | None:
        """One message or tap. What holds no news is left to the engine, and ends the talk where nothing is asked."""
        if turn.choice:
            return self._tapped(turn)
        if not turn.state.get("ask") and turn.now - turn.talk.last_at > FRESH:
            turn.talk.active = False
            return None
        told = self._typed(turn)
        if told is None and turn.state.get("ask") == "what" and not closes(turn.text):
            turn.state["ask"] = ""  # no news after all: the talk goes on without it
        if told is None and closes(turn.text):
            turn.state["ask"], turn.state["pending"] = "", []
            return Told((say(FILE, "bye"),), over=True)
        if told is None and not turn.state.get("ask"):
            told = self.beside(turn)
            turn.talk.active = False
        return told

    def again(self, turn: Turn) -> Told:
        """The open question, once; then it is let go."""
        asked = turn.state.get("ask", "")
        if not asked or turn.state.get("again") == asked:
            turn.state["ask"], turn.talk.active = "", False
            return Told()
        turn.state["again"] = asked
        return Told((ask.question(turn),))

    # -- what was typed ------------------------------------------------------------------------------

    def _typed(self, turn: Turn) -> Told | None:
        line, rules, asked = turn.text.strip().lower(), load(FILE), turn.state.get("ask", "")
        if re.fullmatch(rules["own"], line):
            return Told((words.shown(turn),), over=not asked)
        if re.fullmatch(rules["stop_share"], line):
            return ask.share(turn, granted=False)
        heard = self._read(turn)
        if heard.news:
            return self.hear(turn, heard)
        if asked in ("where", *_ASKS, "which") and re.fullmatch(rules["unknown"], line):
            return self._skipped(turn)
        if asked == "coach" and re.fullmatch(f"{rules['agrees']}|{rules['refuses']}", line):
            return ask.share(turn, granted=bool(re.fullmatch(rules["agrees"], line)))
        if asked == "which":
            return self._which(turn, heard, everywhere=bool(re.fullmatch(rules["all"], line)))
        if asked == "where":
            if heard.on and not heard.places and turn.state["pending"]:
                return self._dated_first(turn, heard)
            where = heard.places[0] if heard.places else bare_place(turn.text)
            return self._placed(turn, where) if where else None
        return self._dated(turn, heard)

    def _read(self, turn: Turn) -> Heard:
        heard = self.reader.read(turn.text, turn.now)
        return with_known(turn.parts, turn.uow, turn.learner.id, heard, turn.text)

    def hear(self, turn: Turn, heard: Heard) -> Told:
        """Every piece of news of a message, each at its place."""
        said: list[Outgoing] = []
        waiting.settle_before(turn, heard)
        told = [one for one in heard.news if one.event != "called"] or heard.news  # what came of a call says more
        for number, one in enumerate(told):
            last = number == len(told) - 1
            hard = one.event == "rejected" and (heard.hopeless or heard.many) and last
            said += self._one(turn, Telling(one, heard.reason, hard, heard.many, heard.refers))
        return self._onward(turn, said)

    def _one(self, turn: Turn, telling: Telling) -> list[Outgoing]:
        """One piece of news; nothing is said yet where its place has to be asked."""
        one = telling.news
        if one.places:
            return apply(turn, telling, [at_place(turn, one.event, where) for where in one.places])
        found = waiting.meant(turn, telling) or candidates(turn, one.event)
        if len(found) == 1:
            return apply(turn, telling, found)
        if one.event == "idea":
            return []
        if found or (one.event in ("sent", "invited", "hired", "silent") and not telling.unnamed):
            turn.state.setdefault("pending", []).append(telling.kept())
            return [say(FILE, "glad")] if one.event == "hired" and not found else []
        return waiting.nowhere(turn, telling)

    # -- what comes next -----------------------------------------------------------------------------

    def _onward(self, turn: Turn, said: Sequence[Outgoing]) -> Told:
        """What was said, and at most one question after it. The talk ends when nothing is left to ask."""
        turn.state["ask"], turn.state["again"] = ask.next_question(turn), ""
        if not turn.state["ask"]:
            return Told(tuple(ask.one_way_on(said)) or (say(FILE, "what_else"),))
        plain = tuple(Outgoing(one.text) for one in said)
        return Told((*plain, ask.question(turn)))

    # -- answers to a question -----------------------------------------------------------------------

    def _which(self, turn: Turn, heard: Heard, *, everywhere: bool = False) -> Told | None:
        event = turn.state["pending"][0]["event"]
        found = candidates(turn, event)
        named = heard.places or tuple(filter(None, (bare_place(turn.text),)))
        meant = [one for one in found if any(same_place(words.place(turn, one), where) for where in named)]
        if everywhere or meant:
            return self._settled(turn, found if everywhere else meant)
        short = heard.places and len(turn.text.split()) <= _FEW
        return self._placed(turn, heard.places[0]) if short else None

    def _placed(self, turn: Turn, where: str) -> Told:
        telling = Telling.back(turn.state["pending"][0])
        return self._settled(turn, [at_place(turn, telling.news.event, where)])

    def _dated_first(self, turn: Turn, heard: Heard) -> Told | None:
        """A day where the place was asked: the place is let go, and the day is that of the news."""
        telling = Telling.back(turn.state["pending"].pop(0))
        said = waiting.nowhere(turn, Telling(replace(telling.news, on=heard.on), telling.reason, telling.hard))
        return self._onward(turn, said[-1:])  # what it is was said when he told it

    def _settled(self, turn: Turn, found: Sequence[Application]) -> Told:
        telling = Telling.back(turn.state["pending"].pop(0))
        said = apply(turn, telling, found)
        return self._onward(turn, [*said, *waiting.settle_rest(turn, telling)])

    def _skipped(self, turn: Turn) -> Told:
        """No place, or no day: it is not asked again."""
        pending = turn.state.get("pending", [])
        if pending:
            return self._onward(turn, waiting.nowhere(turn, Telling.back(pending.pop(0))))
        return self._onward(turn, [say(FILE, "skipped")])

    def _dated(self, turn: Turn, heard: Heard) -> Told | None:
        """A day or a time for what was talked of last: the answer to "when?", or another day than before."""
        if (told := news.sent_on_other_day(turn, heard.places)) is not None:
            return told
        one, asked = ask.about(turn), turn.state.get("ask", "")
        right = re.fullmatch(load(FILE)["corrects"], turn.text.strip().lower()) is not None
        named = heard.places or self._meant_place(turn, one, right)
        if one is not None and not asked and named and (right or len(turn.text.split()) <= _FEW):
            return self._named(turn, one, named, corrects=right)
        if one is not None and not asked and heard.on and heard.on <= turn.today and one.state == "sent":
            applications.sent(turn.parts, one, heard.on)
            return Told((say(FILE, "sent_on", datum=words.day_words(heard.on, turn.today)),))
        if one is None or not (heard.on or heard.at) or (heard.on and heard.on < turn.today):
            return None
        if asked == "start" and heard.on:
            applications.tell(turn.parts, one, start=heard.on.isoformat())
            return self._onward(turn, [say(FILE, "started", datum=words.day_words(heard.on, turn.today))])
        if one.state != "invited" or asked not in ("", "when"):
            return None
        had = one.next_on
        applications.invited(turn.parts, one, heard.on or had, heard.at)
        moved = say(FILE, "moved", datum=words.when(turn, one))
        fresh = apply(turn, Telling(News("invited", (), one.next_on, heard.at)), [one])
        return self._onward(turn, [moved] if had else fresh)

    def _meant_place(self, turn: Turn, one: Application | None, right: bool) -> tuple[str, ...]:
        """The place of "nee niet de praxis de gamma", where the other is known."""
        if one is None or not right or len(turn.text.split()) > 2 * _FEW:
            return ()
        known = applications.content_of(turn.parts, one).where
        rest = re.sub(re.escape(known), " ", turn.text, flags=re.IGNORECASE) if known else turn.text
        where = bare_place(re.sub(load(FILE)["around_place"], " ", rest, flags=re.IGNORECASE))
        return (where,) if where else ()

    def _named(self, turn: Turn, one: Application, places: Sequence[str], *, corrects: bool) -> Told | None:
        """The place of what was talked of last, told afterwards or put right."""
        known = applications.content_of(turn.parts, one).where
        where = next((place for place in places if not known or not same_place(known, place)), "")
        if not where or (known and not corrects):
            return None
        applications.tell(turn.parts, one, where=where)
        return Told((say(FILE, "named", plek=where),))

    # -- taps ----------------------------------------------------------------------------------------

    def _tapped(self, turn: Turn) -> Told | None:
        name, _, rest = turn.choice.partition(":")
        if name in ("coach_ja", "coach_nee", "coach_stop"):
            return ask.share(turn, granted=name == "coach_ja")
        if name == "lijst":
            return Told((words.shown(turn),), over=not turn.state.get("ask"))
        if name == "welke" and turn.state.get("pending"):
            return self._tapped_place(turn, rest)
        if name == "nieuws" and rest in load(FILE)["events"]:
            return self._onward(turn, self._one(turn, Telling(News(cast(Event, rest)))))
        if name == "over":
            return self._skipped(turn)
        if name in ("gebeld", "afgezegd"):
            event: Event = "called" if name == "gebeld" else "cancelled"
            found = [one for key, one in news.known_ids(turn).items() if str(key) == rest]
            telling = Telling(News(event))
            return self._onward(turn, apply(turn, telling, found) if found else self._one(turn, telling))
        return Told((say(FILE, "bye"),), over=True)

    def _tapped_place(self, turn: Turn, which: str) -> Told:
        found = [one for key, one in news.known_ids(turn).items() if str(key) == which]
        if found:
            return self._settled(turn, found)
        made = applications.add(turn.parts, turn.uow, turn.learner.id, "idea", Content())
        return self._settled(turn, [made])

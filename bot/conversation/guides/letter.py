"""Making a letter together: hear the vacancy and his reasons, ask what is missing, show it, change it, send it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.content import load
from bot.conversation.guides import (
    letter_ask,
    letter_beside,
    letter_edit,
    letter_form,
    letter_own,
    letter_reach,
    letter_show,
    letter_sort,
    letter_tap,
    sorts,
)
from bot.conversation.guides.cv import ReadsCv
from bot.conversation.guides.guide import Told, Turn, say
from bot.core.letter import QUESTIONS, LetterSaid, Vacancy, merge, next_question, to_state
from bot.language.closing import closes, nods
from bot.ports import Outgoing
from bot.understanding.moves.routes import surely
from bot.understanding.questions.wish_words import without_wish

FILE = "gids_letter"


class ReadsLetters(Protocol):
    """Reads vacancies and reasons (`bot.language.vacancy.VacancyReader`)."""

    def read(self, text: str, *, question: str | None, now: datetime) -> LetterSaid: ...

    def slips(self, text: str) -> dict[str, str]: ...

    def mend(self, text: str) -> str: ...

    def private(self, text: str) -> str: ...

    def about_him(self, text: str) -> bool: ...


class LetterGuide:
    """The guide for letters. The state holds the facts, the open question and the stage.

    Stages: "" asking, "danger" and "age" warned, "slips" a spelling is shown, "check" shown and waiting for a yes,
    "typ" a sentence is being typed, "done".
    """

    def __init__(self, reader: ReadsLetters, people: ReadsCv) -> None:
        self._reader, self._people = reader, people

    def begin(self, turn: Turn) -> Told:
        """Begin, or go on where it was left; what the asking message tells is taken along."""
        new = "facts" not in turn.state
        turn = replace(turn, text=without_wish("letter", turn.text))
        said = (self._read(turn, None) if turn.text else None) or LetterSaid()
        if turn.state.get("stage") == "done" and not said.vacancy:
            return Told((say(FILE, "done_before"),))
        if turn.state.get("stage") == "done":
            letter_tap.afresh(turn)
        opening = say(FILE, "begin" if new else "again")
        return (self._heard(turn, said) if said else self.again(turn)).after(opening)

    def take(self, turn: Turn) -> Told | None:
        """One message or tap."""
        if turn.choice:
            return self._tapped(turn)
        stage, line = turn.state.get("stage", ""), turn.text.strip().lower()
        if stage != "typ":
            turn = letter_beside.hours_right(turn)
            if (told := letter_sort.met(self, turn, self._reader.private)) is not None:
                return told
            turn = sorts.without_remarks(replace(turn, text=sorts.without_labels(turn.text)))
            if letter_sort.questions_in(turn):
                return letter_sort.unknown(self, turn)
        if stage in ("check", "done") and re.fullmatch(load(FILE)["again_new"], line):
            return self._new(turn)
        if stage == "check" and (told := self._checked(turn, line)):
            return told
        if stage == "typ":
            return self._typed(turn)
        if stage == "slips" and (agrees := letter_ask.yes_or_no(line)) is not None:
            return self._spelt(turn, agrees)
        if stage == "age" and re.fullmatch(load(FILE)["onward"], line):
            return self._onward(turn, asked_on=True)
        if stage in ("", "slips") and closes(line) and letter_show.tells(turn):
            return self._closed(turn)
        if letter_form.taken_out(turn):
            return self._onward(turn, (say(FILE, "taken_out"),))
        before = letter_show.facts_in(turn)
        said = self._read(turn, turn.state.get("question"))
        if said is None:
            return self.again(turn) if stage in ("", "slips") and nods(line) else None
        return self._heard(turn, said, letter_ask.named(before, letter_show.facts_in(turn)))

    def _closed(self, turn: Turn) -> Told:
        """He says that this was all: the letter is shown, once his name was asked."""
        facts = letter_own.with_cv(letter_show.facts_in(turn), *letter_own.cv_of(turn))
        turn.state["facts"] = to_state(replace(facts, done=facts.done | set(QUESTIONS) - {"name"}))
        turn.state["spelt"] = True
        return self._onward(turn)

    def again(self, turn: Turn) -> Told:
        """The open question, or the letter to check, once more."""
        stage = turn.state.get("stage", "")
        if stage in ("check", "typ"):
            turn.state["stage"] = "check"
            return Told((say(FILE, "correct"),))
        if stage == "done":
            return Told((say(FILE, "done_before"),))
        if stage == "danger":
            return Told(letter_ask.warning(turn, turn.state["danger"])[1:])
        return self._onward(turn)

    # -- hearing ---------------------------------------------------------------------------------------

    def _checked(self, turn: Turn, line: str) -> Told | None:
        if re.fullmatch(load(FILE)["objects"], line):
            return letter_edit.choose(turn)
        nodded = closes(line) or (nods(line) and line[:3] != "nee")
        if re.fullmatch(load(FILE)["agrees"], line) or nodded or surely("thanks", turn.text):
            return letter_show.agreed(turn)
        return self._agreed_beside(turn) or letter_edit.in_words(turn)

    def _agreed_beside(self, turn: Turn) -> Told | None:
        """A yes to the letter, and then something that belongs in it: that is put in, and it is done."""
        yes, _, rest = turn.text.strip().partition(". ")
        if not rest or not re.fullmatch(load(FILE)["agrees"], yes.strip().lower()):
            return None
        told = self.take(replace(turn, text=rest))
        return letter_show.agreed(turn) if told is not None and turn.state.get("stage") == "check" else told

    def _typed(self, turn: Turn) -> Told:
        kind = self._reader.private(turn.text)
        if kind:
            warned = letter_ask.private(turn, LetterSaid(private=frozenset({kind})))
            if warned or kind == "bsn":
                return Told((*warned, say(FILE, "type_it")))
        return letter_edit.typed(turn, turn.text)

    def _read(self, turn: Turn, question: str | None) -> LetterSaid | None:
        """What a message tells of the vacancy and of himself; how he is called and reached is kept at once. None when
        it tells nothing."""
        facts = letter_show.facts_in(turn)
        name, rest = letter_beside.own_name(self._people, turn, question)
        if name and not facts.name:
            turn.state["facts"] = to_state(replace(facts, name=name))
            return (self._read(replace(turn, text=rest), question) if rest else None) or LetterSaid()
        after, personal = facts, question in ("name", "contact")
        himself = question != "employer" and self._reader.about_him(turn.text)
        if personal or himself or letter_beside.names_himself(turn.text):
            after = letter_reach.reached(self._people, turn, facts, question)
            turn.state["facts"] = to_state(after)
        if personal and after != facts and not self._reader.about_him(turn.text):
            return LetterSaid()
        said = self._reader.read(turn.text, question=None if personal else question, now=turn.now)
        said = letter_beside.with_name(self._reader.read, turn, said)
        said = letter_beside.with_beside(self._people, turn, said, question)
        return said if said or after != facts else None

    def _heard(self, turn: Turn, said: LetterSaid, noted: Sequence[Outgoing] = ()) -> Told:
        """Take in what was said; `noted` is what was said to it already."""
        if said.vacancy.danger:
            turn.state.update(stage="danger", danger=said.vacancy.danger, question=None)
            return Told(letter_ask.warning(turn, said.vacancy.danger))
        before = letter_show.facts_in(turn)
        pasted = said.vacancy.kind == "text"
        after = merge(before, said, goes_on=pasted and turn.state.get("pasted") is True)
        turn.state.update(facts=to_state(after), pasted=pasted)
        if pasted or said.vacancy.employer != before.vacancy.employer:
            turn.state["age_told"] = turn.state.get("age_told", False) and not pasted
        turn.state.setdefault("left_out", []).extend(list(one) for one in said.left_out)
        words = (*noted, *letter_ask.told(turn, before, after, said), *letter_ask.private(turn, said))
        if said.refused:
            words = (say(FILE, "refused"), *words)
        return self._onward(turn, words)

    def _onward(self, turn: Turn, words: Sequence[Outgoing] = (), *, asked_on: bool = False) -> Told:
        """The next question; when nothing is left that matters, the letter is shown."""
        cv, agreed = letter_own.cv_of(turn)
        facts = letter_own.with_cv(letter_show.facts_in(turn), cv, agreed)
        turn.state["facts"] = to_state(facts)
        turn.state["age_told"] = asked_on or turn.state.get("age_told", False)
        if facts.vacancy.age > letter_reach.age(turn) and not turn.state["age_told"]:
            turn.state["stage"] = "age"
            return Told((*words, say(FILE, "age", nummer=str(facts.vacancy.age))))
        asked: dict[str, int] = turn.state.setdefault("asked", {})
        tired = frozenset(name for name, times in asked.items() if times >= load(FILE)["tries"])
        question = next_question(replace(facts, done=facts.done | tired))
        if question is not None:
            asked[question] = asked.get(question, 0) + 1
            turn.state.update(stage="", question=question)
            return Told((*words, letter_ask.question(turn, facts, question)))
        slips = self._reader.slips(" ".join((*facts.why, *facts.can, *facts.start, facts.vacancy.work)))
        if slips and not (turn.state.get("spelt") or turn.state.get("mend")) and "slips" not in tired:
            asked["slips"] = asked.get("slips", 0) + 1
            turn.state.update(stage="slips", question=None)
            wat = ", ".join(f"{typed} → {meant}" for typed, meant in slips.items())
            return Told((*words, say(FILE, "slips", wat=wat)))
        return letter_show.preview(turn).after(*words)

    def _spelt(self, turn: Turn, agrees: bool) -> Told:
        turn.state["spelt"] = True
        if agrees:
            letter_show.put_right(turn, self._reader.mend)
        return self._onward(turn)

    # -- taps ------------------------------------------------------------------------------------------

    def _tapped(self, turn: Turn) -> Told | None:
        name, _, rest = turn.choice.partition(":")
        question = turn.state.get("question")
        if name == "nieuw":
            return self._new(turn)
        if name == "open":
            return self._heard(turn, LetterSaid(Vacancy(kind="open")))
        if name == "weiger" and question:
            return self._heard(turn, LetterSaid(refused=frozenset({question})))
        if name == "zeg" and question == "start":
            return self._heard(turn, LetterSaid(start=(rest,)))
        if name in ("kies", "anders_employer", "anders_role", "naam", "kan", "kan_klaar"):
            letter_tap.chosen(turn, name, rest)
            more = letter_ask.skills(turn, letter_show.facts_in(turn), "can_more") if name == "kan" else None
            if name == "kan" and more is None:
                letter_tap.chosen(turn, "kan_klaar", "")
            return Told((more,)) if more else self._onward(turn)
        if name in ("spel_ja", "spel_nee"):
            return self._spelt(turn, name == "spel_ja")
        if name == "door":
            return self._onward(turn, asked_on=True)
        if name == "prive":
            letter_tap.let_in(turn, self._reader.private)
            return self._onward(turn, (say(FILE, "private_in"),))
        if name in letter_edit.CHOICES:
            return letter_edit.tapped(turn, name, rest)
        return letter_show.tapped(turn, name) if name in letter_show.CHOICES else None

    def _new(self, turn: Turn) -> Told:
        letter_tap.afresh(turn)
        return self._onward(turn)

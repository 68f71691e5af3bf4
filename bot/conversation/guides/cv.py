"""Making a cv together: hear facts, ask what is missing, show it, change it, send it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides import (
    aside,
    cv_edit,
    cv_finish,
    cv_heard,
    cv_lines,
    cv_mend,
    cv_skills,
    cv_skip,
    cv_words,
)
from bot.conversation.guides.cv_private import VSO, left_out, tells_no_more, vso_wish, why
from bot.conversation.guides.cv_state import cv_of, keep_cv
from bot.conversation.guides.guide import PREFIX, Told, Turn, say
from bot.core.cv import Change, Checked, Cv, CvSaid, facts_of, without_meta
from bot.core.cv_merge import merge
from bot.core.cv_questions import CvPlan, next_question, put
from bot.language.closing import closes, nods
from bot.ports import Outgoing
from bot.understanding.moves.routes import surely
from bot.understanding.questions.wish_words import without_goal

FILE = "gids_cv"


class ReadsCv(Protocol):
    """Reads facts for a cv (`bot.language.cv.CvReader`)."""

    def read(
        self, text: str, *, question: str | None = None, now: datetime, source: str = "", others: Sequence[str] = (),
        called: str = "",
    ) -> CvSaid: ...  # fmt: skip


class CvGuide:
    """The guide for the cv. The state holds the cv as JSON Resume, the open question and the stage.

    Stages: "" asking, "check" shown and waiting for a yes, "edit" one line is being changed, "done".
    """

    def __init__(self, reader: ReadsCv, plan: CvPlan) -> None:
        self._reader, self._plan = reader, plan

    def begin(self, turn: Turn) -> Told:
        """Begin, or go on where it was left; what the asking message tells is taken along."""
        cv, new = cv_of(turn), "resume" not in turn.state
        turn = replace(turn, text=without_goal("cv", turn.text))
        said = self._read(turn, None) if turn.text else CvSaid()
        if turn.state.get("stage") == "done" and not said.facts:
            return Told((say(FILE, "done_before"),))
        after = merge(cv, said)
        keep_cv(turn, after)
        opening = say(FILE, "begin" if new else "again")
        return self._onward(turn, cv_mend.told(cv, after, ()) + why(turn, after)).after(opening)

    def take(self, turn: Turn) -> Told | None:
        """One message or tap."""
        if turn.choice:
            return self._tapped(turn)
        stage = turn.state.get("stage", "")
        if stage != "edit" and (told := self._aside(turn)) is not None:
            return told
        line = turn.text.strip().lower()
        if (told := cv_words.typed(turn, stage)) is not None:
            return told
        if stage == "" and (closes(line) or cv_words.shows(line)):
            return self._closed(turn)
        agrees = closes(line) or (nods(line) and not line.startswith("nee")) or surely("thanks", turn.text)
        if stage == "check" and (agrees or re.fullmatch(load(FILE)["agrees"], line)):
            return cv_finish.agreed(turn)
        if stage in ("check", "done") and re.fullmatch(load(FILE)["objects" if stage == "check" else "changes"], line):
            return cv_edit.choose(turn)
        if stage == "edit":
            return self._edited(turn)
        return self._told(turn, stage)

    def _told(self, turn: Turn, stage: str) -> Told | None:
        """Take in what a typed message says. A finished cv leaves the word as soon as something else is talked of."""
        said = vso_wish(turn)
        if not said and stage == "" and cv_words.only_nods(turn):
            return self.again(turn, tried=False)
        said = said or self._read(turn, turn.state.get("question"))
        wrong = cv_words.line_meant(turn, cv_of(turn)) if stage in ("check", "done") and not said.facts else None
        if wrong is not None:
            return wrong
        told = self._heard(turn, said) if stage != "done" or cv_finish.fresh(turn) else None
        if told is None and stage == "done":
            turn.talk.active = False
        return replace(told, later=cv_words.past(turn, said), past=cv_words.only_right(said)) if told else None

    def again(self, turn: Turn, *, tried: bool = True) -> Told:
        """The open question, or the cv to check, once more. `tried`: the message was no answer, which counts."""
        stage = turn.state.get("stage", "")
        if stage in ("check", "edit"):
            turn.state["stage"] = "check"
            return Told((say(FILE, "correct"),))
        if stage == "done":
            return Told((say(FILE, "done_before"),))
        question, cv = turn.state.get("question") or "work", cv_of(turn)
        if question in cv.refused or (tried and cv.asked.count(question) >= self._plan.tries):
            return self._onward(turn)
        keep_cv(turn, put(cv, question) if tried else cv)
        return Told((self._question(turn, cv, question),))

    def _aside(self, turn: Turn) -> Told | None:
        """A question about the cv itself is answered, what is left out said back, and what else was said heard."""
        question, before = str(turn.state.get("question") or "").split(".")[-1], cv_lines.shown(cv_of(turn))
        said, rest = aside.asked(turn, FILE, question, inhoud=before or load(FILE)["empty"])
        resume, (written, rest) = turn.state.get("resume", {}), cv_words.written(turn, rest)
        left_out, rest = cv_skip.skipped(turn, rest)
        if not said and not left_out and not written:
            return None
        told = self.take(replace(turn, text=rest)) if rest else None
        if told is None and turn.state.get("stage") and cv_lines.shown(cv_of(turn)) != before:
            cv_words.remember(turn, resume)
            told = cv_finish.preview(turn, cv_of(turn))
        return (told or self.again(turn, tried=False)).after(*said, *written, *left_out)

    def _closed(self, turn: Turn) -> Told:
        """He says that this was all: the cv is shown, as soon as there is a name and a way to reach him; said once
        more, at once."""
        cv = cv_of(turn)
        if turn.state.get("question", "").startswith("check.") and not turn.text.lower().startswith("nee"):
            cv = merge(cv, CvSaid((Checked(turn.state["question"].removeprefix("check."), True),)))
        again = cv.closed
        keep_cv(turn, replace(cv, closed=True))
        if again and cv_finish.shows(cv):
            turn.state["question"] = None
            return cv_finish.preview(turn, cv)
        return Told((say(FILE, "empty_later"),), over=True) if again else self._onward(turn)

    # -- what a message does ---------------------------------------------------------------------------

    def _read(self, turn: Turn, question: str | None) -> CvSaid:
        return cv_heard.heard(turn, question, self._plan, self._reader.read)

    def _heard(self, turn: Turn, said: CvSaid) -> Told | None:
        """Take in what was said; None when it was nothing for a cv."""
        before = cv_of(turn)
        if tells_no_more(turn, said):
            keep_cv(turn, merge(before, said))
            return self.again(turn, tried=False).after(*left_out(turn, cv_of(turn)))
        gone = cv_mend.back(turn, before)
        if not said and not gone:
            keep_cv(turn, replace(before, last=""))  # "grapje" takes this message back, not the one before it
            return None
        said = cv_mend.rest(said, gone)
        after = cv_mend.mended(merge(before, said), gone, turn.source)
        if turn.state.get("stage") in ("check", "done"):
            return self._changed(turn, before, after)
        keep_cv(turn, after)
        right = any(isinstance(one, Change) for one in said.facts)
        stays = right or turn.state.get("question") == next_question(after, self._plan)
        least = 1 if stays or cv_mend.beside(turn.state.get("question"), said) else 2
        words = cv_mend.told(before, after, gone, least=least) + why(turn, after)
        if said.refused and not said.facts:
            words = (say(FILE, "refused"), *words)
        return self._onward(turn, words, fresh=after != before)

    def _changed(self, turn: Turn, before: Cv, after: Cv) -> Told:
        """A change to a cv that was shown: done, shown again, and how to take it back."""
        words = why(turn, after)
        if without_meta(after) == without_meta(before):
            keep_cv(turn, after)
            return Told((*words, say(FILE, "correct")))
        cv_words.remember(turn, turn.state.get("resume", {}))
        keep_cv(turn, after)
        return cv_finish.preview(turn, after).after(*words, say(FILE, "changed"))

    def _onward(self, turn: Turn, words: Sequence[Outgoing] = (), *, fresh: bool = True) -> Told:
        """The next question; when nothing is left that matters, the cv is shown."""
        cv = cv_of(turn)
        question = next_question(cv, self._plan)
        if question is not None and turn.state.get("stage", "") not in ("check", "done"):
            keep_cv(turn, put(cv, question))
            turn.state["question"] = question
            return Told((*words, self._question(turn, cv, question)))
        turn.state["question"] = None
        if not cv_finish.shows(cv):
            turn.state["stage"], turn.state["question"] = "", "skills"
            return Told((*words, say(FILE, "offer_enough")))
        if not fresh and turn.state.get("stage") == "check":
            return Told((*words, say(FILE, "correct")))
        return cv_finish.preview(turn, cv).after(*words)

    def _tapped(self, turn: Turn) -> Told | None:
        name, _, rest = turn.choice.partition(":")
        question = turn.state.get("question")
        if name == "zeg" and question:
            said = self._reader.read(rest, question=question, now=turn.now, source=turn.source)
            return self._heard(turn, said or CvSaid(question=question, unknown=frozenset({question})))
        if name in ("weiger", "geen") and question:
            gone = frozenset({question})
            said = CvSaid(question=question, refused=gone) if name == "weiger" else CvSaid(question=question, none=gone)
            return self._heard(turn, said)
        if name.startswith("spelling") and question and question.startswith("check."):
            path = question.removeprefix("check.")
            return self._heard(turn, CvSaid((Checked(path, name == "spelling_ja"),), question))
        if name == "vso":
            return self._heard(turn, CvSaid(VSO, vso=True))
        if name == "toch_niet":
            return cv_words.undone(turn) or self.again(turn)
        if name in cv_skills.CHOICES:
            return self._skilled(turn, name, rest)
        if name in cv_edit.CHOICES:
            if name == "weg":
                cv_words.remember(turn, turn.state.get("resume", {}))
            told = cv_edit.tapped(turn, name, rest)
            return told if told is not None else self._onward(turn)
        return cv_finish.tapped(turn, name)

    def _skilled(self, turn: Turn, name: str, rest: str) -> Told:
        told = cv_skills.tapped(turn, name, rest)
        return told if told is not None else self._onward(turn)

    def _edited(self, turn: Turn) -> Told | None:
        """The new words for the line that is being changed; other facts than that line count as well."""
        path = turn.state.get("edit", "")
        said = self._read(turn, cv_edit.question_of(path))
        if path and not cv_edit.touches(path, said):
            said = replace(said, facts=(*said.facts, *cv_edit.by_hand(path, turn.text, turn.source)))
        turn.state["stage"], turn.state["edit"] = "check", ""
        before = cv_of(turn)
        return self._changed(turn, before, merge(before, said))

    # -- what is said ----------------------------------------------------------------------------------

    def _question(self, turn: Turn, cv: Cv, question: str) -> Outgoing:
        """The words of a question, with the place that it is about."""
        name = question.split(".")[0] if question.startswith("check.") else question.split(".")[-1]
        if (offer := cv_skills.offer(turn, cv, question)) is not None:
            return offer
        gone = cv.none | cv.refused
        if name == "contact" and gone & {"phone", "mail"}:  # "geef geen nummer": then only the other is asked for
            name = "contact_mail" if "phone" in gone else "contact_phone"
        meant = next((f.suggestion for path, f in facts_of(cv) if f"check.{path}" == question), "")
        return texts.block(load(FILE)["ask"][name], 0, PREFIX, plek=cv_lines.called(cv, question), wat=meant)

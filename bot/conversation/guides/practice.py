"""Practising a job talk: seven questions of an employer, one tip on each answer, and his own good sentences at the end.

The state: `question` is the open one; `stage` "asked" or "tipped" (a tip was given) or "done"; `tries` counts the
answers to it, `met` what they held already, `half` that one half was told; `last` was answered last; `practised` and
`good` hold which questions were practised and his best sentence for each; `on` is the day of a real talk that he told;
`call` what is being asked for the phone call; `wear` that he was asked for which work the clothes are; `job` for which
work it is; `last_one` that he stops after the open question.
"""

from __future__ import annotations

from dataclasses import replace

from bot.content import load
from bot.conversation.guides import aside, practice_ask, practice_meant, practice_owned, sorts
from bot.conversation.guides import practice_lines as lines
from bot.conversation.guides import practice_pieces as pieces
from bot.conversation.guides import practice_remarks as remarks
from bot.conversation.guides import practice_words as words
from bot.conversation.guides.guide import Told, Turn, say
from bot.core.practice import QUESTIONS, next_question, tip_for
from bot.language.practice import PracticeListener, measure
from bot.ports import Outgoing

FILE = words.FILE
_FEW = 5  # words of a message that only names a kind of work
_MOST_TRIES = 2  # after so many answers the next question comes by itself


class PracticeGuide:
    """The guide for practising a job talk."""

    def __init__(self, listener: PracticeListener) -> None:
        self._listener, self._measure = listener, measure()
        self._moves = practice_owned.Moves(self.again, self._next, self._ended, self._judged)

    def begin(self, turn: Turn) -> Told:
        """Begin, or go on where it was left. A message that asks for advice gets that before the question."""
        stage = turn.state.get("stage", "")
        turn.state.setdefault("practised", [])
        lines.note_day(turn)
        remarks.note_job(turn)
        turn.state.pop("call", None)
        if turn.text and lines.command(turn.text.strip().lower(), stage) == "zinnen":
            return Told(words.sentences(turn), over=stage == "done")
        if turn.text and remarks.calmer(turn):
            return Told((say(FILE, "calmer"),), over=True)
        topic = self._listener.topic(turn.text) if turn.text else ""
        if topic and (stage == "done" or pieces.asks_first(turn, topic, self._listener)):
            return pieces.piece(turn, topic, self._listener).after(*words.countdown(turn))
        if stage == "done":
            return Told((*words.countdown(turn), say(FILE, "done_before")))
        advice = pieces.piece(turn, topic, self._listener).messages if topic else ()
        opening = (say(FILE, "again" if stage else "begin"), *words.countdown(turn), *map(words.bare, advice))
        return self._ask(turn, turn.state.get("question")).after(*opening)

    def take(self, turn: Turn) -> Told | None:
        """One message or tap."""
        turn.state.setdefault("practised", [])
        if turn.choice:
            return self._tapped(turn)
        if turn.message is not None and turn.message.kind == "voice":
            return self._spoken(turn)
        lines.note_day(turn)
        line = turn.text.strip().lower()
        told = self._remarked(turn) or practice_owned.owned(turn, self._listener, self._moves)
        if told is not None:
            return told
        answers, rest = aside.asked(turn, FILE)
        if answers and not rest and turn.state.get("question") != "ask":
            return self.again(turn).after(*answers)
        if (told := self._commanded(turn, line) or self._sorted(turn)) is not None:
            return told
        if "call" in turn.state:
            other = lines.asks(line) or self._listener.elsewhere(turn.text)
            return None if other else pieces.heard(turn, self._listener)
        asked_wear = turn.state.pop("wear", False) and len(line.split()) <= _FEW
        if asked_wear and (worn := self._listener.wear(turn.text)):
            return self._back(turn, pieces.piece(turn, worn, self._listener))
        topic = self._listener.topic(turn.text)
        if topic and lines.is_aside(turn, topic, line):
            own = pieces.asks_first(turn, topic, self._listener)
            told = pieces.piece(turn, topic, self._listener)
            return told if own else self._back(turn, told)
        if turn.state.get("stage") not in ("asked", "tipped") or self._listener.elsewhere(turn.text):
            return None
        return self._answered(turn, line)

    def again(self, turn: Turn) -> Told:
        """The open question once more; what can be done, when none is open."""
        if "call" in turn.state:
            return pieces.again(turn)
        stage = turn.state.get("stage")
        if stage == "asked":
            return self._ask(turn, turn.state["question"])
        return Told((say(FILE, "after_tip" if stage == "tipped" else "what_now"),))

    def _back(self, turn: Turn, told: Told) -> Told:
        """Advice, and then the question that is open, or the first one."""
        stage = turn.state.get("stage", "")
        if stage == "done":
            return told
        return Told((*told.messages, *(self.again(turn) if stage else self._ask(turn, None)).messages))

    def _remarked(self, turn: Turn) -> Told | None:
        """One question more and then stop; the work that it is for; that his nerves are less."""
        stage = turn.state.get("stage")
        if remarks.calmer(turn):
            over = stage == "done" or remarks.leaves(turn)
            return Told((say(FILE, "calmer"),), over=True) if over else self.again(turn).after(say(FILE, "calmer"))
        if stage not in ("asked", "tipped"):
            return None
        if remarks.last_one(turn):
            told = self.again(turn) if stage == "asked" else self._next(turn)
            turn.state["last_one"] = not told.over
            return told if told.over else told.after(say(FILE, "last_one"))
        job = remarks.named_job(turn)
        return self.again(turn).after(*job) if job else None

    def _sorted(self, turn: Turn) -> Told | None:
        """What is no answer to a question of an employer, whatever is open."""
        if turn.state.get("stage") not in ("asked", "tipped") or "call" in turn.state or turn.state.get("wear"):
            return None
        if sorts.sort_of(turn.text) == "ends":
            return self._ended(turn, "stopped")
        met = practice_ask.met(turn, self.again)
        return met or practice_ask.answered(turn, self._listener, self._back, self._judged)

    def _judged(self, turn: Turn) -> Told | None:
        return self._answered(turn, turn.text.strip().lower())

    # -- taps and commands -----------------------------------------------------------------------------

    def _tapped(self, turn: Turn) -> Told:
        name, _, rest = turn.choice.partition(":")
        if name == "stuk":
            turn.state.pop("call", None)
            return self._quiet(turn, pieces.piece(turn, rest, self._listener))
        if name == "bel_nieuw":
            return pieces.start_over(turn)
        if name == "bel_over" and "call" in turn.state:
            return pieces.heard(turn, self._listener)
        turn.state.pop("call", None)
        if name == "vraag" and rest in QUESTIONS:
            return self._ask(turn, rest)
        if name == "opnieuw":
            turn.state["practised"] = []
            return self._ask(turn, QUESTIONS[0])
        return self._done_by_name(turn, name)

    def _done_by_name(self, turn: Turn, name: str) -> Told:
        """What a tap or its words ask for."""
        if name == "nogeens":
            return self._ask(turn, turn.state.get("last") or turn.state.get("question"))
        if name == "volgende":
            return self._next(turn)
        if name == "kies":
            return Told((words.choose(turn.state["practised"]),))
        if name == "hulp" and turn.state.get("question"):
            start = load(FILE)["questions"][turn.state["question"]]["start"]["text"]
            return Told((Outgoing(start),))
        if name == "klaar":
            return self._ended(turn, "stopped")
        if name == "zinnen":
            return self._quiet(turn, Told(words.sentences(turn)))
        if name == "tips":
            return self._quiet(turn, pieces.offer())
        if turn.state.get("stage") == "tipped" and not turn.text:
            return Told((say(FILE, "after_tip"),))
        return self._ask(turn, turn.state.get("question"))

    def _commanded(self, turn: Turn, line: str) -> Told | None:
        """Words that say the same as a tap."""
        chosen, name = lines.number(line), lines.command(line, turn.state.get("stage", ""))
        if not chosen and not name:
            return None
        turn.state.pop("call", None)
        return self._ask(turn, QUESTIONS[chosen - 1]) if chosen else self._done_by_name(turn, name)

    def _quiet(self, turn: Turn, told: Told) -> Told:
        """Asked for when the practice was over: it stays over."""
        over = turn.state.get("stage") == "done" and "call" not in turn.state
        return Told(told.messages, over=over)

    # -- answers -----------------------------------------------------------------------------------------

    def _answered(self, turn: Turn, line: str) -> Told | None:
        key = turn.state["question"]
        if key != "ask" and lines.asks(line) and "stuck" not in self._listener.hear(turn.text, key).found:
            return None
        if lines.bare(line) and key != "ask":
            return self.again(turn)
        turn = replace(turn, text=sorts.without_lead(turn.text))
        key, seen = practice_meant.meant(turn, key, self._listener, self._measure)
        seen = replace(seen, found=seen.found | set(turn.state.get("met", ())))
        turn.state["met"] = sorted(seen.found & {need for need, _ in self._measure.demands[key].needs})
        turn.state["tries"] = turn.state.get("tries", 0) + 1
        self._practised(turn, key)
        tip = tip_for(key, seen, self._measure)
        words.keep(turn, key, seen, tip)
        told = words.tip(key, tip, seen)
        if tip in ("stuck", "example", "short") and remarks.for_money(turn, key):
            told = say(FILE, "money")
        practice_owned.note(turn, tip, told)
        if turn.state.pop("last_one", False):
            return self._ended(turn, "stopped").after(told)
        if tip == "keep" or turn.state["tries"] >= _MOST_TRIES:
            return self._next(turn).after(told)
        turn.state["stage"] = "tipped"
        return Told((words.with_choices(told, tip),))

    def _spoken(self, turn: Turn) -> Told | None:
        """A voice note: it cannot be heard here, it counts, and he can listen to it himself."""
        if turn.state.get("stage") not in ("asked", "tipped"):
            return None
        key = turn.state["question"]
        self._practised(turn, key)
        turn.state["stage"] = "tipped"
        listen = Outgoing(load(FILE)["questions"][key]["listen"]["text"])
        return Told((say(FILE, "voice"), words.with_choices(listen)))

    def _practised(self, turn: Turn, key: str) -> None:
        turn.state["last"] = key
        if key not in turn.state["practised"]:
            turn.state["practised"].append(key)

    # -- questions -----------------------------------------------------------------------------------------

    def _ask(self, turn: Turn, key: str | None) -> Told:
        """Put a question; what is left when there is none."""
        key = key or next_question(turn.state["practised"], None)
        if key is None:
            return self._ended(turn, "finished")
        turn.state |= {"question": key, "stage": "asked", "tries": 0, "met": [], "half": False}
        return Told((words.question(turn, key),))

    def _next(self, turn: Turn) -> Told:
        current = turn.state.get("question")
        skipped = [*turn.state["practised"], *([current] if current else [])]
        following = next_question(skipped, current) or next_question(turn.state["practised"], current)
        if following == current:
            following = None
        return self._ask(turn, following) if following else self._ended(turn, "finished")

    def _ended(self, turn: Turn, name: str) -> Told:
        """The end for now: his own sentences, and what else there is."""
        if name == "finished":
            turn.state |= {"stage": "done", "question": None}
        shown = words.sentences(turn) if turn.state.get("good") else ()
        return Told((say(FILE, name), *shown), over=True)

"""Making a plan together: small steps with a day that he chooses, ticked one by one."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.content import load
from bot.conversation.guides import plan_say as words
from bot.conversation.guides import plan_steps as steps
from bot.conversation.guides.application import ApplicationGuide
from bot.conversation.guides.application_known import ReadsNews
from bot.conversation.guides.guide import Told, Turn, say
from bot.conversation.guides.plan_hear import Line, line_of, own_list
from bot.conversation.guides.plan_news import pass_on, taken_over
from bot.core.consent import Consent
from bot.core.guided import PlanStep
from bot.language.closing import closes
from bot.language.news import Heard
from bot.language.places import bare_place
from bot.services.guides import plan

FILE = "gids_plan"
FRESH = timedelta(hours=20)  # of silence; after that a message is no answer to what was asked last
_FEW = 5  # words of a message that names another step while a day was asked for
_WHICH = {"which_done": "gedaan", "which_drop": "weg", "which_move": "schuif"}


class PlanGuide:
    """The guide for the plan. The state holds the open question (`ask`: pick, own, when, places, share, more,
    which_done, which_drop, which_move) and the step that it is about (`step`). News about applications goes to their
    guide, whatever is open here."""

    def __init__(self, reader: ReadsNews, applications: ApplicationGuide) -> None:
        self._reader, self._applications = reader, applications
        applications.beside = lambda turn: taken_over(turn, self)

    def begin(self, turn: Turn) -> Told:
        """Tick what was made meanwhile, and show the plan; or offer a first step. The message may name one."""
        ticked = words.ticked(turn, plan.tick_what_exists(turn.parts, turn.uow, turn.learner.id))
        turn.uow.flush()
        turn.state["ask"] = "pick"
        if own := own_list(turn.text):
            return Told((*ticked, *steps.put_own(turn, own), words.next_question(turn)))
        line = line_of(turn)
        told = self._about_steps(turn, line) if turn.text and not _looks(line) else None
        if told is not None:
            return told.after(*ticked)
        if plan.steps(turn.uow, turn.learner.id):
            return Told((*ticked, words.shown(turn), words.next_question(turn)))
        return Told((words.choose(turn, "begin"),))

    def take(self, turn: Turn) -> Told | None:
        """One message or tap. What is not for the plan is left to the engine, and ends the talk after a while."""
        if turn.choice:
            return self._tapped(turn)
        if turn.now - turn.talk.last_at > FRESH and not turn.state.get("step"):
            turn.state["ask"] = ""
        told = self._typed(turn)
        if told is None and turn.state.get("ask", "") in ("", "more"):
            turn.talk.active = False
        return told

    def again(self, turn: Turn) -> Told:
        """The open question, once; then it is let go."""
        ask = turn.state.get("ask", "")
        waits = steps.talked_of(turn)
        if ask == "when" and turn.state.get("again") == ask and waits is not None:
            turn.state["again"] = ""
            return steps.on(turn, waits, None)
        if ask in ("", "more", "share") or turn.state.get("again") == ask:
            turn.state["ask"], turn.talk.active = "", False
            return Told()
        turn.state["again"] = ask
        step = steps.talked_of(turn)
        if ask == "when" and step is not None:
            return steps.ask_day(turn, step)
        if ask in _WHICH:
            return Told((words.which(turn, ask, _WHICH[ask]),))
        return Told((say(FILE, ask) if ask in ("own", "places") else words.choose(turn, "pick"),))

    def about_known(self, turn: Turn) -> Told | None:
        """A message in another talk that is plainly about a step that is on the plan; None for any other."""
        line = line_of(turn)
        done = any(one.step in line.did for one in plan.open_steps(turn.uow, turn.learner.id))
        changed = line.steps and (line.day or any(map(line.fits, ("done", "drop", "move"))))
        return self._about_steps(turn, line) if (done or changed) and not line.asks else None

    # -- what was typed ------------------------------------------------------------------------------

    def _typed(self, turn: Turn) -> Told | None:
        line, ask = line_of(turn), turn.state.get("ask", "")
        if own_list(turn.text):
            return self.begin(turn)
        if line.fits("stop_share"):
            return self._share(turn, granted=False)
        if ask == "share" and (yes := _yes(line)) is not None:
            return self._share(turn, granted=yes)
        heard = self._reader.read(turn.text, turn.now)
        if ask == "places":
            return self._places(turn, line, heard)
        if any(one.event not in ("idea", "called") for one in heard.news):
            done = [one for one in plan.open_steps(turn.uow, turn.learner.id) if one.step in line.did]
            for one in done:
                plan.tick(turn.parts, one)
            return pass_on(turn, self._applications, heard).after(*words.ticked(turn, done))
        if _looks(line):
            return self.begin(turn)
        return None if line.asks else self._about_steps(turn, line)

    def _about_steps(self, turn: Turn, line: Line) -> Told | None:
        """Done, dropped, another day, or a new step."""
        ask, meant = turn.state.get("ask", ""), line.steps
        talked_of = steps.talked_of(turn)
        if ask in ("more", "pick", "own", "share") and not line.did and closes(line.text):
            return self._enough(turn)
        if line.did or (line.fits("done") and not line.fits("not_done")) or (ask == "which_done" and meant):
            return self._done(turn, line, talked_of)
        one = meant[0] if meant else talked_of
        if line.fits("drop") or (ask == "which_drop" and meant):
            return steps.drop(turn, one) if one else self._which(turn, "which_drop")
        if ask == "when" and talked_of and (line.fits("no_day") or line.fits("enough")):
            return steps.on(turn, talked_of, None)
        if one and line.day and (ask in ("when", "which_move") or meant or line.fits("move")):
            return steps.on(turn, one, line.day)
        if (line.fits("move") and not line.fits("add")) or (ask == "which_move" and meant):
            return steps.ask_day(turn, one) if one else self._which(turn, "which_move")
        if line.fits("enough") and ask != "":
            return self._enough(turn)
        return self._new(turn, line)

    def _new(self, turn: Turn, line: Line) -> Told | None:
        """A step that he names: of the list, or in his own words where a step was asked for."""
        ask = turn.state.get("ask", "")
        asked_for = line.fits("own_asked") or ask in ("own", "pick")
        if line.kinds and (ask == "pick" or line.fits("own_asked")):
            *more, last = line.kinds
            return steps.add(turn, last, day=line.day).after(*(steps.put(turn, one) for one in more))
        other = [kind for kind in line.kinds if not line.steps] if ask in ("when", "more", "which_done") else []
        if other and len(line.text.split()) <= _FEW:
            return steps.add(turn, other[0], day=line.day)
        own = line.own_step()
        if re.fullmatch(load(FILE)["plan_itself"], own):
            return None
        if line.text.strip(" .!") in (load(FILE)["own_step"].lower(), "nog een stap", "een andere stap"):
            turn.state["ask"] = "own"
            return Told((say(FILE, "own"),))
        if asked_for and own and (ask == "own" or line.fits("own_asked") or line.fits("infinitive")):
            return steps.add(turn, plan.OWN, own[:1].upper() + own[1:], line.day)
        return None

    def _done(self, turn: Turn, line: Line, talked_of: PlanStep | None) -> Told | None:
        """Tick the steps that are meant; ask which, where that is not clear."""
        held = plan.open_steps(turn.uow, turn.learner.id)
        meant = [one for one in held if one.step in line.did] or list(line.steps)
        if not meant and not line.did:
            meant = [talked_of] if talked_of else held if len(held) == 1 else []
        if meant:
            return steps.tick(turn, meant)
        return self._which(turn, "which_done") if held and not line.did else None

    def _which(self, turn: Turn, name: str) -> Told | None:
        if not plan.open_steps(turn.uow, turn.learner.id):
            return None
        turn.state["ask"] = name
        return Told((words.which(turn, name, _WHICH[name]),))

    def _places(self, turn: Turn, line: Line, heard: Heard) -> Told | None:
        """The places to try; none is fine too."""
        if line.fits("no_day") or line.fits("enough"):
            return self._no_places(turn)
        parts = [bare_place(part) for part in re.split(r",| en |\n|\+|&", turn.text)] if not heard.places else []
        named = heard.places or tuple(part for part in parts if part)
        return steps.places(turn, named) if named and not line.asks else None

    def _no_places(self, turn: Turn) -> Told:
        step = steps.talked_of(turn)
        told = steps.ask_day(turn, step) if step else Told((words.next_question(turn),))
        return told.after(say(FILE, "no_places"))

    def _enough(self, turn: Turn) -> Told:
        turn.state["ask"], turn.state["step"] = "", ""
        return Told((say(FILE, "bye"),), over=True)

    # -- taps ----------------------------------------------------------------------------------------

    def _tapped(self, turn: Turn) -> Told | None:
        name, _, rest = turn.choice.partition(":")
        step = steps.found(turn, rest) if rest else steps.talked_of(turn)
        if name in ("kies", "zet") and rest in load("plan")["steps"]:
            return steps.add(turn, rest)
        if name in ("coach_ja", "coach_nee", "coach_stop"):
            return self._share(turn, granted=name == "coach_ja")
        if name == "dag" and (asked := steps.talked_of(turn)) and rest.isdecimal():
            return steps.on(turn, asked, turn.today + timedelta(days=int(rest)))
        if name == "geen_dag" and step:
            return steps.on(turn, step, None)
        if name in ("gedaan", "weg", "schuif") and step:
            done = {"gedaan": lambda: steps.tick(turn, [step]), "weg": lambda: steps.drop(turn, step)}
            return done.get(name, lambda: steps.ask_day(turn, step))()
        if name == "eigen":
            turn.state["ask"] = "own"
            return Told((say(FILE, "own"),))
        if name == "geen_plekken":
            return self._no_places(turn)
        if name == "af_voor_nu":
            return self._enough(turn)
        if name == "klaar":
            return self._which(turn, "which_done") or Told((words.next_question(turn),))
        turn.state["ask"] = "pick"
        return Told((words.choose(turn, "pick"),))

    def _share(self, turn: Turn, *, granted: bool) -> Told:
        """Leave for the coach to see the plan, given or taken back."""
        turn.uow.add(Consent(turn.learner.id, "plan", granted, turn.now))
        turn.uow.flush()
        turn.state["share_asked"] = True
        said = say(FILE, "shared" if granted else "not_shared", **turn.names)
        turn.state["ask"] = "more"
        return Told((said,))


def _looks(line: Line) -> bool:
    """Whether he wants to see the plan, and does not put something on it."""
    return line.fits("show") and (line.asks or not line.fits("own_asked"))


def _yes(line: Line) -> bool | None:
    """Whether a line is a bare yes; None for anything else than yes or no."""
    rules = load("gids_application")
    if re.fullmatch(rules["agrees"], line.text):
        return True
    return False if re.fullmatch(rules["refuses"], line.text) else None

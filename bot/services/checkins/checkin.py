"""The check-in: what a message answers, what it signals, and what is asked next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from bot.content import load
from bot.core.agenda import ENOUGH, wants_help
from bot.core.checkin import Answer
from bot.core.conversation import Checkin, Message, Session
from bot.core.escalation import Escalation
from bot.core.learner import Learner
from bot.core.policy import PLACE_TOPIC
from bot.core.signal import Level, at_least
from bot.records import UnitOfWork
from bot.services.checkins import course, joking, moved_on, turns
from bot.services.checkins.calming import calmed
from bot.services.checkins.heard import hear
from bot.services.checkins.heard_in_talk import heard_in
from bot.services.checkins.last_word import farewell
from bot.services.checkins.leave import as_asked, unsent
from bot.services.checkins.leave_back import once
from bot.services.checkins.said_back import said_to, with_kind_word
from bot.services.checkins.turns import Turn
from bot.services.escalations import agreements, cases, quoting, taken_back
from bot.services.parts import Parts
from bot.services.people import learners
from bot.services.stored import answers_of, last_inbound, learner_of, without_name
from bot.services.talk import languages
from bot.services.talk.english import read as read_english
from bot.services.talk.sessions import LEAVE, leave_slots
from bot.understanding.kind import acknowledging
from bot.understanding.kind.reaction import react
from bot.understanding.moves.leaving import goodbye
from bot.understanding.questions.asked_for import asked_for
from bot.understanding.questions.guide_wish import LATER, put_again, without_later
from bot.understanding.said import PIECE, Heard, Said

REFUSED_SLOT = "geweigerd"


@dataclass(frozen=True)
class Step:
    """What the dialogue does now: say `responses`, then put `question` (None: the check-in rests or ended).

    `informs`: before that, show the piece of information that the message asks for. `agreed` is what was agreed on just
    now, in words.
    """

    responses: tuple[str, ...] = ()
    question: str | None = None
    answered: Mapping[str, str] = field(default_factory=dict)
    informs: bool = False
    agreed: str = ""


def start(parts: Parts, conversation: str) -> Step:
    """Begin a check-in, or go on with the one that is open."""
    with parts.begin() as uow:
        learner = learner_of(uow, conversation)
        checkin = uow.talks.open_checkin(learner.id, lock=True)
        resumed = checkin is not None and bool(checkin.asked)
        if checkin is None:
            checkin = Checkin(learner.id, parts.now())
            uow.add(checkin)
            uow.flush()
        turn = Turn(parts, uow, learner, checkin, answers_of(parts, uow, checkin), None)
        question = course.unseen(turn) or course.ask(turn)
        uow.commit()
    return Step(("utter_checkin_hervat" if resumed else "utter_checkin_begin",), question)


def take(parts: Parts, conversation: str, said: Said) -> Step:
    """One message of the learner in a check-in."""
    with parts.begin() as uow:
        learner = learner_of(uow, conversation)
        checkin = uow.talks.open_checkin(learner.id, lock=True)
        if checkin is None:
            return Step()
        session = cast(Session, uow.get(Session, conversation))
        message = last_inbound(uow, session)
        turn = Turn(parts, uow, learner, checkin, answers_of(parts, uow, checkin), message)
        said, line = read_english(languages.told_today(parts, uow, session, said))
        step = _take(turn, said, session)
        step = step if line[:1] == step.responses[:1] else replace(step, responses=line + step.responses)
        languages.note(parts, uow, session, step.responses)
        uow.commit()
        return step


def _take(turn: Turn, said: Said, session: Session) -> Step:
    said = replace(said, text=without_name(turn.uow, turn.learner, said.text))
    joke = None if said.choice else joking.taken_back(turn, said.text)
    said = said if joke is None else replace(said, text=joke.rest, intent="", confidence=0.0)
    heard = heard_in(turn, said)
    if heard.leaves:
        return _left(turn, heard, session, said)
    open_before, before = turn.checkin.question, cast(Level, turn.checkin.worst)
    moved = moved_on.moved(turn, heard.answers)
    glad = moved or acknowledging.glad(said.text)
    fresh = turns.store(turn, heard.answers, amends=not said.choice)
    before = calmed(turn, "" if said.choice else said.text, fresh, before)
    certain = turns.weigh(turn, fresh, glad=glad)
    _care(turn, fresh, worse=not at_least(before, "uitval") and turns.worried(turn))
    quoting.join(turn)
    now, first = cast(Level, turn.checkin.worst), len(turn.checkin.asked) <= 1 and not turns.hints(turn)
    word = react(before, now, fresh, certain=certain, tapped=bool(said.choice), first=first, glad=glad)
    news = "" if said.choice else acknowledging.stands_for(
        said.text, word, tuple(said.before), fresh=bool(fresh or heard.responses), earlier=said.earlier
    )
    bearing = _bearing(turn, said, heard, news, fresh)
    question = course.ask(turn, bearing)
    words = said_to(turn, heard, word, open_before, question, said, fresh, quiet=bearing.about and not fresh)
    words += moved_on.passed_on(turn) if moved else ()
    responses = (news,) if news else words
    responses = (joke.say, *(responses if fresh else ())) if joke is not None and joke.say else responses
    responses = without_later(responses, question) + course.notice(turn, open_before, said)
    if question is None:
        told, refused, bye = (*said.earlier, said.text), _refused_leave(turn), goodbye(said.text)
        responses = once(responses) + farewell(turn, now, refused=refused, met=bool(responses), leaves=bye, said=told)
    responses = acknowledging.fitting(
        responses, said.text, turns.topics(turn), said.before, said.earlier, hints=turns.hints(turn),
        place=PLACE_TOPIC[turn.learner.profile],
    )  # fmt: skip
    quiet = heard.informs or bearing.closes or joke is not None
    responses = with_kind_word(turn, said, responses, open_before, fresh, quiet=quiet)
    responses = agreements.truly(responses, fresh)
    answered = {name: answer.value or REFUSED_SLOT for name, answer in fresh.items()}
    slots = answered | leave_slots(turn.uow, turn.learner) | (moved_on.asked_as(fresh) if moved else {})
    return Step(responses, question, slots, heard.informs, agreements.said_back(fresh))


def _bearing(turn: Turn, said: Said, heard: Heard, news: str, fresh: Mapping[str, Answer]) -> course.Bearing:
    """What a message means for the next question. Small talk and a question of his own bring the open one back; what he
    tells instead of an answer puts it off."""
    open_before, chats = turn.checkin.question, bool(news) and acknowledging.chats(said.text)
    told = bool(news) and not chats  # "wat vroeg je" tells nothing, however long
    tells = told or (not chats and course.tells(said, heard, load("onderbreking")["story_words"]))
    put_off = tells and open_before not in course.ARRANGED
    aside = (heard.aside or bool(news)) and not put_off
    waits = aside and not fresh and course.waits(turn, open_before, heard)
    return course.Bearing(
        said.text,
        again=not heard.closes and (waits or put_again(heard, open_before, fresh)),
        free=heard.informs or heard.free or bool(news),
        about=_asks_who_reads(turn, heard, said),
        off=put_off,
        bare="plek" in fresh and course.bare(turn, said),
        closes=heard.closes,
        promised=_promised(turn, said),
    )


def _promised(turn: Turn, said: Said) -> bool:
    """Whether a guided talk was promised, which only what is asked about leave or a call puts off."""
    wish, apart = turn.answers.get("hulp"), turn.parts.policies.agendas[turn.learner.profile].apart
    kept = wish is not None and wish.value in load("onderbreking")["after"]
    return kept and LATER in said.before and turn.checkin.question in (*apart, *course.ARRANGED)


def _left(turn: Turn, heard: Heard, session: Session, said: Said) -> Step:
    """He stops for good, or the talk rests or ends; what he told beside it is kept."""
    if heard.answers:
        _care(turn, turns.taken(turn, heard.answers), worse=turns.worried(turn))
    session.ended_at = turn.parts.now()
    if heard.leaves == "end":
        turn.checkin.asked, turn.checkin.ended_at = [*turn.checkin.asked, ENOUGH], turn.parts.now()
    if heard.leaves == "stop":
        learners.stop(turn.parts, turn.uow, turn.learner)
        return Step(heard.responses)
    return Step(heard.responses + unsent(turn, None, said.text, leaving=True))


def keep(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None, text: str) -> None:
    """Take what is told beside a wish for a pause: its answers are kept, and the open question stays open."""
    checkin = uow.talks.open_checkin(learner.id, lock=True)
    if checkin is None:
        return
    turn = Turn(parts, uow, learner, checkin, answers_of(parts, uow, checkin), message)
    said = Said(without_name(uow, learner, text))
    heard = hear(parts, said, checkin.question, learner.profile, turns.recent(turn))
    if heard.answers:
        _care(turn, turns.taken(turn, heard.answers), worse=turns.worried(turn))


def _asks_who_reads(turn: Turn, heard: Heard, said: Said) -> bool:
    """Whether he asks himself who gets to know it, while leave was asked and not answered."""
    if LEAVE in turn.answers or LEAVE not in turn.checkin.asked or not (heard.informs or "wie_weet" in heard.answers):
        return False
    subjects = {*asked_for(said.text).subjects, *said.choice.get(PIECE, "").split(",")}
    asked = subjects & set(load("onderbreking")["about_leave"])
    case = cases.talked_of(turn.uow.cases.live_of(turn.learner.id))
    return bool(asked or "wie_weet" in heard.answers) and case is not None and case.leave == "asked"


def _care(turn: Turn, fresh: Mapping[str, Answer], *, worse: bool) -> None:
    """Open the case that is due, or add to it when things became `worse`; act on the learner's leave, and
    write down what was agreed."""
    case = cases.talked_of(turn.uow.cases.live_of(turn.learner.id, lock=True))
    allows = "mag_coach" in fresh and fresh["mag_coach"].value == "ja"
    due = turns.worried(turn) or _asked_for_person(turn)
    opened = False
    if (case is None or worse) and not _refused_leave(turn) and (due or (case is None and allows)):
        case, opened = _open(turn), case is None
        quoting.matter(turn, case, leave=allows)
    if case is None:
        return
    agreements.keep(turn.parts, turn.uow, case, fresh, turn.answers, opened=opened)
    if "mag_coach" in fresh:
        if fresh["mag_coach"].value == "ja":
            named, quote = as_asked(turn, fresh[LEAVE].words)
            cases.leave_given(turn.parts, turn.uow, case, turn.learner, named=named, quote=quote)
        elif taken_back.can_be(case) and case.created_at >= turn.checkin.started_at:
            taken_back.take_back(turn.parts, turn.uow, case, turn.learner)
        elif _refused_leave(turn):
            cases.leave_refused(turn.parts, turn.uow, case)


def _open(turn: Turn) -> Escalation:
    place = turn.answers.get("plek")
    own = _asked_for_person(turn)
    return cases.open_case(
        turn.parts, turn.uow, turn.learner,
        level=turn.checkin.worst if turns.worried(turn) else "attention",
        topics=turn.checkin.topics or ["contact" if own else "geen"],
        leave="own_request" if own else "asked",
        stopped=place is not None and place.value in ("nee", "stopt_binnenkort"),
        quote=turn.message,
    )  # fmt: skip


def _asked_for_person(turn: Turn) -> bool:
    """Help was asked for, and telling the coach was allowed or asked for in so many words."""
    wish, allowed = turn.answers.get("hulp"), turn.answers.get("mag_coach")
    wants_call = wish is not None and wish.value == "iemand bellen"
    return wants_call or (wants_help(turn.answers) and allowed is not None and allowed.value == "ja")


def _refused_leave(turn: Turn) -> bool:
    answer = turn.answers.get("mag_coach")
    return answer is not None and (answer.refused or answer.value == "nee")

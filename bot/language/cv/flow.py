"""From clauses to entries: what belongs to the same job or school, and where the next one begins."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.core.cv import NO, Change, Education, Remove, Said, Work
from bot.language.cv.abilities import read_skills, wish_in
from bot.language.cv.aside import (
    goes_on,
    is_able,
    is_idle,
    justice,
    leads_to_work,
    left_out,
    no_work,
    of_work,
    takes_back,
    tells_end,
)
from bot.language.cv.availability import read_availability
from bot.language.cv.extras import read_extras
from bot.language.cv.joining import as_told, elliptic, next_of_row, only_kind, settled, speaks_of, together
from bot.language.cv.lists import some
from bot.language.cv.mending import corrections, removals
from bot.language.cv.naming import name_of
from bot.language.cv.period import period_in
from bot.language.cv.places import place_of
from bot.language.cv.replied import replied
from bot.language.cv.said_over import laughed_off
from bot.language.cv.school import school_in
from bot.language.cv.talk import Clause, Talk
from bot.language.cv.turns import closings, is_private, jokes
from bot.language.cv.work import ended, work_in
from bot.language.cv.work_town import beside_job

Found = tuple[int, Said]
_NAMES = ("kind", "employer", "role")
_ABOUT_ONE = ("tasks", "period", "state", "skills")  # questions to which a place of work is no answer
_SCHOOL_NAMES = ("level", "school", "subject")


@dataclass
class Flow:
    """Reads clause by clause and remembers which job or school is spoken of.

    `topic`, `key` and `asked` ("work", 2, "tasks") come from the open question.
    """

    talk: Talk
    topic: str = ""  # "work", "education" or ""
    key: int = 0
    asked: str = ""
    found: list[Found] = field(default_factory=list)
    _open: int = -1  # the place in `found` of the entry that is spoken of
    _told: int = 0  # the word behind the last clause that told of that entry
    _echo: int = -1  # the sentence in which a clause told what is no fact of work: what goes on after it is none either

    def read(self, question: str | None) -> list[Found]:
        """Return everything that the clauses say, in their order."""
        dead = jokes(self.talk)
        for begin, end in laughed_off(self.talk):
            self.talk.take(begin, end)
        if -1 in dead:
            self.found.append((0, Remove("", joke=True)))
        begins = replied(self.talk, self.key, self.asked) if self.topic == "work" else None
        if begins is not None and self.talk.clauses[0].sentence not in dead:
            self._add(self.talk.clauses[0], begins[1], "work", _NAMES)
        for clause in self.talk.clauses[begins[0] if begins else 0 :]:
            if self._open >= 0 and takes_back(self.talk, clause) and isinstance(self.found[self._open][1], Work):
                self._drop()
                continue
            if clause.sentence in dead or self._there(clause):
                continue
            before = len(self.found)
            self.found += removals(self.talk, clause)
            self.found += corrections(self.talk, clause)
            if len(self.found) == before:
                self._clause(clause, question)
        return self.found

    def _clause(self, clause: Clause, question: str | None) -> None:
        talk = self.talk
        private = is_private(talk, clause)
        if any(tag.end - tag.begin + 1 >= clause.end - clause.begin and clause.begin <= tag.begin < clause.end
               for tag in closings(talk)):  # fmt: skip
            return  # "dit was alles" tells nothing of a job
        if not private or question == "transport":  # "taxi van de wmo"
            self.found += read_extras(talk, clause, question)
            self.found += [] if question == "availability" else read_availability(talk, clause)
        if self._at("work") and tells_end(talk, clause):
            self._add(clause, Work(still=talk.fact(NO)), "work", _NAMES)
            return
        if talk.not_his(clause) or talk.asks(clause) or justice(talk, clause):
            return
        if self._open >= 0 and (talk.has("CANCELLED", clause) or self._off(clause)):
            self._drop()
            return
        if self._echo == clause.sentence and elliptic(self.talk, clause) and not talk.has("KIND", clause):
            self.found += read_skills(talk, clause)
            return
        self._echo = -1
        wish = bool(talk.tags("WISH", clause))
        never = talk.said_in(clause) & {"nooit", "nergens"} and talk.has("KIND", clause)
        if wish or never or talk.has("HAS_NONE", clause):
            self._echo = clause.sentence
            self.found += wish_in(talk, clause) if wish else []
            return
        if is_idle(talk, clause, at_work=self._at("work")):
            self._add(clause, ended(talk, clause), "work", _NAMES)  # "nu zit ik thuis"
            return
        if private and not talk.has("LEVEL", clause):
            return
        if is_able(talk, clause):
            self._echo = clause.sentence
            self.found += read_skills(talk, clause)
        elif not self._names(clause):
            self._entry(clause)

    def _there(self, clause: Clause) -> bool:
        """Whether a clause is no more than the town of the job that was told right before it."""
        known = self._known()
        tag = beside_job(self.talk, clause, self._told) if isinstance(known, Work) and known.place is None else None
        if tag is None or not isinstance(known, Work):
            return False
        self.talk.take(tag.begin, tag.end)
        self.found[self._open] = (self.found[self._open][0], replace(known, place=self.talk.fact(tag.id)))
        self._told = clause.end
        return True

    def _known(self) -> Said | None:
        """The entry that is spoken of."""
        return self.found[self._open][1] if self._open >= 0 else None

    def _entry(self, clause: Clause) -> None:
        """Read what a clause tells of a job or a school."""
        talk = self.talk
        works = of_work(talk, clause, school_asked=self.asked == "education") or leads_to_work(talk, clause)
        school = None if works else self._school(clause)
        if school is None and not no_work(talk, clause):
            work = work_in(talk, clause, sure=self._sure(clause), loose=self._loose(clause), known=self._employed())
            if work is not None:
                self._add_work(clause, work)
            elif talk.has("EMPLOYER", clause) and talk.tag_at("FRESH", clause.begin) and not self.key:
                self._open = -1  # "daarna nog een stukje Jumbo": what follows is not of the one before
        self.found += read_skills(talk, clause)

    def _drop(self) -> None:
        """Forget the entry that is spoken of."""
        del self.found[self._open]
        self._open = -1

    def _off(self, clause: Clause) -> bool:
        begun, known = self.found[self._open]
        return isinstance(known, Work) and left_out(self.talk, clause, begun, self._told)

    def _names(self, clause: Clause) -> bool:
        """Take over the name of the place that was told roughly before; whether the clause told one."""
        known = self._known()
        asked = known is None and self.topic == "work" and self.key > 0
        if not (asked or isinstance(known, Work)):
            return False
        begun = self.talk.clause_of(self.found[self._open][0]).sentence if self._open >= 0 else -1
        where = name_of(self.talk, clause, known if isinstance(known, Work) else None, begun)
        if where is None:
            return False
        self.talk.take(where[0], where[1])
        place = place_of(self.talk, clause)
        named = Work(employer=where[2], place=self.talk.fact(place[2]) if place else None)
        if isinstance(known, Work):
            self.found[self._open] = (self.found[self._open][0], together(known, named))
        else:
            self._add(clause, named, "work", _NAMES)
        return True

    def _sure(self, clause: Clause) -> bool:
        """Whether the sentence speaks of work, so that "bij Jansen" is an employer."""
        talk = self.talk
        whole = talk.sentence(clause)
        return (
            (self.topic == "work" and self.asked != "")
            or talk.has("KIND", whole)
            or (self._at("work") and (talk.has("PAST", whole) or elliptic(self.talk, clause)))
            or (talk.tag_at("KIND_OF_PLACE", whole.begin) is not None and bool(period_in(talk, whole.begin, whole.end)))
        )

    def _loose(self, clause: Clause) -> bool:
        """Whether a clause without a name may go on about the job before."""
        return goes_on(self.talk, clause, at_work=self._at("work"), bare=not self.topic and self.asked != "skills")

    def _employed(self) -> bool:
        known = self._known()
        asked = self.key and self.asked in ("tasks", "period")
        if asked and (known is None or (isinstance(known, Work) and known.key == self.key)):
            return True
        return isinstance(known, Work) and known.employer is not None

    def _at(self, topic: str) -> bool:
        return self.topic == topic and (self._open >= 0 or self.key > 0)

    def _school(self, clause: Clause) -> Education | None:
        sure = self.topic == "education" and self.asked != ""
        one = self._known()
        level = one.level.value if isinstance(one, Education) and one.level else ""
        school = school_in(self.talk, clause, sure=sure, loose=self._at("education"), known=level)
        if school is not None:
            self._add(clause, school, "education", _SCHOOL_NAMES)
        return school

    def _add_work(self, clause: Clause, work: Work) -> None:
        begins = self.talk.at(clause.begin) in some("clauses", "goes_on") or leads_to_work(self.talk, clause)
        named = any(getattr(work, name) for name in ("employer", "role")) or (work.kind and work.kind.value != "werk")
        told = work.tasks or work.start or work.end or work.length
        if not named and not self._at("work") and not (self.key or work.tasks or (begins and told)):
            return
        self._add(clause, work, "work", _NAMES)

    def _add(self, clause: Clause, said: Work | Education, topic: str, names: tuple[str, ...]) -> None:
        """Join with the entry that is spoken of, or begin a new one."""
        talk = self.talk
        begun, known = self.found[self._open] if self._open >= 0 and self.topic == topic else (0, None)
        if not isinstance(known, Work | Education):
            known = None
        said = settled(self.talk, clause, known, said)
        if known is not None and type(known) is type(said) and speaks_of(self.talk, clause, begun, known, said, names):
            self.found[self._open] = (self.found[self._open][0], together(known, said))
        else:
            further = self.talk.at(clause.begin) in some("werk", "further")  # "en stage had ik bij ..."
            further = further or (said.fresh and isinstance(said, Work) and said.kind is not None)
            other = isinstance(said, Work) and said.employer and (self.asked in _ABOUT_ONE or further)
            first = self._open < 0 and self.topic == topic and not other
            fresh = said.fresh or known is not None or next_of_row(talk, clause)
            said = replace(said, key=self.key if first and not next_of_row(talk, clause) else 0, fresh=fresh)
            alone = isinstance(said, Work) and self._open < 0 and not self.key
            if isinstance(said, Work) and said.kind and alone and only_kind(talk, clause, said):
                self.found.append((clause.begin, Change("kind", said.kind, "werk")))
                return
            said = as_told(talk, clause, said, self._known()) if isinstance(said, Work) else said
            self.found.append((clause.begin, said))
            self._open = len(self.found) - 1
        self.topic = topic
        self._told = clause.end

"""From clauses to entries: what belongs to the same job or school, and where the next one begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.core.cv import Education, Fact, Remove, Said, Told, Work
from bot.language.cv.abilities import read_availability, read_skills, wish_in
from bot.language.cv.extras import read_extras
from bot.language.cv.joining import fits, together, value_of
from bot.language.cv.lists import some
from bot.language.cv.mending import corrections, removals
from bot.language.cv.period import period_in
from bot.language.cv.school import school_in
from bot.language.cv.talk import Clause, Talk
from bot.language.cv.turns import is_private, jokes
from bot.language.cv.work import work_in

Found = tuple[int, Said]
_NAMES = ("kind", "employer", "role")
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

    def read(self, question: str | None) -> list[Found]:
        """Return everything that the clauses say, in their order."""
        dead = jokes(self.talk)
        if -1 in dead:
            self.found.append((0, Remove("", joke=True)))
        for clause in self.talk.clauses:
            if clause.sentence in dead:
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
        if any(tag.end - tag.begin + 1 >= clause.end - clause.begin for tag in talk.tags("CLOSED", clause)):
            return  # "dit was alles" tells nothing of a job
        if not private:
            self.found += read_extras(talk, clause, question)
            self.found += self._availability(clause, question)
        if talk.not_his(clause) or talk.asks(clause) or _justice(talk, clause):
            return
        if talk.has("CANCELLED", clause) and self._open >= 0:
            del self.found[self._open]
            self._open = -1
            return
        wish = bool(talk.tags("WISH", clause))
        if wish:
            self.found += wish_in(talk, clause)
            return
        if private and not talk.has("LEVEL", clause):
            return
        able = [] if talk.has("PAST", clause) or talk.has("KIND_OF_PLACE", clause) else self._able(clause)
        if able:
            self.found += able
            return
        school = self._school(clause) if not self._works(clause) else None
        if school is None and not talk.has("NOT_WORK", clause):
            work = work_in(talk, clause, sure=self._sure(clause), loose=self._loose(clause), known=self._employed())
            if work is not None:
                self._add_work(clause, work)
        self.found += read_skills(talk, clause)

    def _able(self, clause: Clause) -> list[Found]:
        """Read "ik kan tekenen en kleien" as what he can, also where his tasks were asked for."""
        words = self.talk.normals[clause.begin : clause.begin + 3]
        can = "kan" in words and "ik" in words and self.talk.at(clause.begin) != "daar"
        return list(read_skills(self.talk, clause)) if can else []

    def _availability(self, clause: Clause, question: str | None) -> list[Found]:
        """Read when he can work; a clause with nothing but a time goes on after one that told of it."""
        if question == "availability":
            return []
        last = self.found[-1][1] if self.found else None
        goes_on = isinstance(last, Told) and last.field == "availability"
        found = list(read_availability(self.talk, clause, goes_on=goes_on))
        row = found and not self.talk.said_in(clause).isdisjoint(some("kaal", "days"))
        if goes_on and row and self._same_sentence(found[0][0]):
            before, further = self.found.pop()[1], found[0][1]
            if isinstance(before, Told) and isinstance(further, Told):
                whole = self.talk.fact(f"{before.fact.value}, {further.fact.value}")
                return [(found[0][0], Told("availability", whole))]
        return found

    def _same_sentence(self, index: int) -> bool:
        at = self.found[-1][0] if self.found else -1
        return self.talk.clause_of(at).sentence == self.talk.clause_of(index).sentence

    def _works(self, clause: Clause) -> bool:
        """Whether a clause speaks of work and not of school: "stage bij een garage voor mijn opleiding"."""
        paper = self.talk.has("STATE", clause) and self.talk.has("SCHOOL_CUE", clause)
        return self.talk.has("KIND", clause) and not paper and not self.talk.has("LEVEL", clause)

    def _sure(self, clause: Clause) -> bool:
        """Whether the sentence speaks of work, so that "bij Jansen" is an employer."""
        talk = self.talk
        whole = talk.sentence(clause)
        return (
            (self.topic == "work" and self.asked != "")
            or talk.has("KIND", whole)
            or (self._at("work") and (talk.has("PAST", whole) or self._elliptic(clause)))
            or (talk.tag_at("KIND_OF_PLACE", whole.begin) is not None and bool(period_in(talk, whole.begin, whole.end)))
        )

    def _loose(self, clause: Clause) -> bool:
        """Whether a clause without a name may go on about the job before."""
        talk = self.talk
        begins = talk.at(clause.begin) in some("clauses", "goes_on")
        words = set(talk.normals[clause.begin : clause.end])
        bare = not words & some("clauses", "not_bare") or talk.has("TASK_CUE", clause)
        bare = bare and not talk.has("NOT_TASK", talk.sentence(clause))  # "ik zou wel willen, brood bakken"
        tells = talk.has("VERB", clause) and bare and not self.topic and self.asked != "skills"
        return self._at("work") or begins or tells

    def _fits(self, clause: Clause, known: Work | Education, said: Work | Education, names: tuple[str, ...]) -> bool:
        """Whether what is said is about the same entry. "Dat was een stage" tells what it was."""
        if isinstance(said, Education) and self.talk.said_in(clause) & {"heet", "heette"} and not said.level:
            return True  # "de brug heette die school"
        if (
            isinstance(known, Work)
            and isinstance(said, Work)
            and value_of(known, "kind") == "werk" != value_of(said, "kind")
        ):
            goes_on = self.talk.at(clause.begin) in some("clauses", "goes_on")
            if said.kind and not goes_on:
                return False
        return fits(known, said, names)

    def _elliptic(self, clause: Clause) -> bool:
        """Whether a clause has no verb of its own: "en bij de KFC"."""
        return not any(self.talk.has(label, clause) for label in ("PAST", "PRESENT", "NOW", "WORK_CUE"))

    def _kind(self, clause: Clause) -> Fact | None:
        """The one kind that its sentence speaks of."""
        kinds = {tag.id for tag in self.talk.tags("KIND", self.talk.sentence(clause))}
        known = self.found[self._open][1] if self._open >= 0 else None
        if not kinds and isinstance(known, Work) and known.kind and known.kind.value == "stage":
            return known.kind  # "eerst bij een bejaardenhuis, en toen bij de Hema"
        return self.talk.fact(kinds.pop()) if len(kinds) == 1 else None

    def _employed(self) -> bool:
        known = self.found[self._open][1] if self._open >= 0 else None
        if known is None and self.key and self.asked in ("tasks", "period"):
            return True
        return isinstance(known, Work) and known.employer is not None

    def _at(self, topic: str) -> bool:
        return self.topic == topic and (self._open >= 0 or self.key > 0)

    def _school(self, clause: Clause) -> Education | None:
        sure = self.topic == "education" and self.asked != ""
        school = school_in(self.talk, clause, sure=sure, loose=self._at("education"))
        if school is not None:
            self._add(clause, school, "education", _SCHOOL_NAMES)
        return school

    def _add_work(self, clause: Clause, work: Work) -> None:
        begins = self.talk.at(clause.begin) in some("clauses", "goes_on")
        named = any(getattr(work, name) for name in ("employer", "role")) or (work.kind and work.kind.value != "werk")
        told = work.tasks or work.start or work.end or work.length
        if not named and not self._at("work") and not (self.key or work.tasks or (begins and told)):
            return
        self._add(clause, work, "work", _NAMES)

    def _add(self, clause: Clause, said: Work | Education, topic: str, names: tuple[str, ...]) -> None:
        """Join with the entry that is spoken of, or begin a new one."""
        known = self.found[self._open][1] if self._open >= 0 and self.topic == topic else None
        if isinstance(known, Work | Education) and type(known) is type(said) and self._fits(clause, known, said, names):
            self.found[self._open] = (self.found[self._open][0], together(known, said))
        else:
            other = isinstance(said, Work) and said.employer and self.asked in ("tasks", "period", "state", "skills")
            first = self._open < 0 and self.topic == topic and not other
            said = replace(said, key=self.key if first else 0, fresh=said.fresh or (known is not None))
            if isinstance(said, Work) and said.kind is None and self._elliptic(clause):
                said = replace(said, kind=self._kind(clause))
            self.found.append((clause.begin, said))
            self._open = len(self.found) - 1
        self.topic = topic


def _justice(talk: Talk, clause: Clause) -> bool:
    """Whether its sentence tells of a punishment: work done for that stays out."""
    return any(tag.id == "justitie" for tag in talk.tags("PRIVATE", talk.sentence(clause)))


def all_found(found: list[Found]) -> Iterator[Said]:
    """Yield what was said in the order in which it was said."""
    yield from (said for _, said in sorted(found, key=lambda one: one[0]))

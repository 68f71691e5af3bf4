"""One message as the cv readers see it: words, listed phrases, and the clauses that they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from bot.content import load
from bot.core.cv import Fact
from bot.language.analysis import Analysis
from bot.language.cv.lists import part, some
from bot.language.cv.ruler import Tag

STOPS = frozenset(".!?;\n")
BREAKS = STOPS | frozenset(",:()-")


# Listed phrases within which no clause begins.
_WHOLE = (
    "SUBJECT", "SCHOOL", "EMPLOYER", "KIND_OF_PLACE", "PLACE", "ROLE", "CERTIFICATE", "LEVEL", "VERB", "CORRECT",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """The words `begin:end`; `sentence` counts the full stops before."""

    begin: int
    end: int
    sentence: int


class Talk:
    """A message with everything found in it. `source` is the id that its facts get, `today` a calendar date."""

    def __init__(self, said: Analysis, read: Sequence[str], tags: Sequence[Tag], today: date, source: str) -> None:
        self.said, self.words, self.today, self.source = said, said.words, today, source
        self.normals = list(read)
        self._tags: dict[str, list[Tag]] = {}
        for tag in tags:
            self._tags.setdefault(tag.label, []).append(tag)
        self.taken: set[int] = set()  # words that are a fact already
        self._others: dict[Clause, bool] = {}

    def at(self, index: int) -> str:
        """Return the normal word at `index`, "" outside."""
        return self.normals[index] if 0 <= index < len(self.normals) else ""

    def tags(self, label: str, within: Clause | None = None) -> list[Tag]:
        """Return the tags of a label, in a clause where one is given."""
        found = self._tags.get(label, [])
        return [tag for tag in found if within.begin <= tag.begin and tag.end <= within.end] if within else found

    def has(self, label: str, within: Clause) -> bool:
        return bool(self.tags(label, within))

    def tag_at(self, label: str, begin: int) -> Tag | None:
        """Return the tag that begins at a word."""
        return next((tag for tag in self._tags.get(label, ()) if tag.begin == begin), None)

    def quote(self, begin: int, end: int) -> str:
        """Return the learner's own words, on one line."""
        return " ".join(self.said.quote(begin, end).split())

    def fact(self, value: str, suggestion: str = "") -> Fact:
        return Fact(value, self.source, suggestion=suggestion)

    def take(self, begin: int, end: int) -> None:
        """Note that these words are a fact, so that nothing else is read from them."""
        self.taken.update(range(begin, end))

    def free(self, begin: int, end: int) -> bool:
        return self.taken.isdisjoint(range(begin, end))

    def marks(self, begin: int, end: int, clause: Clause) -> set[str]:
        """Return what context says of words; a negation only where it stands in their clause."""
        marks: set[str] = set()
        for scope in self.said.scopes:
            if scope.holds(begin, end) and not (scope.mark == "other" and self._beside_him(scope.trigger_begin)):
                near = scope.trigger_begin < 0 or clause.begin <= scope.trigger_begin < clause.end
                day = self.at(scope.trigger_begin) == "ma" and self.at(scope.trigger_end) in {
                    "di",
                    "en",
                    "t/m",
                    "tot",
                    "wo",
                    "do",
                }
                own = scope.mark == "other" and not near and self._own(clause)
                if (near or scope.mark != "negated") and not day and not own:
                    marks.add(scope.mark)
        return marks

    def _own(self, clause: Clause) -> bool:
        """Whether a clause begins with himself: "mijn vriend heeft een auto, maar ik ga met de bus"."""
        return self.at(clause.begin + (self.at(clause.begin) in {"maar", "en", "dus"})) == "ik"

    def _beside_him(self, index: int) -> bool:
        """Whether somebody is named as where or with whom he was: "bij mijn oom", "met me broer"."""
        first = index - (self.at(index - 1) in {"mijn", "me", "een", "de", "zijn", "haar", "die", "onze"})
        return index > 0 and self.at(first - 1) in {"bij", "met", "voor", "samen"}

    def said_in(self, clause: Clause) -> set[str]:
        """Return the words of a clause."""
        return set(self.normals[clause.begin : clause.end])

    def denied(self, begin: int, end: int, clause: Clause) -> bool:
        """Whether words are denied: "geen rijbewijs"."""
        return "negated" in self.marks(begin, end, clause) or self.at(begin - 1) in {"geen", "zonder"}

    def not_his(self, clause: Clause) -> bool:
        """Whether a clause speaks of somebody else, of what might be, or of a film."""
        if clause not in self._others:
            self._others[clause] = self._of_others(clause)
        return self._others[clause]

    def _of_others(self, clause: Clause) -> bool:
        middle = [index for index in range(clause.begin, clause.end) if self.at(index) not in BREAKS]
        other = {"other", "hypothetical", "fiction"}
        if middle and self.marks(middle[-1], middle[-1] + 1, clause) & other:
            return True
        words = set(self.normals[clause.begin : clause.end])
        named = [index for index in range(clause.begin, clause.end) if self.at(index) in people()]
        others = words & some("clauses", "of_others") and any(not self._beside_him(index) for index in named)
        return bool(others and "ik" not in words)

    def asks(self, clause: Clause) -> bool:
        """Whether a clause puts a question: "wat is een praktijkverklaring"."""
        first, second = self.at(clause.begin), self.at(clause.begin + 1)
        if first in some("clauses", "asking") and second != "ik":
            return True
        if second in {"je", "jij", "jullie"} and first in some("clauses", "asking_you"):
            return True
        last = clause.end == self.sentence(clause).end  # "stage had ik daar en wie mocht vegen?" asks at its end
        return last and self.at(clause.end) == "?" and len(self.words) > 5

    @cached_property
    def clauses(self) -> list[Clause]:
        """The message cut at signs and where somebody begins anew ("en nu werk ik", "daarna")."""
        found: list[Clause] = []
        begin, sentence = 0, 0
        for index in range(len(self.words) + 1):
            sign = self._is_sign(index)
            if index == len(self.words) or sign or (index > begin and self._begins(index)):
                if index > begin:
                    found.append(Clause(begin, index, sentence))
                begin = index + sign
                sentence += self.at(index) in STOPS or self._turns_serious(index)
        return found

    def sentence(self, clause: Clause) -> Clause:
        """Return the whole sentence of a clause."""
        return self._sentences.get(clause.sentence, clause)

    def clause_of(self, index: int) -> Clause:
        """Return the clause of a word; an empty one for a sign between clauses."""
        place = bisect_right(self.clauses, index, key=lambda one: one.begin) - 1
        found = self.clauses[place] if place >= 0 else None
        return found if found is not None and index < found.end else Clause(index, index, -1)

    @cached_property
    def _sentences(self) -> dict[int, Clause]:
        found: dict[int, Clause] = {}
        for one in self.clauses:
            first = found.get(one.sentence, one)
            found[one.sentence] = Clause(first.begin, one.end, one.sentence)
        return found

    def _turns_serious(self, index: int) -> bool:
        """Whether what follows is meant: behind "grapje", or from "nee serieus" on."""
        behind = any(tag.end == index for tag in self._tags.get("RETRACT", ()))
        return (behind and index < len(self.words)) or self.tag_at("SERIOUS", index + self._is_sign(index)) is not None

    def _is_sign(self, index: int) -> bool:
        """Whether a sign ends a clause; not the one of "bol.com", nor the one behind a heading."""
        sign = self.at(index)
        item = sign == ")" and self.at(index - 1).isdecimal() and self.at(index - 2) != "("  # "1) stage 2) werk"
        lasts = sign == "-" and self.at(index - 1)[:2] == "20"  # "2022 - 2023"
        if sign not in BREAKS or (sign in ":()" and not item) or index in self._inner or lasts:
            return False
        spaced = index + 1 == len(self.words) or self.words[index + 1].start > self.words[index].end
        return sign != "." or spaced or self.at(index - 1).isdecimal()

    @cached_property
    def _inner(self) -> frozenset[int]:
        """Words within a listed phrase: no clause begins there."""
        tags = [tag for label in _WHOLE for tag in self._tags.get(label, ())]
        return frozenset(index for tag in tags for index in range(tag.begin + 1, tag.end))

    def _begins(self, index: int) -> bool:
        if index in self._inner:
            return False
        if self._turns_serious(index):
            return True
        word, before, after = self.at(index), self.at(index - 1), self.at(index + 1)
        cut = cuts()
        if word in cut["always"]:
            return not (word == "maar" and after in cut["not_after_but"])
        if word in {"met", "plus"}:
            return self._paper(index + 1) or self._paper(index + 2)
        if self.tag_at("CORRECT", index) and word != "nee":
            return before not in cut["before_ik"] or word != "wacht"
        if word == "nee":
            return self.tag_at("CORRECT", index) is not None
        if word == "wel" and "geen" in self.normals[max(0, index - 5) : index]:
            return after in {"een", "mijn"} or self.tag_at("TRANSPORT", index + 1) is not None
        if word == "en":
            return after in cut["after_and"] or self._names(index + 1)
        if word == "ik":
            return before not in cut["before_ik"] and before not in some("taken", "finite")
        if word in {"spreek", "praat"} and any(tag.end == index for tag in self._tags.get("LANGUAGE", ())):
            return False  # "dat ik frans spreek"
        if word in cut["verbs"] and (word != "werk" or after in cut["work_as_verb"]):
            return after != "ik" and not before.endswith("stage") and before not in cut["before_verb"] | cut["always"]
        if word in {"mijn", "nummer", "tel", "mail"}:
            return after in cut["after_my"] and before not in cut["before_my"]
        if word == "dat" or word == "het":
            return after in {"was", "is"} and before not in {"omdat", "als", "dat"}
        return word in cut["with_verb"] and (after in cut["verbs"] or after in cut["before_ik"])

    def _paper(self, index: int) -> bool:
        tag = self.tag_at("STATE", index)
        return tag is not None and tag.id in {"branchecertificaat", "praktijkverklaring", "getuigschrift"}

    def _names(self, index: int) -> bool:
        """Whether an employer, a kind of work or a school follows within a few words."""
        labels = ("EMPLOYER", "KIND", "LEVEL", "LICENCE", "CERTIFICATE", "STATE")
        near = [tag for tag in self._tags.get("EMPLOYER", ()) if tag.begin in range(index, index + 5)]
        if any("bij" in self.normals[index : tag.begin] for tag in near):
            return True
        return any(
            tag.begin in range(index, index + 3) and tag.id != "werk"
            for label in labels
            for tag in self._tags.get(label, ())
        )


def cuts() -> dict[str, frozenset[str]]:
    """Return the words at which a clause begins (`clauses.yml`)."""
    return {name: some("clauses", name) for name in part("clauses") if name != "version"}


@cache
def people() -> frozenset[str]:
    """Words for somebody else that may follow his verb: "daar werkt mijn broer"."""
    listed = load("language/people")
    return frozenset((*listed["family"], *listed["named"], *part("clauses", "friends"))) - some("clauses", "not_others")

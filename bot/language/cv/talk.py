"""One message as the cv readers see it: words, listed phrases, and the clauses that they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from bot.core.cv import Fact
from bot.language.analysis import Analysis
from bot.language.cv.clauses import BREAKS, STOPS, Clause, Cutter, people
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag

_SHOUTED = 3  # words in capitals that are more than an abbreviation
__all__ = ["BREAKS", "STOPS", "Clause", "Talk", "people"]


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

    def every_tag(self) -> Iterator[Tag]:
        """Yield all tags, label by label."""
        for tags in self._tags.values():
            yield from tags

    def has(self, label: str, within: Clause) -> bool:
        return bool(self.tags(label, within))

    def tag_at(self, label: str, begin: int) -> Tag | None:
        """Return the tag that begins at a word."""
        return next((tag for tag in self._tags.get(label, ()) if tag.begin == begin), None)

    def quote(self, begin: int, end: int) -> str:
        """Return the learner's own words, on one line; of a message in capitals in small letters."""
        words = " ".join(self.said.quote(begin, end).split())
        return words.lower() if self.said.original.isupper() and len(self.words) > _SHOUTED else words

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
        """Whether a clause begins with himself: "mijn vriend heeft een auto, maar ik ga met de bus", "maar ben weg"."""
        return self.at(clause.begin + (self.at(clause.begin) in {"maar", "en", "dus"})) in {"ik", "ben", "heb", "kheb"}

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
        others = others or any(self._is_whose(index) for index in range(clause.begin, clause.end - 2))
        return bool(others and "ik" not in words and not self._own(clause))

    def _is_whose(self, index: int) -> bool:
        """Whether somebody of his does what is told, whoever that is: "mijn maat deed de kassa"."""
        led = self.at(index) in {"mijn", "me", "mn"} and not self._beside_him(index + 1)
        return led and self.tag_at("KIND", index + 1) is None and self.at(index + 2) in some("clauses", "does_himself")

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
        return Cutter(self.words, self.normals, self._tags).clauses()

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

"""Whether a clause has the form of an answer to the open question: what stands in front of the bare good or bad, yes or
no, has to be about that question's matter. "Lezen is moeilijk" says nothing of his free time.

The matters are lists (`answers` in `lists.yml`): the words that name it, beside the small words of any answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD
from bot.language.clauses import clause_of, small
from bot.language.nodding import by_itself, goes_on, nod_end, taken_up
from bot.language.patterns import Match
from bot.language.words import Word, words_of

_OWN = frozenset({"gaat", "stemming", "plek"})  # slots in which a cause may be anything
_OPEN = frozenset({"gaat", "plek"})  # slots of which a remark behind the comma may still tell


def is_answer(words: Sequence[Word], match: Match, slot: str) -> bool:
    """Whether a match that needs the open question to mean `slot` stands in a clause that can answer it."""
    clause = clause_of(words, match.begin)
    front = [words[place].normal for place in clause if place < match.begin]
    if _nods(words, match, slot):
        return False
    whole = {words[place].normal for place in clause}
    if match.rule.tag == "lead":
        behind = [words[place].normal for place in clause if place >= match.end]
        return match.rule.value != "ja" or not _laughs(words, match) or _goes_with_yes(behind)
    if match.rule.slot == "@":  # and what a gap in it skips: "ja hulp is wel goed" says nothing of his money
        front = [words[place].normal for place in clause if place < match.end]
    if not _about(front, slot, bad=match.rule.value == GOOD_TO_BAD[2]) or _says_nothing(words, match, slot, whole):
        return False
    if slot not in _OWN and match.end in clause and words[match.end].normal in small("oorzaak"):
        behind = [words[place].normal for place in clause if place > match.end]
        if not _about(behind, slot):
            return False  # what made it so is another matter: "verdrietig van het lammetje" says nothing of his home
    if slot in _OPEN or clause.start < 2 or words[clause.start - 1].normal != ",":
        return True
    last = [words[place].normal for place in clause_of(words, clause.start - 2)]
    return _about(last, slot) or bool(set(last) & vocabulary(slot, small=False))


def beside_the_matter(text: str, question: str) -> int:
    """How many words of a text belong neither to any answer nor to the matter of `question`."""
    return sum(not _about([word.normal], question) for word in words_of(text))


def _about(front: Sequence[str], slot: str, *, bad: bool = False) -> bool:
    """Whether nothing stands there but small words and the question's own; what he does for fun is not bad itself."""
    known, ends = vocabulary(slot, small=True, bad=bad), _ends(slot, bad=bad)
    return all(word in known or not word[:1].isalpha() or word.endswith(ends) for word in front)


def _says_nothing(words: Sequence[Word], match: Match, slot: str, clause: set[str]) -> bool:
    """Whether the word is one that tells nothing of that matter ("saai" of a home), unless the clause names it."""
    empty = set(load("language/lists")["answers"]["empty"].get(slot, ()))
    said = {words[place].normal for place in range(match.begin, match.end)}
    return bool(said & empty) and not clause & vocabulary(slot, small=False)


def _nods(words: Sequence[Word], match: Match, slot: str) -> bool:
    """Whether it is an "ok" or the like at the beginning, before more that is told."""
    nods = match.end <= nod_end(words) and goes_on(words, vocabulary(slot, small=False))
    if nods or taken_up(words, match.begin, match.end):
        return True
    return by_itself(words, match.begin, match.end, clause_of(words, match.begin))


def _laughs(words: Sequence[Word], match: Match) -> bool:
    return bool({word.normal for word in words[: match.end]} & set(load("language/lists")["answers"]["laugh"]))


def _goes_with_yes(rest: Sequence[str]) -> bool:
    """Whether what follows a laughing yes about the place can belong to it."""
    near = set(load("language/lists")["answers"]["near"])
    return _about(rest, "plek") or bool(set(rest) & near)


def common() -> frozenset[str]:
    """The small words that an answer about anything is made of."""
    return vocabulary("", small=True)


@cache
def _ends(slot: str, *, bad: bool) -> tuple[str, ...]:
    """How words of that matter may end; never the empty end."""
    return tuple(word[1:] for word in vocabulary(slot, small=True, bad=bad) if word.startswith("*")) or ("\0",)


@cache
def vocabulary(slot: str, *, small: bool, bad: bool = False) -> frozenset[str]:
    """The words that an answer about `slot` is made of; those that name its matter alone, without the small ones."""
    rules, lists = load("language/lists")["answers"], load("language/lists")["lists"]
    matter = rules["matter_bad"].get(slot) if bad else None
    names = [*(matter or rules["matter"].get(slot, ())), *(rules["small"] if small else ())]
    found: set[str] = set(rules["words"]) if small else set()
    for name in names:
        found |= _words(lists, name)
    return frozenset(found if small else found - set(rules["words"]) - set(lists["klein"]))


def _words(lists: dict[str, list[str]], name: str) -> set[str]:
    found: set[str] = set()
    for entry in lists[name]:
        for word in entry.replace("|", " ").split():
            found |= _words(lists, word.strip("<>?")) if word.startswith("<") else {word.strip("?")}
    return found

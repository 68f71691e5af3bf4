"""Which words stand for an answer, and what it is about by what was told before. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, UNKNOWN, Answer
from bot.language.new_place import new_place
from bot.understanding.answers.surely_agreed import bears_out

_GONE = ("nee", "stopt_binnenkort")
_THERE, _GOOD = ("gaat", "mensen"), GOOD_TO_BAD[0]  # what is of the place itself


def outranked(known: Answer | None, answer: Answer) -> bool:
    """Whether an answer is no more than a guess, and something was answered already: that stands, with its words. That
    a place which he still has surely ends denies nothing, and is news."""
    if known is None or known.refused or known.value == UNKNOWN:
        return False
    return answer.guess and not ((known.value, answer.value) == ("ja", _GONE[1]) and _ends(answer.words))


def _ends(words: str) -> bool:
    """Whether words surely tell that his place ends, and not as much that he stays ("maar ze willen me houden")."""
    rules = load("strekking")["second_look"]
    ends, stays = bears_out(words, "plek~"), bears_out(words, "plek+")
    return ends >= float(rules["surely"]) and stays < float(rules["open"])


def better(known: Answer | None, answer: Answer) -> Answer:
    """The answer with the words that show it best: what says the same in no more words takes nobody's place."""
    if known is None or known.refused or answer.refused or (known.value, known.date) != (answer.value, answer.date):
        return answer
    return known if len(known.words.split()) >= len(answer.words.split()) else answer


def stands(known: Mapping[str, Answer], heard: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers of a message, once he said plainly that his place has ended: without a yes to it that no word of a
    place or of coming back bears out ("ga elke dag wandelen" is no work), and without hours, where no place is told.
    How it goes there and with the people is not guessed of what he looks back on ("vond het daar wel plezant")."""
    place, said = known.get("plek"), heard.get("plek")
    if place is None or place.value not in _GONE:
        return dict(heard)
    heard = {name: one for name, one in heard.items() if not (one.guess and name in _THERE and one.value == _GOOD)}
    again = said is not None and said.value == "ja"
    back = said is not None and again and (not said.words or _back(said))
    drop = {"plek"} if again and not back else set()
    drop |= {"uren"} if place.value == "nee" and not back else set()
    return {name: answer for name, answer in heard.items() if name not in drop}


def _back(said: Answer) -> bool:
    """Whether the words of a yes to his place speak of one, or of coming back; "ja, help maar zoeken" does not."""
    again, rules, words = load("onderbreking")["place_again"], load("strekking")["second_look"], said.words.lower()
    if said.guess or not re.search(again, words):
        return False
    if re.search(again, re.sub(rules["back_weak"], " ", words)) or new_place(said.words):
        return True
    return max(bears_out(said.words, "plek+"), bears_out(said.words, "plekn")) >= float(rules["back"])


def late_mark(question: str | None, asked: Sequence[str], known: Mapping[str, Answer], text: str) -> dict[str, Answer]:
    """The mark that was asked for and not given, in a message that is nothing but a mark ("een 8", "8/10", "cijfer 8"),
    under a question after it that none answers; a bare "8" may be anything."""
    found = re.fullmatch(load("onderbreking")["late_mark"], text.lower())
    if found is None or not (found["named"] or found["out_of"]):
        return {}
    missing = "cijfer" in asked and "cijfer" not in known
    return {"cijfer": Answer(found["mark"], text.strip())} if missing and question == "einde" else {}


def of_his_place(heard: Mapping[str, Answer], known: Mapping[str, Answer], text: str) -> dict[str, Answer]:
    """The answers of a message, without a worry about his home in which no home is named, once his place has ended: "ik
    weet niet waar ik dan heen moet" is about that."""
    place = heard.get("plek") or known.get("plek")
    rules = load("onderbreking")["whereto"]
    gone = place is not None and place.value in _GONE
    told = heard.get("wonen")
    if not gone or told is None or not re.search(rules["words"], told.words.lower()):
        return dict(heard)
    if re.search(rules["home"], text.lower()):
        return dict(heard)
    return {name: answer for name, answer in heard.items() if name != "wonen"}

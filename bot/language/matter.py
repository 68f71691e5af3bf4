"""Whether good or bad is said of what was asked about, or of something else: typing, the weather, this chat."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.content import load
from bot.core.checkin import PROFILES
from bot.language.analysis import Analysis
from bot.language.clauses import clause_of, small
from bot.language.patterns import Match
from bot.language.words import Word

_FELT = ("gaat", "@")  # slots of rules that name no matter of their own
_INFINITIVE = "en"
_ADVERBS = 4  # words between a verb and its "niet"
_ASKED = 12  # words of a question about ours
_STAYS = frozenset({"blijf", "blijven", "blijft"})
_OUT = frozenset({"eruit", "uit", "weg", "buiten"})
_OF_PLACE = ("plek", "einde", "uren", "mensen", "cijfer")  # questions about his place, or where it comes up


def of_something_else(said: Analysis, match: Match) -> bool:
    """Whether a mere good or bad in `said` is about something that no question of ours asks about.

    Words that say how we or this chat are (`over_chat` in `lists.yml`), and what does not go well itself: "typen gaat
    slecht", "de wifi gaat kut".
    """
    if match.rule.slot not in _FELT or match.rule.tag == "block":
        return False
    words = [said.words[place].normal for place in clause_of(said.words, match.begin)]
    return bool(small("over_chat") & set(words)) or _goes(words)


def of_another_place(said: Analysis, match: Match, question: str | None) -> bool:
    """Whether a match about his place is about where he sleeps, or the other way round: "slaap bij mijn oom, mag daar
    blijven" is no work, and "ik mag blijven tot maart" no bed. What is lost stays lost, unless it was at home."""
    if match.rule.slot not in ("plek", "wonen"):
        return False
    words = {word.normal for word in said.words[match.begin : match.end]}
    if match.rule.slot == "plek":
        return match.rule.tag != "block" and not words & _places() and _of_the_home(said, match, words)
    if match.rule.tag != "ends" or not words & _STAYS:
        return False
    said_all = {word.normal for word in said.words}
    return not said_all & small("slaapwoord") and (bool(said_all & _places()) or question in _OF_PLACE)


def _of_the_home(said: Analysis, match: Match, words: set[str]) -> bool:
    """Whether what stays or is lost, in a match that names no place of his, is where he sleeps."""
    if match.rule.value == "ja":
        before = {word.normal for word in said.words[: match.end]} if words & _STAYS else set()
        return bool(before & small("slaapwoord")) and not before & _places()
    if not words & _OUT:
        return False
    return bool({said.words[place].normal for place in clause_of(said.words, match.begin)} & small("thuismens"))


def not_at_work(said: Analysis, match: Match) -> bool:
    """Whether what looks like his place is none: work that is counted ("te weinig werk voor vast"), a verb that is
    denied behind it ("ik werk nu even niet"). And whether an end denies only a part ("ik werk niet op zaterdag")."""
    if match.rule.slot != "plek" or match.rule.tag in ("block", "lead"):
        return False
    words = said.words
    last = words[match.end - 1].normal
    if match.rule.value != "ja":
        return last == "niet" and _limited(words, match.end)
    if words[match.begin].normal == "werk" and match.begin and words[match.begin - 1].normal in small("hoeveel"):
        return True
    at = match.end
    while at < match.end + _ADVERBS and _behind(words, at) in small("bijwoord"):
        at += 1
    denied = last in small("doet_daar") and _behind(words, at) == "niet" and at in clause_of(words, match.begin)
    return denied and not _in_part(words, at + 1)


def _limited(words: Sequence[Word], at: int) -> bool:
    return _in_part(words, at) or _behind(words, at) in small("ergens")


def _in_part(words: Sequence[Word], at: int) -> bool:
    """Whether what stands there makes a "niet" before it one about a part: a day, an amount, a manner."""
    place = at + 1 if _behind(words, at) in ("op", "in", "om") else at
    return _behind(words, place) in small("beperkt")


def _behind(words: Sequence[Word], at: int) -> str:
    return words[at].normal if at < len(words) else ""


def asks_back(said: Analysis, match: Match) -> bool:
    """Whether a match stands in a question about ours: "bedoel je een cijfer voor werk of voor alles?"."""
    asking = small("vraagt_terug")
    if not any(word.normal in asking for word in said.words[max(match.begin - _ASKED, 0) : match.begin + 1]):
        return False
    words = [said.words[place].normal for place in clause_of(said.words, match.begin)]
    meant = any(word in small("vraagt_terug") for word in words[:2])
    return meant and bool({"je", "jij", "jullie", "u"} & set(words[1:3]))


@cache
def _places() -> frozenset[str]:
    """The words for his place, school and dagbesteding."""
    lists = load("language/lists")["lists"]
    entries = (entry for profile in PROFILES for entry in lists[f"plek_{profile}"])
    return frozenset(entry for entry in entries if " " not in entry) - {"groep", "plek", "plekje"}


def _goes(words: Sequence[str]) -> bool:
    """Whether a thing or a deed, and not life, is what goes so."""
    for place, word in enumerate(words[1:], 1):
        if word in small("gaat_hoe"):
            before = words[place - 1]
            deed = before.endswith(_INFINITIVE) and len(before) > 4 and before not in small("geen_daad")
            return deed or before in small("gaat_iets")
    return False

"""The kind word by what a message and its clauses mean (`bot/meaning`), where lists of words find none, or a wrong one.
Pure.

Words that fit anything give way to it first, a word that a list chose only where it is sure or that word is not borne
out, and a glad word is never said lightly beside something grave. The words and the chances are data (`strekking.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from bot.content import load
from bot.meaning import Meaning, meant
from bot.understanding.answers.by_clause import parts_of
from bot.understanding.kind.acknowledging import unsaid
from bot.understanding.kind.borne_out import borne_out, hard_chance


def worded(
    responses: Sequence[str], text: str, question: str | None, before: Collection[str], *, grave: bool,
    well: bool = False, quiet: bool = False,
) -> tuple[str, ...]:
    """The responses with the kind word that fits `text`, said while `question` was open.

    `before`: the responses of this talk, in order. `grave`: the answers or the check say that something is wrong;
    `well`: all that this message answers is good, in so many words, whatever was told before it.
    `quiet`: something else answers the message, so that no word is added.
    """
    rules, meaning = load("strekking")["kind_words"], meant(text, question or "")
    said = tuple(_known(one, meaning, rules) for one in responses)
    responses = tuple(one for one in said if one)
    at = next((at for at, one in enumerate(responses) if _is(one, "stock", rules) or _is(one, "kind", rules)), None)
    name, chance = _worst(text, meaning, rules)
    forms: Sequence[str] = rules["say"].get(name, ())
    hard = hard_chance(meaning) >= rules["chances"]["hard"] and not well
    grave = grave and not well
    if at is None:
        fresh = [one for one in forms if one not in before]
        alone = not (quiet or any(not _is(one, "beside", rules) for one in responses))
        add = fresh and alone and chance >= rules["chances"]["unasked"]
        return (fresh[0], *responses) if add and _fits(name, chance, "", rules, grave=grave or hard) else responses
    old = responses[at]
    wrong = not borne_out(old, text, question or "") or (grave and hard and _is_glad(old, rules))
    least = rules["chances"]["instead" if wrong or _is(old, "stock", rules) else "over"]
    better = forms and old not in forms and chance >= least
    new: tuple[str, ...] = (old,)
    if better and _fits(name, chance, "" if wrong else old, rules, grave=grave or hard):
        new = (unsaid(forms, before),)
    elif wrong:
        alone = len(responses) == 1 and not quiet
        new = _plain("any_hard" if hard else "plain", before, rules) if hard or alone else ()
    return (*responses[:at], *new, *responses[at + 1 :])


def _plain(which: str, before: Collection[str], rules: Any) -> tuple[str, ...]:
    """What is said where a word is wrong and none is better."""
    return tuple([one for one in rules[which] if one not in before][:1])


def _worst(text: str, meaning: Meaning, rules: Any) -> tuple[str, float]:
    """The word that fits best: that of the clause that surely tells of something grave, where the message as a whole
    does not ("werk top, een 8. maar ik loop achter met de huur")."""
    clauses, chances = parts_of(text), rules["chances"]
    name, chance = meaning.word
    likely = chance >= chances["instead"]
    if len(clauses) < 2 or (name in rules["grave"] and likely):
        return name, chance
    told = [one for clause in clauses if (one := _of_clause(meant(clause), rules))[0] in rules["grave"]]
    best = max(told, key=lambda one: one[1], default=(name, 0.0))
    least = chances["over" if name in rules["glad"] and likely else "clause"]
    return best if best[1] >= least else (name, chance)


def _of_clause(meaning: Meaning, rules: Any) -> tuple[str, float]:
    """The word for a clause, and its chance: by what it surely says of a part of his life, else by itself."""
    name, chance = meaning.word
    parts = {word: meaning.answers[label] for label, word in rules["by_part"].items()}
    surely = next((word for word, one in parts.items() if one >= rules["chances"]["part"]), None)
    if surely is None or (name in rules["grave"] and chance >= rules["chances"]["clause"]):
        return name, chance
    return surely, parts[surely]


def _fits(name: str, chance: float, old: str, rules: Any, *, grave: bool) -> bool:
    """Whether a word may be said: a glad one beside something grave only where it is sure, nor the other way about."""
    glad = name in rules["glad"]
    against = (grave and glad) or (_is_glad(old, rules) and not glad)
    return not against or chance >= float(rules["chances"]["against"])


def _known(response: str, meaning: Meaning, rules: Any) -> str:
    """What is said instead of "dat weet ik niet": a personal question has its own answer, what asks nothing none."""
    if not _is(response, "unknown", rules):
        return response
    does = meaning.does
    asks = max(does["asks"], does["asks_us"], does["requests"])
    if does["chats"] > max(asks, rules["chances"]["chats"]):
        return str(rules["chats"])
    return "" if asks + does["chats"] < rules["chances"]["asks"] else response


def _is_glad(response: str, rules: Any) -> bool:
    """Whether a response is a glad word."""
    return _is(response, "joy", rules)


def _is(response: str, which: str, rules: Any) -> bool:
    return re.match(rules[which], response) is not None

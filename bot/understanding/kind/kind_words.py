"""The kind word by what a message and its clauses mean (`bot/meaning`), where lists of words find none, or a wrong one.
Pure.

Words that fit anything give way to it first, a word that a list chose only where it is sure, and a glad word is never
said lightly beside something grave. The words and the chances are data (`strekking.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from bot.content import load
from bot.meaning import Meaning, meant
from bot.understanding.answers.by_clause import parts_of
from bot.understanding.kind.acknowledging import unsaid


def worded(
    responses: Sequence[str], text: str, question: str | None, before: Collection[str], *, grave: bool,
    quiet: bool = False,
) -> tuple[str, ...]:
    """The responses with the kind word that fits `text`, said while `question` was open.

    `before`: the responses of this talk, in order. `grave`: the answers or the check say that something is wrong.
    `quiet`: something else answers the message, so that no word is added.
    """
    rules, meaning = load("strekking")["kind_words"], meant(text, question or "")
    said = tuple(_known(one, meaning, rules) for one in responses)
    responses = tuple(one for one in said if one)
    at = next((at for at, one in enumerate(responses) if _is(one, "stock", rules) or _is(one, "kind", rules)), None)
    name, chance = _worst(text, meaning, rules)
    forms: Sequence[str] = rules["say"].get(name, ())
    if at is None:
        fresh = [one for one in forms if one not in before]
        add = fresh and not (responses or quiet) and chance >= rules["chances"]["unasked"]
        return (fresh[0],) if add and _fits(name, chance, "", rules, grave=grave) else responses
    old = responses[at]
    if _surely_wrong(old, meaning, rules):
        other = forms and chance >= rules["chances"]["instead"] and _fits(name, chance, "", rules, grave=grave)
        return (*responses[:at], *((unsaid(forms, before),) if other else ()), *responses[at + 1 :])
    least = rules["chances"]["instead" if _is(old, "stock", rules) else "over"]
    if not forms or old in forms or chance < least or not _fits(name, chance, old, rules, grave=grave):
        return responses
    return (*responses[:at], unsaid(forms, before), *responses[at + 1 :])


def _worst(text: str, meaning: Meaning, rules: Any) -> tuple[str, float]:
    """The word that fits best: that of the clause that surely tells of something grave, where the message as a whole
    does not ("werk top, een 8. maar ik loop achter met de huur")."""
    clauses = parts_of(text)
    name, chance = meaning.word
    if len(clauses) < 2 or (name in rules["grave"] and chance >= rules["chances"]["instead"]):
        return name, chance
    told = [one for clause in clauses if (one := _of_clause(meant(clause), rules))[0] in rules["grave"]]
    best = max(told, key=lambda one: one[1], default=(name, 0.0))
    return best if best[1] >= rules["chances"]["clause"] else (name, chance)


def _of_clause(meaning: Meaning, rules: Any) -> tuple[str, float]:
    """The word for a clause, and its chance: by what it surely says of a part of his life, else by itself."""
    name, chance = meaning.word
    parts = {word: meaning.answers[label] for label, word in rules["by_part"].items()}
    surely = next((word for word, one in parts.items() if one >= rules["chances"]["part"]), None)
    if surely is None or (name in rules["grave"] and chance >= rules["chances"]["clause"]):
        return name, chance
    return surely, parts[surely]


def _surely_wrong(response: str, meaning: Meaning, rules: Any) -> bool:
    """Whether a word that a list chose stands for what the message surely does not tell."""
    named = [label for label, pattern in rules["stands_for"].items() if re.match(pattern, response)]
    return bool(named) and max(meaning.words[label] for label in named) < rules["chances"]["never"]


def _fits(name: str, chance: float, old: str, rules: Any, *, grave: bool) -> bool:
    """Whether a word may be said: a glad one beside something grave only where it is sure, nor the other way about."""
    glad = name in rules["glad"]
    against = (grave and glad) or (old.startswith("utter_blij") and not glad)
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


def _is(response: str, which: str, rules: Any) -> bool:
    return re.match(rules[which], response) is not None

"""Who is meant where a wish about telling names nobody: "die moet het niet horen" is who was spoken of before it,
"alleen zij" the coach, "aan niemand" everybody. Pure.

The words are data (`pointed` in `vertellen.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.language.parties import compiled, people, rules, shown

NOT, ONLY, NOBODY = "niet aan ", "alleen ", "niemand mag het weten"


def pointed(clause: str, before: str) -> Iterator[str]:
    """The wishes of one clause that names nobody; `before` are the clauses of the message before it."""
    line = clause.lower()
    if re.search(rules()["pointed"]["told"], line):
        return  # what another said, or what he himself does not do
    if any(one.search(line) for one in _patterns("nobody")) and not re.search(rules()["own"], line):
        yield NOBODY
    for pattern in _patterns("not"):
        match = pattern.search(line)
        named = _named(f"{before.lower()}. {line[: match.start()]}") if match is not None else ""
        if named and people().get(named) != "coach":
            yield NOT + shown(named)
            return
    if any(one.fullmatch(line) for one in _patterns("only")) and re.search(rules()["pointed"]["leave"], before.lower()):
        yield ONLY + shown(_named(before.lower()) or "coach")


def _named(text: str) -> str:
    """The last person that a text names, in his own word; "" for none."""
    found = [match["wie"] for match in compiled("anybody").finditer(" ".join(text.split()))]
    return next((one for one in reversed(found) if one not in rules()["places"]), "")


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    found = rules()["pointed"]
    listed = list(found[kind])
    for word in ("lead", "tail", "who", "whom", "may", "know", "hears", "anyone"):
        listed = [one.replace(f"{{{word}}}", found["words"][word]) for one in listed]
    return tuple(re.compile(one.replace("{denial}", rules()["denial"])) for one in listed)

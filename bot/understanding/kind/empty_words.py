"""Words that fit anything say nothing: where something fits better it stands for them; they are said sparingly. Pure.

"Oké, dank je" to a story is worse than the next question alone, when it comes again. The words are data
(`empty` in `erkenning.yml`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.content import load


def unfilled(responses: Sequence[str], before: Collection[str], guessed: Sequence[str] = ()) -> tuple[str, ...]:
    """The responses, with each empty one replaced: by a word on what is `guessed`, or by nothing where empty words were
    said often, or just before."""
    rules = load("erkenning")["empty"]
    said = list(before)
    often = sum(one in rules["words"] for one in said) >= rules["most"] or bool(
        set(said[-rules["apart"] :]) & set(rules["words"])
    )
    kept: list[str] = []
    for response in responses:
        if response not in rules["words"]:
            kept.append(response)
        elif fitting := [one for one in guessed if one not in said]:
            kept.append(fitting[0])
        elif not often:
            kept.append(response)
    return tuple(kept)

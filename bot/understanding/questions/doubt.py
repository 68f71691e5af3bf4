"""What to offer when a message is in doubt: its likeliest meanings as buttons."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content import load


def meanings(ranking: Sequence[tuple[str, float]]) -> tuple[tuple[str, str], ...]:
    """Title and payload of a button for each likely meaning, best first, and one for none of them.

    `ranking` holds intents and their confidence, best first. Which may be offered is data (`intents.yml`);
    nothing is offered when none of those is likely.
    """
    rules = load("intents")
    likely = [name for name, sure in ranking if name in rules["choices"] and sure >= rules["least"]]
    offered = [(rules["choices"][name]["title"], f"/{name}") for name in likely[: rules["most"]]]
    return (*offered, (rules["other"]["title"], rules["other"]["payload"])) if offered else ()

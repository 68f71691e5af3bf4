"""In which words a question of the check-in comes: never in those of the time before. Pure.

Each question has three forms (`opnieuw` in data/checkin/responses.yml): `FIRST`; `BACK`, a short return after something
that was met; and `HOW`, which says what to type or tap, where nothing was understood.
"""

from __future__ import annotations

from collections.abc import Collection

FIRST, BACK, HOW = "eerst", "weer", "anders"
SLOT = "opnieuw"
ASKS = "utter_ask_checkin_form_"
_LOST = "utter_niet_begrepen"  # what is said where nothing was understood, and its other forms


def form(question: str, said: Collection[str], before: Collection[str], *, was: tuple[str | None, str | None]) -> str:
    """The form of `question`. `said`: the responses just before it; `before`: those of this talk.

    `was` is the question that was open and its form, as far as the engine knows them: after a restart it knows the
    question alone, and then it was put in the first form.
    """
    open_before, last = was
    if question != open_before and f"{ASKS}{question}" not in before:
        return FIRST
    wanted = HOW if any(one.startswith(_LOST) for one in said) else BACK
    if question == open_before and wanted == last:
        return BACK if wanted == HOW else HOW
    return wanted

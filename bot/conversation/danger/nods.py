"""A nod ("ok", "doe ik") in a crisis: to what we said to do it is heard, to our question it is no answer. Pure."""

from __future__ import annotations

from bot.conversation.danger import crisis, hearing
from bot.conversation.danger.step import ASKED, CrisisStep

# Behind these he is to go to somebody.
_GO = ("dichtbij", "vertrouwd", "naar_toe", "gaat_naar", "slaapt", "moet_zeggen", "iemand_komt", "loopt_weg")
_NODDED = ("knik", "knik_erheen")
# Behind these a nod is the end of it, or the answer to a question of another sort.
_OTHER = (
    "listen", "later", "beltijd", "afgesproken", "bel_mij", "niet_bellen", "wie_weet", "terugbellen", "misverstand",
    "gaat_goed", "opgelost", "geeft_weg",
)  # fmt: skip


def heard(step: CrisisStep, text: str, said: str | None) -> str | None:
    """The reply that a message means; "knik" for a bare nod while we wait for him to do something. Once in a row."""
    block = step.block.removeprefix("answers.")
    waits = crisis.is_open(step) and not step.called and block not in (*_OTHER, *_NODDED, ASKED)
    if said is not None or not waits or not hearing.has("nod", hearing.plain(text)):
        return said
    return "knik_erheen" if block in _GO else "knik"

"""A nod ("ok", "doe ik") in a crisis is heard to what we said to do, and is no answer to our question; thanks. Pure."""

from __future__ import annotations

from bot.conversation.danger import by_meaning, crisis, hearing
from bot.conversation.danger.step import ASKED, CrisisStep

# Behind these he is to go to somebody.
_GO = ("dichtbij", "vertrouwd", "naar_toe", "gaat_naar", "slaapt", "moet_zeggen", "iemand_komt", "loopt_weg")
_NODDED = ("knik", "knik_erheen")
# Behind these a nod is the end of it, or the answer to a question of another sort.
_OTHER = (
    "listen", "later", "beltijd", "afgesproken", "bel_mij", "niet_bellen", "wie_weet", "terugbellen", "misverstand",
    "gaat_goed", "opgelost", "geeft_weg",
)  # fmt: skip
# Behind these thanks are the end of it, or an answer to what was asked.
_ENDS = (
    "listen", "later", "misverstand", "gaat_goed", "opgelost", "niet_bellen", "hulp_er", "geholpen", "voorbij",
    "blijf_weg", "na_hulp", "weer_veilig", "dank", ASKED,
)  # fmt: skip


def thanked(step: CrisisStep, text: str, said: str | None) -> str | None:
    """The reply that a message means; "dank" for thanks while an answer is awaited. Once in a row."""
    waits = crisis.is_open(step) and step.block.removeprefix("answers.") not in _ENDS
    return "dank" if said is None and waits and by_meaning.thanks(text) else said


def heard(step: CrisisStep, text: str, said: str | None) -> str | None:
    """The reply that a message means; "knik" for a bare nod while we wait for him to do something. Once in a row."""
    block = step.block.removeprefix("answers.")
    waits = crisis.is_open(step) and not step.called and block not in (*_OTHER, *_NODDED, ASKED)
    if said is not None or not waits or not hearing.has("nod", hearing.plain(text)):
        return said
    return "knik_erheen" if block in _GO else "knik"

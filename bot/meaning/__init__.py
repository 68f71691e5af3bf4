"""What a message does in a talk, learned from labelled talks: a second reading beside the rules of `bot/language`.

The rules are sure of what they name and blind to the rest. This reads the whole message: whether it answers, asks,
jokes or declines, what it says of which part of a life, which kind word fits, and which piece of information it wants.
"""

from bot.meaning.model import Meaning
from bot.meaning.stored import meant, piece_chances

__all__ = ["Meaning", "meant", "piece_chances"]

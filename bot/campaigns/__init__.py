"""Sending what campaigns planned: who is due, the last check, the call, and what became of it.

The row of a planned check-in is the truth. `checkout` marks rows `sending` in one transaction with the last check;
`lane` makes the calls over one channel, `broadcast` runs all lanes; `settle` writes down what came of them. A worker
may die anywhere in between: rows whose lease ran out are settled by the rule of their provider.
"""

from bot.campaigns.broadcast import Broadcast
from bot.campaigns.messages import message

__all__ = ["Broadcast", "message"]

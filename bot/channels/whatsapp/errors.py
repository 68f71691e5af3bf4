"""The Cloud API's error codes as `ChannelError`. The reasons are fixed words: no token, number or text.

https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.ports import ChannelError


@dataclass(frozen=True)
class Fault:
    """What an error code means. `wait` is when a retry makes sense (seconds); `ours`: the whole channel is hurt."""

    reason: str
    permanent: bool = False
    wait: float | None = None
    ours: bool = False


_REFUSED = Fault("message refused", permanent=True)
_NO_TEMPLATE = Fault("template not approved")
_WRONG_TEMPLATE = Fault("template does not fit")
_TOKEN = Fault("token refused", ours=True)
_LOCKED = Fault("account locked", ours=True)
_AWAY = Fault("provider away", wait=60, ours=True)

# A fault that is ours, or of one template, never is permanent: the learner's account is not dead by it.
FAULTS: dict[int, Fault] = {
    0: _TOKEN, 3: _TOKEN, 10: _TOKEN, 190: _TOKEN, **dict.fromkeys(range(200, 300), _TOKEN),
    1: _AWAY, 2: _AWAY, 131000: _AWAY, 131016: _AWAY, 131057: _AWAY,
    4: Fault("rate limit", wait=60), 80007: Fault("rate limit", wait=60),
    130429: Fault("rate limit", wait=1),
    131056: Fault("rate limit", wait=6),  # one message in six seconds to one person
    131048: Fault("rate limit", wait=3600),  # too many of our messages were reported or blocked
    131049: Fault("rate limit", wait=24 * 3600),  # Meta spares somebody who gets many messages
    368: _LOCKED, 131031: _LOCKED, 130497: _LOCKED,
    131042: Fault("payment", ours=True),
    131045: Fault("number not registered", ours=True), 133010: Fault("number not registered", ours=True),
    131026: Fault("not reachable", permanent=True),  # not on WhatsApp, old version, or the learner blocked us
    131030: Fault("not reachable", permanent=True),  # not on the list of a number for trials
    131021: Fault("not reachable", permanent=True),
    131050: Fault("opted out", permanent=True),
    131047: Fault("window closed"),
    130472: Fault("held back"),
    132001: _NO_TEMPLATE, 132015: _NO_TEMPLATE, 132016: _NO_TEMPLATE, 132007: _NO_TEMPLATE,
    132000: _WRONG_TEMPLATE, 132005: _WRONG_TEMPLATE, 132012: _WRONG_TEMPLATE, 132018: _WRONG_TEMPLATE,
    131052: Fault("file refused"), 131053: Fault("file refused"),
    100: _REFUSED, 131008: _REFUSED, 131009: _REFUSED, 131051: _REFUSED,
}  # fmt: skip
_NO_SUCH_OBJECT = 33  # subcode of 100: our own number's id is wrong or not ours
_UNKNOWN = Fault("refused by the provider")


def fault(code: int, subcode: int | None = None) -> Fault:
    """What a code means; one that is not known is neither final nor ours."""
    if code == 100 and subcode == _NO_SUCH_OBJECT:
        return _TOKEN
    return FAULTS.get(code, _UNKNOWN)


def channel_error(status: int, body: object, retry_after: float | None) -> tuple[ChannelError, bool]:
    """The error in an answer, and whether the channel as a whole is hurt by it.

    An answer without a code of a server in trouble is no answer: the message may have been delivered.
    """
    error = body.get("error") if isinstance(body, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    if not isinstance(error, dict) or not isinstance(code, int):
        if status == 429:
            return ChannelError("rate limit", retry_after=retry_after or 1), False
        if status in (401, 403):
            return ChannelError(_TOKEN.reason), True
        return ChannelError("no answer", uncertain=True), True
    subcode = error.get("error_subcode")
    known = fault(code, subcode if isinstance(subcode, int) else None)
    wait = retry_after if retry_after and not known.permanent else known.wait
    if status == 429 and known is _UNKNOWN:
        known, wait = FAULTS[130429], wait or 1
    return ChannelError(known.reason, permanent=known.permanent, retry_after=wait), known.ours

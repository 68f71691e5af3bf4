"""Two years of one campaign: planned in a browser, sent over both providers, and balanced to the last message.

`.venv/bin/python benchmarks/campaigns/two_years.py [--people 12] [--seed 4] [--pictures FOLDER]`

A coach of the demo school plans and starts the campaign in headless Chromium. App, worker and database are the
product's own processes (the engine is one that echoes); Telegram and WhatsApp are the local servers. The clock jumps
from what is due to what is due next, through holidays and both changes of the clock. The worker is killed with -9 in
the middle of a burst, Telegram is away for a day and WhatsApp for another, one learner blocks us on each, one stops,
one pauses; others answer or keep silent. At the end every message that the servers hold is compared with the report as
the page shows it, learner by learner. Exit status 1 when one is not accounted for.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from balance import Balance
from ground import load
from pages import CHROMIUM, Desk, browser
from stand import FIRST, Stand, stand

from bot.core.calendar import local_day
from bot.services.escalations import cases

START = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Amsterdam
LEFT = date(2026, 7, 31)
BURST = date(2027, 3, 10)  # a fixed day for everybody, on which the worker is killed
AWAY = {"telegram": date(2027, 4, 30), "whatsapp": date(2027, 10, 29)}  # 9 and 15 months after leaving
ENDS, OVER = date(2028, 9, 30), datetime(2028, 10, 2, 10, tzinfo=UTC)
STEP = timedelta(minutes=20)  # what is due within is done together
ANSWERS = ("Ja, kom maar", "Ja, kom maar", "gaat goed hoor, werk nog steeds", "Nu even niet")
RESTING = "(select name from provider where rest_until > :now)"


class Years:
    """The people, and the time that passes."""

    def __init__(self, made: Stand, people: int, seed: int) -> None:
        self.made, self.random, self.people = made, Random(seed), people
        self.replies: list[tuple[datetime, str, int, str]] = []
        self.worker = made.start("worker", "--eager")
        self.killed = self.steps = 0
        self.numbers = {
            (channel, one.id): number
            for channel in FIRST for number, one in enumerate(made.people(channel, people, LEFT))
        }  # fmt: skip
        self._looked = made.clock.now()
        for channel in FIRST:  # one of each stops, and one pauses; another blocks us later
            self.replies.append((datetime(2027, 5, 20, 12, tzinfo=UTC), channel, 1, "stop"))
            self.replies.append((datetime(2027, 7, 20, 12, tzinfo=UTC), channel, 2, "pauze een maand"))

    def live(self, until: datetime) -> None:
        """From what is due to what is due next."""
        clock = self.made.clock
        while (moment := self._next()) is not None and moment < until:
            clock.set(max(moment, clock.now() + STEP))
            self._providers()
            self._hear()
            if not self.killed and local_day(clock.now()) == BURST:
                self._kill()
            self._settle()
            self._look()
            self._close_cases()
            self.steps += 1

    def _next(self) -> datetime | None:
        query = "select min(least(due_at, lease_until)) from planned_checkin"
        return min((one for one in (self.made.one(query), *(r[0] for r in self.replies)) if one), default=None)

    def _providers(self) -> None:
        """Away for a day, each its own; and blocked by somebody from the first summer on."""
        today = local_day(self.made.clock.now())
        for channel, day in AWAY.items():
            line = self.made.lines[channel]
            if (today == day) == line.whole:
                line.cut() if line.whole else line.mend()
        if today >= date(2027, 7, 1) and self.people > 3:
            self.made.telegram.control.block(FIRST["telegram"] + 3)
            self.made.graph.control.refuse(FIRST["whatsapp"] + 3)

    def _hear(self) -> None:
        now = self.made.clock.now()
        due = [reply for reply in self.replies if reply[0] <= now and self.made.lines[reply[1]].whole]
        self.replies = [reply for reply in self.replies if reply not in due]
        for _, channel, number, words in due:
            self.made.write(channel, number, words)

    def _kill(self) -> None:
        """-9 in the middle of the burst, with calls under way; and a new worker."""
        sending = "select count(*) from planned_checkin where state = 'sending' and tried_at = :now"
        sent = "select count(*) from planned_checkin where sent_at = :now"
        now = self.made.clock.now()
        enough = self.people // 2
        self.made.until(
            lambda: self.made.one(sent, now=now) >= enough and self.made.one(sending, now=now), 60, "no burst"
        )
        self.worker.kill()
        self.worker.wait()
        self.killed = self.made.one(sending, now=now)
        self.worker = self.made.start("worker", "--eager")

    def _settle(self) -> None:
        """Until nothing is left to do at this moment."""
        made, now = self.made, self.made.clock.now()
        left = f"""select count(*) from planned_checkin where (due_at <= :now and channel not in {RESTING})
            or lease_until <= :now or (state = 'sending' and tried_at = :now)"""
        stuck = self.killed and made.one("select count(*) from planned_checkin where state = 'sending'")
        if stuck:  # of the dead worker, until the lease runs out
            left = left.split(" or (state")[0]
        heard = made.quiet if all(line.whole for line in made.lines.values()) else lambda: True
        made.until(lambda: not made.one(left, now=now) and heard(), 150, f"not settled at {now}")

    def _look(self) -> None:
        """Who got a message may answer it, hours or days later."""
        now = self.made.clock.now()
        query = """select a.channel, p.learner_id from planned_checkin p join account a on a.id = p.account_id
            where p.tried_at > :since and p.state in ('sent', 'delivered', 'reminded') order by p.learner_id"""
        rows = sorted((c, self.numbers.get((c, one), -1)) for c, one in self.made.rows(query, since=self._looked))
        for channel, number in rows:
            if number > 3 and self.random.random() < 0.45:
                later = now + timedelta(minutes=self.random.randint(5, 6000))
                self.replies.append((later, channel, number, self.random.choice(ANSWERS)))
        self._looked = now

    def _close_cases(self) -> None:
        """The coach rings within a day or so."""
        parts, coach, school = self.made.parts, self.made.coach.id, self.made.school.id
        with parts.begin() as uow:
            live = uow.cases.of_schools([school], live=True)
        for case in live:
            if parts.now() - case.created_at > timedelta(days=1):
                if case.owner_id is None:
                    cases.accept(parts, coach, case.id)
                cases.close(parts, case.owner_id or coach, case.id, "gaat_weer", "")


def main() -> None:
    """Run, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=12, help="on each of Telegram and WhatsApp")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--pictures", type=Path)
    options = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no Chromium on PATH")
    began = time.monotonic()
    with stand(START) as made, browser() as chromium:
        balance = Balance(made)
        made.start("app")
        years = Years(made, options.people, options.seed)
        made.until(made.quiet, 60, "the first messages are not heard")
        desk = Desk(chromium, made.site, options.pictures)
        path = desk.plan("Eerste twee jaar", BURST, ENDS)
        print(f"planned and started in the browser after {time.monotonic() - began:.0f} s", flush=True)
        years.live(datetime(2027, 6, 15, tzinfo=UTC))
        desk = Desk(chromium, made.site, options.pictures)
        desk.look("/campagnes", "7-lijst")
        desk.look(path, "8-voortgang")
        years.live(OVER)
        made.clock.set(OVER)
        made.until(lambda: made.one("select status from campaign") == "ended", 60, "it does not end")
        desk = Desk(chromium, made.site, options.pictures)
        desk.look(path, "9-verslag")
        print(f"{years.steps} moments, {load()}, {time.monotonic() - began:.0f} s")
        good = balance.told(desk.report(path), years.killed)
    sys.exit(not good)


if __name__ == "__main__":
    main()

"""How long a learner waits for an answer while a campaign sends at its full rate, and while nothing is sent.

`.venv/bin/python benchmarks/campaigns/talk.py [--rounds 3] [--seconds 40]`

App, worker and database are the product's own processes, with the whole pipeline (storing, safety, outbox); only the
dialogue engine is one that echoes, so that its time, the same in both, does not hide a difference. In each round one
learner after the other writes a line over the local Telegram server and waits until the answer is in the chat: first
while the worker is idle, then while it sends at 27 a second; the server answers 429 above 30 in any second, talk
included. Target: every line is answered, and p95 is below 1.5 times that without a campaign. The 429s are shown: talk
comes on top of the 27 until campaigns have made room. Exit status 1 when missed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import httpx
from ground import FIRST_CHAT, NOON, Ground, load
from stand import FIRST, Stand, stand

from bot.core.campaign import Cohort, Plan, Point
from bot.core.learner import School
from bot.services.planning import campaigns

MOST, RATE, WRITERS, PAUSE = 1.5, 27, 10, 0.15
LINES = ("werk gaat goed", "ik had vandaag vroege dienst", "mijn collega's zijn aardig", "het weekend was leuk")
WRITERS_FROM = 50_000  # their numbers; those who are asked come after 100,000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=40)
    options = parser.parse_args()
    each = int(options.seconds * RATE * 1.15)
    quiet: list[float] = []
    busy: list[float] = []
    with stand(NOON - datetime.now(UTC), overall=30) as made:
        school = ask(made, each)
        first = WRITERS_FROM - FIRST["telegram"]
        made.people("telegram", WRITERS, date(2026, 7, 1), first)
        made.start("app")
        made.start("worker")
        made.until(made.quiet, 120, "the first messages are not heard")
        for number in range(options.rounds):
            quiet += talk(made, first, options.seconds)
            day(made)
            begin(made, school)
            made.until(lambda: made.one("select count(*) from planned_checkin where state = 'sent'"), 20, "no start")
            busy += talk(made, first, options.seconds)
            left = made.one("select count(*) from planned_checkin where state = 'planned'")
            print(f"round {number + 1}: p95 {p95(quiet):.0f} ms and {p95(busy):.0f} ms; {left} left to send ({load()})",
                  flush=True)  # fmt: skip
            made.until(lambda: not made.one(UNDER_WAY), 120, "not all were sent")
        statuses = Counter({row["status"]: 0 for row in made.telegram.control.calls("sendMessage")})
        for row in made.telegram.control.calls("sendMessage"):
            statuses[row["status"]] += row["count"]
    ratio = p95(busy) / p95(quiet)
    for name, times in (("without", quiet), ("during", busy)):
        print(f"{name}: {len(times)} answers, p50 {statistics.median(times):.0f} ms, p95 {p95(times):.0f} ms")
    print(f"ratio of p95 {ratio:.2f}; answers of the server {dict(statuses)} ({load()})")
    print(f"target: below {MOST}, every line answered: {'met' if ratio < MOST else 'MISSED'}")
    sys.exit(ratio >= MOST)


UNDER_WAY = "select count(*) from planned_checkin where state in ('planned', 'sending')"


def school_of(made: Stand, size: int) -> School:
    """A school with so many learners on Telegram."""
    school = School("De Kade", "r", "d")
    with made.parts.begin() as uow:
        uow.add(school)
        uow.commit()
    Ground(made.url, made.database, "", timedelta(), school.id).cohort(size)
    return school


def ask(made: Stand, size: int) -> School:
    """The same with their chats. What they wrote to begin them is confirmed before the app listens."""
    school = school_of(made, size)
    for chat in range(FIRST_CHAT, FIRST_CHAT + size):
        made.telegram.control.write(chat, "/start")
    address = f"{made.telegram.url}/bot{made.telegram.token}/getUpdates"
    offset = 0
    while updates := httpx.post(address, json={"offset": offset}, trust_env=False).json()["result"]:
        offset = updates[-1]["update_id"] + 1
    return school


def begin(made: Stand, school: School, days: int = 0) -> None:
    """Everybody of that school is due now, or in some days."""
    point = Point("day", (made.parts.today() + timedelta(days=days)).isoformat())
    plan = Plan(Cohort(), (point,), date(2028, 12, 31))
    running = campaigns.create(made.parts, None, school.id, "druk", plan)
    campaigns.start(made.parts, None, running.id)


def day(made: Stand) -> None:
    """The same hour of a later working day, with an empty list, so that everybody may be asked again."""
    made.clear()
    later = made.clock.now() + timedelta(days=1)
    while later.weekday() > 4:
        later += timedelta(days=1)
    made.clock.shift((later - datetime.now(UTC)).total_seconds())


def talk(made: Stand, first: int, seconds: float) -> list[float]:
    """One line after the other for so many seconds; the milliseconds until each answer."""
    times, until, number = [], time.monotonic() + seconds, 0
    control = made.telegram.control
    while time.monotonic() < until:
        chat = FIRST["telegram"] + first + number % WRITERS
        before, began = len(control.from_bot(chat)), time.perf_counter()
        control.write(chat, LINES[number % len(LINES)])
        while len(control.from_bot(chat)) == before:
            time.sleep(0.004)
            if time.perf_counter() - began > 20:
                raise TimeoutError("no answer")
        times.append(1000 * (time.perf_counter() - began))
        number += 1
        time.sleep(PAUSE)
    return times


def p95(times: list[float]) -> float:
    """The 95th of a hundred."""
    return statistics.quantiles(times, n=20)[18]


if __name__ == "__main__":
    main()

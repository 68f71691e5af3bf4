"""kill -9 of the worker at random moments: nothing lost, doubles only for calls under way, each one counted.

`.venv/bin/python benchmarks/campaigns/kill.py [--messages 2000] [--rounds 20] [--kills 3] [--seed 1]`

In each round everybody is due at once, without a rate; the worker is killed so many times and started again. Leases
are of seconds instead of minutes. The rule for Telegram is to send again, so a message that had arrived when the worker
was killed comes twice. Each is in the row's count of doubts. Exit status 1 when a message is lost, or a double is not
in that count.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from ground import FIRST_CHAT, Ground, ground, load, received, telegram
from sqlalchemy import text

DOUBTS = "select a.external_id::int, p.unknowns from planned_checkin p join account a on a.learner_id = p.learner_id"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("messages", 2000), ("rounds", 20), ("kills", 3), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    lost = doubled = doubts = silent = 0
    with ground() as made, telegram(options.messages, overall=None) as (url, control):
        made.cohort(options.messages)
        before = received(control, options.messages)
        for number in range(1, options.rounds + 1):
            made.clear()
            made.start()
            kills = play(made, url, chance, options.kills, options.messages)
            after = received(control, options.messages)
            got = [new - old for new, old in zip(after, before, strict=True)]
            before = after
            with made.database.connect() as connection:
                counted = {chat - FIRST_CHAT: n for chat, n in connection.execute(text(DOUBTS))}
            lost += sum(n == 0 for n in got)
            doubled += sum(max(0, n - 1) for n in got)
            doubts += sum(counted.values())
            silent += sum(max(0, n - 1) > counted[chat] for chat, n in enumerate(got))
            print(f"round {number}: {kills} kills, doubts so far {doubts}, doubled {doubled}, lost {lost}", flush=True)
    sent = options.rounds * options.messages
    print(f"{sent} messages ({load()}): lost {lost}, doubled {doubled}, of which not counted {silent}; doubts {doubts}")
    print(f"target: none lost, no double that is not counted: {'met' if not lost and not silent else 'MISSED'}")
    sys.exit(bool(lost or silent))


def play(made: Ground, url: str, chance: random.Random, kills: int, messages: int) -> int:
    """One round; how many kills hit a worker that was sending."""
    hit = 0
    worker = made.worker(url, "--free", "--impatient")
    for _ in range(kills):
        goal = chance.uniform(0.02, 0.95) * messages
        while 0 < (left := made.one("select count(*) from planned_checkin where state = 'planned'")) > messages - goal:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.05))
        hit += left > 0
        worker.kill()
        worker.wait()
        worker = made.worker(url, "--free", "--impatient")
    made.wait_until_sent(600)
    worker.kill()
    worker.wait()
    return hit


if __name__ == "__main__":
    main()

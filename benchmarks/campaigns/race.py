"""Two workers on one database never send the same check-in twice.

`.venv/bin/python benchmarks/campaigns/race.py [--messages 10000] [--workers 2]`

Everybody is due at once, no rate, and the workers are processes. Each chat must hold exactly one message afterwards.
Exit status 1 when one holds none or two.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from ground import ground, load, received, telegram


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with ground() as made, telegram(options.messages, overall=None) as (url, control):
        made.cohort(options.messages)
        made.start()
        workers = [made.worker(url, "--free") for _ in range(options.workers)]
        took = made.wait_until_sent(3600)
        for worker in workers:
            worker.kill()
            worker.wait()
        counts = Counter(received(control, options.messages))
        states = made.one("select string_agg(distinct state, ' ') from planned_checkin")
    print(f"{options.messages} messages, {options.workers} workers, {took:.1f} s ({load()})")
    print(f"chats by number of messages: {dict(counts)}; states: {states}")
    print(f"target: exactly one each: {'met' if set(counts) == {1} else 'MISSED'}")
    sys.exit(set(counts) != {1})


if __name__ == "__main__":
    main()

"""How fast invitations leave: at the shared rate, and without one.

`.venv/bin/python benchmarks/campaigns/rate.py [--messages 10000] [--free]`

Everybody is due at once. The local Bot API server answers 429 above 30 messages in any second. At 27 a second
none may be refused, and the time may be 5 % longer than the rate allows; with `--free`, where the server has no limit
either, at least 200 a second must leave. Server, database and worker share the machine. Exit status 1 when missed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from ground import ground, load, received, telegram

RATE, SLOWER, FREE = 27.0, 1.05, 200.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--free", action="store_true")
    options = parser.parse_args()
    with ground() as made, telegram(options.messages, overall=None if options.free else 30) as (url, control):
        made.cohort(options.messages)
        began = time.monotonic()
        made.start()
        print(f"planned {options.messages} in {time.monotonic() - began:.1f} s")
        worker = made.worker(url, *(["--free"] if options.free else []))
        made.wait_until_sent(3600)
        worker.kill()
        worker.wait()
        took = float(made.one("select extract(epoch from max(sent_at) - min(tried_at)) from planned_checkin"))
        statuses = Counter({row["status"]: 0 for row in control.calls("sendMessage")})
        for row in control.calls("sendMessage"):
            statuses[row["status"]] += row["count"]
        doubled = sum(n != 1 for n in received(control, options.messages))
    target = options.messages / (FREE if options.free else RATE / SLOWER)
    good = took <= target and set(statuses) == {200} and not doubled
    print(f"{options.messages} messages in {took:.1f} s: {options.messages / took:.1f} a second ({load()})")
    print(f"answers {dict(statuses)}; chats without exactly one message: {doubled}")
    print(f"target: {target:.0f} s, and no 429: {'met' if good else 'MISSED'}")
    sys.exit(not good)


if __name__ == "__main__":
    main()

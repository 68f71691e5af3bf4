"""How long it takes to find what is due among a million planned check-ins.

`.venv/bin/python benchmarks/campaigns/due.py [--rows 1000000]`

A third is over, 5,000 are due now, the rest lies in the next two years. The query is the one that the worker makes,
with its lock, through the same code. Target: below 50 ms. Exit status 1 when missed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time

from ground import ground, load
from sqlalchemy import text

TARGET = 50.0  # milliseconds
DUE = 5000
LEARNERS = 40_000
FILL = """
insert into planned_checkin (id, campaign_id, learner_id, point, day, planned_at, due_at, channel, state, step, attempt,
    failures, unknowns, sent_at, answered_at)
select gen_random_uuid(), (select id from campaign), l.id, 'point:' || p.n, current_date, c.due,
    case when over then null else c.due end, 'telegram', case when over then 'answered' else 'planned' end, 0, 0, 0, 0,
    case when over then c.due end, case when over then c.due end
from (select id, row_number() over () as n from learner) l
cross join generate_series(1, :each) p(n)
cross join lateral (select (l.n * :each + p.n) % 3 = 0 as over, l.n * :each + p.n as k) o
cross join lateral (select case
    when o.k % :every = 1 and not over then cast(:now as timestamptz) - interval '1 minute' * (o.k % 600)
    else cast(:now as timestamptz) + interval '1 second' * (o.k * 7919 % 63072000) + interval '1 hour' end as due) c
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with ground() as made:
        made.cohort(LEARNERS)
        made.start()
        each = rows // LEARNERS
        with made.database.begin() as connection:
            connection.execute(text("truncate planned_checkin"))
            now = made.parts.now()
            connection.execute(text(FILL), {"each": each, "every": rows * 2 // 3 // DUE, "now": now})
        with made.database.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("vacuum analyze planned_checkin"))
        total = made.one("select count(*) from planned_checkin")
        times = []
        for _ in range(200):
            with made.parts.begin() as uow:
                began = time.perf_counter()
                found = uow.campaigns.due("telegram", made.parts.now(), 50)
                times.append(1000 * (time.perf_counter() - began))
                assert len(found) == 50
        with made.parts.begin() as uow:
            began = time.perf_counter()
            every = len(uow.campaigns.due("telegram", made.parts.now(), DUE * 2))
            whole = 1000 * (time.perf_counter() - began)
    middle, high = statistics.median(times), statistics.quantiles(times, n=100)[98]
    print(f"{total} rows, {every} due ({load()})")
    print(f"the first 50, locked: p50 {middle:.1f} ms, p99 {high:.1f} ms; all {every}: {whole:.0f} ms")
    print(f"target: p99 below {TARGET:.0f} ms: {'met' if high < TARGET else 'MISSED'}")
    sys.exit(high >= TARGET)


if __name__ == "__main__":
    main()

"""What 40,000 learners who have not answered yet cost: no question to the database for each, and little memory.

`.venv/bin/python benchmarks/campaigns/waiting.py [--learners 40000] [--seconds 30]`

App and worker run as in the product and have nothing to do. PostgreSQL writes down every statement; those of the same
length of time are counted without anybody waiting, and with everybody waiting for an answer (reminders due in days).
The statements are the same, as many, and read no more rows; app and worker take less than 50 MB more together. Exit
status 1 when missed.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from ground import NOON, load
from sqlalchemy import text
from stand import Stand, stand
from talk import begin, school_of

MOST_MB, SLACK = 50.0, 1.25  # of the number of statements: a sweep each minute falls in or out
READ = """select coalesce(sum(seq_tup_read + idx_tup_fetch), 0) from pg_stat_user_tables
    where relname = 'planned_checkin'"""
WAIT = """insert into planned_checkin (id, campaign_id, learner_id, point, day, planned_at, due_at, channel, state,
    step, attempt, failures, unknowns, sent_at, tried_at, provider_id)
    select gen_random_uuid(), (select id from campaign), id, 'months:3', current_date, :now,
    cast(:now as timestamptz) + interval '3 days', 'telegram', 'sent', 1, 1, 0, 0, :now, :now, id::text
    from learner where school_id = :school"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=40_000)
    parser.add_argument("--seconds", type=float, default=30)
    options = parser.parse_args()
    with stand(NOON - datetime.now(UTC)) as made:
        for statement in ("alter system set log_statement = 'all'", "select pg_reload_conf()"):
            with made.database.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text(statement))
        processes = [made.start("app"), made.start("worker")]
        made.until(made.quiet, 60, "not quiet")
        time.sleep(20)
        before, memory = look(made, options.seconds), megabytes(processes)
        begin(made, made.school, days=1)
        school = school_of(made, options.learners)
        with made.database.begin() as connection:
            connection.execute(text(WAIT), {"now": made.parts.now(), "school": school.id})
        time.sleep(20)  # what the worker took before is settled
        waiting = made.one("select count(*) from planned_checkin where state = 'sent'")
        after, more = look(made, options.seconds), megabytes(processes)
    print(f"{waiting} learners wait; {options.seconds:.0f} s each ({load()})")
    for said in sorted(after[0] | before[0], key=lambda one: -after[0][one]):
        print(f"  {before[0][said]:4} → {after[0][said]:4}  {said[:110]}")
    one, other = sum(before[0].values()), sum(after[0].values())
    print(f"statements {one} → {other}; rows of planned_checkin read {before[1]} → {after[1]}")
    print(f"memory of app and worker {memory:.0f} → {more:.0f} MB")
    good = other <= SLACK * one and after[1] <= before[1] + 100 and more - memory < MOST_MB
    print(f"target: no statement for each learner, less than {MOST_MB:.0f} MB more: {'met' if good else 'MISSED'}")
    sys.exit(not good)


def look(made: Stand, seconds: float) -> tuple[Counter[str], int]:
    """The statements of so many seconds, without their values; and how many rows of check-ins were read."""
    log, read = made.home / "postgres" / "log", made.one(READ)
    start = log.stat().st_size
    time.sleep(seconds)
    with log.open("rb") as lines:
        lines.seek(start)
        said = re.findall(r"(?:statement|execute [^:]*): (.*)", lines.read().decode())
    return Counter(_plain(one) for one in said), made.one(READ) - read


def _plain(statement: str) -> str:
    """A statement without values, so that equal ones count as one."""
    return re.sub(r"\s+", " ", re.sub(r"'[^']*'|\$?\d+(\.\d+)?", "?", statement)).strip()


def megabytes(processes: list[object]) -> float:
    """Memory of our own that these processes hold."""
    total = 0
    for process in processes:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")  # type: ignore[attr-defined]
        total += int(re.search(r"RssAnon:\s+(\d+)", status)[1])  # type: ignore[index]
    return total / 1024


if __name__ == "__main__":
    main()

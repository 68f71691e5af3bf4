"""Processor time per message and at the start, size and memory of the safety check.

    OMP_NUM_THREADS=1 .venv/bin/python benchmarks/signals/speed.py
"""

from __future__ import annotations

import resource
import time
from pathlib import Path
from statistics import median, quantiles

BEGIN = 0.0  # processor time counts from the start of the process
from bot.language import Language  # noqa: E402
from bot.safety import Safety, corpus  # noqa: E402

MODEL = max(Path("models").glob("signals-*.npz"), key=lambda path: path.stat().st_mtime)


def main() -> None:
    """Print the figures."""
    safety = Safety.load(MODEL, Language())
    print(f"start, imports included, processor time: {time.process_time() - BEGIN:.2f} s")
    texts = [row.text for row in corpus.rows("train")][::5]
    times = []
    for text in texts:
        begin = time.process_time()
        safety.assess(text)
        times.append(1000 * (time.process_time() - begin))
    print(f"one by one: p50 {median(times):.1f} ms, p99 {quantiles(times, n=100)[98]:.1f} ms")
    begin = time.process_time()
    safety.assess_many(texts)
    print(f"many: {len(texts) / (time.process_time() - begin):.0f} messages a second")
    long = ("vandaag pallets gestapeld in het magazijn, daarna koffie met de anderen. " * 140)[:10_000]
    begin = time.process_time()
    safety.assess(long)
    print(f"10,000 characters: {1000 * (time.process_time() - begin):.0f} ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"model {MODEL.stat().st_size / 1e6:.1f} MB, peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()

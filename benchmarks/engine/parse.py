"""Parse held-out texts with one model; prints accuracy and median time. For the engine's environment."""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time
from pathlib import Path

from rasa.core.agent import Agent


def main(model: str, heldout: Path) -> None:
    """Parse each text by itself, as in a conversation; doubt counts as its best guess."""
    rows = [json.loads(line) for line in heldout.read_text().splitlines() if line.strip()]
    agent = Agent.load(model)
    asyncio.run(agent.parse_message("warm up"))
    right, took = 0, []
    for row in rows:
        began = time.perf_counter()
        found = asyncio.run(agent.parse_message(row["text"]))
        took.append(time.perf_counter() - began)
        guess = next(one["name"] for one in found["intent_ranking"] if one["name"] != "nlu_fallback")
        right += guess == row["intent"]
    result = {"parse ms (median)": 1000 * statistics.median(took), "accuracy": right / len(rows)}
    print("\n" + json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

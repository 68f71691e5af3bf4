"""A played dialogue as readable text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def transcript(results: Iterable[Mapping[str, Any]]) -> str:
    """Every dialogue with its end state."""
    return "\n\n".join(_one(result) for result in results)


def _one(result: Mapping[str, Any]) -> str:
    lines = [f"== {result['name']} ({result['profile']})"]
    for turn in result["turns"]:
        if turn["user"] is not None:
            lines.append(f"  > {turn['user']}")
        for reply in turn["replies"]:
            lines += [f"    {line}" for line in reply["text"].splitlines()]
            if reply["buttons"]:
                lines.append("    " + "  ".join(f"[{title}]" for title in reply["buttons"]))
    answers = result["checkin"]["answers"]
    shown = ", ".join(f"{name}={'(refused)' if a['refused'] else a['value']}" for name, a in answers.items())
    lines.append(f"  -- answers: {shown or 'none'}")
    for signal in result["signals"]:
        words = "; ".join(item["words"] for item in signal["evidence"])
        lines.append(f"  -- signal: {signal['level']} {','.join(signal['topics'])} {signal['about']} ({words})")
    for case in result["escalations"]:
        lines.append(f"  -- escalation: {case['level']} -> {case['recipient']} ({case['leave']}) {case['agreements']}")
    for name, value in result["documents"].items():
        lines.append(f"  -- {name}: {json.dumps(value, ensure_ascii=False)}")
    ended = [name for name in ("stopped", "paused", "forgotten") if result[name]]
    lines.append(f"  -- ended: {', '.join(ended) or 'as before'}")
    return "\n".join(lines)

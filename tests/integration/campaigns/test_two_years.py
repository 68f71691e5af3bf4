"""A campaign planned in a browser runs for two years over both providers, and every message is accounted for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.web.test_browser import CHROMIUM

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "benchmarks" / "campaigns" / "two_years.py"


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")
def test_the_report_in_the_browser_balances_with_the_servers() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--people", "8"], cwd=ROOT, capture_output=True, text=True, timeout=400
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "adds up" in done.stdout

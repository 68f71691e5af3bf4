"""Dutch public holidays, from the `holidays` library."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

import holidays


@lru_cache(maxsize=8)
def _of_year(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=[year, year + 1]))


def public_holidays(now: datetime) -> frozenset[date]:
    """The public holidays of this year and the next."""
    return _of_year(now.year)

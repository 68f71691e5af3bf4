"""Dutch public and school holidays, from the `holidays` library.

School holidays are those that the minister fixes per region (Regeling vaststelling schoolvakanties 2025-2030,
stcrt-2024-19237, https://zoek.officielebekendmakingen.nl/stcrt-2024-19237.html). The second week of the meivakantie
and other days of a school's own are no part of it: a campaign names them as closed days.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

import holidays

from bot.core.calendar import Region


@lru_cache(maxsize=8)
def _of_year(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=[year, year + 1]))


def public_holidays(now: datetime) -> frozenset[date]:
    """The public holidays of this year and the next."""
    return _of_year(now.year)


@lru_cache(maxsize=32)
def _school_days(region: Region, year: int) -> frozenset[date]:
    found = holidays.country_holidays("NL", subdiv=region.capitalize(), years=year, categories=("school",))
    return frozenset(found)


@lru_cache(maxsize=32)
def days_off(years: range, region: Region | None) -> frozenset[date]:
    """Public holidays of these years, and the region's school holidays when it is given."""
    public = frozenset(holidays.country_holidays("NL", years=list(years)))
    return public.union(*(_school_days(region, year) for year in years if region is not None))


def school_year_known(region: Region, year: int) -> bool:
    """Whether the school holidays of the year that begins in the summer of `year` are known, each of the five."""
    days = _school_days(region, year) | _school_days(region, year + 1)
    return all(
        any(first <= (day.year, day.month) <= last for day in days)
        for first, last in (
            ((year, 7), (year, 8)), ((year, 10), (year, 10)), ((year, 12), (year, 12)),
            ((year + 1, 2), (year + 1, 3)), ((year + 1, 4), (year + 1, 5)),
        )
    )  # fmt: skip

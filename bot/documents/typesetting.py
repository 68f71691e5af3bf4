"""Typst, the typesetter (typst.app): templates and fonts that come along, and data that is never markup."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from bot.documents.clean import breakable
from bot.documents.coverage import FONTS

TEMPLATES = Path(__file__).parent / "templates"
_STANDARD: typst.PDFStandard = "ua-1"  # PDF/UA-1, ISO 14289-1: tagged; typst refuses what it does not allow


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _compiler(template: str, data: dict[str, Any]) -> typst.Compiler:
    file = {key: data[key] for key in ("title", "author")}  # for the file's properties: as they are
    inputs = {"data": json.dumps({**_soft(data), "file": file})}
    return typst.Compiler(TEMPLATES / f"{template}.typ", TEMPLATES, _fonts(), True, inputs)


def _soft(value: Any) -> Any:
    """The same data, in which long words may break."""
    if isinstance(value, str):
        return breakable(value)
    if isinstance(value, dict):
        return {key: _soft(one) for key, one in value.items()}
    return [_soft(one) for one in value] if isinstance(value, list | tuple) else value


def pages(template: str, data: dict[str, Any]) -> int:
    """How many pages it takes."""
    return int(_compiler(template, data).query("<pages>", field="value", one=True))


def pdf(template: str, data: dict[str, Any]) -> bytes:
    """The document as PDF/UA-1. The same data give the same bytes."""
    return _only(_compiler(template, data).compile(format="pdf", pdf_standards=[_STANDARD]))


def png(template: str, data: dict[str, Any], ppi: float) -> bytes:
    """The first page as a picture, with so many pixels per inch."""
    return _only(_compiler(template, data).compile(format="png", ppi=ppi))


def _only(made: bytes | list[bytes] | None) -> bytes:
    if isinstance(made, list):
        return made[0]
    if made is None:
        raise RuntimeError("typst wrote to a file instead of giving the bytes")
    return made

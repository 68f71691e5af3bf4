"""What a PDF says of itself, as a screen reader finds it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content), strict=True)


def text(content: bytes) -> str:
    """All text, without the invisible places to break a word."""
    return "\n".join(page.extract_text() for page in reader(content).pages).replace("\u200b", "")


def tags(content: bytes) -> list[str]:
    """The structure in reading order: "Document", "H1", "P", "L", "Figure"…"""
    return list(_walk(reader(content).root_object["/StructTreeRoot"]["/K"]))


def alternatives(content: bytes) -> list[str]:
    """The texts that stand in for pictures."""
    return [str(node["/Alt"]) for node in _nodes(reader(content).root_object["/StructTreeRoot"]["/K"])
            if node.get("/S") == "/Figure"]  # fmt: skip


def _walk(node: Any) -> Iterator[str]:
    yield from (str(one["/S"]).removeprefix("/") for one in _nodes(node))


def _nodes(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from _nodes(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _nodes(node["/K"])

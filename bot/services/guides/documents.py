"""Documents of a learner: kept as content, made into files when they are asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from bot.core.guided import Document, DocumentKind
from bot.documents import DESIGNS, Letter, cv_docx, cv_pdf, letter_docx, letter_pdf
from bot.records import UnitOfWork
from bot.services.guides.guided import state_of
from bot.services.parts import Parts

Content = Mapping[str, Any]
File = tuple[str, bytes]  # name and content


def keep(parts: Parts, uow: UnitOfWork, learner_id: UUID, kind: DocumentKind, content: Content) -> Document:
    """A new version, unless the newest one says the same."""
    last = newest(uow, learner_id, kind)
    if last is not None and content_of(parts, last) == content:
        return last
    version = max((one.version for one in uow.guided.documents_of(learner_id, kind)), default=0) + 1
    sealed = parts.vault.seal(json.dumps(content, ensure_ascii=False))
    document = Document(learner_id, kind, version, parts.now(), sealed)
    uow.add(document)
    return document


def content_of(parts: Parts, document: Document) -> dict[str, Any]:
    """What a document holds; empty for one whose content was erased."""
    found: dict[str, Any] = json.loads(parts.vault.open(document.sealed)) if document.sealed else {}
    return found


def newest(uow: UnitOfWork, learner_id: UUID, kind: DocumentKind) -> Document | None:
    """The newest version that was not withdrawn."""
    return next((one for one in uow.guided.documents_of(learner_id, kind) if one.withdrawn_at is None), None)


def cv_of(parts: Parts, uow: UnitOfWork, learner_id: UUID) -> tuple[dict[str, Any], bool]:
    """The newest cv that he agreed to and True, else the draft and False; the cv is empty when there is none."""
    agreed = newest(uow, learner_id, "cv")
    if agreed is not None:
        return content_of(parts, agreed), True
    state = state_of(parts, uow.guided.talk(learner_id, "cv"))
    return ({"resume": state["resume"], "design": state.get("design", "")} if state.get("resume") else {}), False


def files_of(kind: DocumentKind, content: Content) -> tuple[File, File]:
    """A document that was kept, as PDF and as Word document."""
    return letter_files(content) if kind == "letter" else cv_files(content["resume"], content["design"])


def cv_files(resume: Mapping[str, Any], design: str, photo: bytes | None = None) -> tuple[File, File]:
    """The cv as PDF and as Word document, named after its owner."""
    look = next((one for one in DESIGNS if one == design), DESIGNS[0])
    name = file_name("cv", resume.get("basics", {}).get("name", ""))
    return (f"{name}.pdf", cv_pdf(resume, look, photo)), (f"{name}.docx", cv_docx(resume, look))


def file_name(kind: str, owner: str) -> str:
    """ "cv-sem-bakker": letters and digits only, as mail programs like it."""
    return "-".join([kind, *re.findall(r"[a-z0-9]+", owner.lower())][:5])


def letter_of(content: Mapping[str, Any]) -> Letter:
    """A letter as it was kept ("letter": its parts)."""
    parts = dict(content["letter"]) | {"day": date.fromisoformat(content["letter"]["day"])}
    lists = {name: tuple(parts[name]) for name in ("sender", "receiver", "paragraphs")}
    return Letter(**(parts | lists))


def letter_files(content: Mapping[str, Any]) -> tuple[File, File]:
    """A letter as it was kept, as PDF and as Word document, named after its writer."""
    letter = letter_of(content)
    name = file_name("brief", letter.sender[0] if letter.sender else "")
    return (f"{name}.pdf", letter_pdf(letter)), (f"{name}.docx", letter_docx(letter))

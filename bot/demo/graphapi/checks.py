"""What the Cloud API demands of a message: `GraphError` when it is refused."""

from __future__ import annotations

from typing import Any

from bot.demo.graphapi.errors import GraphError, invalid
from bot.demo.graphapi.world import DAY, Json, Person, Template, World

_TEXT, _CAPTION, _BODY = 4096, 1024, 1024
_KEYS, _KEY_TITLE, _KEY_ID = 3, 20, 256
_ROWS, _ROW_TITLE, _ROW_WORDS, _ROW_ID = 10, 24, 72, 200


def checked(world: World, person: Person, body: Json) -> Json:
    """What the person sees of a message: text, buttons, file. Raises GraphError."""
    kind = body.get("type", "text")
    if kind != "template" and (person.wrote_at is None or person.wrote_at < world.clock() - DAY):
        raise GraphError(131047, "Re-engagement message")
    content = body.get(kind)
    if not isinstance(content, dict) or kind not in _KINDS:
        raise invalid("type")
    return _KINDS[kind](world, content)


def _text(_: World, text: Json) -> Json:
    return {"text": _words(text.get("body"), _TEXT, "text.body")}


def _document(world: World, document: Json) -> Json:
    stored = world.media.get(str(document.get("id")))
    if stored is None:
        raise invalid("document.id")
    caption = document.get("caption", "")
    file = {"id": document["id"], "name": _words(document.get("filename"), 240, "document.filename")}
    return {"text": _words(caption, _CAPTION, "document.caption") if caption else "", "file": file}


def _interactive(_: World, interactive: Json) -> Json:
    text = _words(_dict(interactive.get("body")).get("text"), _BODY, "interactive.body")
    action = _dict(interactive.get("action"))
    if interactive.get("type") == "button":
        return {"text": text, "buttons": _buttons(_list(action.get("buttons")))}
    if interactive.get("type") != "list":
        raise invalid("interactive.type")
    opens = _words(action.get("button"), _KEY_TITLE, "action.button")
    rows = [row for section in _list(action.get("sections")) for row in _list(_dict(section).get("rows"))]
    return {"text": text, "list": opens, "buttons": _rows(rows)}


def _buttons(buttons: list[Json]) -> list[Json]:
    replies = [_dict(_dict(button).get("reply")) for button in buttons]
    found = [
        {"id": _words(one.get("id"), _KEY_ID, "id"), "title": _words(one.get("title"), _KEY_TITLE, "title")}
        for one in replies
    ]
    if not 1 <= len(found) <= _KEYS:
        raise invalid("between 1 and 3 buttons")
    _different(found, "id")
    _different(found, "title")
    return found


def _rows(rows: list[Json]) -> list[Json]:
    if not 1 <= len(rows) <= _ROWS:
        raise invalid("between 1 and 10 rows")
    found = []
    for row in rows:
        one = {"id": _words(row.get("id"), _ROW_ID, "id"), "title": _words(row.get("title"), _ROW_TITLE, "title")}
        if "description" in row:
            one["description"] = _words(row["description"], _ROW_WORDS, "description")
        found.append(one)
    _different(found, "id")
    return found


def _template(world: World, wanted: Json) -> Json:
    language = _dict(wanted.get("language")).get("code")
    template = world.templates.get((str(wanted.get("name")), str(language)))
    if template is None or template.status == "PENDING":
        raise GraphError(132001, "Template name does not exist in the translation", status=404)
    if template.status != "APPROVED":
        raise GraphError(132015 if template.status == "PAUSED" else 132016, f"Template is {template.status.lower()}")
    return _template_filled(template, _list(wanted.get("components")))


def _template_filled(template: Template, components: list[Json]) -> Json:
    values = [
        _words(one.get("text"), 1024, "parameter")
        for component in components if component.get("type") == "body" for one in _list(component.get("parameters"))
    ]  # fmt: skip
    payloads = [
        str(component["parameters"][0]["payload"]) for component in components if component.get("type") == "button"
    ]
    if len(values) != template.variables or len(payloads) > len(template.replies):
        raise GraphError(132000, "Number of parameters does not match the expected number of params")
    if any("\n" in value or "\t" in value or "    " in value for value in values):
        raise GraphError(132018, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
    text = template.body
    for at, value in enumerate(values, 1):
        text = text.replace(f"{{{{{at}}}}}", value)
    keys = [*payloads, *template.replies[len(payloads) :]]
    buttons = [{"id": key, "title": title} for key, title in zip(keys, template.replies, strict=True)]
    return {"text": text, "template": template.name, "buttons": buttons}


def _different(found: list[Json], name: str) -> None:
    if len({one[name] for one in found}) < len(found):
        raise invalid(f"duplicated {name}")


def _words(value: object, limit: int, name: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise GraphError(131008, f"Required parameter is missing: {name}")
    if len(value) > limit:
        raise invalid(f"{name} is longer than {limit}")
    return value


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


_KINDS = {"text": _text, "document": _document, "interactive": _interactive, "template": _template}

"""Modules and functions stay small, and importing one does nothing."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "actions", "engine/nazorg_engine")
MODULE_LINES, FUNCTION_LINES = 250, 40
# Longer ones, each with its reason; such a module still has a limit.
LONGER = {
    "bot/storage/tables.py": (320, "one table after another: a list to read, without logic"),
    "bot/storage/queries.py": (300, "one question to the database after another"),
    "bot/conversation/joining/onboarding.py": (320, "one scene per step of the first talk, in their order"),
    "bot/conversation/pipeline.py": (320, "the order of things for one message is in one place"),
    "bot/services/escalations/cases.py": (300, "every step in the life of a case, in their order"),
    "bot/language/dates.py": (300, "one reader per way of writing a date"),
}

# Run in a fresh process: import everything; tell what our own modules opened, connected or started meanwhile.
IMPORT_ALL = """
import importlib, json, os, sys, threading
sys.dont_write_bytecode = True
places = (os.path.abspath("bot"), os.path.abspath("actions"))
writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
effects = ("socket.bind", "socket.connect", "socket.sendto", "subprocess.Popen", "os.fork", "os.system")
seen = []
def ours():
    # Whether the module whose body runs right now is one of ours, not a library's.
    frame = sys._getframe(2)
    while frame is not None and frame.f_code.co_name != "<module>":
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename.startswith(places)
def watch(event, args):
    if event == "open" and (args[2] or 0) & writes and ours():
        seen.append(f"writes {args[0]}")
    elif event in effects and ours():
        seen.append(event)
sys.addaudithook(watch)
found = {}
for name in json.load(sys.stdin):
    seen.clear()
    importlib.import_module(name)
    threads = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    if seen or threads:
        found[name] = [*seen, *threads]
print(json.dumps(found))
"""


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (path for path in (ROOT / package).rglob("*.py") if "versions" not in path.parts)


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_modules_are_small() -> None:
    sizes = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    limit = {name: most for name, (most, _) in LONGER.items()}
    assert {name: size for name, size in sizes.items() if size > limit.get(name, MODULE_LINES)} == {}
    assert set(LONGER) <= set(sizes), "an exception for a module that is gone"


def test_functions_are_small() -> None:
    long = [
        f"{short(path)}:{node.lineno} {node.name}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        short(path)
        for path in modules()
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_importing_opens_nothing() -> None:
    """No file for writing, no socket, no process, no thread (Alembic's env.py is run, not imported)."""
    names = [
        short(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for path in modules()
        if path.name != "__main__.py" and not short(path).startswith(("engine", "bot/storage/migrations"))
    ]
    assert "bot.serving" in names
    argv = [sys.executable, "-c", IMPORT_ALL]
    done = subprocess.run(argv, cwd=ROOT, input=json.dumps(sorted(names)), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {}

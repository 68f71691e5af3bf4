"""Serve without TensorFlow: Rasa imports it for components that this project does not use.

Halves the memory and the time to start. Only for serving: training does import it.
"""

# ruff: noqa: ARG002, ARG004 (Rasa gives the signatures)
from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, ClassVar

ABSENT = frozenset({"tensorflow", "tensorflow_text", "tensorflow_hub", "tensorflow_addons", "keras", "matplotlib"})


class _Meta(type):
    """Any attribute, call, index or union of an absent thing is an absent thing."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent

    def __getitem__(cls, key: Any) -> Any:
        return Absent

    def __or__(cls, other: Any) -> Any:
        return Absent


class Absent(metaclass=_Meta):
    """Stands for anything of an absent module: can be subclassed, and used as a decorator."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """Used as a decorator it gives the function back."""
        return args[0] if len(args) == 1 and callable(args[0]) and cls is Absent else super().__new__(cls)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def __call__(self, function: Any) -> Any:
        """Likewise with arguments before the function."""
        return function

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent


class _AbsentModule(ModuleType):
    __path__: ClassVar[list[str]] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent


class _Finder(MetaPathFinder, Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(fullname, self, is_package=True) if fullname.split(".")[0] in ABSENT else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


def leave_out() -> None:
    """Let every import of TensorFlow, Keras and Matplotlib from now on give empty stand-ins."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())

"""Keeping from a library what it would load and then not use here."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType


@contextmanager
def absent(*packages: str) -> Iterator[None]:
    """Whoever looks for one of `packages` meanwhile finds none; those that are loaded already stay."""
    hidden = [package for package in packages if package not in sys.modules]
    for package in hidden:
        sys.modules[package] = None  # type: ignore[assignment]  # the import system's own sign of absence
    try:
        yield
    finally:
        for package in hidden:
            del sys.modules[package]


@contextmanager
def put_off(*modules: str) -> Iterator[None]:
    """Whoever imports one of `modules` meanwhile has it loaded when they first use something of it.

    Those that are loaded already stay. Python's own lazy loader loads at the second import, and cannot be used here.
    """
    late = [module for module in modules if module not in sys.modules]
    sys.modules.update({module: _Late(module) for module in late})
    try:
        yield
    finally:
        for module in late:
            if isinstance(sys.modules.get(module), _Late):
                del sys.modules[module]


class _Late(ModuleType):
    """Stands in for the module of its name. To look at what kind of module it is, as importers do, is no use of it."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)

"""Keeping from a library what it would load only because it happens to be there."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


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

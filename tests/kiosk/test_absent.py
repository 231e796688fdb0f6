"""A library is kept from what it would load only because it is there."""

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec

import pytest

from kiosk.absent import absent

UNUSED = "this"
"""A module of Python that nobody loads."""


def test_what_is_kept_away_is_not_found_and_is_there_afterwards() -> None:
    assert UNUSED not in sys.modules

    with absent(UNUSED), pytest.raises(ImportError):
        import_module(UNUSED)

    assert find_spec(UNUSED) is not None


def test_what_is_loaded_already_stays() -> None:
    with absent("json"):
        assert import_module("json") is sys.modules["json"]


def test_the_library_behind_the_network_guesses_no_alphabets() -> None:
    ours = "import sys, kiosk.centre.transport; print({'charset_normalizer', 'brotli'} & set(sys.modules))"

    told = subprocess.run([sys.executable, "-W", "error", "-c", ours], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "set()"

"""A library is kept from what it would load only because it is there."""

import subprocess
import sys
from contextlib import redirect_stdout
from importlib import import_module
from importlib.util import find_spec
from io import StringIO

import pytest

from kiosk.loading.absent import absent, put_off

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


def test_what_is_put_off_is_loaded_when_something_of_it_is_used() -> None:
    with put_off(UNUSED):
        stands_in = import_module(UNUSED)
        assert import_module(UNUSED) is stands_in
    assert UNUSED not in sys.modules

    with redirect_stdout(StringIO()) as said:
        assert stands_in.d["A"] == "N"

    assert "Zen" in said.getvalue()
    del sys.modules[UNUSED]


def test_what_is_put_off_and_used_meanwhile_is_loaded_at_once() -> None:
    with put_off(UNUSED), redirect_stdout(StringIO()):
        stands_in = import_module(UNUSED)
        assert not hasattr(stands_in, "__feature__")
        assert sys.modules[UNUSED] is stands_in
        assert stands_in.d["A"] == "N"

    assert sys.modules[UNUSED] is not stands_in
    assert sys.modules.pop(UNUSED).d["A"] == "N"


def test_what_is_loaded_already_is_not_put_off() -> None:
    with put_off("json"):
        assert import_module("json").dumps([]) == "[]"

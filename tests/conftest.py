"""What holds for every test: no display, no network but this machine's own, and Qt without widgets."""

import gc
import logging
import os
import sys
from collections.abc import Generator, Iterator
from ipaddress import ip_address
from pathlib import Path

import kiosk.loading.binding  # noqa: F401  first: see there

# isort: split
import pytest
import structlog
from hypothesis import is_hypothesis_test, settings
from PySide6 import QtQuick  # noqa: F401  so that Python meets every window as Qt Quick's
from PySide6.QtGui import QGuiApplication

from tests.long_first import long_first
from tests.memory import folder_in_memory, keep_temporary_files_in
from tests.postgres_server import FOLDER_VARIABLE, named_folder, stop_servers
from tests.slices import SLICED, examples

# Thousands of tests and all they import come to stay: looking for rubbish among them on the way finds none.
gc.disable()
# Afterwards what a test makes and drops is mostly gone by itself before it is looked at.
gc.set_threshold(20_000)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# A service in the test's own process logs every request on a thread of its own. What pytest puts in the place of
# sys.stdout is not for several threads: writing to it while it is read ends the interpreter now and then.
WARNINGS, EVERY_LINE = (structlog.make_filtering_bound_logger(level) for level in (logging.WARNING, logging.INFO))
structlog.configure(wrapper_class=WARNINGS)

# How long one example takes depends on the machine, and no test is about that.
settings.register_profile("moedested", deadline=None, print_blob=True, max_examples=examples(100))
settings.load_profile("moedested")


def _refuse_other_machines(event: str, arguments: tuple[object, ...]) -> None:
    if event not in {"socket.connect", "socket.sendto"}:
        return
    address = arguments[1]
    if isinstance(address, tuple) and not _is_this_machine(str(address[0])):
        message = f"a test talks to {address[0]}: only this machine may be asked"
        raise ConnectionRefusedError(message)


def _is_this_machine(host: str) -> bool:
    if host in {"", "localhost"}:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


sys.addaudithook(_refuse_other_machines)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """The application that pytest-qt makes: Qt Quick needs no widgets."""
    return QGuiApplication


LONG = (
    "test_in_the_pseudo_language",
    "test_description",
    "test_pages_fit_in_every_mode",
    "test_tour",
    "test_recovery_drill",
    "test_seeds",
    "test_malformed",
    "test_kiosk_hands",
)
"""Modules whose tests take many seconds each and have little in common that is made anew in each worker; the longest
first."""


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """A rule with a law is tried with a slice of its examples."""
    if is_hypothesis_test(getattr(item, "obj", None)):
        item.add_marker(SLICED)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """On a screen that nothing is painted on, a test that looks at it would see what it likes."""
    if item.get_closest_marker("painted") and os.environ.get("QSG_RHI_BACKEND") == "null":
        pytest.fail("it looks at colours or pixels, and nothing is painted here: see `make tests`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let every worker begin with long tests: one that comes last keeps its worker while the others are done."""
    long = sorted((item for item in items if item.path.stem in LONG), key=lambda item: LONG.index(item.path.stem))
    quick = [item for item in items if item.path.stem not in LONG]
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = long_first(long, quick, workers=workers)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Set what has been collected aside: no later look for rubbish goes through it again."""
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    """All files in memory, and one PostgreSQL for all workers, there from the first test that needs it on."""
    if not hasattr(config, "workerinput"):
        keep_temporary_files_in(folder_in_memory())
        os.environ[FOLDER_VARIABLE] = str(named_folder())


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        stop_servers(Path(os.environ.pop(FOLDER_VARIABLE)))


@pytest.fixture
def every_log_line() -> Iterator[None]:
    """For tests that capture what is logged: also what is no warning."""
    structlog.configure(wrapper_class=EVERY_LINE)
    yield
    structlog.configure(wrapper_class=WARNINGS)

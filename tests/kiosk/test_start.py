"""From the command to the first frame: what is on the screen then, and what is not loaded yet."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from kiosk.devices.service_manager import VARIABLE
from tests.booking_core.central.running_centre import running_centre
from tests.kiosk.machines.test_kiosk import PATIENCE_SECONDS, enrolled, opened

STOPS_AT_ITS_FIRST_FRAME = """
import json, linecache, os, sys
from babel.core import get_global

def look(event, arguments):
    if event == "socket.sendto" and arguments[1] == os.environ["NOTIFY_SOCKET"]:
        told = {
            "modules": sorted(sys.modules),
            "sources": sorted(linecache.cache),
            "abroad": len(get_global("likely_subtags")) + len(get_global("territory_aliases")),
        }
        print(json.dumps(told), flush=True)
        os._exit(0)

sys.addaudithook(look)
from kiosk.command_line import main
sys.exit(main())
"""

NOT_IN_THE_FIRST_FRAME = frozenset(
    {
        "PIL",  # letters that a roll printer lacks
        "PySide6.QtOpenGL",
        "PySide6.QtQuick",  # what keys and reading aloud stand on
        "alembic",
        "asyncio",
        "booking_core.domain.schedule",  # a janitor's day
        "cryptography.hazmat.primitives.serialization",  # keys in every form but our own
        "escpos",
        "greenlet",
        "holidays.calendars.islamic",  # of all countries, the town's own is enough
        "holidays.countries.germany",
        "jinja2",
        "litestar",
        "platformdirs",  # a service says where its data lies
        "psycopg",
        "pydantic",
        "qrcode",
        "reportlab",
        "requests",
        "rich",
        "ssl",  # the way to the centre
        "serial",  # barcode readers that do not type
        "sqlalchemy",  # the centre's store
        "typing_extensions",
        "ui.access.guide",
        "urllib3",
    }
)


@dataclass(frozen=True, slots=True)
class FirstFrame:
    """A kiosk that shows what it remembers of the houses: its modules, and what it keeps in memory.

    `sources` are files whose text it keeps, `abroad` counts the languages and countries that Babel guesses by.
    """

    modules: frozenset[str]
    sources: frozenset[str]
    abroad: int


@pytest.fixture(scope="module")
def first_frame(tmp_path_factory: pytest.TempPathFactory) -> FirstFrame:
    folder = tmp_path_factory.mktemp("start")
    with running_centre(folder / "central") as running:
        machine = opened(enrolled(folder / "kiosk", running), running)
        machine.first_picture(within_seconds=PATIENCE_SECONDS)
        machine.stop()
    program = [sys.executable, "-c", STOPS_AT_ITS_FIRST_FRAME, "kiosk", "--data", str(folder / "kiosk")]
    told = subprocess.run(
        program, capture_output=True, text=True, check=True, timeout=60, env={**os.environ, VARIABLE: "manager"}
    )
    found = json.loads(told.stdout)
    return FirstFrame(frozenset(found["modules"]), frozenset(found["sources"]), found["abroad"])


def test_the_service_manager_hears_of_the_first_frame(first_frame: FirstFrame) -> None:
    assert {"PySide6.QtQml", "ui.application", "holidays.countries.denmark"} <= first_frame.modules


def test_nothing_heavy_is_loaded_that_the_first_frame_does_not_need(first_frame: FirstFrame) -> None:
    assert not first_frame.modules & NOT_IN_THE_FIRST_FRAME


def test_no_source_is_read_for_the_sake_of_switches_that_nothing_turns(first_frame: FirstFrame) -> None:
    assert not [file for file in first_frame.sources if file.endswith(".py")]


def test_nothing_is_kept_of_the_languages_of_the_world(first_frame: FirstFrame) -> None:
    assert first_frame.abroad == 0

"""From the command to the first frame: what is on the screen then, and what is not loaded yet."""

import json
import os
import subprocess
import sys

import pytest

from kiosk.devices.service_manager import VARIABLE
from tests.booking_core.central.running_centre import running_centre
from tests.kiosk.test_machine import PATIENCE_SECONDS, enrolled, opened

STOPS_AT_ITS_FIRST_FRAME = """
import json, os, sys

def look(event, arguments):
    if event == "socket.sendto" and arguments[1] == os.environ["NOTIFY_SOCKET"]:
        print(json.dumps(sorted(sys.modules)), flush=True)
        os._exit(0)

sys.addaudithook(look)
from kiosk.command_line import main
sys.exit(main())
"""

NOT_IN_THE_FIRST_FRAME = frozenset(
    {
        "PIL",  # letters that a roll printer lacks
        "alembic",
        "escpos",
        "holidays.countries.germany",  # of all countries, the town's own is enough
        "jinja2",
        "litestar",
        "psycopg",
        "pydantic",
        "qrcode",
        "reportlab",
        "requests",
        "rich",
        "sqlalchemy.dialects.postgresql",
        "sqlalchemy.orm",
        "urllib3",
    }
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The modules of a kiosk at its first frame, which shows what it remembers of the houses."""
    folder = tmp_path_factory.mktemp("start")
    with running_centre(folder / "central") as running:
        machine = opened(enrolled(folder / "kiosk", running), running)
        machine.first_picture(within_seconds=PATIENCE_SECONDS)
        machine.stop()
    program = [sys.executable, "-c", STOPS_AT_ITS_FIRST_FRAME, "kiosk", "--data", str(folder / "kiosk")]
    told = subprocess.run(
        program, capture_output=True, text=True, check=True, timeout=60, env={**os.environ, VARIABLE: "manager"}
    )
    return frozenset(json.loads(told.stdout))


def test_the_service_manager_hears_of_the_first_frame(loaded: frozenset[str]) -> None:
    assert {"PySide6.QtQuick", "ui.application", "holidays.countries.denmark"} <= loaded


def test_nothing_heavy_is_loaded_that_the_first_frame_does_not_need(loaded: frozenset[str]) -> None:
    assert not loaded & NOT_IN_THE_FIRST_FRAME

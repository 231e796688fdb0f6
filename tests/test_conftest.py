"""The floor under all tests holds."""

import builtins
import gc
import os
import socket
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.postgres_server import FOLDER_VARIABLE, named_folder

LONGEST_SOCKET = 107
"""So many signs Linux takes for the name of a socket."""

USUAL_YOUNG_OBJECTS = 700
"""After so many new ones Python looks for rubbish among them, unless it is told otherwise."""


def test_no_test_reaches_another_machine() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outward,
        pytest.raises(ConnectionRefusedError, match=r"192\.0\.2\.1"),
    ):
        outward.connect(("192.0.2.1", 9))


def test_this_machine_may_be_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_a_run_that_needs_no_server_makes_no_folder_for_one(tmp_path: Path) -> None:
    named = named_folder(tmp_path)

    assert not named.exists()
    assert f"-{os.getpid()}-" in named.name
    assert Path(os.environ[FOLDER_VARIABLE]).name.startswith("moedested-postgres-")


def test_a_server_has_a_socket_also_where_temporary_files_lie_deep(tmp_path: Path) -> None:
    own = len(str(named_folder(tmp_path) / "data" / ".s.PGSQL.5432")) - len(str(tmp_path))

    assert own < LONGEST_SOCKET / 2


def test_qt_runs_without_display_and_widgets(qapp: QGuiApplication) -> None:
    assert type(qapp) is QGuiApplication
    assert qapp.platformName() == "offscreen"


def test_what_was_collected_is_looked_through_for_rubbish_no_more() -> None:
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(gc.get_objects())


def test_what_is_young_is_looked_through_seldom() -> None:
    assert gc.get_threshold()[0] > 10 * USUAL_YOUNG_OBJECTS


def test_python_imports_by_itself_with_qt_loaded() -> None:
    assert builtins.__import__.__name__ == "__import__"

"""Where the tests' temporary files lie."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests import own_disks
from tests.memory import folder_in_memory, keep_temporary_files_in

A_MEBIBYTE = 2**20
MORE_THAN_ANY_MACHINE_HAS = 2**60
TELLS = """
import sys
from pathlib import Path
from tests.memory import folder_in_memory
print(folder_in_memory(Path(sys.argv[1]), room_bytes=2**20))
"""


def told_on(disk: str, folder: Path) -> str:
    """What is said of `folder` on a disk of its own."""
    tells = [sys.executable, "-c", TELLS, str(folder)]
    return subprocess.run([*own_disks.on(disk, folder), *tells], capture_output=True, text=True, check=True).stdout


def test_files_lie_where_there_is_room(tmp_path: Path) -> None:
    assert folder_in_memory(tmp_path, room_bytes=A_MEBIBYTE) == tmp_path


def test_and_not_where_there_is_less_than_is_needed(tmp_path: Path) -> None:
    assert folder_in_memory(tmp_path, room_bytes=MORE_THAN_ANY_MACHINE_HAS) is None


def test_nor_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert folder_in_memory(tmp_path / "nowhere", room_bytes=A_MEBIBYTE) is None


def test_nor_where_no_program_may_be_run(tmp_path: Path) -> None:
    """PostgreSQL's programs are copied there for a user who may not read the checkout."""
    small = own_disks.small(4)

    assert told_on(small, tmp_path) == f"{tmp_path}\n"
    assert told_on(f'{small} && mount -o remount,noexec "$1"', tmp_path) == "None\n"


def test_nor_on_a_disk_that_is_full(tmp_path: Path) -> None:
    assert told_on(own_disks.FULL, tmp_path) == "None\n"


def test_whoever_names_a_place_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "/named")

    keep_temporary_files_in(tmp_path)

    assert os.environ["TMPDIR"] == "/named"


def test_from_then_on_temporary_files_lie_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", "/before")

    keep_temporary_files_in(tmp_path)

    assert tempfile.gettempdir() == str(tmp_path)

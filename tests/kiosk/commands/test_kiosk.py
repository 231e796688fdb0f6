"""What a person at the machine reads when the kiosk cannot start."""

import os
import socket
import subprocess
import sys
from errno import EACCES
from pathlib import Path

import pytest

from kiosk.centre.connection import LOCK_FILE
from kiosk.commands.demo import run_demo
from kiosk.commands.kiosk import run_kiosk
from kiosk.commands.windows import NoDisplay, check_display, gui_application
from kiosk.keeping.durable_files import PRIVATE
from kiosk.machines.kiosk import JOURNAL_FILE
from kiosk.setup.identity import KEY_FILE
from tests import own_disks
from tests.kiosk.loopback_centre import LoopbackCentre
from tests.kiosk.test_killed import enrol_by_hand


def test_a_machine_nobody_enrolled_names_both_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_kiosk(["--data", str(tmp_path)]) == 1

    said = capsys.readouterr().err
    assert "moedested central enrol KIOSK" in said
    assert f"moedested kiosk --data {tmp_path} --enrol CODE --centre-url URL" in said


def test_without_a_display_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(NoDisplay, match="there is no display"):
        check_display()


def test_without_a_compositor_a_sentence_names_its_socket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland"))

    with pytest.raises(NoDisplay, match=f"no compositor listens at {tmp_path / 'wayland'}"):
        check_display()

    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland"))
        check_display()


def test_a_compositor_of_another_user_is_told_as_such(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Root may look into every folder, so that the answer of the operating system is played."""

    def refused(path: Path) -> bool:
        raise PermissionError(EACCES, "Permission denied", str(path))

    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland"))
    monkeypatch.setattr(Path, "is_socket", refused)

    with pytest.raises(NoDisplay, match=r"cannot be reached \(Permission denied\): start this as its user"):
        check_display()


def test_where_another_platform_is_named_too_no_compositor_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland;xcb")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    check_display()


def test_screens_are_drawn_by_the_processor_unless_somebody_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QUICK_BACKEND")

    gui_application()

    assert os.environ["QT_QUICK_BACKEND"] == "software"


def test_an_instant_without_its_offset_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run_demo(["--at", "2026-11-26T14:08"])

    assert "with its UTC offset, such as 2026-11-26T14:08+01:00" in capsys.readouterr().err


@pytest.fixture
def enrolled_folder(tmp_path: Path) -> Path:
    """The data folder of a kiosk that its centre has taken in."""
    enrol_by_hand(LoopbackCentre(), tmp_path)
    (tmp_path / KEY_FILE).chmod(PRIVATE)
    return tmp_path


def kiosk_in(folder: Path) -> list[str]:
    """The command that shows the kiosk whose folder that is, in a process of its own."""
    return [sys.executable, "-m", "kiosk.command_line", "kiosk", "--data", str(folder)]


def test_a_folder_in_which_nothing_may_be_written_is_named_with_the_reason(enrolled_folder: Path) -> None:
    command = [*own_disks.on(own_disks.READ_ONLY, enrolled_folder), *kiosk_in(enrolled_folder)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert f"the data folder {enrolled_folder} cannot be written or read" in done.stderr
    assert f"({enrolled_folder / LOCK_FILE}: Read-only file system)" in done.stderr


@pytest.mark.parametrize("file", [JOURNAL_FILE, LOCK_FILE])
def test_a_file_that_cannot_be_opened_is_named(enrolled_folder: Path, file: str) -> None:
    (enrolled_folder / file).mkdir()

    done = subprocess.run(kiosk_in(enrolled_folder), capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert f"({enrolled_folder / file}: " in done.stderr

"""What the service manager hears (sd_notify(3)), and that nobody minds when it does not."""

import socket
from pathlib import Path

import pytest

from kiosk.devices.service_manager import VARIABLE, tell_ready


@pytest.fixture(params=["file", "name"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "manager") if request.param == "file" else f"@{tmp_path.name}-manager"


def test_a_manager_hears_that_the_screen_is_up(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, address)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(address.replace("@", "\0"))
        manager.settimeout(5)

        tell_ready()

        assert manager.recv(100) == b"READY=1"


def test_a_manager_that_is_gone_is_no_reason_to_stop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "gone"))

    tell_ready()

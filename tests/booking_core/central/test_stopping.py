"""A service that is told to stop answers what is under way, wakes who waits, and ends well; told twice it just ends."""

import signal
import socket
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import monotonic
from urllib.parse import urlsplit

import pytest
import requests

from tests.booking_core.central.installed_service import InstalledService, installed_service
from tests.booking_core.central.running_centre import PATIENCE_SECONDS
from tests.booking_core.central.web.visits import prepare

LONG_POLL_SECONDS = 25
SOON_SECONDS = 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    prepare(tmp_path / "centre")
    return tmp_path / "centre"


def open_request(service: InstalledService) -> socket.socket:
    """A booking whose body has not come yet."""
    at = urlsplit(service.url)
    connection = socket.create_connection((at.hostname or "", at.port or 0), timeout=PATIENCE_SECONDS)
    head = "POST /code HTTP/1.1\r\nHost: here\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    connection.sendall(f"{head}Content-Length: 14\r\n\r\n".encode())
    return connection


def wait_for(service: InstalledService, words: str) -> None:
    """Until the log says so."""
    gate, until = Event(), monotonic() + PATIENCE_SECONDS
    while words not in service.log.read_text():
        assert monotonic() < until, service.log.read_text()
        gate.wait(0.02)


def test_long_polls_are_woken_at_once(folder: Path, tmp_path: Path) -> None:
    with installed_service(folder, tmp_path / "log") as service, ThreadPoolExecutor(1) as pool:
        cursor = requests.get(f"{service.url}/v1/changes", timeout=PATIENCE_SECONDS).json()["cursor"]
        waits = f"{service.url}/v1/changes?after={cursor}&wait={LONG_POLL_SECONDS}"
        poll = pool.submit(requests.get, waits, timeout=PATIENCE_SECONDS)
        metrics = ""
        while "moedested_requests_under_way 1.0" not in metrics:
            metrics = requests.get(service.metrics_url, timeout=PATIENCE_SECONDS).text
        began = monotonic()
        code = service.stopped()

    assert (code, poll.result().status_code) == (0, 200)
    assert monotonic() - began < SOON_SECONDS
    assert "stopped" in service.log.read_text()
    assert "Nobody has an account" in service.log.read_text()


def test_a_request_under_way_is_answered(folder: Path, tmp_path: Path) -> None:
    with installed_service(folder, tmp_path / "log") as service:
        connection = open_request(service)
        while "moedested_requests_under_way 1.0" not in requests.get(service.metrics_url, timeout=9).text:
            pass
        service.process.send_signal(signal.SIGTERM)
        wait_for(service, "stopping")
        connection.sendall(b"code=123456789")
        answer = connection.recv(4096)
        connection.close()
        code = service.process.wait(PATIENCE_SECONDS)

    assert answer.startswith(b"HTTP/1.1 400")
    assert code == 0


def test_a_second_signal_ends_it_as_it_stands(folder: Path, tmp_path: Path) -> None:
    with installed_service(folder, tmp_path / "log") as service, open_request(service):
        while "moedested_requests_under_way 1.0" not in requests.get(service.metrics_url, timeout=9).text:
            pass
        service.process.send_signal(signal.SIGTERM)
        wait_for(service, "stopping")
        service.process.send_signal(signal.SIGTERM)
        code = service.process.wait(SOON_SECONDS)

    assert code == -signal.SIGTERM


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_store_is_closed_and_leaves_one_file(folder: Path, tmp_path: Path, number: signal.Signals) -> None:
    with installed_service(folder, tmp_path / "log") as service:
        requests.get(f"{service.url}/v1/venues", timeout=PATIENCE_SECONDS)
        service.process.send_signal(number)
        code = service.process.wait(PATIENCE_SECONDS)

    assert code == 0
    assert sorted(one.name for one in folder.glob("central.sqlite*")) == ["central.sqlite"]
    with sqlite3.connect(folder / "central.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

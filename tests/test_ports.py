"""What a test is told is its own port is nobody else's, and its service answers there all the same."""

import socket
from pathlib import Path

import pytest
import requests

from tests.booking_core.central.running_centre import PATIENCE_SECONDS, MovableClock, opened_centre, served
from tests.ports import HERE, own_port


def test_nobody_else_is_given_a_port_before_its_service_listens() -> None:
    with own_port() as port, socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind((HERE, port))


def test_every_connection_reaches_the_service_and_none_whoever_keeps_its_port(tmp_path: Path) -> None:
    with opened_centre(tmp_path, MovableClock()) as centre, served(centre) as url:
        answers = [requests.get(f"{url}/healthz", timeout=PATIENCE_SECONDS).status_code for _ in range(20)]

    assert answers == 20 * [200]

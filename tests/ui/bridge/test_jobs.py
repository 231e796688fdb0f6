import logging
import threading

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.visitor import PATIENCE_MS
from ui.bridge.jobs import JobRunner


def test_a_result_is_delivered_on_the_gui_thread(qtbot: QtBot) -> None:
    jobs, delivered = JobRunner(), list[tuple[int, int]]()
    jobs.run(threading.get_ident, lambda worker: delivered.append((worker, threading.get_ident())), failed=lambda: None)
    qtbot.waitUntil(lambda: bool(delivered), timeout=PATIENCE_MS)
    worker, deliverer = delivered[0]
    assert deliverer == threading.get_ident() != worker


def test_a_job_that_raises_is_logged_and_told(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    jobs, failures = JobRunner(), list[str]()

    def work() -> None:
        message = "no disk"
        raise OSError(message)

    with caplog.at_level(logging.ERROR):
        jobs.run(work, lambda _: failures.append("done"), failed=lambda: failures.append("failed"))
        qtbot.waitUntil(lambda: bool(failures), timeout=PATIENCE_MS)
    assert failures == ["failed"]
    assert "no disk" in caplog.text


def test_after_stop_nothing_is_delivered(qtbot: QtBot) -> None:
    jobs, delivered = JobRunner(), list[int]()
    jobs.run(lambda: 1, delivered.append, failed=lambda: None)
    jobs.stop()
    qtbot.wait(20)
    assert delivered == []

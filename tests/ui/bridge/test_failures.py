import logging
import sys

import pytest

from ui.bridge.failures import failures_handled


def test_a_failure_starts_the_screen_over(caplog: pytest.LogCaptureFixture) -> None:
    started_over: list[int] = []
    with failures_handled(lambda: started_over.append(1)), caplog.at_level(logging.ERROR):
        sys.excepthook(ValueError, ValueError("broken"), None)
    assert started_over == [1]


def test_the_hook_of_before_comes_back() -> None:
    before = sys.excepthook
    with failures_handled(lambda: None):
        assert sys.excepthook is not before
    assert sys.excepthook is before

"""What the program logs may be read by people whom the persons in it do not concern."""

import subprocess
import sys

FAILS_WITH_A_NUMBER_IN_HAND = """
import structlog
from kiosk.logs import log_without_values

def call(phone):
    raise RuntimeError("out of order")

log_without_values()
try:
    call("".join(["44", "99", "88", "77"]))
except RuntimeError as err:
    structlog.get_logger().error("gave up", exc_info=err)
"""


def test_a_traceback_tells_where_it_failed_and_not_what_was_in_hand() -> None:
    program = [sys.executable, "-c", FAILS_WITH_A_NUMBER_IN_HAND]

    told = subprocess.run(program, capture_output=True, text=True, check=True, timeout=60)

    assert "gave up" in told.stderr
    assert "RuntimeError: out of order" in told.stderr
    assert "44998877" not in told.stderr
    assert told.stdout == ""

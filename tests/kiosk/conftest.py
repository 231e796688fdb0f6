"""The real central service, for the tests of a machine that do without a played one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.booking_core.central.running_centre import RunningCentre, running_centre


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    """One service for each test: nobody inherits another test's bookings."""
    with running_centre(tmp_path / "centre") as centre:
        yield centre

"""One service for each test: nobody inherits another test's bookings."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.booking_core.central.running_centre import RunningCentre, running_centre


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with running_centre(tmp_path) as centre:
        yield centre

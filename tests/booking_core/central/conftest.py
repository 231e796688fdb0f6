"""One service for each test: nobody inherits another test's bookings."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from booking_core.central.backups import back_up
from tests.booking_core.central.restored_town import Town, town_in
from tests.booking_core.central.running_centre import RunningCentre, chosen_database, running_centre


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with running_centre(tmp_path) as centre:
        yield centre


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with town_in(tmp_path / "centre") as town:
        yield town


@pytest.fixture
def copy(town: Town, tmp_path: Path) -> Path:
    """Of the centre before anything was booked."""
    target = tmp_path / "copy.sqlite"
    back_up(town.folder, target, chosen_database())
    return target

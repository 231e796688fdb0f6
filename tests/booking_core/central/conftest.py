"""One service for each test: nobody inherits another test's bookings."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from booking_core.central.backups import back_up
from booking_core.domain.identity import VenueId
from booking_core.store import devices
from tests.booking_core.central.kiosk_at_the_centre import Kiosk, enrolled
from tests.booking_core.central.restored_town import DESK, FOYER, Town
from tests.booking_core.central.running_centre import RunningCentre, chosen_database, running_centre


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with running_centre(tmp_path) as centre:
        yield centre


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with ExitStack() as stack:
        running = stack.enter_context(running_centre(tmp_path / "centre"))
        kiosk = Kiosk(enrolled(running, FOYER))
        kiosk.start()
        with running.centre.store.writing() as connection:
            devices.register_desk(connection, DESK, VenueId("medborgerhus"))
        desk = enrolled(running, DESK)
        desk.hello()
        yield Town(tmp_path / "centre", stack, running, kiosk, desk)


@pytest.fixture
def copy(town: Town, tmp_path: Path) -> Path:
    """Of the centre before anything was booked."""
    target = tmp_path / "copy.sqlite"
    back_up(town.folder, target, chosen_database())
    return target

"""One service for each test, with nobody else's bookings; or one for all of a module: `house` or `untouched`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from booking_core.central.data_folder.backups import back_up
from tests.booking_core.central.desks import a_desk, taken_in
from tests.booking_core.central.machines.test_answering import KIOSK, Device
from tests.booking_core.central.restored_town import Town, town_in
from tests.booking_core.central.running_centre import RunningCentre, chosen_database, running_centre


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with running_centre(tmp_path) as centre:
        yield centre


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, each_engine_once: str) -> Iterator[RunningCentre]:
    """One service for all tests of a module, on each engine."""
    with running_centre(tmp_path_factory.mktemp(each_engine_once)) as centre:
        yield centre


@pytest.fixture(scope="module")
def desk(house: RunningCentre) -> Device:
    return a_desk(house)


@pytest.fixture(scope="module")
def kiosk(house: RunningCentre) -> Device:
    return taken_in(house, KIOSK)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    """One for all tests of a module that are refused whatever they ask: they leave nothing that others inherit."""
    with running_centre(tmp_path_factory.mktemp("untouched")) as centre:
        yield centre
        assert centre.centre.store.feed.snapshot(now=centre.clock()).bookings == ()


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

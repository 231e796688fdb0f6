"""A machine put together: one process a folder, and pictures in the order in which they were made."""

from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from time import monotonic, sleep, time

import pytest

from booking_core.central.machines.overview import listing
from booking_core.store.machine_disk.machine_files import DiskRefused
from kiosk.centre.connection import LOCK_FILE, FolderInUse, NothingToShow
from kiosk.devices.print_queue import WAITING
from kiosk.devices.printer_address import QUEUE_FOLDER
from kiosk.machines.kiosk import Machine, open_machine
from kiosk.paper.typesetting import typeset
from kiosk.setup.enrolment import enrol
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from tests.booking_core.central.machines.test_answering import CODE, keep_code
from tests.booking_core.central.running_centre import RunningCentre, ask_for, running_centre
from ui.ports import HousePicture

PATIENCE_SECONDS = 20


def enrolled(folder: Path, running: RunningCentre) -> KioskSettings:
    keep_code(running)
    folder.mkdir()
    enrol(running.url, CODE, folder)
    return KioskSettings(folder)


def opened(settings: KioskSettings, running: RunningCentre) -> Machine:
    return open_machine(settings, load_identity(settings.data_dir), typesetter=typeset, clock=running.clock)


def test_the_first_picture_comes_from_the_centre_and_newer_ones_follow(tmp_path: Path) -> None:
    posted: SimpleQueue[HousePicture] = SimpleQueue()
    with running_centre(tmp_path / "central") as running:
        machine = opened(enrolled(tmp_path / "kiosk", running), running)
        try:
            first = machine.first_picture(within_seconds=PATIENCE_SECONDS)
            machine.follow(posted.put)
            running.post("/v1/bookings", ask_for("mh-lok3", "2026-11-26T15:00:00+01:00", "2026-11-26T16:00:00+01:00"))
            newer = posted.get(timeout=PATIENCE_SECONDS)
            while not newer.calendar.bookings:
                newer = posted.get(timeout=PATIENCE_SECONDS)
        finally:
            machine.stop()

    assert (first.connected, len(first.calendar.bookings)) == (True, 0)
    assert [booking.space for booking in newer.calendar.bookings.values()] == ["mh-lok3"]


def test_a_printer_that_takes_nothing_is_told_to_the_centre(tmp_path: Path) -> None:
    with running_centre(tmp_path / "central") as running:
        settings = enrolled(tmp_path / "kiosk", running)
        nowhere = f"escpos+file:{tmp_path / 'away' / 'printer'}"
        queue = settings.data_dir / QUEUE_FOLDER
        queue.mkdir()
        (queue / f"{round(time() * 1000)}-receipt{WAITING}").write_bytes(b"paper")
        machine = opened(replace(settings, printer=nowhere), running)
        try:
            machine.first_picture(within_seconds=PATIENCE_SECONDS)
            machine.follow(lambda _: None)
            until = monotonic() + PATIENCE_SECONDS
            while "1 papers wait for its printer" not in (told := told_by(running)):
                assert monotonic() < until, told
                sleep(0.05)
        finally:
            machine.stop()


def told_by(running: RunningCentre) -> str:
    """What operations are told of the machines."""
    return "\n".join(listing(running.centre.store, now=running.clock()))


def test_a_machine_that_has_never_seen_its_centre_has_nothing_to_show(tmp_path: Path) -> None:
    with running_centre(tmp_path / "central") as running:
        settings = enrolled(tmp_path / "kiosk", running)
        machine = opened(settings, running)
    try:
        with pytest.raises(NothingToShow):
            machine.first_picture(within_seconds=0.5)
    finally:
        machine.stop()


def test_a_restart_without_the_centre_shows_what_was_seen_last(tmp_path: Path) -> None:
    with running_centre(tmp_path / "central") as running:
        settings = enrolled(tmp_path / "kiosk", running)
        before = opened(settings, running)
        before.first_picture(within_seconds=PATIENCE_SECONDS)
        before.stop()

    after = opened(settings, running)
    try:
        picture = after.first_picture(within_seconds=PATIENCE_SECONDS)
    finally:
        after.stop()

    assert not picture.connected
    assert picture.municipality.name == "Herlev Kommune"


def test_a_folder_that_takes_no_lock_is_told_as_the_disk_refusing(tmp_path: Path) -> None:
    with running_centre(tmp_path / "central") as running:
        settings = enrolled(tmp_path / "kiosk", running)
        (settings.data_dir / LOCK_FILE).mkdir()

        with pytest.raises(DiskRefused):
            opened(settings, running)


def test_two_processes_never_share_a_folder(tmp_path: Path) -> None:
    with running_centre(tmp_path / "central") as running:
        settings = enrolled(tmp_path / "kiosk", running)
        first = opened(settings, running)
        with pytest.raises(FolderInUse):
            opened(settings, running)
        first.stop()
        opened(settings, running).stop()

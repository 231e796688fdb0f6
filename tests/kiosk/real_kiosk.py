"""A kiosk as it is installed, enrolled at a running centre."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from booking_core.domain.identity import DeviceId
from booking_core.store.machines import devices
from kiosk.machines.kiosk import Machine, open_machine
from kiosk.paper.typesetting import typeset
from kiosk.setup.enrolment import enrol
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, RunningCentre
from tests.kiosk.machine import Screen

CODE = "7K2M-4Q9P"


def a_kiosk(running: RunningCentre) -> DeviceId:
    return next(iter(running.centre.store.municipality().kiosk_by_id))


def enrolled(running: RunningCentre, folder: Path) -> None:
    with running.centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, a_kiosk(running), CODE, now=running.clock())
    enrol(running.url, CODE, folder)


@contextmanager
def kiosk_at(running: RunningCentre, folder: Path, *, papers: Path) -> Iterator[Machine]:
    """A kiosk of that centre with its data in `folder`, which follows the feed and prints into `papers`."""
    enrolled(running, folder)
    settings = KioskSettings(folder, printer_folder=papers)
    machine = open_machine(settings, load_identity(folder), typesetter=typeset, clock=running.clock)
    try:
        machine.first_picture(within_seconds=PATIENCE_SECONDS)
        machine.follow(Screen().post)
        yield machine
    finally:
        machine.stop()

"""`moedested front-desk`: the day's board for staff."""

from collections.abc import Sequence

import kiosk.loading.binding  # noqa: F401  first: see there

# isort: split
from PySide6.QtCore import QSize

from booking_core.domain.identity import DeviceRole
from kiosk.commands.doctor import desk_findings
from kiosk.commands.machine import MachineCommand, staff_languages
from kiosk.commands.windows import check_display, show_until_closed
from kiosk.machines.front_desk import open_front_desk
from kiosk.paper.receipts import on_paper
from kiosk.setup.identity import Identity
from kiosk.setup.settings import KioskSettings, WindowMode
from kiosk.staff.desk_comfort import KeptComfort
from ui.front_desk import FrontDeskApplication
from ui.ports import Clock, HousePicture

WINDOW_SIZE = QSize(1366, 768)


def run_front_desk(arguments: Sequence[str]) -> int:
    """Show the desk until it is closed; with `--enrol CODE` take the machine in, with `--doctor` tell how it is."""
    command = MachineCommand("front-desk", "The day's board for staff.", DeviceRole.DESK, _show, desk_findings)
    return command.run(arguments)


def _show(settings: KioskSettings, identity: Identity, clock: Clock) -> int:
    languages = staff_languages(settings.language)
    check_display()
    machine = open_front_desk(settings, identity, typesetter=on_paper, clock=clock)

    def screens(picture: HousePicture) -> FrontDeskApplication:
        venue = identity.enrolled.venue
        kept = KeptComfort(settings.data_dir)
        return FrontDeskApplication(picture, machine.desk, venue=venue, clock=clock, languages=languages, comfort=kept)

    size = WINDOW_SIZE if settings.window is WindowMode.WINDOW else None
    return show_until_closed(machine, screens, size=size)

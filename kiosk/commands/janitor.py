"""`moedested janitor`: the janitor's round on a tablet. It is enrolled as a desk of its house, and books nothing."""

from collections.abc import Sequence

import kiosk.loading.binding  # noqa: F401  first: see there

# isort: split
from PySide6.QtCore import QSize

from booking_core.domain.identity import DeviceRole
from kiosk.clocks import steady_seconds
from kiosk.commands.doctor import tablet_findings
from kiosk.commands.machine import MachineCommand, staff_languages
from kiosk.commands.windows import check_display, show_until_closed
from kiosk.machines.janitor import open_janitor
from kiosk.setup.identity import Identity
from kiosk.setup.settings import KioskSettings, WindowMode
from ui.janitor import JanitorApplication
from ui.ports import Clock, HousePicture

WINDOW_SIZE = QSize(1280, 800)


def run_janitor(arguments: Sequence[str]) -> int:
    """Show the round until it is closed; with `--enrol CODE` take the machine in, with `--doctor` tell how it is."""
    command = MachineCommand("janitor", "The janitor's round on a tablet.", DeviceRole.DESK, _show, tablet_findings)
    return command.run(arguments)


def _show(settings: KioskSettings, identity: Identity, clock: Clock) -> int:
    languages = staff_languages(settings.language)
    check_display()
    machine = open_janitor(settings, identity, language=languages[0], clock=clock)

    def screens(picture: HousePicture) -> JanitorApplication:
        return JanitorApplication(
            picture,
            machine.desk,
            venue=identity.enrolled.venue,
            clock=machine.clock,
            steady=steady_seconds,
            languages=languages,
        )

    size = WINDOW_SIZE if settings.window is WindowMode.WINDOW else None
    return show_until_closed(machine, screens, size=size)

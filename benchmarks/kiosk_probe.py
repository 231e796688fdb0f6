"""A kiosk as its own process, which says when its first frame is on the screen, and then stays."""

import sys
from pathlib import Path

from PySide6.QtCore import QSize

from kiosk.clocks import machine_clock
from kiosk.identity import load_identity
from kiosk.machine import open_machine
from kiosk.settings import KioskSettings
from kiosk.typesetting import typeset
from kiosk.windows import gui_application, stopping
from ui.application import KioskApplication

FIRST_FRAME = "first frame"


def main() -> None:
    """Show the kiosk whose data folder is named, until the process is ended."""
    folder = Path(sys.argv[1])
    application = gui_application()
    machine = open_machine(KioskSettings(folder), load_identity(folder), typesetter=typeset, clock=machine_clock)
    with stopping(machine):
        screens = KioskApplication(machine.first_picture(within_seconds=20), machine.desk, clock=machine_clock)
        machine.follow(screens.post)
        screens.window.frameSwapped.connect(_say_once)
        screens.show(size=QSize(1080, 1920))
        application.exec()


_said: list[str] = []


def _say_once() -> None:
    if not _said:
        _said.append(FIRST_FRAME)
        sys.stdout.write(FIRST_FRAME + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

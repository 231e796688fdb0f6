"""Hands at a front desk's window, in a process of its own; they tell, as JSON, how the screen did.

FOLDER STEPS     scroll the board of all rooms
"""

import sys
from pathlib import Path

import kiosk.loading.binding  # noqa: F401  first: see there

# isort: split
import msgspec
from PySide6.QtCore import QSize

from benchmarks.glass import SETTLING_MS, Glass
from benchmarks.handled import Done
from benchmarks.instant import PRETEND_NOW
from booking_core.domain.identity import VenueId
from booking_core.domain.time_spans import instant_of
from kiosk.clocks import pretending_clock
from kiosk.commands.windows import gui_application, stopping
from kiosk.machines.front_desk import open_front_desk
from kiosk.paper.receipts import on_paper
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from ui.front_desk import FrontDeskApplication

DESK = QSize(1920, 1080)
FIRST_PICTURE_SECONDS = 20
SCROLLED_PX = 24


def at_the_desk(screens: FrontDeskApplication, *, steps: int) -> Done:
    """Scroll the board down and up again."""
    glass = Glass(screens.window)
    glass.finger.pause(SETTLING_MS)
    board = glass.finger.find("boardScroll")
    assert board is not None
    reach = round(float(board.property("contentHeight")) - board.height())
    assert reach > SCROLLED_PX, "the board needs no scrolling"
    frames_a_second, cpu_ms = glass.paced(lambda number: board.setProperty("contentY", _swing(number, reach)), steps)
    return Done(frames_a_second=frames_a_second, cpu_ms_a_frame=cpu_ms)


def _swing(step: int, reach: int) -> int:
    """Down and up again without end, never twice the same place."""
    steps = reach // SCROLLED_PX
    there_and_back = (step + 1) % (2 * steps)
    return SCROLLED_PX * min(there_and_back, 2 * steps - there_and_back)


def _desk(folder: Path, *, steps: int) -> Done:
    clock = pretending_clock(instant_of(PRETEND_NOW))
    gui_application()
    machine = open_front_desk(KioskSettings(folder), load_identity(folder), typesetter=on_paper, clock=clock)
    with stopping(machine):
        picture = machine.first_picture(within_seconds=FIRST_PICTURE_SECONDS)
        screens = FrontDeskApplication(picture, machine.desk, venue=VenueId("medborgerhus"), clock=clock)
        machine.follow(screens.post)
        screens.show(size=DESK)
        done = at_the_desk(screens, steps=steps)
        screens.close()
    return done


def main() -> None:
    """Do what the arguments say, and write `Done` as JSON."""
    folder, steps = sys.argv[1:]
    sys.stdout.write(msgspec.json.encode(_desk(Path(folder), steps=int(steps))).decode() + "\n")


if __name__ == "__main__":
    main()

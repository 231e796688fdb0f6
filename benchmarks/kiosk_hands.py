"""Hands at a kiosk's or a desk's window, in a process of its own; they tell, as JSON, how the screen did.

kiosk FOLDER TOUCHES LEAVES CYCLES     touch, leaf through the rooms, come and go
desk FOLDER STEPS                      scroll the board of all rooms
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import kiosk.binding  # noqa: F401  first: see there

# isort: split
import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, QSize
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from benchmarks.central import PRETEND_NOW
from benchmarks.handled import Done, Touch
from benchmarks.processes import pss_mib, rss_mib
from booking_core.domain.identity import VenueId
from booking_core.domain.time_spans import instant_of
from kiosk.clocks import pretending_clock
from kiosk.front_desk import open_front_desk
from kiosk.identity import load_identity
from kiosk.machine import open_machine
from kiosk.machine_command import citizens_languages
from kiosk.paper.receipts import on_paper
from kiosk.settings import KioskSettings
from kiosk.touring.finger import Finger, NotThere
from kiosk.windows import gui_application, stopping
from ui.application import KioskApplication
from ui.front_desk import FrontDeskApplication
from ui.view_models.attract import AttractModel
from ui.view_models.find import FindModel
from ui.view_models.frame import QUIET_SECONDS, WARNING_SECONDS, FrameModel
from ui.view_models.navigation import Page
from ui.view_models.results import ResultsModel
from ui.view_models.session import Session

PORTRAIT, DESK = QSize(1080, 1920), QSize(1920, 1080)
FIRST_PICTURE_SECONDS = 20
FINGER_LIES_MS = 80
SETTLING_MS = 1000
STILL_AFTER_SECONDS = 0.12
SCROLLED_PX = 24
WARM_UP_SHARE = 0.1
LOOKS_FURTHER = 10
LAP = (
    *("find", "need-quiet", "need-quiet", "when-now", "purpose-talk", "purpose-meeting", "when-later"),
    *("show", "take-0", "back", "back", "back"),
    *("contrast", "contrast", "textSize", "textSize", "textSize", "language", "language-en"),
)
"""What one pair of hands touches: from the first page to the confirm page and back, and then the helps."""


class Glass:
    """A window that is shown, with a finger on it and every frame noted."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self.finger = Finger(window)
        self._device = QTest.createTouchDevice()
        self._frames: list[float] = []
        window.frameSwapped.connect(lambda: self._frames.append(perf_counter()))

    def touch(self, name: str) -> Touch:
        """Touch what is called `name` on a page at rest."""
        item = self._at_rest(name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        down = self.ms_until_drawn(
            lambda: QTest.touchEvent(self._window, self._device).press(0, middle, self._window).commit()
        )
        self.finger.pause(FINGER_LIES_MS)
        cpu = process_time()
        up = self.ms_until_drawn(
            lambda: QTest.touchEvent(self._window, self._device).release(0, middle, self._window).commit()
        )
        return Touch(down, up, (process_time() - cpu) * 1000)

    def ms_until_drawn(self, act: Callable[[], object]) -> float:
        """Do something that changes the screen, and wait for the frame."""
        before, began = len(self._frames), perf_counter()
        act()
        while len(self._frames) == before:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        # Pages that were left go when control is back in the loop that showed them, and none runs between two acts.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return (self._frames[before] - began) * 1000

    def paced(self, acts: Callable[[int], object], times: int) -> tuple[float, float]:
        """Frames a second when each of so many acts is drawn before the next, and CPU in ms a frame."""
        began, cpu, before = perf_counter(), process_time(), len(self._frames)
        for number in range(times):
            self.ms_until_drawn(lambda number=number: acts(number))  # type: ignore[misc]
        frames = len(self._frames) - before
        return frames / (perf_counter() - began), (process_time() - cpu) * 1000 / frames

    def _at_rest(self, name: str) -> QQuickItem:
        self.finger.wait_for(lambda: self.finger.find(name) is not None, name)
        self.finger.wait_until_touchable()
        self.finger.wait_for(lambda: perf_counter() - self._frames[-1] > STILL_AFTER_SECONDS, "a screen at rest")
        item = self.finger.find(name)
        if item is None:
            raise NotThere(name)
        return item


def at_the_kiosk(screens: KioskApplication, *, touches: int, leaves: int, cycles: int) -> Done:
    """Touch at least so often, leaf so often through the rooms that fit, then come, choose and walk away so often."""
    glass = Glass(screens.window)
    glass.finger.pause(SETTLING_MS)
    measured: list[Touch] = []
    while len(measured) < touches:
        measured += [glass.touch(name) for name in LAP]
        screens.start_over()
    attract, find, results, _ = _models(screens)
    glass.ms_until_drawn(attract.find)
    glass.ms_until_drawn(lambda: (find.chooseWhen("later"), find.show()))
    frames_a_second, cpu_ms = glass.paced(lambda _: results.showMore(), leaves)
    screens.start_over()
    warm_up = round(cycles * WARM_UP_SHARE)
    _come_and_go(screens, glass, warm_up)
    before = rss_mib()
    _come_and_go(screens, glass, cycles - warm_up)
    return Done(measured, frames_a_second, cpu_ms, (before, rss_mib()), pss_mib(os.getpid()))


def _come_and_go(screens: KioskApplication, glass: Glass, times: int) -> None:
    """Choose and walk away: the screen asks, and forgets. Every tenth looks at the rooms and at one of them before."""
    attract, find, results, frame = _models(screens)
    for number in range(times):
        glass.ms_until_drawn(attract.find)
        glass.ms_until_drawn(lambda: find.toggleNeed("quiet"))
        if number % LOOKS_FURTHER == 0:
            glass.ms_until_drawn(find.show)
            glass.ms_until_drawn(lambda: results.take(0))
        glass.ms_until_drawn(lambda: _wait(frame, QUIET_SECONDS))
        glass.ms_until_drawn(lambda: _wait(frame, WARNING_SECONDS))
        assert screens.visit.page is Page.ATTRACT
        assert screens.visit.session == Session()


def _wait(frame: FrameModel, seconds: int) -> None:
    for _ in range(seconds):
        frame.beat()


def _models(screens: KioskApplication) -> tuple[AttractModel, FindModel, ResultsModel, FrameModel]:
    attract, find, results = (screens.models[name] for name in ("attract", "find", "results"))
    assert isinstance(attract, AttractModel)
    assert isinstance(find, FindModel)
    assert isinstance(results, ResultsModel)
    return attract, find, results, screens.frame


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


def _kiosk(folder: Path, *, touches: int, leaves: int, cycles: int) -> Done:
    clock = pretending_clock(instant_of(PRETEND_NOW))
    gui_application()
    machine = open_machine(KioskSettings(folder), load_identity(folder), typesetter=on_paper, clock=clock)
    with stopping(machine):
        picture = machine.first_picture(within_seconds=FIRST_PICTURE_SECONDS)
        languages = citizens_languages("da", picture.municipality.languages)
        screens = KioskApplication(picture, machine.desk, clock=machine.clock, languages=languages)
        machine.follow(screens.post)
        screens.show(size=PORTRAIT)
        done = at_the_kiosk(screens, touches=touches, leaves=leaves, cycles=cycles)
        screens.close()
    return done


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
    kind, folder, *numbers = sys.argv[1:]
    counts = [int(number) for number in numbers]
    if kind == "kiosk":
        touches, leaves, cycles = counts
        done = _kiosk(Path(folder), touches=touches, leaves=leaves, cycles=cycles)
    else:
        done = _desk(Path(folder), steps=counts[0])
    sys.stdout.write(msgspec.json.encode(done).decode() + "\n")


if __name__ == "__main__":
    main()

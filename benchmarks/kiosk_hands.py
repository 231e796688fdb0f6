"""Hands at a kiosk's window, in a process of its own, with little but the kiosk in it; they tell, as JSON, how it did.

FOLDER TOUCHES LEAVES CYCLES REST_MS     touch, leaf through the rooms, come and go, and leave it alone for a while
"""

import os
import sys
from pathlib import Path

import kiosk.loading.binding  # noqa: F401  first: see there

# isort: split
import msgspec
from PySide6.QtCore import QSize

from benchmarks.glass import SETTLING_MS, Glass
from benchmarks.handled import Done, Touch
from benchmarks.instant import PRETEND_NOW
from benchmarks.processes import pss_mib, rss_mib
from booking_core.domain.time_spans import instant_of
from booking_core.language.locales import forget_the_world
from kiosk.clocks import pretending_clock
from kiosk.commands.machine import citizens_languages
from kiosk.commands.windows import gui_application, stopping
from kiosk.machines.kiosk import open_machine
from kiosk.paper.receipts import on_paper
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from ui.application import KioskApplication
from ui.view_models.finding.find import FindModel
from ui.view_models.finding.results import ResultsModel
from ui.view_models.frame.frame import QUIET_SECONDS, WARNING_SECONDS, FrameModel
from ui.view_models.house.attract import AttractModel
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session

PORTRAIT = QSize(1080, 1920)
FIRST_PICTURE_SECONDS = 20
WARM_UP_SHARE = 0.1
LOOKS_FURTHER = 10
LAP = (
    *("find", "need-quiet", "need-quiet", "when-now", "purpose-talk", "purpose-meeting", "when-later"),
    *("show", "take-0", "back", "back", "back"),
    *("contrast", "contrast", "textSize", "textSize", "textSize", "language", "language-en"),
)
"""What one pair of hands touches: from the first page to the confirm page and back, and then the helps."""


def at_the_kiosk(screens: KioskApplication, *, touches: int, leaves: int, cycles: int, rest_ms: int) -> Done:
    """Touch at least so often, leaf so often through the rooms that fit, come, choose and walk away so often; rest."""
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
    grown = before, rss_mib()
    glass.finger.pause(rest_ms)
    return Done(measured, frames_a_second, cpu_ms, grown, pss_mib(os.getpid()))


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


def _kiosk(folder: Path, *, touches: int, leaves: int, cycles: int, rest_ms: int) -> Done:
    clock = pretending_clock(instant_of(PRETEND_NOW))
    forget_the_world()
    gui_application()
    machine = open_machine(KioskSettings(folder), load_identity(folder), typesetter=on_paper, clock=clock)
    with stopping(machine):
        picture = machine.first_picture(within_seconds=FIRST_PICTURE_SECONDS)
        languages = citizens_languages("da", picture.municipality.languages)
        screens = KioskApplication(picture, machine.desk, clock=machine.clock, languages=languages)
        machine.follow(screens.post)
        screens.show(size=PORTRAIT)
        done = at_the_kiosk(screens, touches=touches, leaves=leaves, cycles=cycles, rest_ms=rest_ms)
        screens.close()
    return done


def main() -> None:
    """Do what the arguments say, and write `Done` as JSON."""
    folder, *numbers = sys.argv[1:]
    touches, leaves, cycles, rest_ms = (int(number) for number in numbers)
    done = _kiosk(Path(folder), touches=touches, leaves=leaves, cycles=cycles, rest_ms=rest_ms)
    sys.stdout.write(msgspec.json.encode(done).decode() + "\n")


if __name__ == "__main__":
    main()

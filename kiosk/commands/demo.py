"""`moedested demo`: everything of Mødested on one machine, to look at and try.

With a display it opens a kiosk in a window on a central store of its own. Without one it walks the main job by
itself and leaves pictures, paper and an account in `build/tour`.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from shutil import rmtree
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt

from booking_core.domain.identity import VenueId
from kiosk.centre.connection import FolderInUse, NothingToShow
from kiosk.clocks import instant_argument, machine_clock, pretending_clock
from kiosk.commands.machine import citizens_languages
from kiosk.commands.windows import gui_application, show_until_closed, stopping
from kiosk.devices.voices import SoundOut, SpeechKind, closing_voice, voice_of
from kiosk.machines.front_desk import open_front_desk
from kiosk.machines.kiosk import Machine, open_machine
from kiosk.paper.typesetting import typeset
from kiosk.setup.enrolment import EnrolmentFailed, enrol
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import DEFAULT_LANGUAGE, KioskSettings
from kiosk.touring import demo_centre
from kiosk.touring.clerk import Clerk
from kiosk.touring.demo_centre import DemoCentre, DemoFailed
from kiosk.touring.finger import NotThere
from kiosk.touring.tour import DEMO_PICTURES, Account, Seat, take_desk, take_seat, walk
from ui.application import KioskApplication
from ui.ports import Clock, HousePicture
from ui.screens import ScreensUnusable

OK, FAILED = 0, 1
DEMO_FOLDER = Path("build/demo")
TOUR_FOLDER = Path("build/tour")
HERE, THERE, DESK = "mh-kiosk-1", "bib-kiosk-1", "medborgerhus-desk"
HOUSE = VenueId("medborgerhus")
PAPER = "paper"
HERLEV_TIME = ZoneInfo("Europe/Copenhagen")
EARLIEST, LATEST = time(9), time(17)
QUIET_DAYS = frozenset({(12, 24), (12, 25), (12, 26), (12, 31), (1, 1)})
AFTERNOON = time(14, 8)
WINDOW_HEIGHT_SHARE = 0.9
PORTRAIT = QSize(1080, 1920)


@dataclass(frozen=True, slots=True)
class DemoTime:
    """When the demonstration plays. `pretend` is None when it plays now."""

    start: datetime
    pretend: datetime | None

    def clock(self) -> Clock:
        """Shows `start` when it is made, and runs on."""
        return machine_clock if self.pretend is None else pretending_clock(self.pretend)


def run_demo(arguments: Sequence[str]) -> int:
    """Show the demonstration; 0 when it went as it should."""
    options = _parser().parse_args(list(arguments))
    try:
        if options.tour or not has_display():
            return _tour(options.at)
        return _window(options.at, with_desk=options.desk, stands_still=options.still)
    except (DemoFailed, EnrolmentFailed, FolderInUse, ScreensUnusable) as err:
        return _say_failure(str(err))
    except NothingToShow:
        return _say_failure("the central service did not answer")
    except NotThere as err:
        return _say_failure(f"the tour stopped: {err}; the pictures so far are in {TOUR_FOLDER}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="moedested demo", description="Everything on one machine, to try.")
    parser.add_argument("--tour", action="store_true", help="walk the main job offscreen, also when there is a display")
    parser.add_argument("--desk", action="store_true", help="open the front desk beside the kiosk")
    parser.add_argument("--still", action="store_true", help='pages stand still at once, as motion = "reduced" has it')
    parser.add_argument("--at", type=instant_argument, help="pretend it is this instant, with its UTC offset")
    return parser


def has_display() -> bool:
    """Whether a window can be shown here."""
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def demo_time(now: datetime, wanted: datetime | None) -> DemoTime:
    """The time wanted, else now when the houses are open, else the next ordinary day at 14.08."""
    if wanted is not None:
        return DemoTime(wanted.astimezone(UTC), wanted.astimezone(UTC))
    local = now.astimezone(HERLEV_TIME)
    if EARLIEST <= local.time() < LATEST and not _is_quiet(local):
        return DemoTime(now, None)
    return afternoon(now)


def afternoon(now: datetime) -> DemoTime:
    """Today at 14.08, or on the next day that is no holiday with closed houses."""
    local = now.astimezone(HERLEV_TIME).replace(hour=AFTERNOON.hour, minute=AFTERNOON.minute, second=0, microsecond=0)
    while _is_quiet(local):
        local += timedelta(days=1)
    return DemoTime(local.astimezone(UTC), local.astimezone(UTC))


def _is_quiet(local: datetime) -> bool:
    return (local.month, local.day) in QUIET_DAYS


def _tell_what_opens(url: str, playing: DemoTime, *, with_desk: bool) -> None:
    _say(f"A kiosk in Herlev Medborgerhus opens. Receipts are printed into {DEMO_FOLDER / PAPER}.")
    if playing.pretend is not None:
        _say("The houses are closed by now, so the demonstration pretends that it is 14.08.")
    _say(f"The public page: {url}")
    if not with_desk:
        _say("The front desk opens beside it with: .venv/bin/moedested demo --desk")


def _window(wanted: datetime | None, *, with_desk: bool, stands_still: bool) -> int:
    playing = demo_time(machine_clock(), wanted)
    with ExitStack() as stack:
        centre = stack.enter_context(running_centre(DEMO_FOLDER / "central", playing))
        if with_desk:
            stack.enter_context(_desk_beside(centre, playing))
        machine = enrolled_machine(HERE, centre, DEMO_FOLDER / HERE, clock=playing.clock())
        _tell_what_opens(centre.url, playing, with_desk=with_desk)
        voice = voice_of(SpeechKind.AUTO, SoundOut.LOUDSPEAKER)
        stack.enter_context(closing_voice(voice))

        def screens(picture: HousePicture) -> KioskApplication:
            languages = citizens_languages(DEFAULT_LANGUAGE, picture.municipality.languages)
            return KioskApplication(
                picture,
                machine.desk,
                clock=machine.clock,
                languages=languages,
                voice=voice,
                stands_still=stands_still,
                pictures=DEMO_PICTURES,
            )

        return show_until_closed(machine, screens, size=_window_size())


@contextmanager
def _desk_beside(centre: DemoCentre, playing: DemoTime) -> Iterator[None]:
    """The front desk in a process of its own, ended when the block is left."""
    settings = enrolled_settings(DESK, centre, DEMO_FOLDER / DESK)
    words = ["front-desk", "--data", str(settings.data_dir), "--printer-folder", str(settings.printer_folder)]
    words += ["--window", "window"]
    if playing.pretend is not None:
        words += ["--pretend-now", playing.clock()().isoformat()]
    with demo_centre.running(words):
        yield


def _window_size() -> QSize:
    """The kiosk's own proportions, as large as the screen allows."""
    height = gui_application().primaryScreen().availableSize().height()
    return PORTRAIT.scaled(PORTRAIT.width(), round(height * WINDOW_HEIGHT_SHARE), Qt.AspectRatioMode.KeepAspectRatio)


def _tour(wanted: datetime | None) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    rmtree(TOUR_FOLDER, ignore_errors=True)
    TOUR_FOLDER.mkdir(parents=True)
    playing = afternoon(machine_clock()) if wanted is None else demo_time(machine_clock(), wanted)
    _say(
        "The main job is walked offscreen. Its end cuts the network on purpose, so warnings of no contact belong to it."
    )
    account = Account(TOUR_FOLDER)
    with ExitStack() as stack:
        with account.timed("a central store with Herlev's places and a day of bookings"):
            centre = stack.enter_context(running_centre(TOUR_FOLDER / "data" / "central", playing))
        gui_application()
        with account.timed("two kiosks enrolled, synced and drawn"):
            here, there = (_seat(stack, name, centre, clock=playing.clock()) for name in (HERE, THERE))
        with account.timed("a front desk enrolled, synced and drawn"):
            clerk = _clerk(stack, centre, clock=playing.clock())
        walk(here, there, clerk, centre=centre, paper=TOUR_FOLDER / "data" / PAPER, account=account)
    _say(account.write("Mødested: a citizen, the front desk and the janitor, end to end"))
    _say(f"Pictures and paper are in {TOUR_FOLDER}.")
    return OK


def _seat(stack: ExitStack, name: str, centre: DemoCentre, *, clock: Clock) -> Seat:
    machine = enrolled_machine(name, centre, TOUR_FOLDER / "data" / name, clock=clock)
    stack.enter_context(stopping(machine))
    seat = take_seat(machine)
    stack.callback(seat.screens.close)
    return seat


def _clerk(stack: ExitStack, centre: DemoCentre, *, clock: Clock) -> Clerk:
    settings = enrolled_settings(DESK, centre, TOUR_FOLDER / "data" / DESK)
    machine = open_front_desk(settings, load_identity(settings.data_dir), typesetter=typeset, clock=clock)
    stack.enter_context(stopping(machine))
    clerk = take_desk(machine, venue=HOUSE, clock=clock)
    stack.callback(clerk.screens.close)
    return clerk


@contextmanager
def running_centre(folder: Path, playing: DemoTime) -> Iterator[DemoCentre]:
    """A central service with demonstration bookings around `playing`, stopped when the block is left."""
    centre = demo_centre.start(folder, pretend_now=playing.pretend)
    try:
        yield centre
    finally:
        centre.stop()


def enrolled_machine(name: str, centre: DemoCentre, folder: Path, *, clock: Clock) -> Machine:
    """The kiosk `name` with its files in `folder`, taken in by `centre`, printing into `paper` beside them."""
    settings = enrolled_settings(name, centre, folder)
    return open_machine(settings, load_identity(settings.data_dir), typesetter=typeset, clock=clock)


def enrolled_settings(name: str, centre: DemoCentre, folder: Path) -> KioskSettings:
    """A machine taken in by `centre`, printing PDF files and the bytes for rolls into the folder all of them share."""
    paper = folder.absolute().parent / PAPER
    settings = KioskSettings(
        folder.absolute(), centre_url=centre.url, printer=f"escpos+folder:{paper}", printer_folder=paper
    )
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    enrol(centre.url, centre.codes[name], settings.data_dir)
    return settings


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _say_failure(sentence: str) -> int:
    sys.stderr.write(f"moedested demo: {sentence}\n")
    return FAILED

"""Every screen in every language and mode, and every paper, as PNG: `make shots`, then look at them.

    build/shots/<language>-<mode>/<number>-<scene>.png      build/shots/paper/…

The day is the one of the design pictures: Thursday 26 November 2026, 14.08, in Herlev.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from booking_core.documents.receipt_content import Issue, Wished, confirmed_receipt, request_receipt
from booking_core.documents.receipt_pdf import receipt_pdf
from booking_core.domain.bookings import Booking
from booking_core.protocol.codes import code_of, grouped
from kiosk.finger import Finger
from tests.ui.herlev_day import (
    KIOSK,
    NOW,
    MemoryDesk,
    WallClock,
    booking,
    herlev,
    numbered_ids,
    picture_of_the_day,
    proof_of,
)
from ui.application import KioskApplication
from ui.ports import (
    BookingOutcome,
    BookingRequested,
    BookingWish,
    CentreSilent,
    HousePicture,
    KioskOutOfOrder,
    PaperState,
)

PORTRAIT = QSize(1080, 1920)
LANGUAGES = ("da", "en")
PAPER_DPI = "203"
MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Mode:
    """What a person switched on in the accessibility bar: names of its cells, touched in order."""

    name: str
    taps: tuple[str, ...] = ()


MODES = (
    Mode("plain"),
    Mode("contrast", ("contrast",)),
    Mode("text-200", ("textSize", "textSize")),
    Mode("contrast-text-200", ("contrast", "textSize", "textSize")),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A kiosk ready to be photographed."""

    screens: KioskApplication
    finger: Finger
    folder: Path

    def walk(self, *names: str) -> None:
        for name in names:
            self._turn_to(name)
            self.finger.tap(name)
            self.finger.wait_until_still()

    def _turn_to(self, name: str) -> None:
        """With large text a page shows a part of its questions at a time."""
        for _ in range(MOST_PARTS):
            if self.finger.find(name) is not None or self.finger.find("nextQuestion") is None:
                return
            self.finger.tap("nextQuestion")
            self.finger.pause_between_touches()

    def shoot(self, name: str) -> None:
        self.finger.wait_until_still()
        QGuiApplication.processEvents()
        self.screens.window.grabWindow().save(str(self.folder / f"{name}.png"))


Play = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One run of the kiosk: what it knows, how its desk answers, and what is touched and photographed."""

    play: Play
    picture: HousePicture = field(default_factory=picture_of_the_day)
    desk: MemoryDesk = field(default_factory=MemoryDesk)


def main_job(stage: Stage) -> None:
    stage.shoot("01-attract")
    stage.walk("find")
    stage.shoot("02-find")
    stage.walk("show")
    stage.shoot("03-results")
    stage.walk("take-0")
    stage.shoot("04-confirm")
    stage.walk("book")
    stage.finger.wait_for(lambda: stage.finger.find("receiptPage") is not None, "the receipt")
    stage.shoot("05-receipt")


def without_centre(stage: Stage) -> None:
    stage.shoot("06-offline-attract")
    stage.walk("find", "show")
    stage.shoot("07-offline-results")
    stage.walk("take-0")
    stage.shoot("08-offline-confirm")
    stage.walk("request")
    stage.finger.wait_for(lambda: stage.finger.find("requestPage") is not None, "the request")
    stage.shoot("09-request")


def nothing_fits(stage: Stage) -> None:
    stage.walk("find", "persons-50", "need-hearing-loop", "need-child-friendly", "show")
    stage.shoot("10-nothing-fits")


def another_day(stage: Stage) -> None:
    stage.walk("find", "when-other-day")
    stage.shoot("11-another-day")
    stage.walk("show", "take-0")
    stage.shoot("12-name-needed")
    stage.walk("who-phone")
    stage.shoot("13-phone")


def my_receipt(stage: Stage) -> None:
    stage.walk("openReceipt")
    stage.shoot("14-my-receipt")


def no_answer(stage: Stage) -> None:
    stage.walk("find", "show", "take-0", "book")
    stage.finger.wait_for(lambda: stage.finger.find("stoppedPage") is not None, "the page after a failure")
    stage.shoot("15-no-answer")


def out_of_order(stage: Stage) -> None:
    stage.walk("find", "show", "take-0", "book")
    stage.finger.wait_for(lambda: stage.finger.find("stoppedPage") is not None, "the page after a failure")
    stage.shoot("16-out-of-order")


def no_printer(stage: Stage) -> None:
    stage.walk("find", "show", "take-0", "book")
    stage.finger.wait_for(lambda: stage.finger.find("receiptPage") is not None, "the receipt")
    stage.shoot("17-no-printer")


def scenes() -> tuple[Scene, ...]:
    """Every scene, each with a desk of its own."""
    away = replace(picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16)), held=frozenset())
    return (
        Scene(main_job),
        Scene(without_centre, away, MemoryDesk(answers=_requested)),
        Scene(nothing_fits),
        Scene(another_day),
        Scene(my_receipt),
        Scene(no_answer, desk=MemoryDesk(answers=lambda _: CentreSilent())),
        Scene(out_of_order, desk=MemoryDesk(answers=lambda _: KioskOutOfOrder())),
        Scene(no_printer, desk=MemoryDesk(paper=PaperState.NO_PRINTER)),
    )


def _requested(wish: BookingWish) -> BookingOutcome:
    return BookingRequested(wish, proof_of(wish.id), wish.alternatives[0].span.starts_at)


@contextmanager
def staged(scene: Scene, language: str, mode: Mode, *, folder: Path) -> Iterator[Stage]:
    """The kiosk of `scene`, in `language` and `mode`, at its first page."""
    folder.mkdir(parents=True, exist_ok=True)
    languages = (language, *(other for other in LANGUAGES if other != language))
    screens = KioskApplication(scene.picture, scene.desk, clock=WallClock(), languages=languages, new_id=numbered_ids())
    screens.show(size=PORTRAIT)
    stage = Stage(screens, Finger(screens.window), folder)
    try:
        for name in mode.taps:
            stage.finger.tap(name)
            stage.finger.pause_between_touches()
        yield stage
    finally:
        screens.close()


def shoot_screens(folder: Path) -> None:
    for language in LANGUAGES:
        for mode in MODES:
            for scene in scenes():
                with staged(scene, language, mode, folder=folder / f"{language}-{mode.name}") as stage:
                    scene.play(stage)


def shoot_papers(folder: Path) -> None:
    """Each kind of receipt in each language, at the resolution of a receipt printer."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for name, pdf in _papers(language):
            file = folder / f"{language}-{name}"
            file.with_suffix(".pdf").write_bytes(pdf)
            words = ["pdftoppm", "-r", PAPER_DPI, "-png", "-singlefile", f"{file}.pdf", str(file)]
            subprocess.run(words, check=True)


def _papers(language: str) -> Iterator[tuple[str, bytes]]:
    made = booking("mh-lok3", "14:15", "15:15")
    issue = _issue(made, language)
    yield "confirmed", receipt_pdf(confirmed_receipt(made, herlev(), issue=issue))
    yield "copy", receipt_pdf(confirmed_receipt(made, herlev(), issue=replace(issue, copy=True)))
    asked = [booking("bib-gruppe1", "18:00", "19:00"), booking("bib-gruppe1", "19:00", "20:00")]
    wishes = [Wished(one.space, one.span) for one in asked]
    stale = replace(issue, stale_since=NOW - timedelta(minutes=16))
    request = request_receipt(wishes, herlev(), issue=stale, answer_by=wishes[0].span.starts_at)
    yield "request", receipt_pdf(request)


def _issue(made: Booking, language: str) -> Issue:
    url = proof_of(made.id).url
    return Issue(language=language, code=grouped(code_of(made.id)), url=url, issued_at=NOW, kiosk=KIOSK)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots")
    application = QGuiApplication(sys.argv[:1])
    shoot_papers(folder / "paper")
    shoot_screens(folder)
    del application


if __name__ == "__main__":
    main()

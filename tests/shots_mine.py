"""The page of one's own booking, in its states."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from booking_core.domain.bookings import Booking, BookingState, DeclinedBecause, Instead, Whereabouts, cells_of
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages.escrow import BookingInDoubt
from booking_core.protocol.receipts import Unreadable
from kiosk.touring.coming_to_rest import come_to_rest
from tests.booking_core.janitor_day import with_shelter
from tests.theme import theme_of
from tests.ui.access.listener import HeardVoice
from tests.ui.herlev_day import MemoryDesk, WallClock, booking, picture_of_the_day, proof_of, wall
from ui.application import KioskApplication
from ui.ports import (
    BookingContinued,
    FindOutcome,
    HousePicture,
    NotAReceipt,
    PaperInDoubt,
    PaperKept,
    PaperUnproven,
    ReceiptFound,
)

FORMS = {"portrait": QSize(1080, 1920), "landscape": QSize(1920, 1080)}
TEXT_PERCENTS = (100, 150, 200)
SETTLE_MS = 80
LOOKS = 100
IN_ENGLISH = ("before", "given-back", "house-cancelled", "declined", "nobody-answered", "over")
MINE = booking("mh-lok3", "14:15", "15:15")
OUTDOORS = with_shelter(booking("gg-gaardrum", "14:00", "16:00", day=27))
BRIEF = booking("mh-lok3", "14:15", "14:45")
ADDED = replace(booking("mh-lok3", "14:45", "15:15"), continues=BRIEF.id)
FOLLOWED = booking("mh-lok3", "15:30", "16:30")
STARTED = booking("mh-lok3", "13:45", "15:15")


class FindingDesk(MemoryDesk):
    """Finds whatever it was given."""

    outcome: FindOutcome = ()

    def find(self, text: str) -> FindOutcome:
        del text
        return self.outcome


def shoot(folder: Path) -> None:
    """Every state in both forms and all sizes of text, in Danish; the main one and what has ended in English too."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, language in [*((name, "da") for name in SCENES), *((name, "en") for name in IN_ENGLISH)]:
        with at_my_booking(name, language) as kiosk:
            for mode in modes(kiosk):
                kiosk.window.grabWindow().save(str(folder / f"{name}-{language}-{mode}.png"))


@contextmanager
def at_my_booking(name: str, language: str) -> Iterator[KioskApplication]:
    """A kiosk that shows the booking of that scene, with its panel open."""
    outcome, panel = SCENES[name]
    desk = FindingDesk()
    desk.outcome = outcome
    bookings = [one.booking for one in outcome if one.booking is not None] if isinstance(outcome, tuple) else []
    picture = picture_of_the_day(more=bookings)
    languages = (language, *(other for other in picture.municipality.languages if other != language))
    shown = _without_contact(picture) if name.endswith("alone") else picture
    kiosk = KioskApplication(shown, desk, clock=WallClock(), languages=languages, voice=HeardVoice())
    try:
        kiosk.show(size=FORMS["portrait"])
        theme_of(kiosk.window).setProperty("reducedMotion", True)
        kiosk.scan("ABCDEFG")
        _wait_until_looked_up(kiosk)
        if panel:
            kiosk.mine.open(panel)
        if name == "went-on-alone":
            desk.change_answer = BookingContinued(ADDED, proof_of(ADDED.id))
            kiosk.mine.chooseEnd(1)
            kiosk.post(replace(shown, calendar=shown.calendar.with_bookings([ADDED])))
            QTest.qWait(SETTLE_MS)
        yield kiosk
        if kiosk.warnings:
            raise AssertionError("\n".join(kiosk.warnings))
    finally:
        kiosk.close()


def _wait_until_looked_up(kiosk: KioskApplication) -> None:
    for _ in range(LOOKS):
        QTest.qWait(SETTLE_MS)
        if not kiosk.mine.property("searching"):
            return
    msg = "the receipt was not looked up"
    raise AssertionError(msg)


def _without_contact(picture: HousePicture) -> HousePicture:
    """The kiosk holds the room until a quarter past three."""
    room = picture.municipality.space_by_id[BRIEF.space]
    held = cells_of(room, replace(BRIEF.span, starts_at=BRIEF.span.ends_at, ends_at=ADDED.span.ends_at))
    return replace(picture, connected=False, held=frozenset(held))


def modes(kiosk: KioskApplication) -> Iterator[str]:
    """The names of all forms and sizes of text, each while the window shows it."""
    for form, size in FORMS.items():
        for percent in TEXT_PERCENTS:
            kiosk.window.resize(size)
            kiosk.visit.choose_comfort(replace(kiosk.visit.comfort, text_percent=percent))
            come_to_rest(kiosk.window)
            yield f"{form}-{percent}"


def _found(one: Booking, *, older: bool = False) -> tuple[ReceiptFound, ...]:
    span = replace(one.span, ends_at=one.span.ends_at - timedelta(minutes=15)) if older else one.span
    return (ReceiptFound(code_of(one.id), "", one, None, paper_span=span),)


def _ended(state: BookingState, reason: str | None = None) -> FindOutcome:
    return _found(replace(MINE, state=state, occupancy=(), reason=reason))


def _asked(state: BookingState, **changes: object) -> FindOutcome:
    asked = booking("mh-store-sal", "18:00", "20:00", day=30, state=state)
    return _found(replace(asked, occupancy=(), **changes))  # type: ignore[arg-type]


_HALL = SpaceId("mh-lille-sal")
_ELSEWHERE = Instead(_HALL, LayoutId("rows"), booking(_HALL, "18:00", "20:00", day=30).span)

SCENES: dict[str, tuple[FindOutcome, str]] = {
    "before": (_found(MINE), ""),
    "longer": (_found(BRIEF), "longer"),
    "no-longer": (_found(FOLLOWED), "longer"),
    "last-room": (_found(MINE), "longer"),
    "longer-alone": (_found(BRIEF), "longer"),
    "went-on-alone": (_found(BRIEF), "longer"),
    "shorter": (_found(STARTED), "shorter"),
    "running": (_found(replace(STARTED, state=BookingState.CHECKED_IN)), ""),
    "give-back": (_found(STARTED), "give-back"),
    "several-receipts": ((*_found(BRIEF), *_found(ADDED)), ""),
    "way": (_found(MINE), "way"),
    "moved": (_found(MINE, older=True), ""),
    "house-cancelled": (_ended(BookingState.CANCELLED_BY_STAFF, "Vandskade i Lokale 3"), ""),
    "asked": (_asked(BookingState.REQUESTED, answer_by=wall("00:00", day=30)), ""),
    "declined": (
        _asked(
            BookingState.DECLINED,
            declined_because=DeclinedBecause.HOUSE,
            reason="Salen males den uge",
            instead=(_ELSEWHERE,) * 3,
        ),
        "",
    ),
    "nobody-answered": (_asked(BookingState.DECLINED, declined_because=DeclinedBecause.EXPIRED), ""),
    "given-back": (_ended(BookingState.CANCELLED_BY_CITIZEN), ""),
    "outdoors": (_found(OUTDOORS), ""),
    "weather": (_found(OUTDOORS), "weather"),
    "indoors": (_found(replace(booking("gg-laden", "14:00", "16:00", day=27), whereabouts=Whereabouts.INDOORS)), ""),
    "half-read": (NotAReceipt(Unreadable.TRUNCATED), ""),
    "unknown": ((), ""),
    "scan-kept": (PaperKept(MINE.space, MINE.span), ""),
    "scan-unproven": (PaperUnproven(), ""),
    "in-doubt": (PaperInDoubt(BookingInDoubt(MINE, "cells")), ""),
    "over": (_found(booking("mh-lok3", "14:15", "15:15", day=25)), ""),
    "made-again": ((replace(_found(MINE)[0], made_again=True),), ""),
}


def paper_of(name: str) -> ReceiptFound:
    """The one paper of that scene."""
    outcome, _ = SCENES[name]
    if isinstance(outcome, tuple) and len(outcome) == 1:
        return outcome[0]
    message = f"{name} is no scene of one paper"
    raise ValueError(message)

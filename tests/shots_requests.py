"""Requests and the call list: at the desk on the invented Thursday, and a hall that is asked for at the kiosk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from booking_core.domain.bookings import Openness, Purpose
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from tests.shots_desk import LAPTOP, WIDE, Scene, shot
from tests.ui.asked_day import (
    CHOIR,
    DANCERS,
    EMPTY,
    IN_TWO_WEEKS,
    TABLE_TENNIS,
    asked_desk,
    series_asked_desk,
    waiting_desk,
)
from tests.ui.desk_day import ScriptedDesk, named
from tests.ui.herlev_day import MemoryDesk, WallClock, numbered_ids, picture_of_the_day
from tests.ui.test_asking_the_house import CROWD, asked, house_choice
from ui.application import KioskApplication
from ui.front_desk import FrontDeskApplication
from ui.ports import Alternative, BookingAltered, StaffWish
from ui.view_models.visit.navigation import Page

SETTLE_MS = 600
PORTRAIT, LANDSCAPE = QSize(1080, 1920), QSize(1920, 1080)
Step = Callable[[KioskApplication], None]


def shoot(folder: Path) -> None:
    """Every state, in Danish and English, wide and on a laptop, on the portrait kiosk and the wide one."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (scene, desk) in SCENES.items():
        shot(folder / f"{name}-da.png", scene, language="da", size=WIDE, desk=desk())
        shot(folder / f"{name}-en.png", scene, language="en", size=WIDE, desk=desk())
        shot(folder / f"{name}-laptop-da.png", scene, language="da", size=LAPTOP, desk=desk())
    for text_percent in (100, 200):
        for size, form in ((PORTRAIT, "portrait"), (LANDSCAPE, "landscape")):
            _kiosk(folder, form, size=size, text_percent=text_percent)


def _open(who: str) -> Scene:
    def scene(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
        screen.workplace.answer(named(desk, who).id)
        QTest.qWait(SETTLE_MS)

    return scene


def _list(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    del desk
    screen.workplace.answer()


def _decline(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    _open(DANCERS.name)(screen, desk)
    screen.models["requests"].askDecline()  # type: ignore[attr-defined]  # the requests' own


def _unfit(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    """Meanwhile half of the hall went to somebody else on the second Saturday."""
    half, day = SpaceId("mh-store-sal-nord"), timedelta(days=7)
    span = TimeSpan(IN_TWO_WEEKS.starts_at + day, IN_TWO_WEEKS.ends_at + day)
    wish = StaffWish(BookingId(UUID(int=9_200)), Alternative(half, EMPTY, span), 20, Purpose.TALK, Openness.CLOSED)
    assert isinstance(desk.book(wish), BookingAltered)
    screen.post(desk.picture())
    QTest.qWait(SETTLE_MS)
    _open(CHOIR.name)(screen, desk)


def _calls(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    del desk
    QTest.qWait(SETTLE_MS)
    screen.workplace.call()


def _wait(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    chess = named(desk, "Skakklubben")
    screen.workplace.draft(chess.space, chess.span)
    panel = screen.models["panel"]
    panel.setName("Jens Ærø")  # type: ignore[attr-defined]  # the panel's own
    panel.setPhone("44 52 00 17")  # type: ignore[attr-defined]


def _kiosk(folder: Path, form: str, *, size: QSize, text_percent: int) -> None:
    kiosk = KioskApplication(picture_of_the_day(), MemoryDesk(answers=asked), clock=WallClock(), new_id=numbered_ids())
    kiosk.show(size=size)
    visit = kiosk.visit
    visit.choose_comfort(replace(visit.comfort, text_percent=text_percent))
    visit.choose(replace(CROWD, phone="44000001"))
    for page in (Page.RESULTS, Page.CONFIRM):
        visit.go(visit.navigation.opened(page), session=replace(visit.session, choice=house_choice()))
        _keep(kiosk, folder / f"kiosk-{page.value}-{form}-{text_percent}.png")
    confirm = next(child for child in kiosk.children() if hasattr(child, "asksHouse"))
    confirm.book()  # type: ignore[attr-defined]
    QTest.qWait(SETTLE_MS)
    _keep(kiosk, folder / f"kiosk-receipt-{form}-{text_percent}.png")
    warnings = list(kiosk.warnings)
    kiosk.close()
    if warnings:
        raise AssertionError("\n".join(warnings))


def _keep(kiosk: KioskApplication, file: Path) -> None:
    QTest.qWait(SETTLE_MS)
    kiosk.window.grabWindow().save(str(file))


SCENES: dict[str, tuple[Scene, Callable[[], ScriptedDesk]]] = {
    "requests": (_list, asked_desk),
    "request": (_open(TABLE_TENNIS.name), asked_desk),
    "decline": (_decline, asked_desk),
    "request-series": (_open(CHOIR.name), series_asked_desk),
    "request-series-unfit": (_unfit, series_asked_desk),
    "calls": (_calls, waiting_desk),
    "wait": (_wait, asked_desk),
}

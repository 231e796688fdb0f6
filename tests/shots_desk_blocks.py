"""Closing rooms at the desk on the invented Thursday, places in the open, and too few hands."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import Openness, Purpose
from booking_core.domain.identity import BlockId, BookingId, LayoutId, RoomId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_bookings import at, on_thursday
from tests.shots_desk import LAPTOP, SETTLE_MS, WIDE, Scene, shot
from tests.ui.desk_day import ScriptedDesk, named
from ui.front_desk import FrontDeskApplication
from ui.ports import Alternative, BlockWish, BookingAltered, StaffWish
from ui.view_models.desk.chosen.block_draft import BlockDrafted
from ui.view_models.desk.chosen.chosen import Drafted

YARD = SpaceId("gg-gaardrum")


def shoot(folder: Path) -> None:
    """The form, the block on the board, rain and warnings; the form in English and on a laptop too."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, scene in SCENES.items():
        shot(folder / f"{name}-da.png", scene, language="da", size=WIDE)
    shot(folder / "closing-en.png", SCENES["closing"], language="en", size=WIDE)
    shot(folder / "closing-laptop-da.png", SCENES["closing"], language="da", size=LAPTOP)


def _form(*rooms: str, span: TimeSpan, reason: str) -> Scene:
    def scene(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
        del desk
        screen.workplace.begin_block()
        chosen = screen.workplace.chosen
        assert isinstance(chosen, BlockDrafted)
        wanted = frozenset(RoomId(room) for room in rooms)
        screen.workplace.redraft_block(replace(chosen.draft, rooms=wanted, span=span, reason=reason))
        while screen.models["blocks"].property("looking"):
            QTest.qWait(SETTLE_MS)

    return scene


def _blocked(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    span = on_thursday("17:00", "22:00")
    south = (RoomId("store-sal-syd"),)
    desk.block(BlockWish(BlockId(UUID(int=1)), BlockKind.MAINTENANCE, south, span, "foldevæg repareres"))
    week = TimeSpan(at("18:15"), at("12:00") + timedelta(days=3))
    desk.block(BlockWish(BlockId(UUID(int=2)), BlockKind.ELECTION, (RoomId("foyer"),), week, "folketingsvalg"))
    screen.post(desk.picture())


def _open_block(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    _blocked(screen, desk)
    screen.workplace.look_again()
    screen.workplace.open_block(next(iter(desk.blocks)))


def _grill(desk: ScriptedDesk) -> BookingId:
    wish = StaffWish(
        id=BookingId(UUID(int=77)),
        to=Alternative(YARD, LayoutId("outdoor"), on_thursday("18:00", "20:00")),
        persons=40,
        purpose=Purpose.EATING,
        openness=Openness.OPEN,
        title="Fællesgrill",
    )
    assert isinstance(desk.book(wish), BookingAltered)
    return wish.id


def _rain(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    _grill(desk)
    screen.post(desk.picture())
    screen.workplace.look_again()
    window = screen.window
    scroll = window.findChild(QQuickItem, "boardScroll")
    assert scroll is not None
    scroll.setProperty("contentY", scroll.property("contentHeight") - scroll.height())


def _rain_chosen(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    booking = _grill(desk)
    screen.post(desk.picture())
    screen.workplace.look_again()
    screen.workplace.select(booking)


def _hands(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    choir = named(desk, "Seniorkoret")
    screen.workplace.draft(SpaceId("mh-foyer"), TimeSpan(choir.span.ends_at, choir.span.ends_at + timedelta(hours=1)))
    chosen = screen.workplace.chosen
    assert isinstance(chosen, Drafted)
    later = replace(chosen.draft, layout=LayoutId("exhibition"), persons=10, span=_from(choir.span.ends_at, hours=2))
    screen.workplace.redraft(later)


def _from(starts_at: datetime, *, hours: float) -> TimeSpan:
    """Set up while the choir's room is struck."""
    begin = starts_at + timedelta(minutes=15)
    return TimeSpan(begin, begin + timedelta(hours=hours))


SCENES: dict[str, Scene] = {
    "closing": _form("lok3", "lok4", span=on_thursday("16:00", "22:00"), reason="Gulvet slibes"),
    "closing-days": _form(
        "lok3", "lok4", "lok5", span=TimeSpan(at("15:00"), at("18:00") + timedelta(days=2)), reason="Valglokale"
    ),
    "blocked": _blocked,
    "block-open": _open_block,
    "rain": _rain,
    "rain-chosen": _rain_chosen,
    "too-few-hands": _hands,
}

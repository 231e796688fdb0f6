"""The front desk on the invented Thursday, in its states."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from booking_core.domain.bookings import Purpose
from booking_core.domain.identity import LayoutId, SpaceId, VenueId
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.house_wishes import HouseWish, WeekPart, WishedPlace, WishHeard
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk, fill, fill_the_week, named, programme_desk
from ui.front_desk import FrontDeskApplication
from ui.ports import Alternative
from ui.view_models.desk.chosen.chosen import AnsweringWishes, Drafted

HOUSE = VenueId("medborgerhus")
WIDE, LAPTOP = QSize(1920, 1080), QSize(1366, 768)
SETTLE_MS = 60

Scene = Callable[[FrontDeskApplication, ScriptedDesk], None]


def shoot(folder: Path) -> None:
    """Every state of the desk, in Danish and English, wide and on a laptop."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, scene in SCENES.items():
        shot(folder / f"{name}-da.png", scene, language="da", size=WIDE)
    for name in ("board", "full", "draft", "conflict", "week", "week-conflict"):
        shot(folder / f"{name}-en.png", SCENES[name], language="en", size=WIDE)
        shot(folder / f"{name}-laptop-da.png", SCENES[name], language="da", size=LAPTOP)


def shot(file: Path, scene: Scene, *, language: str, size: QSize, desk: ScriptedDesk | None = None) -> None:
    desk = desk or programme_desk(THURSDAY_14_08)
    languages = (language, "en" if language == "da" else "da")
    screen = FrontDeskApplication(desk.picture(), desk, venue=HOUSE, clock=lambda: THURSDAY_14_08, languages=languages)
    screen.show(size=size)
    QTest.qWait(SETTLE_MS)
    scene(screen, desk)
    QTest.qWait(SETTLE_MS)
    screen.window.grabWindow().save(str(file))
    warnings = list(screen.warnings)
    screen.close()
    if warnings:
        raise AssertionError("\n".join(warnings))


def _hold(who: str, space: str, layout: str, *, hours: float) -> Scene:
    def scene(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
        booking = named(desk, who)
        shift = timedelta(hours=hours)
        span = TimeSpan(booking.span.starts_at + shift, booking.span.ends_at + shift)
        screen.workplace.plan(booking, Alternative(SpaceId(space), LayoutId(layout), span))

    return scene


def _nothing(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    del screen, desk


def _booking(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    screen.workplace.select(named(desk, "Seniorkoret").id)


def _draft(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    del desk
    starts_at = datetime(2026, 11, 26, 14, 30, tzinfo=THURSDAY_14_08.tzinfo)
    screen.workplace.draft(SpaceId("mh-lok4"), TimeSpan(starts_at, starts_at + timedelta(hours=1)))
    chosen = screen.workplace.chosen
    assert isinstance(chosen, Drafted)
    screen.workplace.redraft(replace(chosen.draft, name="Jens Ærø", phone="44 52 00 17", persons=12))


def _offline(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    screen.post(desk.picture(connected=False))


def _found(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    del desk
    screen.workplace.finding.search("s")
    while screen.workplace.busy:
        QTest.qWait(SETTLE_MS)


def _relaid(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    """Held over a room that does not have its layout."""
    booking, foyer = named(desk, "Skakklubben"), MUNICIPALITY.space_by_id[SpaceId("mh-foyer")]
    screen.workplace.plan(booking, Alternative(foyer.id, foyer.standing_layout.id, booking.span))


def _wishes(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    """What people miss, with one wish being answered."""
    parts = (WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS), (WishedPlace.ROOM, Purpose.QUIET, 4, WeekPart.ANY)
    first, second = (HouseWish(HOUSE, *part) for part in parts)
    desk.wishes = {first.id: WishHeard(first, 12, desk.now), second.id: WishHeard(second, 3, desk.now)}
    danish = "Store Sal er åben om aftenen fra maj."
    screen.workplace.choose(AnsweringWishes(tuple(desk.wishes.values()), opened=first.id, danish=danish))


def _full(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    """Every room taken from morning to evening, most of it by the hour, under names as people give them."""
    fill(desk)
    screen.post(desk.picture())


def _in_the_week(scene: Scene) -> Scene:
    """The same, with the week on the board, as it is on any Thursday."""

    def shown(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
        fill_the_week(desk)
        screen.post(desk.picture())
        screen.workplace.show_week(shown=True)
        QTest.qWait(SETTLE_MS)
        scene(screen, desk)

    return shown


SCENES: dict[str, Scene] = {
    "board": _nothing,
    "full": _full,
    "booking": _booking,
    "draft": _draft,
    "moving": _hold("Skakklubben", "mh-lok5", "meeting", hours=0),
    "conflict": _hold("Skakklubben", "mh-lok4", "meeting", hours=-0.5),
    "relaid": _relaid,
    "found": _found,
    "offline": _offline,
    "wishes": _wishes,
    "week": _in_the_week(_nothing),
    "week-booking": _in_the_week(_booking),
    "week-moving": _in_the_week(_hold("Skakklubben", "mh-lok5", "meeting", hours=24)),
    "week-conflict": _in_the_week(_hold("Skakklubben", "mh-lok4", "meeting", hours=-0.5)),
    "week-full": _in_the_week(_full),
    "week-draft": _in_the_week(_draft),
    "week-offline": _in_the_week(_offline),
}

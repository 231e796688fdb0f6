"""Series at the front desk, in their states."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtTest import QTest

from booking_core.domain.bookings import Channel, Contact, Openness, Purpose
from booking_core.domain.identity import LayoutId, SeriesId, SpaceId
from booking_core.domain.places import KindOfUser
from booking_core.domain.recurring.recurrence import once
from booking_core.domain.recurring.series import Scope, Series, SeriesWish
from booking_core.domain.time_spans import TimeSpan, local_instant
from tests.shots_desk import LAPTOP, SETTLE_MS, WIDE, Scene, shot
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk
from ui.front_desk import FrontDeskApplication
from ui.ports import Alternative, SeriesDone
from ui.view_models.desk.chosen.chosen import Drafted, Moving, Repeating
from ui.view_models.desk.panel.panel_model import PanelModel
from ui.view_models.desk.series.series_model import SeriesModel
from ui.view_models.desk.series.series_panel import wish_of_series

ROOM, MEETING = SpaceId("mh-lok4"), LayoutId("meeting")
TUESDAYS = tuple(date(2026, 12, 1) + timedelta(days=7 * week) for week in range(8))
CHESS = Contact("Skakklubben Springeren", "50 60 70 80")
DANISH, ENGLISH = "da", "en"


def shoot(folder: Path) -> None:
    """Every state of a series, in Danish and English, wide and on a laptop."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, scene in SCENES.items():
        shot(folder / f"{name}-da.png", scene, language=DANISH, size=WIDE)
    for name in ("series", "series-month", "series-moving-stuck", "series-anyway"):
        shot(folder / f"{name}-en.png", SCENES[name], language=ENGLISH, size=WIDE)
        shot(folder / f"{name}-laptop-da.png", SCENES[name], language=DANISH, size=LAPTOP)


def others_have(desk: ScriptedDesk) -> None:
    """Somebody's long afternoon on the second Tuesday, and the whole of the fourth."""
    hours = {TUESDAYS[1]: ((17, 20),), TUESDAYS[3]: ((8, 12), (12, 16), (16, 20), (20, 22))}
    spans = [(day, start, end) for day, times in hours.items() for start, end in times]
    for number, (day, start, end) in enumerate(spans, start=1):
        recurrence = once(day, starts=time(start), ends=time(end))
        assert isinstance(desk.book_series(_wish(number, recurrence=recurrence), CHESS), SeriesDone)


def _wish(number: int, **more: object) -> SeriesWish:
    series = Series(
        id=SeriesId(UUID(int=number << 64)),
        recurrence=once(TUESDAYS[0], starts=time(18, 30), ends=time(20, 30)),
        space=ROOM,
        layout=MEETING,
        persons=16,
        purpose=Purpose.PLAY,
        openness=Openness.CLOSED,
        user=KindOfUser.CITIZEN,
        channel=Channel.STAFF,
    )
    series = replace(series, **more)  # type: ignore[arg-type]  # the fields' own types
    return SeriesWish(series.id, series, named=True)


def show(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    """Let the screen see what the desk has now."""
    screen.post(desk.picture())
    QTest.qWait(SETTLE_MS)


def evening(day: date) -> TimeSpan:
    """Half past six to half past eight."""
    return TimeSpan(*(local_instant(day, time(hour, 30), MUNICIPALITY.zone) for hour in (18, 20)))


def begin(screen: FrontDeskApplication, desk: ScriptedDesk) -> SeriesModel:
    """The chess club books eight Tuesdays."""
    others_have(desk)
    show(screen, desk)
    workplace = screen.workplace
    workplace.show_day(TUESDAYS[0])
    workplace.draft(ROOM, evening(TUESDAYS[0]))
    drafted = workplace.chosen
    assert isinstance(drafted, Drafted)
    draft = replace(drafted.draft, name=CHESS.name, phone=CHESS.phone, persons=16, purpose=Purpose.PLAY)
    workplace.redraft(draft)
    workplace.repeat()
    series = screen.models["series"]
    assert isinstance(series, SeriesModel)
    return series


def _series(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    begin(screen, desk)


def _taken(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    series = begin(screen, desk)
    series.takeOffer(TUESDAYS[1].isoformat())
    series.takeChoice(TUESDAYS[5].isoformat())


def _month(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    series = begin(screen, desk)
    series.chooseEvery("month")
    series.chooseNth("-1")
    series.chooseEnding("day")


def _too_many(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    series = begin(screen, desk)
    series.toggleWeekday("thu")
    series.addTimes(4)


def booked(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    """Booked, and the third date open."""
    series = begin(screen, desk)
    series.takeOffer(TUESDAYS[1].isoformat())
    wish = _wish_of(screen)
    assert isinstance(desk.book_series(wish, CHESS), SeriesDone)
    show(screen, desk)
    screen.workplace.select(desk.series[wish.series.id].bookings[2])


def _wish_of(screen: FrontDeskApplication) -> SeriesWish:
    chosen = screen.workplace.chosen
    assert isinstance(chosen, Repeating)
    return wish_of_series(chosen, screen.workplace)


def _panel(screen: FrontDeskApplication) -> PanelModel:
    panel = screen.models["panel"]
    assert isinstance(panel, PanelModel)
    return panel


def _cancelling(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    booked(screen, desk)
    _panel(screen).askCancel()
    _panel(screen).chooseScope(Scope.FOLLOWING.value)
    _panel(screen).chooseReason(_panel(screen).reasonText("reason-asked"))


def hold(screen: FrontDeskApplication, desk: ScriptedDesk, *, scope: Scope) -> None:
    """Half an hour later, for that much of the series."""
    booked(screen, desk)
    chosen = _panel(screen)._booking()
    assert chosen is not None
    shift = timedelta(minutes=-30)
    span = TimeSpan(chosen.span.starts_at + shift, chosen.span.ends_at + shift)
    screen.workplace.plan(chosen, Alternative(ROOM, MEETING, span))
    _panel(screen).chooseScope(scope.value)


def _moving(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    hold(screen, desk, scope=Scope.FOLLOWING)


def _stuck(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    hold(screen, desk, scope=Scope.ALL)
    _panel(screen).chooseWeekday("thu")


def _night(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    """Until midnight, but not on the day before Christmas: two rules, for different days."""
    _series(screen, desk)
    screen.models["series"].shiftStart(12)  # type: ignore[attr-defined]  # the series' own


def _anyway(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    _night(screen, desk)
    anyway = screen.models["seriesAnyway"]
    anyway.ask(anyway.rows.rows[0].key)  # type: ignore[attr-defined]  # the rules' own
    anyway.giveReason("Turneringens finale, pedellen låser")  # type: ignore[attr-defined]


def _taken_anyway(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    _anyway(screen, desk)
    screen.models["seriesAnyway"].doIt()  # type: ignore[attr-defined]


def _moving_anyway(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    hold(screen, desk, scope=Scope.ALL)
    moving = screen.workplace.chosen
    assert isinstance(moving, Moving)
    late = TimeSpan(moving.to.span.starts_at + timedelta(hours=3), moving.to.span.ends_at + timedelta(hours=3))
    screen.workplace.replan(replace(moving, to=replace(moving.to, span=late)))
    screen.models["anyway"].ask()  # type: ignore[attr-defined]  # the rules' own


SCENES: dict[str, Scene] = {
    "series": _series,
    "series-night": _night,
    "series-anyway": _anyway,
    "series-taken-anyway": _taken_anyway,
    "series-taken": _taken,
    "series-month": _month,
    "series-too-many": _too_many,
    "series-booking": booked,
    "series-cancelling": _cancelling,
    "series-moving": _moving,
    "series-moving-anyway": _moving_anyway,
    "series-moving-stuck": _stuck,
}

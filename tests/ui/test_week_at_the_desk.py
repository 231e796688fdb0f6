"""The week at the front desk as staff work it: mouse and keys in a real window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from booking_core.domain.bookings import Booking, BookingState, Contact
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.theme import theme_of
from tests.ui.asked_day import asked_desk
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk, fill, fill_the_week, named, programme_desk
from tests.ui.test_front_desk import ALT_HOUR, HOUSE, Clerk, Sit
from ui.front_desk import FrontDeskApplication
from ui.view_models.desk.board.week import BoardLine
from ui.view_models.desk.chosen.block_draft import BlockChosen
from ui.view_models.desk.chosen.chosen import Answering, Drafted, Moving, Nothing, Selected

DAY = timedelta(days=1)
ZONE = MUNICIPALITY.zone


@pytest.fixture
def sit(qtbot: QtBot) -> Iterator[Sit]:
    """Sit down before the week; afterwards no QML warning may have come."""
    screens: list[FrontDeskApplication] = []

    def sit_down(
        size: QSize = QSize(1920, 1080),  # noqa: B008  # never changed
        *,
        now: datetime = THURSDAY_14_08,
        desk: ScriptedDesk | None = None,
    ) -> Clerk:
        desk = desk or programme_desk(now)
        fill_the_week(desk)
        screen = FrontDeskApplication(desk.picture(), desk, venue=HOUSE, clock=lambda: now)
        screens.append(screen)
        screen.show(size=size)
        clerk = Clerk(screen, desk, qtbot)
        clerk.waits_until(screen.window.isExposed)
        clerk.key(Qt.Key.Key_F4)
        clerk.waits_until(lambda: clerk.find("weekBoard") is not None)
        screen.window.grabWindow()
        return clerk

    yield sit_down
    for screen in screens:
        warnings = list(screen.warnings)
        screen.close()
        assert warnings == []


def wall_clock(day: int, hour: int) -> datetime:
    """That hour of a day of November."""
    return datetime(2026, 11, day, hour, tzinfo=ZONE)


def on(clerk: Clerk, day: int, who: str) -> Booking:
    """The booking of `who` on a day of November, as it is now."""
    return next(
        booking
        for booking in clerk.desk.bookings.values()
        if booking.span.starts_at.astimezone(ZONE).day == day
        and (who in booking.title or who in clerk.desk.people.get(booking.id, Contact()).name)
    )


def named_in(item: QQuickItem, name: str) -> QQuickItem:
    return next(child for child in item.childItems() if child.objectName() == name)


def lines(clerk: Clerk) -> tuple[BoardLine, ...]:
    rows: tuple[BoardLine, ...] = clerk.board.lines.rows
    return rows


def line_of(clerk: Clerk, booking: Booking) -> QPoint:
    """A point on the words of `booking`."""
    clerk.screen.window.grabWindow()
    item = next(
        one for one in clerk.items() if one.objectName() == "weekLine" and one.property("booking") == str(booking.id)
    )
    return middle_of(item)


def selected(clerk: Clerk) -> Selected:
    chosen = clerk.screen.workplace.chosen
    assert isinstance(chosen, Selected)
    return chosen


def middle_of(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def day_px(clerk: Clerk) -> int:
    return round(clerk.item("weekDay-1").width())


def lane_of(clerk: Clerk, room: str, column: int, hour: float) -> QPoint:
    """A point on the lane of a room, at an hour of the wall clock."""
    row = next(item for item in clerk.items() if item.objectName() == "boardRow" and item.property("name") == room)
    heading = clerk.item(f"weekDay-{column}")
    hours = clerk.board.plan.axis.columns[column].hours
    begins = hours.starts_at.astimezone(ZONE)
    fraction = (hour - begins.hour) / (hours.length / ALT_HOUR)
    x = heading.mapToScene(QPointF(8 + fraction * (heading.width() - 16), 0)).x()
    return QPointF(x, row.mapToScene(QPointF(0, 8 + 13)).y()).toPoint()


def shown_days(clerk: Clerk) -> list[str]:
    return [day.name for day in clerk.board.days.rows]


def test_a_week_begins_on_monday_and_says_its_number(sit: Sit) -> None:
    clerk = sit()

    assert clerk.item("day").property("text") == "Uge 48 · 23.–29. november"
    assert shown_days(clerk) == ["Ma. 23.", "Ti. 24.", "On. 25.", "To. 26.", "Fr. 27.", "Lø. 28.", "Sø. 29."]
    assert [day.today for day in clerk.board.days.rows] == [False] * 3 + [True] + [False] * 3


def test_the_week_before_and_after_and_this_one_again(sit: Sit) -> None:
    clerk = sit()

    clerk.click("dayAfter")
    assert clerk.board.day == "Uge 49 · 30. november–6. december"
    clerk.click("today")
    assert clerk.board.day == "Uge 48 · 23.–29. november"
    clerk.key(Qt.Key.Key_PageUp)
    assert clerk.board.day == "Uge 47 · 16.–22. november"
    clerk.key(Qt.Key.Key_Home)
    assert clerk.board.isToday


def test_every_booking_of_the_week_stands_in_words_or_is_counted(sit: Sit) -> None:
    clerk = sit()
    axis = clerk.board.plan.axis
    house = MUNICIPALITY.venue_by_id[HOUSE]
    wanted = {
        str(booking.id)
        for booking in clerk.desk.bookings.values()
        if booking.state is BookingState.CONFIRMED and any(axis.pieces(booking.span))
        and MUNICIPALITY.venue_of_space[booking.space] == house
    }  # fmt: skip

    said = {line.booking for line in lines(clerk)}

    assert len(wanted) > 30
    assert wanted <= said


def test_what_has_more_bookings_than_lines_says_how_many_and_leads_to_the_day(sit: Sit) -> None:
    clerk = sit()
    fill(clerk.desk)
    clerk.screen.post(clerk.desk.picture())
    clerk.waits_until(lambda: any(line.more for line in lines(clerk)))
    more = next(line for line in lines(clerk) if line.more)

    clerk.board.openLine(more.key)

    assert more.more.startswith("+")
    assert not clerk.board.isWeek
    assert clerk.board.day.startswith("Torsdag den 26.")


def test_the_words_of_a_booking_open_it(sit: Sit) -> None:
    clerk = sit()
    choir = on(clerk, 27, "Seniorkoret")

    clerk.mouse(QTest.mouseClick, line_of(clerk, choir))

    assert clerk.screen.workplace.chosen == Selected(choir.id)
    assert clerk.board.isWeek
    assert clerk.item("panelTitle").property("text") == "Seniorkoret"


def test_its_lane_opens_it_too(sit: Sit) -> None:
    clerk = sit()
    choir = on(clerk, 27, "Seniorkoret")

    clerk.mouse(QTest.mouseClick, lane_of(clerk, "Lokale 5", 4, 16.5))

    assert clerk.screen.workplace.chosen == Selected(choir.id)


def test_a_booking_is_moved_to_another_day_at_the_same_hour_by_dragging_it(sit: Sit) -> None:
    clerk = sit()
    chess = on(clerk, 26, "Skakklub")
    start = line_of(clerk, chess)

    clerk.drag(start, start + QPoint(day_px(clerk), 0))

    clerk.waits_until(lambda: clerk.desk.bookings[chess.id].version == 2)
    moved = clerk.desk.bookings[chess.id].span
    assert moved == TimeSpan(chess.span.starts_at + DAY, chess.span.ends_at + DAY)


def test_while_it_is_held_the_week_says_where_and_a_refusal_moves_nothing(sit: Sit) -> None:
    clerk = sit()
    chess = on(clerk, 26, "Skakklub")
    start = line_of(clerk, chess)

    clerk.drag(start, start + QPoint(day_px(clerk), 0), let_go=False)
    assert clerk.board.note.startswith("fr. 27. 18.30–20.30")
    clerk.drag(start, lane_of(clerk, "Lokale 5", 4, 16.5), let_go=True)
    clerk.key(Qt.Key.Key_Escape)

    assert clerk.screen.workplace.chosen == Nothing()


def test_a_new_booking_is_drawn_in_a_free_lane_of_another_day(sit: Sit) -> None:
    clerk = sit()

    clerk.mouse(QTest.mouseClick, lane_of(clerk, "Lille Sal", 6, 12.1))

    chosen = clerk.screen.workplace.chosen
    assert isinstance(chosen, Drafted)
    assert chosen.draft.span.starts_at == datetime(2026, 11, 29, 12, tzinfo=ZONE)
    assert clerk.board.isWeek


def test_what_is_closed_off_and_what_waits_for_an_answer_open_by_their_words(sit: Sit) -> None:
    clerk = sit(desk=asked_desk())
    closed = next(line for line in lines(clerk) if line.kind == "blocked")
    asked = next(line for line in lines(clerk) if line.kind == "request")

    clerk.board.openLine(closed.key)
    assert isinstance(clerk.screen.workplace.chosen, BlockChosen)
    clerk.board.openLine(asked.key)
    assert isinstance(clerk.screen.workplace.chosen, Answering)

    assert (closed.icon, asked.icon) == ("lock", "hourglass")


def test_what_is_closed_off_for_several_days_says_on_each_from_or_until_when_and_why(sit: Sit) -> None:
    clerk = sit()
    (one,) = clerk.desk.blocks.values()
    clerk.desk.blocks[one.id] = replace(one, span=TimeSpan(wall_clock(27, 10), wall_clock(29, 18)), reason="Maling")
    clerk.screen.post(clerk.desk.picture())
    clerk.waits_until(lambda: any(line.name == "Maling" for line in lines(clerk)))

    told = {(line.column, line.time, line.name) for line in lines(clerk) if line.kind == "blocked"}

    assert told == {(4, "10.00", "Maling"), (5, "", "Maling"), (6, "–18.00", "Maling")}
    clerk.screen.window.grabWindow()
    words = {row.property("time"): row for row in clerk.items() if row.property("name") == "Maling"}
    reasons = {time: named_in(row, "weekName") for time, row in words.items()}
    assert reasons[""].x() < reasons["10.00"].x(), "where no hour stands its words have that room too"
    assert reasons["–18.00"].x() >= named_in(words["–18.00"], "weekTime").property("implicitWidth")


def test_the_arrows_walk_along_a_room_and_from_room_to_room_and_enter_goes_into_the_panel(sit: Sit) -> None:
    clerk = sit()
    clerk.item("weekBoard").forceActiveFocus()

    clerk.key(Qt.Key.Key_Right)
    first = selected(clerk)
    clerk.key(Qt.Key.Key_Right)
    second = selected(clerk)
    clerk.key(Qt.Key.Key_Down)
    below = selected(clerk)
    one, next_to_it, under = (clerk.desk.bookings[chosen.booking] for chosen in (first, second, below))

    clerk.key(Qt.Key.Key_Return)

    assert one.space == next_to_it.space != under.space
    assert one.span.starts_at < next_to_it.span.starts_at
    focused = clerk.screen.window.activeFocusItem()
    assert focused is not None
    assert clerk.item("panel").isAncestorOf(focused)
    clerk.key(Qt.Key.Key_Escape)
    assert clerk.screen.workplace.chosen == Nothing()
    assert clerk.item("weekBoard").property("activeFocus")


def test_a_heading_leads_to_its_day_and_f4_back_to_the_week(sit: Sit) -> None:
    clerk = sit()

    clerk.click("weekDay-4")
    assert clerk.board.day.startswith("Fredag den 27.")
    clerk.key(Qt.Key.Key_F4)
    assert clerk.board.day == "Uge 48 · 23.–29. november"
    clerk.click("showDay")
    assert not clerk.board.isWeek


def test_what_is_chosen_stays_chosen_when_the_day_becomes_the_week(sit: Sit) -> None:
    clerk = sit()
    clerk.key(Qt.Key.Key_F4)
    choir = named(clerk.desk, "Seniorkoret")
    clerk.screen.workplace.select(choir.id)
    chosen = clerk.screen.workplace.chosen

    clerk.key(Qt.Key.Key_F4)

    assert clerk.screen.workplace.chosen == chosen


def test_days_that_no_machine_remembers_are_not_shown_as_free(sit: Sit) -> None:
    clerk = sit()

    notes = [day.note for day in clerk.board.days.rows]
    free = {block.column for block in clerk.board.blocks.rows if block.kind == "free"}

    assert notes[:3] == ["ikke gemt her", "ikke gemt her", ""]
    assert free.isdisjoint({0, 1})
    assert not any(block.kind == "closed" for block in clerk.board.blocks.rows if block.column in {0, 1})
    clerk.board.openDay("2026-11-23")
    assert clerk.board.rows.rows[0].detail == "ikke gemt her"
    assert {block.kind for block in clerk.board.blocks.rows} - {"booked", "setup"} == {"forgotten"}


def test_a_day_that_is_struck_out_is_explained_below_the_week_and_only_there(sit: Sit) -> None:
    clerk = sit()
    assert clerk.find("legendForgotten") is not None

    clerk.click("dayAfter")

    assert clerk.find("legendForgotten") is None


def test_a_ring_shows_where_the_keys_are_while_nothing_is_chosen(sit: Sit) -> None:
    clerk = sit()
    clerk.item("weekBoard").forceActiveFocus()

    def ring() -> bool:
        return clerk.item("boardRing").property("active") is True

    clerk.key(Qt.Key.Key_Escape)
    assert ring()
    clerk.key(Qt.Key.Key_Right)
    assert not ring(), "what is chosen shows it"
    clerk.key(Qt.Key.Key_Escape)
    assert ring()
    clerk.mouse(QTest.mousePress, lane_of(clerk, "Foyeren", 6, 20))
    assert not ring(), "a hand needs none"


def test_names_of_the_whole_week_are_fetched_at_once_and_gone_with_it(sit: Sit) -> None:
    clerk = sit()
    chess = on(clerk, 25, "Skakklub")

    clerk.waits_until(lambda: chess.id in clerk.screen.workplace.contacts)
    clerk.click("dayAfter")

    assert chess.id not in clerk.screen.workplace.contacts


def test_without_the_centre_the_week_is_read_and_nothing_is_changed(sit: Sit) -> None:
    clerk = sit()
    reading = on(clerk, 26, "Lektiecaf")
    clerk.screen.post(clerk.desk.picture(connected=False))
    clerk.waits_until(lambda: not clerk.board.connected)
    start = line_of(clerk, reading)

    clerk.drag(start, start + QPoint(day_px(clerk) * 2, 0))

    assert clerk.desk.bookings[reading.id] == reading
    assert len(lines(clerk)) > 40


def test_a_change_elsewhere_shows_in_the_week(sit: Sit) -> None:
    clerk = sit()
    choir = on(clerk, 27, "Seniorkoret")

    clerk.desk.cancel(choir.id, "Vandskade")
    clerk.screen.post(clerk.desk.picture())

    clerk.waits_until(lambda: all(line.booking != str(choir.id) for line in lines(clerk)))


def test_whoever_does_not_see_it_is_told_room_day_and_time_of_every_booking(sit: Sit) -> None:
    clerk = sit()
    choir = on(clerk, 27, "Seniorkoret")
    line = next(
        one for one in clerk.items() if one.objectName() == "weekLine" and one.property("booking") == str(choir.id)
    )

    told = QAccessible.queryAccessibleInterface(line)

    assert told.text(QAccessible.Text.Name) == "Seniorkoret, Lokale 5, fr. 27. 15.30–17.30"
    assert told.role() == QAccessible.Role.Button
    day = QAccessible.queryAccessibleInterface(clerk.item("weekDay-3"))
    assert day.text(QAccessible.Text.Name) == "I dag, torsdag den 26. november"


@pytest.mark.parametrize(
    "size", [QSize(1920, 1080), QSize(1366, 768), QSize(1280, 800)], ids=["wide", "laptop", "small"]
)
def test_in_every_size_of_text_all_seven_days_are_in_the_window(sit: Sit, size: QSize) -> None:
    clerk = sit(size)
    seen: set[int] = set()

    for percent in clerk.sizes_of_text():
        seen.add(percent)
        days = [clerk.item(f"weekDay-{number}") for number in range(7)]
        places = [day.mapRectToScene(QRectF(0, 0, day.width(), day.height())) for day in days]
        assert all(QRectF(0, 0, size.width() + 1, size.height()).contains(place) for place in places), percent
        assert all(place.width() >= 44 for place in places)
        for item in clerk.items():
            if item.objectName() == "weekLine":
                assert item.height() >= 22

    assert max(seen) >= 150


def test_from_right_to_left_monday_is_at_the_right_and_a_press_means_the_day_it_is_on(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.window.setProperty("rightToLeft", True)
    clerk.screen.window.grabWindow()
    choir = on(clerk, 27, "Seniorkoret")

    monday, sunday = (middle_of(clerk.item(f"weekDay-{number}")).x() for number in (0, 6))
    clerk.mouse(QTest.mouseClick, line_of(clerk, choir))

    assert monday > sunday
    assert clerk.screen.workplace.chosen == Selected(choir.id)
    clerk.key(Qt.Key.Key_Escape)
    clerk.item("weekBoard").forceActiveFocus()
    clerk.key(Qt.Key.Key_Left)
    clerk.key(Qt.Key.Key_Left)
    assert clerk.desk.bookings[selected(clerk).booking].span.starts_at.astimezone(ZONE).hour > 9


def test_in_high_contrast_lanes_and_what_is_chosen_are_seen(sit: Sit) -> None:
    clerk = sit()
    choir = on(clerk, 27, "Seniorkoret")

    clerk.click("contrast")
    clerk.mouse(QTest.mouseClick, line_of(clerk, choir))

    assert theme_of(clerk.screen.window).property("highContrast")
    assert isinstance(clerk.screen.workplace.chosen, Selected)
    assert not isinstance(clerk.screen.workplace.chosen, Moving)


def test_the_words_of_a_week_are_worked_out_once_while_a_hand_moves_something(sit: Sit) -> None:
    clerk = sit()
    before = clerk.board._standing  # what is not worked out again is the same object
    chess = on(clerk, 26, "Skakklub")
    start = line_of(clerk, chess)

    clerk.drag(start, start + QPoint(day_px(clerk), 0), let_go=False)

    assert clerk.board._standing is before


def test_what_a_free_lane_looks_like_is_told_below_the_week_alone(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.window.grabWindow()
    assert any(item.property("text") == "Ledigt" for item in clerk.items())

    clerk.click("showDay")

    assert all(item.property("text") != "Ledigt" for item in clerk.items())


def test_enter_on_a_heading_shows_its_day_whatever_is_chosen(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.select(on(clerk, 27, "Seniorkoret").id)
    clerk.item("weekDay-2").forceActiveFocus()

    clerk.key(Qt.Key.Key_Return)

    assert clerk.board.day.startswith("Onsdag den 25.")

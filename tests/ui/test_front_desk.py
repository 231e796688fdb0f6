"""The front desk as staff work it: mouse and keys in a real window, a desk that decides as the centre does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import Booking, BookingState, CellKind, Contact, Occupancy, cells_of
from booking_core.domain.identity import BlockId, BookingId, RoomId, SeriesId, SpaceId, VenueId
from booking_core.domain.recurring.series import Scope
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.hyphens import SOFT_HYPHEN
from booking_core.protocol.codes import code_of, grouped
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.booking_core.domain.made_bookings import at
from tests.theme import theme_of
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk, named, programme_desk
from tests.ui.visitor import GUARD_MS, PATIENCE_MS
from ui.front_desk import FrontDeskApplication
from ui.ports import Alternative, BlockWish, BookingFound, FoundNear, Override
from ui.view_models.desk.chosen.chosen import Drafted, Moving, Nothing, Searched, Selected

HOUSE = VenueId("medborgerhus")
ALT_HOUR = timedelta(hours=1)


@dataclass
class Clerk:
    """Somebody at the desk."""

    screen: FrontDeskApplication
    desk: ScriptedDesk
    bot: QtBot
    kept: list[object] = field(default_factory=list)

    @property
    def board(self) -> Any:
        return self.screen.models["board"]

    @property
    def panel(self) -> Any:
        return self.screen.models["panel"]

    def now(self, who: str) -> Booking:
        return self.desk.bookings[named(self.desk, who).id]

    def waits_until(self, seen: Callable[[], bool]) -> None:
        self.bot.waitUntil(seen, timeout=PATIENCE_MS)

    def item(self, name: str) -> QQuickItem:
        found = self.find(name)
        assert found is not None, name
        return found

    def find(self, name: str) -> QQuickItem | None:
        """What can be seen under that name, if anything."""
        return next((item for item in self.items() if item.objectName() == name), None)

    def items(self) -> Iterator[QQuickItem]:
        """All that can be seen."""
        window = self.screen.window
        root = window.contentItem()
        self.kept = [window, root]
        return _items(root)

    def click(self, name: str) -> None:
        self.screen.window.grabWindow()  # what has only just come is laid out when it is drawn
        item = self.item(name)
        self.mouse(QTest.mouseClick, item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint())

    def mouse(self, what: Callable[..., None], point: QPoint) -> None:
        what(self.screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.screen.window, key, modifiers)

    def sizes_of_text(self) -> Iterator[int]:
        """Each that the window offers, in percent, while it is drawn in that."""
        seen: set[int] = set()
        while (percent := self.screen.window.property("textPercent")) not in seen:
            seen.add(percent)
            self.screen.window.grabWindow()
            yield percent
            self.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    def types(self, text: str) -> None:
        for character in text:
            QTest.keyClick(self.screen.window, Qt.Key(ord(character.upper())))

    def place_of(self, booking: Booking, *, hours: float) -> QPoint:
        """A point on the board: `hours` after the booking's start, in its row."""
        block = next(block for block in self.board.blocks.rows if block.booking == str(booking.id))
        return self.point(block.rooms, block.heads, block.startFraction + hours / self._hours_shown())

    def point(self, rooms: int, heads: int, fraction: float) -> QPoint:
        hand = self.item("boardHand")
        row = self.item("board").property("rowHeight")
        y = heads * 40 + rooms * row + row / 2
        return hand.mapToScene(QPointF(fraction * hand.width(), y)).toPoint()

    def drag(self, start: QPoint, end: QPoint, *, steps: int = 6, let_go: bool = True) -> None:
        self.mouse(QTest.mousePress, start)
        for step in range(1, steps + 1):
            QTest.mouseMove(self.screen.window, start + (end - start) * (step / steps))
        if let_go:
            self.mouse(QTest.mouseRelease, end)

    def hour_px(self) -> float:
        return self.item("boardHand").width() / self._hours_shown()

    def _hours_shown(self) -> int:
        return len(self.board.hours.rows) - 1


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    waiting = [item]
    while waiting:
        found = waiting.pop()
        if shiboken6.isValid(found) and found.isVisible():
            yield found
            waiting.extend(reversed(found.childItems()))


Sit = Callable[..., Clerk]


@pytest.fixture
def sit(qtbot: QtBot) -> Iterator[Sit]:
    """Sit down at a desk; afterwards no QML warning may have come."""
    screens: list[FrontDeskApplication] = []

    def sit_down(size: QSize = QSize(1920, 1080), *, now: datetime = THURSDAY_14_08) -> Clerk:  # noqa: B008  # never changed
        desk = programme_desk(now)
        screen = FrontDeskApplication(desk.picture(), desk, venue=HOUSE, clock=lambda: now)
        screens.append(screen)
        screen.show(size=size)
        clerk = Clerk(screen, desk, qtbot)
        clerk.waits_until(lambda: len(screen.workplace.contacts) > 0 and screen.window.isExposed())
        return clerk

    yield sit_down
    for screen in screens:
        warnings = list(screen.warnings)
        screen.close()
        assert warnings == []


def test_a_booking_is_moved_by_dragging_it(sit: Sit) -> None:
    clerk = sit()
    choir = clerk.now("Seniorkoret")
    start = clerk.place_of(choir, hours=1)

    clerk.drag(start, start + QPoint(round(2 * clerk.hour_px()), 0))

    clerk.waits_until(lambda: clerk.now("Seniorkoret").version == 2)
    assert clerk.now("Seniorkoret").span == TimeSpan(
        choir.span.starts_at + timedelta(hours=2), choir.span.ends_at + timedelta(hours=2)
    )
    clerk.waits_until(lambda: clerk.screen.workplace.chosen == Selected(choir.id))


def test_where_a_held_booking_stands_it_says_that_it_leaves_and_awaits_nobody(sit: Sit) -> None:
    clerk = sit()
    start = clerk.place_of(clerk.now("Seniorkoret"), hours=1)

    clerk.drag(start, start + QPoint(round(2 * clerk.hour_px()), 0), let_go=False)

    (left,) = (block for block in clerk.board.blocks.rows if block.kind == "leaving")
    assert (left.detail, left.icon) == ("flyttes herfra", "")


def test_how_long_it_lasts_stands_on_one_line(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(SpaceId("mh-lok3"), TimeSpan(at("20:00"), at("21:30")))
    clerk.waits_until(lambda: clerk.find("draftLengthValue") is not None)
    clerk.screen.window.grabWindow()

    length = clerk.item("draftLengthValue")

    assert (length.property("text"), length.property("lineCount")) == ("1 time 30 min.", 1)


def test_a_booking_is_stretched_by_its_end(sit: Sit) -> None:
    clerk = sit()
    chess = clerk.now("Skakklubben")
    end = clerk.place_of(chess, hours=chess.span.length / ALT_HOUR) - QPoint(4, 0)

    clerk.drag(end, end + QPoint(round(clerk.hour_px()), 0))

    clerk.waits_until(lambda: clerk.now("Skakklubben").version == 2)
    assert clerk.now("Skakklubben").span == TimeSpan(chess.span.starts_at, chess.span.ends_at + ALT_HOUR)


def test_while_a_booking_is_held_over_another_the_refusal_shows_and_letting_go_moves_nothing(sit: Sit) -> None:
    clerk = sit()
    chess, language = clerk.now("Skakklubben"), clerk.now("Sprogcafé")
    start = clerk.place_of(chess, hours=1)

    clerk.drag(start, clerk.place_of(language, hours=1), let_go=False)
    held = clerk.board.plate
    clerk.mouse(QTest.mouseRelease, clerk.place_of(language, hours=1))

    assert "optaget" in held
    assert clerk.panel.refused
    assert clerk.panel.offers.rows[0].key == "suggestion 1"
    assert clerk.now("Skakklubben") == chess


def test_a_suggestion_is_taken_with_its_digit(sit: Sit) -> None:
    clerk = sit()
    chess, language = clerk.now("Skakklubben"), clerk.now("Sprogcafé")
    clerk.drag(clerk.place_of(chess, hours=1), clerk.place_of(language, hours=1))

    clerk.key(Qt.Key.Key_1)

    clerk.waits_until(lambda: clerk.now("Skakklubben").version == 2)
    assert clerk.now("Skakklubben").space == language.space


def test_each_suggestion_has_a_digit_that_takes_it(sit: Sit) -> None:
    clerk = sit()
    chess, language = clerk.now("Skakklubben"), clerk.now("Sprogcafé")
    clerk.drag(clerk.place_of(chess, hours=1), clerk.place_of(language, hours=1))
    digits = [row.key for row in clerk.panel.offers.rows if row.key.startswith("suggestion")]
    assert digits == ["suggestion 1", "suggestion 2", "suggestion 3"]

    clerk.key(Qt.Key.Key_3)

    clerk.waits_until(lambda: clerk.now("Skakklubben").version == 2)


def test_escape_lets_go_and_changes_nothing(sit: Sit) -> None:
    clerk = sit()
    chess, language = clerk.now("Skakklubben"), clerk.now("Sprogcafé")
    clerk.drag(clerk.place_of(chess, hours=1), clerk.place_of(language, hours=1))

    clerk.key(Qt.Key.Key_Escape)

    assert clerk.screen.workplace.chosen == Nothing()
    assert clerk.now("Skakklubben") == chess


def test_drawing_in_free_time_and_pressing_enter_books_for_the_person_in_front(sit: Sit) -> None:
    clerk = sit()
    cafe = clerk.now("Ældrerådet")
    free = clerk.place_of(cafe, hours=cafe.span.length / ALT_HOUR + 1.1)
    before = set(clerk.desk.bookings)

    clerk.drag(free, free + QPoint(round(clerk.hour_px()), 0))
    assert isinstance(clerk.screen.workplace.chosen, Drafted)
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: len(clerk.desk.bookings) > len(before))
    (made,) = (clerk.desk.bookings[one] for one in set(clerk.desk.bookings) - before)
    assert (made.space, made.state) == (cafe.space, BookingState.CONFIRMED)
    assert made.id not in clerk.desk.people


def test_which_languages_are_spoken_is_asked_where_others_may_come_and_told_to_the_centre(sit: Sit) -> None:
    clerk = sit()
    cafe = clerk.now("Ældrerådet")
    free = clerk.place_of(cafe, hours=cafe.span.length / ALT_HOUR + 1.1)
    before = set(clerk.desk.bookings)
    clerk.drag(free, free + QPoint(round(clerk.hour_px()), 0))
    panel = clerk.screen.models["panel"]
    assert panel.spoken.rows == ()  # type: ignore[attr-defined]

    panel.chooseOpenness("open")  # type: ignore[attr-defined]
    for language in ("en", "da", "de", "de"):
        panel.toggleSpoken(language)  # type: ignore[attr-defined]
    shown = [row.text for row in panel.spoken.rows if row.chosen]  # type: ignore[attr-defined]
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: len(clerk.desk.bookings) > len(before))
    (made,) = (clerk.desk.bookings[one] for one in set(clerk.desk.bookings) - before)
    assert (shown, made.spoken) == (["Dansk", "English"], ("da", "en"))


def test_a_caller_is_booked_with_name_and_number(sit: Sit) -> None:
    clerk = sit()
    cafe = clerk.now("Ældrerådet")
    before = set(clerk.desk.bookings)
    clerk.mouse(QTest.mouseClick, clerk.place_of(cafe, hours=cafe.span.length / ALT_HOUR + 1.1))

    clerk.key(Qt.Key.Key_F3)
    clerk.types("jens")
    clerk.key(Qt.Key.Key_Tab)
    clerk.types("44520017")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: len(clerk.desk.bookings) > len(before))
    (made,) = set(clerk.desk.bookings) - before
    assert clerk.desk.people[made] == Contact("jens", "44520017")
    clerk.waits_until(lambda: clerk.board.notice == "Booket: jens.")


def test_ten_digits_are_no_phone_number(sit: Sit) -> None:
    clerk = sit()
    cafe = clerk.now("Ældrerådet")
    before = dict(clerk.desk.bookings)
    clerk.mouse(QTest.mouseClick, clerk.place_of(cafe, hours=cafe.span.length / ALT_HOUR + 1.1))

    clerk.panel.setPhone("0101701234")
    clerk.panel.book()

    assert "CPR" in clerk.panel.trouble
    assert clerk.desk.bookings == before


@pytest.mark.parametrize("field", ["setName", "setEmail", "setTitle"])
def test_what_looks_like_a_cpr_number_is_written_down_in_no_field(sit: Sit, field: str) -> None:
    clerk = sit()
    cafe = clerk.now("Ældrerådet")
    before = dict(clerk.desk.bookings)
    clerk.mouse(QTest.mouseClick, clerk.place_of(cafe, hours=cafe.span.length / ALT_HOUR + 1.1))

    getattr(clerk.panel, field)("Jens 010170-1234")
    clerk.panel.book()

    told = "Det ligner et CPR-nummer. Slet det: her skrives ingen CPR-numre ned."
    assert clerk.panel.trouble == f"{told} Er det to telefonnumre, så sæt komma imellem."
    assert clerk.desk.bookings == before


def test_nor_in_the_reason_for_cancelling(sit: Sit) -> None:
    clerk = sit()
    choir = clerk.now("Seniorkoret")
    clerk.mouse(QTest.mouseClick, clerk.place_of(choir, hours=1))
    clerk.click("askCancel")

    clerk.panel.chooseReason("Aftalt med 010170-1234")
    clerk.panel.cancel()

    clerk.waits_until(lambda: "CPR" in clerk.screen.workplace.notice.text)
    assert clerk.now("Seniorkoret") == choir


def test_nor_in_any_other_reason_or_answer(sit: Sit) -> None:
    clerk, written = sit(), "Aftalt med 010170-1234"
    workplace, choir = clerk.screen.workplace, clerk.now("Seniorkoret")
    before = dict(clerk.desk.bookings)
    span = TimeSpan(choir.span.ends_at, choir.span.ends_at + ALT_HOUR)
    past = Override((RefusalCode.CLOSED,), written)
    block = BlockWish(BlockId(UUID(int=1)), BlockKind.MAINTENANCE, (RoomId("lok3"),), span, written)
    acts: tuple[Callable[[], None], ...] = (
        lambda: workplace.bookings.book(override=past),
        lambda: workplace.blocks.block(block),
        lambda: workplace.requests.decline([choir], written),
        lambda: workplace.series.cancel(replace(choir, series=SeriesId(UUID(int=2))), Scope.ALL, written),
    )
    workplace.draft(choir.space, span)

    for act in acts:
        workplace.say("")
        act()
        assert (workplace.notice.refused, "CPR" in workplace.notice.text) == (True, True)

    assert (clerk.desk.bookings, workplace.busy) == (before, False)


def test_an_e_mail_is_taken_down_when_it_can_be_one(sit: Sit) -> None:
    clerk = sit()
    cafe = clerk.now("Ældrerådet")
    before = set(clerk.desk.bookings)
    clerk.mouse(QTest.mouseClick, clerk.place_of(cafe, hours=cafe.span.length / ALT_HOUR + 1.1))

    clerk.panel.setEmail("jens@example")
    clerk.panel.book()
    assert clerk.panel.trouble == "E-mailen mangler noget. Den skal være som navn@eksempel.dk."
    clerk.panel.setEmail("jens@example.org")
    clerk.panel.book()

    clerk.waits_until(lambda: len(clerk.desk.bookings) > len(before))
    (made,) = set(clerk.desk.bookings) - before
    assert clerk.desk.people[made] == Contact(email="jens@example.org")


def test_a_booking_is_cancelled_in_two_steps_with_a_reason(sit: Sit) -> None:
    clerk = sit()
    choir = clerk.now("Seniorkoret")
    clerk.mouse(QTest.mouseClick, clerk.place_of(choir, hours=1))

    clerk.click("askCancel")
    clerk.panel.cancel()
    assert clerk.now("Seniorkoret") == choir
    clerk.click("reasons-reason-repair")
    clerk.click("cancel")

    clerk.waits_until(lambda: clerk.now("Seniorkoret").state is BookingState.CANCELLED_BY_STAFF)
    assert clerk.now("Seniorkoret").reason == "Rummet kan ikke bruges"


def test_ctrl_z_brings_a_cancelled_booking_back_in_its_own_place(sit: Sit) -> None:
    clerk = sit()
    choir = clerk.now("Seniorkoret")
    clerk.screen.workplace.select(choir.id)
    clerk.screen.workplace.bookings.cancel(choir, "Vandskade")
    clerk.waits_until(lambda: clerk.board.undoText != "")
    clerk.screen.post(clerk.desk.picture())

    clerk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    clerk.waits_until(lambda: any(one.replaces == choir.id for one in tuple(clerk.desk.bookings.values())))
    again = next(one for one in clerk.desk.bookings.values() if one.replaces == choir.id)
    assert (again.space, again.span, again.layout) == (choir.space, choir.span, choir.layout)


def test_ctrl_z_moves_back_what_was_moved_and_not_what_somebody_else_has_moved_since(sit: Sit) -> None:
    clerk = sit()
    choir = clerk.now("Seniorkoret")
    start = clerk.place_of(choir, hours=1)
    clerk.drag(start, start + QPoint(round(2 * clerk.hour_px()), 0))
    clerk.waits_until(lambda: clerk.now("Seniorkoret").version == 2 and not clerk.board.busy)

    clerk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    clerk.waits_until(lambda: clerk.now("Seniorkoret").version == 3)

    assert clerk.now("Seniorkoret").span == choir.span


def test_people_are_checked_in(sit: Sit) -> None:
    clerk = sit()
    here = clerk.now("Frivillige")

    clerk.mouse(QTest.mouseClick, clerk.place_of(here, hours=0.5))
    clerk.click("checkIn")

    clerk.waits_until(lambda: clerk.now("Frivillige").state is BookingState.CHECKED_IN)


def test_a_booking_is_found_by_name_with_f2(sit: Sit) -> None:
    clerk = sit()

    clerk.key(Qt.Key.Key_F2)
    clerk.types("skak")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: clerk.screen.workplace.chosen == Selected(clerk.now("Skakklubben").id))


def test_nobody_is_searched_for_by_a_cpr_number(sit: Sit) -> None:
    clerk = sit()
    before = clerk.screen.workplace.chosen

    clerk.board.search("010170-1234")

    notice = clerk.screen.workplace.notice
    assert (notice.refused, "CPR" in notice.text) == (True, True)
    assert clerk.screen.workplace.chosen == before


def test_what_nobody_is_called_ends_on_a_useful_sentence(sit: Sit) -> None:
    clerk = sit()

    clerk.board.search("Xerxes")

    clerk.waits_until(lambda: clerk.panel.trouble != "")
    assert "Xerxes" in clerk.panel.trouble
    assert isinstance(clerk.screen.workplace.chosen, Searched)


def test_a_desk_is_told_how_far_ahead_was_looked_and_how_to_look_further(sit: Sit) -> None:
    clerk = sit()
    chess = clerk.now("Skakklubben")
    clerk.desk.scanned["skak"] = FoundNear((BookingFound(chess, Contact()),), datetime(2026, 12, 31, 12, tzinfo=UTC))

    clerk.board.search("skak")

    clerk.waits_until(lambda: clerk.screen.workplace.chosen == Selected(chess.id))
    said = "Der er set frem til torsdag den 31. december. Skriv »skak +« for at se længere frem."
    assert clerk.board.notice == said


def test_a_change_elsewhere_shows_while_something_is_held(sit: Sit) -> None:
    clerk = sit()
    chess, choir = clerk.now("Skakklubben"), clerk.now("Seniorkoret")
    start = clerk.place_of(chess, hours=1)
    clerk.drag(start, start + QPoint(round(clerk.hour_px()), 0), let_go=False)

    clerk.desk.cancel(choir.id, "Vandskade")
    clerk.screen.post(clerk.desk.picture())

    clerk.waits_until(lambda: all(block.booking != str(choir.id) for block in clerk.board.blocks.rows))
    assert isinstance(clerk.screen.workplace.chosen, Moving)


def test_without_the_centre_the_desk_reads_and_changes_nothing(sit: Sit) -> None:
    clerk = sit()
    choir = clerk.now("Seniorkoret")
    clerk.screen.post(clerk.desk.picture(connected=False))
    clerk.waits_until(lambda: not clerk.board.connected)
    start = clerk.place_of(choir, hours=1)

    clerk.drag(start, start + QPoint(round(2 * clerk.hour_px()), 0))

    assert clerk.now("Seniorkoret") == choir
    assert "Forbindelsen er væk" in clerk.board.contact


def test_a_desk_that_the_centre_does_not_take_any_more_says_what_to_do(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.post(replace(clerk.desk.picture(connected=False), disowned=True))

    clerk.waits_until(lambda: "IT" in clerk.board.contact)


def test_names_and_numbers_are_gone_when_another_day_is_shown_and_when_the_desk_closes(sit: Sit) -> None:
    clerk = sit()

    clerk.board.turnDay(5)
    assert clerk.screen.workplace.contacts == {}


def test_on_a_laptop_every_room_can_be_reached(sit: Sit) -> None:
    clerk = sit(QSize(1366, 768))
    scroll = clerk.item("boardScroll")

    assert scroll.property("contentHeight") > scroll.height()


LAPTOP = QSize(1366, 768)


def test_on_a_laptop_the_board_has_the_whole_width_until_something_is_chosen(sit: Sit) -> None:
    clerk = sit(LAPTOP)
    hour = clerk.hour_px()
    morning = clerk.now("Sprogskolen")
    place = clerk.place_of(morning, hours=0.5)

    clerk.mouse(QTest.mouseClick, place)

    assert hour >= 75
    assert clerk.item("panel").width() >= 400
    assert (clerk.hour_px(), clerk.place_of(morning, hours=0.5)) == (hour, place)  # nothing moves under the hand
    clerk.click("putAway")
    assert clerk.find("panel") is None
    assert clerk.screen.workplace.chosen == Nothing()


def test_what_is_chosen_in_the_evening_is_seen_beside_the_drawer(sit: Sit) -> None:
    clerk = sit(LAPTOP)
    chess = clerk.now("Skakklubben")

    clerk.mouse(QTest.mouseClick, clerk.place_of(chess, hours=1))
    clerk.screen.window.grabWindow()

    drawer = clerk.item("panel").mapToScene(QPointF(0, 0)).x()
    end = clerk.place_of(chess, hours=chess.span.length / ALT_HOUR)
    assert end.x() < drawer
    clerk.key(Qt.Key.Key_Escape)
    clerk.screen.window.grabWindow()
    assert clerk.place_of(chess, hours=chess.span.length / ALT_HOUR).x() > drawer


def test_the_drawer_makes_way_while_something_is_dragged(sit: Sit) -> None:
    clerk = sit(LAPTOP)
    reading = clerk.now("Seniorkoret")
    clerk.mouse(QTest.mouseClick, clerk.place_of(reading, hours=1))
    start = clerk.place_of(reading, hours=1)

    clerk.drag(start, start + QPoint(round(3 * clerk.hour_px()), 0), let_go=False)
    is_away = clerk.find("panel") is None
    clerk.mouse(QTest.mouseRelease, start + QPoint(round(3 * clerk.hour_px()), 0))

    assert is_away
    clerk.waits_until(lambda: clerk.now("Seniorkoret").span.starts_at == reading.span.starts_at + 3 * ALT_HOUR)
    assert clerk.item("panel").isVisible()


def test_the_day_in_short_is_one_press_away_on_a_laptop(sit: Sit) -> None:
    clerk = sit(LAPTOP)

    clerk.click("dayPanel")
    assert clerk.item("printSchedule").isVisible()
    clerk.bot.wait(GUARD_MS)
    clerk.click("dayPanel")
    assert clerk.find("panel") is None
    clerk.click("kiosks")
    assert not clerk.item("dayPanel").property("chosen")
    clerk.bot.wait(GUARD_MS)
    clerk.click("dayPanel")  # from another panel it leads to the day
    assert clerk.item("printSchedule").isVisible()


def test_the_plate_hides_nothing_of_what_is_booked_beside_it(sit: Sit) -> None:
    clerk = sit()
    chess = clerk.now("Skakklubben")

    to = Alternative(
        SpaceId("mh-lok4"), chess.layout, TimeSpan(chess.span.starts_at - ALT_HOUR / 2, chess.span.ends_at)
    )
    clerk.screen.workplace.plan(chess, to)
    clerk.screen.window.grabWindow()

    plate = clerk.item("boardPlate")
    place = plate.mapRectToScene(QRectF(0, 0, plate.width(), plate.height()))
    booked = [one for one in clerk.items() if one.objectName() in {"block-booked", "block-yours", "block-conflict"}]
    hidden = [place.intersected(one.mapRectToScene(QRectF(0, 0, one.width(), one.height()))) for one in booked]
    assert clerk.board.plate != ""
    assert all(one.width() * one.height() == 0 for one in hidden)


def test_the_other_language_is_spoken_at_once(sit: Sit) -> None:
    clerk = sit()

    clerk.click("language")

    assert clerk.board.day.startswith("Thursday")
    assert clerk.item("search").property("label") == "Name, phone, code – or scan"


def test_before_it_is_dropped_the_desk_says_that_a_booking_gets_another_layout(sit: Sit) -> None:
    clerk = sit()
    chess = clerk.now("Skakklubben")
    foyer = MUNICIPALITY.space_by_id[SpaceId("mh-foyer")].standing_layout.id
    assert foyer != chess.layout

    clerk.screen.workplace.plan(chess, Alternative(SpaceId("mh-foyer"), foyer, chess.span))
    clerk.screen.window.grabWindow()

    before, after = clerk.screen.workplace.speech.layout(chess.layout), clerk.screen.workplace.speech.layout(foyer)
    told = f"{before[:1].upper()}{before[1:]} bliver til {after}"
    assert told in [row.value.partition(" · ")[0] for row in clerk.panel.facts.rows]
    assert clerk.board.plate == ""
    assert clerk.item("boardNote").property("text") == told

    clerk.screen.workplace.plan(chess, Alternative(chess.space, chess.layout, chess.span))
    assert clerk.board.note == ""


def test_what_was_given_back_is_marked_in_what_was_found(sit: Sit) -> None:
    clerk = sit()
    chess = clerk.now("Skakklubben")
    clerk.desk.bookings[chess.id] = replace(chess, state=BookingState.COMPLETED, occupancy=())

    clerk.board.search("s")

    clerk.waits_until(lambda: len(clerk.panel.offers.rows) > 1)
    (row,) = (one for one in clerk.panel.offers.rows if one.key == str(chess.id))
    assert row.detail.endswith(clerk.screen.workplace.speech.named(BookingState.COMPLETED))


def test_what_goes_on_from_a_booking_says_so_on_the_board_and_beside_it(sit: Sit) -> None:
    clerk = sit()
    first = named(clerk.desk, "Børn tegner Herlev")
    more = TimeSpan(first.span.ends_at, first.span.ends_at + ALT_HOUR)
    cells = cells_of(MUNICIPALITY.space_by_id[first.space], more)
    occupancy = tuple(Occupancy(cell, CellKind.USE) for cell in cells)
    added = replace(first, id=BookingId(UUID(int=77)), span=more, occupancy=occupancy, continues=first.id)
    clerk.desk.bookings[added.id] = added
    clerk.screen.post(clerk.desk.picture())
    clerk.waits_until(lambda: any(one.booking == str(added.id) for one in clerk.board.blocks.rows))

    clerk.screen.workplace.select(added.id)

    block = next(one for one in clerk.board.blocks.rows if one.booking == str(added.id))
    assert block.detail == "Fortsat fra kl.\u00a012"
    assert block.spoken.endswith(block.detail)
    code = grouped(code_of(first.id))
    assert ("Fortsætter", f"12.00–16.00 · {code}") in [(row.label, row.value) for row in clerk.panel.facts.rows]
    clerk.screen.workplace.select(first.id)
    goes_on = ("Fortsættes", f"16.00–17.00 · {grouped(code_of(added.id))}")
    assert goes_on in [(row.label, row.value) for row in clerk.panel.facts.rows]


def words_of(clerk: Clerk, named: str) -> QQuickItem:
    """What stands on the first block under that name."""
    clerk.screen.window.grabWindow()
    found = (item for item in clerk.items() if item.objectName() == "boardWords")
    return next(item for item in found if str(item.property("breakable")).replace(SOFT_HYPHEN, "").startswith(named))


def part_of(words: QQuickItem, name: str) -> QQuickItem:
    """Its item of that name."""
    return next(item for item in _items(words) if item.objectName() == name)


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1366, 768)], ids=["wide", "laptop"])
def test_the_name_of_an_hour_stands_on_as_many_lines_as_there_are(sit: Sit, size: QSize) -> None:
    clerk = sit(size)

    name = part_of(words_of(clerk, "Gymnastik for alle over 60"), "boardName")

    assert name.property("lineCount") >= 2
    assert name.property("width") <= clerk.hour_px()


def test_what_is_open_to_all_keeps_its_sign_where_its_name_is_long(sit: Sit) -> None:
    words = words_of(sit(), "Gymnastik for alle over 60")

    (sign,) = (item for item in _items(words) if item.property("glyph"))
    assert sign.mapToItem(words, QPointF(0, sign.height())).y() <= words.height()


@pytest.mark.parametrize(
    ("named", "minutes"), [("Børn tegner Herlev", -88), ("Børn tegner Herlev", 72), ("Frivillige i Herlev", -8)]
)
def test_no_words_are_crossed_by_the_line_of_now(sit: Sit, named: str, minutes: int) -> None:
    """What takes four hours has its words on the wider side of the line; what takes less than two, before it."""
    clerk = sit(now=THURSDAY_14_08 + timedelta(minutes=minutes))

    words = words_of(clerk, named)

    line, name = words.property("nowX"), part_of(words, "boardName")
    left = name.mapToItem(words, QPointF(0, 0)).x()
    assert 0 < line < words.width()
    is_beside = left > line or left + name.property("contentWidth") < line
    assert is_beside or part_of(words, "boardPlateOfWords").width() >= name.property("contentWidth")
    assert is_beside is (named == "Børn tegner Herlev")


def test_a_mouse_that_rests_on_cut_words_is_told_them_whole(sit: Sit) -> None:
    clerk = sit()
    words = words_of(clerk, "Gymnastik for alle over 60")

    QTest.mouseMove(clerk.screen.window, words.mapToScene(QPointF(20, 20)).toPoint())

    clerk.waits_until(lambda: clerk.find("boardHint") is not None)
    assert "Gymnastik for alle over 60" in clerk.item("boardHint").property("text")
    QTest.mouseMove(clerk.screen.window, QPoint(5, 5))
    clerk.waits_until(lambda: clerk.find("boardHint") is None)


def test_the_rooms_of_its_own_house_are_seen_without_scrolling(sit: Sit) -> None:
    clerk = sit(QSize(1920, 860))

    row = clerk.item("board").property("rowHeight")

    assert 68 < row < 92
    assert 40 + clerk.board.ownRoomCount * row <= clerk.item("boardScroll").height()


def test_text_twice_as_large_leaves_the_board_to_be_worked_with(sit: Sit) -> None:
    clerk = sit()
    choir = clerk.now("Seniorkoret")

    for _ in range(3):
        clerk.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    clerk.screen.window.grabWindow()
    clerk.drag(clerk.place_of(choir, hours=1), clerk.place_of(choir, hours=2))

    clerk.waits_until(lambda: clerk.now("Seniorkoret").span.starts_at == choir.span.starts_at + ALT_HOUR)
    assert clerk.screen.window.property("textPercent") == 200


def test_what_the_arrows_come_to_is_in_sight(sit: Sit) -> None:
    clerk = sit(QSize(1280, 800))
    clerk.item("board").forceActiveFocus()
    drawn_from = set()

    for _ in range(len(clerk.desk.bookings)):
        clerk.key(Qt.Key.Key_Down)
        clerk.screen.window.grabWindow()
        scroll = clerk.item("boardScroll")
        top, seen_from = scroll.property("chosenTop"), scroll.property("contentY")
        drawn_from.add(seen_from)
        assert seen_from <= top <= seen_from + scroll.height() - scroll.property("chosenHeight")

    assert len(drawn_from) > 1


@pytest.mark.parametrize(
    "size", [QSize(1920, 1080), QSize(1366, 768), QSize(1280, 800)], ids=["wide", "laptop", "small"]
)
def test_in_every_size_of_text_all_that_can_be_pressed_above_and_below_is_in_the_window(sit: Sit, size: QSize) -> None:
    clerk = sit(size)
    seen: set[int] = set()

    for percent in clerk.sizes_of_text():
        seen.add(percent)
        for name in ("dayBefore", "dayAfter", "search", "requests", "calls", "kiosks", "language", "clock", "contrast"):
            item = clerk.item(name)
            place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
            assert QRectF(0, 0, size.width(), size.height()).contains(place), (percent, name)
            assert item.width() >= 40

    assert seen == ({100, 125, 150, 200} if size.width() == 1920 else {100, 125, 150})
    clerk.click("textSize")  # after the largest comes the smallest
    assert clerk.screen.window.property("textPercent") == 100


def test_ctrl_and_minus_or_zero_make_the_text_smaller_again(sit: Sit) -> None:
    clerk = sit()
    control = Qt.KeyboardModifier.ControlModifier

    clerk.key(Qt.Key.Key_Plus, control)
    clerk.key(Qt.Key.Key_Plus, control)
    clerk.key(Qt.Key.Key_Minus, control)
    assert clerk.screen.window.property("textPercent") == 125
    clerk.key(Qt.Key.Key_0, control)
    assert clerk.screen.window.property("textPercent") == 100


def test_a_window_made_smaller_has_the_largest_text_it_has_room_for_and_the_chosen_one_when_it_is_large_again(
    sit: Sit,
) -> None:
    clerk = sit()
    for _ in range(3):
        clerk.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    clerk.screen.window.resize(1280, 800)
    clerk.waits_until(lambda: clerk.screen.window.property("textPercent") == 150)

    clerk.screen.window.resize(1920, 1080)
    clerk.waits_until(lambda: clerk.screen.window.property("textPercent") == 200)


def test_in_high_contrast_what_is_chosen_is_seen_and_can_be_read(sit: Sit) -> None:
    clerk = sit()

    clerk.click("contrast")
    clerk.click("requests")

    button = clerk.item("requests")
    assert theme_of(clerk.screen.window).property("highContrast")
    assert button.property("chosen")
    assert (button.property("words").name(), clerk.item("contrast").property("words").name()) == ("#000000", "#000000")
    clerk.bot.wait(GUARD_MS)
    clerk.click("contrast")
    assert not theme_of(clerk.screen.window).property("highContrast")


def test_a_name_too_long_for_its_field_shows_how_it_begins(sit: Sit) -> None:
    clerk = sit(QSize(1366, 768))
    long = "Skakklubben Springeren i Hjortespringparken"
    clerk.screen.workplace.draft(SpaceId("mh-lok4"), clerk.now("Seniorkoret").span)
    drafted = clerk.screen.workplace.chosen
    assert isinstance(drafted, Drafted)

    clerk.screen.workplace.redraft(replace(drafted.draft, name=long))

    fields = [one for one in clerk.items() if one.inherits("QQuickTextInput") and one.property("text") == long]
    assert [field.property("cursorPosition") for field in fields] == [0]

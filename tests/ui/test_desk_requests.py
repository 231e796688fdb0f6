"""Requests and the call list at the desk, in a real window: what is due first, rivals side by side, one press."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from time import time
from uuid import uuid4

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from booking_core.domain.bookings import Booking, BookingState, Contact, DeclinedBecause, Openness, Purpose
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.time_spans import TimeSpan, local_day
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.asked_day import (
    CHOIR,
    DANCERS,
    EMPTY,
    IN_TWO_WEEKS,
    LATE,
    LONE,
    MARKET,
    TABLE_TENNIS,
    asked_desk,
    series_asked_desk,
    waiting_desk,
)
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk, named
from tests.ui.test_front_desk import HOUSE, Clerk
from ui.front_desk import FrontDeskApplication
from ui.ports import Alternative, BookingAltered, StaffWish
from ui.view_models.desk.answering.call_list import calls_for
from ui.view_models.desk.chosen.chosen import Answering, Calling, Drafted, Nothing, Selected

HOUR = timedelta(hours=1)

SitAt = Callable[..., Clerk]


@pytest.fixture
def sit(qtbot: QtBot) -> Iterator[SitAt]:
    """Sit down at a desk; afterwards no QML warning may have come."""
    screens: list[FrontDeskApplication] = []

    def sit_down(desk: ScriptedDesk, size: QSize = QSize(1920, 1080)) -> Clerk:  # noqa: B008  # never changed
        screen = FrontDeskApplication(desk.picture(), desk, venue=HOUSE, clock=lambda: THURSDAY_14_08)
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


def requests(clerk: Clerk) -> list[str]:
    """Who asks, in the order of the panel."""
    return [row.who.partition(" · ")[0] for row in clerk.screen.models["requests"].rows.rows]  # type: ignore[attr-defined]


def asked_by(clerk: Clerk, contact: Contact) -> Booking:
    """The request of `contact` as it is at the centre now."""
    return clerk.now(contact.name)


def open_request(clerk: Clerk, contact: Contact) -> None:
    """Open the list and in it the request of `contact`."""
    clerk.screen.workplace.answer(asked_by(clerk, contact).id)
    clerk.waits_until(lambda: clerk.screen.workplace.contacts.get(asked_by(clerk, contact).id) == contact)


def test_the_top_bar_says_how_many_wait_for_an_answer(sit: SitAt) -> None:
    clerk = sit(asked_desk())

    assert clerk.item("requests").property("hint") == "3"


def test_the_request_that_is_due_first_stands_on_top(sit: SitAt) -> None:
    clerk = sit(asked_desk())

    clerk.click("requests")

    assert clerk.screen.workplace.chosen == Answering()
    assert requests(clerk) == [TABLE_TENNIS.name, DANCERS.name, "Lave noget"]
    rows = clerk.screen.models["requests"].rows.rows  # type: ignore[attr-defined]
    assert [row.due for row in rows] == [
        "Svar senest kl.\u00a018",
        "Svar senest kl.\u00a019",
        "Svar senest sø. 29. nov.",
    ]
    assert [row.fits for row in rows] == [True, True, True]


def test_requests_for_the_same_room_and_hour_say_that_only_one_of_them_can_have_it(sit: SitAt) -> None:
    clerk = sit(asked_desk())

    clerk.click("requests")

    rows = clerk.screen.models["requests"].rows.rows  # type: ignore[attr-defined]
    said = {row.who.partition(" · ")[0]: row.fitsText for row in rows}
    assert said[TABLE_TENNIS.name] == said[DANCERS.name] == "Passer nu, men så får en anden nej"
    assert set(said.values()) == {"Passer nu, men så får en anden nej", "Passer nu"}


def test_in_the_largest_text_the_open_request_is_in_sight_however_far_down_it_stands(sit: SitAt) -> None:
    clerk = sit(asked_desk(), QSize(1280, 800))
    clerk.screen.models["comfort"].chooseText(150)  # type: ignore[attr-defined]

    clerk.screen.workplace.answer(next(one.id for one in clerk.desk.bookings.values() if one.span == IN_TWO_WEEKS))

    def top() -> float:
        clerk.screen.window.grabWindow()
        row = clerk.find("request-2")
        return -1 if row is None else row.mapToItem(clerk.item("panelScroll"), QPointF(0, 0)).y()

    clerk.waits_until(lambda: 0 <= top() < clerk.item("panelScroll").height() / 2)


def test_the_list_is_put_away_with_the_same_button(sit: SitAt) -> None:
    clerk = sit(asked_desk())
    clerk.click("requests")
    clerk.waits_until(lambda: takes_a_press_again(clerk.item("requests")))

    clerk.click("requests")

    assert clerk.screen.workplace.chosen == Nothing()


def takes_a_press_again(button: QQuickItem) -> bool:
    """Whether the guard against pressing twice by a slip is over."""
    return bool(time() * 1000 - button.property("lastActivation") >= button.property("guardMs"))


def test_an_open_request_shows_who_asks_and_its_rivals_side_by_side(sit: SitAt) -> None:
    clerk = sit(asked_desk())
    open_request(clerk, TABLE_TENNIS)
    clerk.screen.window.grabWindow()

    own, rival = clerk.item("rival-0"), clerk.item("rival-1")

    assert clerk.item("requestContact").property("text") == "Herlev Bordtennis · 44 91 20 33"
    assert own.y() == rival.y()
    assert (own.property("text"), rival.property("text")) == (TABLE_TENNIS.name, DANCERS.name)


def test_before_a_yes_it_is_told_who_gets_a_no(sit: SitAt) -> None:
    clerk = sit(asked_desk())

    open_request(clerk, TABLE_TENNIS)

    told = clerk.item("requestTold").property("text")
    assert told == ("Så får én anden et nej med det samme, og forslag til noget andet: Folkedanserne 19.00–21.00.")


def test_one_press_says_yes_and_its_rival_is_declined(sit: SitAt) -> None:
    clerk = sit(asked_desk())
    open_request(clerk, TABLE_TENNIS)

    clerk.click("approve")

    clerk.waits_until(lambda: asked_by(clerk, TABLE_TENNIS).state is BookingState.CONFIRMED)
    rival = asked_by(clerk, DANCERS)
    assert (rival.state, rival.declined_because) == (BookingState.DECLINED, DeclinedBecause.RIVAL)
    clerk.screen.post(clerk.desk.picture())
    clerk.waits_until(lambda: clerk.item("requests").property("hint") == "1")
    assert clerk.panel.plateText == "I har sagt ja til Herlev Bordtennis."


def test_a_no_asks_for_a_reason_first(sit: SitAt) -> None:
    clerk = sit(asked_desk())
    open_request(clerk, DANCERS)

    clerk.click("askDecline")
    clerk.click("decline")
    assert asked_by(clerk, DANCERS).state is BookingState.REQUESTED
    clerk.click("declineReasons-reason-closed")
    clerk.click("decline")

    clerk.waits_until(lambda: asked_by(clerk, DANCERS).state is BookingState.DECLINED)
    assert asked_by(clerk, DANCERS).reason == "Rummet kan ikke bruges den dag"


def test_a_reason_in_ones_own_words_is_sent_with_enter(sit: SitAt) -> None:
    clerk = sit(asked_desk())
    open_request(clerk, DANCERS)
    clerk.click("askDecline")

    clerk.click("declineReason")
    clerk.types("vi males")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: asked_by(clerk, DANCERS).state is BookingState.DECLINED)
    assert asked_by(clerk, DANCERS).reason == "vi males"


def test_a_request_that_does_not_fit_says_why_and_cannot_be_approved(sit: SitAt) -> None:
    desk = asked_desk()
    clerk = sit(desk)
    clerk.screen.workplace.draft(SpaceId("mh-store-sal-nord"), TimeSpan(LATE.ends_at - HOUR, LATE.ends_at))
    clerk.screen.workplace.bookings.book()
    clerk.waits_until(lambda: isinstance(clerk.screen.workplace.chosen, Selected))
    clerk.screen.post(desk.picture())
    clerk.waits_until(lambda: len(clerk.screen.picture.calendar.bookings) == len(desk.bookings))

    open_request(clerk, DANCERS)

    assert "optaget" in clerk.item("requestRefused").property("text")
    assert clerk.item("approve").property("enabled") is False
    assert clerk.item("rival-1").property("booked") is True


def test_a_request_of_another_day_is_shown_on_its_day(sit: SitAt) -> None:
    clerk = sit(asked_desk())

    open_request(clerk, MARKET)

    assert clerk.screen.workplace.day == local_day(datetime(2026, 12, 12, 12, tzinfo=UTC), MUNICIPALITY.zone)
    assert clerk.item("requestContact").property("text").endswith("marked@example.org")


def test_requests_stand_dashed_on_the_board_and_open_with_a_click(sit: SitAt) -> None:
    clerk = sit(asked_desk())
    blocks = [block for block in clerk.board.blocks.rows if block.kind == "request"]

    assert {(block.name, block.detail) for block in blocks} == {("2\u00a0anmodninger", "Venter på svar")}
    clerk.mouse(QTest.mouseClick, clerk.point(blocks[0].rooms, blocks[0].heads, blocks[0].startFraction + 0.01))

    assert clerk.screen.workplace.chosen == Answering(asked_by(clerk, TABLE_TENNIS).id)


def test_what_somebody_else_has_answered_is_gone_from_the_list(sit: SitAt) -> None:
    clerk = sit(asked_desk())
    open_request(clerk, TABLE_TENNIS)

    clerk.desk.decline(asked_by(clerk, TABLE_TENNIS), "Salen males")
    clerk.screen.post(clerk.desk.picture())

    clerk.waits_until(lambda: DANCERS.name in requests(clerk)[0])
    assert len(requests(clerk)) == 2


def test_without_the_centre_nothing_is_answered(sit: SitAt) -> None:
    clerk = sit(asked_desk())
    open_request(clerk, TABLE_TENNIS)
    clerk.screen.post(clerk.desk.picture(connected=False))
    clerk.waits_until(lambda: not clerk.board.connected)

    assert clerk.item("approve").property("enabled") is False
    assert clerk.item("askDecline").property("enabled") is False


def test_on_a_laptop_the_answer_can_be_reached_and_one_sees_that_there_is_more(sit: SitAt) -> None:
    clerk = sit(asked_desk(), QSize(1366, 768))
    open_request(clerk, TABLE_TENNIS)

    scroll, mark, part = (clerk.item(name) for name in ("panelScroll", "panelMark", "scrollPart"))
    at_the_top = part.y()
    scroll.setProperty("contentY", max(0, scroll.property("contentHeight") - scroll.height()))
    assert at_the_top == 0
    assert part.y() == pytest.approx(mark.height() - part.height())
    assert part.height() / mark.height() == pytest.approx(scroll.height() / scroll.property("contentHeight"), abs=0.02)
    clerk.click("approve")

    clerk.waits_until(lambda: asked_by(clerk, TABLE_TENNIS).state is BookingState.CONFIRMED)


def test_those_who_wait_are_called_when_something_is_free_for_them(sit: SitAt) -> None:
    clerk = sit(waiting_desk())
    clerk.waits_until(lambda: clerk.item("calls").property("hint") == "1")

    clerk.click("calls")

    assert clerk.screen.workplace.chosen == Calling()
    (row,) = clerk.screen.models["calls"].rows.rows  # type: ignore[attr-defined]
    assert (row.who, row.phone) == (LONE.name, "26 17 44 90")
    assert row.need == "12\u00a0personer · 1 time · I dag 19.00–22.00 · Lokale 4"
    assert row.offers[0].label == "Lokale 4 · i dag 19.00–20.00"
    assert clerk.item("othersWait").property("text").startswith("1\u00a0mere venter.")


def test_one_press_books_it_for_them_and_takes_them_off_the_list(sit: SitAt) -> None:
    clerk = sit(waiting_desk())
    clerk.waits_until(lambda: clerk.item("calls").property("hint") == "1")
    clerk.click("calls")

    clerk.click("book-0-0")

    clerk.waits_until(lambda: len(clerk.desk.waiters) == 1)
    made = named(clerk.desk, LONE.name)
    assert (made.space, made.persons, made.state) == (SpaceId("mh-lok4"), 12, BookingState.CONFIRMED)
    clerk.screen.post(clerk.desk.picture())
    clerk.waits_until(lambda: clerk.item("calls").property("hint") == "")


def test_a_cancellation_puts_the_next_one_on_the_call_list(sit: SitAt) -> None:
    clerk = sit(waiting_desk())
    chess = clerk.now("Skakklubben")

    clerk.desk.cancel(chess.id, "Vandskade")
    clerk.screen.post(clerk.desk.picture())

    clerk.waits_until(lambda: clerk.item("calls").property("hint") == "2")


def test_whoever_needs_it_no_more_is_taken_off(sit: SitAt) -> None:
    clerk = sit(waiting_desk())
    clerk.waits_until(lambda: clerk.item("calls").property("hint") == "1")
    clerk.click("calls")

    clerk.click("remove-0")

    clerk.waits_until(lambda: clerk.item("calls").property("hint") == "")
    assert len(clerk.desk.waiters) == 1


def test_a_caller_for_whom_it_is_taken_is_put_on_the_list(sit: SitAt) -> None:
    clerk = sit(asked_desk())
    chess = clerk.now("Skakklubben")
    clerk.screen.workplace.draft(chess.space, chess.span)
    clerk.panel.setName("Jens Ærø")
    clerk.panel.setPhone("44 52 00 17")
    keys = [row.key for row in clerk.panel.offers.rows]

    clerk.panel.take("wait here")

    clerk.waits_until(lambda: len(clerk.desk.waiters) == 1)
    assert keys[-2:] == ["wait here", "wait house"]
    (waiter,) = clerk.desk.waiters.values()
    assert waiter.contact == Contact("Jens Ærø", "44 52 00 17")
    need = waiter.wish.need
    assert (need.space, need.length, need.first_day, need.last_day) == (
        chess.space,
        chess.span.length,
        clerk.screen.workplace.day,
        clerk.screen.workplace.day,
    )
    clerk.waits_until(lambda: clerk.panel.plateText.startswith("Skrevet på ventelisten."))


def test_nobody_waits_without_a_number_or_an_e_mail(sit: SitAt) -> None:
    clerk = sit(asked_desk())
    chess = clerk.now("Skakklubben")

    clerk.screen.workplace.draft(chess.space, chess.span)

    assert isinstance(clerk.screen.workplace.chosen, Drafted)
    assert not [row.key for row in clerk.panel.offers.rows if row.key.startswith("wait")]


def test_names_and_numbers_of_those_who_wait_can_be_forgotten(sit: SitAt) -> None:
    clerk = sit(waiting_desk())
    clerk.waits_until(lambda: clerk.item("calls").property("hint") == "1")

    clerk.screen._calls.close()

    assert clerk.screen._calls.calls.to_make == ()


def test_the_longest_waiting_are_called_first() -> None:
    desk = waiting_desk()
    desk.bookings = {}
    waiting = desk.waiting()
    assert isinstance(waiting, tuple)

    calls = calls_for(desk.picture(), waiting, now=THURSDAY_14_08)

    assert [call.waiter.contact.name for call in calls.to_make] == [LONE.name, "Iben Krogh"]


# A series that is asked for


def test_a_series_stands_once_in_the_list_with_how_many_of_its_dates_fit(sit: SitAt) -> None:
    desk = series_asked_desk()
    take_half_the_hall(desk)
    clerk = sit(desk)

    clerk.click("requests")

    (row,) = (one for one in clerk.screen.models["requests"].rows.rows if "gange" in one.when)  # type: ignore[attr-defined]
    assert row.when == "3 gange, første gang lø. 12. dec. 10.00–12.00"
    assert (row.fits, row.fitsText) == (False, "2 af 3 passer nu")
    assert clerk.item("requests").property("hint") == "4"


def test_before_a_yes_to_a_series_it_is_told_which_dates_hear_no_and_who_else(sit: SitAt) -> None:
    desk = series_asked_desk()
    take_half_the_hall(desk)
    clerk = sit(desk)

    open_request(clerk, CHOIR)
    clerk.screen.window.grabWindow()

    assert clerk.item("approve").property("text") == "Sig ja til 2\u00a0gange"
    assert "Lø. 19. dec.: " in clerk.item("requestUnfit").property("text")
    assert MARKET.name in clerk.item("requestTold").property("text")
    assert {row.who for row in clerk.screen.models["requests"].rivals.rows} >= {CHOIR.name, MARKET.name}  # type: ignore[attr-defined]


def test_one_yes_books_the_dates_that_fit_and_answers_the_rest(sit: SitAt) -> None:
    desk = series_asked_desk()
    take_half_the_hall(desk)
    clerk = sit(desk)
    open_request(clerk, CHOIR)

    clerk.screen.models["requests"].approve()  # type: ignore[attr-defined]

    clerk.waits_until(lambda: states_of_the_choir(desk) == ["confirmed", "declined", "confirmed"])
    assert asked_by(clerk, MARKET).state is BookingState.DECLINED
    clerk.waits_until(lambda: "19. dec." in clerk.screen.workplace.notice.text)


def test_one_no_answers_every_date_with_the_reason(sit: SitAt) -> None:
    clerk = sit(series_asked_desk())
    open_request(clerk, CHOIR)
    clerk.screen.models["requests"].askDecline()  # type: ignore[attr-defined]
    clerk.screen.models["requests"].chooseReason("Salen males")  # type: ignore[attr-defined]

    clerk.screen.models["requests"].decline()  # type: ignore[attr-defined]

    clerk.waits_until(lambda: states_of_the_choir(clerk.desk) == ["declined"] * 3)
    reasons = {one.reason for one in clerk.desk.bookings.values() if one.series is not None}
    assert reasons == {"Salen males"}


def test_pressing_any_date_of_an_open_series_closes_it(sit: SitAt) -> None:
    clerk = sit(series_asked_desk())
    open_request(clerk, CHOIR)
    second = sorted((one for one in clerk.desk.bookings.values() if one.series), key=lambda one: one.span)[1]

    clerk.screen.models["requests"].open(str(second.id))  # type: ignore[attr-defined]

    assert clerk.screen.workplace.chosen == Answering()


def take_half_the_hall(desk: ScriptedDesk) -> None:
    """Somebody has half of the hall on the second Saturday."""
    week = timedelta(days=7)
    span = TimeSpan(IN_TWO_WEEKS.starts_at + week, IN_TWO_WEEKS.ends_at + week)
    to = Alternative(SpaceId("mh-store-sal-nord"), EMPTY, span)
    assert isinstance(desk.book(StaffWish(BookingId(uuid4()), to, 20, Purpose.TALK, Openness.CLOSED)), BookingAltered)


def states_of_the_choir(desk: ScriptedDesk) -> list[str]:
    dates = sorted((one for one in desk.bookings.values() if one.series is not None), key=lambda one: one.span)
    return [one.state.value for one in dates]

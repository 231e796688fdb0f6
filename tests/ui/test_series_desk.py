"""Series at the front desk: eight Tuesdays booked, moved and given back, with mouse and keys in a real window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from booking_core.domain.bookings import Booking, BookingState, Contact, Openness, Purpose
from booking_core.domain.identity import BookingId, LayoutId, SeriesId, SpaceId
from booking_core.domain.places import KindOfUser
from booking_core.domain.recurring.series import Scope, Series
from booking_core.domain.time_spans import TimeSpan, local_instant
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk
from tests.ui.test_front_desk import HOUSE, Clerk
from ui.front_desk import FrontDeskApplication
from ui.ports import Alternative, BookingAltered, StaffWish
from ui.view_models.desk.chosen.chosen import Drafted, Moving, Nothing, Repeating, Selected

ROOM, MEETING = SpaceId("mh-lok4"), LayoutId("meeting")
TUESDAYS = tuple(date(2026, 12, 1) + timedelta(days=7 * week) for week in range(8))
ZONE = MUNICIPALITY.zone
CHESS = Contact("Skakklubben", "50607080")


def evening(day: date, starts: int = 18, ends: int = 20) -> TimeSpan:
    return TimeSpan(*(local_instant(day, time(hour), ZONE) for hour in (starts, ends)))


Sit = Callable[..., Clerk]


@pytest.fixture
def sit(qtbot: QtBot) -> Iterator[Sit]:
    """Sit down at a desk on the first Tuesday; afterwards no QML warning may have come."""
    screens: list[FrontDeskApplication] = []

    def sit_down(size: QSize = QSize(1920, 1080)) -> Clerk:  # noqa: B008  # never changed
        desk = ScriptedDesk(THURSDAY_14_08)
        screen = FrontDeskApplication(desk.picture(), desk, venue=HOUSE, clock=lambda: THURSDAY_14_08)
        screens.append(screen)
        screen.show(size=size)
        clerk = Clerk(screen, desk, qtbot)
        clerk.waits_until(screen.window.isExposed)
        screen.workplace.show_day(TUESDAYS[0])
        return clerk

    yield sit_down
    for screen in screens:
        warnings = list(screen.warnings)
        screen.close()
        assert warnings == []


def drafting(clerk: Clerk) -> None:
    """A booking of the first Tuesday is drawn, and is to come again."""
    workplace = clerk.screen.workplace
    workplace.draft(ROOM, evening(TUESDAYS[0]))
    clerk.panel.setName(CHESS.name)
    clerk.panel.setPhone(CHESS.phone)
    clerk.click("repeat")
    assert isinstance(workplace.chosen, Repeating)


def rows(clerk: Clerk) -> list[tuple[str, str]]:
    """Each date with its verdict."""
    return [(row.key, row.verdict) for row in clerk.screen.models["series"].dates.rows]  # type: ignore[attr-defined]


def somebody_has(clerk: Clerk, day: date, starts: int, ends: int) -> None:
    """Somebody else books there, and this desk hears of it."""
    to = Alternative(ROOM, MEETING, evening(day, starts, ends))
    wish = StaffWish(BookingId(uuid4()), to, 4, Purpose.MEETING, Openness.CLOSED)
    assert isinstance(clerk.desk.book(wish), BookingAltered)
    hear(clerk)


def hear(clerk: Clerk) -> None:
    picture = clerk.desk.picture()
    clerk.screen.post(picture)
    clerk.waits_until(lambda: clerk.screen.picture is picture)


def booked(clerk: Clerk) -> Series:
    """Eight Tuesdays of the chess club."""
    drafting(clerk)
    clerk.key(Qt.Key.Key_Return)
    clerk.waits_until(lambda: len(clerk.desk.series) == 1 and not clerk.board.busy)
    hear(clerk)
    (series,) = clerk.desk.series.values()
    return series


def dates(clerk: Clerk, series: SeriesId) -> list[Booking]:
    return [clerk.desk.bookings[one] for one in clerk.desk.series[series].bookings]


def hours(bookings: list[Booking]) -> list[str]:
    return [f"{_local(one):%d.%m. %H}" for one in bookings]


def _local(booking: Booking) -> datetime:
    return booking.span.starts_at.astimezone(ZONE)


def facts(clerk: Clerk) -> dict[str, str]:
    return {row.label: row.value for row in clerk.panel.facts.rows}


# Making one


def test_eight_tuesdays_are_told_date_by_date(sit: Sit) -> None:
    clerk = sit()
    somebody_has(clerk, TUESDAYS[1], 17, 19)

    drafting(clerk)

    fits = [(day.isoformat(), "refused" if day == TUESDAYS[1] else "fits") for day in TUESDAYS]
    assert rows(clerk) == fits
    assert clerk.item("seriesSummary").property("text") == "7 af 8 dage passer"
    assert "optaget" in clerk.item("words-2026-12-08").property("text")
    assert clerk.item("seriesSentence").property("text").startswith("Hver tirsdag kl. 18.00–20.00 fra 1. december")


def test_what_is_suggested_is_taken_with_one_press_and_booked(sit: Sit) -> None:
    clerk = sit()
    somebody_has(clerk, TUESDAYS[1], 17, 19)
    drafting(clerk)

    clerk.click("take-2026-12-08")
    assert rows(clerk)[1] == ("2026-12-08", "instead")
    clerk.click("seriesBook")

    clerk.waits_until(lambda: len(clerk.desk.series) == 1)
    (series,) = clerk.desk.series
    assert hours(dates(clerk, series))[:3] == ["01.12. 18", "08.12. 19", "15.12. 18"]
    assert len(dates(clerk, series)) == 8


def test_a_suggestion_can_be_let_go_again(sit: Sit) -> None:
    clerk = sit()
    somebody_has(clerk, TUESDAYS[1], 17, 19)
    drafting(clerk)

    clerk.click("take-2026-12-08")
    clerk.click("choice-2026-12-08")

    assert rows(clerk)[1] == ("2026-12-08", "refused")


def test_a_day_is_left_out_and_taken_along_again(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    clerk.click("choice-2026-12-15")
    left_out = rows(clerk)[2]
    clerk.screen.models["series"].takeChoice("2026-12-15")  # type: ignore[attr-defined]

    assert left_out == ("2026-12-15", "left-out")
    assert rows(clerk)[2] == ("2026-12-15", "fits")


def test_without_a_name_or_a_number_there_is_no_series(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    clerk.screen.models["series"].setName("")  # type: ignore[attr-defined]
    clerk.screen.models["series"].setPhone("")  # type: ignore[attr-defined]

    assert clerk.item("seriesNobody").property("text").startswith("Huset skal vide, hvem")
    assert not clerk.item("seriesBook").property("enabled")
    assert rows(clerk)[0] == (TUESDAYS[0].isoformat(), "fits")


# Taking dates anyway


def at_night(clerk: Clerk) -> None:
    """The chess club wants to stay until midnight: the house closes before."""
    drafting(clerk)
    clerk.screen.models["series"].shiftStart(16)  # type: ignore[attr-defined]


def test_dates_that_one_rule_refuses_are_taken_together_for_one_reason(sit: Sit) -> None:
    clerk = sit()
    at_night(clerk)
    assert {verdict for _, verdict in rows(clerk)} == {"refused"}

    clerk.click("seriesAnyway-0")
    clerk.click("seriesAnywayDays-2026-12-08")
    clerk.types("nat")
    assert not clerk.desk.series
    clerk.click("seriesAnywayDo")

    expected = ["fits", "refused", *["fits"] * 6]
    assert [verdict for _, verdict in rows(clerk)] == expected
    assert clerk.item("words-2026-12-01").property("text") == "Taget alligevel: nat"


def test_what_was_taken_anyway_is_booked_past_the_rule_and_the_rest_is_not(sit: Sit) -> None:
    clerk = sit()
    at_night(clerk)
    anyway = clerk.screen.models["seriesAnyway"]
    anyway.ask(anyway.rows.rows[0].key)  # type: ignore[attr-defined]
    for day in TUESDAYS[2:]:
        anyway.toggleDay(day.isoformat())  # type: ignore[attr-defined]
    anyway.giveReason("Julefrokost")  # type: ignore[attr-defined]
    anyway.doIt()  # type: ignore[attr-defined]

    clerk.click("seriesBook")

    clerk.waits_until(lambda: len(clerk.desk.series) == 1)
    (series,) = clerk.desk.series
    assert hours(dates(clerk, series)) == ["01.12. 22", "08.12. 22"]


def test_without_a_reason_no_date_is_taken_anyway(sit: Sit) -> None:
    clerk = sit()
    at_night(clerk)
    clerk.click("seriesAnyway-0")

    assert not clerk.item("seriesAnywayDo").property("enabled")
    clerk.click("seriesAnywayKeep")

    assert {verdict for _, verdict in rows(clerk)} == {"refused"}


def test_a_date_that_was_taken_anyway_goes_back_under_the_rule(sit: Sit) -> None:
    clerk = sit()
    at_night(clerk)
    anyway = clerk.screen.models["seriesAnyway"]
    anyway.ask(anyway.rows.rows[0].key)  # type: ignore[attr-defined]
    anyway.giveReason("Julefrokost")  # type: ignore[attr-defined]
    anyway.doIt()  # type: ignore[attr-defined]
    assert {verdict for _, verdict in rows(clerk)} == {"fits"}

    clerk.click("choice-2026-12-15")

    assert [day for day, verdict in rows(clerk) if verdict == "refused"] == ["2026-12-15"]


def test_another_time_forgets_what_was_taken_anyway(sit: Sit) -> None:
    clerk = sit()
    at_night(clerk)
    anyway = clerk.screen.models["seriesAnyway"]
    anyway.ask(anyway.rows.rows[0].key)  # type: ignore[attr-defined]
    anyway.giveReason("Julefrokost")  # type: ignore[attr-defined]
    anyway.doIt()  # type: ignore[attr-defined]

    clerk.screen.models["series"].shiftStart(1)  # type: ignore[attr-defined]

    assert {verdict for _, verdict in rows(clerk)} == {"refused"}


def test_where_somebody_else_is_nothing_is_offered_anyway(sit: Sit) -> None:
    clerk = sit()
    somebody_has(clerk, TUESDAYS[1], 17, 19)

    drafting(clerk)

    assert rows(clerk)[1] == ("2026-12-08", "refused")
    assert clerk.screen.models["seriesAnyway"].rows.rows == ()  # type: ignore[attr-defined]


def test_a_series_that_moves_past_a_rule_is_moved_anyway_with_a_reason(sit: Sit) -> None:
    clerk = sit()
    series = booked(clerk)
    first = dates(clerk, series.id)[0]
    clerk.screen.workplace.plan(first, Alternative(first.space, first.layout, evening(TUESDAYS[0], 21, 23)))
    moving = clerk.screen.workplace.chosen
    assert isinstance(moving, Moving)
    clerk.screen.workplace.replan(replace(moving, scope=Scope.ALL))

    anyway = clerk.screen.models["anyway"]
    anyway.ask()  # type: ignore[attr-defined]
    anyway.giveReason("Julefrokost")  # type: ignore[attr-defined]
    anyway.doIt()  # type: ignore[attr-defined]

    clerk.waits_until(lambda: hours(dates(clerk, series.id))[0] == "01.12. 21")
    assert {one[-2:] for one in hours(dates(clerk, series.id))} == {"21"}


def test_enter_books_all_that_fits_with_name_and_number_on_every_date(sit: Sit) -> None:
    clerk = sit()

    series = booked(clerk)

    assert len(series.bookings) == 8
    assert {clerk.desk.people[one] for one in series.bookings} == {CHESS}
    assert series.user is KindOfUser.ASSOCIATION
    clerk.waits_until(lambda: clerk.screen.workplace.chosen == Selected(series.bookings[0]))
    assert clerk.board.notice == "Booket: 8 gange."


def test_days_on_which_the_house_is_closed_are_not_said_to_be_somebodys(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(ROOM, evening(date(2026, 12, 10)))
    clerk.panel.setName(CHESS.name)
    clerk.panel.setPhone(CHESS.phone)
    clerk.click("repeat")

    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: clerk.board.notice != "")
    assert clerk.board.notice == "Booket: 6 gange. Sprunget over: to. 24. dec., to. 31. dec."
    assert clerk.screen.workplace.notice.refused is False


def test_the_languages_spoken_are_told_of_every_date(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(ROOM, evening(TUESDAYS[0]))
    clerk.panel.setName(CHESS.name)
    clerk.panel.setPhone(CHESS.phone)
    clerk.panel.chooseOpenness(Openness.OPEN)
    clerk.panel.toggleSpoken("en")
    clerk.click("repeat")

    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: len(clerk.desk.series) == 1)
    (series,) = clerk.desk.series
    assert {one.spoken for one in dates(clerk, series)} == {("en",)}


def test_pressing_twice_books_once(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    clerk.key(Qt.Key.Key_Return)
    clerk.key(Qt.Key.Key_Return)
    clerk.waits_until(lambda: not clerk.board.busy and len(clerk.desk.series) == 1)

    assert len(clerk.desk.bookings) == 8


def test_weekdays_fortnights_and_months_are_chosen(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    clerk.click("everies-other-week")
    clerk.click("seriesWeekdays-thu")
    fortnight = [key for key, _ in rows(clerk)][:4]
    clerk.click("everies-month")
    clerk.click("nths--1")
    months = [key for key, _ in rows(clerk)][:3]

    assert fortnight == ["2026-12-01", "2026-12-03", "2026-12-15", "2026-12-17"]
    assert months == ["2026-12-29", "2027-01-26", "2027-02-23"]


def test_it_ends_after_so_many_times_or_with_a_day(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    clerk.click("seriesEndLess")
    seven = len(rows(clerk))
    clerk.click("endings-day")
    told = clerk.item("seriesEnd").property("value")
    clerk.click("seriesEndMore")

    assert (seven, told) == (7, "ti. 12. jan. 2027")
    assert rows(clerk)[-1][0] == "2027-01-19"


def test_another_time_is_laid_out_anew_and_what_was_taken_instead_is_let_go(sit: Sit) -> None:
    clerk = sit()
    somebody_has(clerk, TUESDAYS[1], 17, 19)
    drafting(clerk)
    clerk.click("take-2026-12-08")

    for _ in range(4):
        clerk.screen.models["series"].shiftStart(1)  # type: ignore[attr-defined]

    assert rows(clerk)[1] == ("2026-12-08", "fits")


def test_an_association_is_told_of_its_eight_times(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    clerk.click("seriesEndMore")
    ninth = rows(clerk)[8]
    clerk.click("users-citizen")

    assert ninth == ("2027-01-26", "refused")
    assert rows(clerk)[8] == ("2027-01-26", "fits")


def test_escape_goes_back_to_the_single_booking_and_keeps_what_was_typed(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    clerk.key(Qt.Key.Key_Escape)

    chosen = clerk.screen.workplace.chosen
    assert isinstance(chosen, Drafted)
    assert (chosen.draft.name, chosen.draft.phone) == (CHESS.name, CHESS.phone)


def test_ten_digits_are_no_phone_number_of_a_series_either(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    clerk.screen.models["series"].setPhone("0101701234")  # type: ignore[attr-defined]
    clerk.key(Qt.Key.Key_Return)

    assert "CPR" in clerk.item("seriesTrouble").property("text")
    assert clerk.desk.series == {}


def test_what_others_take_while_the_series_is_made_shows_at_once(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    somebody_has(clerk, TUESDAYS[2], 18, 19)

    assert rows(clerk)[2] == ("2026-12-15", "refused")


def test_a_date_somebody_takes_at_the_last_moment_is_told_by_name(sit: Sit) -> None:
    """This desk's picture is a moment old: the centre knows better."""
    clerk = sit()
    drafting(clerk)
    before = clerk.screen.picture
    somebody_has(clerk, TUESDAYS[3], 18, 19)
    clerk.screen.post(before)
    clerk.waits_until(lambda: clerk.screen.picture is before)

    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: "ti. 22. dec." in clerk.board.notice)
    assert len(next(iter(clerk.desk.series.values())).bookings) == 7


def test_without_the_centre_no_series_is_booked(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)
    clerk.desk.silent = True

    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: "svarer ikke" in clerk.board.notice)
    assert isinstance(clerk.screen.workplace.chosen, Repeating)
    assert clerk.desk.bookings == {}


# One of its dates


def test_a_date_says_which_of_the_series_it_is(sit: Sit) -> None:
    clerk = sit()
    series = booked(clerk)

    clerk.screen.workplace.select(series.bookings[4])

    assert facts(clerk)["Række"] == "Hver tirsdag · 5 af 8"


def test_a_series_has_one_receipt(sit: Sit) -> None:
    clerk = sit()
    series = booked(clerk)
    clerk.screen.workplace.select(series.bookings[4])

    clerk.click("printSeries")

    clerk.waits_until(lambda: f"series {series.id} da" in clerk.desk.printed)


@pytest.mark.parametrize(("scope", "left"), [("this", 7), ("following", 4), ("all", 0)])
def test_this_date_this_and_the_following_or_all_are_cancelled_with_a_reason(sit: Sit, scope: str, left: int) -> None:
    clerk = sit()
    series = booked(clerk)
    clerk.screen.workplace.select(series.bookings[4])

    clerk.click("askCancel")
    clerk.click(f"cancelScopes-{scope}")
    clerk.click("reasons-reason-asked")
    clerk.click("cancel")

    clerk.waits_until(lambda: len(dates(clerk, series.id)) == left)
    gone = [one for one in clerk.desk.bookings.values() if one.state is BookingState.CANCELLED_BY_STAFF]
    assert len(gone) == 8 - left
    assert {one.reason for one in gone} == {"Efter ønske fra den, der har booket"}


@pytest.mark.parametrize(
    ("scope", "moved"), [("this", [2]), ("following", [2, 3, 4, 5, 6, 7]), ("all", [0, 1, 2, 3, 4, 5, 6, 7])]
)
def test_this_date_this_and_the_following_or_all_are_moved(sit: Sit, scope: str, moved: list[int]) -> None:
    clerk = sit()
    series = booked(clerk)
    held = clerk.desk.bookings[series.bookings[2]]
    clerk.screen.workplace.select(held.id)
    clerk.screen.workplace.plan(held, Alternative(ROOM, MEETING, evening(TUESDAYS[2], 19, 21)))

    clerk.click(f"scopes-{scope}")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: clerk.desk.bookings[held.id].version == 2)
    after = [clerk.desk.bookings[one] for one in series.bookings]
    assert [number for number, one in enumerate(after) if _local(one).hour == 19] == moved
    assert [number for number, one in enumerate(after) if _local(one).hour == 18] == [
        number for number in range(8) if number not in moved
    ]


def test_all_dates_go_to_another_weekday_but_those_that_cannot_stay_when_one_says_so(sit: Sit) -> None:
    """Christmas Eve and New Year's Eve are Thursdays, and closed."""
    clerk = sit()
    series = booked(clerk)
    held = clerk.desk.bookings[series.bookings[0]]
    clerk.screen.workplace.plan(held, Alternative(ROOM, MEETING, held.span))
    clerk.click("scopes-all")
    clerk.click("moveWeekdays-thu")

    plate = clerk.panel.plateText
    clerk.click("offer-0")

    assert "to. 24. dec." in plate.lower()
    clerk.waits_until(lambda: clerk.desk.bookings[held.id].version == 2)
    days = [f"{_local(one):%d.%m.}" for one in dates(clerk, series.id)]
    assert days == ["03.12.", "10.12.", "17.12.", "22.12.", "29.12.", "07.01.", "14.01.", "21.01."]


def test_dropping_a_date_on_the_board_asks_first_how_much_is_meant(sit: Sit) -> None:
    clerk = sit()
    series = booked(clerk)
    first = clerk.desk.bookings[series.bookings[0]]
    start = clerk.place_of(first, hours=0.5)

    clerk.drag(start, start - type(start)(round(clerk.hour_px()), 0))

    assert isinstance(clerk.screen.workplace.chosen, Moving)
    assert clerk.desk.bookings[first.id] == first
    assert [row.key for row in clerk.panel.scopes.rows] == ["this", "following", "all"]


def test_a_day_that_was_given_back_can_be_put_in_again(sit: Sit) -> None:
    clerk = sit()
    series = booked(clerk)
    clerk.screen.workplace.bookings.cancel(clerk.desk.bookings[series.bookings[1]], "Fejl")
    clerk.waits_until(lambda: len(dates(clerk, series.id)) == 7 and not clerk.board.busy)
    hear(clerk)
    clerk.screen.workplace.select(series.bookings[0])

    clerk.click("offer-0")

    clerk.waits_until(lambda: len(dates(clerk, series.id)) == 8)
    assert hours(dates(clerk, series.id))[1] == "08.12. 18"


# Undoing


def undo(clerk: Clerk) -> None:
    clerk.waits_until(lambda: not clerk.board.busy)
    hear(clerk)
    clerk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_z_gives_a_booked_series_back_as_a_whole(sit: Sit) -> None:
    clerk = sit()
    series = booked(clerk)
    clerk.waits_until(lambda: clerk.board.undoText == "Fortryd: »Skakklubben« booket 8 gange")

    undo(clerk)

    clerk.waits_until(lambda: dates(clerk, series.id) == [])
    clerk.waits_until(lambda: clerk.screen.workplace.chosen == Nothing())


def test_ctrl_z_puts_a_cancelled_date_back_into_its_series(sit: Sit) -> None:
    clerk = sit()
    series = booked(clerk)
    gone = clerk.desk.bookings[series.bookings[1]]
    clerk.screen.workplace.bookings.cancel(gone, "Fejl")
    clerk.waits_until(lambda: len(dates(clerk, series.id)) == 7)

    undo(clerk)

    clerk.waits_until(lambda: len(dates(clerk, series.id)) == 8)
    again = dates(clerk, series.id)[1]
    assert (again.replaces, again.span, again.series) == (gone.id, gone.span, series.id)


def test_what_cannot_be_undone_in_one_step_says_so_and_does_nothing(sit: Sit) -> None:
    clerk = sit()
    series = booked(clerk)
    clerk.screen.workplace.select(series.bookings[4])
    clerk.click("askCancel")
    clerk.click("cancelScopes-following")
    clerk.click("reasons-reason-asked")
    clerk.click("cancel")
    clerk.waits_until(lambda: len(dates(clerk, series.id)) == 4)

    undo(clerk)

    assert "kan ikke fortrydes" in clerk.board.notice
    assert len(dates(clerk, series.id)) == 4


# Wherever it stands


def test_on_a_laptop_every_date_and_the_button_can_be_reached(sit: Sit) -> None:
    clerk = sit(QSize(1366, 768))
    drafting(clerk)

    scroll = clerk.item("dateList")
    book = clerk.item("seriesBook")

    assert scroll.property("contentHeight") > scroll.height()
    assert book.mapToScene(book.boundingRect().bottomLeft()).y() < 768


def test_the_other_language_is_spoken_at_once(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    clerk.click("language")

    assert clerk.item("seriesSummary").property("text") == "8 of 8 days fit"
    assert clerk.item("words-2026-12-08").property("text") == "Fits"
    assert clerk.item("seriesBook").property("text") == "Book 8\u00a0times"


def test_every_control_has_a_name_that_can_be_read_out(sit: Sit) -> None:
    clerk = sit()
    drafting(clerk)

    for row in clerk.screen.models["series"].dates.rows:  # type: ignore[attr-defined]
        assert row.spoken.startswith(row.day)
        assert row.words in row.spoken

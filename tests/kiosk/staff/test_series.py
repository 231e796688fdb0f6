"""Series between a front desk and the real centre: booked, seen at another desk, changed, printed; lost answers."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader

from booking_core.domain.bookings import BookingState, Channel, Contact, Openness, Purpose
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SeriesId, SpaceId, VenueId
from booking_core.domain.places import KindOfUser, Weekday
from booking_core.domain.recurring.recurrence import Count, Recurrence, Weekly, days_of
from booking_core.domain.recurring.series import Anyway, Scope, Series, SeriesWish
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan, local_day, local_instant
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import BookSeries, SeriesAnswer, SeriesCommand
from booking_core.store.bookings.overrides import overrides_of
from booking_core.store.machines import devices
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreUnreachable
from kiosk.machines.front_desk import FrontDesk, open_front_desk
from kiosk.paper.typesetting import typeset
from kiosk.setup.enrolment import enrol
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from kiosk.staff.series import SeriesDesk
from tests.booking_core.central.running_centre import (
    PATIENCE_SECONDS,
    THURSDAY_14_08,
    RunningCentre,
    ask_for,
)
from tests.kiosk.machine import Screen
from ui.ports import Alternative, CentreSilent, PaperState, SeriesDone, SeriesMove, SeriesOutcome

HOUSE = VenueId("medborgerhus")
ROOM, MEETING = SpaceId("mh-lok3"), LayoutId("meeting")
TUESDAYS = tuple(date(2026, 12, 1) + timedelta(days=7 * week) for week in range(4))
EVENINGS = Recurrence(Weekly((Weekday.TUE,)), TUESDAYS[0], Count(4), time(19), time(21))
CHESS = Contact(" Skakklubben Springeren ", "50 60 70 80")


@dataclass(frozen=True)
class Desk:
    """A whole front desk without its screen."""

    machine: FrontDesk
    screen: Screen
    folder: Path

    @property
    def papers(self) -> list[Path]:
        return sorted((self.folder / "paper").glob("*.pdf"))

    def until(self, holds: Any) -> None:
        with self.screen._changed:
            assert self.screen._changed.wait_for(lambda: holds(self.screen.newest), PATIENCE_SECONDS)


@pytest.fixture
def desks(running: RunningCentre, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    with ExitStack() as stack:
        made = [a_desk(running, tmp_path / name, name) for name in ("one-desk", "other-desk")]
        for desk in made:
            stack.callback(desk.machine.stop)
        yield made[0], made[1]


def a_desk(running: RunningCentre, folder: Path, name: str) -> Desk:
    device = DeviceId(name)
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, device, HOUSE)
        devices.keep_enrolment_code(connection, device, f"CODE-{name}", now=running.clock())
    enrol(running.url, f"CODE-{name}", folder)
    settings = KioskSettings(folder, printer_folder=folder / "paper")
    machine = open_front_desk(settings, load_identity(folder), typesetter=typeset, clock=running.clock)
    screen = Screen()
    screen.post(machine.first_picture(within_seconds=PATIENCE_SECONDS))
    machine.follow(screen.post)
    screen.until_connected()
    return Desk(machine, screen, folder)


def a_wish(recurrence: Recurrence = EVENINGS, **more: Any) -> SeriesWish:
    series = Series(
        id=SeriesId(uuid4()),
        recurrence=recurrence,
        space=ROOM,
        layout=MEETING,
        persons=10,
        purpose=Purpose.PLAY,
        openness=Openness.CLOSED,
        user=KindOfUser.ASSOCIATION,
        channel=Channel.STAFF,
    )
    return replace(SeriesWish(series.id, series, named=True), **more)


def done(outcome: SeriesOutcome) -> SeriesDone:
    assert isinstance(outcome, SeriesDone), outcome
    return outcome


def booked(desk: Desk, wish: SeriesWish | None = None) -> SeriesDone:
    return done(desk.machine.desk.book_series(wish or a_wish(), CHESS))


def test_what_one_desk_books_every_desk_shows_with_its_rule(desks: tuple[Desk, Desk]) -> None:
    one, other = desks

    answer = booked(one)

    assert one.screen.newest.series[answer.series.id] == answer.series
    other.until(lambda picture: answer.series.id in picture.series)
    other.until(lambda picture: set(answer.series.bookings) <= picture.calendar.bookings.keys())
    picture = other.screen.newest
    assert picture.series[answer.series.id] == answer.series
    assert [picture.calendar.bookings[one].series for one in answer.series.bookings] == [answer.series.id] * 4


def test_who_booked_is_known_for_every_date(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    answer = booked(one)

    last = max(answer.bookings, key=lambda booking: booking.span)
    known = other.machine.desk.contacts(last.span)

    assert known == {last.id: Contact("Skakklubben Springeren", "50 60 70 80")}


def test_after_a_restart_the_rule_is_there_before_the_centre_is(
    desks: tuple[Desk, Desk], running: RunningCentre
) -> None:
    one, other = desks
    answer = booked(one)
    other.until(lambda picture: answer.series.id in picture.series)
    other.machine.stop()

    settings = KioskSettings(other.folder, centre_url="http://127.0.0.1:9")
    again = open_front_desk(settings, load_identity(other.folder), typesetter=typeset, clock=running.clock)
    try:
        picture = again.first_picture(within_seconds=PATIENCE_SECONDS)
        assert picture.series == {answer.series.id: answer.series}
    finally:
        again.stop()


def test_a_date_somebody_else_has_is_told_by_its_day(desks: tuple[Desk, Desk], running: RunningCentre) -> None:
    running.post("/v1/bookings", ask_for(ROOM, "2026-12-08T19:00:00+01:00", "2026-12-08T21:00:00+01:00"))

    answer = booked(desks[0])

    assert {day: refusal.code for day, refusal in answer.refused.items()} == {TUESDAYS[1]: RefusalCode.TAKEN}
    assert len(answer.bookings) == 3


def test_a_series_nobody_can_have_is_refused(desks: tuple[Desk, Desk]) -> None:
    booked(desks[0])

    outcome = desks[1].machine.desk.book_series(a_wish(), Contact("Åse Ærø"))

    assert isinstance(outcome, Refusal)
    assert outcome.code is RefusalCode.TAKEN


def test_a_date_that_is_taken_anyway_is_booked_past_the_rule_with_its_reason(
    running: RunningCentre, desks: tuple[Desk, Desk]
) -> None:
    at_night = replace(EVENINGS, starts=time(22), ends=time(23))
    past = Anyway(frozenset({RefusalCode.CLOSED}), "Pedellen låser")
    wish = a_wish(at_night, anyway={TUESDAYS[1]: past})

    (booked_one,) = done(desks[0].machine.desk.book_series(wish, Contact("Åse Ærø"))).bookings

    with running.centre.store.reading() as connection:
        (kept,) = overrides_of(connection, booked_one.id)
    assert (kept.codes, kept.reason, kept.device) == ((RefusalCode.CLOSED,), "Pedellen låser", "one-desk")


def test_a_series_that_was_asked_for_is_answered_at_a_desk(running: RunningCentre, desks: tuple[Desk, Desk]) -> None:
    asked = running.post(
        "/v1/series",
        {
            "recurrence": {
                "rule": "FREQ=WEEKLY;COUNT=3",
                "first_day": "2026-12-01",
                "starts": "19:00:00",
                "ends": "21:00:00",
            },
            "space": "mh-store-sal",
            "persons": 40,
            "phone": "44000001",
        },
    )
    assert asked.status_code == 202, asked.json()
    series = SeriesId(UUID(asked.json()["id"]))
    one, other = desks
    for desk in desks:
        desk.until(lambda picture: series in picture.series and len(picture.series[series].bookings) == 3)
    requests = [one.screen.newest.calendar.bookings[date] for date in one.screen.newest.series[series].bookings]

    yes = done(one.machine.desk.approve_series(series, requests))
    no = other.machine.desk.decline_series(series, requests, "Salen males")

    assert {booking.state for booking in yes.bookings} == {BookingState.CONFIRMED}
    assert isinstance(no, Refusal)
    assert no.code is RefusalCode.ALREADY_ANSWERED


def test_this_and_the_following_are_moved_and_seen_elsewhere(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    answer = booked(one)
    third = answer.bookings[2]

    moved = done(
        one.machine.desk.move_series(
            SeriesMove(
                series=answer.series.id,
                booking=third.id,
                scope=Scope.FOLLOWING,
                seen=answer.bookings,
                starts=time(18),
                ends=time(20),
            )
        )
    )

    assert moved.series.id != answer.series.id
    assert [booking.version for booking in moved.bookings] == [2, 2]
    other.until(lambda picture: moved.series.id in picture.series)
    other.until(lambda picture: len(picture.series[answer.series.id].bookings) == 2)


def test_the_following_are_cancelled_with_a_reason_and_one_comes_back(desks: tuple[Desk, Desk]) -> None:
    desk = desks[0].machine.desk
    answer = booked(desks[0])

    gone = done(desk.cancel_series(answer.series.id, answer.bookings[1].id, Scope.FOLLOWING, "Vandskade"))
    there = Alternative(ROOM, MEETING, TimeSpan(*(local_instant(TUESDAYS[2], time(h), _zone(desks)) for h in (10, 12))))
    back = done(desk.add_to_series(answer.series.id, TUESDAYS[2], to=there, replaces=answer.bookings[2].id))

    assert {one.state for one in gone.bookings} == {BookingState.CANCELLED_BY_STAFF}
    assert {one.reason for one in gone.bookings} == {"Vandskade"}
    assert days_of(back.series.recurrence) == (TUESDAYS[0], TUESDAYS[2])
    assert (back.bookings[0].span, back.bookings[0].replaces) == (there.span, answer.bookings[2].id)


def _zone(desks: tuple[Desk, Desk]) -> Any:
    return desks[0].screen.newest.municipality.zone


def test_one_receipt_tells_all_dates_and_the_second_is_a_copy(desks: tuple[Desk, Desk]) -> None:
    desk = desks[0]
    answer = booked(desk)

    papers = [desk.machine.desk.print_series(answer.series.id, language) for language in ("da", "da")]

    assert papers == [PaperState.PRINTED, PaperState.PRINTED]
    code = code_of(answer.bookings[0].id)
    assert [paper.name for paper in desk.papers] == [f"series-{code}-copy.pdf", f"series-{code}.pdf"]
    text = PdfReader(BytesIO(desk.papers[1].read_bytes())).pages[0].extract_text().replace("\u00a0", " ")
    assert all(told in text for told in ("Hver tirsdag", "ti. 1. dec.", "ti. 22. dec.", grouped(code)))


def test_when_the_first_date_is_over_the_receipt_is_the_next_one_s(
    desks: tuple[Desk, Desk], running: RunningCentre
) -> None:
    answer = booked(desks[0])
    running.clock.show(answer.bookings[0].span.ends_at + timedelta(minutes=1))

    desks[0].machine.desk.print_series(answer.series.id, "da")

    (paper,) = desks[0].papers
    assert paper.name == f"series-{code_of(answer.bookings[1].id)}.pdf"


def test_what_is_over_or_unknown_has_no_receipt(desks: tuple[Desk, Desk]) -> None:
    desk = desks[0].machine.desk
    answer = booked(desks[0])
    desk.cancel_series(answer.series.id, answer.bookings[0].id, Scope.ALL, "Vandskade")

    assert desk.print_series(answer.series.id, "da") is PaperState.FAILED
    assert desk.print_series(SeriesId(UUID(int=7)), "da") is PaperState.FAILED


class ForgetfulClient(CentreClient):
    """A client that loses the first answers it gets, after the centre has done what was asked."""

    def __init__(self, inner: CentreClient, lost: int) -> None:
        self.__dict__.update(inner.__dict__)
        self.lost = lost
        self.sent: list[SeriesCommand] = []

    def series(self, message: SeriesCommand) -> SeriesAnswer:
        self.sent.append(message)
        answer = super().series(message)
        if self.lost:
            self.lost -= 1
            raise CentreUnreachable
        return answer


def test_an_answer_that_got_lost_is_asked_for_again_under_the_same_id(desks: tuple[Desk, Desk]) -> None:
    inner = desks[0].machine.desk._series
    client = ForgetfulClient(inner._client, lost=1)
    desk = SeriesDesk(
        client,
        pictures=inner._pictures,
        receipts=inner._receipts,
        sealing_key=inner._sealing_key,
        clock=lambda: THURSDAY_14_08,
    )
    wish = a_wish()

    first = desk.book(wish, CHESS)
    answer = done(desk.book(wish, CHESS))
    client.lost = 1
    lost = desk.cancel(answer.series.id, answer.bookings[0].id, Scope.ALL, "Fejl")
    again = done(desk.cancel(answer.series.id, answer.bookings[0].id, Scope.ALL, "Fejl"))

    assert (first, lost) == (CentreSilent(), CentreSilent())
    assert len({message.id for message in client.sent if isinstance(message, BookSeries)}) == 1
    cancels = [message.id for message in client.sent if not isinstance(message, BookSeries)]
    assert len(set(cancels)) == 1
    assert len(again.bookings) == 4


def test_a_receipt_of_one_date_is_still_to_be_had(desks: tuple[Desk, Desk]) -> None:
    answer = booked(desks[0])

    assert desks[0].machine.desk.print_receipt(BookingId(answer.bookings[2].id), "en") is PaperState.PRINTED
    assert local_day(answer.bookings[2].span.starts_at, _zone(desks)) == TUESDAYS[2]

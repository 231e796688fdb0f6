"""The desk's Thursday with requests for the great hall, and with people on the waiting list."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from booking_core.domain.bookings import Booking, Channel, Contact, Openness, Purpose
from booking_core.domain.identity import BookingId, LayoutId, SeriesId, SpaceId, WaitingId
from booking_core.domain.places import Hours, KindOfUser, Weekday
from booking_core.domain.recurring.recurrence import Count, Recurrence, Weekly
from booking_core.domain.recurring.series import Series, SeriesWish
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.waiting import WaitingNeed, WaitingWish
from booking_core.protocol.messages import Alternative, Book
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.booking_core.sample_places import hours
from tests.ui.desk_day import ScriptedDesk, programme_desk
from ui.ports import Waiter

STORE_SAL = SpaceId("mh-store-sal")
EMPTY = LayoutId("empty")
EVENING = TimeSpan(datetime(2026, 11, 26, 17, tzinfo=UTC), datetime(2026, 11, 26, 19, tzinfo=UTC))
LATE = TimeSpan(datetime(2026, 11, 26, 18, tzinfo=UTC), datetime(2026, 11, 26, 20, tzinfo=UTC))
IN_TWO_WEEKS = TimeSpan(datetime(2026, 12, 12, 9, tzinfo=UTC), datetime(2026, 12, 12, 12, tzinfo=UTC))
TABLE_TENNIS = Contact("Herlev Bordtennis", "44 91 20 33")
DANCERS = Contact("Folkedanserne", "50 12 88 07")
MARKET = Contact("Julemarkedet", "22 61 40 19", "marked@example.org")
CHOIR = Contact("Herlev Koret", "29 40 71 15")
LONE, IBEN = Contact("Lone Friis", "26 17 44 90"), Contact("Iben Krogh", "31 55 20 08")


def asked_desk() -> ScriptedDesk:
    """Table tennis and folk dancers want the hall at the same time tonight, the market in two weeks."""
    desk = programme_desk(THURSDAY_14_08)
    ask(desk, 1, EVENING, TABLE_TENNIS, persons=24, purpose=Purpose.MOVEMENT)
    ask(desk, 2, LATE, DANCERS, persons=60, purpose=Purpose.MUSIC)
    ask(desk, 3, IN_TWO_WEEKS, MARKET, persons=120, purpose=Purpose.MAKING)
    return desk


def series_asked_desk() -> ScriptedDesk:
    """Besides, the choir wants the hall on four Saturdays: on the first of them the market asks too."""
    desk = asked_desk()
    series = Series(
        id=SeriesId(UUID(int=9_100)),
        recurrence=Recurrence(Weekly((Weekday.SAT,)), date(2026, 12, 12), Count(4), time(10), time(12)),
        space=STORE_SAL,
        layout=EMPTY,
        persons=80,
        purpose=Purpose.MUSIC,
        openness=Openness.CLOSED,
        user=KindOfUser.ASSOCIATION,
        channel=Channel.PARTNER,
    )
    desk.ask_series(SeriesWish(series.id, series, named=True), CHOIR)
    return desk


def ask(
    desk: ScriptedDesk, number: int, span: TimeSpan, contact: Contact, *, persons: int, purpose: Purpose
) -> Booking:
    """A request for the great hall that comes in at a kiosk."""
    command = Book(
        id=BookingId(UUID(int=9_000 + number)),
        alternatives=(Alternative(STORE_SAL, EMPTY, span),),
        persons=persons,
        purpose=purpose,
        contact=b"sealed",
    )
    return desk.ask(command, contact)


def wait(
    desk: ScriptedDesk,
    number: int,
    contact: Contact,
    *,
    space: SpaceId,
    between: Hours,
    persons: int = 6,
    length: timedelta = timedelta(hours=1),
) -> WaitingWish:
    """Somebody who has been waiting since this morning."""
    day = date(2026, 11, 26)
    need = WaitingNeed(persons, length, day, day, hours=between, space=space)
    made_at = THURSDAY_14_08 - timedelta(hours=6) + timedelta(minutes=number)
    wish = WaitingWish(WaitingId(UUID(int=7_000 + number)), need, made_at)
    desk.waiters[wish.id] = Waiter(wish, contact)
    return wish


def waiting_desk() -> ScriptedDesk:
    """Two wait for a room this evening: one can have it now, for the other it is taken."""
    desk = asked_desk()
    wait(desk, 1, LONE, space=SpaceId("mh-lok4"), between=hours("19:00", "22:00"), persons=12)
    wait(desk, 2, IBEN, space=SpaceId("mh-lok3"), between=hours("18:30", "20:30"), length=timedelta(hours=2))
    return desk

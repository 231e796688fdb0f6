"""A kiosk that cannot reach the centre lets a booking go on, in cells of its own."""

from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
import pytest

from booking_core.domain.bookings import Booking, BookingState, Channel
from booking_core.protocol.authority import Origin
from booking_core.protocol.device import AskCentre, Wanted, WishedFor
from booking_core.protocol.escrow.absences import release_absent
from booking_core.protocol.escrow.redeeming import MadeAgain, Signer, redeem
from booking_core.protocol.messages import Alternative, Book, Cancel, Cancelled, Changed, NotChanged, Reschedule
from booking_core.protocol.messages.escrow import Arrive, GiveBack, Shorten
from booking_core.protocol.receipts import ReceiptState, facts_of
from tests.booking_core.protocol.one_house import AT_FOUR, DESK_ASKS, KIOSK, PLACES, House, an_id, wish

AT_FIVE, AT_SIX = AT_FOUR + timedelta(hours=1), AT_FOUR + timedelta(hours=2)
FIRST, SECOND, THIRD = an_id(1), an_id(2), an_id(3)
HOLD = timedelta(minutes=15)
AT_A_KIOSK = Origin(Channel.KIOSK, KIOSK)


def going_on(
    since: datetime = AT_FIVE, *, number: int = 2, of: int = 1, hours: float = 1, space: str = "workshop"
) -> Book:
    """From `since` on, after the booking `of`; without a contact: its people are known."""
    plain = wish(space, number=number, starts_at=since, hours=hours)
    return msgspec.structs.replace(plain, contact=None, continues=an_id(of))


def without_contact(house: House, command: Book) -> None:
    local = {one.id: one for one in house.state.bookings_kept() if house.books.booking(one.id) is None}
    calendar = house.calendar().with_bookings(local.values())
    house.do(Wanted(command, PLACES, calendar, house.now, in_contact=False))


def known(house: House, number: int) -> Booking:
    booking = house.books.booking(an_id(number))
    assert booking is not None
    return booking


@pytest.fixture
def house() -> House:
    """With the workshop booked from four to five, of which the centre knows."""
    started = House()
    started.start()
    started.want(wish())
    started.sync()
    return started


@pytest.fixture
def went_on(house: House) -> House:
    """And from five to six, in the journal alone."""
    without_contact(house, going_on())
    return house


def test_it_is_a_booking_of_its_own_for_the_same_people(went_on: House) -> None:
    first, second = went_on.paper
    assert (second.id, second.version, second.continues) == (SECOND, 1, FIRST)
    assert (second.span.starts_at, second.span.ends_at) == (AT_FIVE, AT_SIX)
    same = ("space", "layout", "persons", "purpose", "openness", "user", "device", "state")
    assert [getattr(second, name) for name in same] == [getattr(first, name) for name in same]


def test_the_centre_takes_it_in_beside_the_first_which_stays_as_it_was(went_on: House) -> None:
    before = known(went_on, 1)
    went_on.sync()
    assert known(went_on, 2) == went_on.paper[1]
    assert known(went_on, 1) == before


def test_it_may_go_on_again(went_on: House) -> None:
    without_contact(went_on, going_on(AT_SIX, number=3, of=2))
    went_on.sync()
    assert known(went_on, 3).continues == SECOND


def test_it_is_no_new_walk_in(went_on: House) -> None:
    assert went_on.state.walk_in_at is None


@pytest.mark.parametrize(
    "command",
    [
        going_on(AT_SIX),
        going_on(space="north"),
        going_on(of=9),
        going_on(hours=8.25),
        msgspec.structs.replace(going_on(), replaces=an_id(9)),
    ],
)
def test_what_does_not_go_on_from_it_or_breaks_a_rule_of_the_whole_is_not_confirmed_here(
    house: House, command: Book
) -> None:
    without_contact(house, command)
    assert len(house.paper) == 1
    assert isinstance(house.done[-1], AskCentre)


@pytest.mark.parametrize(("contact", "most"), [(None, 4), (b"sealed", 8)])
def test_the_longest_counts_from_where_the_stay_began(contact: bytes | None, most: int) -> None:
    """Four hours for anybody, eight for whoever left a number or a card: that somebody did the booking says."""
    house = House()
    house.start()
    house.want(msgspec.structs.replace(wish(), contact=contact))
    house.sync()
    without_contact(house, going_on(hours=most - 2))
    without_contact(house, going_on(AT_FOUR + timedelta(hours=most - 1), number=3, of=2, hours=1))
    assert [one.id for one in house.paper] == [FIRST, SECOND, THIRD]
    without_contact(house, going_on(AT_FOUR + timedelta(hours=most), number=4, of=3, hours=0.25))
    assert len(house.paper) == 3


def test_the_centre_stretches_it_by_the_rules_of_the_whole_too(went_on: House) -> None:
    went_on.sync()
    answers = [
        went_on.books.answer(longer(went_on, hours), DESK_ASKS, now=went_on.now, waits=False) for hours in (9, 8)
    ]
    assert isinstance(answers[0], NotChanged)
    assert answers[0].refusal.code == "too-long"


def longer(house: House, hours: float) -> Reschedule:
    """The second booking, up to so many hours after four."""
    second = known(house, 2)
    span = replace(second.span, ends_at=AT_FOUR + timedelta(hours=hours))
    to = Alternative(second.space, second.layout, span)
    return Reschedule(id=an_id(int(70 + hours)), booking=SECOND, version=1, to=to)


def test_what_is_over_does_not_go_on(house: House) -> None:
    house.now = AT_FIVE
    without_contact(house, going_on())
    assert len(house.paper) == 1


def test_cells_that_are_not_held_here_are_the_centres(house: House) -> None:
    house.state = replace(house.state, holdings={})
    without_contact(house, going_on())
    assert len(house.paper) == 1


def test_a_stretch_that_is_heard_late_takes_nothing_from_it(went_on: House) -> None:
    """The kiosk had asked the centre first, and gone on by itself after some silence."""
    first = known(went_on, 1)
    to = Alternative(first.space, first.layout, replace(first.span, ends_at=AT_SIX))
    late = Reschedule(id=an_id(77), booking=FIRST, version=1, to=to)
    before = went_on.books.answer(late, AT_A_KIOSK, now=went_on.now, waits=False)
    went_on.sync()
    after = went_on.books.answer(late, AT_A_KIOSK, now=went_on.now, waits=False)
    assert isinstance(before, NotChanged)
    assert isinstance(after, NotChanged)
    assert (before.refusal.code, after.refusal.code) == ("held-elsewhere", "taken")
    assert known(went_on, 2).state is BookingState.CONFIRMED


# Coming


def two_calls(house: House) -> None:
    house.sync()
    house.now += timedelta(seconds=30)
    house.sync()


def test_who_came_to_the_first_came_to_what_goes_on_from_it(went_on: House) -> None:
    went_on.now = AT_FOUR + timedelta(minutes=5)
    went_on.do(WishedFor(Arrive(FIRST), went_on.now))
    went_on.now = AT_FIVE + HOLD + timedelta(minutes=5)
    two_calls(went_on)
    assert release_absent(went_on.books, now=went_on.now) == ()


def test_a_first_that_was_over_before_the_centre_heard_of_anything_takes_nothing_along(went_on: House) -> None:
    """They came while the network was down, and it stayed down until their first hour was over."""
    went_on.now = AT_FOUR + timedelta(minutes=5)
    went_on.do(WishedFor(Arrive(FIRST), went_on.now))
    went_on.now = AT_FIVE + HOLD * 2
    two_calls(went_on)
    assert release_absent(went_on.books, now=went_on.now) == ()
    assert known(went_on, 2).state is BookingState.CONFIRMED


def test_with_a_first_to_which_nobody_came_all_of_it_is_released(went_on: House) -> None:
    went_on.sync()
    went_on.now = AT_FOUR + HOLD
    two_calls(went_on)
    assert [one.id for one in release_absent(went_on.books, now=went_on.now)] == [FIRST]
    assert [known(went_on, number).state for number in (1, 2)] == [BookingState.NO_SHOW] * 2


def test_who_came_to_a_later_part_keeps_all_of_it(house: House) -> None:
    house.now = AT_FOUR - timedelta(minutes=5)
    without_contact(house, going_on())
    house.sync()
    second = replace(known(house, 2), state=BookingState.CHECKED_IN, version=2)
    house.books.put([second])
    house.now = AT_FOUR + HOLD
    two_calls(house)
    assert release_absent(house.books, now=house.now) == ()


# Giving up


def test_whoever_gives_up_the_first_gives_up_what_goes_on_from_it(went_on: House) -> None:
    went_on.do(WishedFor(GiveBack(FIRST), went_on.now))
    went_on.sync()
    states = [known(went_on, number).state for number in (1, 2)]
    assert states == [BookingState.CANCELLED_BY_CITIZEN] * 2
    assert [known(went_on, number).occupancy for number in (1, 2)] == [(), ()]


def test_whoever_is_done_in_the_middle_of_the_first_gives_up_the_rest_of_it_and_the_second(went_on: House) -> None:
    went_on.sync()
    went_on.now = AT_FOUR + timedelta(minutes=20)
    answer = went_on.books.answer(Cancel(id=an_id(60), booking=FIRST), AT_A_KIOSK, now=went_on.now, waits=False)
    assert isinstance(answer, Cancelled)
    assert answer.booking.span.ends_at == AT_FOUR + timedelta(minutes=30)
    assert [known(went_on, number).state for number in (1, 2)] == [
        BookingState.COMPLETED,
        BookingState.CANCELLED_BY_CITIZEN,
    ]


def test_the_second_can_be_given_up_alone(went_on: House) -> None:
    went_on.do(WishedFor(GiveBack(SECOND), went_on.now))
    went_on.sync()
    assert [known(went_on, number).state for number in (1, 2)] == [
        BookingState.CONFIRMED,
        BookingState.CANCELLED_BY_CITIZEN,
    ]


def test_staff_cancel_what_they_see(went_on: House) -> None:
    """The paper of what goes on from it counts until somebody has looked at it."""
    went_on.sync()
    cancel = Cancel(id=an_id(61), booking=FIRST, reason="vandskade")
    went_on.books.answer(cancel, DESK_ASKS, now=went_on.now, waits=False)
    assert known(went_on, 2).state is BookingState.CONFIRMED


def test_shortening_the_second_leaves_the_first(went_on: House) -> None:
    went_on.do(WishedFor(Shorten(SECOND, AT_FIVE + timedelta(minutes=30), 1), went_on.now))
    went_on.sync()
    assert known(went_on, 1).span.ends_at == AT_FIVE
    assert known(went_on, 2).span.ends_at == AT_FIVE + timedelta(minutes=30)


# Paper


def test_its_receipt_says_that_it_goes_on(went_on: House) -> None:
    assert [facts_of(one).state for one in went_on.paper] == [ReceiptState.CONFIRMED, ReceiptState.CONTINUED]
    assert ReceiptState.CONTINUED.is_confirmed


def test_from_its_paper_alone_it_is_made_again_for_people_who_have_come(went_on: House) -> None:
    """Which booking it went on from the paper does not say, and so nobody is asked to come anew."""
    again = redeem(went_on.books, facts_of(went_on.paper[1]), Signer(KIOSK), now=went_on.now)
    assert isinstance(again, MadeAgain)
    assert again.booking.state is BookingState.CHECKED_IN


def test_when_its_kiosk_tells_after_its_paper_was_shown_it_is_linked(went_on: House) -> None:
    redeem(went_on.books, facts_of(went_on.paper[1]), Signer(KIOSK), now=went_on.now)
    went_on.sync()
    second = known(went_on, 2)
    assert (second.continues, second.persons, second.version) == (FIRST, 4, 2)


def test_the_first_may_be_stretched_while_nobody_went_on(house: House) -> None:
    first = known(house, 1)
    house.state = replace(house.state, holdings={})
    house.books.release(list(house.books.held_by(KIOSK, since=first.occupancy[0].cell.slot)))
    to = Alternative(first.space, first.layout, replace(first.span, ends_at=AT_SIX))
    answer = house.books.answer(
        Reschedule(id=an_id(80), booking=FIRST, version=1, to=to), AT_A_KIOSK, now=house.now, waits=False
    )
    assert isinstance(answer, Changed)

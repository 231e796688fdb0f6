"""What people wished while the centre was silent: carried out whenever their booking comes, and not twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.time_spans import SLOT_LENGTH
from booking_core.protocol.device import WishedFor, report_of, sync_of
from booking_core.protocol.escrow.books import Doubt
from booking_core.protocol.escrow.custody import declare_lost
from booking_core.protocol.escrow.hearing import hear
from booking_core.protocol.escrow.journal import end_after, journal_begin, next_entry
from booking_core.protocol.escrow.recovering import begin_recovery
from booking_core.protocol.escrow.redeeming import MadeAgain, Signer, redeem
from booking_core.protocol.escrow.serving import serve_report
from booking_core.protocol.escrow.terms import Holder, Token
from booking_core.protocol.messages import Alternative, Changed, Incarnation, Reschedule
from booking_core.protocol.messages.escrow import Arrive, GiveBack, JournalPart, Shorten, Wished
from booking_core.protocol.receipts import facts_of
from tests.booking_core.protocol.one_house import (
    AT_FOUR,
    DESK_ASKS,
    KIOSK,
    NOON,
    TOWN,
    House,
    an_id,
    empty_books,
    wish,
)

OTHER = next(one for one in sorted(TOWN.kiosks) if one != KIOSK)
OTHERS_LIFE = Incarnation(1, 1)
HALF_PAST, AT_FIVE = AT_FOUR + timedelta(minutes=30), AT_FOUR + timedelta(hours=1)


@pytest.fixture
def house() -> House:
    """One of two kiosks has just confirmed a booking for which the centre has not heard anything."""
    started = House(empty_books(KIOSK, OTHER))
    started.start()
    started.want(wish())
    return started


def wished_elsewhere(house: House, *acts: Wished) -> None:
    """The journal of another kiosk, where people came after the confirmation, arrives first."""
    end, entries = journal_begin(OTHERS_LIFE), []
    for act in acts:
        entries.append(next_entry(end, act, at=NOON))
        end = end_after(OTHERS_LIFE, entries[-1])
    part = JournalPart(journal_begin(OTHERS_LIFE), tuple(entries))
    for _ in range(2):
        hear(house.books, house.books.standing(OTHER), (part,), now=house.now)


def present(house: House) -> Booking | None:
    return house.books.booking(an_id(1))


def state_of(house: House) -> BookingState | None:
    found = present(house)
    return None if found is None else found.state


def by_its_journal(house: House) -> None:
    house.sync()


def by_its_paper(house: House) -> None:
    redeem(house.books, facts_of(house.paper[0]), Signer(KIOSK), now=house.now)


@pytest.mark.parametrize("arrives", [by_its_journal, by_its_paper])
@pytest.mark.parametrize(
    ("act", "state"),
    [
        (GiveBack(an_id(1)), BookingState.CANCELLED_BY_CITIZEN),
        (Shorten(an_id(1), HALF_PAST, 1), BookingState.CONFIRMED),
    ],
)
def test_what_is_heard_before_its_booking_is_carried_out_when_that_arrives(
    house: House, arrives: Callable[[House], None], act: Wished, state: BookingState
) -> None:
    wished_elsewhere(house, act)
    waiting = house.books.kept_wishes(None)

    arrives(house)

    assert [one.act for one in waiting] == [act]
    assert state_of(house) is state
    assert house.books.kept_wishes(None) == ()
    if isinstance(act, Shorten):
        assert house.feed_of(1)[-1].span.ends_at == HALF_PAST


def test_those_who_came_before_the_centre_knew_of_them_are_checked_in(house: House) -> None:
    house.now = AT_FOUR
    wished_elsewhere(house, Arrive(an_id(1)))

    house.sync()

    assert state_of(house) is BookingState.CHECKED_IN


def test_all_that_was_wished_of_one_booking_is_carried_out_in_order(house: House) -> None:
    house.now = AT_FOUR
    quarter = AT_FOUR + SLOT_LENGTH
    wished_elsewhere(house, Arrive(an_id(1)), Shorten(an_id(1), HALF_PAST, 1), Shorten(an_id(1), quarter, 1))

    house.sync()

    found = present(house)
    assert found is not None
    assert (found.state, found.span.ends_at) == (BookingState.CHECKED_IN, quarter)


@pytest.mark.parametrize(
    ("shown_until", "ends_at"), [(AT_FIVE - SLOT_LENGTH, AT_FIVE), (AT_FIVE, HALF_PAST), (None, HALF_PAST)]
)
def test_what_was_made_longer_since_is_not_cut_by_a_wish_of_before(
    house: House, shown_until: datetime | None, ends_at: datetime
) -> None:
    """Older programs do not tell until when it was shown to be."""
    house.sync()

    wished_elsewhere(house, Shorten(an_id(1), HALF_PAST, 1, shown_until))

    found = present(house)
    assert found is not None
    assert found.span.ends_at == ends_at


def test_whoever_has_come_shortens_all_the_same(house: House) -> None:
    house.sync()
    house.now = AT_FOUR

    wished_elsewhere(house, Arrive(an_id(1)), Shorten(an_id(1), HALF_PAST, 1, AT_FIVE))

    found = present(house)
    assert found is not None
    assert (found.version, found.span.ends_at) == (3, HALF_PAST)


def test_a_wish_for_a_booking_that_never_comes_waits_and_harms_nobody(house: House) -> None:
    wished_elsewhere(house, GiveBack(an_id(7)))

    house.sync()

    assert state_of(house) is BookingState.CONFIRMED
    assert [one.act.booking for one in house.books.kept_wishes(None)] == [an_id(7)]


# Its paper was faster than its journal


def whom_to_call(house: House) -> bytes | None:
    house.books.commit()
    return house.books.kept.named.get(an_id(1))


def test_those_who_came_with_the_paper_stay_checked_in_when_their_kiosk_tells_how_many_they_are(house: House) -> None:
    house.now = AT_FOUR
    wished_elsewhere(house, Arrive(an_id(1)))
    by_its_paper(house)

    house.sync()

    found = present(house)
    assert found == replace(house.paper[0], version=3, state=BookingState.CHECKED_IN)
    assert whom_to_call(house) == b"sealed"


def test_a_part_that_was_given_back_with_the_paper_stays_given_back(house: House) -> None:
    by_its_paper(house)
    wished_elsewhere(house, Shorten(an_id(1), HALF_PAST, 1))
    shortened = present(house)

    house.sync()

    assert present(house) == shortened
    assert whom_to_call(house) == b"sealed"


def test_a_recovering_centre_takes_the_people_and_leaves_the_booking_to_whoever_knows_it_newer(house: House) -> None:
    by_its_paper(house)
    made = present(house)
    begin_recovery(house.books, heard_epoch=1)

    part = next(one for one in sync_of(house.state, house.books.head(), wait_seconds=0).parts if one.entries)
    hear(house.books, house.books.standing(KIOSK), (part,), now=NOON)

    assert present(house) == made
    assert whom_to_call(house) == b"sealed"


# In doubt


def taken_by_others(house: House) -> None:
    """Its cells are held by another kiosk by now."""
    cells = [entry.cell for entry in house.paper[0].occupancy]
    house.books.release(cells)
    house.books.hold(cells, Holder(OTHER, OTHERS_LIFE, Token(1)))


def test_nobody_looks_for_a_room_for_people_who_have_given_theirs_back(house: House) -> None:
    taken_by_others(house)
    wished_elsewhere(house, GiveBack(an_id(1)))

    house.sync()

    assert house.books.kept.doubts == house.books._now.doubts == {}  # the transaction is open


def test_a_booking_in_doubt_that_is_given_back_is_in_doubt_no_more(house: House) -> None:
    taken_by_others(house)
    house.sync()
    doubted = dict(house.books._now.doubts)  # the transaction is open

    wished_elsewhere(house, GiveBack(an_id(1)))

    assert doubted == {an_id(1): Doubt(house.paper[0], KIOSK, b"sealed")}
    assert house.books._now.doubts == {}


def test_paper_of_a_booking_that_was_given_back_brings_it_back_no_more(house: House) -> None:
    wished_elsewhere(house, GiveBack(an_id(1)))

    outcome = redeem(house.books, facts_of(house.paper[0]), Signer(KIOSK), now=NOON)

    assert not isinstance(outcome, MadeAgain)
    assert state_of(house) is BookingState.CANCELLED_BY_CITIZEN


# While the centre recovers


def restored(house: House) -> House:
    """A centre that was put back: it knows of nothing, and waits for both kiosks."""
    set_back = House(empty_books(KIOSK, OTHER), state=house.state, paper=house.paper)
    for device in (KIOSK, OTHER):
        set_back.books.stand(house.books.standing(device))
    begin_recovery(set_back.books, heard_epoch=1)
    set_back.books.stand(replace(set_back.books.standing(DESK_ASKS.device or KIOSK), reported=set_back.books.epoch))
    return set_back


def ended(house: House, booking: Booking, ends_at: datetime) -> Booking:
    """At the desk somebody lets it end then."""
    to = Alternative(booking.space, booking.layout, replace(booking.span, ends_at=ends_at))
    asked = Reschedule(id=an_id(20 + booking.version), booking=booking.id, version=booking.version, to=to)
    answer = house.books.answer(asked, DESK_ASKS, now=NOON, waits=False)
    assert isinstance(answer, Changed), answer
    return answer.booking


def reports(house: House, *bookings: Booking) -> None:
    whole = report_of(house.state, bookings, (), (), cursor=house.books.head())
    serve_report(house.books, KIOSK, whole, now=house.now)


def test_a_booking_that_is_made_shorter_while_the_centre_recovers_is_shorter_when_it_has(house: House) -> None:
    house.do(WishedFor(Shorten(an_id(1), HALF_PAST, 1), house.now))
    town = restored(house)

    reports(town)
    meanwhile = present(town)
    declare_lost(town.books, OTHER, now=NOON)

    found = present(town)
    assert meanwhile == house.paper[0]
    assert found is not None
    assert found.span.ends_at == HALF_PAST


def test_what_is_wished_after_the_report_waits_for_the_end_of_the_recovery_too(house: House) -> None:
    town = restored(house)
    reports(town)
    town.do(WishedFor(GiveBack(an_id(1)), town.now))

    town.sync()
    meanwhile = state_of(town)
    declare_lost(town.books, OTHER, now=NOON)

    assert meanwhile is BookingState.CONFIRMED
    assert state_of(town) is BookingState.CANCELLED_BY_CITIZEN


def test_a_booking_made_shorter_and_then_longer_again_is_not_made_shorter_by_the_old_journal(house: House) -> None:
    house.do(WishedFor(Shorten(an_id(1), HALF_PAST, 1), house.now))
    house.sync()
    longer = replace(house.paper[0], version=3)
    town = restored(house)

    reports(town, longer)
    declare_lost(town.books, OTHER, now=NOON)

    assert present(town) == longer


def test_a_newer_version_that_another_machine_tells_does_not_undo_what_was_given_back(house: House) -> None:
    """Both machines report: first the kiosk where it was given back, then one that knows that it was moved before."""
    house.sync()
    moved = house.paper[0]
    for ends_at in (HALF_PAST, moved.span.ends_at):
        moved = ended(house, moved, ends_at)
    house.do(WishedFor(GiveBack(an_id(1)), house.now))
    town = restored(house)

    reports(town, house.paper[0])
    told = report_of(replace(house.state, lives={}, holdings={}), (moved,), (), (), cursor=town.books.head())
    serve_report(town.books, OTHER, told, now=NOON)

    assert not town.books.is_recovering
    assert state_of(town) is BookingState.CANCELLED_BY_CITIZEN

"""What the desk foresees is what the centre decides, and what it suggests can really be had."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, Openness, Purpose
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.slices import examples
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk, named, programme_desk
from ui.ports import Alternative, BookingAltered, StaffWish
from ui.view_models.offering.foresight import moves_instead, refusal_of_move, refusal_of_wish, wishes_instead

NOW = THURSDAY_14_08
DAY = programme_desk(NOW)
HOUSE = [space for venue, space in MUNICIPALITY.spaces() if venue.id == "medborgerhus"]

IN_THE_HOUSE = {space.id for space in HOUSE}


@st.composite
def alternatives(draw: st.DrawFn) -> Alternative:
    space = draw(st.sampled_from(HOUSE))
    layout = draw(st.sampled_from(space.layouts))
    starts_at = NOW.replace(minute=0) + draw(st.integers(-8, 40)) * SLOT_LENGTH
    return Alternative(space.id, layout.id, TimeSpan(starts_at, starts_at + draw(st.integers(1, 20)) * SLOT_LENGTH))


def fresh() -> ScriptedDesk:
    return replace(DAY, bookings=dict(DAY.bookings), people=dict(DAY.people))


def a_wish(to: Alternative) -> StaffWish:
    return StaffWish(BookingId(UUID(int=999)), to, persons=8, purpose=Purpose.MEETING, openness=Openness.CLOSED)


def agree(foreseen: Refusal | None, outcome: object) -> bool:
    return isinstance(outcome, BookingAltered) if foreseen is None else foreseen == outcome


@settings(max_examples=examples(150), deadline=None)
@given(to=alternatives(), booking=st.sampled_from(sorted(DAY.bookings.values(), key=lambda one: one.id)))
def test_a_move_is_foreseen_as_the_centre_decides_it(to: Alternative, booking: Booking) -> None:
    desk = fresh()

    assert agree(refusal_of_move(desk.picture(), booking, to, now=NOW), desk.reschedule(booking, to))


@settings(max_examples=examples(150), deadline=None)
@given(to=alternatives())
def test_a_booking_is_foreseen_as_the_centre_decides_it(to: Alternative) -> None:
    desk = fresh()

    assert agree(refusal_of_wish(desk.picture(), a_wish(to), now=NOW), desk.book(a_wish(to)))


@settings(max_examples=examples(60), deadline=None)
@given(to=alternatives(), booking=st.sampled_from(sorted(DAY.bookings.values(), key=lambda one: one.id)))
def test_every_suggestion_for_a_move_can_be_had(to: Alternative, booking: Booking) -> None:
    for suggestion in moves_instead(fresh().picture(), booking, to, now=NOW):
        assert isinstance(fresh().reschedule(booking, suggestion.to), BookingAltered)


@settings(max_examples=examples(60), deadline=None)
@given(to=alternatives())
def test_every_suggestion_for_a_booking_can_be_had(to: Alternative) -> None:
    for suggestion in wishes_instead(fresh().picture(), a_wish(to), now=NOW):
        assert isinstance(fresh().book(a_wish(suggestion.to)), BookingAltered)


def test_the_nearest_time_in_the_same_place_comes_first_and_then_the_same_time_elsewhere() -> None:
    chess = named(DAY, "Skakklubben")
    half_an_hour_before = TimeSpan(*(at - timedelta(minutes=30) for at in (chess.span.starts_at, chess.span.ends_at)))
    lokale_4 = next(space for space in HOUSE if space.id == "mh-lok4")
    to = Alternative(lokale_4.id, lokale_4.standing_layout.id, half_an_hour_before)

    refusal = refusal_of_move(DAY.picture(), chess, to, now=NOW)
    first, second, third = moves_instead(DAY.picture(), chess, to, now=NOW)

    assert refusal is not None
    assert refusal.code is RefusalCode.TAKEN
    assert (first.to.space, first.shift) == (lokale_4.id, timedelta(hours=1))
    assert (second.to.space in IN_THE_HOUSE - {lokale_4.id}, second.shift) == (True, timedelta(0))
    assert (third.to.space in IN_THE_HOUSE, third.shift) == (False, timedelta(0))

"""Staff let a booking past a rule knowingly: only some rules, only staff, and with a reason.

Giving back needs nobody's leave, whatever the rules are.
"""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, BookingState, Channel, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import (
    AfterSchoolRule,
    Association,
    BookingLimits,
    KindOfUser,
    Municipality,
    ResidentsFirstRule,
    SchoolHoliday,
    Weekday,
)
from booking_core.domain.quotas import OPEN, PERSON_OPEN, Tally
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from booking_core.protocol.authority import AuthorityState, BookingAltered, BookingGiven, Decision, Origin, decide
from booking_core.protocol.messages import (
    Alternative,
    Book,
    Cancel,
    Cancelled,
    Command,
    Declined,
    NotChanged,
    Reschedule,
)
from tests.booking_core.domain.made_bookings import (
    FRIDAY,
    MUNICIPALITY,
    THURSDAY,
    at,
    made_booking,
    number,
    on_thursday,
)
from tests.booking_core.sample_places import HOUSE_KIOSK, MEETING, WORKSHOP, hours

R = RefusalCode
NOW = at("14:08")
STAFF, KIOSK = Origin(Channel.STAFF), Origin(Channel.KIOSK, HOUSE_KIOSK)
LONG = on_thursday("15:00", "20:00")
WHY = "Aftalt med huset"
FULL = {Tally(PERSON_OPEN, "p", OPEN): 3}


def wish(span: TimeSpan = LONG, *codes: RefusalCode, reason: str = WHY, **more: object) -> Book:
    values = {"persons": 4, "purpose": Purpose.MEETING, "contact": b"sealed", **more}
    to = Alternative(WORKSHOP, MEETING, span)
    return Book(id=number(1), alternatives=(to,), overrides=codes, override_reason=reason, **values)  # type: ignore[arg-type]  # the fields' own types


def answer(
    command: Command,
    *bookings: Booking,
    origin: Origin = STAFF,
    municipality: Municipality = MUNICIPALITY,
    uses: Mapping[Tally, int] | None = None,
) -> Decision:
    state = AuthorityState(
        municipality=municipality,
        epoch=1,
        calendar=Calendar.of(bookings),
        held={},
        answers={},
        named=frozenset(booking.id for booking in bookings),
        person="p",
        uses=uses,
    )
    return decide(state, command, origin, fingerprint="", now=NOW)


def code(decision: Decision) -> RefusalCode | None:
    match decision.answer:
        case Declined(refusals=(refusal, *_)):
            return refusal.code
        case NotChanged(refusal=refusal):
            return refusal.code
        case _:
            return None


def codes_of(decision: Decision) -> tuple[RefusalCode, ...]:
    (one,) = decision.overridden
    return one.codes


def test_without_overriding_a_rule_holds_for_staff_too() -> None:
    assert code(answer(wish())) is R.TOO_LONG


def test_with_a_reason_staff_let_a_booking_past_the_rule_and_it_is_told_which() -> None:
    decision = answer(wish(LONG, R.TOO_LONG))

    assert isinstance(decision.change, BookingGiven)
    assert codes_of(decision) == (R.TOO_LONG,)


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_overridden(reason: str) -> None:
    assert code(answer(wish(LONG, R.TOO_LONG, reason=reason))) is R.OVERRIDE_REASON_NEEDED


def test_what_was_to_be_overridden_and_holds_anyway_needs_no_reason_and_leaves_no_trace() -> None:
    decision = answer(wish(on_thursday("15:00", "16:00"), R.TOO_LONG, reason=""))

    assert isinstance(decision.change, BookingGiven)
    assert decision.overridden == ()


def test_nobody_but_staff_overrides() -> None:
    assert code(answer(wish(LONG, R.TOO_LONG), origin=KIOSK)) is R.TOO_LONG
    assert code(answer(wish(LONG, R.TOO_LONG), origin=Origin(Channel.PARTNER))) is R.TOO_LONG


def test_a_rule_that_is_not_named_still_holds() -> None:
    assert code(answer(wish(LONG, R.TOO_LONG, persons=18))) is R.TOO_MANY_PERSONS
    both = answer(wish(LONG, R.TOO_LONG, R.TOO_MANY_PERSONS, persons=18))
    assert codes_of(both) == (R.TOO_MANY_PERSONS, R.TOO_LONG)


@pytest.mark.parametrize(
    ("span", "more", "expected"),
    [
        (LONG, {"persons": 21}, R.FIRE_LIMIT),
        (TimeSpan(at("15:05"), at("16:05")), {}, R.NOT_ON_QUARTER),
        (on_thursday("10:00", "11:00"), {}, R.IN_THE_PAST),
        (LONG, {"user": KindOfUser.ASSOCIATION, "group": "nobody"}, R.UNKNOWN_GROUP),
    ],
)
def test_some_rules_nobody_overrides(span: TimeSpan, more: dict[str, object], expected: RefusalCode) -> None:
    assert code(answer(wish(span, *RefusalCode, **more))) is expected  # type: ignore[arg-type]  # the fields' own types


def test_what_somebody_else_has_nobody_overrides() -> None:
    theirs = made_booking(WORKSHOP, on_thursday("16:00", "17:00"), booking_id=number(9))

    assert code(answer(wish(LONG, *RefusalCode), theirs)) is R.TAKEN


def test_a_booking_is_moved_past_a_rule_as_it_is_booked() -> None:
    own = made_booking(WORKSHOP, on_thursday("15:00", "16:00"), booking_id=number(7))
    at_night = Alternative(WORKSHOP, MEETING, on_thursday("22:00", "23:00"))
    move = Reschedule(id=UUID(int=5), booking=own.id, version=1, to=at_night)

    assert code(answer(move, own)) is R.CLOSED
    knowingly = Reschedule(
        id=UUID(int=5), booking=own.id, version=1, to=at_night, overrides=(R.CLOSED,), override_reason=WHY
    )
    decision = answer(knowingly, own)
    assert isinstance(decision.change, BookingAltered)
    assert (decision.change.booking.span, codes_of(decision)) == (at_night.span, (R.CLOSED,))


def test_a_quota_that_is_used_up_is_told_and_can_be_overridden() -> None:
    hour = on_thursday("15:00", "16:00")

    assert code(answer(wish(hour), uses=FULL)) is R.QUOTA_USED
    assert codes_of(answer(wish(hour, R.QUOTA_USED), uses=FULL)) == (R.QUOTA_USED,)
    assert isinstance(answer(wish(hour), uses=None).change, BookingGiven)


def test_a_booking_keeps_for_whom_it_is() -> None:
    town = replace(MUNICIPALITY, associations=(Association("chess", "Skak", "games"),))
    for_chess = wish(
        on_thursday("15:00", "16:00"), user=KindOfUser.ASSOCIATION, group="chess", audience="seniors", is_trial=False
    )

    decision = answer(for_chess, municipality=town)

    assert isinstance(decision.change, BookingGiven)
    booked = decision.change.booking
    assert (booked.user, booked.group, booked.audience, booked.is_trial) == (
        KindOfUser.ASSOCIATION,
        "chess",
        "seniors",
        False,
    )


limits = st.builds(
    BookingLimits,
    shortest_minutes=st.integers(15, 600),
    longest_minutes=st.integers(15, 600),
    book_ahead_days=st.integers(0, 30),
    lead_minutes=st.integers(0, 3000),
)


@st.composite
def strict_places(draw: st.DrawFn) -> Municipality:
    """The sample with rules under which hardly anything could be booked."""
    rules = replace(
        MUNICIPALITY.rules,
        limits=draw(limits),
        open_bookings_per_person=1,
        late_cancel_minutes=draw(st.integers(0, 3000)),
        after_school=AfterSchoolRule("young", tuple(Weekday), hours("00:00", "23:45"), (WORKSHOP,), 0),
        residents_first=ResidentsFirstRule((WORKSHOP,), 0),
    )
    holidays = (SchoolHoliday("Ferie", THURSDAY, FRIDAY),)
    closed = tuple(replace(venue, opening={}) for venue in MUNICIPALITY.venues)
    venues = draw(st.sampled_from((MUNICIPALITY.venues, closed)))
    return replace(MUNICIPALITY, rules=rules, school_holidays=holidays, venues=venues)


@given(
    strict_places(),
    st.sampled_from(("14:00", "15:00", "20:00")),
    st.sampled_from((BookingState.CONFIRMED, BookingState.CHECKED_IN)),
    st.sampled_from((STAFF, KIOSK, Origin(Channel.PARTNER))),
    st.sampled_from(KindOfUser),
)
def test_whatever_the_rules_a_booking_can_be_given_back(
    places: Municipality, starts: str, booking_state: BookingState, origin: Origin, user: KindOfUser
) -> None:
    span = TimeSpan(at(starts), at(starts) + 8 * SLOT_LENGTH)
    own = replace(made_booking(WORKSHOP, span, booking_id=number(7), state=booking_state), user=user)

    given_back = answer(
        Cancel(id=UUID(int=5), booking=own.id, reason=WHY), own, origin=origin, municipality=places, uses=FULL
    )

    assert isinstance(given_back.answer, Cancelled)


@given(strict_places(), st.integers(1, 7), st.sampled_from((STAFF, KIOSK)))
def test_whatever_the_rules_time_can_be_given_back_from_the_end(
    places: Municipality, slots: int, origin: Origin
) -> None:
    span = on_thursday("15:00", "17:00")
    own = made_booking(WORKSHOP, span, booking_id=number(7))
    shorter = Alternative(WORKSHOP, MEETING, TimeSpan(span.starts_at, span.ends_at - slots * SLOT_LENGTH))
    command = Reschedule(id=UUID(int=5), booking=own.id, version=1, to=shorter)

    decision = answer(command, own, origin=origin, municipality=places, uses=FULL)

    assert code(decision) is None
    assert isinstance(decision.change, BookingAltered)


def test_messages_and_bookings_of_before_are_understood() -> None:
    book = msgspec.to_builtins(wish())
    move = msgspec.to_builtins(
        Reschedule(id=UUID(int=5), booking=number(7), version=1, to=Alternative(WORKSHOP, MEETING, LONG))
    )
    booking = msgspec.to_builtins(made_booking(WORKSHOP, LONG, booking_id=number(7)))
    new = {"group", "audience", "is_trial", "is_resident", "overrides", "override_reason", "asked_at"}

    def without_new(document: dict[str, object]) -> dict[str, object]:
        return {key: value for key, value in document.items() if key not in new}

    assert msgspec.convert(without_new(book), Book) == wish(reason="")
    assert msgspec.convert(without_new(move), Reschedule).overrides == ()
    assert msgspec.convert(without_new(booking), Booking).group is None

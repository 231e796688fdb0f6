"""Rules of the place: what stands there, how many it holds."""

from booking_core.domain.bookings import SetUpBy
from booking_core.domain.policy.asks import Case, refusal
from booking_core.domain.refusals import Refusal, RefusalCode


def needs_no_crew(case: Case) -> Refusal | None:
    """Only what stands there, or what people set up themselves, can be had without the house's help."""
    is_own_work = case.ask.set_up_by is SetUpBy.THEMSELVES
    if case.layout.standing or is_own_work or case.is_by_staff:
        return None
    return refusal(RefusalCode.LAYOUT_NEEDS_CREW, phone=case.venue.phone)


def keeps_the_fire_limit(case: Case) -> Refusal | None:
    """No more than the fire rules let into the rooms. Nobody can override it."""
    most = sum(case.venue.room(room).max_persons for room in case.space.rooms)
    return None if case.ask.persons <= most else refusal(RefusalCode.FIRE_LIMIT, capacity=most)


def has_room_for_all(case: Case) -> Refusal | None:
    """As many as the layout is made for, and no more."""
    if case.ask.persons <= case.layout.capacity:
        return None
    return refusal(RefusalCode.TOO_MANY_PERSONS, capacity=case.layout.capacity)


def has_room_for_wheelchairs(case: Case) -> Refusal | None:
    """As many as the layout has places for."""
    if case.ask.wheelchairs <= case.layout.wheelchair_places:
        return None
    return refusal(RefusalCode.TOO_MANY_WHEELCHAIRS, wheelchairs=case.layout.wheelchair_places)

"""Rules of the place: what stands there, how many it holds."""

from booking_core.domain.bookings import Channel, SetUpBy
from booking_core.domain.places import Layout, Space
from booking_core.domain.policy.asks import Case, refusal
from booking_core.domain.refusals import Refusal, RefusalCode


def needs_no_crew(case: Case) -> Refusal | None:
    """Only what stands there, or what people set up themselves, can be had without the house's help."""
    if may_be_set_up(case.space, case.layout, case.ask.set_up_by, channel=case.ask.channel):
        return None
    return refusal(RefusalCode.LAYOUT_NEEDS_CREW, phone=case.venue.phone)


def may_be_set_up(space: Space, layout: Layout, by: SetUpBy, *, channel: Channel) -> bool:
    """Whether one may ask for that through `channel`. A house that must say yes first says it to its own work too."""
    return layout.standing or by is SetUpBy.THEMSELVES or space.approval or channel is Channel.STAFF


def keeps_the_fire_limit(case: Case) -> Refusal | None:
    """No more than the fire rules let into the rooms. Nobody can override it."""
    rooms = case.municipality.room_by_id
    most = sum(rooms[room].max_persons for room in case.space.rooms)
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

"""What the form of a booking offers instead: of what was refused, and on a day on which its room has nothing left.

Taking one shows the form again with that in it. Nothing is booked by it, and nothing that was typed stands in an
address.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from booking_core.central.api.answers import instead_out
from booking_core.central.api.instead import instead_of
from booking_core.central.api.messages import InsteadOut
from booking_core.central.centre import Centre
from booking_core.central.web.booking_times import lengths_of, path_to, starts_free
from booking_core.central.web.form_fields import USUAL_LENGTH, minutes_of
from booking_core.central.web.houses import DAYS_SHOWN, day_asked_for, window_of_day
from booking_core.central.web.visitors import Visitor
from booking_core.domain.bookings import Channel, Purpose
from booking_core.domain.finding.availability import lane
from booking_core.domain.finding.search import LOOK_BEYOND, Offer, Search, best_first
from booking_core.domain.finding.suggestions import Step, Suggestion
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.identity import VenueId
from booking_core.domain.places import KindOfUser, Municipality, Space, Venue
from booking_core.domain.policy import Ask
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight, next_slot_start
from booking_core.protocol.messages import Book, RefusalOnWire

SHOW = "show"
"""The field of a form that is to be shown again, and not to be decided."""

AS_IT_WAS = "as-it-was"
"""Its value where what was said of the form is to be said again too, in the language that is asked for now."""

MOST_ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class Other:
    """Something that can be had: sending `fields` to `address` shows the form with it."""

    sentence: str
    address: str
    fields: Mapping[str, str]


def others_to(
    centre: Centre,
    command: Book,
    refusals: Iterable[RefusalOnWire],
    typed: Mapping[str, str],
    *,
    visitor: Visitor,
    now: datetime,
) -> Iterator[Other]:
    """What could be booked in place of the one alternative of a refused `command`."""
    municipality = centre.store.municipality()
    (found,) = instead_of(centre, command, refusals, words=visitor.words, now=now)
    return _offered(found, typed, municipality, visitor=visitor, now=now)


def others_that_day(
    centre: Centre,
    space: Space,
    day: date,
    typed: Mapping[str, str],
    *,
    user: KindOfUser,
    persons: int,
    visitor: Visitor,
    now: datetime,
) -> Iterator[Other]:
    """Where `user` finds something free on `day`, on which `space` has nothing; then the next day on which it has."""
    municipality = centre.days.places()
    here = municipality.venue_of_space[space.id]
    starts_at = _opens_at(municipality, here, day, now=now)
    search = _search(municipality, here, TimeSpan(starts_at, starts_at + USUAL_LENGTH), user=user, persons=persons)
    later = _later(centre, municipality, space, day, user=user, persons=persons, now=now)
    found = (*_elsewhere(centre, municipality, space, search, now=now), *later)
    return _told(found, typed, municipality, visitor=visitor, now=now)


def others_at(
    centre: Centre,
    space: Space,
    wanted: TimeSpan,
    typed: Mapping[str, str],
    *,
    user: KindOfUser,
    persons: int,
    visitor: Visitor,
    now: datetime,
) -> Iterator[Other]:
    """Where `user` finds something free at `wanted`, or soonest after it that day, at which `space` is taken."""
    municipality = centre.days.places()
    search = _search(municipality, municipality.venue_of_space[space.id], wanted, user=user, persons=persons)
    found = _elsewhere(centre, municipality, space, search, now=now)
    return _told(found, typed, municipality, visitor=visitor, now=now)


def _told(
    found: Iterable[Suggestion],
    typed: Mapping[str, str],
    municipality: Municipality,
    *,
    visitor: Visitor,
    now: datetime,
) -> Iterator[Other]:
    told = (instead_out(visitor.words, municipality, one, now=now) for one in found)
    return _offered(told, typed, municipality, visitor=visitor, now=now)


def _offered(
    found: Iterable[InsteadOut],
    typed: Mapping[str, str],
    municipality: Municipality,
    *,
    visitor: Visitor,
    now: datetime,
) -> Iterator[Other]:
    """Those on a day that is shown."""
    for one in found:
        day = local_day(one.starts_at, municipality.zone).isoformat()
        if day_asked_for(day, municipality, municipality.venue_by_id[VenueId(one.venue)], now=now) is not None:
            taken = {
                SHOW: "yes",
                "day": day,
                "starts": str(int(one.starts_at.timestamp())),
                "length": minutes_of(one.ends_at - one.starts_at),
                "layout": one.layout,
            }
            yield Other(one.sentence, visitor.link(path_to(one.venue, one.space)), {**typed, **taken})


def _elsewhere(
    centre: Centre, municipality: Municipality, space: Space, search: Search, *, now: datetime
) -> Iterator[Suggestion]:
    """The best of each house."""
    if search.patience <= timedelta():
        return
    latest_end = search.starts_at + search.patience + ONE_DAY + LOOK_BEYOND
    calendar = centre.days.town.around(municipality, TimeSpan(search.starts_at, latest_end))
    houses = set[VenueId]()
    for offer in best_first(municipality, calendar, search, now=now):
        if offer.space.id != space.id and offer.venue.id not in houses and len(houses) < MOST_ELSEWHERE:
            houses.add(offer.venue.id)
            step = Step.OTHER_SPACE if offer.venue.id == search.here else Step.OTHER_HOUSE
            ask = _ask(offer, user=search.user, persons=search.persons)
            yield Suggestion(step, ask, walking_minutes=offer.walking_minutes)


def _opens_at(municipality: Municipality, here: Venue, day: date, *, now: datetime) -> datetime:
    """When `here` opens on `day`, or as soon as can be where that is over."""
    midnight = local_midnight(day, municipality.zone)
    open_spans = day_plan(municipality, here, day).open_spans
    return max(next_slot_start(now), next((span.starts_at for span in open_spans), midnight))


def _search(municipality: Municipality, here: Venue, wanted: TimeSpan, *, user: KindOfUser, persons: int) -> Search:
    """Of `wanted`; its patience ends with the day, and may be none."""
    zone = municipality.zone
    return Search(
        here=here.id,
        starts_at=wanted.starts_at,
        length=wanted.length,
        persons=persons,
        purpose=Purpose.MEETING,
        patience=local_midnight(local_day(wanted.starts_at, zone) + ONE_DAY, zone) - wanted.starts_at,
        channel=Channel.PARTNER,
        named=True,
        as_it_stands=True,
        user=user,
    )


def _ask(offer: Offer, *, user: KindOfUser, persons: int) -> Ask:
    return Ask(offer.space.id, offer.layout.id, offer.span, persons, channel=Channel.PARTNER, named=True, user=user)


def _later(
    centre: Centre,
    municipality: Municipality,
    space: Space,
    day: date,
    *,
    user: KindOfUser,
    persons: int,
    now: datetime,
) -> Iterator[Suggestion]:
    """The first time of the first day on which `space` has one."""
    venue, lengths = municipality.venue_of_space[space.id], tuple(lengths_of(municipality, space, user))
    length = USUAL_LENGTH if USUAL_LENGTH in lengths else lengths[0]
    for ahead in range(1, DAYS_SHOWN + 1):
        window = window_of_day(municipality, day + ahead * ONE_DAY)
        first_day = TimeSpan(window.starts_at, local_midnight(day + (ahead + 1) * ONE_DAY, municipality.zone))
        calendar = centre.days.town.of_house(municipality, venue.id, window)
        segments = lane(municipality, calendar, space, first_day)
        starts_at = next(starts_free(municipality, space, segments, now=now, length=length, user=user), None)
        if starts_at is not None:
            span = TimeSpan(starts_at, starts_at + length)
            layout = space.standing_layout.id
            ask = Ask(space.id, layout, span, persons, channel=Channel.PARTNER, named=True, user=user)
            yield Suggestion(Step.OTHER_DAY, ask)
            return

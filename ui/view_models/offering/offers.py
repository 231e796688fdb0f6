"""What the screen may offer: places that can be promised, and places that can only be asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from booking_core.domain.bookings import Need, cells_of
from booking_core.domain.finding.search import Offer, Search, find, meets, next_times, soonest_start
from booking_core.domain.finding.search import walking_minutes as minutes_between
from booking_core.domain.occupying.set_ups import largest_capacity as space_capacity
from booking_core.domain.places import Kiosk, Space, Venue
from booking_core.domain.policy.times import closed_then
from booking_core.domain.time_spans import MINUTE, TimeSpan, local_day, local_instant, next_slot_start
from ui.ports import HousePicture
from ui.view_models.visit.session import Certainty, Choice, Session, When

REQUEST_LEAD = timedelta(hours=2)
"""A request on paper is offered only for starts this far ahead: the centre must have time to answer."""

PATIENCE = timedelta(hours=1)
SHORTEST = timedelta(minutes=30)
NEAR_MISSES = 3
MOST_OF_A_KIND = 2
DAYS_AHEAD = 6


class NearMissKind(StrEnum):
    """What is different from what was asked for."""

    LATER = "later"
    OTHER_DAY = "other-day"
    OTHER_HOUSE = "other-house"
    SHORTER = "shorter"
    FEWER_NEEDS = "fewer-needs"
    SMALLER = "smaller"
    SAME_TIME = "same-time"
    OTHER_LAYOUT = "other-layout"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """`without` is the need that `choice` does not meet, for FEWER_NEEDS."""

    kind: NearMissKind
    choice: Choice
    without: Need | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search has found in one picture of the house: all that fits, the best first, or else what nearly does."""

    picture: HousePicture
    search: Search
    requests_from: datetime
    choices: tuple[Choice, ...]
    misses: tuple[NearMiss, ...]

    def still_counts(self, picture: HousePicture, session: Session, *, now: datetime) -> bool:
        """Whether looking again would find the same: nothing is newer, and the same quarter is the soonest."""
        asked = (search_of(picture, session, now=now), earliest_request(now))
        return picture is self.picture and asked == (self.search, self.requests_from)


def answer_to(picture: HousePicture, session: Session, *, now: datetime) -> Answer:
    """Look for what `session` asks."""
    choices = choices_for(picture, session, now=now)
    return Answer(
        picture=picture,
        search=search_of(picture, session, now=now),
        requests_from=earliest_request(now),
        choices=choices,
        misses=() if choices else near_misses(picture, session, now=now),
    )


def here(picture: HousePicture) -> tuple[Venue, Kiosk]:
    """The house and the kiosk this screen stands in."""
    return picture.municipality.kiosk_by_id[picture.kiosk]


def walk_to(picture: HousePicture, venue: Venue) -> int:
    """Minutes on foot from this house; 0 for this one."""
    own = here(picture)[0]
    return 0 if venue.id == own.id else max(1, minutes_between(own.position, venue.position))


def wanted_start(picture: HousePicture, session: Session, *, now: datetime) -> datetime:
    """The earliest start (UTC) the person asks for."""
    tolerance = picture.municipality.rules.walk_in.start_tolerance_minutes * MINUTE
    soonest = soonest_start(now, tolerance)
    if session.when is When.NOW or session.starts_at is None:
        return soonest
    return max(soonest, session.starts_at)


def search_of(picture: HousePicture, session: Session, *, now: datetime) -> Search:
    """The session as a search; `named`, for a number can still be given on the confirm page."""
    return Search(
        here=here(picture)[0].id,
        starts_at=wanted_start(picture, session, now=now),
        length=session.length,
        persons=session.persons,
        purpose=session.purpose,
        needs=session.needs,
        patience=PATIENCE,
        named=True,
    )


def choices_for(picture: HousePicture, session: Session, *, now: datetime) -> tuple[Choice, ...]:
    """All that fits, the best first; what a house must be asked for comes last.

    While the centre is silent what can be promised comes before requests.
    """
    search = search_of(picture, session, now=now)
    found = find(picture.municipality, picture.calendar, search, now=now)
    if picture.connected:
        of_houses = _asked_of_houses(picture, search, now=now)
        return (*(_choice(offer, Certainty.SURE) for offer in found), *of_houses)
    sure = [offer for offer in found if can_promise(picture, offer, offer.span)]
    sure_spaces = {offer.space.id for offer in sure}
    asked = replace(search, starts_at=max(search.starts_at, earliest_request(now)))
    requests = [
        offer
        for offer in find(picture.municipality, picture.calendar, asked, now=now)
        if offer.space.id not in sure_spaces
    ]
    return (
        *(_choice(offer, Certainty.SURE) for offer in sure),
        *(_choice(offer, Certainty.REQUEST) for offer in requests),
    )


def fitting(choices: Sequence[Choice]) -> int:
    """How many of them fit, as far as anybody knows: what can only be asked for while the centre is silent may not."""
    return sum(choice.certainty is not Certainty.REQUEST for choice in choices)


def _asked_of_houses(picture: HousePicture, search: Search, *, now: datetime) -> Iterator[Choice]:
    """What fits and must be approved first, where there is time to answer before somebody loses patience."""
    starts_at = max(search.starts_at, earliest_request(now))
    if starts_at > search.starts_at + search.patience:
        return
    asking = replace(search, starts_at=starts_at, asks=True)
    for offer in find(picture.municipality, picture.calendar, asking, now=now):
        yield _choice(offer, Certainty.HOUSE)


def unmet_search(picture: HousePicture, session: Session, *, now: datetime) -> Search | None:
    """The search, when no place meets it: one that only the silent centre could promise would have met it."""
    search = search_of(picture, session, now=now)
    return None if find(picture.municipality, picture.calendar, search, now=now) else search


def near_misses(picture: HousePicture, session: Session, *, now: datetime) -> tuple[NearMiss, ...]:
    """When nothing fits: at most three that nearly do, each different in another way where possible."""
    found: list[NearMiss] = []
    seen: set[object] = set()
    for miss in _all_near_misses(picture, session, now=now):
        if miss.choice.offer.space.id not in seen and not _is_plenty(found, miss.kind):
            seen.add(miss.choice.offer.space.id)
            found.append(miss)
        if len(found) == NEAR_MISSES:
            break
    return tuple(found)


def _is_plenty(found: list[NearMiss], kind: NearMissKind) -> bool:
    return sum(miss.kind is kind for miss in found) >= MOST_OF_A_KIND


def alternatives_to(picture: HousePicture, session: Session, *, now: datetime) -> tuple[NearMiss, ...]:
    """When the time one stood on is gone: what else fits, the nearest first, without that very time."""
    gone = session.choice
    offers = [c for c in choices_for(picture, session, now=now) if gone is None or not _is_same(c, gone)]
    fitting = tuple(NearMiss(_kind_beside(picture, choice, gone), choice) for choice in offers[:NEAR_MISSES])
    return fitting or near_misses(picture, session, now=now)


def somewhere_meets(picture: HousePicture, session: Session, *, now: datetime) -> tuple[Space, ...]:
    """The spaces with the places and everything needed, whether free or not."""
    search = search_of(picture, session, now=now)
    return tuple(space for venue, space in picture.municipality.spaces() if meets(venue, space, search))


def left_here(picture: HousePicture, search: Search) -> TimeSpan | None:
    """From the start until this house closes, where that is before the end; None where it is not, or it is closed."""
    span = TimeSpan(search.starts_at, search.starts_at + search.length)
    closed = closed_then(picture.municipality, here(picture)[0], span)
    minutes = None if closed is None else closed.facts.get("minutes")
    return TimeSpan(span.starts_at, span.starts_at + minutes * MINUTE) if isinstance(minutes, int) else None


def can_promise(picture: HousePicture, offer: Offer, span: TimeSpan) -> bool:
    """Whether `offer` at `span` can be confirmed now: by the centre, or by this kiosk when it holds every cell.

    A kiosk alone promises a room as it stands: what else is around the work for another layout it does not decide.
    """
    if picture.connected:
        return True
    return offer.layout.standing and all(cell in picture.held for cell in cells_of(offer.space, span))


def choice_of(picture: HousePicture, offer: Offer, *, now: datetime) -> Choice | None:
    """`offer` as it can be had: at once, or only asked for; None where the silent centre leaves no time to ask."""
    if can_promise(picture, offer, offer.span):
        return _choice(offer, Certainty.SURE)
    return _choice(offer, Certainty.REQUEST) if offer.span.starts_at >= earliest_request(now) else None


def earliest_request(now: datetime) -> datetime:
    """The first quarter (UTC) a request on paper may start at."""
    return next_slot_start(now + REQUEST_LEAD)


def _choice(offer: Offer, certainty: Certainty) -> Choice:
    return Choice(offer, offer.span, certainty)


def _all_near_misses(picture: HousePicture, session: Session, *, now: datetime) -> Iterator[NearMiss]:
    municipality, calendar = picture.municipality, picture.calendar
    search = search_of(picture, session, now=now)
    yield from _before_it_closes(picture, search, now=now)
    later = next_times(municipality, calendar, search, now=now)
    yield from _as_near_misses(picture, [o for o in later if _is_today(picture, o, search)][:1], now=now)
    if session.length > SHORTEST:
        shorter = replace(search, length=max(SHORTEST, session.length / 2))
        for choice in _promisable(picture, find(municipality, calendar, shorter, now=now)[:1], now=now):
            yield NearMiss(NearMissKind.SHORTER, choice)
    for need in sorted(session.needs):
        modest = replace(search, needs=session.needs - {need})
        for choice in _promisable(picture, find(municipality, calendar, modest, now=now)[:1], now=now):
            yield NearMiss(NearMissKind.FEWER_NEEDS, choice, need)
    yield from _other_days(picture, search, now=now)
    yield from _as_near_misses(picture, later, now=now)
    largest = largest_capacity(picture, search)
    if 0 < largest < search.persons:
        soonest = next_times(municipality, calendar, replace(search, persons=largest), now=now)[:MOST_OF_A_KIND]
        for choice in _promisable(picture, soonest, now=now):
            yield NearMiss(NearMissKind.SMALLER, choice)
    if picture.connected:
        asking = replace(search, starts_at=max(search.starts_at, earliest_request(now)), asks=True)
        for offer in next_times(municipality, calendar, asking, now=now):
            choice = _choice(offer, Certainty.HOUSE)
            yield NearMiss(_kind_of_next(picture, choice, now=now), choice)


def _before_it_closes(picture: HousePicture, search: Search, *, now: datetime) -> Iterator[NearMiss]:
    """Where this house closes before they are done: all that is left of its day, or else the shortest, here."""
    left = left_here(picture, search)
    if left is None or left.length < SHORTEST:
        return
    for length in (left.length, SHORTEST):
        found = find(picture.municipality, picture.calendar, replace(search, length=length), now=now)
        of_this_house = [offer for offer in found if offer.venue.id == search.here]
        for choice in _promisable(picture, of_this_house[:1], now=now):
            yield NearMiss(NearMissKind.SHORTER, choice)
            return


def _other_days(picture: HousePicture, search: Search, *, now: datetime) -> Iterator[NearMiss]:
    """The same time of day on the days to come."""
    zone = picture.municipality.zone
    wall = search.starts_at.astimezone(zone)
    for days in range(1, DAYS_AHEAD + 1):
        starts_at = local_instant(wall.date() + timedelta(days=days), wall.time(), zone)
        moved = replace(search, starts_at=starts_at)
        found = find(picture.municipality, picture.calendar, moved, now=now)[:1]
        yield from (NearMiss(NearMissKind.OTHER_DAY, choice) for choice in _promisable(picture, found, now=now))


def largest_capacity(picture: HousePicture, search: Search) -> int:
    """How many the largest space takes that has all that is needed and can be booked without asking; 0 without one."""
    anyone = replace(search, persons=1)
    capacities = (
        space_capacity(space, channel=search.channel)
        for venue, space in picture.municipality.spaces()
        if not space.approval and meets(venue, space, anyone)
    )
    return max(capacities, default=0)


def _as_near_misses(
    picture: HousePicture, offers: list[Offer] | tuple[Offer, ...], *, now: datetime
) -> Iterator[NearMiss]:
    for choice in _promisable(picture, offers, now=now):
        yield NearMiss(_kind_of_next(picture, choice, now=now), choice)


def _promisable(picture: HousePicture, offers: list[Offer] | tuple[Offer, ...], *, now: datetime) -> Iterator[Choice]:
    """Without the centre what starts too soon to be asked for is left out."""
    choices = (choice_of(picture, offer, now=now) for offer in offers)
    yield from (choice for choice in choices if choice is not None)


def _is_today(picture: HousePicture, offer: Offer, search: Search) -> bool:
    zone = picture.municipality.zone
    return local_day(offer.span.starts_at, zone) == local_day(search.starts_at, zone)


def _kind_of_next(picture: HousePicture, choice: Choice, *, now: datetime) -> NearMissKind:
    zone = picture.municipality.zone
    if local_day(choice.span.starts_at, zone) != local_day(now, zone):
        return NearMissKind.OTHER_DAY
    return _kind_of_fit(picture, choice)


def _kind_of_fit(picture: HousePicture, choice: Choice) -> NearMissKind:
    is_here = choice.offer.venue.id == here(picture)[0].id
    return NearMissKind.LATER if is_here else NearMissKind.OTHER_HOUSE


def _kind_beside(picture: HousePicture, choice: Choice, gone: Choice | None) -> NearMissKind:
    if gone is not None and choice.offer.space.id == gone.offer.space.id and not _stands_so(choice, gone):
        return NearMissKind.OTHER_LAYOUT
    if gone is not None and choice.span.starts_at == gone.span.starts_at:
        return NearMissKind.SAME_TIME
    return _kind_of_fit(picture, choice)


def _is_same(one: Choice, other: Choice) -> bool:
    return one.offer.space.id == other.offer.space.id and _stands_so(one, other) and one.span.overlaps(other.span)


def _stands_so(one: Choice, other: Choice) -> bool:
    return (one.offer.layout.id, one.offer.set_up_by) == (other.offer.layout.id, other.offer.set_up_by)

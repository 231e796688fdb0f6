"""Domain values as the public API tells them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from booking_core.central.api.messages import (
    BookingOut,
    ChangedOut,
    ChangeOut,
    ChangesOut,
    ConfirmedOut,
    InsteadOut,
    LaneOut,
    LayoutOut,
    OfferOut,
    RefusalOut,
    RequestedOut,
    RoomOut,
    SegmentOut,
    SpaceOut,
    VenueOut,
    VenuesOut,
)
from booking_core.domain.bookings import Booking, Instead
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import lane
from booking_core.domain.finding.suggestions import Suggestion
from booking_core.domain.holding import held_until
from booking_core.domain.places import Layout, Municipality, Room, Space, Venue
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight
from booking_core.language.rule_words import rules_in_words
from booking_core.language.suggestion_words import suggestion_sentence
from booking_core.language.words import Words
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import (
    BookingChanged,
    Changed,
    Confirmed,
    Cursor,
    FeedEntry,
    RefusalOnWire,
    Requested,
    refusal_from_wire,
)
from booking_core.protocol.receipts import receipt_url


def venues_out(municipality: Municipality, words: Words) -> VenuesOut:
    """Every venue with its rooms, spaces and the rules that hold for them."""
    venues = tuple(_venue(municipality, venue, words) for venue in municipality.venues)
    return VenuesOut(municipality=municipality.name, time_zone=municipality.time_zone, venues=venues)


def _venue(municipality: Municipality, venue: Venue, words: Words) -> VenueOut:
    return VenueOut(
        id=venue.id,
        name=venue.name,
        kind=venue.kind,
        district=venue.district,
        address=venue.address,
        phone=venue.phone,
        latitude=venue.position.latitude,
        longitude=venue.position.longitude,
        step_free=venue.step_free,
        accessible_toilet=venue.accessible_toilet,
        story=venue.story,
        demo=venue.demo,
        rooms=tuple(_room(room) for room in venue.rooms),
        spaces=tuple(_space(municipality, venue, space, words) for space in venue.spaces),
        calendar=f"{municipality.public_url}/houses/{venue.id}/open.ics",
    )


def _room(room: Room) -> RoomOut:
    return RoomOut(
        id=room.id,
        name=room.name,
        square_metres=room.square_metres,
        max_persons=room.max_persons,
        way=room.way,
        reach=room.reach,
    )


def _space(municipality: Municipality, venue: Venue, space: Space, words: Words) -> SpaceOut:
    limits = municipality.limits_of(space)
    return SpaceOut(
        id=space.id,
        name=space.name,
        rooms=space.rooms,
        features=space.features,
        approval=space.approval,
        prices=dict(space.prices),
        shortest_minutes=limits.shortest_minutes,
        longest_minutes=limits.longest_minutes,
        book_ahead_days=limits.book_ahead_days,
        lead_minutes=limits.lead_minutes,
        rules=rules_in_words(municipality, space, words),
        layouts=tuple(_layout(layout) for layout in space.layouts),
        calendar=f"{municipality.public_url}/houses/{venue.id}/{space.id}/taken.ics",
    )


def _layout(layout: Layout) -> LayoutOut:
    return LayoutOut(
        id=layout.id,
        seats=layout.seats,
        standing_places=layout.standing_places,
        wheelchair_places=layout.wheelchair_places,
        tables=layout.tables,
        chairs=layout.chairs,
        standing=layout.standing,
    )


def day_window(municipality: Municipality, first: date, days: int) -> TimeSpan:
    """From local midnight to local midnight: 23, 24 or 25 hours a day."""
    zone = municipality.zone
    return TimeSpan(local_midnight(first, zone), local_midnight(first + days * ONE_DAY, zone))


def lane_out(municipality: Municipality, calendar: Calendar, space: Space, day: date) -> LaneOut:
    """What `space` does on the local `day`."""
    segments = lane(municipality, calendar, space, day_window(municipality, day, 1))
    out = tuple(
        SegmentOut(starts_at=s.span.starts_at, ends_at=s.span.ends_at, kind=s.kind, title=s.title) for s in segments
    )
    return LaneOut(venue=municipality.venue_of_space[space.id].id, space=space.id, day=day, segments=out)


def booking_out(municipality: Municipality, booking: Booking) -> BookingOut:
    """A booking without persons; `venue` is empty when its space is no longer in the places file."""
    venue = municipality.venue_of_space.get(booking.space)
    return BookingOut(
        id=booking.id,
        version=booking.version,
        state=booking.state.value,
        venue="" if venue is None else venue.id,
        space=booking.space,
        layout=booking.layout,
        starts_at=booking.span.starts_at,
        ends_at=booking.span.ends_at,
        persons=booking.persons,
        purpose=booking.purpose,
        openness=booking.openness,
        code=code_of(booking.id),
        answer_by=booking.answer_by,
        held_until=held_until(municipality, booking),
        reason=booking.reason or "",
        declined_because=booking.declined_because,
        instead=tuple(_offer(municipality, one) for one in booking.instead if one.space in municipality.space_by_id),
    )


def _offer(municipality: Municipality, one: Instead) -> OfferOut:
    venue = municipality.venue_of_space[one.space].id
    span = one.span
    return OfferOut(venue=venue, space=one.space, layout=one.layout, starts_at=span.starts_at, ends_at=span.ends_at)


def confirmed_out(municipality: Municipality, confirmed: Confirmed) -> ConfirmedOut:
    """A confirmed booking with its proof."""
    return ConfirmedOut(
        booking=booking_out(municipality, confirmed.booking),
        alternative=confirmed.alternative,
        receipt=confirmed.receipt,
        receipt_url=receipt_url(municipality.public_url, confirmed.receipt),
    )


def changed_out(municipality: Municipality, changed: Changed) -> ChangedOut:
    """A changed booking with its new proof."""
    return ChangedOut(
        booking=booking_out(municipality, changed.booking),
        receipt=changed.receipt,
        receipt_url=receipt_url(municipality.public_url, changed.receipt),
    )


def requested_out(municipality: Municipality, requested: Requested) -> RequestedOut:
    """A request with its proof."""
    return RequestedOut(
        booking=booking_out(municipality, requested.booking),
        alternative=requested.alternative,
        is_free=requested.is_free,
        receipt=requested.receipt,
        receipt_url=receipt_url(municipality.public_url, requested.receipt),
    )


def refusal_out(
    words: Words, zone: ZoneInfo, refusal: RefusalOnWire, *, instead: tuple[InsteadOut, ...] = ()
) -> RefusalOut:
    """A refusal with its sentence in the caller's language."""
    sentence = words.refusal(refusal_from_wire(refusal), zone)
    return RefusalOut(code=refusal.code.value, sentence=sentence, facts=refusal.facts, instead=instead)


def instead_out(words: Words, municipality: Municipality, suggestion: Suggestion, *, now: datetime) -> InsteadOut:
    """What could be booked, with its sentence in the caller's language."""
    ask, today = suggestion.ask, local_day(now, municipality.zone)
    return InsteadOut(
        step=suggestion.step.value,
        sentence=suggestion_sentence(suggestion, municipality, words=words, today=today),
        venue=municipality.venue_of_space[ask.space].id,
        space=ask.space,
        layout=ask.layout,
        starts_at=ask.span.starts_at,
        ends_at=ask.span.ends_at,
    )


def changes_out(entries: tuple[FeedEntry, ...] | None, head: Cursor, after: Cursor) -> ChangesOut:
    """What a subscriber without holdings hears: which space changed when, and nothing of who or what."""
    if entries is None:
        return ChangesOut(cursor=_cursor_text(head), reset=True, more=False, changes=())
    cursor = entries[-1].cursor if entries else after
    more = bool(entries) and cursor.number < head.number
    return ChangesOut(cursor=_cursor_text(cursor), reset=False, more=more, changes=tuple(_change(e) for e in entries))


def _change(entry: FeedEntry) -> ChangeOut:
    number = entry.cursor.number
    if not isinstance(entry.change, BookingChanged):
        return ChangeOut(number=number, space="", starts_at=None, ends_at=None)
    booking = entry.change.booking
    span = booking.span
    return ChangeOut(number=number, space=booking.space, starts_at=span.starts_at, ends_at=span.ends_at)


def _cursor_text(cursor: Cursor) -> str:
    return f"{cursor.epoch}.{cursor.number}.{cursor.chain_hash}"


def cursor_of(text: str) -> Cursor | None:
    """The cursor in `text` ("epoch.number.hash"), or None when it is none."""
    parts = text.split(".")
    try:
        epoch, number, chain_hash = parts
        return msgspec.convert({"epoch": int(epoch), "number": int(number), "chain_hash": chain_hash}, Cursor)
    except ValueError:
        return None

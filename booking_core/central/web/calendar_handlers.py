"""The addresses of the calendar files: what is open in a house and when a space is taken, to subscribe to, and the file
of one booking.

Where nothing has changed the file is the same to the last byte, whoever asks and whenever that day: whoever has it is
told so instead. It goes as far as the house may be booked, and not beyond a year.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

from litestar import Response
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from booking_core.central.api.problems import AnyRequest
from booking_core.central.api.tagged import NOT_MODIFIED, is_among
from booking_core.central.centre import Centre
from booking_core.central.web import calendar_files
from booking_core.central.web.asked import page_at, space_named, venue_named
from booking_core.central.web.calendar_files import Taken
from booking_core.central.web.messages import NOT_FOUND, Ended, message
from booking_core.central.web.receipts import case_of
from booking_core.central.web.responses import CALENDAR, Kept, answer
from booking_core.central.web.standing import Found
from booking_core.central.web.visitors import visitor_of
from booking_core.domain.calendar import Calendar, Run
from booking_core.domain.finding.availability import Segment, SegmentKind, lane
from booking_core.domain.places import Municipality, Space
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight, slots_of
from booking_core.store.bookings.last_changes import last_changes
from booking_core.store.bookings.open_events import open_events
from booking_core.store.bookings.standing_runs import standing_in

MOST_DAYS_TOLD = 366
"""However far ahead a place may be booked."""
MOST_EVENTS = 2000
TAG_BYTES = 12
_NOT_TAKEN = frozenset({SegmentKind.FREE, SegmentKind.CLOSED})


@page_at("/houses/{venue:str}/open.ics")
async def get_open_calendar(
    request: AnyRequest, centre: NamedDependency[Centre], venue: FromPath[str]
) -> Response[bytes]:
    """What is open to all in a house, to subscribe to."""
    return await sync_to_thread(_open_calendar, request, centre, venue)


def _open_calendar(request: AnyRequest, centre: Centre, venue_id: str) -> Response[bytes]:
    visitor, municipality, now = visitor_of(request), centre.store.municipality(), centre.clock()
    venue = venue_named(municipality, visitor, venue_id)
    told = days_told(municipality, venue.spaces, now=now)
    spaces = [space.id for space in venue.spaces]
    with centre.store.reading() as connection:
        ahead = open_events(connection, spaces, ends_after=told.starts_at - ONE_DAY, most=MOST_EVENTS)
        events = [one for one in ahead if one.span.starts_at < told.ends_at]
        changes = last_changes(connection, [one.id for one in events])
    file = calendar_files.open_file(venue, events, municipality, words=visitor.words, changes=changes, now=now)
    return _subscribed(request, file)


@page_at("/houses/{venue:str}/{space:str}/taken.ics")
async def get_taken_calendar(
    request: AnyRequest, centre: NamedDependency[Centre], venue: FromPath[str], space: FromPath[str]
) -> Response[bytes]:
    """When a space is taken, to lay beside one's own calendar."""
    return await sync_to_thread(_taken_calendar, request, centre, venue, space)


def _taken_calendar(request: AnyRequest, centre: Centre, venue_id: str, space_id: str) -> Response[bytes]:
    visitor, municipality, now = visitor_of(request), centre.store.municipality(), centre.clock()
    venue, space = space_named(municipality, visitor, venue_id, space_id)
    told = days_told(municipality, [space], now=now)
    with centre.store.reading() as connection:
        calendar = standing_in(connection, space.rooms, slots_of(told))
        changes = last_changes(connection, _whose(run for runs in calendar.runs.values() for run in runs))
    taken = _taken(lane(municipality, calendar, space, told), calendar, space, changes)
    file = calendar_files.taken_file(venue, space, taken, municipality, words=visitor.words, now=now)
    return _subscribed(request, file)


def days_told(municipality: Municipality, spaces: Iterable[Space], *, now: datetime) -> TimeSpan:
    """From the beginning of today to the end of the last local day on which one of `spaces` may be booked."""
    ahead = min(MOST_DAYS_TOLD, max((municipality.limits_of(space).book_ahead_days for space in spaces), default=0))
    today, zone = local_day(now, municipality.zone), municipality.zone
    return TimeSpan(local_midnight(today, zone), local_midnight(today + (ahead + 1) * ONE_DAY, zone))


def _whose(runs: Iterable[Run]) -> Iterator[UUID]:
    """The bookings and blocks that `runs` are of."""
    return (one for run in runs for one in (run.booking, run.block) if one is not None)


def _taken(
    segments: Iterable[Segment], calendar: Calendar, space: Space, changes: Mapping[UUID, datetime]
) -> Iterator[Taken]:
    """Those of `segments` in which something stands in the rooms, each with the last change of all that does."""
    for segment in segments:
        if segment.kind not in _NOT_TAKEN:
            runs = (run for room in space.rooms for run in calendar.runs_within(room, segment.first, segment.end))
            yield Taken(segment, max(changes[one] for one in _whose(runs)))


def _subscribed(request: AnyRequest, file: bytes) -> Response[bytes]:
    """The file, or that whoever asks has it (RFC 9110, 13.1.2)."""
    tag = f'"{blake2b(file, digest_size=TAG_BYTES).hexdigest()}"'
    headers = {"ETag": tag, "Vary": "Accept-Language"}
    if is_among(tag, request.headers.get("if-none-match")):
        return answer(b"", media_type=CALENDAR, kept=Kept.A_WHILE, status=NOT_MODIFIED, headers=headers)
    return answer(file, media_type=CALENDAR, kept=Kept.A_WHILE, headers=headers)


@page_at("/R/{token:str}/booking.ics", "/r/{token:str}/booking.ics")
async def get_booking_calendar(
    request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]
) -> Response[bytes]:
    """The booking for a calendar, with those it was made in the place of as cancelled."""
    return await sync_to_thread(_booking_calendar, request, centre, token)


def _booking_calendar(request: AnyRequest, centre: Centre, token: str) -> Response[bytes]:
    case = case_of(request, centre, token)
    if not isinstance(case.standing, Found):
        raise Ended(message(case.visitor, "no-calendar"), NOT_FOUND, municipality=case.municipality)
    bookings = (case.standing.booking, *case.standing.former)
    with centre.store.reading() as connection:
        changes = last_changes(connection, [one.id for one in bookings])
    file = calendar_files.booking_file(bookings, case.municipality, words=case.words, changes=changes)
    headers = {"Content-Disposition": 'attachment; filename="moedested.ics"'}
    return answer(file, media_type=CALENDAR, kept=Kept.NOWHERE, headers=headers)


HANDLERS = (get_open_calendar, get_taken_calendar, get_booking_calendar)

"""Series for the house over the API: booked past its own yes, and answered when somebody has asked."""

from uuid import UUID

from litestar import Response, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from booking_core.central.answers import booking_out
from booking_core.central.api import IdempotencyKey, refused
from booking_core.central.centre import Centre
from booking_core.central.guarding import PACE
from booking_core.central.house_api import SIGNED_IN
from booking_core.central.house_messages import ApproveSeriesIn, DeclineSeriesIn, SeenIn, SeriesAnsweredOut
from booking_core.central.pace import Pace
from booking_core.central.patience import answer_in_time
from booking_core.central.problems import AnyRequest, Problem, described_with_body
from booking_core.central.series_api import checked_command, series_told
from booking_core.central.series_messages import SeriesIn, SeriesOut
from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId, SeriesId
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Answer,
    ApproveSeries,
    BookingSeen,
    DeclineSeries,
    RefusalOnWire,
    SeriesAltered,
    SeriesBooked,
    SeriesOnWire,
    SeriesRefused,
)


@post(
    "/v1/house/series",
    tags=["The house"],
    summary="Book a series for the house",
    responses=described_with_body(400, 401, 403, 409, 422, 429, 503),
    opt={PACE: Pace.LAYING_OUT},
    security=SIGNED_IN,
)
async def book_series(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    data: JSONBody[SeriesIn],
    idempotency_key: IdempotencyKey,
) -> SeriesOut | Response[SeriesOut]:
    """As POST /v1/series, for the house: what would need its yes is booked at once."""
    command = await sync_to_thread(checked_command, request, centre, data, key=idempotency_key)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(series_told, request, centre, answer)


@post(
    "/v1/house/series/{series_id:uuid}/approve",
    status_code=200,
    tags=["The house"],
    summary="Say yes to a series",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE: Pace.LAYING_OUT},
    security=SIGNED_IN,
)
async def approve_series(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    series_id: FromPath[UUID],
    data: JSONBody[ApproveSeriesIn],
    idempotency_key: IdempotencyKey,
) -> SeriesAnsweredOut:
    """Every date that still fits is booked, the others are declined with what could be had instead."""
    command = ApproveSeries(id=idempotency_key, series=SeriesId(series_id), seen=_seen(data.seen))
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(_answered, request, centre, command.series, answer)


@post(
    "/v1/house/series/{series_id:uuid}/decline",
    status_code=200,
    tags=["The house"],
    summary="Say no to a series",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE: Pace.LAYING_OUT},
    security=SIGNED_IN,
)
async def decline_series(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    series_id: FromPath[UUID],
    data: JSONBody[DeclineSeriesIn],
    idempotency_key: IdempotencyKey,
) -> SeriesAnsweredOut:
    """Every date is answered with no and why."""
    own = SeriesId(series_id)
    command = DeclineSeries(id=idempotency_key, series=own, seen=_seen(data.seen), reason=data.reason)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(_answered, request, centre, own, answer)


def _seen(seen: tuple[SeenIn, ...]) -> tuple[BookingSeen, ...]:
    return tuple(BookingSeen(BookingId(one.booking), one.version) for one in seen)


def _answered(request: AnyRequest, centre: Centre, own: SeriesId, answer: Answer) -> SeriesAnsweredOut:
    match answer:
        case SeriesBooked(series=series, bookings=bookings) | SeriesAltered(series=series, bookings=bookings):
            return _answered_out(centre, series, bookings)
        case SeriesRefused(refusal=refusal, dates=dates):
            raise _not_answered(request, centre, own, tuple(one.refusal for one in dates) or (refusal,))
        case _:
            raise Problem(422, "same-id-other-body")


def _answered_out(centre: Centre, series: SeriesOnWire, bookings: tuple[Booking, ...]) -> SeriesAnsweredOut:
    municipality = centre.store.municipality()
    out = tuple(booking_out(municipality, one) for one in bookings)
    return SeriesAnsweredOut(id=series.id, version=series.version, bookings=out)


def _not_answered(request: AnyRequest, centre: Centre, own: SeriesId, refusals: tuple[RefusalOnWire, ...]) -> Problem:
    """Why not, with every date of the series as it is now."""
    municipality, found = centre.store.municipality(), centre.store.bookings.series(own)
    if found is None:
        return Problem(404, "unknown-series")
    return refused(request, municipality, *refusals, bookings=tuple(booking_out(municipality, one) for one in found[1]))

"""Series for the house over the API: booked past its own yes, and answered when somebody has asked."""

from uuid import UUID

import msgspec
from litestar import Response, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from booking_core.central.api.bookings import IdempotencyKey
from booking_core.central.api.created import at_house_series
from booking_core.central.api.problems import AnyRequest, described_with_body
from booking_core.central.api.series import booked_told, check_series, series_command
from booking_core.central.api.series_messages import SeriesOut
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE_OF_TOKEN
from booking_core.central.guards.pace import Pace
from booking_core.central.house_api.answers import check_title, series_told
from booking_core.central.house_api.messages import ApproveSeriesIn, DeclineSeriesIn, SeenIn, SeriesAnsweredOut
from booking_core.central.house_api.series_messages import HouseSeriesIn
from booking_core.central.patience import answer_in_time
from booking_core.domain.identity import BookingId, SeriesId
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Answer, ApproveSeries, BookingSeen, BookSeries, DateAnyway, DeclineSeries


@post(
    "/v1/house/series",
    summary="Book a series for the house",
    responses=described_with_body(400, 401, 403, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.LAYING_OUT},
)
async def book_series(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    data: JSONBody[HouseSeriesIn],
    idempotency_key: IdempotencyKey,
) -> Response[SeriesOut]:
    """As POST /v1/series, for the house: what would need its yes is booked at once, and `anyway` past rules."""
    command = await sync_to_thread(_book_command, request, centre, data, house, key=idempotency_key)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(_booked_told, request, centre, answer)


@post(
    "/v1/house/series/{series_id:uuid}/approve",
    status_code=200,
    summary="Say yes to a series",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.LAYING_OUT},
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
    command = ApproveSeries(id=idempotency_key, series=SeriesId(series_id), seen=seen_in(data.seen))
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(series_told, request, centre, command.series, answer)


@post(
    "/v1/house/series/{series_id:uuid}/decline",
    status_code=200,
    summary="Say no to a series",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.LAYING_OUT},
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
    command = DeclineSeries(id=idempotency_key, series=own, seen=seen_in(data.seen), reason=data.reason)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(series_told, request, centre, own, answer)


def seen_in(seen: tuple[SeenIn, ...]) -> tuple[BookingSeen, ...]:
    """Which dates its sender has seen, in which versions."""
    return tuple(BookingSeen(BookingId(one.booking), one.version) for one in seen)


def _booked_told(request: AnyRequest, centre: Centre, answer: Answer) -> Response[SeriesOut]:
    return booked_told(request, centre, answer, at=lambda told: at_house_series(told.id))


def _book_command(request: AnyRequest, centre: Centre, data: HouseSeriesIn, house: Origin, *, key: UUID) -> BookSeries:
    check_title(data)
    anyway = tuple(DateAnyway(one.day, one.overrides, one.override_reason) for one in data.anyway)
    municipality = centre.store.municipality()
    wanted = series_command(request, centre, municipality, data, key=key)
    command = msgspec.structs.replace(wanted, title=data.title, anyway=anyway)
    check_series(request, centre, municipality, command, origin=house)
    return command

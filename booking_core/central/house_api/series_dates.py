"""Dates of a series for the house over the API: looked up, given back, changed, and one more of them."""

from uuid import UUID

from litestar import get, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from booking_core.central.api.answers import booking_out
from booking_core.central.api.bookings import IdempotencyKey
from booking_core.central.api.problems import AnyRequest, Problem, described, described_with_body, words_of
from booking_core.central.api.series_messages import wall_time
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE_OF_TOKEN
from booking_core.central.guards.pace import Pace
from booking_core.central.house_api.answers import place_in, series_told
from booking_core.central.house_api.messages import SeriesAnsweredOut
from booking_core.central.house_api.series import seen_in
from booking_core.central.house_api.series_messages import AddDateIn, CancelSeriesIn, ChangeSeriesIn, HouseSeriesOut
from booking_core.central.patience import answer_in_time
from booking_core.domain.identity import BookingId, LayoutId, SeriesId, SpaceId
from booking_core.domain.time_spans import local_day
from booking_core.language.series_words import SeriesWords
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import AddToSeries, CancelSeries, ChangeSeries


@get(
    "/v1/house/series/{series_id:uuid}",
    sync_to_thread=True,
    summary="Look up a series",
    responses=described(400, 401, 403, 404, 429, 503),
    opt={PACE_OF_TOKEN: Pace.LOOKING},
)
def get_series(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],  # noqa: ARG001  # asking is for the house alone
    *,
    series_id: FromPath[UUID],
) -> HouseSeriesOut:
    """The series as it is now, with its dates in the versions that a change must name."""
    found = centre.store.bookings.series(SeriesId(series_id))
    if found is None:
        raise Problem(404, "unknown-series")
    series, bookings = found
    municipality = centre.store.municipality()
    words = SeriesWords(words_of(request), local_day(centre.clock(), municipality.zone))
    return HouseSeriesOut(
        id=series.id,
        version=series.version,
        sentence=words.sentence(series.recurrence),
        title=series.title,
        bookings=tuple(booking_out(municipality, one) for one in bookings),
    )


@post(
    "/v1/house/series/{series_id:uuid}/cancel",
    status_code=200,
    summary="Cancel dates of a series",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.LAYING_OUT},
)
async def cancel_series(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    series_id: FromPath[UUID],
    data: JSONBody[CancelSeriesIn],
    idempotency_key: IdempotencyKey,
) -> SeriesAnsweredOut:
    """Take back one date, it and those that follow, or all; those that are over stay as they are. Twice is harmless."""
    own, booking = SeriesId(series_id), BookingId(data.booking)
    command = CancelSeries(id=idempotency_key, series=own, booking=booking, scope=data.scope, reason=data.reason)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(series_told, request, centre, own, answer)


@post(
    "/v1/house/series/{series_id:uuid}/change",
    status_code=200,
    summary="Change dates of a series",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.LAYING_OUT},
)
async def change_series(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    series_id: FromPath[UUID],
    data: JSONBody[ChangeSeriesIn],
    idempotency_key: IdempotencyKey,
) -> SeriesAnsweredOut:
    """Let dates be on other weekdays, at other times, in another space or layout: all that are meant, or none.

    Changed from a date on, or when some dates are over, the series parts: `id` in the answer is that of the later ones.
    When a date is not the version you have `seen` nothing is done, and `bookings` in the answer (409) are all of them
    as they are now.
    """
    own = SeriesId(series_id)
    command = _change_command(own, data, key=idempotency_key)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(series_told, request, centre, own, answer)


@post(
    "/v1/house/series/{series_id:uuid}/dates",
    status_code=200,
    summary="Add a date to a series",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.LAYING_OUT},
)
async def add_date(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    series_id: FromPath[UUID],
    data: JSONBody[AddDateIn],
    idempotency_key: IdempotencyKey,
) -> SeriesAnsweredOut:
    """Book a day that was refused or given back, or another one."""
    own = SeriesId(series_id)
    command = await sync_to_thread(_add_command, centre, own, data, key=idempotency_key)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(series_told, request, centre, own, answer)


def _change_command(own: SeriesId, data: ChangeSeriesIn, *, key: UUID) -> ChangeSeries:
    return ChangeSeries(
        id=key,
        series=own,
        booking=BookingId(data.booking),
        scope=data.scope,
        seen=seen_in(data.seen),
        weekdays=data.weekdays or {},
        starts=None if data.starts is None else wall_time(data.starts),
        ends=None if data.ends is None else wall_time(data.ends),
        space=None if data.space is None else SpaceId(data.space),
        layout=None if data.layout is None else LayoutId(data.layout),
        staying=tuple(map(BookingId, data.staying)),
        overrides=data.overrides,
        override_reason=data.override_reason,
    )


def _add_command(centre: Centre, own: SeriesId, data: AddDateIn, *, key: UUID) -> AddToSeries:
    return AddToSeries(
        id=key,
        series=own,
        day=data.day,
        to=None if data.to is None else place_in(centre.store.municipality(), data.to),
        replaces=None if data.replaces is None else BookingId(data.replaces),
        overrides=data.overrides,
        override_reason=data.override_reason,
    )

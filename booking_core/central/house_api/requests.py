"""What the house answers to requests, over the API, by a program of the municipality's own.

Every answer names the version it was made for. Has the request changed since, nothing is done, and the refusal (409)
brings the newer state. A refusal is kept with its key as an answer is: whoever asks anew takes a new one.
"""

from uuid import UUID

from litestar import get, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from booking_core.central.api.answers import booking_out
from booking_core.central.api.bookings import IdempotencyKey
from booking_core.central.api.messages import BookingOut, ChangedOut
from booking_core.central.api.paging import USUAL_PAGE, CursorText, Limit, key_in, page_of
from booking_core.central.api.problems import AnyRequest, described, described_with_body
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE_OF_TOKEN
from booking_core.central.guards.pace import Pace
from booking_core.central.house_api.answers import changed_told, ended_told
from booking_core.central.house_api.messages import (
    ApproveIn,
    DeclineIn,
    HouseRequestOut,
    HouseRequestsOut,
)
from booking_core.central.patience import answer_in_time
from booking_core.domain.identity import BookingId
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Approve,
    Decline,
)
from booking_core.store.bookings.requests import RequestKey, key_of, open_requests


@get(
    "/v1/house/requests",
    sync_to_thread=True,
    summary="List what waits for the house's answer",
    responses=described(400, 401, 403, 429, 503),
    opt={PACE_OF_TOKEN: Pace.LOOKING},
)
def get_requests(
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],  # noqa: ARG001  # asking is for the house alone
    *,
    limit: Limit = USUAL_PAGE,
    cursor: CursorText = None,
) -> HouseRequestsOut:
    """Every request that nobody has answered yet, by start, in all houses; who asks is not told.

    With `next` as `cursor` the list goes on; at its end `next` is null.
    """
    municipality, after = centre.store.municipality(), key_in(cursor, RequestKey)
    with centre.store.reading() as connection:
        page = page_of(open_requests(connection, after=after, most=limit + 1), limit, key_of)
    out = (HouseRequestOut(booking=booking_out(municipality, one), series=one.series) for one in page.things)
    return HouseRequestsOut(requests=tuple(out), next=page.next)


@post(
    "/v1/house/requests/{booking_id:uuid}/approve",
    status_code=200,
    summary="Say yes to a request",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
)
async def approve_request(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    booking_id: FromPath[UUID],
    data: JSONBody[ApproveIn],
    idempotency_key: IdempotencyKey,
) -> ChangedOut:
    """The request is a booking, and rivals that no longer fit are answered no, with what could be had instead."""
    command = Approve(id=idempotency_key, booking=BookingId(booking_id), version=data.version)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(changed_told, request, centre, command.booking, answer)


@post(
    "/v1/house/requests/{booking_id:uuid}/decline",
    status_code=200,
    summary="Say no to a request",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
)
async def decline_request(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    booking_id: FromPath[UUID],
    data: JSONBody[DeclineIn],
    idempotency_key: IdempotencyKey,
) -> BookingOut:
    """The request is answered with no and why, and with what could be had instead just now."""
    command = Decline(id=idempotency_key, booking=BookingId(booking_id), version=data.version, reason=data.reason)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(ended_told, request, centre, command.booking, answer)

"""Acting for the house over the API, by a program of the municipality's own: the commands that a desk sends.

Every answer names the version it was made for. Has what it is about changed since, nothing is done, and the refusal
(409) brings the newer state. A refusal is kept with its key as an answer is: whoever asks anew takes a new one.
"""

from uuid import UUID

from litestar import get, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from booking_core.central.acting_systems import SCHEME
from booking_core.central.answers import booking_out
from booking_core.central.api import IdempotencyKey, refused
from booking_core.central.api_messages import BookingOut, ChangedOut
from booking_core.central.centre import Centre
from booking_core.central.guarding import PACE_OF_TOKEN
from booking_core.central.house_answers import changed_told, ended_told
from booking_core.central.house_messages import (
    ApproveIn,
    BlockIn,
    BlockOut,
    DeclineIn,
    HouseRequestOut,
    HouseRequestsOut,
    MovedToIn,
)
from booking_core.central.pace import Pace
from booking_core.central.paging import USUAL_PAGE, CursorText, Limit, key_in, page_of
from booking_core.central.patience import answer_in_time
from booking_core.central.problems import AnyRequest, Problem, described, described_with_body
from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Instead
from booking_core.domain.changeovers import CREW_WITHIN
from booking_core.domain.displacing import in_the_way
from booking_core.domain.identity import BlockId, BookingId, LayoutId, RoomId, SpaceId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Answer,
    Approve,
    BlockRooms,
    BookingDisplaced,
    Decline,
    NotBlocked,
    RoomsBlocked,
    Unblock,
    Unblocked,
)
from booking_core.store.requests import RequestKey, key_of, open_requests

SIGNED_IN = [{SCHEME: list[str]()}]


@get(
    "/v1/house/requests",
    sync_to_thread=True,
    tags=["The house"],
    summary="List what waits for the house's answer",
    responses=described(400, 401, 403, 429, 503),
    opt={PACE_OF_TOKEN: Pace.LOOKING},
    security=SIGNED_IN,
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
    tags=["The house"],
    summary="Say yes to a request",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
    security=SIGNED_IN,
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
    tags=["The house"],
    summary="Say no to a request",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
    security=SIGNED_IN,
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


@post(
    "/v1/house/blocks",
    tags=["The house"],
    summary="Close rooms for a time",
    responses=described_with_body(400, 401, 403, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
    security=SIGNED_IN,
)
async def block_rooms(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    data: JSONBody[BlockIn],
    idempotency_key: IdempotencyKey,
) -> BlockOut:
    """Close `rooms`, with what becomes of everybody in the way: all of it, or nothing.

    `bookings` in a refusal (409) are in the way just now: say under `displaced` of each where it goes, with its
    version, and send that with a new key. Idempotency-Key becomes the block's id.
    """
    command = await sync_to_thread(_block_command, centre, data, key=idempotency_key)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(_blocked, request, centre, command, answer)


@post(
    "/v1/house/blocks/{block_id:uuid}/lift",
    status_code=200,
    tags=["The house"],
    summary="Open closed rooms again",
    responses=described(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
    security=SIGNED_IN,
)
async def lift_block(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    block_id: FromPath[UUID],
    idempotency_key: IdempotencyKey,
) -> BlockOut:
    """Open the rooms from now on; twice is harmless."""
    command = Unblock(id=idempotency_key, block=BlockId(block_id))
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(_lifted, request, centre, answer)


def _block_command(centre: Centre, data: BlockIn, *, key: UUID) -> BlockRooms:
    municipality = centre.store.municipality()
    try:
        span = TimeSpan(data.starts_at, data.ends_at)
        displaced = tuple(
            BookingDisplaced(
                BookingId(one.booking), one.version, None if one.to is None else place_in(municipality, one.to)
            )
            for one in data.displaced
        )
        return BlockRooms(
            id=BlockId(key),
            kind=data.kind,
            rooms=tuple(map(RoomId, data.rooms)),
            span=span,
            reason=data.reason,
            displaced=displaced,
        )
    except ValueError as err:
        raise Problem(400, "span-impossible") from err


def place_in(municipality: Municipality, to: MovedToIn) -> Instead:
    """Where something goes.

    Raises:
        ValueError: there is no such span.
    """
    space = municipality.space_by_id.get(SpaceId(to.space))
    standing = LayoutId("") if space is None else space.standing_layout.id
    layout = standing if to.layout is None else LayoutId(to.layout)
    return Instead(SpaceId(to.space), layout, TimeSpan(to.starts_at, to.ends_at))


def _blocked(request: AnyRequest, centre: Centre, command: BlockRooms, answer: Answer) -> BlockOut:
    municipality = centre.store.municipality()
    match answer:
        case RoomsBlocked(block=block, bookings=bookings):
            return _block_out(municipality, block, bookings)
        case NotBlocked(refusal=refusal):
            there = (booking_out(municipality, one) for one in _in_the_way(centre, municipality, command))
            raise refused(request, municipality, refusal, bookings=tuple(there))
        case _:
            raise Problem(422, "same-id-other-body")


def _in_the_way(centre: Centre, municipality: Municipality, command: BlockRooms) -> tuple[Booking, ...]:
    span = command.span
    window = TimeSpan(span.starts_at - CREW_WITHIN, span.ends_at + CREW_WITHIN)
    calendar = centre.store.bookings.calendar(window, [space.id for _, space in municipality.spaces()])
    return in_the_way(municipality, calendar, frozenset(command.rooms), span, now=centre.clock()).bookings


def _lifted(request: AnyRequest, centre: Centre, answer: Answer) -> BlockOut:
    municipality = centre.store.municipality()
    match answer:
        case Unblocked(block=block):
            return _block_out(municipality, block)
        case NotBlocked(refusal=refusal):
            raise refused(request, municipality, refusal)
        case _:
            raise Problem(422, "same-id-other-body")


def _block_out(municipality: Municipality, block: Block, bookings: tuple[Booking, ...] = ()) -> BlockOut:
    return BlockOut(
        id=block.id,
        version=block.version,
        state=block.state.value,
        kind=block.kind,
        venue=block.venue,
        rooms=block.rooms,
        starts_at=block.span.starts_at,
        ends_at=block.span.ends_at,
        reason=block.reason,
        bookings=tuple(booking_out(municipality, one) for one in bookings),
    )

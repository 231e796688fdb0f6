"""Telling the house over the public API what is broken, dirty or missing, by whoever has a receipt for the place.

What is on the list is told to nobody here: a lock that does not close is the house's own business until it does.
"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from booking_core.central.api.bookings import IdempotencyKey
from booking_core.central.api.field_faults import Spot
from booking_core.central.api.messages import ApiStruct, Part
from booking_core.central.api.problems import Problem, described_with_body
from booking_core.central.api.receipts_shown import speaking_for
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE
from booking_core.central.guards.pace import Pace
from booking_core.domain.identity import BookingId
from booking_core.domain.told.conditions import ConditionKind, Thing, may_tell, things_in
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import ConditionRefused, ConditionTold, ReportCondition


class ConditionIn(ApiStruct, frozen=True, kw_only=True):
    """What is the matter with what. `receipt` as in cancelling the booking."""

    receipt: Annotated[str, Meta(max_length=400)]
    kind: ConditionKind
    thing: Thing


class ConditionOut(ApiStruct, frozen=True, kw_only=True):
    """On the house's list. `times`: how often the same was told, since `first_at`."""

    space: str
    kind: ConditionKind
    thing: Thing
    first_at: datetime
    times: int


@post(
    "/v1/bookings/{booking_id:uuid}/conditions",
    sync_to_thread=True,
    tags=["Bookings"],
    summary="Tell the house what is broken, dirty or missing",
    responses=described_with_body(400, 403, 404, 409, 422, 429, 503),
    opt={PACE: Pace.SENDING},
)
def report_condition(
    centre: NamedDependency[Centre],
    *,
    booking_id: FromPath[UUID],
    data: JSONBody[ConditionIn],
    idempotency_key: IdempotencyKey,
) -> ConditionOut:
    """Tell it from half an hour before the time until a day after it, three times for one booking.

    The same of the same thing counts as one more time. Nobody's name and no booking stands in it. Idempotency-Key is a
    UUID of your own: sending the same again gets the same answer and tells it once.
    """
    command, origin = _command(centre, BookingId(booking_id), data, key=idempotency_key)
    answer = centre.store.conditions.submit(command, origin, now=centre.clock())
    match answer:
        case ConditionTold(report=report):
            return ConditionOut(
                space=report.space,
                kind=report.kind,
                thing=report.thing,
                first_at=report.first_at,
                times=report.times,
            )
        case ConditionRefused(why=why):
            raise Problem(409, why.value)
        case _:
            raise Problem(422, "same-id-other-body")


def _command(centre: Centre, own: BookingId, data: ConditionIn, *, key: UUID) -> tuple[ReportCondition, Origin]:
    """Sent again it is the same command, also when its time is over by then."""
    origin = speaking_for(centre, data.receipt, own)
    booking, places = centre.store.bookings.with_id(str(own)), centre.store.municipality()
    space = None if booking is None else places.space_by_id.get(booking.space)
    if booking is None or space is None:
        raise Problem(404, "unknown-booking")
    if not may_tell(booking, now=centre.clock()) and centre.store.bookings.answer_to(key) is None:
        raise Problem(409, "not-your-time")
    if data.thing not in things_in(places, space):
        raise Problem(400, "no-such-thing", spots=(Spot(Part.BODY, "thing"),))
    return ReportCondition(id=key, space=space.id, kind=data.kind, thing=data.thing, booking=own), origin

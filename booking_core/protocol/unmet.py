"""Which wishes a refused command leaves behind as unmet demand, pure: told where the refusal is told."""

from collections.abc import Iterator
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.told.demand import Asked, UnmetWish, source_of, unmet_booking, unmet_id
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Answer, Book, Command, Declined, NotChanged, Reschedule


def unmet_of(
    municipality: Municipality,
    command: Command,
    answer: Answer,
    before: Booking | None,
    *,
    origin: Origin,
    venue: VenueId | None,
    now: datetime,
) -> Iterator[UnmetWish]:
    """One wish for each alternative of `command` that `answer` refuses for want of a place.

    `before` is the booking that was to change, `venue` the house in which it was asked.
    """
    source = source_of(origin.channel)
    for number, (asked, code) in enumerate(_refused(command, answer, before)):
        wish_id = unmet_id(command.id, number)
        wish = unmet_booking(municipality, asked, code, source=source, venue=venue, now=now, wish_id=wish_id)
        if wish is not None:
            yield wish


def _refused(command: Command, answer: Answer, before: Booking | None) -> Iterator[tuple[Asked, RefusalCode]]:
    match command, answer:
        case Book(alternatives=alternatives), Declined(refusals=refusals):
            for alternative, refusal in zip(alternatives, refusals, strict=True):
                yield _asked(command, alternative), refusal.code
        case Reschedule(to=to), NotChanged(refusal=refusal) if before is not None:
            yield _asked_of(before, to), refusal.code
        case _:
            return


def _asked(command: Book, alternative: Alternative) -> Asked:
    return Asked(
        alternative.space,
        alternative.span,
        command.persons,
        command.purpose,
        needs=command.needs,
        wheelchairs=command.wheelchairs,
        user=command.user,
    )


def _asked_of(before: Booking, to: Alternative) -> Asked:
    return Asked(
        to.space,
        to.span,
        before.persons,
        before.purpose,
        needs=before.needs,
        wheelchairs=before.wheelchairs,
        user=before.user,
    )

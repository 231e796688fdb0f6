"""What the audit log says of a command and its answer: ids and codes, never a word that somebody typed."""

from collections.abc import Iterator
from functools import cache
from uuid import UUID

import msgspec

from booking_core.domain.bookings import Booking
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    AddToSeries,
    Answer,
    ApproveSeries,
    BlockRooms,
    Book,
    BookSeries,
    CancelSeries,
    Changed,
    ChangeSeries,
    CloseCondition,
    Command,
    ConditionCommand,
    ConditionRefused,
    ConditionTold,
    Decide,
    Declined,
    DeclineSeries,
    LeaveList,
    NotBlocked,
    NotCancelled,
    NotChanged,
    NotWaiting,
    ReportCondition,
    SeriesRefused,
    StoppedWaiting,
    StopWaiting,
    Unblock,
    Wait,
    WaitingCommand,
)
from booking_core.store.logs.audit import Act, actor_of


def act_of(command: Command | WaitingCommand | ConditionCommand, origin: Origin, answer: Answer) -> Act:
    """What was asked, of what, and what came of it."""
    return Act(
        actor_of(origin), _tag_of(type(command)), str(_subject(command, answer)), " ".join(_outcome(command, answer))
    )


def act_of_kiosk(booking: Booking, verb: str) -> Act:
    """What a kiosk has decided by itself and told later."""
    return Act("device:unknown" if booking.device is None else f"device:{booking.device}", verb, str(booking.id))


@cache
def _tag_of(kind: type[msgspec.Struct]) -> str:
    """What it is called where it is written."""
    return str(kind.__struct_config__.tag)


def _subject(command: Command | WaitingCommand | ConditionCommand, answer: Answer) -> UUID | str:
    match command:
        case Book() | BookSeries() | BlockRooms() | Wait():
            return command.id
        case ChangeSeries() | CancelSeries() | AddToSeries() | ApproveSeries() | DeclineSeries():
            return command.series
        case Unblock():
            return command.block
        case StopWaiting():
            return command.waiting
        case ReportCondition():
            return answer.report.id if isinstance(answer, ConditionTold) else command.id
        case CloseCondition():
            return command.report
        case LeaveList():
            return answer.waiting if isinstance(answer, StoppedWaiting) else ""
        case _:
            return command.booking


def _outcome(command: Command | WaitingCommand | ConditionCommand, answer: Answer) -> Iterator[str]:
    yield _tag_of(type(answer))
    match answer:
        case Changed() if isinstance(command, Decide):
            yield command.place
        case Declined():
            yield from (one.code for one in answer.refusals)
        case NotCancelled() | NotChanged() | NotBlocked() | SeriesRefused() | NotWaiting():
            yield answer.refusal.code
        case ConditionRefused():
            yield answer.why
        case _:
            return

"""What staff let past the rules, and why: kept for the house's own log, told to nobody else."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId, DeviceId
from booking_core.domain.refusals import RefusalCode
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import booking_override
from booking_core.store.statements.parts import delete_part


@dataclass(frozen=True, slots=True)
class Override:
    """The rules that `version` of a booking was let past, by whom and why."""

    version: int
    codes: tuple[RefusalCode, ...]
    reason: str
    device: DeviceId | None
    at: datetime


def keep_override(connection: Connection, given: Booking, override: Override, *, kept_for: timedelta) -> None:
    """That booking was let past those rules."""
    connection.execute(
        booking_override.insert().values(
            booking_id=str(given.id),
            version=override.version,
            codes=" ".join(override.codes),
            reason=override.reason,
            device_id=override.device,
            at=to_seconds(override.at),
            keep_until=to_seconds(override.at + kept_for),
        )
    )


def overrides_of(connection: Connection, one: BookingId) -> tuple[Override, ...]:
    """Every time the booking was let past a rule, the first time first."""
    query = select(booking_override).where(booking_override.c.booking_id == str(one))
    return tuple(
        Override(
            version=row.version,
            codes=tuple(RefusalCode(code) for code in row.codes.split()),
            reason=row.reason,
            device=None if row.device_id is None else DeviceId(row.device_id),
            at=from_seconds(row.at),
        )
        for row in connection.execute(query.order_by(booking_override.c.version))
    )


def forget(connection: Connection, before: datetime | None, *, now: datetime) -> int:
    """Delete a part of what the staff's log need not keep any longer, and of all from before that instant; how many."""
    over = booking_override.c.keep_until <= to_seconds(now)
    if before is not None:
        over |= booking_override.c.at < to_seconds(before)
    return delete_part(connection, booking_override, over)

"""What machines tell of unmet demand: one transaction, safe to send twice, and no more a day than people could ask."""

from datetime import datetime

import structlog
from sqlalchemy import Connection

from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import local_day
from booking_core.domain.told.demand import UnmetWish, heard_from
from booking_core.protocol.authority import StoredAnswer
from booking_core.protocol.messages import Answer, Noted, NoteUnmet, SameIdOtherBody
from booking_core.store.deciding.kept_answers import answers_to, fingerprint_of, keep_answer
from booking_core.store.machines.devices import DeviceRecord
from booking_core.store.told import unmet_demand

MOST_A_DAY = 2000
"""From one device: all that a kiosk keeps while it is alone, and a busy day besides. More is a fault, not demand."""

log = structlog.get_logger()


def answer_in(
    connection: Connection, command: NoteUnmet, device: DeviceRecord, *, municipality: Municipality, now: datetime
) -> Answer:
    """The answer to `command`, written down with what it tells. `connection` is in a writing transaction."""
    fingerprint = fingerprint_of(command, device.id)
    earlier = answers_to(connection, command.id).get(command.id)
    if earlier is not None:
        return earlier.answer if earlier.fingerprint == fingerprint else SameIdOtherBody()
    _keep(connection, command, device, municipality=municipality, now=now)
    answer = Noted()
    keep_answer(connection, command.id, StoredAnswer(fingerprint, answer), now=now)
    return answer


def _keep(
    connection: Connection, command: NoteUnmet, device: DeviceRecord, *, municipality: Municipality, now: datetime
) -> None:
    """What cannot be believed or is too much is dropped, and the log says how many."""
    today = local_day(now, municipality.zone)
    told = unmet_demand.told_on(connection, device.id, today)
    believed = _believed(command, device, municipality=municipality, now=now)
    kept = believed[: MOST_A_DAY - told]
    count = unmet_demand.keep(connection, kept)
    unmet_demand.count_told(connection, device.id, today, told + count)
    if len(kept) < len(command.wishes):
        unbelievable, too_many = len(command.wishes) - len(believed), len(believed) - len(kept)
        log.warning("unmet wishes dropped", device=device.id, too_many=too_many, unbelievable=unbelievable)


def _believed(
    command: NoteUnmet, device: DeviceRecord, *, municipality: Municipality, now: datetime
) -> list[UnmetWish]:
    heard = (heard_from(municipality, wish, venue=device.venue, role=device.role, now=now) for wish in command.wishes)
    return [wish for wish in heard if wish is not None]

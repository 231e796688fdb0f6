"""Waiting and waiting no more: one transaction each, and safe to send twice."""

from datetime import datetime

from sqlalchemy import Connection

from booking_core.domain.identity import DeviceId
from booking_core.domain.places import Municipality
from booking_core.domain.waiting import ends_at
from booking_core.protocol.authority import StoredAnswer
from booking_core.protocol.messages import Answer, SameIdOtherBody, StoppedWaiting, Wait, Waiting, WaitingCommand
from booking_core.protocol.waiting_list import decide_wait
from booking_core.store import waiting_list
from booking_core.store.feed_log import CentreHead
from booking_core.store.kept_answers import answers_to, fingerprint_of, keep_answer


def answer_in(
    connection: Connection,
    command: WaitingCommand,
    device: DeviceId | None,
    *,
    municipality: Municipality,
    head: CentreHead,
    now: datetime,
) -> Answer:
    """The answer to `command`, written down with what it changes. `connection` is in a writing transaction."""
    fingerprint = fingerprint_of(command, device)
    earlier = answers_to(connection, command.id).get(command.id)
    if earlier is not None:
        return earlier.answer if earlier.fingerprint == fingerprint else SameIdOtherBody()
    answer = _decided(connection, command, municipality, head, now=now)
    if not head.recovering:
        keep_answer(connection, command.id, StoredAnswer(fingerprint, answer), now=now)
    return answer


def _decided(
    connection: Connection, command: WaitingCommand, municipality: Municipality, head: CentreHead, *, now: datetime
) -> Answer:
    if not isinstance(command, Wait):
        waiting_list.remove(connection, command.waiting)
        return StoppedWaiting(waiting=command.waiting)
    answer = decide_wait(municipality, command, now=now, recovering=head.recovering)
    if isinstance(answer, Waiting):
        keep_until = ends_at(municipality, command.need)
        waiting_list.put(connection, answer.wish, command.contact, keep_until=keep_until)
    return answer

"""Waiting and waiting no more: one transaction each, and safe to send twice."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from booking_core.domain.places import Municipality
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.told.waiting import ends_at
from booking_core.protocol.authority import Origin, StoredAnswer
from booking_core.protocol.messages import (
    Answer,
    LeaveList,
    NotWaiting,
    SameIdOtherBody,
    StoppedWaiting,
    StopWaiting,
    Wait,
    Waiting,
    WaitingCommand,
    refusal_to_wire,
)
from booking_core.protocol.waiting_list import WaitingState, decide_wait
from booking_core.store.accounts.place_cards import stopped_among
from booking_core.store.deciding.audited import act_of
from booking_core.store.deciding.kept_answers import answers_to, fingerprint_of, keep_answer
from booking_core.store.deciding.known import Identify, is_of_somebody_else
from booking_core.store.logs import audit
from booking_core.store.logs.feed_log import CentreHead
from booking_core.store.told import waiting_list


@dataclass(frozen=True, slots=True)
class WaitingCase:
    """A command with all that its answer depends on besides the store."""

    command: WaitingCommand
    origin: Origin
    municipality: Municipality
    now: datetime
    identify: Identify


def answer_in(connection: Connection, case: WaitingCase, head: CentreHead) -> Answer:
    """The answer to the command, written down with what it changes. `connection` is in a writing transaction."""
    command = case.command
    fingerprint = fingerprint_of(command, case.origin.asker)
    earlier = answers_to(connection, command.id).get(command.id)
    if earlier is not None:
        is_same = earlier.fingerprint == fingerprint and not is_of_somebody_else(connection, command, case.identify)
        return earlier.answer if is_same else SameIdOtherBody()
    answer = _decided(connection, case, head)
    if not head.recovering:
        keep_answer(connection, command.id, StoredAnswer(fingerprint, answer), now=case.now)
        audit.append(connection, [act_of(command, case.origin, answer)], now=case.now)
    return answer


def _decided(connection: Connection, case: WaitingCase, head: CentreHead) -> Answer:
    match case.command:
        case Wait() as command:
            return _put(connection, case, command, head)
        case StopWaiting(waiting=wish):
            waiting_list.remove(connection, wish)
            return StoppedWaiting(waiting=wish)
        case LeaveList(code=code):
            return _left(connection, code, now=case.now)


def _put(connection: Connection, case: WaitingCase, command: Wait, head: CentreHead) -> Waiting | NotWaiting:
    person = case.identify(command.contact)
    wishes = 0 if person is None else waiting_list.count_of(connection, person, now=case.now)
    is_stopped = person in stopped_among(connection, [person])
    state = WaitingState(case.municipality, case.origin.channel, wishes, head.recovering, is_card_stopped=is_stopped)
    answer = decide_wait(state, command, now=case.now)
    if isinstance(answer, NotWaiting):
        return answer
    keep_until = ends_at(case.municipality, command.need)
    waiting_list.put(connection, answer.wish, command.contact, keep_until=keep_until, person=person)
    ahead = waiting_list.ahead_of(connection, answer.wish, case.municipality, now=case.now)
    return msgspec.structs.replace(answer, ahead=ahead)


def _left(connection: Connection, code: str, *, now: datetime) -> StoppedWaiting | NotWaiting:
    wish = waiting_list.wish_with_code(connection, code, now=now)
    if wish is None:
        return NotWaiting(refusal=refusal_to_wire(Refusal(RefusalCode.NO_LONGER_WAITING)))
    waiting_list.remove(connection, wish.id)
    return StoppedWaiting(waiting=wish.id)

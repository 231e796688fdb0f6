"""Telling what is broken, dirty or missing, and that it was put right: one transaction each, and safe to send twice."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from booking_core.domain.identity import ConditionId
from booking_core.domain.places import Municipality
from booking_core.domain.told.conditions import MOST_A_BOOKING, ConditionReport, WhyNotTold, closed, joined, told_at
from booking_core.protocol.authority import Origin, StoredAnswer
from booking_core.protocol.messages import (
    Answer,
    CloseCondition,
    ConditionChanged,
    ConditionCommand,
    ConditionRefused,
    ConditionTold,
    ReportCondition,
    SameIdOtherBody,
)
from booking_core.store.deciding.audited import act_of
from booking_core.store.deciding.kept_answers import answers_to, fingerprint_of, keep_answer
from booking_core.store.logs import audit, feed_log
from booking_core.store.told import condition_store


@dataclass(frozen=True, slots=True)
class ConditionCase:
    """A command with all that its answer depends on besides the store."""

    command: ConditionCommand
    origin: Origin
    municipality: Municipality
    now: datetime


def answer_in(connection: Connection, case: ConditionCase) -> tuple[Answer, bool]:
    """The answer, written down with what it changes, and whether others must hear. The last act of a transaction."""
    fingerprint = fingerprint_of(case.command, case.origin.asker)
    earlier = answers_to(connection, case.command.id).get(case.command.id)
    if earlier is not None:
        return (earlier.answer if earlier.fingerprint == fingerprint else SameIdOtherBody()), False
    answer = _decided(connection, case)
    keep_answer(connection, case.command.id, StoredAnswer(fingerprint, answer), now=case.now)
    audit.append(connection, [act_of(case.command, case.origin, answer)], now=case.now)
    if isinstance(answer, ConditionRefused) or _is_known(connection, answer.report):
        return answer, False
    condition_store.keep(connection, answer.report)
    feed_log.append(connection, [ConditionChanged(report=answer.report)])
    return answer, True


def _is_known(connection: Connection, report: ConditionReport) -> bool:
    """Whether it is so already: it was closed before."""
    return condition_store.report_with_id(connection, report.id) == report


def _decided(connection: Connection, case: ConditionCase) -> ConditionTold | ConditionRefused:
    match case.command:
        case ReportCondition() as command:
            return _told(connection, case, command)
        case CloseCondition(report=wanted):
            known = condition_store.report_with_id(connection, wanted)
            if known is None:
                return ConditionRefused(why=WhyNotTold.UNKNOWN_REPORT)
            return ConditionTold(report=closed(known, now=case.now))


def _told(connection: Connection, case: ConditionCase, command: ReportCondition) -> ConditionTold | ConditionRefused:
    if command.space not in case.municipality.space_by_id:
        return ConditionRefused(why=WhyNotTold.UNKNOWN_SPACE)
    if (known := condition_store.report_with_id(connection, ConditionId(command.id))) is not None:
        return ConditionTold(report=known)  # a machine has reported it to this restored centre
    if command.booking is not None:
        if condition_store.told_by(connection, command.booking) >= MOST_A_BOOKING:
            return ConditionRefused(why=WhyNotTold.TOLD_ENOUGH)
        condition_store.count_teller(connection, command.booking, now=case.now)
    at = told_at(command.told_at or case.now, now=case.now)
    told = ConditionReport(ConditionId(command.id), command.space, command.kind, command.thing, at, at)
    return ConditionTold(report=joined(condition_store.of_the_same(connection, told), told))

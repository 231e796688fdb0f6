"""Telling the centre what people here found broken, dirty or missing: at once, or as soon as it answers."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import structlog

from booking_core.domain.identity import ConditionId
from booking_core.protocol.messages import (
    CloseCondition,
    ConditionAnswer,
    ConditionRefused,
    ConditionTold,
    ReportCondition,
)
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.outbox import Outbox
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure, CentreObjects
from kiosk.centre.objections import Rest
from kiosk.keeping.house_pictures import HousePictures
from ui.ports import ConditionKept, ConditionOnList, ConditionOutcome, ConditionTelling, KioskOutOfOrder

log = structlog.get_logger()


class ConditionDesk:
    """Tells the centre, and keeps on the disk what it could not be told. The message has one id, so it counts once."""

    def __init__(self, client: CentreClient, outbox: Outbox, *, pictures: HousePictures) -> None:
        self._client = client
        self._outbox = outbox
        self._pictures = pictures

    def report(self, telling: ConditionTelling) -> ConditionOutcome:
        """The centre's answer; without one the report waits on the disk, and is sent with the errands."""
        message = ReportCondition(
            id=telling.id,
            space=telling.space,
            kind=telling.kind,
            thing=telling.thing,
            told_at=telling.told_at,
            booking=telling.booking,
        )
        try:
            answer = self._client.condition(message)
        except CentreFailure as err:
            log.warning("no answer to a condition report", reason=type(err).__name__)
            return self._kept(message)
        return self._answered(answer)

    def _kept(self, message: ReportCondition) -> ConditionOutcome:
        try:
            is_kept = self._outbox.keep_condition(message)
        except DiskRefused as err:
            log.error("the disk keeps no condition report", code=err.code)  # noqa: TRY400  # the code is the whole story
            return KioskOutOfOrder()
        return ConditionKept() if is_kept else KioskOutOfOrder()

    def _answered(self, answer: ConditionAnswer) -> ConditionOutcome:
        match answer:
            case ConditionTold(report=report):
                self._pictures.changed((), conditions=(report,))
                return ConditionOnList(report)
            case ConditionRefused(why=why):
                return why
            case _:
                return KioskOutOfOrder()


def close_condition(client: CentreClient, pictures: HousePictures, report: ConditionId) -> bool:
    """Tell the centre that it has been put right; whether it knows now. Telling it twice is harmless, from anywhere."""
    try:
        answer = client.condition(CloseCondition(id=uuid4(), report=report))
    except CentreFailure as err:
        log.warning("no answer about what was put right", report=str(report), reason=type(err).__name__)
        return False
    if isinstance(answer, ConditionTold):
        pictures.changed((), conditions=(answer.report,))
    return isinstance(answer, ConditionTold)


class ConditionErrand:
    """Tells what is kept, the oldest first, and drops what was answered.

    | error             | the report at hand, and those after it             |
    | CentreUnreachable | stay, told again at the next turn; it counts once  |
    | CentreUntrusted   | as above                                           |
    | CentreObjects     | stay, the log tells; told again in an hour         |
    | DiskRefused       | stay as they were on the disk, told again          |
    """

    def __init__(self, client: CentreClient, outbox: Outbox, *, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._outbox = outbox
        self._rest = Rest(clock)

    def tell(self) -> None:
        """Everything that is kept.

        Raises:
            CentreFailure: the centre fell silent; what is left stays for the next time.
            DiskRefused: the reports cannot be read or dropped.
        """
        if self._rest.is_on:
            return
        for note in self._outbox.conditions():
            try:
                answer = self._client.condition(note.message)
            except CentreObjects as err:
                log.error("the centre objects to a condition report", code=err.code)  # noqa: TRY400
                self._rest.begin()
                return
            if isinstance(answer, ConditionRefused):
                log.warning("a condition report was not taken", why=answer.why.value)
            self._outbox.forget_condition(note)

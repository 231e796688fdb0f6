"""What the centre must still be asked for people who have left, from the outbox."""

from datetime import timedelta
from typing import assert_never
from uuid import uuid4

import msgspec
import structlog

from booking_core.domain.bookings import Booking
from booking_core.protocol.messages import Cancel, Cancelled, Confirmed, Declined, Pending, Requested, SameIdOtherBody
from booking_core.store.machine_disk.outbox import Wish, WishState
from kiosk.anybody.conditions import ConditionErrand
from kiosk.anybody.unmet import UnmetErrand
from kiosk.centre.failures import CentreFailure, CentreObjects
from kiosk.citizens.equipment import Equipment

NO_PAPER_EXPECTED = "not-here"
SETTLED_IS_KEPT_FOR = timedelta(days=7)

log = structlog.get_logger()


class Errands:
    """Settles wishes that got no answer while their person stood here.

    A request on paper is asked again: the answer is kept and found under its code. A wish nobody counts on is asked
    again too, because the centre may have confirmed it without being heard; then it is given back at once. Asking
    again is what makes it certain: the centre's first answer to an id stands for ever.
    """

    def __init__(self, equipment: Equipment) -> None:
        self._kiosk = equipment
        self._unmet = UnmetErrand(equipment.client, equipment.outbox, clock=equipment.clock)
        self._conditions = ConditionErrand(equipment.client, equipment.outbox, clock=equipment.clock)

    def settle(self) -> None:
        """Show what was scanned, ask about every unsettled wish, and tell what is broken and what nobody could have.

        Of the wishes what is to be given back comes first.

        Raises:
            CentreFailure: the centre fell silent; what is left stays for the next time.
            DiskRefused: a file cannot be used.
        """
        self._kiosk.papers.settle()
        for wish in self._kiosk.outbox.unsettled():
            try:
                self._settle_one(wish)
            except CentreObjects as err:
                log.error("the centre objects to a wish", booking=str(wish.id), code=err.code)  # noqa: TRY400
        self._conditions.tell()
        self._unmet.tell()
        self._kiosk.wishes.settle()

    def forget_ended(self) -> None:
        """Drop what was settled and is over since a week, and what was scanned and is over.

        Raises:
            DiskRefused: a file cannot be used.
        """
        self._kiosk.papers.forget_ended()
        self._kiosk.outbox.forget_ended(self._kiosk.clock() - SETTLED_IS_KEPT_FOR)

    def _settle_one(self, wish: Wish) -> None:
        if wish.state is WishState.WAITING:
            self._ask_again(wish)
        elif self._kiosk.outbox.begin_return(wish.id):
            self._give_back(wish)

    def _ask_again(self, wish: Wish) -> None:
        kiosk = self._kiosk
        answer = kiosk.client.book(msgspec.structs.replace(wish.message, is_printed=True))
        match answer:
            case Pending():
                log.info("a request waits for a kiosk to give its room back", booking=str(wish.id))
            case Confirmed() | Requested():
                receipt = kiosk.receipts.of_booking(
                    answer.booking,
                    answer.receipt,
                    language=wish.language,
                    issued_at=kiosk.clock(),
                    paper=NO_PAPER_EXPECTED,
                )
                if kiosk.outbox.answer(answer, wish.id, receipt=receipt):
                    kiosk.pictures.changed((answer.booking,))
            case Declined():
                kiosk.outbox.answer(answer, wish.id)
            case SameIdOtherBody():
                log.error("the centre knows another wish under the id", booking=str(wish.id))
                kiosk.outbox.close_wish(wish.id)
            case _:
                assert_never(answer)

    def _give_back(self, wish: Wish) -> None:
        try:
            answer = self._kiosk.client.book(wish.message)
            if isinstance(answer, Confirmed | Requested):
                self._cancel(answer.booking)
        except CentreFailure:
            self._kiosk.outbox.postpone_return(wish.id)
            raise
        self._kiosk.outbox.close_wish(wish.id)

    def _cancel(self, booking: Booking) -> None:
        """Whatever the centre answers, it does not stand for this wish any more."""
        answer = self._kiosk.client.cancel(Cancel(id=uuid4(), booking=booking.id))
        if isinstance(answer, Cancelled):
            self._kiosk.pictures.changed((answer.booking,))
        log.info("given back: nobody had been told of it", booking=str(booking.id))

"""What a process that was stopped between the journal and the paper has left behind."""

import structlog

from booking_core.protocol.messages import Confirmed
from booking_core.store.machine_disk.outbox import Outbox, WishState
from kiosk.keeping.custody import Custody
from kiosk.paper.receipts import ReceiptOffice

log = structlog.get_logger()


def pick_up(custody: Custody, outbox: Outbox, receipts: ReceiptOffice) -> None:
    """What the journal confirmed stands: its receipt goes into the outbox, and the log tells what was not printed.

    Call it before the first errand: to that, a wish without an answer is one to be given back.

    Raises:
        DiskRefused: the outbox cannot be used.
    """
    for booking, at in custody.confirmed_here():
        wish = outbox.wish(booking.id)
        if wish is None or wish.state is WishState.CONFIRMED:
            continue
        answer = Confirmed(booking=booking, alternative=0, receipt=receipts.token_of(booking))
        outbox.stands(answer, receipts.of_confirmed(answer, language=wish.language, issued_at=at))
    for receipt in outbox.unprinted():
        log.warning("its paper may not have come out", booking=str(receipt.booking), kind=receipt.kind.value)

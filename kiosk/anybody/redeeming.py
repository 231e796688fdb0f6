"""A receipt that nobody here knows of: shown to the centre, now or as soon as it answers.

    centre has it, or has it again    the booking, as it is now
    its room has gone to others       in doubt: a desk sees both
    no answer, or it recovers         kept on the disk, and shown at every turn of the sync until there is an answer;
                                      not kept where its key is unknown here: anybody could fill the disk

| error             | a receipt that is kept                               |
| CentreUnreachable | stays, shown again at the next turn                  |
| CentreUntrusted   | as above                                             |
| CentreObjects     | stays, the log tells; shown again at the next turn   |
| DiskRefused       | what is on the disk stays; what is shown now is lost, and the person is told so |
"""

from collections.abc import Callable
from datetime import datetime

import structlog

from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import span_of_slots
from booking_core.protocol.messages import NoReceipt, refusal_from_wire
from booking_core.protocol.messages.escrow import ReceiptInDoubt, Redeem, RedeemAnswer, Redeemed
from booking_core.protocol.receipts import ReceiptFacts, Unreadable, space_tag
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.scanned import ScannedReceipts
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure, CentreObjects
from kiosk.keeping.house_pictures import HousePictures
from kiosk.setup.settings import KioskSettings
from ui.ports import CentreSilent, NotAReceipt, PaperInDoubt, PaperKept, PaperRedeemed, PaperShown, PaperUnproven

SCANNED_FILE = "scanned.sqlite"

log = structlog.get_logger()


class PaperOffice:
    """Shows receipts to the centre; one for a whole machine, used from any thread."""

    def __init__(
        self,
        client: CentreClient,
        scanned: ScannedReceipts,
        *,
        pictures: HousePictures,
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._scanned = scanned
        self._pictures = pictures
        self._clock = clock

    def show(self, token: str, facts: ReceiptFacts) -> PaperShown:
        """What becomes of a confirmed receipt with a good signature, whose booking is not known here."""
        span = span_of_slots(facts.start, facts.length)
        if span.ends_at <= self._clock():
            return Refusal(RefusalCode.ALREADY_OVER, {"state": "completed"})
        answer = self._asked(token)
        if answer is None or _must_wait(answer):
            return self._kept(token, facts)
        return self._outcome(answer)

    def show_unknown_key(self, token: str) -> PaperShown | NotAReceipt:
        """What becomes of a receipt signed by a machine that is not known here; the centre may know it.

        Nothing of it is proved until the centre has answered, so it is never kept.
        """
        answer = self._asked(token)
        if answer is None or _must_wait(answer):
            return PaperUnproven()
        if isinstance(answer, NoReceipt) and refusal_from_wire(answer.refusal).code is RefusalCode.UNKNOWN_BOOKING:
            return NotAReceipt(Unreadable.UNKNOWN_KEY)
        return self._outcome(answer)

    def settle(self) -> None:
        """Show the centre what is kept.

        Raises:
            CentreFailure: the centre fell silent; what is left stays for the next time.
            DiskRefused: the file cannot be used.
        """
        for token in self.waiting():
            try:
                answer = self._client.redeem(Redeem(receipt=token))
            except CentreObjects as err:
                log.error("the centre objects to a receipt", code=err.code)  # noqa: TRY400
                continue
            if not _must_wait(answer):
                self._outcome(answer)
                self._scanned.drop(token)
                log.info("a receipt that was kept is settled", answer=type(answer).__name__)

    def waiting(self) -> tuple[str, ...]:
        """The tokens that are kept.

        Raises:
            DiskRefused: the file cannot be read.
        """
        return self._scanned.kept()

    def forget_ended(self) -> None:
        """Drop what is over.

        Raises:
            DiskRefused: the file cannot be used.
        """
        self._scanned.forget_ended(self._clock())

    def close(self) -> None:
        self._scanned.close()

    def _asked(self, token: str) -> RedeemAnswer | None:
        try:
            return self._client.redeem(Redeem(receipt=token))
        except CentreFailure as err:
            log.warning("no answer about a receipt that was shown", reason=type(err).__name__)
            return None

    def _kept(self, token: str, facts: ReceiptFacts) -> PaperKept | CentreSilent:
        span = span_of_slots(facts.start, facts.length)
        try:
            self._scanned.keep(token, ends_at=span.ends_at)
        except DiskRefused as err:
            log.error("a receipt that was shown is not kept", code=err.code)  # noqa: TRY400
            return CentreSilent()
        picture = self._pictures.current
        spaces = () if picture is None else picture.municipality.space_by_id
        return PaperKept(next((one for one in spaces if space_tag(one) == facts.space), None), span)

    def _outcome(self, answer: RedeemAnswer) -> PaperShown:
        match answer:
            case Redeemed(booking=booking, made_again=made_again):
                self._pictures.changed((booking,))
                return PaperRedeemed(booking, made_again=made_again)
            case ReceiptInDoubt(doubt=doubt):
                return PaperInDoubt(doubt)
            case NoReceipt(refusal=refusal):
                return refusal_from_wire(refusal)


def open_papers(
    settings: KioskSettings, client: CentreClient, *, pictures: HousePictures, clock: Callable[[], datetime]
) -> PaperOffice:
    """The office of a machine, kiosk or desk, whose files are in the settings' data folder.

    Raises:
        DiskRefused: no file can be made or read there.
    """
    return PaperOffice(client, ScannedReceipts.open(settings.data_dir / SCANNED_FILE), pictures=pictures, clock=clock)


def _must_wait(answer: RedeemAnswer) -> bool:
    """Whether the centre cannot say before its machines have reported."""
    return isinstance(answer, NoReceipt) and refusal_from_wire(answer.refusal).code is RefusalCode.RECOVERING

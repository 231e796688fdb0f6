"""Receipts given out at this machine: their signed tokens, their addresses and their paper."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import assert_never
from uuid import uuid4

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from booking_core.documents.rolls import Roll
from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.finding.outings import Outing, outing_url
from booking_core.domain.identity import BookingId, DeviceId
from booking_core.domain.place_cards import CardOnPaper
from booking_core.domain.places import Municipality
from booking_core.domain.stays import stay_up_to
from booking_core.domain.time_spans import slot_of, slots_of
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import Book, Confirmed
from booking_core.protocol.place_cards import card_url
from booking_core.protocol.receipts import (
    MOST_SLOTS,
    KeyId,
    ReceiptFacts,
    ReceiptRead,
    ReceiptState,
    ReceiptUnreadable,
    facts_of,
    key_id_of,
    read_receipt,
    receipt_url,
    sign_receipt,
    space_tag,
)
from booking_core.store.machine_disk.outbox import OwnReceipt, ReceiptKind
from kiosk.devices.printers import ReceiptPrinter
from kiosk.keeping.house_pictures import HousePictures
from kiosk.paper.jobs import NotTypeset, ReceiptJob, SeriesDates, Typesetter, WaitingSlip
from kiosk.setup.identity import Identity
from ui.ports import PaperState

log = structlog.get_logger()


_WORST_LAST = (PaperState.PRINTED, PaperState.NO_PRINTER, PaperState.WAITING, PaperState.FAILED)


def on_paper(job: ReceiptJob) -> bytes:
    """`typesetting.typeset`, loaded with the first paper (0.1 s, 10 MiB): the first screen has no use for it.

    Raises:
        NotTypeset: see there.
    """
    from kiosk.paper.typesetting import typeset  # noqa: PLC0415  # see above

    return typeset(job)


def roll_of(municipality: Municipality, machine: DeviceId) -> Roll:
    """The roll of the printer that the places file gives this kiosk; the usual one where it says nothing."""
    usual = Roll()
    known = municipality.kiosk_by_id.get(machine)
    if known is None:
        return usual
    venue, kiosk = known
    printer = next((one for one in venue.printers if one.id == kiosk.printer), None)
    if printer is None:
        return usual
    return Roll(printer.width_mm or usual.width_mm, printer.code_page or usual.code_page)


class ReceiptOffice:
    """Makes, signs and prints receipts, and reads those that are brought back. `others` are other machines' keys."""

    def __init__(
        self,
        identity: Identity,
        *,
        pictures: HousePictures,
        printer: ReceiptPrinter,
        typesetter: Typesetter,
        others: Callable[[], Iterable[Ed25519PublicKey]] = tuple,
    ) -> None:
        self._identity = identity
        self._others = others
        self._pictures = pictures
        self._printer = printer
        self._typesetter = typesetter

    def of_confirmed(
        self, answer: Confirmed, *, language: str, issued_at: datetime, paper: str | None = None
    ) -> OwnReceipt:
        """The receipt of a confirmed booking: its token is the one the centre signed."""
        booking = answer.booking.id
        return OwnReceipt(booking, ReceiptKind.CONFIRMED, code_of(booking), answer.receipt, language, issued_at, paper)

    def token_of(self, booking: Booking) -> str:
        """The token of a booking that this machine has confirmed itself, signed with its own key."""
        return sign_receipt(facts_of(booking), self._identity.key)

    def of_booking(
        self, booking: Booking, token: str, *, language: str, issued_at: datetime, paper: str | None = None
    ) -> OwnReceipt:
        """A receipt of a booking, or of a request, made anywhere, with the `token` the centre has signed for it."""
        kind = ReceiptKind.REQUEST if booking.state is BookingState.REQUESTED else ReceiptKind.CONFIRMED
        return OwnReceipt(booking.id, kind, code_of(booking.id), token, language, issued_at=issued_at, paper=paper)

    def of_request(self, message: Book, *, language: str, issued_at: datetime) -> OwnReceipt:
        """The receipt of a request, signed by this machine; it tells the first alternative."""
        token = sign_receipt(_facts_of_request(message), self._identity.key)
        return OwnReceipt(message.id, ReceiptKind.REQUEST, code_of(message.id), token, language, issued_at=issued_at)

    def url(self, receipt: OwnReceipt) -> str:
        """The address in the QR code; empty until the places are known."""
        picture = self._pictures.current
        return "" if picture is None else receipt_url(picture.municipality.public_url, receipt.token)

    def read(self, text: str) -> ReceiptRead | ReceiptUnreadable:
        """What the scanned `text` says, when it is a receipt of these houses."""
        return read_receipt(text, self._keys())

    def url_of(self, text: str) -> str:
        """The address in the QR code of a receipt that has been read as `text`."""
        picture = self._pictures.current
        return "" if picture is None else receipt_url(picture.municipality.public_url, token_in(text))

    def print(self, receipt: OwnReceipt, content: Booking | SeriesDates | Book, *, is_copy: bool) -> PaperState:
        """Put it on paper, now."""
        return self._put_on_paper(receipt, content, url=self.url(receipt), is_copy=is_copy)

    def print_slip(self, slip: WaitingSlip, url: str, *, language: str, issued_at: datetime) -> PaperState:
        """Put the slip of a wish on the waiting list on paper, now; its QR code leads to `url`."""
        wish = BookingId(slip.wish.id)
        receipt = OwnReceipt(wish, ReceiptKind.REQUEST, code_of(wish), "", language, issued_at)
        return self._put_on_paper(receipt, slip, url=url, is_copy=False)

    def print_outing(self, outing: Outing, *, language: str, issued_at: datetime) -> PaperState:
        """Put the slip of somewhere to go on paper, now; a phone goes on from its QR code."""
        picture = self._pictures.current
        venue = None if picture is None else picture.municipality.venue_of_space.get(outing.space)
        if picture is None or venue is None:
            return PaperState.FAILED
        url = outing_url(picture.municipality.public_url, venue.id, outing)
        receipt = OwnReceipt(BookingId(uuid4()), ReceiptKind.REQUEST, "", "", language, issued_at)
        return self._put_on_paper(receipt, outing, url=url, is_copy=False)

    def print_card(self, card: CardOnPaper, *, language: str, issued_at: datetime) -> PaperState:
        """Put a place card on paper, now; its token becomes the address in its QR code."""
        picture = self._pictures.current
        if picture is None:
            return PaperState.FAILED
        url = card_url(picture.municipality.public_url, card.token)
        receipt = OwnReceipt(BookingId(uuid4()), ReceiptKind.REQUEST, card.mark, "", language, issued_at)
        return self._put_on_paper(receipt, card, url=url, is_copy=False)

    def _put_on_paper(
        self,
        receipt: OwnReceipt,
        content: Booking | SeriesDates | Book | WaitingSlip | Outing | CardOnPaper,
        *,
        url: str,
        is_copy: bool,
    ) -> PaperState:
        picture = self._pictures.current
        if picture is None:
            return PaperState.FAILED
        job = ReceiptJob(
            receipt,
            content,
            url=url,
            municipality=picture.municipality,
            kiosk=picture.kiosk,
            stale_since=None if picture.connected else picture.seen_at,
            is_copy=is_copy,
            before=stay_up_to(content, picture.calendar).parts[:-1] if isinstance(content, Booking) else (),
        )
        forms = self._printer.forms(roll_of(picture.municipality, picture.kiosk))
        papers = [self._print(replace(job, form=form)) for form in forms]
        return max(papers, key=_WORST_LAST.index, default=PaperState.NO_PRINTER)

    def _print(self, job: ReceiptJob) -> PaperState:
        try:
            document = self._typesetter(job)
        except NotTypeset as err:
            log.error("receipt not typeset", booking=str(job.receipt.booking), reason=str(err))  # noqa: TRY400
            return PaperState.FAILED
        ending = ".pdf" if job.form is None else ".bin"
        return self._printer.print_receipt(document, _name_of(job) + ending)

    def _keys(self) -> Mapping[KeyId, Ed25519PublicKey]:
        enrolled = self._identity.enrolled
        known = (
            *self._others(),
            self._identity.key.public_key(),
            enrolled.centre_key,
            *enrolled.public_keys.values(),
        )
        return {key_id_of(key): key for key in known}


def token_in(text: str) -> str:
    """The token of a receipt that has been read as `text`: an address, or the token alone."""
    return text.strip().upper().rpartition("/")[2]


def _facts_of_request(message: Book) -> ReceiptFacts:
    first = message.alternatives[0]
    return ReceiptFacts(
        ReceiptState.REQUEST,
        message.id,
        1,
        space_tag(first.space),
        start=slot_of(first.span.starts_at),
        length=min(len(slots_of(first.span)), MOST_SLOTS),
    )


def _name_of(job: ReceiptJob) -> str:
    """What a file or a print job is called: the code, and what sort of paper it is; a slip has its space alone."""
    if isinstance(job.content, Outing):
        return f"slip-{job.content.space}"
    if isinstance(job.content, CardOnPaper):
        return f"card-{job.content.mark}"
    match job.receipt.kind:
        case ReceiptKind.CONFIRMED:
            kind = "series" if isinstance(job.content, SeriesDates) else "receipt"
        case ReceiptKind.REQUEST:
            kind = "waiting" if isinstance(job.content, WaitingSlip) else "request"
        case _:
            assert_never(job.receipt.kind)
    return f"{kind}-{job.receipt.code}{'-copy' if job.is_copy else ''}"

"""Receipts as PDF or as bytes for a roll, in the words and the look of `booking_core.documents`."""

from booking_core.documents.lettering import NotDrawable
from booking_core.documents.outing_slip import outing_slip
from booking_core.documents.place_card import card_content, card_pdf, card_slip
from booking_core.documents.receipt_content import (
    GoesOnFrom,
    Issue,
    ReceiptContent,
    Wished,
    confirmed_receipt,
    request_receipt,
    series_receipt,
)
from booking_core.documents.receipt_escpos import receipt_escpos
from booking_core.documents.receipt_pdf import receipt_pdf
from booking_core.documents.waiting_slip import waiting_slip
from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.finding.outings import Outing
from booking_core.domain.place_cards import CardOnPaper
from booking_core.domain.stays import Stay
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import Book
from kiosk.paper.jobs import NotTypeset, ReceiptJob, SeriesDates, WaitingSlip


def typeset(job: ReceiptJob) -> bytes:
    """The paper of `job` in the form its printer wants.

    Raises:
        NotTypeset: the booking is not confirmed any more, its place or language is not known, its address is
            too long for the paper, or its letters must be joined and the machine cannot.
    """
    try:
        if isinstance(job.content, CardOnPaper):
            return _card(job, job.content)
        content = _content(job)
        return receipt_pdf(content) if job.form is None else receipt_escpos(content, job.form)
    except (ValueError, LookupError, NotDrawable) as err:
        reason = f"{type(err).__name__}: {err}"
        raise NotTypeset(reason) from err


def _card(job: ReceiptJob, card: CardOnPaper) -> bytes:
    content = card_content(card, job.municipality, language=job.receipt.language, url=job.url)
    if job.form is None:
        return card_pdf(content)
    slip = card_slip(content, issued_at=job.receipt.issued_at, municipality=job.municipality)
    return receipt_escpos(slip, job.form)


def _issue(job: ReceiptJob) -> Issue:
    return Issue(
        language=job.receipt.language,
        code=grouped(job.receipt.code),
        url=job.url,
        issued_at=job.receipt.issued_at,
        kiosk=job.kiosk if job.kiosk in job.municipality.kiosk_by_id else None,
        copy=job.is_copy,
        stale_since=job.stale_since,
    )


def _content(job: ReceiptJob) -> ReceiptContent:
    issue = _issue(job)
    match job.content:
        case Booking(state=BookingState.REQUESTED) as booking:
            wished = Wished(booking.space, booking.span)
            answer_by = booking.answer_by or booking.span.starts_at
            return request_receipt([wished], job.municipality, issue=issue, answer_by=answer_by, by_the_house=True)
        case Booking() as booking:
            before = _goes_on_from(job.before)
            return confirmed_receipt(booking, job.municipality, issue=issue, goes_on_from=before)
        case SeriesDates(series=series, bookings=bookings):
            return series_receipt(series, bookings, job.municipality, issue=issue)
        case Outing() as outing:
            return outing_slip(outing, job.municipality, issue=issue)
        case WaitingSlip(wish=wish, ahead=ahead):
            return waiting_slip(wish.need, job.municipality, issue=issue, ahead=ahead)
        case Book(alternatives=alternatives):
            wishes = [Wished(choice.space, choice.span) for choice in alternatives]
            answer_by = min(choice.span.starts_at for choice in alternatives)
            return request_receipt(wishes, job.municipality, issue=issue, answer_by=answer_by)
        case CardOnPaper():
            message = "a place card is no receipt"
            raise ValueError(message)


def _goes_on_from(before: tuple[Booking, ...]) -> GoesOnFrom | None:
    if not before:
        return None
    stay = Stay(before)
    return GoesOnFrom(stay.span, grouped(code_of(stay.last.id)), stay.first)

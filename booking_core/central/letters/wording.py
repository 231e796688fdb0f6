"""What a letter says: what became of a booking, or what somebody who waits could have now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from booking_core.domain.bookings import Booking, BookingState, Contact, DeclinedBecause, Instead
from booking_core.domain.identity import SpaceId
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.domain.told.waiting import WaitingOffer
from booking_core.language.catalogue import FIRST_LANGUAGE, languages
from booking_core.language.words import Words
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.notices import NoticeKind

STATES_TOLD = {
    NoticeKind.REQUESTED: {BookingState.REQUESTED},
    NoticeKind.CONFIRMED: {BookingState.CONFIRMED, BookingState.CHECKED_IN},
    NoticeKind.DECLINED: {BookingState.DECLINED},
    NoticeKind.CANCELLED: {BookingState.CANCELLED_BY_STAFF},
    NoticeKind.GIVEN_BACK: {BookingState.CANCELLED_BY_CITIZEN, BookingState.WITHDRAWN},
    NoticeKind.MOVED: {BookingState.CONFIRMED, BookingState.CHECKED_IN},
}
"""In which states a booking is when a notice about it is still true."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail. `id` is the same each time it is tried."""

    id: UUID
    to: str
    subject: str
    body: str
    language: str
    sender_name: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a letter with that `id` goes, and when it was written."""

    id: UUID
    contact: Contact
    written_at: datetime

    @property
    def words(self) -> Words:
        known = self.contact.language in languages()
        return Words.of(self.contact.language if known else FIRST_LANGUAGE)


def booking_letter(
    kind: NoticeKind, booking: Booking, municipality: Municipality, *, recipient: Recipient, url: str
) -> Letter | None:
    """The letter about a booking as it is now; None when `kind` is no longer true of it or its place is gone.

    `url` leads to its receipt; empty when it has none.
    """
    space = municipality.space_by_id.get(booking.space)
    if space is None or booking.state not in STATES_TOLD[kind]:
        return None
    parts = [
        recipient.words.text(f"mail.{kind.value}"),
        _place_and_time(municipality, space, booking.span, recipient.words),
        *_about(kind, booking, municipality, recipient.words),
        recipient.words.text("mail.code", code=grouped(code_of(booking.id))),
        *([recipient.words.text("mail.see", url=url)] if url and kind is not NoticeKind.GIVEN_BACK else []),
    ]
    return _letter(kind, municipality, space, booking.span, parts=parts, recipient=recipient)


def waiting_letter(offer: WaitingOffer, municipality: Municipality, *, recipient: Recipient, url: str) -> Letter | None:
    """The letter to somebody who waits, about what can be had now. At `url` one leaves the list."""
    space = municipality.space_by_id.get(offer.space)
    if space is None:
        return None
    words, phone = recipient.words, municipality.venue_of_space[space.id].phone
    parts = [
        words.text("mail.waiting"),
        _place_and_time(municipality, space, offer.span, words),
        words.text("mail.call-to-have-it", phone=phone),
        words.text("mail.leave-the-list", url=url),
    ]
    return _letter(NoticeKind.WAITING, municipality, space, offer.span, parts=parts, recipient=recipient)


def _letter(
    kind: NoticeKind,
    municipality: Municipality,
    space: Space,
    span: TimeSpan,
    *,
    parts: list[str],
    recipient: Recipient,
) -> Letter:
    words, venue = recipient.words, municipality.venue_of_space[space.id]
    day = words.day(local_day(span.starts_at, municipality.zone))
    name = recipient.contact.name
    hello = words.text("mail.hello", name=name) if name else words.text("mail.hello-nobody")
    body = "\n\n".join([hello, *parts, _signature(words, venue)])
    return Letter(
        id=recipient.id,
        to=recipient.contact.email,
        subject=words.text(f"mail.{kind.value}-subject", place=space.name, day=day),
        body=f"{body}\n",
        language=words.language,
        sender_name=venue.name,
        written_at=recipient.written_at,
    )


def _place_and_time(municipality: Municipality, space: Space, span: TimeSpan, words: Words) -> str:
    venue, zone = municipality.venue_of_space[space.id], municipality.zone
    day = words.day(local_day(span.starts_at, zone))
    when = words.text("mail.when", day=day[:1].upper() + day[1:], time=words.time_range(span, zone))
    return "\n".join((when, space.name, f"{venue.name}, {venue.address}"))


def _about(kind: NoticeKind, booking: Booking, municipality: Municipality, words: Words) -> Iterator[str]:
    """What one of that kind is told besides."""
    match kind:
        case NoticeKind.REQUESTED if booking.answer_by is not None:
            yield words.text("mail.answer-by", when=words.deadline(booking.answer_by, municipality.zone))
        case NoticeKind.DECLINED:
            yield _why_declined(booking, words)
            yield from _instead(booking.instead, municipality, words)
        case NoticeKind.CANCELLED:
            yield words.text("mail.reason", reason=(booking.reason or "–").rstrip("."))
        case _:
            return


def _why_declined(booking: Booking, words: Words) -> str:
    match booking.declined_because:
        case because if because is not None and because is not DeclinedBecause.HOUSE:
            return words.text(f"declined.{because.value}")
        case _:
            return words.text("mail.reason", reason=(booking.reason or "–").rstrip("."))


def _instead(offers: tuple[Instead, ...], municipality: Municipality, words: Words) -> Iterator[str]:
    lines = [f"– {_line(one.space, one.span, municipality, words)}" for one in offers if _is_there(one, municipality)]
    if lines:
        yield "\n".join((words.text("mail.instead"), *lines))


def _is_there(one: Instead, municipality: Municipality) -> bool:
    return one.space in municipality.space_by_id


def _line(space: SpaceId, span: TimeSpan, municipality: Municipality, words: Words) -> str:
    return words.text(
        "declined.instead",
        place=municipality.space_by_id[space].name,
        house=municipality.venue_of_space[space].name,
        day=words.day(local_day(span.starts_at, municipality.zone)),
        time=words.time_range(span, municipality.zone),
    )


def _signature(words: Words, venue: Venue) -> str:
    return "\n".join((venue.name, words.text("mail.phone", phone=venue.phone), words.text("mail.do-not-answer")))

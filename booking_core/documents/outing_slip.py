"""The slip to go by: what is on or free, where, when, and the way there. It says first that nothing is booked."""

from collections.abc import Iterator

from booking_core.documents.receipt_content import SQUARE, Issue, Plate, ReceiptContent, Section
from booking_core.domain.bookings import Openness
from booking_core.domain.finding.outings import Outing
from booking_core.domain.finding.search import walking_minutes
from booking_core.domain.places import Municipality, Space, Venue, steps_of
from booking_core.domain.time_spans import local_day
from booking_core.language.words import Words
from booking_core.language.writing import beginning_sentence

_NO_BREAK = "\u00a0"


def outing_slip(outing: Outing, municipality: Municipality, *, issue: Issue) -> ReceiptContent:
    """The slip for `outing`. Its QR code leads to the issue's address; the issue has no code.

    Raises:
        KeyError: the space is not known.
    """
    words = Words.of(issue.language)
    space = municipality.space_by_id[outing.space]
    venue = municipality.venue_of_space[outing.space]
    today = local_day(issue.issued_at, municipality.zone)
    day = words.day(local_day(outing.span.starts_at, municipality.zone), today=today)
    return ReceiptContent(
        language=words.language,
        title=words.text("slip.title", name=outing.title or space.name),
        author=municipality.name,
        plate=Plate.SLIP,
        plate_words=tuple(_plate_words(words, outing, municipality, issue)),
        copy_stamp="",
        lead="",
        room=outing.title or space.name,
        house=(*((space.name,) if outing.is_event else ()), venue.name, venue.address),
        day=beginning_sentence(day, words.language),
        time=words.time_range(outing.span, municipality.zone),
        below_time=tuple(_below_time(words, outing, space)),
        sections=tuple(_sections(words, outing, venue, space)),
        qr_text=issue.url,
        code_label=words.text("outing.phone" if outing.is_event else "outing.phone-book"),
        code="",
        below_code=tuple(_on_foot(words, municipality, venue, issue)),
        footer=tuple(_footer(words, municipality, venue, issue)),
    )


def _plate_words(words: Words, outing: Outing, municipality: Municipality, issue: Issue) -> Iterator[str]:
    if outing.is_event:
        yield from (words.text("slip.come-along"), words.text("slip.no-sign-up"))
    else:
        yield words.text("slip.not-booked")
        yield words.text("slip.checked", time=words.time(issue.issued_at, municipality.zone))


def _below_time(words: Words, outing: Outing, space: Space) -> Iterator[str]:
    if outing.is_event:
        yield words.text("outing.look-in" if outing.openness is Openness.COME_AND_SEE else "outing.everybody")
    else:
        yield words.text("screen.capacity", count=space.standing_layout.capacity)


def _sections(words: Words, outing: Outing, venue: Venue, space: Space) -> Iterator[Section]:
    room = venue.room(space.rooms[0])
    steps = tuple(part[:1].upper() + part[1:] for part in steps_of(room.way_in(words.language)))
    told_in = "" if room.tells_way_in(words.language) else f" ({words.text('receipt.in-danish')})"
    yield Section(words.text("outing.way") + told_in, steps, marks=(SQUARE,) * len(steps))
    if not outing.is_event:
        lines = (words.text("slip.book-there"), words.text("slip.book-where", phone=_unbroken(venue.phone)))
        yield Section(words.text("slip.book-it"), lines)


def _on_foot(words: Words, municipality: Municipality, venue: Venue, issue: Issue) -> Iterator[str]:
    """How far it is from the house the slip was printed in."""
    if issue.kiosk is None:
        return
    here, _ = municipality.kiosk_by_id[issue.kiosk]
    if here.id != venue.id:
        minutes = max(1, walking_minutes(here.position, venue.position))
        yield words.text("slip.on-foot", minutes=minutes, house=here.name)


def _footer(words: Words, municipality: Municipality, venue: Venue, issue: Issue) -> Iterator[str]:
    yield words.text("slip.printed", when=words.date_and_time(issue.issued_at, municipality.zone))
    yield words.text("receipt.questions", venue=venue.name, phone=_unbroken(venue.phone))


def _unbroken(text: str) -> str:
    return text.replace(" ", _NO_BREAK)

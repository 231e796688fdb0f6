"""The slip of somebody who waits: what for, how they are told, and how they leave the list. It promises nothing."""

from collections.abc import Iterator

from booking_core.documents.receipt_content import Issue, Plate, ReceiptContent, Section, for_staff
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import local_day
from booking_core.domain.told.waiting import WaitingNeed, ends_at
from booking_core.language.waiting_words import (
    days_wanted,
    facts_wanted,
    place_wanted,
    standing,
    time_wanted,
)
from booking_core.language.words import Words


def waiting_slip(need: WaitingNeed, municipality: Municipality, *, issue: Issue, ahead: int) -> ReceiptContent:
    """The slip for `need`, joined when `ahead` waited longer for the same."""
    words = Words.of(issue.language)
    zone = municipality.zone
    day = days_wanted(words, need, today=local_day(issue.issued_at, zone))
    return ReceiptContent(
        language=words.language,
        title=words.text("waiting.slip.title", code=issue.code),
        author=municipality.name,
        plate=Plate.REQUEST,
        plate_words=(words.text("waiting.slip.plate"), words.text("receipt.not-confirmed")),
        copy_stamp="",
        lead=words.text("waiting.wanted"),
        room=place_wanted(words, municipality, need),
        house=tuple(_house(municipality, need)),
        day=day[:1].upper() + day[1:],
        time=time_wanted(words, municipality, need),
        below_time=(" · ".join(facts_wanted(words, need)),),
        sections=(
            Section(words.text("waiting.slip.how"), (words.text("waiting.how"), standing(words, ahead))),
            Section(words.text("waiting.slip.leave"), (words.text("waiting.slip.leave-by"),)),
        ),
        qr_text=issue.url,
        code_label=words.text("receipt.code"),
        code=issue.code,
        below_code=(words.text("waiting.slip.forgotten", when=words.deadline(ends_at(municipality, need), zone)),),
        footer=tuple(_footer(words, municipality, issue)),
        for_staff=for_staff(words.language, "waiting.slip.plate", "receipt.not-confirmed"),
    )


def _house(municipality: Municipality, need: WaitingNeed) -> Iterator[str]:
    """Where the place is; the town where any house will do."""
    own = None if need.space is None else municipality.venue_of_space.get(need.space)
    venue = own if need.house is None else municipality.venue_by_id.get(need.house)
    if venue is None:
        yield municipality.name
    else:
        yield from (venue.name, venue.address)


def _footer(words: Words, municipality: Municipality, issue: Issue) -> Iterator[str]:
    joined = words.date_and_time(issue.issued_at, municipality.zone)
    yield words.text("waiting.slip.joined", when=joined)
    if issue.kiosk is not None:
        venue, kiosk = municipality.kiosk_by_id[issue.kiosk]
        yield words.text("receipt.screen", where=kiosk.where, venue=venue.name)
        yield words.text("receipt.questions", venue=venue.name, phone=venue.phone.replace(" ", "\u00a0"))

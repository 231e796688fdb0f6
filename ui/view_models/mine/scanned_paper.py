"""What is said of a receipt that was scanned and whose booking cannot be shown."""

from datetime import datetime

from booking_core.domain.bookings import Booking
from ui.ports import HousePicture, PaperKept
from ui.view_models.offering.offers import here
from ui.view_models.visit.speech import Speech


def in_doubt(picture: HousePicture, booking: Booking, speech: Speech) -> str:
    """What somebody should do whose receipt counts, and whose room was promised to others too."""
    space = picture.municipality.space_by_id.get(booking.space)
    venue = here(picture)[0] if space is None else picture.municipality.venue_of_space[space.id]
    place = booking.space if space is None else space.name
    return speech.say("mine.in-doubt", place=place, span=speech.span(booking.span), phone=venue.phone)


def kept(picture: HousePicture, paper: PaperKept, speech: Speech, *, now: datetime, key: str = "mine.scan-kept") -> str:
    """What happens with a receipt that nobody can look up just now, in the sentence `key`."""
    space = None if paper.space is None else picture.municipality.space_by_id.get(paper.space)
    when = f"{speech.full_day(paper.span.starts_at, now)} {speech.span(paper.span)}"
    return speech.say(key, what=when if space is None else f"{space.name}, {when}")

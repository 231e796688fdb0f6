"""The kiosk's strip of a day: what is closed off and what is held for rain."""

from dataclasses import replace

from booking_core.domain.identity import RoomId, SpaceId, VenueId
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_blocks import made_block
from tests.booking_core.janitor_day import with_shelter
from tests.ui.herlev_day import NOW, booking, picture_of_the_day, wall
from ui.ports import HousePicture
from ui.view_models.shown.ribbons import Ribbon, in_words, ribbon
from ui.view_models.visit.speech import Speech

MORNING = TimeSpan(wall("08:00", day=27), wall("12:00", day=27))
GRILL = with_shelter(booking("gg-gaardrum", "10:00", "11:00", day=27))


def closed_off(picture: HousePicture, *reasons: str) -> HousePicture:
    """An hour of Lokale 3 for each reason, from ten o'clock on."""
    hours = [TimeSpan(wall(f"{10 + n}:00", day=27), wall(f"{11 + n}:00", day=27)) for n in range(len(reasons))]
    blocks = [
        made_block(span, RoomId("lok3"), of=n, venue=VenueId("medborgerhus"), reason=reason)
        for n, (span, reason) in enumerate(zip(hours, reasons, strict=True))
    ]
    return replace(picture, calendar=picture.calendar.with_blocks(blocks))


def strip(picture: HousePicture, space: str, speech: Speech) -> Ribbon:
    return ribbon(picture, picture.municipality.space_by_id[SpaceId(space)], MORNING, now=NOW, speech=speech)


def pieces(shown: Ribbon) -> list[tuple[str, float, float, str]]:
    return [(piece.kind, piece.startFraction, piece.endFraction, piece.label) for piece in shown.pieces]


def test_what_is_closed_off_says_why(danish: Speech, english: Speech) -> None:
    picture = closed_off(picture_of_the_day(), "Nye lamper")

    shown = strip(picture, "mh-lok3", danish)

    assert pieces(shown) == [
        ("free", 0, 0.5, ""),
        ("blocked", 0.5, 0.75, "Spærret: Nye lamper"),
        ("free", 0.75, 1, ""),
    ]
    assert in_words(shown.pieces, MORNING, speech=danish) == "Spærret: Nye lamper, 10.00–11.00"
    assert "Closed off: Nye lamper" in in_words(strip(picture, "mh-lok3", english).pieces, MORNING, speech=english)


def test_what_is_taken_is_read_out_before_what_is_closed_off(danish: Speech) -> None:
    picture = closed_off(picture_of_the_day(more=[booking("mh-lok3", "08:00", "09:00", day=27)]), "Valg", "Maling")

    read_out = in_words(strip(picture, "mh-lok3", danish).pieces, MORNING, speech=danish)

    assert read_out.endswith("08.00–09.00. Spærret: Valg, 10.00–11.00. Spærret: Maling, 11.00–12.00")


def test_a_shelter_is_drawn_as_taken_in_words_of_its_own(danish: Speech) -> None:
    shown = strip(picture_of_the_day(more=[GRILL]), "gg-laden", danish)

    assert ("booked", 0.5, 0.75, "Holdes ved regnvejr") in pieces(shown)

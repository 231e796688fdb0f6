"""What happens when it rains, in one sentence."""

from dataclasses import replace

import pytest

from booking_core.domain.bookings import Booking, BookingState, Whereabouts
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.weather_words import weather_sentence
from booking_core.language.words import Words
from tests.booking_core.central.running_centre import herlev
from tests.booking_core.domain.made_bookings import made_booking, on_thursday

HERLEV = herlev()
DANISH, ENGLISH = Words.of("da"), Words.of("en")
YARD, BARN, SQUARE, FOYER = (SpaceId(name) for name in ("gg-gaardrum", "gg-laden", "by-torvet", "mh-foyer"))
AFTERNOON = on_thursday("14:00", "16:00")


def a_booking(space: SpaceId, shelter: SpaceId | None, span: TimeSpan = AFTERNOON) -> Booking:
    made = made_booking(SpaceId("workshop"), span)
    return replace(made, space=space, layout=LayoutId("standing"), shelter=shelter)


HELD = a_booking(YARD, BARN)


@pytest.mark.parametrize(
    ("booking", "danish", "english"),
    [
        (
            HELD,
            "Regner det, kan I være i Laden. Vælg inden kl. 11, ellers er I ude.",
            "If it rains, you can be in Laden. Choose before 11:00, or you are outdoors.",
        ),
        (
            a_booking(SQUARE, FOYER),
            "Regner det, kan I være i Foyeren, Herlev Medborgerhus. Vælg inden kl. 11, ellers er I ude.",
            "If it rains, you can be in Foyeren, Herlev Medborgerhus. Choose before 11:00, or you are outdoors.",
        ),
        (
            a_booking(YARD, BARN, on_thursday("01:00", "03:00")),
            "Regner det, kan I være i Laden. Vælg inden onsdag den 25. november kl. 22, ellers er I ude.",
            "If it rains, you can be in Laden. Choose before Wednesday 25 November 22:00, or you are outdoors.",
        ),
        (
            a_booking(YARD, None),
            "Regner det, er der ikke noget sted inde.",
            "If it rains, there is no place indoors.",
        ),
        (
            replace(HELD, space=BARN, shelter=None, whereabouts=Whereabouts.INDOORS),
            "På grund af vejret er I inde.",
            "Because of the weather you are indoors.",
        ),
        (
            replace(HELD, shelter=None, whereabouts=Whereabouts.OUTDOORS),
            "I er ude, også hvis det regner.",
            "You are outdoors, also if it rains.",
        ),
        (a_booking(BARN, None), "", ""),
        (replace(HELD, state=BookingState.CANCELLED_BY_STAFF), "", ""),
        (replace(HELD, state=BookingState.REQUESTED), "", ""),
        (a_booking(YARD, SpaceId("no-longer-there")), "Regner det, er der ikke noget sted inde.", None),
    ],
)
def test_it_says_where_they_are_and_until_when_that_can_be_chosen(
    booking: Booking, danish: str, english: str | None
) -> None:
    assert weather_sentence(DANISH, HERLEV, booking) == danish
    assert english is None or weather_sentence(ENGLISH, HERLEV, booking) == english

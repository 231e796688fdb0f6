"""Two kiosks and a desk at work on one house at once: in the end all screens and the store say the same."""

from pathlib import Path
from uuid import uuid4

import pytest

from booking_core.domain.bookings import Booking, BookingState, CellKind, Channel, Occupancy, Openness, Purpose
from booking_core.domain.identity import BookingId
from booking_core.domain.places import KindOfUser
from booking_core.domain.time_spans import span_of_slots
from booking_core.protocol.receipts import facts_of, sign_receipt
from kiosk.setup.identity import load_identity
from tests.booking_core.central.running_centre import running_centre
from tests.kiosk.one_house import KIOSKS, double_booked, one_house
from ui.ports import HousePicture

TURNS = 25


def a_quarter_of(picture: HousePicture) -> Booking:
    """What the kiosk could have confirmed: the last quarter that it holds of one of its rooms."""
    offline = {space.rooms: space for space in picture.municipality.space_by_id.values() if space.offline}
    cell = max((one for one in picture.held if (one.room,) in offline), key=lambda one: (one.slot, one.room))
    space = offline[(cell.room,)]
    return Booking(
        id=BookingId(uuid4()),
        version=1,
        state=BookingState.CONFIRMED,
        space=space.id,
        layout=space.standing_layout.id,
        span=span_of_slots(cell.slot, 1),
        persons=2,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        user=KindOfUser.CITIZEN,
        channel=Channel.KIOSK,
        occupancy=(Occupancy(cell, CellKind.USE),),
    )


@pytest.mark.parametrize("seed", [1, 2026])
def test_everybody_at_work_at_once_ends_with_one_truth(seed: int, tmp_path: Path) -> None:
    with running_centre(tmp_path / "centre") as running, one_house(running, tmp_path) as house:
        house.work(TURNS, seed)

        truth = house.truth()
        assert [place.name for place in house.places if not place.wait_for(truth)] == []
        assert double_booked(truth) == []
        assert {"BookingConfirmed", "BookingAltered"} <= set(house.answers)
        assert len(house.answers) == 3 * TURNS


def test_paper_whose_booking_was_lost_everywhere_comes_back_at_the_desk_and_shows_on_every_screen(
    tmp_path: Path,
) -> None:
    """As after a power cut that took the end of the kiosk's disk before the centre had heard."""
    with running_centre(tmp_path / "centre") as running, one_house(running, tmp_path) as house:
        kiosk, place = house.kiosks[0]
        promised = a_quarter_of(place.wait_until_it_holds_something())
        token = sign_receipt(facts_of(promised), load_identity(tmp_path / KIOSKS[0]).key)

        found = house.desk[0].desk.search(f"HTTPS://MOEDESTED.EXAMPLE/R/{token}")

        assert isinstance(found, tuple)
        assert [(one.booking.id, one.booking.span, one.made_again) for one in found] == [
            (promised.id, promised.span, True)
        ]
        truth = house.truth()
        assert set(truth) == {promised.id}
        assert [place.name for place in house.places if not place.wait_for(truth)] == []
        assert kiosk.desk.find(token) == house.kiosks[1][0].desk.find(token)

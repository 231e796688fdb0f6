"""Two kiosks and a desk at work on one house at once: in the end all screens and the store say the same."""

from pathlib import Path

import pytest

from tests.booking_core.central.running_centre import running_centre
from tests.kiosk.one_house import double_booked, one_house

TURNS = 25


@pytest.mark.parametrize("seed", [1, 2026])
def test_everybody_at_work_at_once_ends_with_one_truth(seed: int, tmp_path: Path) -> None:
    with running_centre(tmp_path / "centre") as running, one_house(running, tmp_path) as house:
        house.work(TURNS, seed)

        truth = house.truth()
        assert [place.name for place in house.places if not place.wait_for(truth)] == []
        assert double_booked(truth) == []
        assert {"BookingConfirmed", "BookingAltered"} <= set(house.answers)
        assert len(house.answers) == 3 * TURNS

"""A way, step by step: the floor is told with the step that leads there."""

import pytest

from booking_core.domain.identity import SpaceId
from tests.ui.herlev_day import picture_of_the_day
from ui.view_models.shown.steps import way_lines
from ui.view_models.visit.speech import Speech


def way_to(space: str, speech: Speech) -> list[tuple[str, str, str]]:
    picture = picture_of_the_day()
    places = picture.municipality
    venue = places.venue_of_space[SpaceId(space)]
    lines = way_lines(picture, venue, places.space_by_id[SpaceId(space)], speech=speech)
    return [(line.symbol, line.title, line.detail) for line in lines]


@pytest.mark.parametrize(
    ("space", "way"),
    [
        (
            "mh-lok3",
            [
                ("elevator", "Op ad trappen eller med elevatoren", "1. sal"),
                ("doorEnter", "Første dør til venstre", "Lokale 3"),
            ],
        ),
        ("mh-lok4", [("doorEnter", "Anden dør til højre", "Lokale 4, stuen")]),
    ],
)
def test_the_floor_stands_with_the_step_that_leads_there(
    space: str, way: list[tuple[str, str, str]], danish: Speech
) -> None:
    assert way_to(space, danish) == way

"""The plan of a floor: what it draws, and what it tells those who hear it."""

from dataclasses import replace

from booking_core.domain.identity import SpaceId
from tests.ui.herlev_day import herlev, picture_of_the_day
from ui.view_models.shown.plans import NO_PLAN, PlanState, plan_of
from ui.view_models.visit.speech import Speech


def plan(space: str, danish: Speech) -> PlanState:
    wanted = SpaceId(space)
    return plan_of(picture_of_the_day(), herlev().venue_of_space[wanted], herlev().space_by_id[wanted], speech=danish)


def test_the_rooms_of_a_space_are_the_ones_looked_for(danish: Speech) -> None:
    wanted = [area.name for area in plan("bib-salen", danish).areas if area.wanted]

    assert wanted == ["Salen A", "Salen B"]


def test_it_is_told_in_words_with_what_is_near_and_where_one_stands(danish: Speech) -> None:
    assert plan("mh-lok3", danish).spoken == (
        "Etageplan: 1. sal. Her er: Lokale 3, Lokale 5. Lokale 3 er tættest på toilettet. Du står på en anden etage."
    )
    assert plan("mh-lok4", danish).spoken.endswith("Du er her, på samme etage.")


def test_one_stands_on_the_plan_of_ones_own_floor_alone(danish: Speech) -> None:
    ground, first, elsewhere = (plan(space, danish) for space in ("mh-lok4", "mh-lok3", "bib-gruppe1"))

    assert (ground.here_text, ground.here.x > 0) == ("Du er her", True)
    assert (first.here_text, elsewhere.here_text) == ("", "")
    assert "etage" not in elsewhere.spoken


def test_a_house_without_plans_draws_nothing(danish: Speech) -> None:
    assert plan("gg-laden", danish) == NO_PLAN


def test_a_room_left_out_of_the_plans_draws_nothing(danish: Speech) -> None:
    house = herlev().venue_of_space[SpaceId("mh-lok3")]
    ground_alone = replace(house, plans=house.plans[:1])

    space = herlev().space_by_id[SpaceId("mh-lok3")]
    assert plan_of(picture_of_the_day(), ground_alone, space, speech=danish) == NO_PLAN

from collections.abc import Callable

from booking_core.central.places_file.checks import spaces
from booking_core.central.places_file.draft import Draft

DraftAfter = Callable[..., Draft]

CIRCLE = "chairs = 16, setup_minutes = 15, strike_minutes = 15, self_minutes = 15"
LAYOUTS_OF_LOK3 = ("venue", 0, "space", 0, "layouts")


def test_a_space_stands_in_one_of_its_layouts(draft_after: DraftAfter) -> None:
    draft = draft_after(("chairs = 16, standing = true", "chairs = 16, standing = false"))

    (mistake,) = spaces.one_layout_stands(draft)

    assert mistake.path == LAYOUTS_OF_LOK3
    assert mistake.found == "none that stands"


def test_a_space_does_not_stand_in_two_layouts(draft_after: DraftAfter) -> None:
    (mistake,) = spaces.one_layout_stands(draft_after((CIRCLE, "chairs = 16, standing = true")))

    assert mistake.found == "standing = true in 2 (meeting, circle)"


def test_whether_one_layout_stands_is_not_asked_while_one_cannot_be_read(draft_after: DraftAfter) -> None:
    draft = draft_after(("chairs = 16, standing = true", 'chairs = 16, standing = "ja"'))

    assert list(spaces.one_layout_stands(draft)) == []


def test_the_standing_layout_is_no_work(draft_after: DraftAfter) -> None:
    draft = draft_after(("chairs = 16, standing = true", "chairs = 16, standing = true, self_minutes = 5"))

    (mistake,) = spaces.only_other_layouts_are_work(draft)

    assert mistake.path == (*LAYOUTS_OF_LOK3, 0, "self_minutes")


def test_another_layout_says_how_much_work_it_is(draft_after: DraftAfter) -> None:
    mistakes = list(spaces.only_other_layouts_are_work(draft_after((CIRCLE, "chairs = 16, self_minutes = 15"))))

    assert [mistake.path[-1] for mistake in mistakes] == ["setup_minutes", "strike_minutes"]


def test_no_more_are_seated_than_may_be_in_the_room(draft_after: DraftAfter) -> None:
    (mistake,) = spaces.layouts_fit_into_their_rooms(draft_after(("seats = 100, wheel", "seats = 121, wheel")))

    assert mistake.path[-1] == "seats"
    assert mistake.expected.startswith("at most 120")


def test_no_more_stand_than_may_be_in_all_rooms_of_a_joined_space(draft_after: DraftAfter) -> None:
    fits = draft_after(("standing_places = 500, standing", "standing_places = 540, standing"))
    too_many = draft_after(("standing_places = 500, standing", "standing_places = 541, standing"))

    assert list(spaces.layouts_fit_into_their_rooms(fits)) == []
    (mistake,) = spaces.layouts_fit_into_their_rooms(too_many)
    assert mistake.path[-1] == "standing_places"


def test_what_fits_into_unknown_rooms_is_not_asked(draft_after: DraftAfter) -> None:
    draft = draft_after(("max_persons = 120", 'max_persons = "120"'), ("seats = 100, wheel", "seats = 900, wheel"))

    assert list(spaces.layouts_fit_into_their_rooms(draft)) == []


def test_rain_leads_to_a_space_the_file_has(draft_after: DraftAfter) -> None:
    draft = draft_after(('bad_weather_space = "mh-foyer"', 'bad_weather_space = "foyer"'))

    (mistake,) = spaces.bad_weather_space_exists(draft)

    assert mistake.path == ("venue", 4, "space", 0, "bad_weather_space")


def test_rain_does_not_lead_back_by_way_of_another_space(draft_after: DraftAfter) -> None:
    draft = draft_after(('features = ["stage", "proj', 'bad_weather_space = "gg-gaardrum"\nfeatures = ["stage", "proj'))

    found = [mistake.found for mistake in spaces.bad_weather_ends_somewhere(draft)]

    assert found == ['"gg-laden" → "gg-gaardrum" → "gg-laden"', '"gg-gaardrum" → "gg-laden" → "gg-gaardrum"']


def test_a_space_that_leads_into_a_ring_is_not_blamed_for_it(draft_after: DraftAfter) -> None:
    draft = draft_after(
        ('bad_weather_space = "mh-foyer"', 'bad_weather_space = "gg-laden"'),
        ('features = ["stage", "projector", "hearing-loop"]', 'bad_weather_space = "gg-laden"'),
    )

    assert [mistake.path[:4] for mistake in spaces.bad_weather_ends_somewhere(draft)] == [("venue", 3, "space", 0)]


def test_a_chain_of_shelters_that_ends_is_fine(draft_after: DraftAfter) -> None:
    draft = draft_after(('features = ["stage", "proj', 'bad_weather_space = "mh-foyer"\nfeatures = ["stage", "proj'))

    assert list(spaces.bad_weather_ends_somewhere(draft)) == []


def test_rain_does_not_lead_to_a_space_that_shares_a_room(draft_after: DraftAfter) -> None:
    draft = draft_after(('features = ["exhibition-wall"]', 'bad_weather_space = "mh-hele-huset"'))

    (mistake,) = spaces.bad_weather_space_has_other_rooms(draft)

    assert mistake.found == '"mh-hele-huset", which has the same room "foyer"'

from collections.abc import Callable

from booking_core.central.places_file.checks import references
from booking_core.central.places_file.draft import Draft

DraftAfter = Callable[..., Draft]


def test_a_closure_names_venues_the_file_has(draft_after: DraftAfter) -> None:
    (mistake,) = references.closures_name_venues(draft_after(('["gammelgaard"]', '["gammelgaard", "bageriet"]')))

    assert mistake.path == ("closed", 2, "venues", 1)
    assert mistake.found == '"bageriet"'


def test_a_closure_of_all_venues_names_no_other(draft_after: DraftAfter) -> None:
    (mistake,) = references.closures_name_venues(draft_after(('["gammelgaard"]', '["gammelgaard", "*"]')))

    assert mistake.path == ("closed", 2, "venues")


def test_holiday_hours_name_a_venue_the_file_has(draft_after: DraftAfter) -> None:
    draft = draft_after(('{ venue = "bibliotek"', '{ venue = "bageriet"'))

    (mistake,) = references.holiday_hours_name_venues(draft)

    assert mistake.path == ("public_holidays", "exceptions", 0, "venue")


def test_after_school_names_spaces_and_not_rooms(draft_after: DraftAfter) -> None:
    (mistake,) = references.after_school_names_spaces(draft_after(('["bib-gruppe1", ', '["gruppe1", ')))

    assert mistake.path == ("rules", "after_school", "spaces", 0)


def test_after_school_names_an_audience(draft_after: DraftAfter) -> None:
    draft = draft_after(('audience = "young"', 'audience = "old"'))

    (mistake,) = references.after_school_names_an_audience(draft)

    assert mistake.path == ("rules", "after_school", "audience")
    assert '"families"' in mistake.expected


def test_residents_first_names_spaces(draft_after: DraftAfter) -> None:
    (mistake,) = references.residents_first_names_spaces(draft_after(('"mh-hele-huset"]', '"mh-halve-huset"]')))

    assert mistake.path == ("rules", "residents_first", "spaces", 2)
    assert 'perhaps "mh-hele-huset"' in mistake.expected


def test_where_a_venue_has_no_id_that_can_be_read_nobody_is_blamed_for_naming_it(
    draft_after: DraftAfter,
) -> None:
    draft = draft_after(('id = "gammelgaard"', "id = 4"))

    assert list(references.closures_name_venues(draft)) == []

from dataclasses import replace
from datetime import timedelta

from booking_core.domain.bookings import Need
from tests.ui.herlev_day import NOW, booking, picture_of_the_day, wall
from ui.view_models.offering.offers import NearMissKind, alternatives_to, choices_for, earliest_request, near_misses
from ui.view_models.visit.session import Certainty, Session, When

OFFLINE = picture_of_the_day(connected=False, seen_at=wall("13:52"))


def test_with_the_centre_everything_offered_is_sure() -> None:
    choices = choices_for(picture_of_the_day(), Session(), now=NOW)
    assert {choice.certainty for choice in choices} == {Certainty.SURE}


def test_without_the_centre_only_held_cells_are_sure() -> None:
    sure = [c for c in choices_for(OFFLINE, Session(), now=NOW) if c.certainty is Certainty.SURE]
    assert {choice.offer.space.name for choice in sure} == {"Lokale 3", "Lokale 4", "Lokale 5"}


def test_a_kiosk_that_holds_nothing_promises_nothing_without_the_centre() -> None:
    unarmed = replace(OFFLINE, held=frozenset())
    choices = choices_for(unarmed, Session(), now=NOW)
    assert {choice.certainty for choice in choices} == {Certainty.REQUEST}


def test_a_request_starts_two_hours_ahead_at_the_earliest() -> None:
    assert earliest_request(NOW) == wall("16:15")
    requests = [c for c in choices_for(OFFLINE, Session(), now=NOW) if c.certainty is Certainty.REQUEST]
    assert min(choice.span.starts_at for choice in requests) == wall("16:15")


def test_near_misses_differ_from_one_another() -> None:
    session = Session(
        when=When.LATER,
        starts_at=wall("18:00"),
        length=timedelta(hours=3),
        persons=60,
        needs=frozenset({Need.HEARING_LOOP}),
    )
    large = (("mh-store-sal", "21:00"), ("gg-laden", "20:00"), ("bib-salen", "21:00"))
    taken = picture_of_the_day(more=[booking(space, "18:00", ends) for space, ends in large])
    assert choices_for(taken, session, now=NOW) == ()
    misses = near_misses(taken, session, now=NOW)
    assert {miss.kind for miss in misses} >= {NearMissKind.FEWER_NEEDS, NearMissKind.OTHER_DAY}
    assert len({miss.choice.offer.space.id for miss in misses}) == len(misses)


def test_a_taken_time_is_never_offered_again_as_its_own_alternative() -> None:
    first = choices_for(picture_of_the_day(), Session(), now=NOW)[0]
    others = alternatives_to(picture_of_the_day(), Session(choice=first), now=NOW)
    assert all(other.choice.offer.space.id != first.offer.space.id for other in others)


def test_too_many_for_any_place_leads_to_the_largest() -> None:
    session = Session(persons=300, needs=frozenset({Need.HEARING_LOOP}))
    misses = near_misses(picture_of_the_day(), session, now=NOW)
    assert [(miss.kind, miss.choice.certainty) for miss in misses] == [
        (NearMissKind.SMALLER, Certainty.SURE),
        (NearMissKind.LATER, Certainty.HOUSE),
        (NearMissKind.LATER, Certainty.HOUSE),
    ]

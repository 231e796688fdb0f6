"""How much longer a kiosk offers: no more than the centre gives to somebody whose name it may not have."""

from dataclasses import replace
from datetime import timedelta

import pytest

from booking_core.domain.bookings import Booking, BookingState, Channel, cells_of
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import LayoutId
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import AuthorityState, BookingAltered, Origin, decide
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import Alternative, Reschedule
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, made_booking, number, on_thursday
from tests.booking_core.sample_places import EMPTY, HALL_NORTH, HALL_SOUTH, HOUSE_KIOSK
from ui.ports import HousePicture, ReceiptFound
from ui.view_models.mine.my_booking import MyBookingState, derive_booking
from ui.view_models.mine.other_ends import longer_ends, may_go_on_here, refusal_of_end, shorter_ends, why_not_longer
from ui.view_models.visit.speech import Speech

NOW = at("14:08")
OWN = replace(made_booking(HALL_NORTH, on_thursday("15:00", "16:00"), booking_id=number(1)), channel=Channel.KIOSK)
SOUTH_TAKEN = made_booking(HALL_SOUTH, on_thursday("15:00", "18:00"), booking_id=number(2))


def picture_with(*bookings: Booking) -> HousePicture:
    return HousePicture(MUNICIPALITY, Calendar.of(bookings), HOUSE_KIOSK, NOW, connected=True)


def test_the_last_room_of_its_kind_is_not_offered_for_longer_to_somebody_without_a_name() -> None:
    alone, last = picture_with(OWN), picture_with(OWN, SOUTH_TAKEN)

    assert longer_ends(alone, OWN, now=NOW)
    assert longer_ends(last, OWN, now=NOW) == ()
    refusal = refusal_of_end(last, OWN, OWN.span.ends_at + timedelta(minutes=15), now=NOW)
    assert refusal is not None
    assert refusal.code is RefusalCode.NAME_NEEDED_LAST_ROOM


@pytest.mark.parametrize(
    "known",
    [
        replace(OWN, channel=Channel.STAFF),
        replace(OWN, group="chess"),
        replace(OWN, named=True),
        replace(OWN, span=on_thursday("15:00", "17:15")),
    ],
    ids=["by the house", "an association's", "with a number", "longer than a walk-in's"],
)
def test_somebody_the_house_knows_may_stay(known: Booking) -> None:
    assert longer_ends(picture_with(known, SOUTH_TAKEN), known, now=NOW)


@pytest.mark.parametrize("others", [(), (SOUTH_TAKEN,)])
def test_every_end_that_is_offered_is_taken_by_the_centre_without_a_name(others: tuple[Booking, ...]) -> None:
    for ends_at in longer_ends(picture_with(OWN, *others), OWN, now=NOW):
        to = Alternative(HALL_NORTH, EMPTY, TimeSpan(OWN.span.starts_at, ends_at))
        state = AuthorityState(MUNICIPALITY, 1, Calendar.of((OWN, *others)), held={}, answers={})
        command = Reschedule(id=number(9), booking=OWN.id, version=OWN.version, to=to)
        decision = decide(state, command, Origin(Channel.KIOSK, HOUSE_KIOSK), fingerprint="", now=NOW)

        assert isinstance(decision.change, BookingAltered), decision.answer


# Without contact

ADDED = replace(
    made_booking(HALL_NORTH, on_thursday("16:00", "16:30"), booking_id=number(3)),
    channel=Channel.KIOSK,
    continues=OWN.id,
)


def alone(until: str, *bookings: Booking) -> HousePicture:
    """A kiosk without contact that holds the hall from four until then."""
    space = MUNICIPALITY.space_by_id[HALL_NORTH]
    held = frozenset(cells_of(space, on_thursday("16:00", until)))
    return replace(picture_with(*bookings), connected=False, held=held)


def test_without_contact_no_end_is_offered_that_this_kiosk_cannot_confirm() -> None:
    assert longer_ends(alone("16:30", OWN), OWN, now=NOW) == (at("16:15"), at("16:30"))
    assert longer_ends(replace(alone("16:30", OWN), held=frozenset()), OWN, now=NOW) == ()


def test_another_layout_goes_on_by_the_centre_alone() -> None:
    in_rows = replace(OWN, layout=LayoutId("rows"))
    assert not may_go_on_here(alone("18:00", in_rows), in_rows, at("16:15"))


def test_what_is_offered_goes_on_from_the_end_of_the_stay_and_never_beyond_a_rule_for_the_whole() -> None:
    """Two hours are the longest for somebody without a name, counted from three o'clock."""
    picture = alone("18:00", OWN, ADDED)
    assert longer_ends(picture, OWN, now=NOW) == longer_ends(picture, ADDED, now=NOW)
    assert longer_ends(picture, OWN, now=NOW) == (at("16:45"), at("17:00"))


def test_ending_earlier_reaches_back_over_the_whole_stay() -> None:
    ends = shorter_ends(alone("18:00", OWN, ADDED), ADDED, now=NOW)
    assert ends == tuple(at(one) for one in ("15:15", "15:30", "15:45", "16:00", "16:15"))


TAKEN_AFTER = made_booking(HALL_NORTH, on_thursday("16:00", "18:00"), booking_id=number(4))
ASK = "Spørg i huset, eller ring 44\u00a000\u00a000\u00a001."


def test_whoever_cannot_stay_longer_is_told_why(danish: Speech) -> None:
    last, followed = picture_with(OWN, SOUTH_TAKEN), picture_with(OWN, TAKEN_AFTER)

    assert why_not_longer(last, OWN, speech=danish, now=NOW) == (
        f"Det er det sidste ledige rum af den størrelse. Uden nummer kan I højst have det i 1\u00a0time. {ASK}"
    )
    assert why_not_longer(followed, OWN, speech=danish, now=NOW) == "Rummet skal bruges bagefter"
    silent = replace(alone("16:30", OWN), held=frozenset())
    assert why_not_longer(silent, OWN, speech=danish, now=NOW) == f"Skærmen kan ikke lægge mere tid til. {ASK}"


def test_a_number_is_not_missed_where_the_room_is_taken_in_any_case(danish: Speech) -> None:
    both = picture_with(OWN, SOUTH_TAKEN, TAKEN_AFTER)

    assert why_not_longer(both, OWN, speech=danish, now=NOW) == "Rummet skal bruges bagefter"
    assert derive(both, danish).longer == "Rummet skal bruges bagefter"


def test_before_it_is_asked_no_more_is_said_than_can_be_had(danish: Speech) -> None:
    silent = replace(alone("16:30", OWN), held=frozenset())

    assert derive(picture_with(OWN, SOUTH_TAKEN), danish).longer == "Spørg i huset"
    assert derive(silent, danish).longer == "Spørg i huset"
    assert (
        derive(picture_with(OWN), danish).longer == "Højst til kl.\u00a017"
    )  # two hours are the longest without a number
    assert derive(picture_with(OWN, TAKEN_AFTER), danish).longer == "Rummet skal bruges bagefter"


def test_until_when_it_is_free_is_said_where_that_is_all_that_ends_it(danish: Speech) -> None:
    soon = made_booking(HALL_NORTH, on_thursday("16:45", "18:00"), booking_id=number(5))

    assert derive(picture_with(OWN, soon), danish).longer == "Ledigt til kl.\u00a016.45"


def derive(picture: HousePicture, speech: Speech) -> MyBookingState:
    return derive_booking(picture, ReceiptFound(code_of(OWN.id), "", OWN, None), speech=speech, now=NOW)


def test_who_has_come_before_the_time_may_be_done_but_not_stay_away(danish: Speech) -> None:
    come = replace(OWN, state=BookingState.CHECKED_IN)
    found = ReceiptFound(code_of(come.id), "", come, None)

    assert derive_booking(picture_with(come), found, speech=danish, now=NOW).running
    assert not derive(picture_with(OWN), danish).running

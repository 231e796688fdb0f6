"""A place whose house says yes itself, at the kiosk: found last, asked for and not booked, and the answer seen here."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from booking_core.domain.bookings import Booking, BookingState, DeclinedBecause, Instead, Openness
from booking_core.domain.finding.search import Search, find
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.requests import answer_due
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.words import Words
from tests.shots_mine import FORMS, modes
from tests.ui.fit import misfits
from tests.ui.herlev_day import (
    COPENHAGEN,
    NOW,
    MemoryDesk,
    WallClock,
    booking,
    confirmed,
    herlev,
    numbered_ids,
    picture_of_the_day,
    proof_of,
    wall,
)
from tests.ui.visitor import PATIENCE_MS, Arrive
from ui.application import KioskApplication
from ui.ports import BookingOutcome, BookingWish, HouseAsked, ReceiptFound
from ui.view_models.confirming import confirm_state, receipt_state
from ui.view_models.finding import results_state
from ui.view_models.mine import my_booking
from ui.view_models.offering.offers import choices_for
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Certainty, Choice, Session, When
from ui.view_models.visit.speech import Speech

DANISH, ENGLISH = (Speech(Words.of(language), COPENHAGEN) for language in ("da", "en"))
SATURDAY = datetime(2026, 11, 28, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
CROWD = Session(when=When.OTHER_DAY, starts_at=SATURDAY, length=2 * HOUR, persons=280)


def house_choice(session: Session = CROWD) -> Choice:
    """The first place that a house must be asked for."""
    choices = choices_for(picture_of_the_day(), session, now=NOW)
    return next(choice for choice in choices if choice.certainty is Certainty.HOUSE)


def as_asked(wish: BookingWish) -> HouseAsked:
    """The answer of a centre that has taken the request down."""
    made = confirmed(wish).booking
    due = answer_due(herlev(), made.span, now=NOW)
    request = replace(made, state=BookingState.REQUESTED, occupancy=(), answer_by=due)
    return HouseAsked(request, proof_of(wish.id))


def asked(wish: BookingWish) -> BookingOutcome:
    """The same, as the desk answers."""
    return as_asked(wish)


def a_request(**changes: object) -> Booking:
    """A request for the great hall on Saturday week."""
    made = booking("mh-store-sal", "10:00", "12:00", day=30, state=BookingState.REQUESTED)
    values = {"occupancy": (), "answer_by": wall("00:00", day=30), **changes}
    return replace(made, **values)  # type: ignore[arg-type]  # the fields' own types


def answer_of(request: Booking, *, now: datetime = NOW, speech: Speech = DANISH) -> str:
    found = ReceiptFound("123456789", "", request, None)
    return my_booking.derive_booking(picture_of_the_day(), found, speech=speech, now=now).answer


def test_a_large_hall_is_found_and_its_house_must_be_asked() -> None:
    choice = house_choice()

    assert choice.offer.space.approval
    assert choice.span == TimeSpan(SATURDAY, SATURDAY + 2 * HOUR)


def test_what_can_be_had_at_once_comes_before_what_must_be_asked_for() -> None:
    choices = choices_for(picture_of_the_day(), replace(CROWD, persons=40), now=NOW)

    sure = [choice.certainty is Certainty.SURE for choice in choices]
    assert sure == sorted(sure, reverse=True)
    assert not all(sure)
    assert all(choice.offer.space.approval is (choice.certainty is Certainty.HOUSE) for choice in choices)


def test_right_now_no_house_is_asked_for_it_could_not_answer_in_time() -> None:
    choices = choices_for(picture_of_the_day(), Session(persons=40), now=NOW)

    assert {choice.certainty for choice in choices} == {Certainty.SURE}


def test_without_the_centre_no_house_is_asked() -> None:
    choices = choices_for(picture_of_the_day(connected=False), CROWD, now=NOW)

    assert Certainty.HOUSE not in {choice.certainty for choice in choices}


def test_only_a_search_that_asks_finds_places_with_approval() -> None:
    picture = picture_of_the_day()
    search = Search(
        here=herlev().venues[0].id,
        starts_at=SATURDAY,
        length=2 * HOUR,
        persons=100,
        purpose=CROWD.purpose,
        named=True,
    )

    plain = find(picture.municipality, picture.calendar, search, now=NOW)
    asking = find(picture.municipality, picture.calendar, replace(search, asks=True), now=NOW)

    assert {offer.space.approval for offer in plain} == {False}
    assert {offer.space.approval for offer in asking} == {True}


def test_the_card_says_who_decides() -> None:
    state = results_state.derive_state(picture_of_the_day(), CROWD, speech=DANISH, now=NOW)

    card = state.cards[0]
    assert (card.request, card.tag) == (True, "Huset skal sige ja")
    assert (card.capacity, card.sentence) == ("300", "")
    assert card.button.endswith("10.00–12.00")
    assert card.availability.startswith("Ledigt")


def test_the_confirm_page_asks_and_does_not_book() -> None:
    session = replace(CROWD, choice=house_choice(), phone="44000001")

    state = confirm_state.derive_state(picture_of_the_day(), session, speech=DANISH, now=NOW)

    assert (state.request, state.can_book, state.gone) == (True, True, "")
    assert state.answer == "Huset svarer senest lø. 28. nov. kl.\u00a010."
    assert state.free == "huset svarer senest lø. 28. nov. kl.\u00a010"


def test_the_receipt_says_how_the_answer_comes() -> None:
    wish = BookingWish(
        id=a_request().id,
        alternatives=(),
        persons=280,
        purpose=CROWD.purpose,
        openness=Openness.CLOSED,
        language="da",
    )
    outcome = HouseAsked(a_request(), proof_of(wish.id))

    state = receipt_state.derive_state(picture_of_the_day(), Session(outcome=outcome), speech=DANISH, now=NOW)

    assert (state.confirmed, state.place, state.time) == (False, "Store Sal", "10.00–12.00")
    assert [step.title for step in state.steps] == [
        "Huset svarer senest søndag den 29. november",
        "Tast koden her under »Jeg har en kvittering«",
        "Intet svar, når tiden begynder?",
    ]


def test_a_hall_for_a_crowd_is_asked_for_by_touch(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(answers=asked))
    visitor.kiosk.visit.choose(replace(CROWD, phone="44000001"))
    visitor.kiosk.visit.go(visitor.kiosk.visit.navigation.opened(Page.RESULTS))
    visitor.touch("take-0")
    visitor.waits_for("request")
    assert visitor.text_of("request") == "Spørg huset"

    visitor.touch("request")

    visitor.waits_for("requestPage")
    assert visitor.sees("qr")
    (wish,) = visitor.desk.wishes
    assert herlev().space_by_id[wish.alternatives[0].space].approval


@pytest.mark.parametrize("language", ["da", "en"])
def test_asking_fits_the_screen_in_every_form_and_size_of_text(qtbot: QtBot, language: str) -> None:
    kiosk = KioskApplication(
        picture_of_the_day(),
        MemoryDesk(answers=asked),
        clock=WallClock(),
        new_id=numbered_ids(),
        languages=(language, *({"da", "en"} - {language})),
    )
    visit = kiosk.visit
    kiosk.show(size=FORMS["portrait"])
    visit.choose(replace(CROWD, phone="44000001"))

    found = []
    for page in (Page.RESULTS, Page.CONFIRM):
        visit.go(visit.navigation.opened(page), session=replace(visit.session, choice=house_choice()))
        found.extend(_misfits(kiosk))
    next(child for child in kiosk.children() if hasattr(child, "asksHouse")).book()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: visit.page is Page.RECEIPT, timeout=PATIENCE_MS)
    found.extend(_misfits(kiosk))

    warnings = list(kiosk.warnings)
    kiosk.close()
    assert (found, warnings) == ([], [])


def _misfits(kiosk: KioskApplication) -> list[str]:
    page = kiosk.visit.page
    return [f"{page} {mode}: {one}" for mode in modes(kiosk) for one in misfits(kiosk.window)]


def test_a_request_is_withdrawn_in_two_steps(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk(answers=asked))
    visitor.kiosk.visit.choose(replace(CROWD, phone="44000001"))
    visitor.kiosk.visit.go(visitor.kiosk.visit.navigation.opened(Page.RESULTS))
    for name in ("take-0", "request", "askWithdrawal", "withdraw"):
        visitor.touch(name)

    visitor.waits_until(lambda: visitor.desk.given_back == [visitor.desk.wishes[0].id])


@pytest.mark.parametrize(
    ("request_", "now", "sentence"),
    [
        (a_request(), NOW, "Huset svarer senest søndag den 29. november."),
        (a_request(), wall("08:00", day=30), "Huset skulle have svaret nu. Ring til huset, eller spørg i skranken."),
        (a_request(), wall("10:00", day=30), "Ingen nåede at svare, før tiden begyndte."),
        (
            a_request(state=BookingState.DECLINED, reason="Salen males.", declined_because=DeclinedBecause.HOUSE),
            NOW,
            "Huset har sagt nej: Salen males.",
        ),
        (
            a_request(
                state=BookingState.DECLINED,
                declined_because=DeclinedBecause.RIVAL,
                instead=(Instead(SpaceId("mh-lille-sal"), LayoutId("rows"), TimeSpan(SATURDAY, SATURDAY + HOUR)),),
            ),
            NOW,
            (
                "En anden fik rummet på det tidspunkt. "
                "Ledigt i stedet: Lille Sal (Herlev Medborgerhus), lørdag den 28. november 10.00–11.00."
            ),
        ),
    ],
)
def test_whoever_types_the_code_is_told_the_answer(request_: Booking, now: datetime, sentence: str) -> None:
    assert answer_of(request_, now=now).replace("\u00a0", " ") == sentence


def test_the_answer_is_told_in_english_too() -> None:
    assert answer_of(a_request(), speech=ENGLISH) == "The house answers by Sunday 29 November."


def test_a_request_can_be_given_up_and_printed_again_and_what_is_declined_cannot() -> None:
    picture = picture_of_the_day()
    open_, declined = a_request(), a_request(state=BookingState.DECLINED, declined_because=DeclinedBecause.RIVAL)

    states = [
        my_booking.derive_booking(picture, ReceiptFound("123456789", "", one, None), speech=DANISH, now=NOW)
        for one in (open_, declined)
    ]

    assert [(state.kind, state.may_give_back, state.may_print) for state in states] == [
        ("request", True, True),
        ("stop", False, False),
    ]

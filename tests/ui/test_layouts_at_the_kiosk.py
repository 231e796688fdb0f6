"""A room that must be set up, at the kiosk: offered with whose work it is, chosen, booked, and told on the receipt."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize

from booking_core.documents.receipt_content import Issue, confirmed_receipt
from booking_core.domain.bookings import Booking, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.occupying.set_ups import SetUp
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.set_up_words import set_up_in_brief, set_up_sentence, set_up_told
from booking_core.language.words import Words
from kiosk.touring.coming_to_rest import come_to_rest
from tests.shots import LANDSCAPE, PORTRAIT
from tests.ui.fit import misfits
from tests.ui.herlev_day import (
    COPENHAGEN,
    KIOSK,
    NOW,
    MemoryDesk,
    booking,
    confirmed,
    herlev,
    picture_of_the_day,
    wall,
)
from tests.ui.on_the_page import visible_in
from tests.ui.visitor import Arrive
from ui.ports import Alternative, BookingRefused, BookingWish, HousePicture
from ui.view_models.confirming import confirm_state, receipt_state, stopped
from ui.view_models.finding import results_state
from ui.view_models.offering.moving import End, moved
from ui.view_models.offering.offers import NearMissKind, alternatives_to, can_promise, choices_for
from ui.view_models.offering.set_ups import hands_of, options_for, with_set_up
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Certainty, Choice, Comfort, Session, When
from ui.view_models.visit.speech import Speech

DANISH, ENGLISH = (Speech(Words.of(language), COPENHAGEN) for language in ("da", "en"))
EVENING = Session(when=When.LATER, starts_at=wall("18:00"), persons=24, phone="44000001")
ROOM_5, ROOM_4 = SpaceId("mh-lok5"), SpaceId("mh-lok4")
ROWS, HORSESHOE, MEETING = LayoutId("rows"), LayoutId("horseshoe"), LayoutId("meeting")
BY_HAND = f"{ROWS}-{SetUpBy.THEMSELVES}"


def free(*bookings: Booking, connected: bool = True) -> HousePicture:
    """The houses with nothing in them but those bookings."""
    return replace(picture_of_the_day(connected=connected), calendar=Calendar.of(bookings))


def choice_of(space: SpaceId, picture: HousePicture, session: Session = EVENING) -> Choice:
    return next(one for one in choices_for(picture, session, now=NOW) if one.offer.space.id == space)


def placed(layout: LayoutId, starts: str, ends: str, *, by: SetUpBy, among: Calendar | None = None) -> Booking:
    """Lokale 4 so, as the centre places it."""
    made = replace(booking(ROOM_4, starts, ends), layout=layout, set_up_by=by, occupancy=())
    there = place(herlev(), among or Calendar.of(()), made, now=NOW)
    assert isinstance(there, Placed)
    return there.booking


def test_a_room_too_small_as_it_stands_is_offered_as_people_can_set_it_up() -> None:
    choice = choice_of(ROOM_5, free())

    assert (choice.offer.layout.id, choice.offer.set_up_by) == (ROWS, SetUpBy.THEMSELVES)
    assert (choice.certainty, choice.span.starts_at) == (Certainty.SURE, wall("18:00"))


@pytest.mark.parametrize(
    ("speech", "sentence"),
    [(DANISH, "Rækker: I stiller selv op, 15 min."), (ENGLISH, "Rows: You set it up, 15 min")],
)
def test_its_card_says_whose_work_it_is_and_shows_it_around_the_time(speech: Speech, sentence: str) -> None:
    choice = choice_of(ROOM_5, free())

    card = results_state.card(free(), EVENING, choice, number=0, now=NOW, speech=speech)

    assert card.sentence.replace("\u00a0", " ") == sentence
    assert [piece.kind for piece in card.pieces][-3:] == ["setup", "setup", "yours"]
    before, after, yours = card.pieces[-3:]
    assert before.endFraction == pytest.approx(yours.startFraction)
    assert after.startFraction == pytest.approx(yours.endFraction)


def test_the_confirm_page_tells_when_people_set_up_and_put_back() -> None:
    session = replace(EVENING, choice=choice_of(ROOM_5, free()))

    state = confirm_state.derive_state(free(), session, speech=DANISH, now=NOW)

    assert state.set_up.replace("\u00a0", " ") == "I stiller selv op fra kl. 17.45 og sætter tilbage inden kl. 19.15."
    assert (state.time, state.gone, state.can_book) == ("18.00–19.00", "", True)
    assert [(one.kind, one.chosen) for one in state.layouts] == [("rows", True)]


def test_every_layout_that_is_possible_then_can_be_chosen_and_no_other() -> None:
    choice = choice_of(ROOM_4, free())
    busy = free(booking(ROOM_4, "19:15", "20:00"))

    free_then = options_for(free(), choice, persons=24, now=NOW, speech=DANISH)
    tight = options_for(busy, choice, persons=24, now=NOW, speech=DANISH)
    large = options_for(free(), choice, persons=45, now=NOW, speech=DANISH)

    assert [(one.kind, one.chosen) for one in free_then] == [("meeting", True), ("rows", False), ("horseshoe", False)]
    assert [one.kind for one in tight] == ["meeting"]
    assert [one.kind for one in large if not one.chosen] == ["rows"]


def test_without_the_centre_a_room_is_had_as_it_stands() -> None:
    picture = free(connected=False)
    choice = choice_of(ROOM_4, free())
    by_hand = with_set_up(free(), choice, BY_HAND, persons=24, now=NOW)

    options = options_for(picture, choice, persons=24, now=NOW, speech=DANISH)

    assert [one.kind for one in options] == ["meeting"]
    assert not can_promise(picture, by_hand.offer, by_hand.span)
    assert can_promise(free(), by_hand.offer, by_hand.span)


def test_a_layout_that_is_not_possible_is_not_taken() -> None:
    busy = free(booking(ROOM_4, "19:15", "20:00"))
    choice = choice_of(ROOM_4, busy)

    assert with_set_up(busy, choice, BY_HAND, persons=24, now=NOW) == choice
    assert with_set_up(free(), choice, BY_HAND, persons=24, now=NOW).offer.layout.id == ROWS


def test_the_time_is_stretched_as_far_as_the_putting_back_has_room() -> None:
    picture = free(booking(ROOM_5, "19:30", "20:00"))
    choice = choice_of(ROOM_5, picture)

    result = moved(picture, choice, End.END, slots=3, persons=24, now=NOW)

    assert result.span.ends_at == wall("19:15")
    assert isinstance(result.limit, Refusal)
    assert result.limit.code is RefusalCode.STRIKE_TAKEN


def test_when_the_setting_up_is_no_longer_possible_the_page_says_why_and_offers_what_is() -> None:
    by_hand = with_set_up(free(), choice_of(ROOM_4, free()), BY_HAND, persons=24, now=NOW)
    session, busy = replace(EVENING, choice=by_hand), free(booking(ROOM_4, "16:00", "17:45"))

    state = confirm_state.derive_state(busy, session, speech=DANISH, now=NOW)

    assert state.gone.startswith("Opstillingen varer")
    assert not state.can_book
    (same,) = [one for one in alternatives_to(busy, session, now=NOW) if one.kind is NearMissKind.OTHER_LAYOUT]
    assert (same.choice.offer.space.id, same.choice.offer.layout.id) == (ROOM_4, MEETING)
    assert same.choice.span == by_hand.span


@pytest.mark.parametrize("code", [RefusalCode.SETUP_TAKEN, RefusalCode.LAYOUT_NEEDS_CREW])
def test_a_no_to_the_setting_up_leads_to_the_same_room_as_it_stands(code: RefusalCode) -> None:
    by_hand = with_set_up(free(), choice_of(ROOM_4, free()), BY_HAND, persons=24, now=NOW)
    facts = {"minutes": 30, "ready_at": wall("19:00"), "phone": "44 00 00 01"}
    outcome = BookingRefused((Refusal(code, facts),))  # type: ignore[arg-type]  # facts of both

    state = stopped.derive_state(free(), replace(EVENING, choice=by_hand, outcome=outcome), speech=DANISH, now=NOW)

    assert state.sentence
    assert MEETING in {one.offer.layout.id for one in state.choices if one.offer.space.id == ROOM_4}


def test_a_layout_is_chosen_by_touch_and_booked_so(arrive: Arrive) -> None:
    visitor = arrive(free(), desk=MemoryDesk())
    visit = visitor.kiosk.visit
    visit.choose(EVENING)
    visit.go(visit.navigation.opened(Page.CONFIRM), session=replace(visit.session, choice=choice_of(ROOM_4, free())))

    visitor.touch(f"layout-{BY_HAND}")
    visitor.waits_for("setUp")
    visitor.touch("book")

    visitor.waits_for("receiptPage")
    (wish,) = visitor.desk.wishes
    assert (wish.alternatives[0].layout, wish.set_up_by) == (ROWS, SetUpBy.THEMSELVES)
    assert "stiller selv op" in visitor.text_of("setUp")


def test_a_near_miss_that_must_be_set_up_is_taken_by_touch(arrive: Arrive) -> None:
    taken = [booking(space, "18:00", "19:00") for space in ("mh-lille-sal", "mh-store-sal", "gg-laden", "gg-gaardrum")]
    picture = free(*taken, booking("by-pavillon", "10:00", "22:00"), booking("mh-foyer", "10:00", "23:00"))
    visitor = arrive(picture, desk=MemoryDesk())
    visit = visitor.kiosk.visit
    visit.choose(replace(EVENING, persons=90, length=timedelta(hours=1)))
    visit.go(visit.navigation.opened(Page.RESULTS))
    state = results_state.derive_state(picture, visit.session, speech=DANISH, now=NOW)
    number = next(n for n, one in enumerate(state.choices) if not one.offer.layout.standing)

    visitor.touch(f"take-{number}")
    visitor.touch("book")

    visitor.waits_for("receiptPage")
    (wish,) = visitor.desk.wishes
    assert wish.set_up_by is SetUpBy.THEMSELVES
    assert (wish.alternatives[0].layout, wish.alternatives[0].span) == (
        state.choices[number].offer.layout.id,
        state.choices[number].span,
    )


def test_the_house_is_asked_for_a_layout_that_it_sets_up_itself() -> None:
    hall = herlev().space_by_id[SpaceId("mh-store-sal")]
    session = replace(EVENING, starts_at=wall("12:00", day=28), when=When.OTHER_DAY, persons=200)
    choice = choice_of(hall.id, free(), session)

    options = options_for(free(), choice, persons=200, now=NOW, speech=DANISH)

    assert choice.certainty is Certainty.HOUSE
    assert [(one.kind, one.hands) for one in options][:2] == [("empty", "Står der"), ("tables", "Sættes op af huset")]
    asked = with_set_up(free(), choice, "tables-crew", persons=200, now=NOW)
    state = confirm_state.derive_state(free(), replace(session, choice=asked), speech=DANISH, now=NOW)
    assert state.set_up.replace("\u00a0", " ") == "Huset stiller op. Rummet står klar kl. 12."


@pytest.mark.parametrize(
    ("by", "layout", "danish", "brief"),
    [
        (
            SetUpBy.THEMSELVES,
            ROWS,
            "I stiller selv op fra kl. 17.30 og sætter tilbage inden kl. 19.30.",
            "I stiller selv op fra kl. 17.30.",
        ),
        (SetUpBy.CREW, ROWS, "Huset stiller op. Rummet står klar kl. 18.", "Huset stiller op."),
        (SetUpBy.CREW, MEETING, "", ""),
    ],
)
def test_a_booking_tells_whose_work_makes_the_room_stand(
    by: SetUpBy, layout: LayoutId, danish: str, brief: str
) -> None:
    made = placed(layout, "18:00", "19:00", by=by)

    assert set_up_sentence(Words.of("da"), herlev(), made) == danish
    assert set_up_sentence(Words.of("da"), herlev(), replace(made, occupancy=())) == danish
    assert set_up_in_brief(Words.of("da"), herlev(), made) == brief
    assert set_up_told(Words.of("da"), herlev(), made) == (f"Rækker: {danish}" if danish else "")


def test_neighbours_who_want_the_same_leave_it_standing_for_each_other() -> None:
    first = placed(ROWS, "17:00", "18:00", by=SetUpBy.THEMSELVES)
    second = replace(booking(ROOM_4, "18:00", "19:00"), layout=ROWS, set_up_by=SetUpBy.THEMSELVES, occupancy=())
    there = place(herlev(), Calendar.of([first]), second, now=NOW)
    assert isinstance(there, Placed)
    (before,) = there.neighbours

    words = Words.of("da")
    assert set_up_sentence(words, herlev(), there.booking) == (
        "Rummet står sådan, når I kommer. I sætter tilbage inden kl. 19.30."
    )
    assert set_up_in_brief(words, herlev(), there.booking) == "Rummet står sådan, når I kommer."
    assert set_up_sentence(words, herlev(), before) == (
        "I stiller selv op fra kl. 16.30. I lader det stå til dem, der kommer efter jer."
    )


def test_paper_and_page_tell_it_too() -> None:
    made = placed(ROWS, "18:00", "19:00", by=SetUpBy.THEMSELVES)
    wish = BookingWish(
        id=made.id,
        alternatives=(Alternative(made.space, made.layout, made.span),),
        persons=24,
        purpose=made.purpose,
        openness=made.openness,
        language="da",
        set_up_by=SetUpBy.THEMSELVES,
    )
    issue = Issue(language="da", code="123 456 789", url="HTTPS://X/R/1", issued_at=NOW, kiosk=KIOSK)

    state = receipt_state.derive_state(free(), replace(EVENING, outcome=confirmed(wish)), speech=DANISH, now=NOW)
    paper = confirmed_receipt(made, herlev(), issue=issue)

    sentence = "Rækker: I stiller selv op fra kl. 17.30 og sætter tilbage inden kl. 19.30."
    assert state.set_up.replace("\u00a0", " ") == sentence
    assert sentence in [line.replace("\u00a0", " ") for line in paper.below_time]
    assert made.span == TimeSpan(wall("18:00"), wall("19:00"))


def test_hands_are_named_in_few_words() -> None:
    rows = herlev().space_by_id[ROOM_4].layout(ROWS)
    assert rows is not None

    said = [hands_of(SetUp(rows, by), ENGLISH).replace("\u00a0", " ") for by in (SetUpBy.THEMSELVES, SetUpBy.CREW)]

    assert said == ["You set it up, 30 min", "Set up by the house"]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize("language", ["da", "de", "uk"])
def test_three_ways_to_stand_keep_their_pictures_and_their_words_whole_side_by_side(
    arrive: Arrive, language: str, size: QSize
) -> None:
    visitor = arrive(languages=("da", "de", "uk"))
    visitor.touch_all("find", "when-other-day", "persons-50", "show", "take-0")
    visitor.waits_for("confirmPage")
    visitor.kiosk.window.resize(size)
    visitor.kiosk.visit.choose_comfort(Comfort(language=language))
    come_to_rest(visitor.kiosk.window)

    assert visitor.sees("layout-empty-themselves")
    drawn = [item for item in visible_in(visitor.kiosk.window.contentItem()) if item.objectName() == "layoutPictogram"]
    assert len(drawn) == 3
    assert misfits(visitor.kiosk.window) == []

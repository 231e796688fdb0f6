"""A receipt says what stands, and a request never sounds like a yes."""

import re
from dataclasses import astuple, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from booking_core.documents.receipt_content import (
    SQUARE,
    GoesOnFrom,
    Plate,
    ReceiptContent,
    Section,
    confirmed_receipt,
    request_receipt,
)
from booking_core.domain.bookings import BookingState
from booking_core.domain.identity import SpaceId
from booking_core.domain.places import KindOfUser
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.catalogue import languages
from booking_core.language.words import Words
from tests.booking_core.central.running_centre import herlev as herlev_places
from tests.booking_core.documents.sample_receipts import (
    PLACES,
    WISHES,
    a_booking,
    an_issue,
    at,
    confirmed,
    requested,
    span,
)
from tests.booking_core.sample_places import GROUP_ROOM, HALL, HALL_NORTH, HOUSE, WORKSHOP

NBSP = "\u00a0"


def all_text(content: ReceiptContent) -> str:
    return str(astuple(replace(content, qr_text="")))


def test_a_confirmed_receipt_says_where_when_and_how() -> None:
    content = confirmed()

    assert content.plate is Plate.CONFIRMED
    assert content.plate_words == ("BEKRÆFTET",)
    assert content.room == "Værkstedet"
    assert content.house == ("Prøveby Medborgerhus", "Prøvevej 1, 2999 Prøveby")
    assert (content.day, content.time) == ("Torsdag den 26. november", "14.15–15.15")
    assert content.sections == (
        Section("Sådan finder du derhen", ("1. sal", "Op ad trappen", "Første dør til venstre"), (SQUARE,) * 3),
    )
    assert content.copy_stamp == ""


@pytest.mark.parametrize(
    ("space", "kept"),
    [
        (WORKSHOP, ("Meld jer på skærmen, når I kommer. Ellers holder huset kun rummet til kl.\u00a014.30.",)),
        (HALL_NORTH, ()),
    ],
)
def test_where_one_checks_in_it_says_until_when_the_room_is_kept(space: SpaceId, kept: tuple[str, ...]) -> None:
    booking = a_booking(space)

    assert confirmed_receipt(booking, PLACES, issue=an_issue(booking)).below_time == (*kept, "Pris: 0 kr.")


def test_what_goes_on_from_another_names_its_receipt_and_how_long_that_is_kept() -> None:
    """Whoever was there when they booked it reads nothing of a hold: they had come."""
    first = a_booking(WORKSHOP)
    more = TimeSpan(first.span.ends_at, first.span.ends_at + timedelta(hours=1))
    second, before = replace(first, span=more, continues=first.id), GoesOnFrom(first.span, "123 456 789", first)
    told = f"I forlængelse af 14.15–15.15 (kode 123{NBSP}456{NBSP}789). Behold begge kvitteringer."

    long_before = replace(an_issue(second), issued_at=first.span.starts_at - timedelta(hours=2))
    there = replace(long_before, issued_at=first.span.starts_at - timedelta(minutes=30))

    assert confirmed_receipt(second, PLACES, issue=there, goes_on_from=before).below_time == (told, "Pris: 0 kr.")
    assert confirmed_receipt(second, PLACES, issue=long_before, goes_on_from=before).below_time == (
        told,
        f"Meld jer på skærmen, når I kommer. Ellers holder huset kun rummet til kl.{NBSP}14.30.",
        "Pris: 0 kr.",
    )


def test_who_has_checked_in_reads_so_and_how_to_leave_early() -> None:
    booking = replace(a_booking(WORKSHOP), state=BookingState.CHECKED_IN)

    content = confirmed_receipt(booking, PLACES, issue=an_issue(booking))

    seen = "Huset har set, at I er her. I skal ikke melde jer på skærmen."
    assert content.below_time == (seen, "Pris: 0 kr.")
    assert content.below_code[-1] == "Går I før tid? Tast koden på skærmen, og giv rummet tilbage."


def test_where_nobody_checks_in_nothing_is_said_of_it() -> None:
    booking = replace(a_booking(HALL_NORTH), state=BookingState.CHECKED_IN)

    content = confirmed_receipt(booking, PLACES, issue=an_issue(booking))

    assert content.below_time == ("Pris: 0 kr.",)
    assert content.below_code[-1].startswith("Kommer I ikke?")


def test_the_price_is_that_of_the_kind_of_user() -> None:
    booking = a_booking(HALL_NORTH, user=KindOfUser.BUSINESS)

    assert confirmed_receipt(booking, PLACES, issue=an_issue(booking)).below_time == ("Pris: 300 kr.",)


def test_a_place_in_the_open_says_what_happens_when_it_rains() -> None:
    herlev, yard = herlev_places(), SpaceId("gg-gaardrum")
    booking = replace(a_booking(yard), shelter=SpaceId("gg-laden"))
    issue = replace(an_issue(a_booking()), kiosk=None)

    assert confirmed_receipt(booking, herlev, issue=issue).below_time == (
        "Regner det, kan I være i Laden. Vælg inden kl. 11.15, ellers er I ude.",
        "Pris: 0 kr.",
    )
    none = confirmed_receipt(replace(booking, shelter=None), herlev, issue=issue)
    assert none.below_time[0] == "Regner det, er der ikke noget sted inde."


def test_a_joined_space_tells_the_way_to_each_room() -> None:
    booking = a_booking(HALL)
    content = confirmed_receipt(booking, PLACES, issue=an_issue(booking))

    assert content.sections[0].lines == (
        "Salen, nord: Stuen, til venstre i foyeren",
        "Salen, syd: Stuen, forbi garderoben",
    )


def test_a_space_of_many_rooms_names_them_alone() -> None:
    house = PLACES.venue_by_id[HOUSE]
    rooms = tuple(room.id for room in (*house.rooms, house.rooms[0]))
    spaces = tuple(replace(space, rooms=rooms) for space in house.spaces)
    places = replace(PLACES, venues=(replace(house, spaces=spaces), *PLACES.venues[1:]))
    booking = a_booking(HALL)
    content = confirmed_receipt(booking, places, issue=an_issue(booking))

    assert [line.replace(NBSP, " ") for line in content.sections[0].lines] == [
        "Værkstedet · Salen, nord · Salen, syd · Værkstedet"
    ]


def test_a_booking_past_midnight_says_which_night_it_ends() -> None:
    booking = a_booking(HALL_NORTH, span("2026-11-27 23:00", "2026-11-28 01:00"))
    content = confirmed_receipt(booking, PLACES, issue=an_issue(booking))

    assert (content.day, content.time) == ("Fredag den 27. november", "23.00–01.00")
    assert content.below_time[0] == "Slutter natten til lørdag"


def test_a_booking_until_midnight_does_not_end_in_the_night() -> None:
    booking = a_booking(HALL_NORTH, span("2026-11-27 22:00", "2026-11-28 00:00"))

    assert confirmed_receipt(booking, PLACES, issue=an_issue(booking)).below_time == ("Pris: 0 kr.",)


def test_the_autumn_night_is_told_apart() -> None:
    start = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    booking = a_booking(HALL_NORTH, TimeSpan(start, start + timedelta(hours=1)))
    content = confirmed_receipt(booking, PLACES, issue=an_issue(booking))

    assert content.time == f"02.30{NBSP}(sommertid)–02.30{NBSP}(vintertid)"
    assert content.day == "Søndag den 31. oktober 2027"


def test_the_spring_night_jumps_over_an_hour() -> None:
    booking = a_booking(HALL_NORTH, TimeSpan(at("2027-03-28 01:30"), at("2027-03-28 01:30") + timedelta(hours=1)))

    assert confirmed_receipt(booking, PLACES, issue=an_issue(booking)).time == "01.30–03.30"


@pytest.mark.parametrize("state", [BookingState.REQUESTED, BookingState.CANCELLED_BY_CITIZEN, BookingState.NO_SHOW])
def test_what_does_not_stand_is_never_called_confirmed(state: BookingState) -> None:
    with pytest.raises(ValueError, match="not confirmed"):
        confirmed_receipt(a_booking(state=state), PLACES, issue=an_issue(a_booking()))


def test_a_request_says_what_was_asked_the_alternatives_and_where_the_answer_is() -> None:
    content = requested()

    assert content.plate is Plate.REQUEST
    assert content.lead == "Du har bedt om"
    assert (content.room, content.time) == ("Grupperum 1", "17.30–18.30")
    assert content.sections == (
        Section(
            "Ellers, i den rækkefølge:",
            (
                "18.00–19.00, Grupperum 1",
                f"fr.{NBSP}27.{NBSP}nov.{NBSP}17.00–18.00, Værkstedet, Prøveby Medborgerhus",
            ),
            marks=("2.", "3."),
        ),
        Section(
            "Se svaret senest kl. 17",
            (
                "Tast koden på skærmen i Prøveby Medborgerhus (Foyeren).",
                f"Eller spørg i huset med koden, tlf. 44{NBSP}00{NBSP}00{NBSP}02.",
                "Intet svar til den tid? Så er tiden ikke din.",
            ),
        ),
    )
    assert "Uden forbindelse siden kl. 13.52." in content.footer


def test_a_single_wish_has_no_alternatives() -> None:
    booking = a_booking(GROUP_ROOM, WISHES[0].span, state=BookingState.REQUESTED)
    content = request_receipt(WISHES[:1], PLACES, issue=an_issue(booking), answer_by=at("2026-11-27 12:30"))

    assert [section.heading for section in content.sections] == ["Se svaret senest fredag den 27. november kl. 12.30"]


def test_until_when_the_answer_stands_has_its_day_where_the_paper_is_about_another() -> None:
    tomorrow = replace(WISHES[0], span=TimeSpan(at("2026-11-27 10:00"), at("2026-11-27 11:00")))
    booking = a_booking(GROUP_ROOM, tomorrow.span, state=BookingState.REQUESTED)

    content = request_receipt([tomorrow], PLACES, issue=an_issue(booking), answer_by=at("2026-11-26 18:00"))

    assert [section.heading for section in content.sections] == ["Se svaret senest torsdag den 26. november kl. 18"]


@pytest.mark.parametrize("language", languages())
def test_what_is_read_on_another_day_has_dates_and_no_tomorrow(language: str) -> None:
    booking = a_booking(GROUP_ROOM, TimeSpan(at("2026-11-27 10:00"), at("2026-11-27 11:00")))
    words = Words.of(language)

    said = all_text(confirmed_receipt(booking, PLACES, issue=replace(an_issue(booking), language=language)))

    assert words.day(date(2026, 11, 27)).lower() in said.lower()
    assert not any(re.search(rf"\b{words.text(key)}\b", said) for key in ("day.today", "day.tomorrow"))


def test_a_request_that_the_house_answers_says_until_when_and_what_no_answer_means() -> None:
    booking = a_booking(GROUP_ROOM, WISHES[0].span, state=BookingState.REQUESTED)

    content = request_receipt(
        WISHES[:1], PLACES, issue=an_issue(booking), answer_by=at("2026-11-29 00:00"), by_the_house=True
    )

    assert content.plate_words == ("ANMODNING", "IKKE BEKRÆFTET")
    (answer,) = content.sections
    assert answer.heading == "Huset svarer senest lørdag den 28. november"
    assert answer.lines[-1] == "Intet svar, når tiden begynder? Så er tiden ikke din."
    assert f"tlf. 44{NBSP}00" in answer.lines[-2]


@pytest.mark.parametrize(
    ("language", "no", "yes"),
    [("da", "IKKE BEKRÆFTET", "bekræft"), ("en", "NOT CONFIRMED", "confirm")],
)
def test_a_request_never_sounds_like_a_confirmation(language: str, no: str, yes: str) -> None:
    content = requested(language)
    rest = all_text(content).replace(no, "")

    assert no in content.plate_words
    assert yes not in rest.lower()
    assert "hold" not in rest.lower()
    assert "nøgle" not in rest


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (confirmed(), ""),
        (confirmed("ar"), "BEKRÆFTET"),
        (requested("uk"), "ANMODNING, IKKE BEKRÆFTET"),
    ],
)
def test_those_who_work_in_the_house_read_how_it_stands_on_paper_of_any_language(
    content: ReceiptContent, told: str
) -> None:
    assert content.for_staff == told


def test_a_copy_says_the_same_and_is_stamped() -> None:
    assert confirmed(copy=True) == replace(confirmed(), copy_stamp="KOPI")
    assert requested("en", copy=True) == replace(requested("en"), copy_stamp="COPY")


@pytest.mark.parametrize("content", [confirmed("en"), requested("en")])
def test_in_english_no_danish_word_is_left_but_names(content: ReceiptContent) -> None:
    names = {venue.name for venue in PLACES.venues} | {venue.address for venue in PLACES.venues}
    text = all_text(
        replace(content, for_staff="", sections=tuple(s for s in content.sections if SQUARE not in s.marks))
    )
    for name in (*names, PLACES.name, *(space.name for _, space in PLACES.spaces())):
        text = text.replace(name, "")

    assert not set("æøåÆØÅ") & set(text)


def test_a_way_in_the_readers_language_is_told_in_it_and_another_is_said_to_be_danish() -> None:
    booking = a_booking(WORKSHOP)
    room = PLACES.venues[0].rooms[0]
    (way,) = confirmed("ar").sections
    assert way.heading == "\u200fالطريق إلى المكان (\u200fبالدنماركية، كما على اللافتات)"
    assert way.lines[0] == "1. sal"

    told = replace(room, ways={"ar": "الطابق الأول، الباب الأول"})
    houses = (replace(PLACES.venues[0], rooms=(told, *PLACES.venues[0].rooms[1:])), *PLACES.venues[1:])
    content = confirmed_receipt(booking, replace(PLACES, venues=houses), issue=an_issue(booking, "ar"))

    assert content.sections[0].lines == ("الطابق الأول", "الباب الأول")
    assert "بالدنماركية" not in content.sections[0].heading

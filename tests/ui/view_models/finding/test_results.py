from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.places import Closure
from tests.ui.herlev_day import NOW, booking, picture_of_round_the_clock, picture_of_the_day, wall
from ui.ports import HousePicture
from ui.view_models.finding.results_state import ResultsState, derive_state
from ui.view_models.offering.offers import answer_to, largest_capacity, search_of
from ui.view_models.visit.session import Certainty, Comfort, Session, When
from ui.view_models.visit.speech import Speech

HOUR = timedelta(hours=1)
NEVER_TOGETHER = frozenset({Need.HEARING_LOOP, Need.CHILD_FRIENDLY})
LARGE_CROWD = Session(
    when=When.LATER,
    starts_at=wall("18:00"),
    length=timedelta(hours=3),
    persons=60,
    needs=frozenset({Need.HEARING_LOOP}),
)


def test_where_no_space_has_all_that_is_needed_there_is_no_largest() -> None:
    picture, session = picture_of_the_day(), Session(persons=50, needs=NEVER_TOGETHER)
    assert largest_capacity(picture, search_of(picture, session, now=NOW)) == 0


def test_needs_no_space_meets_together_are_named(danish: Speech) -> None:
    state = derive_state(picture_of_the_day(), Session(persons=50, needs=NEVER_TOGETHER), speech=danish, now=NOW)
    assert state.why == "Intet sted til 50\u00a0personer passer til alt dette: børnevenligt, teleslynge."
    assert state.why_more == "Ring til huset på 44 00 00 01.".replace(" 00", "\u00a000").replace(" 01", "\u00a001")


def test_where_nothing_comes_near_the_heading_promises_nothing(danish: Speech) -> None:
    nearest = derive_state(picture_of_the_day(), Session(persons=50, needs=NEVER_TOGETHER), speech=danish, now=NOW)
    nothing = derive_state(picture_of_the_day(), Session(persons=50, needs=frozenset(Need)), speech=danish, now=NOW)
    assert (nearest.heading, len(nearest.cards)) == ("Ikke lige det, men næsten", 1)
    assert nearest.cards[0].tag == "Ikke børnevenligt"
    assert (nothing.heading, len(nothing.cards)) == ("Intet sted passer", 0)


def test_more_persons_than_any_space_takes_are_told_of_the_largest(danish: Speech) -> None:
    picture, session = picture_of_the_day(), Session(persons=5000)
    largest = largest_capacity(picture, search_of(picture, session, now=NOW))
    state = derive_state(picture, session, speech=danish, now=NOW)
    assert state.why == "Intet sted kan tage 5000\u00a0personer."
    assert f"plads til {largest}." in state.why_more


def why_not(picture: HousePicture, speech: Speech, now: datetime, length: timedelta = HOUR) -> str:
    """The sentence after "Lige nu er der ikke plads til 6 personer."."""
    state = derive_state(picture, Session(persons=6, length=length), speech=speech, now=now)
    return state.why_more.replace("\u00a0", " ")


def test_where_every_house_is_closed_it_says_why(danish: Speech) -> None:
    picture = picture_of_the_day()
    today = NOW.date()
    rebuilding = Closure(today, today, None, "Strømsvigt")
    closed = replace(picture, municipality=replace(picture.municipality, closures=(rebuilding,)))

    assert "(Strømsvigt)" in why_not(closed, danish, NOW)


def nearly(now: datetime, length: timedelta = HOUR, *, speech: Speech) -> ResultsState:
    return derive_state(picture_of_the_day(seen_at=now), Session(length=length), speech=speech, now=now)


@pytest.mark.parametrize(
    ("now", "length", "closes", "stay"),
    [
        (wall("00:30", day=28), HOUR, "kl. 1", "30 min."),
        (wall("21:10"), HOUR, "kl. 22", "45 min."),
        (wall("20:00"), 8 * HOUR, "kl. 22", "2 timer"),
    ],
)
def test_where_this_house_closes_before_the_end_it_says_so_and_offers_what_is_left_here(
    danish: Speech, now: datetime, length: timedelta, closes: str, stay: str
) -> None:
    state = nearly(now, length, speech=danish)

    said = f"{state.why} {state.why_more}".replace("\u00a0", " ")
    assert said == f"Huset lukker {closes}. I kan være her i {stay} inden da."
    first = state.choices[0]
    assert (state.cards[0].tag, first.offer.walking_minutes) == ("Kortere", 0)
    assert first.span.ends_at == first.offer.free_until


def test_minutes_before_it_closes_another_day_is_all_there_is(danish: Speech) -> None:
    state = nearly(wall("21:40"), speech=danish)

    assert state.why == "Lige nu er der ikke plads til 6\u00a0personer."
    assert state.why_more.replace("\u00a0", " ") == "Huset lukker kl. 22. Vælg en anden dag eller et andet sted."
    assert "Kortere" not in {card.tag for card in state.cards}


def test_who_needs_what_this_house_has_not_is_not_told_when_it_closes(danish: Speech) -> None:
    late = wall("21:10")
    session = Session(persons=8, purpose=Purpose.MAKING, needs=frozenset({Need.CHILD_FRIENDLY}))
    state = derive_state(picture_of_the_day(seen_at=late), session, speech=danish, now=late)

    assert "Huset lukker" not in f"{state.why} {state.why_more}"


def test_three_that_nearly_fit_share_a_page_with_the_wish(danish: Speech) -> None:
    state = nearly(wall("00:30", day=28), speech=danish)

    assert (len(state.cards), state.more, state.wishes) == (3, "", True)


def test_with_large_text_near_misses_come_one_at_a_time(danish: Speech) -> None:
    pages = [
        derive_state(
            picture_of_the_day(), LARGE_CROWD, speech=danish, now=NOW, comfort=Comfort(text_percent=200), page=page
        )
        for page in (0, 1)
    ]
    assert [[card.number for card in state.cards] for state in pages] == [[0], [1]]
    assert pages[0].more != ""


def test_without_the_centre_only_what_is_sure_is_counted_as_fitting(danish: Speech) -> None:
    away = picture_of_the_day(connected=False, seen_at=wall("13:52"))
    pages = [derive_state(away, Session(), speech=danish, now=NOW, page=page) for page in (0, 1)]
    sure = [choice for choice in pages[0].choices if choice.certainty is Certainty.SURE]
    asked = len(pages[0].choices) - len(sure)

    assert len(sure) == len(pages[0].cards) == 3
    assert (pages[0].heading, pages[0].more) == ("3\u00a0steder passer", f"Bed om {asked}\u00a0andre")
    assert pages[0].summary.startswith("Nu · ")
    assert (pages[0].asked, pages[0].sure) == ("", True)
    assert (pages[1].heading, pages[1].more) == ("Bed om et sted", f"Bed om {asked - 3}\u00a0andre")
    assert pages[1].summary.startswith("Tidligst kl.\u00a016.15 · ")
    assert (pages[1].asked, pages[1].sure) == ("Kun anmodning", False)


def test_the_cards_of_a_silent_centre_say_more_and_so_are_fewer(danish: Speech) -> None:
    away = replace(picture_of_the_day(connected=False, seen_at=wall("13:52")), held=frozenset())
    shown = {
        picture.connected: len(
            derive_state(picture, Session(), speech=danish, now=NOW, comfort=Comfort(text_percent=150)).cards
        )
        for picture in (away, picture_of_the_day())
    }
    assert shown == {False: 1, True: 2}


def test_no_fact_speaks_for_a_place_twice(danish: Speech) -> None:
    pages = [derive_state(picture_of_the_day(), Session(), speech=danish, now=NOW, page=page) for page in range(4)]
    facts = {card.name: [reason.text for reason in card.reasons] for state in pages for card in state.cards}

    assert "Udendørs" in facts["Pavillonen i parken"]
    assert [name for name, texts in facts.items() if len(set(texts)) < len(texts)] == []


def test_of_each_place_it_is_told_what_speaks_for_it_or_why_this_kiosk_can_promise_it(danish: Speech) -> None:
    away = picture_of_the_day(connected=False, seen_at=NOW)
    told = {
        card.certainty: shown.about
        for state in (derive_state(away, Session(), speech=danish, now=NOW, page=page) for page in range(8))
        for shown, card in ((shown, state.choices[shown.number]) for shown in state.cards)
    }

    assert told[Certainty.SURE] == danish.say("screen.belongs-here")
    assert " · " in told[Certainty.REQUEST]
    sure = derive_state(picture_of_the_day(), Session(), speech=danish, now=NOW).cards[0]
    assert sure.about.split(" · ") == [reason.text for reason in sure.reasons]


def test_an_answer_counts_until_something_is_newer_or_another_quarter_is_the_soonest() -> None:
    picture, session = picture_of_the_day(), Session()
    answer = answer_to(picture, session, now=NOW)
    newer = picture_of_the_day(more=[booking("mh-lok3", "14:15", "15:15")])

    assert answer.still_counts(picture, replace(session, phone="40217355"), now=NOW + timedelta(minutes=1))
    assert not answer.still_counts(newer, session, now=NOW)
    assert not answer.still_counts(picture, replace(session, persons=7), now=NOW)
    assert not answer.still_counts(picture, session, now=NOW + timedelta(minutes=15))


def test_the_page_says_what_the_answer_has_found_and_does_not_look_again(danish: Speech) -> None:
    taken = picture_of_the_day(more=[booking("mh-lok3", "14:15", "15:15")])
    answer = answer_to(picture_of_the_day(), Session(), now=NOW)

    shown = derive_state(taken, Session(), speech=danish, now=NOW, answer=answer)

    assert shown.choices is answer.choices


def test_a_place_that_is_never_closed_is_free_for_a_day_or_more(danish: Speech) -> None:
    now, tomorrow = wall("23:50"), Session(when=When.OTHER_DAY, starts_at=wall("10:00", day=28))
    picture = picture_of_round_the_clock(seen_at=now)
    told = [
        derive_state(picture, session, speech=danish, now=now).cards[0].availability
        for session in (Session(), tomorrow)
    ]
    assert told == ["Ledigt et døgn eller mere"] * 2

"""The strip of a day and the same in words."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.central.web.ribbons import (
    REQUEST,
    Piece,
    Ribbon,
    Strip,
    kinds_shown,
    ribbon,
    whole_hours,
)
from booking_core.domain.finding.availability import Segment, SegmentKind
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.words import Words
from tests.booking_core.central.web.visits import HERLEV_ZONE, at, span

FREE, BOOKED, SETUP, CLOSED = SegmentKind.FREE, SegmentKind.BOOKED, SegmentKind.SETUP, SegmentKind.CLOSED
STANDBY, BLOCKED = SegmentKind.STANDBY, SegmentKind.BLOCKED
QUARTER = timedelta(minutes=15)
SUMMER_ENDS = date(2026, 10, 25)


def strip(starts: str = "08:00", ends: str = "18:00", now: str = "14:08") -> Strip:
    return Strip(span(starts, ends), at(now), HERLEV_ZONE, Words.of("da"))


def segments(*parts: tuple[str, str, SegmentKind]) -> list[Segment]:
    return [Segment.over(span(starts, ends), kind) for starts, ends, kind in parts]


def labels(drawn: Ribbon) -> list[str]:
    return [tick.label for tick in drawn.ticks if tick.label]


@st.composite
def lanes(draw: st.DrawFn) -> tuple[Strip, list[Segment]]:
    """A strip filled with segments, none missing and none twice."""
    lengths = draw(st.lists(st.integers(1, 20), min_size=1, max_size=12))
    starts_at, filled = at("06:00"), []
    for length in lengths:
        ends_at = starts_at + length * QUARTER
        filled.append(Segment.over(TimeSpan(starts_at, ends_at), draw(st.sampled_from(SegmentKind))))
        starts_at = ends_at
    return Strip(TimeSpan(at("06:00"), starts_at), at("14:08"), HERLEV_ZONE, Words.of("da")), filled


@given(lanes())
def test_the_pieces_fill_the_strip_without_gap_or_overlap(lane: tuple[Strip, list[Segment]]) -> None:
    drawn = ribbon(*lane).pieces

    assert (drawn[0].starts, drawn[-1].ends) == (0, 100)
    assert all(before.ends == after.starts and before.kind != after.kind for before, after in pairwise(drawn))


@given(lanes())
def test_nothing_that_is_over_is_told(lane: tuple[Strip, list[Segment]]) -> None:
    early = Strip(lane[0].window, lane[0].window.ends_at, HERLEV_ZONE, lane[0].words)

    assert ribbon(early, lane[1]).words == ()


def test_two_bookings_in_a_row_look_like_one() -> None:
    day = segments(("08:00", "10:00", FREE), ("10:00", "12:00", BOOKED), ("12:00", "18:00", BOOKED))

    drawn = ribbon(strip(), day)

    assert drawn.pieces == (Piece("free", 0, 20), Piece("booked", 20, 100))
    assert drawn.words == ("Optaget til kl. 18.",)


def test_of_what_has_begun_only_the_end_is_told_and_of_what_begins_now_the_whole() -> None:
    day = [*segments(("08:00", "15:00", FREE), ("15:00", "16:00", BOOKED)), closed_off("16:00", "18:00", "Valg")]

    assert ribbon(strip(now="14:08"), day).words[0] == "Ledigt til kl. 15."
    assert ribbon(strip(now="15:00"), day).words == ("Optaget 15.00–16.00.", "Spærret 16.00–18.00: Valg.")
    assert ribbon(strip(now="17:45"), day).words == ("Spærret til kl. 18: Valg.",)


def test_each_kind_of_time_has_its_own_sentence() -> None:
    day = segments(
        ("08:00", "15:00", BOOKED),
        ("15:00", "15:30", SETUP),
        ("15:30", "16:00", FREE),
        ("16:00", "17:00", BOOKED),
        ("17:00", "18:00", FREE),
    )

    words = ribbon(strip(), day).words

    assert words == (
        "Ledigt 15.30–16.00 og 17.00–18.00.",
        "Optaget til kl. 15 og 16.00–17.00.",
        "Klargøres 15.00–15.30.",
    )


def closed_off(starts: str, ends: str, reason: str) -> Segment:
    return Segment.over(span(starts, ends), BLOCKED, reason)


def test_each_reason_for_closing_off_has_its_own_sentence_and_one_stretch_on_the_strip() -> None:
    day = [
        *segments(("08:00", "10:00", FREE)),
        closed_off("10:00", "11:00", "Valg"),
        closed_off("11:00", "12:00", "Maling"),
        closed_off("12:00", "18:00", "Valg"),
    ]

    drawn = ribbon(strip(now="07:00"), day)

    assert drawn.words == (
        "Ledigt 08.00–10.00.",
        "Spærret 10.00–11.00 og 12.00–18.00: Valg.",
        "Spærret 11.00–12.00: Maling.",
    )
    assert drawn.pieces == (Piece("free", 0, 20), Piece("blocked", 20, 100))
    assert drawn.pieces[-1].middle == 60


def test_time_held_for_rain_is_drawn_as_taken_and_told_as_what_it_is() -> None:
    drawn = ribbon(strip(now="07:00"), segments(("08:00", "13:00", BOOKED), ("13:00", "18:00", STANDBY)))

    assert drawn.pieces == (Piece("booked", 0, 100),)
    assert drawn.words == ("Optaget 08.00–13.00.", "Holdes ved regnvejr 13.00–18.00.")


def test_what_is_closed_off_keeps_its_reason_beside_ones_own_time() -> None:
    drawn = ribbon(strip(now="07:00"), [closed_off("08:00", "18:00", "Valg")], yours=span("08:00", "09:00"))

    assert drawn.words == ("Spærret 09.00–18.00: Valg.",)


def test_ones_own_time_lies_in_front_and_is_not_told_as_taken() -> None:
    day = segments(("08:00", "15:00", FREE), ("15:00", "17:00", BOOKED), ("17:00", "18:00", FREE))

    drawn = ribbon(strip(), day, yours=span("16:00", "17:00"))

    assert drawn.pieces[-1] == Piece("yours", 80, 90)
    assert drawn.words == ("Ledigt til kl. 15 og 17.00–18.00.", "Optaget 15.00–16.00.")


def test_what_was_asked_for_may_be_taken_by_others() -> None:
    day = segments(("08:00", "15:00", FREE), ("15:00", "17:00", BOOKED), ("17:00", "18:00", FREE))

    drawn = ribbon(strip(), day, yours=span("16:00", "17:00"), kind=REQUEST)

    assert drawn.pieces[-1] == Piece("request", 80, 90)
    assert "Optaget 15.00–17.00." in drawn.words


def test_a_time_outside_the_strip_is_not_drawn() -> None:
    drawn = ribbon(strip("08:00", "11:00"), segments(("08:00", "11:00", FREE)), yours=span("12:00", "13:00"))

    assert [piece.kind for piece in drawn.pieces] == ["free"]


@pytest.mark.parametrize(("now", "place"), [("08:00", 0), ("13:00", 50), ("18:00", None), ("07:59", None)])
def test_the_present_is_marked_while_it_is_on_the_strip(now: str, place: float | None) -> None:
    assert ribbon(strip(now=now), segments(("08:00", "18:00", FREE))).now == place


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("08:00", "11:00", "8 9 10 11"),
        ("08:00", "15:00", "8 9 10 11 12 13 14 15"),
        ("08:00", "16:00", "8 10 12 14 16"),
        ("07:00", "22:00", "7 9 11 13 15 17 19 21"),
        ("06:00", "22:00", "6 9 12 15 18 21"),
    ],
)
def test_there_are_never_more_than_eight_hours_named(starts: str, ends: str, expected: str) -> None:
    drawn = ribbon(strip(starts, ends), segments((starts, ends, FREE)))

    assert labels(drawn) == expected.split()


def test_the_night_the_clock_is_set_back_has_its_hour_twice() -> None:
    night = TimeSpan(at("01:00", SUMMER_ENDS), at("05:00", SUMMER_ENDS))
    shown = Strip(night, at("14:08"), HERLEV_ZONE, Words.of("da"))

    drawn = ribbon(shown, [Segment.over(night, FREE)])

    assert labels(drawn) == ["1", "2", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("14:15", "15:15", ("14:00", "17:00")),
        ("14:00", "17:00", ("14:00", "17:00")),
        ("14:59", "18:01", ("14:00", "19:00")),
    ],
)
def test_a_strip_has_whole_hours_and_three_at_least(starts: str, ends: str, expected: tuple[str, str]) -> None:
    assert whole_hours(span(starts, ends), HERLEV_ZONE) == span(*expected)


def test_a_legend_names_what_any_of_the_ribbons_shows_ones_own_first() -> None:
    one = ribbon(strip(), segments(("08:00", "17:00", FREE), ("17:00", "18:00", CLOSED)))
    other = ribbon(strip(), segments(("08:00", "18:00", BOOKED)), yours=span("16:00", "17:00"))

    assert kinds_shown([one, other]) == ("yours", "free", "booked", "closed")
    assert kinds_shown([]) == ()


def test_an_instant_between_two_minutes_has_its_place() -> None:
    now = datetime.fromisoformat("2026-11-26T13:08:30+01:00")
    shown = Strip(span("08:00", "18:00"), now, HERLEV_ZONE, Words.of("da"))

    assert ribbon(shown, segments(("08:00", "18:00", FREE))).now == pytest.approx(51.42)

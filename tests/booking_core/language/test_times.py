"""Times and days are said as people say them, also at night, at new year and when the clock is changed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.identity import LayoutId
from booking_core.domain.places import Layout
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.words import Words

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DANISH = Words.of("da")
ENGLISH = Words.of("en")


def at(wall: str) -> datetime:
    """The instant of a Danish wall time; of two, the first."""
    return datetime.fromisoformat(wall).replace(tzinfo=COPENHAGEN).astimezone(UTC)


NOW = at("2026-11-26 14:08")


def test_a_time_has_a_full_stop_in_danish_and_a_colon_in_english() -> None:
    assert DANISH.time(at("2026-11-26 14:30"), COPENHAGEN) == "14.30"
    assert ENGLISH.time(at("2026-11-26 14:30"), COPENHAGEN) == "14:30"


@pytest.mark.parametrize(
    ("wall", "danish", "english"),
    [
        ("16:00", "kl. 16", "16:00"),
        ("14:30", "kl. 14.30", "14:30"),
        ("09:05", "kl. 9.05", "09:05"),
        ("00:00", "midnat", "midnight"),
        ("00:15", "kl. 0.15", "00:15"),
    ],
)
def test_in_a_sentence_a_whole_hour_is_short(wall: str, danish: str, english: str) -> None:
    instant = at(f"2026-11-26 {wall}")

    assert DANISH.clock_time(instant, COPENHAGEN) == danish
    assert ENGLISH.clock_time(instant, COPENHAGEN) == english


@pytest.mark.parametrize(("wall", "danish", "english"), [("16:00", "kl. 16", "16:00"), ("00:00", "kl. 0.00", "00:00")])
def test_beside_its_day_midnight_is_the_beginning_of_it(wall: str, danish: str, english: str) -> None:
    instant = at(f"2026-11-26 {wall}")

    assert DANISH.time_on_day(instant, COPENHAGEN) == danish
    assert ENGLISH.time_on_day(instant, COPENHAGEN) == english


def test_a_range_has_no_kl() -> None:
    span = TimeSpan(at("2026-11-26 14:15"), at("2026-11-26 15:15"))

    assert DANISH.time_range(span, COPENHAGEN) == "14.15–15.15"
    assert ENGLISH.time_range(span, COPENHAGEN) == "14:15–15:15"


def test_a_range_may_end_the_next_morning() -> None:
    span = TimeSpan(at("2026-11-27 23:00"), at("2026-11-28 01:00"))

    assert DANISH.time_range(span, COPENHAGEN) == "23.00–01.00"


def test_the_autumn_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    span = TimeSpan(first, first + timedelta(hours=1))

    assert DANISH.time_range(span, COPENHAGEN) == "02.30\u00a0(sommertid)–02.30\u00a0(vintertid)"
    assert ENGLISH.time_range(span, COPENHAGEN) == "02:30\u00a0(summer time)–02:30\u00a0(winter time)"
    assert DANISH.clock_time(first, COPENHAGEN) == "kl. 2.30\u00a0(sommertid)"


def test_the_spring_night_needs_no_word() -> None:
    span = TimeSpan(at("2027-03-28 01:30"), datetime(2027, 3, 28, 1, 30, tzinfo=UTC))

    assert DANISH.time_range(span, COPENHAGEN) == "01.30–03.30"


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001  the zone is added below
    st.integers(1, 24 * 4 - 1),
)
def test_two_instants_of_one_day_never_read_alike(start: datetime, quarters: int) -> None:
    first = start.replace(minute=start.minute // 15 * 15, second=0, microsecond=0, tzinfo=UTC)
    second = first + quarters * timedelta(minutes=15)
    shown = [DANISH.time(instant, COPENHAGEN) for instant in (first, second)]
    days = {instant.astimezone(COPENHAGEN).date() for instant in (first, second)}

    assert shown[0] != shown[1] or len(days) == 2


@pytest.mark.parametrize(
    ("wall", "danish", "english"),
    [
        ("2026-11-30 00:00", "søndag den 29. november", "Sunday 29 November"),
        ("2026-11-28 10:00", "lørdag den 28. november kl. 10", "Saturday 28 November, 10:00"),
        ("2027-01-01 00:00", "torsdag den 31. december", "Thursday 31 December"),
    ],
)
def test_by_when_a_midnight_is_the_day_it_ends(wall: str, danish: str, english: str) -> None:
    today = NOW.date()

    assert DANISH.deadline(at(wall), COPENHAGEN, today=today) == danish
    assert ENGLISH.deadline(at(wall), COPENHAGEN, today=today) == english


def test_a_day_is_told_in_full() -> None:
    assert DANISH.day(date(2026, 11, 26)) == "torsdag den 26. november"
    assert ENGLISH.day(date(2026, 11, 26)) == "Thursday 26 November"


def test_a_day_of_another_year_has_its_year() -> None:
    today = date(2026, 11, 26)

    assert DANISH.day(date(2026, 12, 3), today=today) == "torsdag den 3. december"
    assert DANISH.day(date(2027, 1, 7), today=today) == "torsdag den 7. januar 2027"
    assert ENGLISH.short_day(date(2027, 1, 7), today=today) == "Thu 7 Jan 2027"


@pytest.mark.parametrize(
    ("day", "shown"),
    [(date(2026, 11, 26), "i dag"), (date(2026, 11, 27), "i morgen"), (date(2026, 12, 3), "to. 3. dec.")],
)
def test_a_near_day_is_named_in_brief_and_another_by_its_date(day: date, shown: str) -> None:
    assert DANISH.short_day(day, today=date(2026, 11, 26)) == shown


@pytest.mark.parametrize(
    ("minutes", "danish", "english"),
    [
        (30, "30 min.", "30 min"),
        (60, "1 time", "1 hour"),
        (90, "1 time 30 min.", "1 hour 30 min"),
        (120, "2 timer", "2 hours"),
        (0, "0 min.", "0 min"),
    ],
)
def test_a_length_is_told_in_hours_and_minutes(minutes: int, danish: str, english: str) -> None:
    length = timedelta(minutes=minutes)

    assert DANISH.duration(length) == danish
    assert ENGLISH.duration(length) == english


@pytest.mark.parametrize(
    ("wall", "shown"),
    [
        ("2026-11-26 14:08", "nu"),
        ("2026-11-26 15:00", "om 52 min."),
        ("2026-11-26 15:10", "om 1 time"),
        ("2026-11-26 17:00", "om 3 timer"),
        ("2026-11-26 19:00", "i aften"),
        ("2026-11-27 09:00", "i morgen"),
        ("2026-12-03 09:00", "to. 3. dec."),
    ],
)
def test_how_far_off_something_is(wall: str, shown: str) -> None:
    assert DANISH.relative(at(wall), NOW, COPENHAGEN) == shown


def test_in_the_morning_the_afternoon_is_counted_in_hours() -> None:
    assert DANISH.relative(at("2026-11-26 15:00"), at("2026-11-26 08:00"), COPENHAGEN) == "om 7 timer"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("08:00", "22:00", "i gang nu"),
        ("12:00", "14:00", "slut"),
        ("15:00", "16:00", "om 52 min."),
    ],
)
def test_the_row_of_an_event_says_when_it_is(start: str, end: str, shown: str) -> None:
    span = TimeSpan(at(f"2026-11-26 {start}"), at(f"2026-11-26 {end}"))

    assert DANISH.event_when(span, NOW, COPENHAGEN) == shown


def test_a_footer_has_day_and_time() -> None:
    assert DANISH.date_and_time(NOW, COPENHAGEN) == "26.11.2026 kl. 14.08"
    assert ENGLISH.date_and_time(NOW, COPENHAGEN) == "26 Nov 2026, 14:08"


def test_a_price_has_thousands() -> None:
    assert DANISH.price(0) == "0 kr."
    assert DANISH.price(2400) == "2.400 kr."
    assert ENGLISH.price(2400) == "2,400 kr."


@pytest.mark.parametrize(
    ("language", "kroner", "shown"),
    [
        ("de", 1, "1 Krone"),
        ("de", 2400, "2.400 Kronen"),
        ("pl", 1, "1 korona"),
        ("pl", 0, "0 koron"),
        ("pl", 22, "22 korony"),
        ("pl", 150, "150 koron"),
        ("uk", 21, "21 крона"),
        ("uk", 450, "450 крон"),
        ("uk", 1002, "1\u00a0002 крони"),
        ("ar", 2, "كرونتان"),
        ("ar", 5, "5 كرونات"),
        ("ar", 300, "300 كرونة"),
    ],
)
def test_the_word_for_kroner_follows_the_number(language: str, kroner: int, shown: str) -> None:
    without_direction = Words.of(language).price(kroner).translate(dict.fromkeys(map(ord, "\u200f\u2068\u2069")))
    assert without_direction == shown


@pytest.mark.parametrize(
    ("tables", "chairs", "shown"),
    [
        (4, 16, "4 borde, 16 stole"),
        (0, 16, "16 stole, ingen borde"),
        (1, 0, "1 bord, ingen stole"),
        (0, 0, "Ingen borde og stole"),
    ],
)
def test_furniture_is_counted(tables: int, chairs: int, shown: str) -> None:
    layout = Layout(LayoutId("meeting"), 16, 2, tables=tables, chairs=chairs, standing=True)

    assert DANISH.furniture(layout) == shown

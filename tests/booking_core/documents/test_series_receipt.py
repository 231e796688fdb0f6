"""One receipt for a whole series: on PDF and roll, in both languages, read back."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest
import zxingcpp

from booking_core.documents.receipt_content import Plate, ReceiptContent, series_receipt
from booking_core.documents.receipt_escpos import receipt_escpos
from booking_core.documents.receipt_pdf import DOTS_A_MM, receipt_pdf
from booking_core.documents.rolls import Roll
from booking_core.domain.bookings import Booking, BookingState, Channel, Openness, Purpose
from booking_core.domain.identity import BookingId, SeriesId, SpaceId
from booking_core.domain.places import KindOfUser, Municipality, Space, Weekday
from booking_core.domain.recurring.recurrence import LAST, Count, Daily, Monthly, Recurrence, Weekly, days_of
from booking_core.domain.recurring.series import Series, renewed, span_on
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.receipts import ReceiptRead, facts_of, read_receipt
from tests.booking_core.documents.escpos_reader import Printed, read_escpos
from tests.booking_core.documents.sample_receipts import COPENHAGEN, KEYS, PLACES, an_issue, long_names, span
from tests.booking_core.documents.test_receipt_pdf import rendered, text_of
from tests.booking_core.sample_places import EMPTY, HALL_NORTH, MEETING, WORKSHOP

NBSP = "\u00a0"
ROLLS = [Roll(width, page) for width in (58, 80) for page in ("CP858", "CP865")]
TUESDAYS = Recurrence(Weekly((Weekday.TUE,)), date(2026, 12, 1), Count(8), time(19), time(21))


def a_series(recurrence: Recurrence = TUESDAYS, *, user: KindOfUser = KindOfUser.ASSOCIATION) -> Series:
    return Series(
        id=SeriesId(UUID(int=9)),
        recurrence=recurrence,
        space=WORKSHOP,
        layout=MEETING,
        persons=12,
        purpose=Purpose.PLAY,
        openness=Openness.CLOSED,
        user=user,
        channel=Channel.STAFF,
    )


def dates_of(series: Series) -> list[Booking]:
    """Every date of it, confirmed."""
    spans = [(day, span_on(day, series.recurrence, COPENHAGEN)) for day in days_of(series.recurrence)]
    return [
        _date(series, BookingId(UUID(int=0x7D6F << 64 | day.toordinal())), at) for day, at in spans if at is not None
    ]


def _date(series: Series, booking: BookingId, at: TimeSpan, space: SpaceId = WORKSHOP) -> Booking:
    return Booking(
        id=booking,
        version=1,
        state=BookingState.CONFIRMED,
        space=space,
        layout=MEETING if space == WORKSHOP else EMPTY,
        span=at,
        persons=series.persons,
        purpose=series.purpose,
        openness=series.openness,
        user=series.user,
        channel=series.channel,
        occupancy=(),
        series=series.id,
    )


def receipt(
    series: Series, dates: Sequence[Booking], language: str = "da", places: Municipality = PLACES
) -> ReceiptContent:
    return series_receipt(series, dates, places, issue=an_issue(dates[0], language))


def eight_tuesdays(language: str = "da", places: Municipality = PLACES) -> ReceiptContent:
    """The second is refused, the third at another place, the fourth on a Wednesday."""
    series = a_series()
    first, second, third, fourth, *rest = dates_of(series)
    moved = replace(fourth, span=span("2026-12-23 18:00", "2026-12-23 20:00"))
    elsewhere = _date(series, third.id, third.span, HALL_NORTH)
    left = [first, elsewhere, moved, *rest]
    return receipt(
        renewed(series, [replace(second, state=BookingState.CANCELLED_BY_STAFF), *left], COPENHAGEN),
        left,
        language,
        places,
    )


def every_day(language: str = "da") -> ReceiptContent:
    series = a_series(Recurrence(Daily(), date(2026, 12, 1), Count(120), time(18, 30), time(20)))
    return receipt(series, dates_of(series), language)


def last_thursdays(language: str = "da") -> ReceiptContent:
    pattern = Monthly(Weekday.THU, LAST, 2)
    series = a_series(Recurrence(pattern, date(2026, 12, 1), Count(4), time(19), time(21)))
    return receipt(series, dates_of(series), language)


PAPERS = {
    "eight Tuesdays": eight_tuesdays,
    "every day": every_day,
    "last Thursdays": last_thursdays,
    "long names": lambda language: eight_tuesdays(language, long_names()),
}


def test_the_rule_the_dates_and_what_is_left_out_are_told() -> None:
    content = eight_tuesdays()

    assert (content.plate, content.room) == (Plate.CONFIRMED, "Værkstedet")
    assert (content.day, content.time) == ("Hver tirsdag", "19.00–21.00")
    assert plain(content.below_time) == (
        "7 gange, fra ti. 1. dec. til ti. 19. jan. 2027",
        "Huset holder rummet i 15 min. hver gang: meld jer på skærmen, når I kommer.",
        "Pris: 0 kr. pr. gang",
    )
    dates, left_out, _ = content.sections
    assert dates.heading == "Jeres datoer"
    assert plain(dates.lines)[:4] == (
        "ti. 1. dec. 19.00–21.00",
        "ti. 15. dec. 19.00–21.00, Salen, nord",
        "on. 23. dec. 18.00–20.00",
        "ti. 29. dec. 19.00–21.00",
    )
    assert dates.marks == tuple(f"{number}." for number in range(1, 8))
    assert (left_out.heading, plain(left_out.lines)) == ("Ikke disse dage", ("ti. 8. dec., ti. 22. dec.",))


def plain(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.replace(NBSP, " ") for line in lines)


def test_in_english_it_says_the_same() -> None:
    content = eight_tuesdays("en")

    assert (content.day, content.time) == ("Every Tuesday", "19:00–21:00")
    assert plain(content.below_time) == (
        "7 times, from Tue 1 Dec to Tue 19 Jan 2027",
        "The house keeps the room for 15 min each time: check in at the screen when you come.",
        "Price: 0 kr. each time",
    )
    assert [section.heading for section in content.sections[:2]] == ["Your dates", "Not on these days"]


def test_dates_that_do_not_cost_the_same_are_added_up() -> None:
    series = a_series(user=KindOfUser.BUSINESS)
    dates = dates_of(series)[:3]
    hall = replace(dates[1], space=HALL_NORTH, layout=EMPTY)
    dear = replace(
        PLACES,
        venues=tuple(replace(venue, spaces=tuple(with_price(s) for s in venue.spaces)) for venue in PLACES.venues),
    )

    assert receipt(series, dates).below_time[-1] == "Pris: 300 kr. pr. gang"
    assert receipt(series, [dates[0], hall, dates[2]], places=dear).below_time[-1] == "Pris i alt: 1.100 kr."


def with_price(space: Space) -> Space:
    """The hall dearer for businesses than the rest."""
    return replace(space, prices={**space.prices, KindOfUser.BUSINESS: 500}) if space.id == HALL_NORTH else space


def test_a_series_of_one_date_names_the_day() -> None:
    series = a_series()

    content = receipt(renewed(series, dates_of(series)[:1], COPENHAGEN), dates_of(series)[:1])

    assert content.day == "Tirsdag den 1. december"
    assert content.below_time[0].replace(NBSP, " ") == "1 gang, ti. 1. dec."


def test_what_does_not_stand_is_never_called_confirmed() -> None:
    gone = [replace(one, state=BookingState.CANCELLED_BY_STAFF) for one in dates_of(a_series())]

    issue = an_issue(dates_of(a_series())[0])

    with pytest.raises(ValueError, match="not confirmed"):
        series_receipt(a_series(), gone, PLACES, issue=issue)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_on_the_page_everything_can_be_read_and_the_code_is_that_of_the_first_date(
    paper: str, language: str, tmp_path: Path
) -> None:
    content = PAPERS[paper](language)
    pdf = receipt_pdf(content)
    page = rendered(pdf, tmp_path)

    (barcode,) = zxingcpp.read_barcodes(page)
    assert barcode.text == content.qr_text
    assert isinstance(read_receipt(barcode.text, KEYS), ReceiptRead)
    assert missing(content, text_of(pdf)) == []
    edge = 3 * DOTS_A_MM
    assert page.crop((0, 0, edge, page.height)).getextrema() == (255, 255)
    assert page.crop((page.width - edge, 0, page.width, page.height)).getextrema() == (255, 255)


@pytest.mark.parametrize("roll", ROLLS, ids=lambda roll: f"{roll.width_mm} {roll.code_page}")
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_on_a_roll_everything_is_there_and_nothing_overflows(paper: str, language: str, roll: Roll) -> None:
    content = PAPERS[paper](language)

    said = printed(content, roll)

    assert all(line.columns <= roll.columns for line in said.lines)
    assert missing(content, said.text) == []
    assert said.cut
    (code,) = zxingcpp.read_barcodes(said.picture())
    assert code.text == content.qr_text


def printed(content: ReceiptContent, roll: Roll) -> Printed:
    return read_escpos(receipt_escpos(content, roll), roll)


def missing(content: ReceiptContent, text: str) -> list[str]:
    """What the content says and `text` does not, letters alone: breaks fall where the paper is narrow."""
    said = bare(text)
    lines = (
        *content.plate_words,
        content.room,
        *content.house,
        content.day,
        content.time,
        *content.below_time,
        *(line for section in content.sections for line in (section.heading, *section.lines)),
        content.code,
        *content.below_code,
        *content.footer,
    )
    return [line for line in lines if bare(line) not in said]


def bare(text: str) -> str:
    return re.sub(r"\W", "", text)


def test_the_dates_of_a_long_series_stand_under_one_another() -> None:
    """On the roll the numbers are as wide as the widest, so that the days line up."""
    lines = [line.text for line in printed(every_day(), Roll(80)).lines]
    dates = [line for line in lines if re.match(r" *\d+\. \w\w\. ", line)]

    assert len(dates) == 120
    assert {line.index(". ") for line in dates} == {3}


def test_the_code_on_the_paper_is_that_of_the_first_date(tmp_path: Path) -> None:
    (barcode,) = zxingcpp.read_barcodes(rendered(receipt_pdf(eight_tuesdays()), tmp_path))

    read = read_receipt(barcode.text, KEYS)

    assert isinstance(read, ReceiptRead)
    assert read.facts == facts_of(dates_of(a_series())[0])


def test_three_digits_keep_their_distance_from_the_day() -> None:
    text = text_of(receipt_pdf(every_day()))

    assert all(f" {number}. " in text for number in (9, 99, 120))


def test_what_one_reads_first_comes_first() -> None:
    headings = [section.heading for section in eight_tuesdays().sections]

    assert headings == ["Jeres datoer", "Ikke disse dage", "Sådan finder du derhen"]

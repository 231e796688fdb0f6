"""What a receipt says, decided before anything is drawn: the same words on PDF, roll and screen.

A receipt says exactly one of two things. *Confirmed*: these cells are yours. *Request*: this is what you asked
for, this is where and until when the answer stands; nothing on it sounds like a yes.

It is kept and read on other days: every day on it has its date, and no word such as "tomorrow" stands on it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto

from booking_core.domain.bookings import Booking
from booking_core.domain.finding.prices import price_of_booking
from booking_core.domain.holding import CHECK_IN_OPENS_BEFORE, have_been_seen, held_until
from booking_core.domain.identity import DeviceId, SpaceId
from booking_core.domain.places import Municipality, Space, Venue, Weekday, steps_of
from booking_core.domain.recurring.series import Series, span_on
from booking_core.domain.time_spans import TimeSpan, local_day, local_midnight
from booking_core.language.catalogue import STAFF_LANGUAGES
from booking_core.language.series_words import SeriesWords
from booking_core.language.set_up_words import set_up_told
from booking_core.language.weather_words import weather_sentence
from booking_core.language.words import Words

_ROOMS_WITH_A_WAY = 3
SQUARE = "■"
"""Marks a step of the way. Fonts may lack it: then it is drawn."""

_NO_BREAK = "\u00a0"


class Plate(Enum):
    """What the head of the paper shows."""

    CONFIRMED = auto()
    REQUEST = auto()
    SLIP = auto()
    """Neither: a way to go, which promises nothing."""


_PLATE_KEYS = {
    Plate.CONFIRMED: ("receipt.confirmed",),
    Plate.REQUEST: ("receipt.request", "receipt.not-confirmed"),
    Plate.SLIP: (),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines, each with a mark before it where `marks` has some: `SQUARE` or a number."""

    heading: str
    lines: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """A receipt in one language, ready to be drawn from top to bottom. Empty texts are left out.

    `for_staff` is the plate in the language of the house, where the receipt is in another.
    """

    language: str
    title: str
    author: str
    plate: Plate
    plate_words: tuple[str, ...]
    copy_stamp: str
    lead: str
    room: str
    house: tuple[str, ...]
    day: str
    time: str
    below_time: tuple[str, ...]
    sections: tuple[Section, ...]
    qr_text: str
    code_label: str
    code: str
    below_code: tuple[str, ...]
    footer: tuple[str, ...]
    for_staff: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """The circumstances of a receipt.

    `code` is shown as given, in groups; `url` goes into the QR code. `issued_at` (aware) is when the booking or
    the request was made, also on a copy. `kiosk` is where. `stale_since` (aware) is when the centre was last
    heard, None while it answers.
    """

    language: str
    code: str
    url: str
    issued_at: datetime
    kiosk: DeviceId | None = None
    copy: bool = False
    stale_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class GoesOnFrom:
    """What a booking continues: the time before it, the code of that, as shown, and the first booking of the stay."""

    span: TimeSpan
    code: str
    first: Booking


@dataclass(frozen=True, slots=True)
class Wished:
    """One alternative of a request."""

    space: SpaceId
    span: TimeSpan


@dataclass(frozen=True, slots=True)
class _Paper:
    """What every line of one receipt is made with."""

    words: Words
    municipality: Municipality
    issue: Issue

    @property
    def today(self) -> date:
        return local_day(self.issue.issued_at, self.municipality.zone)


def confirmed_receipt(
    booking: Booking, municipality: Municipality, *, issue: Issue, goes_on_from: GoesOnFrom | None = None
) -> ReceiptContent:
    """The receipt of a booking that stands, and of what it may go on from.

    Raises:
        ValueError: the booking holds no cells, so no paper may say that it is confirmed.
    """
    if not booking.state.occupies:
        message = f"a booking that is {booking.state} is not confirmed"
        raise ValueError(message)
    paper = _Paper(Words.of(issue.language), municipality, issue)
    words = paper.words
    space = municipality.space_by_id[booking.space]
    return _content(
        paper,
        Wished(booking.space, booking.span),
        plate=Plate.CONFIRMED,
        title=words.text("receipt.title", code=issue.code),
        plate_words=(words.text("receipt.confirmed"),),
        below_time=(
            *_end_at_night(paper, booking.span),
            *_goes_on(paper, goes_on_from),
            *_kept(paper, booking),
            *_set_up(paper, (booking,)),
            *_weather(paper, (booking,)),
            *_price(paper, booking, space),
        ),
        sections=(_way(words, municipality, space),),
        below_code=(words.text("receipt.keep"), words.text(_how_to_give_back(municipality, booking))),
        made=words.text("receipt.booked", when=_when(paper, issue.issued_at)),
    )


def series_receipt(
    series: Series, bookings: Iterable[Booking], municipality: Municipality, *, issue: Issue
) -> ReceiptContent:
    """One receipt for all dates of a series: the rule, every date with its time, and the days it is not on.

    `bookings` are its dates as they are now.

    Raises:
        ValueError: none of them holds a cell, so no paper may say that it is confirmed.
    """
    dates = sorted((one for one in bookings if one.state.occupies), key=lambda one: one.span)
    if not dates:
        message = "a series without a date that stands is not confirmed"
        raise ValueError(message)
    paper = _Paper(Words.of(issue.language), municipality, issue)
    words, zone = paper.words, municipality.zone
    first = dates[0]
    usual = span_on(local_day(first.span.starts_at, zone), series.recurrence, zone) or first.span
    space = municipality.space_by_id[series.space]
    return _content(
        paper,
        Wished(series.space, usual),
        plate=Plate.CONFIRMED,
        title=words.text("receipt.title", code=issue.code),
        plate_words=(words.text("receipt.confirmed"),),
        day=_rule(paper, series) if len(dates) > 1 else None,
        below_time=(
            _how_often(paper, dates),
            *_kept_each_time(paper, dates),
            *_set_up(paper, dates),
            *_weather(paper, dates),
            *_price_of_all(paper, dates),
        ),
        sections=(*_dates(paper, series, dates), _way(words, municipality, space)),
        below_code=(words.text("receipt.keep"), words.text("series-receipt.find")),
        made=words.text("receipt.booked", when=_when(paper, issue.issued_at)),
    )


def _rule(paper: _Paper, series: Series) -> str:
    return SeriesWords(paper.words, paper.today).rule(series.recurrence.pattern)


def _how_often(paper: _Paper, dates: Sequence[Booking]) -> str:
    zone = paper.municipality.zone
    first, last = (local_day(one.span.starts_at, zone) for one in (dates[0], dates[-1]))
    return paper.words.text(
        "series-receipt.times",
        count=len(dates),
        first=_unbroken(paper.words.date_in_brief(first, today=paper.today)),
        last=_unbroken(paper.words.date_in_brief(last, today=paper.today)),
    )


def _price_of_all(paper: _Paper, dates: Iterable[Booking]) -> Iterator[str]:
    """What each date costs; of all together where they do not cost the same."""
    words, spaces = paper.words, paper.municipality.space_by_id
    prices = [price_of_booking(spaces[one.space], one) for one in dates]
    known = [price for price in prices if price is not None]
    if len(known) < len(prices):
        return
    if len(set(known)) == 1:
        yield words.text("series-receipt.price-each", price=words.price(known[0]))
    else:
        yield words.text("series-receipt.price-of-all", price=words.price(sum(known)))


def _dates(paper: _Paper, series: Series, dates: Sequence[Booking]) -> Iterator[Section]:
    """Every date, numbered; and the days that the rule would give and that are not booked."""
    words = paper.words
    yield Section(
        words.text("series-receipt.dates"),
        tuple(_date(paper, series, one) for one in dates),
        marks=tuple(f"{number}." for number, _ in enumerate(dates, start=1)),
    )
    if series.recurrence.exceptions:
        days = tuple(words.date_in_brief(day, today=paper.today) for day in series.recurrence.exceptions)
        yield Section(words.text("series-receipt.left-out"), (words.in_row(map(_unbroken, days)),))


def _date(paper: _Paper, series: Series, booking: Booking) -> str:
    """Day and time; the place where it is another than the series'."""
    words, zone = paper.words, paper.municipality.zone
    day = words.date_in_brief(local_day(booking.span.starts_at, zone), today=paper.today)
    when = f"{_unbroken(day)} {words.time_range(booking.span, zone)}"
    is_elsewhere = booking.space != series.space
    return f"{when}, {paper.municipality.space_by_id[booking.space].name}" if is_elsewhere else when


def request_receipt(
    wishes: Sequence[Wished],
    municipality: Municipality,
    *,
    issue: Issue,
    answer_by: datetime,
    by_the_house: bool = False,
) -> ReceiptContent:
    """The receipt of a request that nobody has answered: `wishes` in the person's own order, at least one.

    `answer_by` (aware) is until when the answer stands to be seen, or `by_the_house` until when the house gives it.
    """
    paper = _Paper(Words.of(issue.language), municipality, issue)
    words = paper.words
    return _content(
        paper,
        wishes[0],
        plate=Plate.REQUEST,
        title=words.text("receipt.title-request", code=issue.code),
        plate_words=(words.text("receipt.request"), words.text("receipt.not-confirmed")),
        lead=words.text("receipt.you-asked-for"),
        below_time=tuple(_end_at_night(paper, wishes[0].span)),
        sections=(
            *_otherwise(paper, wishes),
            _answer_of_the_house(paper, wishes[0], answer_by)
            if by_the_house
            else Section(_answer_by(paper, wishes[0], answer_by), tuple(_answer(paper, wishes[0]))),
        ),
        made=words.text("receipt.requested", when=_when(paper, issue.issued_at)),
    )


def _content(
    paper: _Paper,
    wished: Wished,
    *,
    plate: Plate,
    title: str,
    plate_words: tuple[str, ...],
    below_time: tuple[str, ...],
    sections: tuple[Section, ...],
    made: str,
    lead: str = "",
    day: str | None = None,
    below_code: tuple[str, ...] = (),
) -> ReceiptContent:
    words, municipality, issue = paper.words, paper.municipality, paper.issue
    venue = municipality.venue_of_space[wished.space]
    start_day = local_day(wished.span.starts_at, municipality.zone)
    return ReceiptContent(
        language=words.language,
        title=title,
        author=municipality.name,
        plate=plate,
        plate_words=plate_words,
        copy_stamp=words.text("receipt.copy") if issue.copy else "",
        lead=lead,
        room=municipality.space_by_id[wished.space].name,
        house=(venue.name, venue.address),
        day=_capitalised(words.day(start_day, today=paper.today)) if day is None else day,
        time=words.time_range(wished.span, municipality.zone),
        below_time=below_time,
        sections=sections,
        qr_text=issue.url,
        code_label=words.text("receipt.code"),
        code=issue.code,
        below_code=below_code,
        footer=(made, *_circumstances(paper, venue)),
        for_staff=for_staff(words.language, *_PLATE_KEYS[plate]),
    )


def for_staff(language: str, *plate_keys: str) -> str:
    """What the plate says, for those who work in the house, who may not read `language`."""
    own = Words.of(STAFF_LANGUAGES[0])
    return "" if language == own.language else ", ".join(own.text(key) for key in plate_keys)


def _set_up(paper: _Paper, bookings: Iterable[Booking]) -> Iterator[str]:
    """Who sets the room up, and when it is ready; nothing where that is not the same for all of them."""
    said = {set_up_told(paper.words, paper.municipality, booking) for booking in bookings}
    if len(said) == 1:
        yield from said - {""}


def _weather(paper: _Paper, bookings: Iterable[Booking]) -> Iterator[str]:
    """What happens when it rains; nothing where that is not the same for all of them."""
    said = {weather_sentence(paper.words, paper.municipality, booking) for booking in bookings}
    if len(said) == 1:
        yield from said - {""}


def _kept(paper: _Paper, booking: Booking) -> Iterator[str]:
    """Until when the room is kept for people who do not check in: nobody may lose it without having read so.

    Whoever has done so reads that there is nothing more to do.
    """
    until = held_until(paper.municipality, booking)
    if have_been_seen(paper.municipality, booking):
        yield paper.words.text("receipt.checked-in")
    elif until is not None:
        time = _unbroken(paper.words.clock_time(until, paper.municipality.zone))
        yield paper.words.text("receipt.kept-until", time=time)


def _goes_on(paper: _Paper, before: GoesOnFrom | None) -> Iterator[str]:
    """It counts beside the receipt before it. Whoever booked it long before they come is kept the room as there."""
    if before is None:
        return
    time, code = paper.words.time_range(before.span, paper.municipality.zone), _unbroken(before.code)
    yield paper.words.text("receipt.goes-on", time=_unbroken(time), code=code)
    if paper.issue.issued_at < before.first.span.starts_at - CHECK_IN_OPENS_BEFORE:
        yield from _kept(paper, before.first)


def _how_to_give_back(municipality: Municipality, booking: Booking) -> str:
    """Nobody asks people who are there whether they are not coming."""
    return "receipt.leave-early" if have_been_seen(municipality, booking) else "receipt.give-back"


def _kept_each_time(paper: _Paper, dates: Iterable[Booking]) -> Iterator[str]:
    if any(held_until(paper.municipality, one) is not None for one in dates):
        minutes = timedelta(minutes=paper.municipality.rules.hold_minutes)
        yield paper.words.text("receipt.kept-for", length=_unbroken(paper.words.duration(minutes)))


def _price(paper: _Paper, booking: Booking, space: Space) -> Iterator[str]:
    price = price_of_booking(space, booking)
    if price is not None:
        yield paper.words.text("receipt.price", price=paper.words.price(price))


def _end_at_night(paper: _Paper, span: TimeSpan) -> Iterator[str]:
    zone = paper.municipality.zone
    last = local_day(span.ends_at, zone)
    if last != local_day(span.starts_at, zone) and span.ends_at != local_midnight(last, zone):
        weekday = paper.words.name_of(Weekday.of(last))
        yield paper.words.text("receipt.ends-at-night", weekday=weekday)


def _way(words: Words, municipality: Municipality, space: Space) -> Section:
    steps = tuple(_steps(municipality, space, words.language))
    rooms = [municipality.venue_of_space[space.id].room(room) for room in space.rooms]
    is_told = len(rooms) > _ROOMS_WITH_A_WAY or all(room.tells_way_in(words.language) for room in rooms)
    heading = words.text("receipt.way")
    told_in = "" if is_told else f" ({words.text('receipt.in-danish')})"
    return Section(heading + told_in, steps, marks=(SQUARE,) * len(steps))


def _steps(municipality: Municipality, space: Space, language: str) -> Iterator[str]:
    """The steps to a single room; the way to each of a few rooms; of many rooms only the names."""
    venue = municipality.venue_of_space[space.id]
    rooms = [venue.room(room) for room in space.rooms]
    if len(rooms) == 1:
        yield from (_capitalised(step) for step in steps_of(rooms[0].way_in(language)))
    elif len(rooms) <= _ROOMS_WITH_A_WAY:
        yield from (f"{room.name}: {room.way_in(language)}" for room in rooms)
    else:
        yield " ".join(_unbroken(f"{room.name} ·") for room in rooms[:-1]) + f" {rooms[-1].name}"


def _otherwise(paper: _Paper, wishes: Sequence[Wished]) -> Iterator[Section]:
    """All wishes but the first, numbered on from it."""
    others = wishes[1:]
    if others:
        yield Section(
            paper.words.text("receipt.otherwise"),
            tuple(_alternative(paper, wish, wishes[0]) for wish in others),
            marks=tuple(f"{number}." for number, _ in enumerate(others, start=2)),
        )


def _alternative(paper: _Paper, wish: Wished, first: Wished) -> str:
    """Time first; with the day and the house where those differ from the first wish's."""
    municipality, words = paper.municipality, paper.words
    zone, venue = municipality.zone, municipality.venue_of_space[wish.space]
    day, time = local_day(wish.span.starts_at, zone), words.time_range(wish.span, zone)
    is_same_day = day == local_day(first.span.starts_at, zone)
    when = time if is_same_day else f"{words.date_in_brief(day, today=paper.today)} {time}"
    room = municipality.space_by_id[wish.space].name
    is_same_house = venue.id == municipality.venue_of_space[first.space].id
    return words.in_row([_unbroken(when), room, *(() if is_same_house else (venue.name,))])


def _answer_by(paper: _Paper, wished: Wished, answer_by: datetime) -> str:
    """The time alone only where it is of the day that the paper shows large, and that is the day it was printed."""
    words, zone = paper.words, paper.municipality.zone
    time, day = words.time_on_day(answer_by, zone), local_day(answer_by, zone)
    if day == paper.today == local_day(wished.span.starts_at, zone):
        return words.text("receipt.answer-by", time=time)
    return words.text("receipt.answer-by-on", day=words.day(day, today=paper.today), time=time)


def _answer_of_the_house(paper: _Paper, wished: Wished, answer_by: datetime) -> Section:
    words = paper.words
    when = words.deadline(answer_by, paper.municipality.zone, today=paper.today)
    lines = (*_where_to_see_it(paper, wished), words.text("receipt.no-answer-at-the-start"))
    return Section(words.text("receipt.house-answers-by", when=when), lines)


def _answer(paper: _Paper, wished: Wished) -> Iterator[str]:
    yield from _where_to_see_it(paper, wished)
    yield paper.words.text("receipt.no-answer")


def _where_to_see_it(paper: _Paper, wished: Wished) -> Iterator[str]:
    words, municipality = paper.words, paper.municipality
    if paper.issue.kiosk is not None:
        venue, kiosk = municipality.kiosk_by_id[paper.issue.kiosk]
        yield words.text("receipt.see-answer", venue=venue.name, where=kiosk.where)
    yield words.text("receipt.ask-for-answer", phone=_unbroken(municipality.venue_of_space[wished.space].phone))


def _circumstances(paper: _Paper, venue: Venue) -> Iterator[str]:
    words, issue = paper.words, paper.issue
    if issue.kiosk is not None:
        where, kiosk = paper.municipality.kiosk_by_id[issue.kiosk]
        yield words.text("receipt.screen", where=kiosk.where, venue=where.name)
    if issue.stale_since is not None:
        yield words.text("receipt.stale", when=_stale_since(paper, issue.stale_since))
    yield words.text("receipt.questions", venue=venue.name, phone=_unbroken(venue.phone))


def _stale_since(paper: _Paper, instant: datetime) -> str:
    zone = paper.municipality.zone
    is_today = local_day(instant, zone) == paper.today
    return paper.words.clock_time(instant, zone) if is_today else _when(paper, instant)


def _when(paper: _Paper, instant: datetime) -> str:
    return paper.words.date_and_time(instant, paper.municipality.zone)


def _unbroken(text: str) -> str:
    """The text with no-break spaces: it stays on one line."""
    return text.replace(" ", _NO_BREAK)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]

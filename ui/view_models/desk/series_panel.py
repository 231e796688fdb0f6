"""A series being made, date by date: what fits, what does not and why, and what can be taken instead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from booking_core.domain.bookings import Booking, Channel, Openness
from booking_core.domain.opening_hours import day_plan
from booking_core.domain.places import KindOfUser, Space, Weekday
from booking_core.domain.recurrence import LAST, UnusableRecurrence, days_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.series import Series, SeriesWish
from booking_core.domain.series_dates import DatePreview, Fits, LeftOut, Refused, preview, taken
from booking_core.domain.suggestions import Suggestion
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_instant, merged
from booking_core.language.series_words import SeriesWords
from ui.ports import HousePicture
from ui.view_models.desk.board import taken_in
from ui.view_models.desk.chosen import Repeating
from ui.view_models.desk.panel_draft import trouble_with
from ui.view_models.desk.panel_state import ChoiceRow
from ui.view_models.desk.series_rule import Every, recurrence_from
from ui.view_models.desk.workplace import Workplace
from ui.view_models.ribbons import HOUR, RibbonHour, fraction_of, hours_of, ribbon
from ui.view_models.speech import Speech, starting_large

FEWEST_HOURS = 8
SHORT_NAME = 2
NTHS: Mapping[int, str] = MappingProxyType({1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"})


@dataclass(frozen=True, slots=True)
class LanePiece:
    """One stretch of a date's lane; `kind` is one of BoardBlockView's, or `free`."""

    startFraction: float
    endFraction: float
    kind: str


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date. `verdict` is fits, refused, left-out or instead; `offer` is what can be taken with one press.

    `choice` is the other thing one can do with it: leave it out, take it along, go back to its own time.
    """

    key: str
    day: str
    time: str
    verdict: str
    words: str
    offer: str
    offerDetail: str
    choice: str
    pieces: tuple[LanePiece, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class SeriesState:
    """`trouble` is why there can be no such series, `nobody` that the house does not know yet who it is for."""

    summary: str = ""
    book: str = ""
    may_book: bool = False
    nobody: str = ""
    trouble: str = ""
    name: str = ""
    phone: str = ""
    starts: str = ""
    length: str = ""
    ends: str = ""
    monthly: bool = False
    dates: tuple[DateRow, ...] = ()
    hours: tuple[RibbonHour, ...] = ()
    everies: tuple[ChoiceRow, ...] = ()
    weekdays: tuple[ChoiceRow, ...] = ()
    nths: tuple[ChoiceRow, ...] = ()
    users: tuple[ChoiceRow, ...] = ()
    endings: tuple[ChoiceRow, ...] = ()


def derive_state(workplace: Workplace, repeating: Repeating, dates: tuple[DatePreview, ...]) -> SeriesState:
    """Everything about the series that is chosen; `dates` are its preview, none where there can be no such series."""
    speech, picture = workplace.speech, workplace.picture
    fault = fault_of(repeating, workplace)
    fitting = [one for one in dates if isinstance(one.verdict, Fits)]
    trouble = fault or trouble_with(repeating.draft, speech) or _nothing_fits(dates, speech)
    nobody = "" if trouble or is_named(repeating) else speech.refusal(Refusal(RefusalCode.NAME_NEEDED_SERIES))
    window = _hours_shown(picture, repeating, dates, speech)
    rows = tuple(_row(workplace, repeating, one, window) for one in dates)
    return SeriesState(
        summary=_summary(fitting, dates, speech),
        book=speech.count("desk-series.book", len(fitting)),
        may_book=bool(fitting) and not trouble and not nobody and workplace.can_change,
        nobody=nobody,
        trouble=trouble or (workplace.notice.text if workplace.notice.refused else ""),
        name=repeating.draft.name,
        phone=repeating.draft.phone,
        starts=speech.clock(repeating.draft.span.starts_at),
        length=speech.length(repeating.draft.span.length),
        ends=_ends(repeating, dates, workplace),
        monthly=repeating.rule.every is Every.MONTH,
        dates=rows,
        hours=hours_of(_on(repeating, window, dates, speech), speech),
        **_choices(repeating, speech),
    )


def wish_of_series(repeating: Repeating, workplace: Workplace) -> SeriesWish:
    """What is sent, and what is laid out on the picture: the same.

    Raises:
        UnusableRecurrence: there can be no such series.
    """
    draft, zone = repeating.draft, workplace.picture.municipality.zone
    recurrence = recurrence_from(repeating.rule, draft.span, zone)
    days = set(days_of(recurrence))
    series = Series(
        id=repeating.id,
        recurrence=recurrence,
        space=draft.space,
        layout=draft.layout,
        persons=draft.persons,
        purpose=draft.purpose,
        openness=draft.openness,
        user=repeating.rule.user,
        channel=Channel.STAFF,
        title="" if draft.openness is Openness.CLOSED else draft.title.strip(),
        needs=tuple(sorted(draft.needs)),
        wheelchairs=min(draft.wheelchairs, draft.persons),
        group=draft.group if draft.user is repeating.rule.user else None,
        audience=draft.audience,
        spoken=() if draft.openness is Openness.CLOSED else draft.spoken,
    )
    instead = {day: to for day, to in repeating.instead.items() if day in days}
    return SeriesWish(
        repeating.id,
        series,
        named=bool(draft.name.strip() or draft.phone.strip() or draft.email.strip()),
        instead=instead,
        left_out=frozenset(repeating.left_out & days),
        anyway={day: past for day, past in repeating.anyway.items() if day in days},
    )


def is_named(repeating: Repeating) -> bool:
    """Whether the house knows who the series is for."""
    draft = repeating.draft
    return any(text.strip() for text in (draft.name, draft.phone, draft.email)) or (
        draft.group is not None and draft.user is repeating.rule.user
    )


def previewed(repeating: Repeating, workplace: Workplace) -> tuple[DatePreview, ...]:
    """Each date as the centre would answer over this desk's picture; none where there can be no such series."""
    try:
        wish = wish_of_series(repeating, workplace)
    except UnusableRecurrence:
        return ()
    picture = workplace.picture
    return preview(picture.municipality, picture.calendar, wish, now=workplace.now)


def fault_of(repeating: Repeating, workplace: Workplace) -> str:
    """Why there can be no such series; empty when there can."""
    words = series_words(workplace)
    try:
        wish_of_series(repeating, workplace)
    except UnusableRecurrence as err:
        return words.fault(err)
    return ""


def sentence_of(repeating: Repeating, workplace: Workplace) -> str:
    """The series in one sentence; empty where there can be none."""
    try:
        recurrence = wish_of_series(repeating, workplace).series.recurrence
    except UnusableRecurrence:
        return ""
    return series_words(workplace).sentence(recurrence)


def series_words(workplace: Workplace) -> SeriesWords:
    """Words for series as they are read today."""
    return SeriesWords(workplace.speech.words, workplace.today)


# The rule


def _choices(repeating: Repeating, speech: Speech) -> dict[str, tuple[ChoiceRow, ...]]:
    rule, words = repeating.rule, speech.words
    weekdays = rule.weekdays
    return {
        "everies": tuple(
            ChoiceRow(one.value, speech.say(f"desk-series.every-{one.value}"), "", one is rule.every) for one in Every
        ),
        "weekdays": tuple(ChoiceRow(one.value, short_name(one, speech), "", one in weekdays) for one in Weekday),
        "nths": tuple(
            ChoiceRow(str(nth), starting_large(words.text(f"series.nth.{name}")), "", nth == rule.nth)
            for nth, name in NTHS.items()
        ),
        "users": tuple(ChoiceRow(one.value, words.name_of(one), "", one is rule.user) for one in KindOfUser),
        "endings": (
            ChoiceRow("count", speech.say("desk-series.by-count"), "", rule.until is None),
            ChoiceRow("day", speech.say("desk-series.by-day"), "", rule.until is not None),
        ),
    }


def short_name(weekday: Weekday, speech: Speech) -> str:
    """The weekday in two letters."""
    return starting_large(speech.words.name_of(weekday)[:SHORT_NAME])


def _ends(repeating: Repeating, dates: tuple[DatePreview, ...], workplace: Workplace) -> str:
    """How many times, or the last day."""
    rule, speech = repeating.rule, workplace.speech
    if rule.until is None:
        return speech.count("desk-series.times", rule.count)
    return _brief(workplace, dates[-1].day if dates else rule.until)


def _summary(fitting: list[DatePreview], dates: tuple[DatePreview, ...], speech: Speech) -> str:
    return speech.words.text("desk-series.how-many-fit", fitting=len(fitting), count=len(dates)) if dates else ""


def _nothing_fits(dates: tuple[DatePreview, ...], speech: Speech) -> str:
    fits = any(isinstance(one.verdict, Fits) for one in dates)
    return "" if fits or not dates else speech.say("desk-series.no-date")


# The dates


def _brief(workplace: Workplace, day: date) -> str:
    return workplace.speech.words.date_in_brief(day, today=workplace.today)


def _row(workplace: Workplace, repeating: Repeating, one: DatePreview, hours: tuple[int, int]) -> DateRow:
    speech = workplace.speech
    undecided = DateRow(
        key=one.day.isoformat(),
        day=starting_large(_brief(workplace, one.day)),
        time="" if one.asked is None else speech.span(one.asked.span),
        verdict="refused",
        words="",
        offer="",
        offerDetail="",
        choice=speech.say("desk-series.skip"),
        pieces=_pieces(workplace, repeating, one, hours),
        spoken="",
    )
    row = _with_verdict(undecided, workplace, repeating, one)
    return replace(row, spoken=", ".join(filter(None, (row.day, row.time, row.words))))


def _with_verdict(row: DateRow, workplace: Workplace, repeating: Repeating, one: DatePreview) -> DateRow:
    """Whether the date fits, and what can be chosen about it."""
    speech, is_instead = workplace.speech, one.day in repeating.instead
    match one.verdict:
        case Fits() if is_instead:
            words = speech.say("desk-series.instead", what=_elsewhere(workplace, repeating, one))
            return replace(row, verdict="instead", words=words, choice=speech.say("desk-series.own-time"))
        case Fits(let_past=codes) if codes:
            words = speech.say("desk-series.taken-anyway", why=repeating.anyway[one.day].reason)
            return replace(row, verdict="fits", words=words, choice=speech.say("desk-series.rules-hold"))
        case Fits():
            return replace(row, verdict="fits", words=speech.say("desk-series.fits"))
        case LeftOut():
            words = speech.say("desk-series.left-out")
            return replace(row, verdict="left-out", words=words, choice=speech.say("desk-series.take-along"))
        case Refused(refusal, suggestion):
            offer, detail = ("", "") if suggestion is None else _offer(workplace, one, suggestion)
            choice = speech.say("desk-series.own-time") if is_instead else ""
            return replace(row, words=speech.refusal(refusal), choice=choice, offer=offer, offerDetail=detail)


def _elsewhere(workplace: Workplace, repeating: Repeating, one: DatePreview) -> str:
    """Where a date is now that is not where the series is: the time, and the day and the place where they differ."""
    asked = one.asked
    if asked is None:
        return ""
    speech, municipality = workplace.speech, workplace.picture.municipality
    day = local_day(asked.span.starts_at, municipality.zone)
    parts = [speech.span(asked.span)]
    if day != one.day:
        parts.insert(0, _brief(workplace, day))
    if asked.space != repeating.draft.space:
        parts.append(municipality.space_by_id[asked.space].name)
    return ", ".join(parts)


def _offer(workplace: Workplace, one: DatePreview, suggestion: Suggestion) -> tuple[str, str]:
    """What is taken, and what about it is another than was asked for."""
    speech, municipality = workplace.speech, workplace.picture.municipality
    ask = suggestion.ask
    day = local_day(ask.span.starts_at, municipality.zone)
    if one.asked is not None and ask.space != one.asked.space:
        name = municipality.space_by_id[ask.space].name
        return speech.say("desk-series.take", what=name), speech.say("desk-series.same-time-there")
    if day != one.day:
        what = _brief(workplace, day)
        return speech.say("desk-series.take", what=what), speech.say("desk-series.same-time-there")
    later = suggestion.shift > timedelta(0)
    key, length = ("panel.later", suggestion.shift) if later else ("panel.earlier", -suggestion.shift)
    return speech.say("desk-series.take", what=speech.span(ask.span)), speech.say(key, length=speech.length(length))


# The lanes


def _hours_shown(
    picture: HousePicture, repeating: Repeating, dates: Iterable[DatePreview], speech: Speech
) -> tuple[int, int]:
    """The whole hours of the wall clock, counted from the day's midnight, that hold every date and its opening."""
    venue = picture.municipality.venue_of_space[repeating.draft.space]
    first, last = [], []
    for one in dates:
        spans = [*day_plan(picture.municipality, venue, one.day).open_spans]
        spans += [] if one.asked is None else [one.asked.span]
        for span in spans:
            first.append(_hour(span.starts_at, one.day, speech))
            last.append(-(-_minutes(span.ends_at, one.day, speech) // 60))
    start = max(0, min(first, default=8))
    return start, min(26, max(max(last, default=start), start + FEWEST_HOURS))


def _minutes(instant: datetime, day: date, speech: Speech) -> int:
    local = speech.local(instant)
    return (local.date() - day).days * 24 * 60 + local.hour * 60 + local.minute


def _hour(instant: datetime, day: date, speech: Speech) -> int:
    return _minutes(instant, day, speech) // 60


def _window(day: date, hours: tuple[int, int], speech: Speech) -> TimeSpan:
    """Those hours of the wall clock on `day`."""
    start, end = (local_instant(day + hour // 24 * ONE_DAY, time(hour % 24), speech.zone) for hour in hours)
    return TimeSpan(start, max(end, start + HOUR))


def _on(repeating: Repeating, hours: tuple[int, int], dates: tuple[DatePreview, ...], speech: Speech) -> TimeSpan:
    day = dates[0].day if dates else local_day(repeating.draft.span.starts_at, speech.zone)
    return _window(day, hours, speech)


def _pieces(
    workplace: Workplace, repeating: Repeating, one: DatePreview, hours: tuple[int, int]
) -> tuple[LanePiece, ...]:
    """What the place does that day, with the date in front: where it is, and where it could be."""
    picture, speech = workplace.picture, workplace.speech
    asked = one.asked
    space = picture.municipality.space_by_id[repeating.draft.space if asked is None else asked.space]
    day = one.day if asked is None else local_day(asked.span.starts_at, speech.zone)
    window = _window(day, hours, speech)
    lane = ribbon(picture, space, window, now=workplace.now, speech=speech).pieces
    return (
        *(LanePiece(piece.startFraction, piece.endFraction, piece.kind) for piece in lane),
        *_in_front(picture, one, space, window),
    )


def _in_front(picture: HousePicture, one: DatePreview, space: Space, window: TimeSpan) -> Iterator[LanePiece]:
    asked, verdict = one.asked, one.verdict
    if asked is None:
        return
    match verdict:
        case Fits():
            yield from _piece(asked.span, window, "yours")
        case LeftOut():
            yield from _piece(asked.span, window, "leaving")
        case Refused(_, suggestion):
            yield from _piece(asked.span, window, "leaving")
            yield from (piece for span in _taken(picture, asked, space) for piece in _piece(span, window, "conflict"))
            if suggestion is not None and taken(suggestion).space == space.id:
                yield from _piece(suggestion.ask.span, window, "offer")


def _taken(picture: HousePicture, asked: Booking, space: Space) -> tuple[TimeSpan, ...]:
    """What of the time others have, in any of the rooms."""
    return merged(span for room in space.rooms for span in taken_in(picture, room, asked.span, own=None))


def _piece(span: TimeSpan, window: TimeSpan, kind: str) -> Iterator[LanePiece]:
    clipped = span.clipped_to(window)
    if clipped is not None:
        yield LanePiece(fraction_of(clipped.starts_at, window), fraction_of(clipped.ends_at, window), kind)

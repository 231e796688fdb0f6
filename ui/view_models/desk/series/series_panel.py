"""A series being made: what it is, what is asked about it, and whether it can be had."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from booking_core.domain.bookings import Channel, Openness
from booking_core.domain.places import KindOfUser, Weekday
from booking_core.domain.recurring.recurrence import LAST, Recurrence, UnusableRecurrence, days_of
from booking_core.domain.recurring.series import Series, SeriesWish
from booking_core.domain.recurring.series_dates import DatePreview, Fits, preview
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.language.series_words import SeriesWords
from ui.view_models.desk.chosen.chosen import Repeating
from ui.view_models.desk.chosen.series_rule import Every, recurrence_from
from ui.view_models.desk.panel.panel_draft import trouble_with
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.series.series_lanes import first_window, hours_shown
from ui.view_models.desk.series.series_rows import DateRow, brief, row_of
from ui.view_models.desk.workplace import Workplace
from ui.view_models.shown.ribbons import RibbonHour, hours_of
from ui.view_models.visit.speech import Speech, starting_large

SHORT_NAME = 2
NTHS: Mapping[int, str] = MappingProxyType({1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"})


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
    window = hours_shown(picture, repeating, dates, speech)
    rows = tuple(row_of(workplace, repeating, one, window) for one in dates)
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
        hours=hours_of(first_window(repeating, window, dates, speech), speech),
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
    return SeriesWish(
        repeating.id,
        _series_of(repeating, recurrence),
        named=bool(draft.name.strip() or draft.phone.strip() or draft.email.strip()),
        instead={day: to for day, to in repeating.instead.items() if day in days},
        left_out=frozenset(repeating.left_out & days),
        anyway={day: past for day, past in repeating.anyway.items() if day in days},
    )


def _series_of(repeating: Repeating, recurrence: Recurrence) -> Series:
    """What its dates have in common."""
    draft = repeating.draft
    return Series(
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
    return brief(workplace, dates[-1].day if dates else rule.until)


def _summary(fitting: list[DatePreview], dates: tuple[DatePreview, ...], speech: Speech) -> str:
    return speech.words.text("desk-series.how-many-fit", fitting=len(fitting), count=len(dates)) if dates else ""


def _nothing_fits(dates: tuple[DatePreview, ...], speech: Speech) -> str:
    fits = any(isinstance(one.verdict, Fits) for one in dates)
    return "" if fits or not dates else speech.say("desk-series.no-date")

"""What a series is called, in one language, and why one cannot be.

SeriesWords(Words.of("da"), today).sentence(recurrence)
    "Hver tirsdag kl. 19.00–21.00 fra 5. januar til 23. februar, dog ikke 16. februar"
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date, format_time

from booking_core.domain.places import Weekday
from booking_core.domain.recurring.recurrence import (
    LAST,
    Daily,
    Monthly,
    Pattern,
    Recurrence,
    UnusableRecurrence,
    Weekly,
    days_of_rule,
)
from booking_core.domain.refusals import Fact
from booking_core.language.locales import locale_of
from booking_core.language.words import Words

_NTHS: Mapping[int, str] = MappingProxyType({1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"})
_ONE_YEAR = timedelta(days=365)
"""Within it a day and a month say which day is meant."""


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """Words for series, read on the local day `today`: the year is left out where it goes without saying."""

    words: Words
    today: date

    def sentence(self, recurrence: Recurrence) -> str:
        """All of it in one sentence without a full stop: rule, time, first and last day, and what differs."""
        held = _held(recurrence)
        missing = [day for day in recurrence.exceptions if held[0] < day < held[-1]]
        besides = [day for day in recurrence.additions if day not in held]
        sentence = self._regular(recurrence, held)
        if missing:
            sentence = self.words.text("series.except", sentence=sentence, days=self._days(missing, held))
        if besides:
            sentence = self.words.text("series.besides", sentence=sentence, days=self._days(besides, held))
        return sentence

    def rule(self, pattern: Pattern) -> str:
        """The rule alone: "Hver anden tirsdag", "Den sidste torsdag i måneden"."""
        match pattern:
            case Daily(every):
                return self._every(every, "day")
            case Weekly([weekday], 2):
                return self.words.text("series.every-other-weekday", weekday=self.words.name_of(weekday))
            case Weekly(weekdays, every):
                return self._every(every, "week", weekdays=self._weekdays(weekdays))
            case Monthly(weekday, nth, every):
                place = self.words.text(f"series.nth.{_NTHS[nth]}")
                return self._every(every, "month", nth=place, weekday=self.words.name_of(weekday))

    def fault(self, unusable: UnusableRecurrence) -> str:
        """Why there can be no such series, and what can be done instead."""
        facts = {name: self._fact(name, value) for name, value in unusable.facts.items()}
        return self.words.text(f"series-fault.{unusable.fault.value}", **facts)

    def _regular(self, recurrence: Recurrence, held: Sequence[date]) -> str:
        first, last = held[0], held[-1]
        at = self._time_range(recurrence.starts, recurrence.ends)
        if first == last:
            return self.words.text("series.one-day", day=_capitalised(self._weekday_and_day(first)), time=at)
        years_differ = first.year != last.year
        return self.words.text(
            "series.from-to",
            rule=self.rule(recurrence.pattern),
            time=at,
            first=self._day(first, with_year=years_differ),
            last=self._day(last, with_year=years_differ or last.year != self.today.year),
        )

    def _every(self, every: int, unit: str, **facts: str) -> str:
        match every:
            case 1:
                return self.words.text(f"series.every-{unit}", **facts)
            case 2:
                return self.words.text(f"series.every-other-{unit}", **facts)
            case _:
                return self.words.text(f"series.every-few-{unit}s", count=every, **facts)

    def _time_range(self, starts: time, ends: time) -> str:
        clock = self.words.text("clock.range", start=self._wall_time(starts), end=self._wall_time(ends))
        return self.words.text("clock.at", time=clock)

    def _wall_time(self, wall: time) -> str:
        return str(format_time(wall, self.words.text("format.time"), locale=self._locale))

    def _weekday_and_day(self, day: date) -> str:
        return self.words.day(day, today=self.today)

    def _day(self, day: date, *, with_year: bool) -> str:
        pattern = self.words.text("format.day-of-month-and-year" if with_year else "format.day-of-month")
        return str(format_date(day, pattern, locale=self._locale))

    def _days(self, days: Iterable[date], held: Sequence[date]) -> str:
        return self._listed([self._day(day, with_year=_needs_year(day, held)) for day in days])

    def _weekdays(self, weekdays: Iterable[Weekday]) -> str:
        return self._listed([self.words.name_of(weekday) for weekday in weekdays])

    def _listed(self, texts: Sequence[str]) -> str:
        *first, last = texts
        return self.words.text("series.and", first=self.words.in_row(first), last=last) if first else last

    def _fact(self, name: str, value: Fact) -> str:
        match value:
            case date():
                return self._weekday_and_day(value)
            case str() if name == "weekday":
                return self.words.name_of(Weekday(value))
            case _:
                return str(value)

    @property
    def _locale(self) -> Locale:
        return locale_of(self.words.text("format.locale"))


def _held(recurrence: Recurrence) -> Sequence[date]:
    """The days the sentence is about: those of the rule, or of a rule that gives none the first addition."""
    ruled = [day for day in days_of_rule(recurrence) if day not in recurrence.exceptions]
    return ruled or recurrence.additions[:1]


def _needs_year(day: date, held: Sequence[date]) -> bool:
    first, last = held[0], held[-1]
    return last - first >= _ONE_YEAR or (day.year != last.year and not first <= day <= last)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]

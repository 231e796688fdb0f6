"""Everything the core says to people, in one language.

    Words.of("da").text("receipt.code")                     "Din kode"
    Words.of("da").refusal(refusal, zone)                   "Lokalet er optaget til kl. 16. Vælg …"
    Words.of("en").time_range(span, zone)                   "14:15–15:15"

Instants are aware; the wall times people read are those of the `zone` given along.
"""

import math
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from booking_core.domain.bookings import BookingState, Need, Openness, Purpose
from booking_core.domain.identity import LayoutId
from booking_core.domain.places import Counted, CountedParty, KindOfUser, Layout, Reach, VenueKind, Weekday
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.time_spans import MINUTE, TimeSpan, local_day
from booking_core.language.catalogue import FIRST_LANGUAGE, Catalogue, Text, catalogue, part_of_catalogue
from booking_core.language.clock import repeated_hour
from booking_core.language.locales import locale_of
from booking_core.language.writing import in_line, in_row, set_apart, within_sentence

Named = Purpose | Need | Openness | Reach | Weekday | VenueKind | KindOfUser | BookingState
"""What has a name in every language."""

_SECTIONS: Mapping[type[StrEnum], str] = MappingProxyType(
    {
        Purpose: "purpose",
        Need: "need",
        Openness: "openness",
        Reach: "reach",
        Weekday: "weekday",
        VenueKind: "venue-kind",
        KindOfUser: "user",
        BookingState: "booking-state",
    }
)

_HOUR = timedelta(hours=1)
_COUNTED_IN_HOURS = timedelta(hours=4)
_EVENING = 18
_PATTERNS = "format."
"""Texts for babel and not for a reader."""


class UnknownText(LookupError):
    """No language has a text with the key: a mistake in the program."""


class FactMissing(LookupError):
    """A text needs a fact it was not given: a mistake in the program."""


class TextMissing(UserWarning):
    """A language lacks a text and the first language stood in for it."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; where it lacks one, the first language's with a `TextMissing` warning."""

    own: Catalogue
    first: Catalogue

    @classmethod
    def of(cls, language: str) -> "Words":
        """The words of `language`, such as "da".

        Raises:
            UnknownLanguage: there is no catalogue for it.
        """
        return cls(catalogue(language), catalogue(FIRST_LANGUAGE))

    @classmethod
    def of_part(cls, part: str, language: str) -> "Words":
        """The words of one `part` of a language that has a catalogue, without reading the others."""
        return cls(part_of_catalogue(part, language), part_of_catalogue(part, FIRST_LANGUAGE))

    @property
    def language(self) -> str:
        return self.own.language

    def text(self, key: str, /, **facts: object) -> str:
        """The text `key` with `facts` in its places; the fact `count` decides the plural.

        Raises:
            UnknownText: no such key.
            FactMissing: the text needs another fact.
        """
        language, text = self._found(key)
        try:
            said = _in_number(text, language, facts).format(**set_apart(facts, language))
        except KeyError as err:
            message = f"{key!r} in {language!r} needs the fact {err}"
            raise FactMissing(message) from err
        return said if key.startswith(_PATTERNS) else in_line(said, language)

    def in_row(self, texts: Iterable[str]) -> str:
        """`texts` one after the other, with the language's own comma."""
        return in_row(texts, self.language)

    def within(self, text: str) -> str:
        """`text` as it stands inside a sentence."""
        return within_sentence(text, self.language)

    def name_of(self, thing: Named) -> str:
        """What `thing` is called."""
        return self.text(f"{_SECTIONS[type(thing)]}.{thing.value}")

    def lacking(self, need: Need) -> str:
        """That a place does not meet `need`, as a label: "Uden projektor", "Ikke trinfrit"."""
        return self.text(f"lacking.{need.value}")

    def explained(self, openness: Openness) -> str:
        """In a sentence, who may come."""
        return self.text(f"openness-explained.{openness.value}")

    def feature(self, feature: str) -> str:
        """What a space's `feature` is called, such as "hearing-loop".

        Raises:
            UnknownText: no language knows the feature.
        """
        return self.text(f"feature.{feature}")

    def layout(self, layout: LayoutId) -> str:
        """What a set-up is called.

        Raises:
            UnknownText: no language knows the layout.
        """
        return self.text(f"layout.{layout}")

    def furniture(self, layout: Layout) -> str:
        """What stands there: "4 borde, 16 stole"."""
        tables = self.text("count.tables", count=layout.tables)
        chairs = self.text("count.chairs", count=layout.chairs)
        match layout.tables > 0, layout.chairs > 0:
            case True, True:
                return self.text("furniture.tables-and-chairs", tables=tables, chairs=chairs)
            case True, False:
                return self.text("furniture.tables-only", tables=tables)
            case False, True:
                return self.text("furniture.chairs-only", chairs=chairs)
            case _:
                return self.text("furniture.none")

    def audience(self, audience: str) -> str:
        """What the people an event is for are called, such as "families"; its id where no language knows it."""
        key = f"audience.{audience}"
        return self.text(key) if key in self.first.texts else audience

    def amount(self, most: int, counted: Counted) -> str:
        """How much of what a quota counts: "3 bookinger", "4 timer"."""
        match counted:
            case Counted.BOOKINGS:
                return self.text("count.bookings", count=most)
            case Counted.MINUTES:
                return self.duration(most * MINUTE)

    def refusal(self, refusal: Refusal, zone: ZoneInfo) -> str:
        """Why it cannot be done, and what can be done instead."""
        facts = {name: self._fact(name, value, zone) for name, value in refusal.facts.items()}
        if "most" in facts:
            facts["most"] = self._most(refusal.facts)
        return self.text(f"refusal.{refusal.code.value}{_variant(refusal)}", **facts)

    def time(self, instant: datetime, zone: ZoneInfo) -> str:
        """The wall time alone, "14.30"; in the repeated autumn hour with the word that tells which."""
        shown = self.clock_face(instant, zone)
        twice = repeated_hour(instant, zone)
        return shown if twice is None else self.text(f"clock.{twice.value}", time=shown)

    def clock_face(self, instant: datetime, zone: ZoneInfo) -> str:
        """The wall time as a clock shows it, "02.30", also in the repeated autumn hour."""
        return self._formatted("time", instant, zone)

    def which_hour(self, instant: datetime, zone: ZoneInfo) -> str:
        """In the repeated autumn hour the word that tells which, "(sommertid)"; else empty."""
        twice = repeated_hour(instant, zone)
        return "" if twice is None else self.text(f"clock.{twice.value}", time="").strip()

    def clock_time(self, instant: datetime, zone: ZoneInfo) -> str:
        """The wall time in a sentence: "kl. 16", "kl. 14.30", "midnat"."""
        local = instant.astimezone(zone)
        if (local.hour, local.minute) == (0, 0):
            return self.text("clock.midnight")
        pattern = "whole-hour" if local.minute == 0 else "hour-and-minute"
        shown = self.text("clock.at", time=self._formatted(pattern, instant, zone))
        twice = repeated_hour(instant, zone)
        return shown if twice is None else self.text(f"clock.{twice.value}", time=shown)

    def time_on_day(self, instant: datetime, zone: ZoneInfo) -> str:
        """The wall time beside its day, or among others of it: as in a sentence, but midnight is "kl. 0.00".

        "Saturday midnight" may be either end of the day.
        """
        local = instant.astimezone(zone)
        if (local.hour, local.minute) != (0, 0):
            return self.clock_time(instant, zone)
        return self.text("clock.at", time=self._formatted("hour-and-minute", instant, zone))

    def time_range(self, span: TimeSpan, zone: ZoneInfo) -> str:
        """From when to when, "14.15–15.15"; both are wall times, the end may be the next morning's."""
        return self.text("clock.range", start=self.time(span.starts_at, zone), end=self.time(span.ends_at, zone))

    def day(self, day: date, *, today: date | None = None) -> str:
        """The day in full, "torsdag den 26. november"; with its year when that is not the year of `today`."""
        other_year = today is not None and day.year != today.year
        return self._day("day-and-year" if other_year else "day", day)

    def short_day(self, day: date, *, today: date) -> str:
        """The day in brief: "i dag", "i morgen", else "to. 26. nov."."""
        if (day - today).days in {0, 1}:
            return self.text("day.today" if day == today else "day.tomorrow")
        return self.date_in_brief(day, today=today)

    def date_in_brief(self, day: date, *, today: date) -> str:
        """The day in brief and for good, as paper needs it: "to. 26. nov."; with its year when that is another."""
        return self._day("short-day-and-year" if day.year != today.year else "short-day", day)

    def weekday_and_date(self, day: date) -> str:
        """The day where the month is known: "fr. 27."."""
        return self._day("weekday-and-date", day)

    def day_of_month(self, day: date) -> str:
        """The date where its weekday and year are known: "26. november"."""
        return self._day("day-of-month", day)

    def dated(self, day: date) -> str:
        """The date with its year, as a card needs it that is kept for long: "26. november 2027"."""
        return self._day("day-of-month-and-year", day)

    def date_and_time(self, instant: datetime, zone: ZoneInfo) -> str:
        """Day and wall time for a footer: "26.11.2026 kl. 14.08"."""
        return self._formatted("date-and-time", instant, zone)

    def deadline(self, instant: datetime, zone: ZoneInfo, *, today: date | None = None) -> str:
        """By when: "søndag den 29. november" for the midnight that ends it, else with its wall time."""
        local = instant.astimezone(zone)
        if (local.hour, local.minute) == (0, 0):
            return self.day(local_day(instant - MINUTE, zone), today=today)
        day = self.day(local_day(instant, zone), today=today)
        return self.text("day.and-time", day=day, time=self.clock_time(instant, zone))

    def duration(self, length: timedelta) -> str:
        """How long: "45 min.", "1 time", "1 time 30 min."."""
        hours, minutes = divmod(round(length / MINUTE), 60)
        parts = []
        if hours:
            parts.append(self.text("duration.hours", count=hours))
        if minutes or not hours:
            parts.append(self.text("duration.minutes", count=minutes))
        return " ".join(parts)

    def relative(self, instant: datetime, now: datetime, zone: ZoneInfo) -> str:
        """How far off `instant` is: "nu", "om 52 min.", "om 3 timer", "i aften", "i morgen" or the day."""
        ahead = instant - now
        if ahead < MINUTE:
            return self.text("relative.now")
        if ahead < _HOUR:
            return self.text("relative.minutes", count=math.ceil(ahead / MINUTE))
        day, today = local_day(instant, zone), local_day(now, zone)
        if ahead < _COUNTED_IN_HOURS:
            return self.text("relative.hours", count=round(ahead / _HOUR))
        if day != today:
            return self.short_day(day, today=today)
        if instant.astimezone(zone).hour >= _EVENING:
            return self.text("relative.tonight")
        return self.text("relative.hours", count=round(ahead / _HOUR))

    def event_when(self, span: TimeSpan, now: datetime, zone: ZoneInfo) -> str:
        """For the row of an event: "i gang nu", "slut", else how far off its start is."""
        if span.holds(now):
            return self.text("relative.on-now")
        if span.ends_at <= now:
            return self.text("relative.over")
        return self.relative(span.starts_at, now, zone)

    def price(self, kroner: int) -> str:
        """The price in words: "0 kr.", "2.400 kr."; in Polish "1 korona", "22 korony", "25 koron"."""
        return self.text("price.kroner", count=kroner, amount=format_decimal(kroner, locale=self._locale))

    @property
    def _locale(self) -> Locale:
        return locale_of(self.text("format.locale"))

    def _found(self, key: str) -> tuple[str, Text]:
        own = self.own.texts.get(key)
        if own is not None:
            return self.own.language_of(key), own
        first = self.first.texts.get(key)
        if first is None:
            message = f"no text has the key {key!r}"
            raise UnknownText(message)
        warnings.warn(f"{self.language!r} has no text {key!r}", TextMissing, stacklevel=4)
        return self.first.language, first

    def _formatted(self, pattern: str, instant: datetime, zone: ZoneInfo) -> str:
        return str(format_datetime(instant, self.text(f"format.{pattern}"), tzinfo=zone, locale=self._locale))

    def _day(self, pattern: str, day: date) -> str:
        return str(format_date(day, self.text(f"format.{pattern}"), locale=self._locale))

    def _fact(self, name: str, value: Fact, zone: ZoneInfo) -> str:
        match value:
            case datetime():
                return self.clock_time(value, zone)
            case date():
                return self.day(value)
            case int() if name in _COUNTED:
                return _COUNTED[name](self, value)
            case str() if name == "state":
                return self.name_of(BookingState(value))
            case str() if name == "audience":
                return self.within(self.audience(value))
            case str() if name == "per":
                return self.text(f"quota-per.{value}")
            case _:
                return str(value)

    def _most(self, facts: Mapping[str, Fact]) -> str:
        """Of a quota what it counts, of a series its times."""
        most, counted = int(str(facts["most"])), facts.get("counted")
        return (
            self.text("count.occurrences", count=most) if counted is None else self.amount(most, Counted(str(counted)))
        )


def _variant(refusal: Refusal) -> str:
    """Which of a code's sentences: some say more when more is known."""
    match refusal.code:
        case RefusalCode.CLOSED_ALL_DAY if refusal.facts.get("reason"):
            return "-because"
        case RefusalCode.CLOSED if "minutes" in refusal.facts:
            return "-before-the-end"
        case RefusalCode.SETUP_TAKEN | RefusalCode.SETUP_TOO_LATE | RefusalCode.BLOCKED if "day" in refusal.facts:
            return "-another-day"
        case RefusalCode.HELD_ELSEWHERE if "last_heard" in refusal.facts:
            return "-silent-another-day" if "day" in refusal.facts else "-silent"
        case RefusalCode.RECOVERING if "waited_for" in refusal.facts:
            return "-waiting"
        case RefusalCode.UNKNOWN_ROOM if "room" in refusal.facts:
            return "-named"
        case RefusalCode.QUOTA_USED:
            of_all = "-house" if refusal.facts.get("who") == CountedParty.HOUSE.value else ""
            return f"{of_all}-until" if "free_on" in refusal.facts else of_all
        case _:
            return ""


_COUNTED: Mapping[str, Callable[[Words, int], str]] = MappingProxyType(
    {
        "minutes": lambda words, minutes: words.duration(minutes * MINUTE),
        "days": lambda words, days: words.text("count.days", count=days),
        "capacity": lambda words, persons: words.text("count.persons", count=persons),
        "wheelchairs": lambda words, wheelchairs: words.text("count.wheelchairs", count=wheelchairs),
        "tables": lambda words, tables: words.text("count.tables", count=tables),
        "chairs": lambda words, chairs: words.text("count.chairs", count=chairs),
    }
)


def _in_number(text: Text, language: str, facts: Mapping[str, object]) -> str:
    if isinstance(text, str):
        return text
    match facts.get("count"):
        case int() | float() as count:
            return text.get(str(locale_of(language).plural_form(count)), text["other"])
        case _:
            message = "count"
            raise KeyError(message)

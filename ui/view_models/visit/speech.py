"""The words of one language on the clocks of one municipality: what every page speaks with."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from booking_core.domain.bookings import BookingState, Need, Openness, Purpose
from booking_core.domain.identity import LayoutId
from booking_core.domain.places import Reach
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan, local_day, local_instant
from booking_core.language.words import Words
from booking_core.language.writing import apart, beginning_sentence, in_line

PHONE_GROUP = 2
MORNING_HOUR = 5
"""Before it is the night of the day before, as people say it."""
NO_BREAK = "\u00a0"
LEAST_BREAKS = 3
MOST_TOGETHER = 9
"""Letters: in the largest words a heading has room for twelve on a line."""
_AFTER_A_NUMBER = re.compile(r"(?<=\d) |(?<=\d\.) ")
_LOOSE = re.compile(r"(?<=kl\.) (?=\d)|(?<=\d\d) (?=\d\d\b)")


@dataclass(frozen=True, slots=True)
class Speech:
    """Instants go in aware, wall times of `zone` come out."""

    words: Words
    zone: ZoneInfo

    def say(self, key: str, /, **facts: object) -> str:
        """The text `key` with `facts` in its places."""
        return bound(self.words.text(key, **facts))

    def count(self, key: str, number: int) -> str:
        """The text `key` in the plural that `number` asks for; no line ends between the number and its word."""
        return numbered(bound(self.words.text(key, count=number)))

    def local(self, instant: datetime) -> datetime:
        """`instant` on the wall clock."""
        return instant.astimezone(self.zone)

    def instant(self, day: date, *, hour: int, minute: int = 0) -> datetime:
        """The instant (UTC) at which the wall clock shows the hour and minute on `day`."""
        return local_instant(day, time(hour, minute), self.zone)

    def end_of_day(self, instant: datetime) -> datetime:
        """The midnight (UTC) that follows `instant`."""
        return local_instant(local_day(instant, self.zone) + timedelta(days=1), time(), self.zone)

    def clock(self, instant: datetime) -> str:
        """The wall time alone: "14.30"."""
        return self.words.time(instant, self.zone)

    def clock_face(self, instant: datetime) -> str:
        """The wall time as the screen's own clock shows it, with `which_hour` below: "02.30"."""
        return self.words.clock_face(instant, self.zone)

    def which_hour(self, instant: datetime) -> str:
        """In the hour that comes twice, which of both: "(sommertid)"; else empty."""
        return self.words.which_hour(instant, self.zone)

    def at(self, instant: datetime) -> str:
        """The wall time in a sentence: "kl. 16"."""
        return bound(self.words.clock_time(instant, self.zone))

    def until(self, instant: datetime, since: datetime) -> str:
        """The wall time up to which what begins at `since` lasts: "kl. 22", in the night after it "kl. 1 om natten"."""
        local = self.local(instant)
        is_night = local.date() > self.local(since).date() and local.hour < MORNING_HOUR
        return bound(self.say("screen.in-the-night", at=self.at(instant))) if is_night else self.at(instant)

    def hour(self, instant: datetime) -> str:
        """The hour under a ribbon: "14"."""
        return str(self.local(instant).hour)

    def span(self, span: TimeSpan) -> str:
        """From when to when: "14.15–15.15"."""
        return self.words.time_range(span, self.zone)

    def span_on_a_button(self, span: TimeSpan) -> str:
        """The same; where both ends say which of two hours they mean, a line ends between them or nowhere."""
        shown = self.span(span)
        are_told = self.which_hour(span.starts_at) and self.which_hour(span.ends_at)
        return shown.replace(" ", NO_BREAK).replace("–", f"{NO_BREAK}– ") if are_told else shown

    def day(self, instant: datetime) -> str:
        """The day in full: "torsdag den 26. november"."""
        return self.words.day(local_day(instant, self.zone))

    def short_day(self, day: date, now: datetime) -> str:
        """The day in brief: "i morgen", "fr. 27. nov."."""
        return self.words.short_day(day, today=local_day(now, self.zone))

    def narrow_day(self, day: date) -> str:
        """The day on two short lines: its weekday, its date."""
        return self.words.weekday_and_date(day).replace(" ", "\n")

    def full_day(self, instant: datetime, now: datetime) -> str:
        """The day in full, with "today" or "tomorrow" before it where it is. For screens alone: paper is read later."""
        day, today = local_day(instant, self.zone), local_day(now, self.zone)
        in_full = numbered(self.words.day(day, today=today))
        match (day - today).days:
            case 0:
                return self.say("screen.today-in-full", day=in_full)
            case 1:
                return self.say("screen.tomorrow-in-full", day=in_full)
            case _:
                return in_full

    def when(self, instant: datetime, now: datetime) -> str:
        """A time on some day: "kl. 16" today, "i morgen kl. 10", "lø. 28. nov. kl. 10"."""
        day = local_day(instant, self.zone)
        if day == local_day(now, self.zone):
            return self.at(instant)
        time = bound(self.words.time_on_day(instant, self.zone))
        return self.say("screen.day-and-time", day=self.short_day(day, now), time=time)

    def ahead(self, instant: datetime, now: datetime) -> str:
        """How far off: "om 52 min.", "i aften"."""
        return self.words.relative(instant, now, self.zone)

    def length(self, length: timedelta) -> str:
        """How long: "1 time"."""
        return self.words.duration(length)

    def minutes(self, minutes: int) -> str:
        """How long: "30 min."."""
        return self.length(timedelta(minutes=minutes))

    def named(self, thing: Purpose | Need | Openness | Reach | BookingState) -> str:
        """What it is called."""
        return self.words.name_of(thing)

    def lacking(self, need: Need) -> str:
        """That a place does not meet `need`."""
        return self.words.lacking(need)

    def feature(self, feature: str) -> str:
        """What a feature of a space is called."""
        return self.words.feature(feature)

    def layout(self, layout: LayoutId) -> str:
        """What a set-up is called."""
        return self.words.layout(layout)

    def within(self, words: str) -> str:
        """`words` as they stand inside a sentence."""
        return self.words.within(words)

    def starting_large(self, words: str) -> str:
        """`words` as they begin a sentence."""
        return beginning_sentence(words, self.words.language)

    def name(self, text: str) -> str:
        """A name from elsewhere, which keeps its own direction in a line."""
        return apart(text, self.words.language)

    def line(self, text: str) -> str:
        """`text` that begins with a name, running the way the language does."""
        return in_line(text, self.words.language)

    def refusal(self, refusal: Refusal) -> str:
        """Why not, and what can be done instead."""
        return bound(self.words.refusal(refusal, self.zone))

    def price(self, kroner: int) -> str:
        """What it costs: "0 kr."."""
        return self.words.price(kroner)


def bound(sentence: str) -> str:
    """`sentence` with no line break inside a phone number or between "kl." and its time."""
    return _LOOSE.sub(NO_BREAK, sentence)


def numbered(words: str) -> str:
    """`words` with no line break after a number: "1. sal", "26. november"."""
    return _AFTER_A_NUMBER.sub(NO_BREAK, words)


def unbroken(words: str) -> str:
    """`words` on one line."""
    return words.replace(" ", NO_BREAK)


def ending_together(words: str) -> str:
    """`words` of a few, whose last would stand alone on a line: kept with the one before, where both are short."""
    if words.count(" ") < LEAST_BREAKS:
        return words
    first, before, last = words.rsplit(" ", 2)
    return words if len(before) + len(last) > MOST_TOGETHER else f"{first} {before}{NO_BREAK}{last}"


def in_groups(digits: str, size: int) -> str:
    """`digits` with a space after every `size`, counted from the left."""
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))


def starting_large(sentence: str) -> str:
    """`sentence` with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def starting_small(words: str) -> str:
    """`words` as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


class Speeches(Mapping[str, Speech]):
    """The words of each of `languages`, in their order; those of one are read when it is first spoken."""

    def __init__(self, languages: Sequence[str], zone: ZoneInfo) -> None:
        self._languages = tuple(languages)
        self._zone = zone
        self._spoken: dict[str, Speech] = {}

    def __getitem__(self, language: str) -> Speech:
        if language not in self._languages:
            raise KeyError(language)
        if language not in self._spoken:
            self._spoken[language] = Speech(Words.of(language), self._zone)
        return self._spoken[language]

    def __contains__(self, language: object) -> bool:
        return language in self._languages

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)

"""`moedested schedule`: the janitor's sheet of one house and one day, on A4."""

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from booking_core.documents.schedule_content import closed_sentence
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Venue
from booking_core.domain.schedule import DaySchedule
from booking_core.domain.time_spans import local_day
from booking_core.language.catalogue import UnknownLanguage, languages
from booking_core.language.words import Words
from booking_core.store.machine_disk.machine_files import DiskRefused
from kiosk.centre.connection import NothingToShow
from kiosk.clocks import instant_argument, machine_clock, pretending_clock
from kiosk.commands.glance import Glance, glance
from kiosk.keeping.durable_files import READABLE, refused_folder, write_durably
from kiosk.keeping.rounds import Rounds
from kiosk.paper.schedules import ON_ITS_WAY, DailySheet, daily_sheet, page_printer, remember, sheet_name
from kiosk.setup.identity import IdentityWrong, NotEnrolled, load_identity
from kiosk.setup.settings import KioskSettings, SettingsWrong, add_machine_arguments, data_dir_of, settings_from
from ui.ports import Clock

OK, REFUSED = 0, 1
NAME = "moedested schedule"
YEARS = range(2000, 2200)

Day = Callable[[date], date]
"""The day that is meant, given today in the house."""


class Refused(Exception):
    """The sheet cannot be had; the message says what to do."""


def run_schedule(arguments: Sequence[str]) -> int:
    """Write or print the sheet; 0 when it is there, also that of a closed day."""
    options = _parser().parse_args(list(arguments))
    try:
        _Order.of(options, settings_from(options)).carry_out()
    except NotEnrolled as err:
        return _refuse(
            f"{err}.\n  At the centre: moedested central enrol-desk {shlex.quote(options.venue)}\n"
            f"  Then here: {_enrolling(options)}\n"
            "  A kiosk or a front desk that is enrolled will do as well: say its folder with --data"
        )
    except (SettingsWrong, IdentityWrong, Refused) as err:
        return _refuse(str(err))
    except DiskRefused as err:
        return _refuse(refused_folder(data_dir_of(options), err.reason))
    return OK


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for on the command line."""

    settings: KioskSettings
    words: Words
    said: Words
    """What is said on the terminal, in the language of whoever sits at it; the sheet is in the machine's."""
    venue: VenueId
    day: Day
    prints: bool
    output: Path | None
    clock: Clock

    @classmethod
    def of(cls, options: argparse.Namespace, settings: KioskSettings) -> "_Order":
        """The order that `options` give.

        Raises:
            SettingsWrong: there is no such language.
            Refused: there is no such day.
        """
        words = _words(settings)
        said = words if options.language is not None else Words.of(language_of_terminal(os.environ))
        return cls(
            settings=settings,
            words=words,
            said=said,
            venue=VenueId(options.venue),
            day=_day(options.date, said),
            prints=options.print,
            output=options.output,
            clock=machine_clock if options.pretend_now is None else pretending_clock(options.pretend_now),
        )

    def carry_out(self) -> None:
        """Make the sheet, put it where it was asked for, and say so."""
        seen = self._seen()
        places = seen.picture.municipality
        venue = places.venue_by_id.get(self.venue)
        if venue is None:
            known = ", ".join(f"{house.id} ({house.name})" for house in places.venues)
            raise Refused(self._text("unknown-venue", venue=self.venue, venues=known))
        today = local_day(self.clock(), places.zone)
        day, rounds = self.day(today), Rounds(self.settings.data_dir)
        printed = rounds.of(venue.id, day).printed
        sheet = daily_sheet(seen.picture, venue, day, language=self.words.language, now=self.clock(), printed=printed)
        self._refuse_what_is_over(sheet.schedule, today)
        placed = self._printed(venue, day, sheet) if self.prints else self._written(venue, day, sheet)
        remember(rounds, venue.id, day, sheet)
        if sheet.schedule.is_closed:
            language = self.said.language
            _say(f"{venue.name}: {closed_sentence(sheet.schedule, places, language=language, today=today)}.")
        _say(placed)
        self._say_what_it_holds(sheet)
        self._say_how_fresh(seen, today)

    def _seen(self) -> Glance:
        try:
            return glance(self.settings, load_identity(self.settings.data_dir), clock=self.clock)
        except NothingToShow as err:
            raise Refused(self._text("nothing-known")) from err

    def _refuse_what_is_over(self, schedule: DaySchedule, today: date) -> None:
        """Bookings leave this machine a day after their end: a sheet of an earlier day would lack some."""
        spans = schedule.plan.open_spans
        if schedule.day < today and not (spans and spans[-1].ends_at > self.clock()):
            raise Refused(self._text("over", day=self.said.day(schedule.day, today=today)))

    def _written(self, venue: Venue, day: date, sheet: DailySheet) -> str:
        path = self.output or Path(f"{sheet_name(venue.id, day)}.pdf")
        try:
            write_durably(path, sheet.pdf, mode=READABLE)
        except OSError as err:
            raise Refused(self._text("not-written", file=path, reason=err.strerror)) from err
        return self._text("written", venue=venue.name, day=self.said.day(day), file=path)

    def _printed(self, venue: Venue, day: date, sheet: DailySheet) -> str:
        printer = page_printer(self.settings, venue)
        if printer is None:
            raise Refused(self._text("no-printer", venue=venue.name))
        if printer.print_receipt(sheet.pdf, f"{sheet_name(venue.id, day)}-{sheet.number}.pdf") not in ON_ITS_WAY:
            raise Refused(self._text("not-printed", venue=venue.name))
        return self._text("printed", venue=venue.name, day=self.said.day(day))

    def _say_what_it_holds(self, sheet: DailySheet) -> None:
        count = sum(not task.is_note for task in sheet.schedule.tasks)
        if sheet.schedule.is_closed:
            if sheet.schedule.bookings:
                _say(self._text("forgotten", count=len(sheet.schedule.bookings)))
            return
        lines = [self._text("tasks", count=count, number=sheet.number)]
        if sheet.since is not None:
            lines.append(self._text("changes", count=len(sheet.since.changes)))
        _say(" ".join(lines))

    def _say_how_fresh(self, seen: Glance, today: date) -> None:
        picture = seen.picture
        zone = picture.municipality.zone
        is_today = local_day(picture.seen_at, zone) == today
        when = (self.said.clock_time if is_today else self.said.date_and_time)(picture.seen_at, zone)
        if not picture.connected:
            _say(self.said.text("schedule.stale", when=when))
        else:
            _say(self._text("in-use" if seen.beside_another else "fresh", when=when))

    def _text(self, key: str, **facts: object) -> str:
        return self.said.text(f"schedule.command.{key}", **facts)


def language_of_terminal(environment: Mapping[str, str]) -> str:
    """Danish where the terminal is, else English, which all other commands speak."""
    spoken = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "da" if spoken.startswith("da") else "en"


def _words(settings: KioskSettings) -> Words:
    try:
        return Words.of(settings.language)
    except UnknownLanguage as err:
        where, expected = "the settings", f"one of {', '.join(languages())}"
        raise SettingsWrong(where, "language", found=repr(settings.language), expected=expected) from err


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=NAME, description="The janitor's sheet of one house and one day, on A4.")
    parser.add_argument("--venue", required=True, metavar="ID", help="the house, as the places file calls it")
    parser.add_argument(
        "--date",
        default="today",
        metavar="DAY",
        help="today, tomorrow or a day such as 2026-11-26; without it: today",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--output", type=Path, metavar="FILE.pdf", help="without it: schedule-VENUE-DAY.pdf, here")
    where.add_argument("--print", action="store_true", help="print it on the A4 printer of the house")
    add_machine_arguments(parser)
    parser.add_argument("--pretend-now", type=instant_argument, help="for demonstrations: an instant with its offset")
    return parser


def _enrolling(options: argparse.Namespace) -> str:
    """What takes this machine in, into the same data folder."""
    folder = [] if options.data is None else ["--data", str(options.data)]
    return f"{shlex.join(['moedested', 'janitor', *folder])} --enrol CODE --centre-url URL"


def _day(text: str, words: Words) -> Day:
    """The day that `text` names.

    Raises:
        Refused: it names none.
    """
    named = {"today": timedelta(), "tomorrow": timedelta(days=1)}.get(text)
    if named is not None:
        return lambda today: today + named
    message = words.text("schedule.command.unknown-day", day=text)
    try:
        day = date.fromisoformat(text)
    except ValueError as err:
        raise Refused(message) from err
    if day.year not in YEARS:
        raise Refused(message)
    return lambda _today: day


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{NAME}: {sentence}\n")
    return REFUSED

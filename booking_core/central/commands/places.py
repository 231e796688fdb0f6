"""`import`, `hours` and `stats`: which places there are, when they are open, how they are used, what people missed."""

import argparse
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from booking_core.central import house_hours
from booking_core.central.accounts.operators import operator
from booking_core.central.commands.arguments import (
    Commands,
    add_pretending,
    added,
    to_day,
    to_few_words,
    to_text,
)
from booking_core.central.commands.opening import clock_of, database_of, opened
from booking_core.central.commands.saying import OK, refuse, say, warn
from booking_core.central.data_folder.backups import bring_up
from booking_core.central.failures import HoursRefused
from booking_core.central.open_files.importing import take_in
from booking_core.central.open_files.manifest import MANIFEST
from booking_core.central.open_files.shelf import is_shelf
from booking_core.central.places_file import PlacesFileInvalid, read_places_file
from booking_core.central.places_file.hours import parse_hours
from booking_core.central.reports import use_report, wish_report
from booking_core.central.reports.conditions_report import condition_lines
from booking_core.central.reports.demand_report import Days, report_lines, report_on, write_csv
from booking_core.domain.identity import VenueId
from booking_core.domain.places import DatedDay, Hours
from booking_core.domain.stranding import Stranded
from booking_core.protocol.codes import code_of, grouped
from booking_core.store.central_store import CentralStore
from booking_core.store.places import PlacesWouldStrand


def add(commands: Commands) -> None:
    """Add `import`, `hours` and `stats`."""
    importing = added(commands, "import", _import, "put a places file in force, or open files into an empty database")
    importing.add_argument("file", type=Path, help="a places file (TOML); or the folder or zip that export made")
    add_pretending(importing)
    _add_hours(commands)
    _add_stats(commands)


def _add_hours(commands: Commands) -> None:
    parser = added(commands, "hours", _hours, "list or change the hours of a house on single days")
    parser.add_argument("--venue", type=to_text, required=True, help="the id of a [[venue]] in the places file")
    parser.add_argument("--day", type=to_day, help="the day to change, such as 2026-11-26; without it the list")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--open", type=_to_hours, action="append", help='hours such as "10:00-14:00"; may be repeated')
    how.add_argument("--closed", action="store_true", help="nothing can be booked that day")
    how.add_argument("--remove", action="store_true", help="let the places file decide again")
    parser.add_argument("--reason", type=to_few_words, help="why, with --open or --closed; shown to citizens")
    add_pretending(parser)


def _add_stats(commands: Commands) -> None:
    parser = added(commands, "stats", _stats, "tell how places are used, and what people could not have")
    report = parser.add_mutually_exclusive_group(required=True)
    report.add_argument("--unmet", action="store_true", help="unmet demand: what could not be had, by day of asking")
    report.add_argument("--wishes", action="store_true", help="what people chose to say, whenever that was")
    report.add_argument("--conditions", action="store_true", help="what is broken, dirty or missing, now and by month")
    report.add_argument("--use", action="store_true", help="how much places were used, and what stood empty")
    day = "local day of asking or, with --use, of the start, such as 2026-11-26"
    parser.add_argument("--from", dest="first_day", type=to_day, metavar="DAY", help=f"the first {day}")
    parser.add_argument("--to", dest="last_day", type=to_day, metavar="DAY", help=f"the last {day}")
    csv_help = "write what may be made public: counts under five are told as <5"
    parser.add_argument("--csv", type=Path, metavar="FILE", help=csv_help)


def _import(options: argparse.Namespace) -> int:
    try:
        places_files = _places_files_in(options.file)
    except OSError as err:
        return refuse(
            f"{options.file} cannot be read ({err.strerror}). Check its owner and its rights, and those of its folder."
        )
    if places_files:
        return refuse(
            f"{options.file} has no {MANIFEST}: it is no folder of open files. A places file is imported by its name:",
            *(f"moedested central import {path}" for path in places_files),
        )
    return _import_open_files(options) if is_shelf(options.file) else _import_places(options)


def _places_files_in(folder: Path) -> tuple[Path, ...]:
    """What somebody may have meant who names a folder that no export made."""
    if not folder.is_dir() or (folder / MANIFEST).exists():
        return ()
    return tuple(sorted(folder.glob("*.toml")))


def _import_open_files(options: argparse.Namespace) -> int:
    taken = take_in(options.data, options.file, database_of(options), clock=clock_of(options))
    manifest = taken.manifest
    lines = sum(one.lines for one in manifest.files)
    say(f"{manifest.municipality}: {lines} lines, as the centre had them on {manifest.made_at:%Y-%m-%d}.")
    say("Let every machine in anew with: moedested central enrol. Staff get new passwords: staff --reset")
    say("The municipality's own programs get new tokens: system --add")
    if not taken.is_of_the_same_centre:
        return warn(
            "These keys are not those of the centre that wrote the files: receipts it signed are not read here. "
            "To have them read, put its centre.keys into an empty data folder first, and import there."
        )
    return OK


def _import_places(options: argparse.Namespace) -> int:
    try:
        municipality = read_places_file(options.file)
    except PlacesFileInvalid as err:
        lines = [error.sentence for error in err.errors]
        return refuse(f"{options.file} was not imported:", *lines)
    bring_up(options.data, database_of(options))
    centre = opened(options)
    try:
        imported = centre.store.import_places(municipality, source=options.file.name, now=centre.clock(), by=operator())
    except PlacesWouldStrand as err:
        lines = _stranded_lines(centre.store, err)
        return refuse(f"{options.file} was not imported, because bookings would lose their place:", *lines)
    finally:
        centre.close()
    say(
        f"{municipality.name}: {len(municipality.venues)} venues, {len(municipality.space_by_id)} spaces "
        f"({'version' if imported.changed else 'unchanged, version'} {imported.version}).",
        *house_hours.carried_lines(imported, now=centre.clock()),
    )
    return OK


def _hours(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        say(*_change_or_list(options, centre.store, now=centre.clock()))
    except PlacesWouldStrand as err:
        lines = _stranded_lines(centre.store, err)
        return refuse("the hours were not changed, because bookings would lose their place:", *lines)
    finally:
        centre.close()
    return OK


def _change_or_list(options: argparse.Namespace, store: CentralStore, *, now: datetime) -> list[str]:
    """What to say of the change that was asked for, or the list."""
    venue, day, sets = VenueId(options.venue), options.day, bool(options.open or options.closed)
    if day is None and not (sets or options.remove or options.reason):
        return house_hours.listing(store.municipality(), venue, now=now)
    if day is None or not (sets or options.remove):
        message = "to change hours say --day and one of --open, --closed and --remove"
        raise HoursRefused(message)
    if options.remove:
        return [house_hours.remove_day(store, venue, day, now=now)]
    reason = (options.reason or "").strip()
    if not reason:
        message = "to change hours say --reason: citizens are told why"
        raise HoursRefused(message)
    edited = DatedDay(day, day, tuple(options.open or ()), reason=reason, edited=True)
    return [house_hours.set_day(store, venue, edited, now=now)]


def _condition_stats(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        say(*condition_lines(centre.store))
    finally:
        centre.close()
    return OK


def _stats(options: argparse.Namespace) -> int:
    days = (options.first_day, options.last_day)
    if options.conditions and options.csv is not None:
        return refuse("--csv goes with --unmet, --use and --wishes")
    if not (options.unmet or options.use):
        tell = _wish_stats if options.wishes else _condition_stats
        return tell(options) if days == (None, None) else refuse("--from and --to go with --unmet and --use")
    if None in days:
        return refuse("say --from and --to: the first and the last day")
    tell_of = _use_stats if options.use else _unmet_stats
    return tell_of(options, Days(*days))


def _unmet_stats(options: argparse.Namespace, days: Days) -> int:
    centre = opened(options)
    try:
        report = report_on(centre.store, days)
    finally:
        centre.close()
    if options.csv is not None:
        write_csv(report, options.csv)
    say(*report_lines(report), *_written(options.csv))
    return OK


def _use_stats(options: argparse.Namespace, days: Days) -> int:
    centre = opened(options)
    try:
        places, found = centre.store.municipality(), use_report.use_in(centre.store, days)
    finally:
        centre.close()
    if options.csv is not None:
        use_report.write_csv(places, days, found, options.csv)
    say(*use_report.lines_of(places, days, found), *_written(options.csv))
    return OK


def _wish_stats(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        counts = wish_report.counts_in(centre.store)
    finally:
        centre.close()
    if options.csv is not None:
        wish_report.write_csv(counts, options.csv)
    say(*wish_report.lines_of(counts), *_written(options.csv))
    return OK


def _written(file: Path | None) -> tuple[str, ...]:
    return () if file is None else ("", f"{file} was written, as anybody may read it.")


def _stranded_lines(store: CentralStore, refused: PlacesWouldStrand) -> list[str]:
    zone = store.municipality().zone
    return [
        *(_stranded_line(store, one) for one in refused.bookings),
        *(
            f"block from {block.span.starts_at.astimezone(zone):%Y-%m-%d %H:%M}, {', '.join(block.rooms)} "
            f"({block.reason}): its house would no longer have all its rooms"
            for block in refused.blocks
        ),
        *_what_to_do(refused),
    ]


def _what_to_do(refused: PlacesWouldStrand) -> Iterator[str]:
    if refused.bookings:
        yield "Move or cancel these bookings at a front desk of their house, then give the command again."
    if refused.blocks:
        yield "Lift these blocks at a front desk of their house, then give the command again."


def _stranded_line(store: CentralStore, stranded: Stranded) -> str:
    """The booking by its code, its place's name and local time: what a person would look it up by."""
    places, booking = store.municipality(), stranded.booking
    starts, ends = (at.astimezone(places.zone) for at in (booking.span.starts_at, booking.span.ends_at))
    name = places.space_by_id[booking.space].name
    when = f"{starts:%Y-%m-%d %H:%M}-{ends:%H:%M}"
    return f"booking {grouped(code_of(booking.id))}, {name} ({booking.space}), {when}: {stranded.because.value}"


def _to_hours(text: str) -> Hours:
    """Opening hours of a day."""
    try:
        return parse_hours(text)
    except ValueError as err:
        message = f"{text!r} are no hours; expected such as 10:00-14:00, an end before the start is the next morning"
        raise argparse.ArgumentTypeError(message) from err

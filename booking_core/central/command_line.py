"""`moedested central …`: what IT operations type at the central service."""

import argparse
import os
import secrets
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

import msgspec
import platformdirs

from booking_core.central import (
    audit_report,
    doctor,
    house_hours,
    machines,
    person_data,
    retention_report,
    staff_accounts,
)
from booking_core.central.backups import alone_with, back_up, beside_others, recover, restore
from booking_core.central.bell_rope import BellRope
from booking_core.central.centre import (
    DATABASE,
    Centre,
    machine_clock,
    make_centre,
    open_centre,
    pretending_clock,
)
from booking_core.central.database_failures import name_of
from booking_core.central.demand_report import Days, report_lines, report_on, write_csv
from booking_core.central.demonstration import add_demonstration
from booking_core.central.doctor import Health
from booking_core.central.durable_files import write_durably
from booking_core.central.failures import (
    DATABASE_VARIABLE,
    CentralFailure,
    DatabaseUrlUnusable,
    FileNotWritten,
    HoursRefused,
)
from booking_core.central.keys import centre_keys
from booking_core.central.listening import Address, check_is_free
from booking_core.central.logs import LogForm, log_for_operations
from booking_core.central.mail_options import add_mail_options, notifier_of
from booking_core.central.notifying import Notifier
from booking_core.central.open_files.exporting import export
from booking_core.central.open_files.importing import take_in
from booking_core.central.open_files.shelf import is_shelf
from booking_core.central.operators import operator
from booking_core.central.pace import USUAL_PACES, Allowance, Pace
from booking_core.central.places_file import PlacesFileInvalid, read_places_file
from booking_core.central.places_file.hours import parse_hours
from booking_core.central.proxies import THIS_MACHINE
from booking_core.central.service_options import USUAL, ServiceOptions
from booking_core.central.serving import serve
from booking_core.domain.identity import DeviceId, StaffRole, VenueId
from booking_core.domain.places import DatedDay, Hours
from booking_core.domain.stranding import Stranded
from booking_core.domain.time_spans import instant_of
from booking_core.protocol.codes import code_of, grouped
from booking_core.store import audit, devices
from booking_core.store.audit import Act
from booking_core.store.central_store import CentralStore
from booking_core.store.databases import DatabaseUrlWrong, PostgresDatabase, SqliteFile, postgres_database
from booking_core.store.places import NoPlaces, PlacesWouldStrand
from resources import RESOURCES

OK, REFUSED, NOT_SERVED = 0, 1, 2
CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 10
HIGHEST_PORT = 2**16 - 1
YEARS = range(2000, 2200)
NOBODY = (
    "Nobody has an account: whoever sits at a desk acts for the house. "
    "The first one: moedested central staff --add NAME --role administrator"
)
_MAY = {
    StaffRole.DESK: "acts for the house at its desks",
    StaffRole.JANITOR: "reads what everybody may know, and changes nothing",
    StaffRole.ADMINISTRATOR: "acts for the house at its desks",
}
DEMO_PLACES = RESOURCES / "demo" / "herlev.toml"


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 when it did what was asked, 1 when it refused and said why, 2 when it could not serve."""
    options = _parser().parse_args(list(arguments))
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except (CentralFailure, NoPlaces) as err:
        _say_refusal(_words_of(err))
        return NOT_SERVED if command in {_serve, _demo} else REFUSED


def _words_of(err: Exception) -> str:
    if isinstance(err, NoPlaces):
        return "no places yet. Run: moedested central import FILE"
    return str(err)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="moedested central", description="The central booking service.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    serving = _add(commands, "serve", _serve, "answer kiosks and partners over HTTP")
    _add_address(serving)
    _add_watching(serving)
    _add_limits(serving)
    add_mail_options(serving)
    _add_pretending(serving)
    migrating = _add(commands, "migrate", _migrate, "make the database, or bring it to the newest form")
    lost = "make new keys where the old ones are lost for good: every machine is then enrolled anew"
    migrating.add_argument("--new-keys", action="store_true", help=lost)
    importing = _add(commands, "import", _import, "put a places file in force, or open files into an empty database")
    importing.add_argument("file", type=Path, help="a places file (TOML); or the folder or zip that export made")
    _add_pretending(importing)
    _add_hours(commands)
    _add_stats(commands)
    enrolling = _add(commands, "enrol", _enrol, "make a one-time code that lets a kiosk in")
    enrolling.add_argument("kiosk", help="the id of a [[venue.kiosk]] in the places file")
    _add_pretending(enrolling)
    desk_summary = "make a one-time code that lets a front desk in"
    desk_enrolling = _add(commands, "enrol-desk", _enrol_desk, desk_summary)
    desk_enrolling.add_argument("venue", help="the id of a [[venue]] in the places file")
    name_help = "the desk's own name in its house: one that is in use is replaced (a new name)"
    desk_enrolling.add_argument("--name", help=name_help)
    _add_pretending(desk_enrolling)
    _add_machines(commands)
    _add_copies(commands)
    _add_export(commands)
    _add_doctor(commands)
    _add_staff(commands)
    _add_privacy(commands)
    demo_summary = "put the shipped places in force, fill today with bookings, and serve"
    demo = _add(commands, "demo", _demo, demo_summary, folder="central-demo")
    demo.set_defaults(is_playing=True)  # never in the town's own database
    _add_address(demo)
    _add_watching(demo)
    _add_pretending(demo)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Callable[[argparse.Namespace], int],
    summary: str,
    *,
    folder: str = "central",
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
    parser.set_defaults(command=command, is_playing=False)
    default = Path(platformdirs.user_data_dir("moedested")) / folder
    parser.add_argument("--data", type=Path, default=default, help=f"the data folder ({default})")
    return parser


def _add_machines(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    listing = _add(commands, "devices", _devices, "list the machines: how long silent, what they hold, what is frozen")
    retiring = _add(commands, "retire", _retire, "let a machine go, once it has given back what it holds")
    losing = _add(commands, "declare-lost", _declare_lost, "two people say that a machine is gone for good")
    for parser in (retiring, losing):
        parser.add_argument("device", help="its id: see moedested central devices")
    losing.add_argument("--by", action="append", default=[], metavar="NAME", help="who says so; twice, two people")
    for parser in (listing, retiring, losing):
        _add_pretending(parser)


def _add_staff(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "staff", _staff, "list who may act for the house at a desk, or change it")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--add", metavar="NAME", help="a new account; its first password is told once")
    how.add_argument("--reset", metavar="NAME", help="a new first password for somebody who has forgotten theirs")
    how.add_argument("--retire", metavar="NAME", help="end an account at once, wherever it is signed in")
    roles = [role.value for role in StaffRole]
    role_help = "with --add, desk where none is said; with --reset another role from now on"
    parser.add_argument("--role", choices=roles, help=role_help)
    _add_pretending(parser)


def _add_privacy(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    auditing = _add(commands, "audit", _audit, "tell who did what, and check that the log is the one that was written")
    auditing.add_argument("--about", metavar="CODE|ID", help="only what was done to that booking, machine or wish")
    auditing.add_argument("--since", type=_instant, help="only since an instant, such as 2026-11-26T08:00+01:00")
    auditing.add_argument("--verify", action="store_true", help="check the whole log; 1 when it cannot be believed")
    telling = _add(commands, "person", _person, "tell, or delete, all that is known of one person")
    telling.add_argument("who", help="a phone number, or the code of a booking or of a place on the waiting list")
    how = telling.add_mutually_exclusive_group(required=True)
    how.add_argument("--export", type=Path, metavar="FILE", help="write it as JSON, for the person to have")
    how.add_argument("--erase", action="store_true", help="delete it; bookings stay, with nobody's name behind them")
    summary = "delete what its days have passed for, as the service does every day, and say what it was"
    for parser in (auditing, telling, _add(commands, "retention", _retention, summary)):
        _add_pretending(parser)


def _add_copies(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    saving = _add(commands, "backup", _back_up, "copy the database, in use or not, to a new file")
    restoring = _add(commands, "restore", _restore, "put a copy of the database back; every machine then reports")
    for parser in (saving, restoring):
        parser.add_argument("file", type=Path)
    recovery = "begin a new life on a database that may lack what was answered last; every machine then reports"
    _add(commands, "recover", _recover, recovery)


def _add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "export", _export, "write everything as open files that other programs can read")
    parser.add_argument("target", type=Path, help="a new folder, or a new file whose name ends in .zip")
    contacts_help = "with everybody's names, numbers and addresses in clear: keep the files as you would keep those"
    parser.add_argument("--contacts", action="store_true", help=contacts_help)
    _add_pretending(parser)


def _add_doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    summary = "look whether database, feed, audit log and files are whole, and how safely they are kept"
    _add_pretending(_add(commands, "doctor", _doctor, summary))


def _add_hours(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "hours", _hours, "list or change the hours of a house on single days")
    parser.add_argument("--venue", required=True, help="the id of a [[venue]] in the places file")
    parser.add_argument("--day", type=_day, help="the day to change, such as 2026-11-26; without it the list")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--open", type=_hours_of_day, action="append", help='hours such as "10:00-14:00"; may be repeated')
    how.add_argument("--closed", action="store_true")
    how.add_argument("--remove", action="store_true", help="let the places file decide again")
    parser.add_argument("--reason", help="why, with --open or --closed; shown to citizens")
    _add_pretending(parser)


def _add_stats(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "stats", _stats, "tell what people could not have, counted by district")
    parser.add_argument("--unmet", action="store_true", required=True, help="unmet demand: the only report so far")
    day = "local day of asking, such as 2026-11-26"
    parser.add_argument("--from", dest="first_day", type=_day, required=True, metavar="DAY", help=f"the first {day}")
    parser.add_argument("--to", dest="last_day", type=_day, required=True, metavar="DAY", help=f"the last {day}")
    csv_help = "write what may be made public: counts under five are told as <5"
    parser.add_argument("--csv", type=Path, metavar="FILE", help=csv_help)


def _add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8470)


def _add_watching(parser: argparse.ArgumentParser) -> None:
    metrics_help = "answer Prometheus there too, as PORT of this machine or HOST:PORT; without it nobody is told"
    parser.add_argument("--metrics", type=_address, metavar="ADDRESS", help=metrics_help)
    parser.add_argument("--log", type=LogForm, choices=list(LogForm), default=LogForm.TEXT, help="lines as (text)")


def _add_limits(parser: argparse.ArgumentParser) -> None:
    proxy_help = "a network whose X-Forwarded-For is believed, such as 192.0.2.0/28; may be repeated (this machine)"
    parser.add_argument("--proxy", type=_network, action="append", metavar="NETWORK", help=proxy_help)
    usual = USUAL_PACES[Pace.SENDING].a_minute
    most_help = f"so many bookings one address may send in a minute, a partner's server too ({usual})"
    parser.add_argument("--bookings-a-minute", type=_count, default=usual, metavar="COUNT", help=most_help)


def _add_pretending(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pretend-now", type=_instant, help="for demonstrations: an instant with its UTC offset")


def _instant(text: str) -> datetime:
    try:
        return instant_of(text)
    except ValueError as err:
        message = f"{text!r} is no instant; expected one with its UTC offset, such as 2026-11-26T14:08+01:00"
        raise argparse.ArgumentTypeError(message) from err


def _day(text: str) -> date:
    message = f"{text!r} is no day; expected year-month-day, such as 2026-11-26"
    try:
        day = date.fromisoformat(text)
    except ValueError as err:
        raise argparse.ArgumentTypeError(message) from err
    if day.year not in YEARS:
        raise argparse.ArgumentTypeError(message)
    return day


def _hours_of_day(text: str) -> Hours:
    try:
        return parse_hours(text)
    except ValueError as err:
        message = f"{text!r} are no hours; expected such as 10:00-14:00, an end before the start is the next morning"
        raise argparse.ArgumentTypeError(message) from err


def _address(text: str) -> Address:
    host, _, port = text.rpartition(":")
    return Address(host.strip("[]") or "127.0.0.1", _port(port))


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text)
    except ValueError as err:
        message = f"{text!r} is no network; expected an address or a network, such as 192.0.2.7 or 192.0.2.0/28"
        raise argparse.ArgumentTypeError(message) from err


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        message = f"{text!r} is no count; expected 1 or more"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= HIGHEST_PORT):
        message = f"{text!r} is no port; expected a whole number from 1 to {HIGHEST_PORT}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _database(options: argparse.Namespace) -> PostgresDatabase | None:
    """The database that the environment names; None for the file in the data folder."""
    text = "" if options.is_playing else os.environ.get(DATABASE_VARIABLE, "")
    try:
        return postgres_database(text) if text else None
    except DatabaseUrlWrong as err:
        raise DatabaseUrlUnusable from err


def _opened(options: argparse.Namespace) -> Centre:
    """For a command beside the service, which hears of what is changed."""
    centre = _opened_to_serve(options)
    centre.store.on_commit = BellRope(options.data).pull
    return centre


def _opened_to_serve(options: argparse.Namespace) -> Centre:
    clock = machine_clock if getattr(options, "pretend_now", None) is None else pretending_clock(options.pretend_now)
    return open_centre(options.data, clock=clock, database=_database(options))


def _serve(options: argparse.Namespace) -> int:
    notifier, address = notifier_of(options, os.environ), Address(options.host, options.port)
    check_is_free(address)
    if options.metrics is not None:
        check_is_free(options.metrics, options="--metrics")
    is_shared = _database(options) is not None
    if not is_shared:
        make_centre(options.data)
    with beside_others(options.data) if is_shared else alone_with(options.data):
        centre = _opened_to_serve(options)
        if not list(staff_accounts.listing(centre)):
            _say(NOBODY)
        return _answer(centre, options, notifier, _service_options(options))


def _service_options(options: argparse.Namespace) -> ServiceOptions:
    sending = Allowance(max(options.bookings_a_minute // 2, 1), options.bookings_a_minute)
    proxies = THIS_MACHINE if options.proxy is None else tuple(options.proxy)
    return ServiceOptions(proxies=proxies, paces={**USUAL_PACES, Pace.SENDING: sending})


def _answer(
    centre: Centre,
    options: argparse.Namespace,
    notifier: Notifier | None = None,
    service: ServiceOptions = USUAL,
) -> int:
    log_for_operations(options.log)
    address = Address(options.host, options.port)
    _say(f"Mødested answers at {address}. Stop it with Ctrl-C.")
    serve(centre, address, notifier=notifier, metrics=options.metrics, options=service)
    return OK


def _devices(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        lines = list(machines.listing(centre.store, now=centre.clock()))
    finally:
        centre.close()
    _say(*(lines or ["No machine is enrolled. Let one in with: moedested central enrol ID"]))
    return OK


def _retire(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        _say(machines.retire(centre.store, DeviceId(options.device), now=centre.clock()))
    finally:
        centre.close()
    return OK


def _declare_lost(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        _say(machines.lose(centre.store, DeviceId(options.device), tuple(options.by), now=centre.clock()))
    finally:
        centre.close()
    return OK


def _staff(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        _say(*_staff_lines(centre, options))
    finally:
        centre.close()
    return OK


def _staff_lines(centre: Centre, options: argparse.Namespace) -> list[str]:
    once = "for one sign-in at a desk, where a new one is chosen. It is told this once"
    role = None if options.role is None else StaffRole(options.role)
    if options.add is not None:
        given = role or StaffRole.DESK
        password = staff_accounts.add(centre, options.add, given)
        return [f"{password}  {once}.", f"{options.add} is {given.value} and {_MAY[given]}; --role says otherwise."]
    if options.reset is not None:
        return [f"{staff_accounts.reset(centre, options.reset, role)}  {once}."]
    if options.retire is not None:
        staff_accounts.retire(centre, options.retire)
        return [f"{options.retire} signs in no more."]
    return list(staff_accounts.listing(centre)) or [NOBODY]


def _audit(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        if not options.verify:
            lines = list(audit_report.lines(centre, about=options.about, since=options.since))
            _say(*(lines or ["The audit log tells nothing of that."]))
            return OK
        count, wrong = audit_report.found_faults(centre)
    finally:
        centre.close()
    if wrong:
        return _say_refusal("the audit log cannot be believed:", *(f"  {one.number}: {one.why}" for one in wrong))
    _say(f"The audit log is whole: {count} entries.")
    return OK


def _retention(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        _say(*retention_report.delete_what_is_over(centre, now=centre.clock()))
    finally:
        centre.close()
    return OK


def _person(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        _say(*_told_or_erased(centre, options))
    finally:
        centre.close()
    return OK


def _told_or_erased(centre: Centre, options: argparse.Namespace) -> list[str]:
    now = centre.clock()
    person = person_data.person_behind(centre, options.who, now=now)
    if options.export is not None:
        _write_person(options.export, person_data.exported(centre, person, now=now))
        return [f"{options.export}: {len(person.bookings)} bookings, {len(person.wishes)} wishes on the waiting list."]
    ahead = person_data.ahead(centre, person, now=now)
    erased = person_data.erase(centre, person, now=now)
    lines = [
        f"Deleted: {erased.contacts} contacts, {erased.wishes} wishes on the waiting list, {erased.tallies} tallies."
    ]
    codes = ", ".join(grouped(code_of(one.id)) for one in ahead)
    return [*lines, *([f"These bookings still stand, and nobody can be called about them: {codes}"] if ahead else [])]


def _write_person(path: Path, told: object) -> None:
    """Readable by whoever runs this alone."""
    try:
        write_durably(path, msgspec.json.format(msgspec.json.encode(told), indent=2))
    except OSError as err:
        raise FileNotWritten(path, err.strerror or str(err)) from err


def _doctor(options: argparse.Namespace) -> int:
    """1 when something is wrong; advice alone is no reason to worry whoever runs this by a timer."""
    centre = _opened(options)
    try:
        found = doctor.findings(centre)
    finally:
        centre.close()
    _say(*(f"{one.health.value:6}  {one.sentence}" for one in found))
    return REFUSED if any(one.health is Health.WRONG for one in found) else OK


def _back_up(options: argparse.Namespace) -> int:
    back_up(options.data, options.file, _database(options))
    _say(f"{options.file} is a whole copy of the database. Keep one of centre.keys too, in another place.")
    return OK


def _restore(options: argparse.Namespace) -> int:
    former = restore(options.data, options.file, _database(options))
    if former is not None:
        _say(f"The database that was there is {former} now.")
    _say(f"{options.file} is in its place.", *_waiting_lines(options))
    return OK


def _recover(options: argparse.Namespace) -> int:
    recover(options.data, _database(options))
    _say("A new life has begun.", *_waiting_lines(options))
    return OK


def _waiting_lines(options: argparse.Namespace) -> list[str]:
    """What a centre in RECOVERY waits for, and what to do."""
    centre = _opened(options)
    try:
        missing = machines.waited_for(centre.store, now=centre.clock())
    finally:
        centre.close()
    if not missing:
        return ["No machine is waited for. Start the service."]
    return [
        "Nothing is booked before every machine has told what it knows:",
        *(f"  {place}" for place in missing),
        "Start the service, and let them come. One that is gone for good: moedested central declare-lost",
    ]


def _migrate(options: argparse.Namespace) -> int:
    database = _database(options)
    make_centre(options.data, database)
    if options.new_keys:
        centre_keys(options.data)
    name = f"in {options.data}" if database is None else name_of(database)
    _say(f"The database {name} has the newest form.")
    return OK


def _export(options: argparse.Namespace) -> int:
    database, centre = _database(options), _opened(options)
    try:
        where = database or SqliteFile(options.data / DATABASE)
        manifest = export(centre, where, options.target, with_contacts=options.contacts, now=centre.clock())
    finally:
        centre.close()
    lines = sum(one.lines for one in manifest.files)
    _say(f"{options.target}: {lines} lines in {len(manifest.files)} files. docs/open-files.md describes them.")
    if manifest.has_contacts:
        return _warn(f"{options.target} has names, phone numbers and e-mail addresses in clear. Delete it after use.")
    return OK


def _import(options: argparse.Namespace) -> int:
    return _import_open_files(options) if is_shelf(options.file) else _import_places(options)


def _import_open_files(options: argparse.Namespace) -> int:
    pretended = options.pretend_now
    clock = machine_clock if pretended is None else pretending_clock(pretended)
    taken = take_in(options.data, options.file, _database(options), clock=clock)
    manifest = taken.manifest
    lines = sum(one.lines for one in manifest.files)
    _say(f"{manifest.municipality}: {lines} lines, as the centre had them on {manifest.made_at:%Y-%m-%d}.")
    _say("Let every machine in anew with: moedested central enrol. Staff get new passwords: staff --reset")
    if not taken.is_of_the_same_centre:
        return _warn(
            "These keys are not those of the centre that wrote the files: receipts it signed are not read here. "
            "To have them read, put its centre.keys into an empty data folder first, and import there."
        )
    return OK


def _import_places(options: argparse.Namespace) -> int:
    try:
        municipality = read_places_file(options.file)
    except PlacesFileInvalid as err:
        lines = [error.sentence for error in err.errors]
        return _say_refusal(f"{options.file} was not imported:", *lines)
    make_centre(options.data, _database(options))
    centre = _opened(options)
    try:
        imported = centre.store.import_places(municipality, source=options.file.name, now=centre.clock(), by=operator())
    except PlacesWouldStrand as err:
        lines = _stranded_lines(centre.store, err)
        return _say_refusal(f"{options.file} was not imported, because bookings would lose their place:", *lines)
    finally:
        centre.close()
    _say(
        f"{municipality.name}: {len(municipality.venues)} venues, {len(municipality.space_by_id)} spaces "
        f"({'version' if imported.changed else 'unchanged, version'} {imported.version}).",
        *house_hours.carried_lines(imported, now=centre.clock()),
    )
    return OK


def _hours(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        _say(*_change_or_list(options, centre.store, now=centre.clock()))
    except PlacesWouldStrand as err:
        lines = _stranded_lines(centre.store, err)
        return _say_refusal("the hours were not changed, because bookings would lose their place:", *lines)
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


def _stats(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        report = report_on(centre.store, Days(options.first_day, options.last_day))
    finally:
        centre.close()
    if options.csv is not None:
        write_csv(report, options.csv)
    _say(*report_lines(report))
    return OK


def _stranded_lines(store: CentralStore, refused: PlacesWouldStrand) -> list[str]:
    zone = store.municipality().zone
    return [
        *(_stranded_line(store, one) for one in refused.bookings),
        *(
            f"block from {block.span.starts_at.astimezone(zone):%Y-%m-%d %H:%M}, {', '.join(block.rooms)} "
            f"({block.reason}): its house would no longer have all its rooms"
            for block in refused.blocks
        ),
    ]


def _stranded_line(store: CentralStore, stranded: Stranded) -> str:
    """The booking by its code, its place's name and local time: what a person would look it up by."""
    places, booking = store.municipality(), stranded.booking
    starts, ends = (at.astimezone(places.zone) for at in (booking.span.starts_at, booking.span.ends_at))
    name = places.space_by_id[booking.space].name
    when = f"{starts:%Y-%m-%d %H:%M}-{ends:%H:%M}"
    return f"booking {grouped(code_of(booking.id))}, {name} ({booking.space}), {when}: {stranded.because.value}"


def _enrol(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        return _print_code(centre, DeviceId(options.kiosk))
    finally:
        centre.close()


def _print_code(centre: Centre, kiosk: DeviceId) -> int:
    known = centre.store.municipality().kiosk_by_id
    if kiosk not in known:
        return _say_refusal(f"there is no kiosk {kiosk}. The places file has: {', '.join(sorted(known))}")
    return _say_code(_new_code(centre, kiosk), "moedested kiosk")


def _enrol_desk(options: argparse.Namespace) -> int:
    centre = _opened(options)
    try:
        venues = centre.store.municipality().venue_by_id
        if options.venue not in venues:
            return _say_refusal(f"there is no venue {options.venue}. The places file has: {', '.join(sorted(venues))}")
        code = _desk_code(centre, _desk_of(centre, options.venue, options.name), VenueId(options.venue))
        return _say_code(code, "moedested front-desk, or janitor,")
    except devices.NotADesk as err:
        return _say_refusal(f"{err} is a kiosk. Choose another name with --name.")
    finally:
        centre.close()


def _say_code(code: str, command: str) -> int:
    """The code alone to whatever reads it, and to people what it is for."""
    _say(code)
    _warn(f"It holds for ten minutes, once. On the machine: {command} --enrol {code} --centre-url ADDRESS")
    return OK


def _desk_of(centre: Centre, venue: str, name: str | None) -> DeviceId:
    """The desk that is meant; without a name a new one, so that no machine at work is put out of it."""
    if name is not None:
        return DeviceId(f"{venue}-{name}")
    with centre.store.reading() as connection:
        return devices.unused_name(connection, f"{venue}-desk")


def _desk_code(centre: Centre, desk: DeviceId, venue: VenueId) -> str:
    with centre.store.writing() as connection:
        devices.register_desk(connection, desk, venue)
    return _new_code(centre, desk)


def _new_code(centre: Centre, kiosk: DeviceId) -> str:
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    with centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, kiosk, code, now=centre.clock())
        audit.append(connection, [Act(operator(), "code-made", kiosk)], now=centre.clock())
    return code


def _demo(options: argparse.Namespace) -> int:
    """Everything a demonstration needs from the centre in one process, with a code for every kiosk."""
    address = Address(options.host, options.port)
    check_is_free(address)
    make_centre(options.data)
    centre = _opened_to_serve(options)
    now = centre.clock()
    try:
        centre.store.import_places(read_places_file(DEMO_PLACES), source=DEMO_PLACES.name, now=now)
    except PlacesWouldStrand:
        return _say_refusal(f"{options.data} holds other bookings. Choose an empty folder with --data.")
    added = add_demonstration(centre.store, centre.keys.sealing.public_key(), now=now)
    _say(f"{added} demonstration bookings. Codes that let a machine in, for ten minutes:")
    for kiosk in centre.store.municipality().kiosk_by_id:
        _say(f"  {kiosk} {_new_code(centre, kiosk)}")
    for venue in centre.store.municipality().venues:
        desk = DeviceId(f"{venue.id}-desk")
        _say(f"  {desk} {_desk_code(centre, desk, venue.id)}")
    return _answer(centre, options)


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _warn(*lines: str) -> int:
    """Something that was done, and must be known."""
    sys.stderr.write("\n  ".join(lines) + "\n")
    return OK


def _say_refusal(*lines: str) -> int:
    sys.stderr.write("\n  ".join(lines) + "\n")
    return REFUSED

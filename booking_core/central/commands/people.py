"""`staff`, `audit`, `person` and `retention`: who acts for the house, who did, and what is known of whom."""

import argparse
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path

import msgspec

from booking_core.central.accounts import staff_accounts
from booking_core.central.centre import Centre
from booking_core.central.commands.arguments import (
    Commands,
    add_pretending,
    added,
    to_day_or_instant,
    to_text,
    to_words,
)
from booking_core.central.commands.opening import opened
from booking_core.central.commands.saying import OK, refuse, say
from booking_core.central.failures import FileNotWritten
from booking_core.central.reports import audit_report, person_data, retention_report
from booking_core.central.reports.person_data import Person
from booking_core.domain.identity import StaffRole
from booking_core.protocol.codes import code_of, grouped
from booking_core.store.durable_files import place_for

NOBODY = (
    "Nobody has an account: whoever sits at a desk acts for the house. "
    "The first one: moedested central staff --add NAME --role administrator"
)
SINCE = "only since a day in the town, such as 2026-11-26, or an instant, such as 2026-11-26T08:00+01:00"
_HOWEVER = "Capital letters make no difference to a name."
_MAY = {
    StaffRole.DESK: "acts for the house at its desks",
    StaffRole.JANITOR: "reads what everybody may know, and changes nothing",
    StaffRole.ADMINISTRATOR: "acts for the house at its desks",
}


def add(commands: Commands) -> None:
    """Add `staff`, `audit`, `person` and `retention`."""
    _add_staff(commands)
    _add_privacy(commands)


def _add_staff(commands: Commands) -> None:
    parser = added(commands, "staff", _staff, "list who may act for the house at a desk, or change it")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--add", type=to_words, metavar="NAME", help="a new account; its first password is told once")
    how.add_argument(
        "--reset", type=to_text, metavar="NAME", help="a new first password for somebody who has forgotten theirs"
    )
    how.add_argument("--retire", type=to_text, metavar="NAME", help="end an account at once, wherever it is signed in")
    roles = [role.value for role in StaffRole]
    role_help = "with --add, desk where none is said; with --reset another role from now on"
    parser.add_argument("--role", choices=roles, help=role_help)
    add_pretending(parser)


def _add_privacy(commands: Commands) -> None:
    auditing = added(commands, "audit", _audit, "tell who did what, and check that the log is the one that was written")
    auditing.add_argument(
        "--about", type=to_text, metavar="CODE|ID", help="only what was done to that booking, machine or wish"
    )
    auditing.add_argument("--since", type=to_day_or_instant, help=SINCE)
    auditing.add_argument("--verify", action="store_true", help="check the whole log; 1 when it cannot be believed")
    telling = added(commands, "person", _person, "tell, or delete, all that is known of one person")
    telling.add_argument(
        "who",
        type=to_text,
        help="a phone number, an e-mail address, or the code of a booking or of a place on the waiting list",
    )
    how = telling.add_mutually_exclusive_group(required=True)
    how.add_argument("--export", type=Path, metavar="FILE", help="write it as JSON, for the person to have")
    how.add_argument("--erase", action="store_true", help="delete it; bookings stay, with nobody's name behind them")
    how.add_argument("--show", action="store_true", help="list it, with what is joined by a number, address or card")
    narrowing = telling.add_mutually_exclusive_group()
    narrowing.add_argument("--joined", action="store_true", help="what is joined is of the same person: take it too")
    only_help = "only the booking or wish with that code, or that card; may be repeated"
    narrowing.add_argument("--only", type=to_text, action="append", metavar="CODE", help=only_help)
    summary = "delete what its days have passed for, as the service does every hour and every day, and say what it was"
    for parser in (auditing, telling, added(commands, "retention", _retention, summary)):
        add_pretending(parser)


def _staff(options: argparse.Namespace) -> int:
    if options.role is not None and options.add is None and options.reset is None:
        return refuse("--role says nothing by itself. Name who is to have it: --add NAME or --reset NAME.")
    centre = opened(options)
    try:
        say(*_staff_lines(centre, options))
    finally:
        centre.close()
    return OK


def _staff_lines(centre: Centre, options: argparse.Namespace) -> list[str]:
    once = "for one sign-in at a desk, where a new one is chosen. It is told this once"
    role = None if options.role is None else StaffRole(options.role)
    if options.add is not None:
        given, name = role or StaffRole.DESK, staff_accounts.staff_name(options.add)
        password = staff_accounts.add(centre, name, given)
        return [
            f"{password}  {once}.",
            f"{name} is {given.value} and {_MAY[given]}; --role says otherwise. {_HOWEVER}",
        ]
    if options.reset is not None:
        return [f"{staff_accounts.reset(centre, options.reset, role)}  {once}."]
    if options.retire is not None:
        staff_accounts.retire(centre, options.retire)
        return [f"{staff_accounts.staff_name(options.retire)} signs in no more."]
    return list(staff_accounts.listing(centre)) or [NOBODY]


def _audit(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        if not options.verify:
            _tell(audit_report.lines(centre, about=options.about, since=options.since))
            return OK
        count, wrong = audit_report.found_faults(centre)
    finally:
        centre.close()
    if wrong:
        return refuse("the audit log cannot be believed:", *(f"  {one.number}: {one.why}" for one in wrong))
    say(f"The audit log is whole: {count} entries.")
    return OK


def _tell(lines: Iterator[str]) -> None:
    """A line at a time: a log may be of many years."""
    first = next(lines, "The audit log tells nothing of that.")
    for line in chain([first], lines):
        say(line)


def _retention(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        say(*retention_report.delete_what_is_over(centre))
    finally:
        centre.close()
    return OK


def _person(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        now = centre.clock()
        person = person_data.person_behind(centre, options.who, now=now)
        if options.only:
            person = person_data.narrowed(person, options.only)
        if options.show or (person.joined and not options.joined):
            return _shown(centre, person, options, now=now)
        say(*_told_or_erased(centre, person, options, now=now))
    finally:
        centre.close()
    return OK


def _shown(centre: Centre, person: Person, options: argparse.Namespace, *, now: datetime) -> int:
    """1 where something else was asked for: a family may share a number or an address."""
    lines = person_data.shown(centre, person, now=now)
    if options.show:
        say(*lines)
        return OK
    return refuse(
        "nothing is done yet: what is marked (joined) bears another number, address or card, and may be of somebody "
        "who shares one. All of it is theirs: --joined. A part of it is: --only CODE, once for each.",
        *lines,
    )


def _told_or_erased(centre: Centre, person: Person, options: argparse.Namespace, *, now: datetime) -> list[str]:
    if options.export is not None:
        _write_person(centre, person, options.export, now=now)
        counts = f"{len(person.bookings)} bookings, {len(person.wishes)} wishes on the waiting list"
        return [f"{options.export}: {counts}, {len(person.cards)} place cards."]
    ahead = person_data.ahead(centre, person, now=now)
    erased = person_data.erase(centre, person, now=now)
    counts = f"{erased.contacts} contacts, {erased.wishes} wishes on the waiting list, {erased.tallies} tallies"
    lines = [f"Deleted: {counts}, and whose {erased.cards} place cards were, which are stopped."]
    codes = ", ".join(grouped(code_of(one.id)) for one in ahead)
    return [*lines, *([f"These bookings still stand, and nobody can be called about them: {codes}"] if ahead else [])]


def _write_person(centre: Centre, person: Person, path: Path, *, now: datetime) -> None:
    """The audit log says that it was taken before it is, and once there is a place to take it to."""
    try:
        with place_for(path) as file:
            told = person_data.exported(centre, person, now=now)
            file.write(msgspec.json.format(msgspec.json.encode(told), indent=2))
    except OSError as err:
        raise FileNotWritten(path, err.strerror or str(err)) from err

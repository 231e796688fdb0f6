"""`enrol`, `enrol-desk`, `devices`, `retire` and `declare-lost`: which machines belong to the town."""

import argparse
import secrets

from booking_core.central.accounts.operators import operator
from booking_core.central.centre import Centre
from booking_core.central.commands.arguments import (
    Commands,
    add_pretending,
    added,
    to_part_of_an_id,
    to_text,
    to_words,
)
from booking_core.central.commands.opening import opened
from booking_core.central.commands.saying import OK, refuse, say, warn
from booking_core.central.machines import overview as machines
from booking_core.domain.identity import DeviceId, VenueId
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act
from booking_core.store.machines import devices

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 10
RETIRING = (
    "let a machine go, once it has given back what it holds; until then it is asked for that, and this exits with 1"
)
ANYWAY = "although one of that name was heard within the last five minutes"
BY = "who of the staff says so; twice, two people: the names of accounts, as soon as there are any"


def add(commands: Commands) -> None:
    """Add `enrol`, `enrol-desk`, `devices`, `retire` and `declare-lost`."""
    enrolling = added(commands, "enrol", _enrol, "make a one-time code that lets a kiosk in")
    enrolling.add_argument("kiosk", type=to_text, help="the id of a [[venue.kiosk]] in the places file")
    desk_enrolling = added(commands, "enrol-desk", _enrol_desk, "make a one-time code that lets a front desk in")
    desk_enrolling.add_argument("venue", type=to_text, help="the id of a [[venue]] in the places file")
    name_help = "the desk's own name in its house: one that is in use is replaced (a new name)"
    desk_enrolling.add_argument("--name", type=to_part_of_an_id, help=name_help)
    for parser in (enrolling, desk_enrolling):
        parser.add_argument("--anyway", action="store_true", help=ANYWAY)
        add_pretending(parser)
    _add_machines(commands)


def _add_machines(commands: Commands) -> None:
    listing = added(commands, "devices", _devices, "list the machines: how long silent, what they hold, what is frozen")
    retiring = added(commands, "retire", _retire, RETIRING)
    losing = added(commands, "declare-lost", _declare_lost, "two people say that a machine is gone for good")
    for parser in (retiring, losing):
        parser.add_argument("device", type=to_text, help="its id: see moedested central devices")
    losing.add_argument("--by", type=to_words, action="append", default=[], metavar="NAME", help=BY)
    losing.add_argument("--anyway", action="store_true", help=ANYWAY)
    for parser in (listing, retiring, losing):
        add_pretending(parser)


def _devices(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        lines = list(machines.listing(centre.store, now=centre.clock()))
    finally:
        centre.close()
    say(*(lines or ["No machine is enrolled. Let one in with: moedested central enrol ID"]))
    return OK


def _retire(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        say(machines.retire(centre, DeviceId(options.device), now=centre.clock()))
    finally:
        centre.close()
    return OK


def _declare_lost(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        device, people = DeviceId(options.device), tuple(options.by)
        say(machines.lose(centre, device, people, anyway=options.anyway, now=centre.clock()))
    finally:
        centre.close()
    return OK


def _enrol(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        return _print_code(centre, DeviceId(options.kiosk), anyway=options.anyway)
    finally:
        centre.close()


def _print_code(centre: Centre, kiosk: DeviceId, *, anyway: bool) -> int:
    known = centre.store.municipality().kiosk_by_id
    if kiosk not in known:
        return refuse(f"there is no kiosk {kiosk}. The places file has: {', '.join(sorted(known))}")
    if not anyway:
        machines.check_is_not_at_work(centre, kiosk, now=centre.clock())
    return _say_code(new_code(centre, kiosk), "moedested kiosk")


def _enrol_desk(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        venues = centre.store.municipality().venue_by_id
        if options.venue not in venues:
            return refuse(f"there is no venue {options.venue}. The places file has: {', '.join(sorted(venues))}")
        desk = _desk_of(centre, options.venue, options.name)
        if not options.anyway:
            machines.check_is_not_at_work(centre, desk, now=centre.clock())
        code = desk_code(centre, desk, VenueId(options.venue))
        return _say_code(code, "moedested front-desk, or janitor,")
    except devices.NotADesk as err:
        return refuse(f"{err} is a kiosk. Choose another name with --name.")
    finally:
        centre.close()


def _say_code(code: str, command: str) -> int:
    """The code alone to whatever reads it, and to people what it is for."""
    say(code)
    warn(f"It holds for ten minutes, once. On the machine: {command} --enrol {code} --centre-url ADDRESS")
    return OK


def _desk_of(centre: Centre, venue: str, name: str | None) -> DeviceId:
    """The desk that is meant; without a name a new one, so that no machine at work is put out of it."""
    if name is not None:
        return DeviceId(f"{venue}-{name}")
    with centre.store.reading() as connection:
        return devices.unused_name(connection, f"{venue}-desk")


def desk_code(centre: Centre, desk: DeviceId, venue: VenueId) -> str:
    """A code for a front desk of that house, which is known from now on."""
    with centre.store.writing() as connection:
        devices.register_desk(connection, desk, venue)
    return new_code(centre, desk)


def new_code(centre: Centre, kiosk: DeviceId) -> str:
    """A code that lets that machine in, once, for ten minutes."""
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    with centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, kiosk, code, now=centre.clock())
        audit.append(connection, [Act(operator(), "code-made", kiosk)], now=centre.clock())
    return code

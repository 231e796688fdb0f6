"""`serve` and `demo`: answer machines and people until stopped."""

import argparse
import os

from booking_core.central.accounts import staff_accounts
from booking_core.central.centre import Centre, make_centre
from booking_core.central.commands.arguments import (
    Commands,
    add_pretending,
    added,
    to_address,
    to_count,
    to_host,
    to_network,
    to_port,
)
from booking_core.central.commands.machines import desk_code, new_code
from booking_core.central.commands.opening import database_of, is_pretending, opened_to_serve
from booking_core.central.commands.people import NOBODY
from booking_core.central.commands.saying import NOT_SERVED, OK, refuse, say
from booking_core.central.data_folder.backups import alone_with, beside_others
from booking_core.central.data_folder.own_data import check_serves_no_town, remember_a_town
from booking_core.central.demonstration import add_demonstration
from booking_core.central.guards.pace import USUAL_PACES, Allowance, Pace
from booking_core.central.guards.proxies import THIS_MACHINE
from booking_core.central.letters.mail_options import NO_LETTERS, add_mail_options, notifier_of
from booking_core.central.letters.notifying import NoNotifier, Notifier
from booking_core.central.places_file import read_places_file
from booking_core.central.running.listening import Address, check_apart, free_address
from booking_core.central.running.logs import LogForm, log_for_operations
from booking_core.central.running.serving import serve as answer_until_stopped
from booking_core.central.service_options import USUAL, ServiceOptions
from booking_core.domain.identity import DeviceId
from booking_core.store.places import PlacesWouldStrand
from resources import RESOURCES

DEMO_PLACES = RESOURCES / "demo" / "herlev.toml"
THIS_HOST, USUAL_PORT = "127.0.0.1", 8470


def add(commands: Commands) -> None:
    """Add `serve` and `demo`."""
    serving = added(commands, "serve", serve, "answer kiosks and partners over HTTP")
    _add_limits(serving)
    add_mail_options(serving)
    summary = "put the shipped places in force, fill today with bookings, and serve"
    playing = added(commands, "demo", demo, summary, folder="central-demo")
    playing.set_defaults(is_playing=True)  # never in the town's own database
    for parser in (serving, playing):
        parser.set_defaults(refused=NOT_SERVED)
        _add_address(parser)
        _add_watching(parser)
        add_pretending(parser)


def _add_address(parser: argparse.ArgumentParser) -> None:
    host_help = f"the address of this machine to answer at ({THIS_HOST})"
    parser.add_argument("--host", type=to_host, default=THIS_HOST, help=host_help)
    parser.add_argument("--port", type=to_port, default=USUAL_PORT, help=f"the port to answer at ({USUAL_PORT})")


def _add_watching(parser: argparse.ArgumentParser) -> None:
    metrics_help = "answer Prometheus there too, as PORT of this machine or HOST:PORT; without it nobody is told"
    parser.add_argument("--metrics", type=to_address, metavar="ADDRESS", help=metrics_help)
    parser.add_argument("--log", type=LogForm, choices=list(LogForm), default=LogForm.TEXT, help="lines as (text)")


def _add_limits(parser: argparse.ArgumentParser) -> None:
    proxy_help = "a network whose X-Forwarded-For is believed, such as 192.0.2.0/28; may be repeated (this machine)"
    parser.add_argument("--proxy", type=to_network, action="append", metavar="NETWORK", help=proxy_help)
    usual = USUAL_PACES[Pace.SENDING].a_minute
    most_help = f"so many bookings one address may send in a minute, a partner's server too ({usual})"
    parser.add_argument("--bookings-a-minute", type=to_count, default=usual, metavar="COUNT", help=most_help)


def serve(options: argparse.Namespace) -> int:
    """Make the database of a town that has none, and answer."""
    notifier = notifier_of(options, os.environ)
    _look_where_to_answer(options)
    is_shared = database_of(options) is not None
    with beside_others(options.data) if is_shared else alone_with(options.data):
        if not is_shared:
            make_centre(options.data)
        centre = opened_to_serve(options)
        if not is_pretending(options):
            remember_a_town(options.data)
        if not list(staff_accounts.listing(centre)):
            say(NOBODY)
        if isinstance(notifier, NoNotifier):
            say(NO_LETTERS)
        return _answer(centre, options, notifier, _service_options(options))


def _look_where_to_answer(options: argparse.Namespace) -> None:
    """Know by their numbers where the service is to answer, and Prometheus.

    Raises:
        AddressTaken: it cannot.
    """
    options.address = free_address(Address(options.host, options.port))
    if options.metrics is not None:
        options.metrics = free_address(options.metrics, options="--metrics")
        check_apart(options.address, options.metrics)


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
    answer_until_stopped(
        centre,
        options.address,
        notifier=notifier,
        metrics=options.metrics,
        options=service,
        tell=lambda: say(f"Mødested answers at {options.address}. Stop it with Ctrl-C."),
    )
    return OK


def demo(options: argparse.Namespace) -> int:
    """Everything a demonstration needs from the centre in one process, with a code for every kiosk."""
    _look_where_to_answer(options)
    check_serves_no_town(options.data)
    make_centre(options.data)
    centre = opened_to_serve(options)
    now = centre.clock_watch.believe()  # a demonstration may be of any day
    try:
        centre.store.import_places(read_places_file(DEMO_PLACES), source=DEMO_PLACES.name, now=now)
    except PlacesWouldStrand:
        return refuse(f"{options.data} holds other bookings. Choose an empty folder with --data.")
    added = add_demonstration(centre.store, centre.keys.sealing.public_key(), now=now)
    say(f"{added} demonstration bookings. Codes that let a machine in, for ten minutes:")
    for kiosk in centre.store.municipality().kiosk_by_id:
        say(f"  {kiosk} {new_code(centre, kiosk)}")
    for venue in centre.store.municipality().venues:
        desk = DeviceId(f"{venue.id}-desk")
        say(f"  {desk} {desk_code(centre, desk, venue.id)}")
    return _answer(centre, options)

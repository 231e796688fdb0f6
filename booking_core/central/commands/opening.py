"""The centre that a command works on: its folder, and the database that the environment names."""

import argparse
import os

from booking_core.central.centre import Centre, Clock, machine_clock, open_centre, pretending_clock
from booking_core.central.data_folder.bell_rope import BellRope
from booking_core.central.data_folder.own_data import check_serves_no_town
from booking_core.central.data_folder.whereabouts import check_not_on_a_server
from booking_core.central.failures import DATABASE_VARIABLE, DatabaseUrlUnusable
from booking_core.store.engines.databases import DatabaseUrlWrong, PostgresDatabase, postgres_database


def database_of(options: argparse.Namespace) -> PostgresDatabase | None:
    """The database that the environment names; None for the file in the data folder.

    Raises:
        DatabaseUrlUnusable: it names none.
        DatabaseElsewhere: it names nothing, and the bookings of the folder are on a server.
    """
    text = "" if options.is_playing else os.environ.get(DATABASE_VARIABLE, "")
    if not text:
        check_not_on_a_server(options.data)
        return None
    try:
        return postgres_database(text)
    except DatabaseUrlWrong as err:
        raise DatabaseUrlUnusable from err


def opened(options: argparse.Namespace) -> Centre:
    """For a command beside the service, which hears of what is changed."""
    centre = opened_to_serve(options)
    centre.store.transactions.on_commit = BellRope(options.data).pull
    return centre


def opened_to_serve(options: argparse.Namespace) -> Centre:
    """As it is for the service itself."""
    return open_centre(options.data, clock=clock_of(options), database=database_of(options))


def is_pretending(options: argparse.Namespace) -> bool:
    """Whether the command is to go by another time than the machine's."""
    return getattr(options, "pretend_now", None) is not None


def clock_of(options: argparse.Namespace) -> Clock:
    """The machine's, or the one that a demonstration pretends.

    Raises:
        PretendingRefused: the folder has served a town.
    """
    if not is_pretending(options):
        return machine_clock
    check_serves_no_town(options.data)
    return pretending_clock(options.pretend_now)

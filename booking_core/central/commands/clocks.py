"""`clock`: whether the centre goes by its clock, and the word of an operator that it may."""

import argparse

from booking_core.central.accounts.operators import operator
from booking_core.central.centre import Centre
from booking_core.central.commands.arguments import Commands, add_pretending, added
from booking_core.central.commands.opening import opened
from booking_core.central.commands.saying import OK, refuse, say
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act


def add(commands: Commands) -> None:
    """Add `clock`."""
    parser = added(commands, "clock", _clock, "tell whether the clock is gone by where nothing can be taken back")
    right_help = "what it shows now is the time, although the service stood still for days, or it ran ahead before"
    parser.add_argument("--is-right", action="store_true", help=right_help)
    add_pretending(parser)


def _clock(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        return _believed(centre) if options.is_right else _told(centre)
    finally:
        centre.close()


def _told(centre: Centre) -> int:
    """1 when it is in doubt."""
    doubt = centre.clock_watch.doubt()
    if doubt is not None:
        return refuse(doubt.sentence)
    say(f"The clock shows {centre.clock():%Y-%m-%d %H:%M} UTC, and is gone by.")
    return OK


def _believed(centre: Centre) -> int:
    now = centre.clock_watch.believe()
    with centre.store.writing() as connection:
        audit.append(connection, [Act(operator(), "clock-believed")], now=now)
    say(f"It is {now:%Y-%m-%d %H:%M} UTC: from here on the clock is gone by.")
    return OK

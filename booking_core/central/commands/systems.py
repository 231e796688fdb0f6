"""`system`: which of the municipality's own programs act for the house over the API."""

import argparse

from booking_core.central.accounts import system_accounts
from booking_core.central.accounts.system_accounts import MOST_DAYS, USUAL_DAYS
from booking_core.central.centre import Centre
from booking_core.central.commands.arguments import Commands, add_pretending, added, to_text, to_words
from booking_core.central.commands.opening import opened
from booking_core.central.commands.saying import OK, say
from booking_core.domain.identity import StaffRole

NOBODY = "No program acts for the house. The first one: moedested central system --add NAME"


def add(commands: Commands) -> None:
    """Add `system`."""
    summary = "list which programs of the municipality act for the house over the API, or change it"
    parser = added(commands, "system", _system, summary)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--add", type=to_words, metavar="NAME", help="a new account; its token is told once")
    how.add_argument("--renew", type=to_text, metavar="NAME", help="a new token; the former one counts no more")
    how.add_argument("--retire", type=to_text, metavar="NAME", help="end an account at once")
    role_help = "with --add, desk where none is said; with --renew another role from now on"
    parser.add_argument("--role", choices=[role.value for role in StaffRole], help=role_help)
    days_help = f"how long a token counts ({USUAL_DAYS})"
    parser.add_argument("--days", type=_to_days, default=USUAL_DAYS, metavar="DAYS", help=days_help)
    add_pretending(parser)


def _to_days(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= MOST_DAYS:
        return int(text)
    message = f"{text!r} is no number of days from 1 to {MOST_DAYS}"
    raise argparse.ArgumentTypeError(message)


def _system(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        say(*_lines(centre, options))
    finally:
        centre.close()
    return OK


def _lines(centre: Centre, options: argparse.Namespace) -> list[str]:
    once = f"counts for {options.days} days. It is told this once: put it where that program keeps its secrets"
    role = None if options.role is None else StaffRole(options.role)
    if options.add is not None:
        token = system_accounts.add(centre, options.add, role or StaffRole.DESK, days=options.days)
        return [f"{token}  {once}."]
    if options.renew is not None:
        return [f"{system_accounts.renew(centre, options.renew, role, days=options.days)}  {once}."]
    if options.retire is not None:
        system_accounts.retire(centre, options.retire)
        return [f"{options.retire} acts for the house no more."]
    return list(system_accounts.listing(centre)) or [NOBODY]

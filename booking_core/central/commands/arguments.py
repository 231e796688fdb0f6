"""How a command is added, and what its arguments may be.

What `to_…` cannot read raises `ArgumentTypeError`, in words for whoever typed it.
"""

import argparse
import re
from collections.abc import Callable
from datetime import date, datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeAlias

import platformdirs

from booking_core.central.commands.saying import REFUSED
from booking_core.central.failures import NO_CPR
from booking_core.central.running.listening import Address
from booking_core.domain.cpr_numbers import holds_cpr
from booking_core.domain.time_spans import instant_of

HIGHEST_PORT = 2**16 - 1
PART_OF_AN_ID = r"(?=.{1,40}\Z)[a-z0-9]+(-[a-z0-9]+)*"
YEARS = range(2000, 2200)

Command: TypeAlias = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def added(
    commands: Commands,
    name: str,
    command: Command,
    summary: str,
    *,
    folder: str = "central",
) -> argparse.ArgumentParser:
    """The parser of a new command, with the data folder among its options."""
    parser = commands.add_parser(name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}.")
    parser.set_defaults(command=command, is_playing=False, refused=REFUSED)
    default = Path(platformdirs.user_data_dir("moedested")) / folder
    parser.add_argument("--data", type=Path, default=default, help=f"the data folder ({default})")
    return parser


LONGEST_WORDS = 200
"""As many as the tables keep of a name or a reason."""


def add_pretending(parser: argparse.ArgumentParser) -> None:
    """Let the command have another now, in a folder that has served no town."""
    pretend_help = "for demonstrations, and refused on a town's own data: an instant with its UTC offset"
    parser.add_argument("--pretend-now", type=to_instant, help=pretend_help)


def to_text(text: str) -> str:
    """What was typed, where it is text: a terminal that is not set to UTF-8 sends other bytes."""
    try:
        text.encode()
    except UnicodeEncodeError as err:
        message = "that is not written in UTF-8: set the terminal, or the script, to it"
        raise argparse.ArgumentTypeError(message) from err
    return text


def to_words(text: str) -> str:
    """What somebody writes to be kept: it is told nobody again where it looks like a CPR number."""
    if holds_cpr(to_text(text)):
        message = f"that looks like a CPR number, and nothing was kept. Expected {NO_CPR}"
        raise argparse.ArgumentTypeError(message)
    return text


def to_few_words(text: str) -> str:
    """The same, of what is shown to people: no more than there is room for."""
    if len(text) > LONGEST_WORDS:
        message = f"expected some words, at most {LONGEST_WORDS} letters"
        raise argparse.ArgumentTypeError(message)
    return to_words(text)


def to_name(text: str) -> str:
    """The same, of what something is called by."""
    if not text.strip():
        message = "expected some words"
        raise argparse.ArgumentTypeError(message)
    return to_few_words(text)


def to_part_of_an_id(text: str) -> str:
    """The same, of what becomes a part of an id: it stands in measures, logs, open files and the line of a command."""
    if re.fullmatch(PART_OF_AN_ID, to_name(text)) is None:
        message = "expected a to z, digits and hyphens between them, such as skranke-2, at most 40 letters"
        raise argparse.ArgumentTypeError(message)
    return text


def to_instant(text: str) -> datetime:
    """An instant with its UTC offset."""
    try:
        return instant_of(text)
    except ValueError as err:
        message = f"{text!r} is no instant; expected one with its UTC offset, such as 2026-11-26T14:08+01:00"
        raise argparse.ArgumentTypeError(message) from err


def to_day(text: str) -> date:
    """A day of the calendar."""
    message = f"{text!r} is no day; expected year-month-day, such as 2026-11-26"
    try:
        day = date.fromisoformat(text)
    except ValueError as err:
        raise argparse.ArgumentTypeError(message) from err
    if day.year not in YEARS:
        raise argparse.ArgumentTypeError(message)
    return day


def to_day_or_instant(text: str) -> date | datetime:
    """A day of the calendar, or an instant with its UTC offset."""
    try:
        return instant_of(text)
    except ValueError:
        pass
    try:
        return to_day(text)
    except argparse.ArgumentTypeError as err:
        message = f"{text!r} is neither a day, such as 2026-11-26, nor an instant, such as 2026-11-26T14:08+01:00"
        raise argparse.ArgumentTypeError(message) from err


def to_address(text: str) -> Address:
    """An address to listen at: a port of this machine, or host and port."""
    host, colon, port = text.rpartition(":")
    if not colon:
        return Address("127.0.0.1", to_port(port))
    if ":" in host and not (host.startswith("[") and host.endswith("]")):
        message = f"{text!r} is no address; expected a port or HOST:PORT, and brackets around IPv6: [::1]:9470"
        raise argparse.ArgumentTypeError(message)
    return Address(to_host(host), to_port(port))


def to_host(text: str) -> str:
    """A name or a number of this machine, such as 127.0.0.1 or ::1."""
    host = to_text(text).strip().removeprefix("[").removesuffix("]")
    if not host:
        message = f"{text!r} names no address; expected one of this machine, such as 127.0.0.1 or ::1"
        raise argparse.ArgumentTypeError(message)
    return host


def to_network(text: str) -> IPv4Network | IPv6Network:
    """A network, or a single address."""
    try:
        return ip_network(text)
    except ValueError as err:
        message = f"{text!r} is no network; expected an address or a network, such as 192.0.2.7 or 192.0.2.0/28"
        raise argparse.ArgumentTypeError(message) from err


def to_count(text: str) -> int:
    """A whole number from 1 on."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        message = f"{text!r} is no count; expected 1 or more"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def to_port(text: str) -> int:
    """A number of a port."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= HIGHEST_PORT):
        message = f"{text!r} is no port; expected a whole number from 1 to {HIGHEST_PORT}"
        raise argparse.ArgumentTypeError(message)
    return int(text)

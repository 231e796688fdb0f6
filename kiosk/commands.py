"""`moedested kiosk`: the screen in a house."""

import argparse
import shlex
import sys
from collections.abc import Sequence

from PySide6.QtCore import QSize

from booking_core.language.catalogue import languages
from booking_core.store.machine_files import DiskRefused
from kiosk.enrolment import EnrolmentFailed, enrol
from kiosk.identity import Identity, IdentityWrong, NotEnrolled, close_to_others, load_identity
from kiosk.machine import FolderInUse, NothingToShow, machine_clock, open_machine
from kiosk.settings import KioskSettings, SettingsWrong, WindowMode, add_settings_arguments, settings_from
from kiosk.typesetting import typeset
from kiosk.windows import NoDisplay, check_display, show_until_closed
from ui.application import ScreensUnusable

OK, REFUSED = 0, 1
WINDOW_SIZE = QSize(540, 960)


class WrongKiosk(Exception):
    """The machine is enrolled as another kiosk than the settings name."""


def run_kiosk(arguments: Sequence[str]) -> int:
    """Show the kiosk until it is closed; with `--enrol CODE` take the machine in first."""
    options = _parser().parse_args(list(arguments))
    try:
        settings = settings_from(options)
        if options.enrol is not None:
            return _enrol(settings, options)
        return _show(settings)
    except NotEnrolled as err:
        return _say_refusal(
            f"{err}.\n  At the centre: moedested central enrol KIOSK\n"
            f"  Then here: {_command(options)} --enrol CODE --centre-url URL"
        )
    except (SettingsWrong, IdentityWrong, EnrolmentFailed, WrongKiosk, FolderInUse, NoDisplay, ScreensUnusable) as err:
        return _say_refusal(str(err))
    except NothingToShow:
        return _say_refusal("the centre does not answer, and this machine has never seen it: check the network")
    except DiskRefused as err:
        return _say_refusal(
            f"the data folder cannot be written or read ({err.code}): check its owner, its rights and that its disk "
            "is neither full nor read-only"
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="moedested kiosk", description="The screen in a house.")
    add_settings_arguments(parser)
    parser.add_argument("--enrol", metavar="CODE", help="take this machine in with a one-time code, and stop")
    return parser


def _command(options: argparse.Namespace) -> str:
    """What starts this kiosk, on the same data folder."""
    words = [] if options.data is None else ["--data", str(options.data)]
    return shlex.join(["moedested", "kiosk", *words])


def _enrol(settings: KioskSettings, options: argparse.Namespace) -> int:
    if settings.centre_url is None:
        return _say_refusal("say where the centre is: --centre-url https://…")
    try:
        enrolled = enrol(settings.centre_url, options.enrol, settings.data_dir)
    except OSError as err:
        raise DiskRefused(type(err).__name__) from err
    sys.stdout.write(f"This machine is {enrolled.device} in {enrolled.venue} now. Start it with: {_command(options)}\n")
    return OK


def _show(settings: KioskSettings) -> int:
    identity = load_identity(settings.data_dir)
    close_to_others(settings.data_dir)
    _check_is(settings, identity)
    languages_here = _languages(settings.language)
    check_display()
    machine = open_machine(settings, identity, typesetter=typeset, clock=machine_clock)
    size = WINDOW_SIZE if settings.window is WindowMode.WINDOW else None
    return show_until_closed(machine, clock=machine_clock, size=size, languages=languages_here)


def _check_is(settings: KioskSettings, identity: Identity) -> None:
    if settings.kiosk not in {None, identity.device}:
        message = f"this machine is enrolled as {identity.device}, not as {settings.kiosk}: enrol it anew"
        raise WrongKiosk(message)


def _languages(first: str) -> tuple[str, ...]:
    """All there are, the machine's own first."""
    known, where = languages(), "the settings"
    if first not in known:
        raise SettingsWrong(where, "language", found=repr(first), expected=f"one of {', '.join(known)}")
    return tuple(sorted(known, key=lambda language: language != first))


def _say_refusal(sentence: str) -> int:
    sys.stderr.write(f"moedested kiosk: {sentence}\n")
    return REFUSED

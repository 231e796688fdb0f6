"""What the commands of an enrolled machine have in common: settings, enrolment, and a sentence for each failure."""

import argparse
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from booking_core.domain.identity import DeviceRole
from booking_core.findings import Finding, Health, findings_told, is_anything_wrong
from booking_core.language.catalogue import STAFF_LANGUAGES, languages
from booking_core.language.locales import forget_the_world
from booking_core.language.writing import beginning_sentence
from booking_core.store.machine_disk.machine_files import DiskRefused
from kiosk.centre.connection import FolderInUse, NothingToShow
from kiosk.clocks import instant_argument, machine_clock, pretending_clock
from kiosk.commands.windows import NoDisplay
from kiosk.keeping.durable_files import refused_folder
from kiosk.setup.enrolment import EnrolmentFailed, enrol
from kiosk.setup.identity import Identity, IdentityWrong, NotEnrolled, close_to_others, load_identity
from kiosk.setup.settings import KioskSettings, SettingsWrong, add_settings_arguments, data_dir_of, settings_from
from ui.ports import Clock
from ui.screens import ScreensUnusable

OK, REFUSED = 0, 1

ENROLS: dict[DeviceRole, str] = {DeviceRole.KIOSK: "enrol KIOSK", DeviceRole.DESK: "enrol-desk VENUE"}
"""What IT types at the centre to let such a machine in."""

STARTS: dict[DeviceRole, str] = {DeviceRole.KIOSK: "kiosk", DeviceRole.DESK: "front-desk"}
MAY_START: dict[DeviceRole, str] = {DeviceRole.KIOSK: "kiosk", DeviceRole.DESK: "front-desk, or janitor"}


class WrongMachine(Exception):
    """The machine is enrolled as something else than what is wanted of it."""


@dataclass(frozen=True, slots=True)
class MachineCommand:
    """`moedested NAME` on a machine enrolled in `role`; `show` runs until it is closed and returns the exit code.

    `examine` says how such a machine is; `present` shows what its screens are made of, enrolled or not.
    """

    name: str
    summary: str
    role: DeviceRole
    show: Callable[[KioskSettings, Identity, Clock], int]
    examine: Callable[[KioskSettings], tuple[Finding, ...]] | None = None
    present: Callable[[KioskSettings], int] | None = None

    def run(self, arguments: Sequence[str]) -> int:
        """Show it; with `--enrol CODE` take the machine in first."""
        options = self._parser().parse_args(list(arguments))
        try:
            return self._do(options)
        except NotEnrolled as err:
            return self._refuse(
                f"{err}.\n  At the centre: moedested central {ENROLS[self.role]}\n"
                f"  Then here: {self._command(options, self.name)} --enrol CODE --centre-url URL"
            )
        except (
            SettingsWrong,
            IdentityWrong,
            EnrolmentFailed,
            WrongMachine,
            FolderInUse,
            NoDisplay,
            ScreensUnusable,
        ) as err:
            return self._refuse(str(err))
        except NothingToShow:
            return self._refuse("the centre does not answer, and this machine has never seen it: check the network")
        except DiskRefused as err:
            return self._refuse(refused_folder(data_dir_of(options), err.reason))

    def _do(self, options: argparse.Namespace) -> int:
        settings = settings_from(options)
        if self.examine is not None and options.doctor:
            return _told((*self._mistaken(settings), *self.examine(settings)))
        if self.present is not None and options.gallery:
            return self.present(settings)
        if options.enrol is not None:
            return self._enrol(settings, options)
        identity = load_identity(settings.data_dir)
        close_to_others(settings.data_dir)
        self._check(settings, identity)
        forget_the_world()
        return self.show(settings, identity, _clock(options))

    def _parser(self) -> argparse.ArgumentParser:
        parser = argparse.ArgumentParser(prog=f"moedested {self.name}", description=self.summary)
        add_settings_arguments(parser)
        parser.add_argument("--enrol", metavar="CODE", help="take this machine in with a one-time code, and stop")
        if self.examine is not None:
            parser.add_argument("--doctor", action="store_true", help="tell how this machine is, and stop")
        if self.present is not None:
            parser.add_argument("--gallery", action="store_true", help="show what the screens are made of")
        parser.add_argument(
            "--pretend-now", type=instant_argument, help="for demonstrations: an instant with its offset"
        )
        return parser

    def _command(self, options: argparse.Namespace, starts: str) -> str:
        """What starts the program that the machine was let in as, on the same data folder."""
        words = [] if options.data is None else ["--data", str(options.data)]
        return shlex.join(["moedested", starts, *words])

    def _enrol(self, settings: KioskSettings, options: argparse.Namespace) -> int:
        if settings.centre_url is None:
            return self._refuse("say where the centre is: --centre-url https://…")
        try:
            enrolled = enrol(settings.centre_url, options.enrol, settings.data_dir)
        except OSError as err:
            raise DiskRefused.by(err, Path(err.filename or settings.data_dir)) from err
        starts = self.name if enrolled.role is self.role else STARTS[enrolled.role]
        command = self._command(options, starts)
        says = f"This machine is {enrolled.device} in {enrolled.venue} now. Start it with: {command}\n"
        sys.stdout.write(says)
        return OK

    def _check(self, settings: KioskSettings, identity: Identity) -> None:
        if identity.enrolled.role is not self.role:
            starts = MAY_START[identity.enrolled.role]
            message = f"this machine is enrolled as {identity.device}: start it with moedested {starts}"
            raise WrongMachine(message)
        if settings.kiosk not in {None, identity.device}:
            message = f"this machine is enrolled as {identity.device}, not as {settings.kiosk}: enrol it anew"
            raise WrongMachine(message)

    def _mistaken(self, settings: KioskSettings) -> Iterator[Finding]:
        """What `examine`, which looks at any machine, cannot know: that this program does not start on this one."""
        with suppress(IdentityWrong):
            identity = load_identity(settings.data_dir)
            try:
                self._check(settings, identity)
            except WrongMachine as err:
                yield Finding(Health.WRONG, beginning_sentence(f"{err}.", "en"))

    def _refuse(self, sentence: str) -> int:
        sys.stderr.write(f"moedested {self.name}: {sentence}\n")
        return REFUSED


def _told(found: Sequence[Finding]) -> int:
    sys.stdout.write("".join(f"{line}\n" for line in findings_told(found)))
    return REFUSED if is_anything_wrong(found) else OK


def _clock(options: argparse.Namespace) -> Clock:
    return machine_clock if options.pretend_now is None else pretending_clock(options.pretend_now)


def citizens_language(first: str) -> str:
    """`first`, which a screen for citizens begins with.

    Raises:
        SettingsWrong: it has no texts.
    """
    return _known(first, languages())


def citizens_languages(first: str, spoken: Sequence[str]) -> tuple[str, ...]:
    """Those of the languages `spoken` in the town that have texts, in its order, with `first` in front."""
    others = (language for language in spoken if language in languages())
    return (first, *(language for language in others if language != first))


def staff_languages(first: str) -> tuple[str, ...]:
    """The languages of those who work in the house, `first` in front.

    Raises:
        SettingsWrong: it is none of them.
    """
    return (_known(first, STAFF_LANGUAGES), *(language for language in STAFF_LANGUAGES if language != first))


def _known(language: str, known: Sequence[str]) -> str:
    if language not in known:
        where, expected = "the settings", f"one of {', '.join(known)}"
        raise SettingsWrong(where, "language", found=repr(language), expected=expected)
    return language

"""`moedested kiosk`: the screen in a house."""

from collections.abc import Sequence

import kiosk.loading.binding  # noqa: F401  first: see there

# isort: split
from booking_core.domain.identity import DeviceRole
from kiosk.commands.doctor import findings
from kiosk.commands.machine import MachineCommand, citizens_language, citizens_languages
from kiosk.commands.windows import WINDOW_SIZE, check_display, show_until_closed
from kiosk.devices.voices import closing_voice, voice_of
from kiosk.machines.kiosk import open_machine
from kiosk.paper.receipts import on_paper
from kiosk.setup.identity import Identity
from kiosk.setup.settings import KioskSettings, Motion, WindowMode
from ui.application import KioskApplication
from ui.ports import Clock, HousePicture


def run_kiosk(arguments: Sequence[str]) -> int:
    """Show the kiosk until it is closed; with `--enrol CODE` take the machine in, with `--doctor` tell how it is.

    With `--gallery` show what its screens are made of.
    """
    command = MachineCommand("kiosk", "The screen in a house.", DeviceRole.KIOSK, _show, findings, _present)
    return command.run(arguments)


def _present(settings: KioskSettings) -> int:
    from kiosk.commands.gallery import show_gallery  # noqa: PLC0415  a kiosk on duty never loads it

    return show_gallery(settings)


def _listen_to(scanner: str, screens: KioskApplication) -> None:
    from kiosk.devices.scanners import SerialScanner  # noqa: PLC0415  most readers type, and need no serial line

    SerialScanner(scanner, screens.scan).start()


def _show(settings: KioskSettings, identity: Identity, clock: Clock) -> int:
    first = citizens_language(settings.language)
    check_display()
    machine = open_machine(settings, identity, typesetter=on_paper, clock=clock)
    voice = voice_of(settings.speech, settings.sound)

    def screens(picture: HousePicture) -> KioskApplication:
        languages = citizens_languages(first, picture.municipality.languages)
        screens = KioskApplication(
            picture,
            machine.desk,
            clock=machine.clock,
            languages=languages,
            voice=voice,
            stands_still=settings.motion is Motion.REDUCED,
            mounting=settings.mounting,
            pictures=settings.picture_folder,
        )
        if settings.scanner is not None:
            _listen_to(settings.scanner, screens)
        return screens

    size = WINDOW_SIZE if settings.window is WindowMode.WINDOW else None
    with closing_voice(voice):
        return show_until_closed(machine, screens, size=size)

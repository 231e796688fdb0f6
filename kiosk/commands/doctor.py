"""`--doctor` of a machine: looks at its settings, devices and centre, and says in plain words how they are.

It opens no window, takes no lock and begins no life at the centre: it can be run beside the program.
"""

import os
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from shutil import disk_usage

from booking_core.domain.places import Venue
from booking_core.findings import Finding, Health
from booking_core.store.machine_disk.machine_files import DiskRefused
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure, CentreObjects, CentreUntrusted
from kiosk.commands.glance import kept_places
from kiosk.devices.printer_health import check_printer
from kiosk.devices.printers import PrinterAway
from kiosk.devices.voices import DispatcherVoice, MachineVoice, NoVoice, SoundOut, voice_for
from kiosk.paper.page_address import page_address
from kiosk.setup.identity import Identity, IdentityWrong, NotEnrolled, load_identity
from kiosk.setup.settings import KioskSettings

NOT_HEARD_YET = Finding(
    Health.ADVICE,
    "Where day sheets are printed is not known here yet: start the program once the centre answers, then ask again.",
)


_OBJECTED: Mapping[str, str] = {
    "device-unknown": "It was retired there, or never let in: enrol it anew, on this data folder, with a new code.",
    "signature-wrong": (
        "Another machine was let in under its name since. Is this the right one, enrol it anew, on this data folder, "
        "with a new code; else switch it off."
    ),
}
"""What to do about what the centre objects to; anything else is said by another program."""

LITTLE_ROOM_MIB = 64


def findings(settings: KioskSettings) -> tuple[Finding, ...]:
    """Everything looked at of a kiosk."""
    return (*_contact(settings), *_disk(settings), _paper(settings), *_hearing(settings))


def desk_findings(settings: KioskSettings) -> tuple[Finding, ...]:
    """Everything looked at of a front desk, which prints receipts and sheets, and reads nothing aloud."""
    return (*_contact(settings), *_disk(settings), _paper(settings), *_sheets(settings))


def tablet_findings(settings: KioskSettings) -> tuple[Finding, ...]:
    """Everything looked at of a janitor's tablet, whose sheets come out of the house's own printer."""
    return (*_contact(settings), *_disk(settings), *_sheets(settings))


def _contact(settings: KioskSettings) -> tuple[Finding, ...]:
    try:
        identity = load_identity(settings.data_dir)
    except (NotEnrolled, IdentityWrong) as err:
        return (Finding(Health.WRONG, f"{err}."),)
    enrolled = Finding(Health.WELL, f"This machine is {identity.device} in {identity.enrolled.venue}.")
    return enrolled, _centre(identity, settings.centre_url or identity.enrolled.centre_url)


def _centre(identity: Identity, url: str) -> Finding:
    client = CentreClient(identity, centre_url=url, software=f"moedested {version('moedested')}")
    try:
        client.greet()
    except CentreObjects as err:
        todo = _OBJECTED.get(err.code, "Install the same program here as there.")
        return Finding(Health.WRONG, f"The centre at {url} answers, and does not take this machine ({err}). {todo}")
    except CentreUntrusted as err:
        todo = (
            "Check the address, this machine's clock and what stands between; a certificate of your own authority is "
            "trusted with REQUESTS_CA_BUNDLE (docs/installing.md); a centre with new keys lets every machine in anew."
        )
        return Finding(Health.WRONG, f"What answers at {url} is not this machine's centre ({err}). {todo}")
    except CentreFailure as err:
        todo = "Check the address, the network, and that the centre's service runs."
        return Finding(Health.WRONG, f"The centre at {url} does not answer ({err}). {todo}")
    finally:
        client.close()
    return Finding(Health.WELL, f"The centre at {url} answers, and knows this machine.")


def _disk(settings: KioskSettings) -> Iterator[Finding]:
    """Whether what is promised here can be kept; nothing of a folder that is not there yet."""
    folder = settings.data_dir
    if not folder.is_dir():
        return
    free_mib = disk_usage(folder).free // 2**20
    if not os.access(folder, os.W_OK | os.X_OK):
        sentence = f"{folder} cannot be written: nothing is confirmed. Check its owner, its rights and its disk."
        yield Finding(Health.WRONG, sentence)
    elif free_mib < LITTLE_ROOM_MIB:
        sentence = (
            f"{free_mib} MiB are free on the disk of {folder}: make room, for on a full one nothing is confirmed."
        )
        yield Finding(Health.WRONG, sentence)
    else:
        yield Finding(Health.WELL, f"{folder} can be written, and {free_mib} MiB are free.")


def _hearing(settings: KioskSettings) -> Iterator[Finding]:
    found = voice_for(settings.speech, settings.sound)
    if isinstance(found, NoVoice):
        advice = 'Install espeak-ng, or run speech-dispatcher for this user; speech = "off" says that it is wanted so.'
        yield Finding(Health.ADVICE, f"Nothing can be read aloud: {found.reason}. {advice}")
        return
    yield _voice(found)
    found.close()
    yield _privacy(settings.sound)


def _paper(settings: KioskSettings) -> Finding:
    address = settings.printer_address
    if address is None:
        return Finding(Health.ADVICE, "No printer is set: people write their code down. See docs/printers.md.")
    try:
        check_printer(address, settings.data_dir)
    except PrinterAway as err:
        todo = "Check that it is on, its paper, its cable and its address. See docs/printers.md."
        return Finding(Health.WRONG, f"The printer {address} cannot print now ({err}). {todo}")
    return Finding(Health.WELL, f"Receipts go to {address}, which is ready.")


def _sheets(settings: KioskSettings) -> Iterator[Finding]:
    """Where the janitor's sheets of this machine's house come out; nothing of a machine that is in no house yet."""
    try:
        venue_id = load_identity(settings.data_dir).enrolled.venue
        places = kept_places(settings.data_dir)
    except (NotEnrolled, IdentityWrong):
        return
    except DiskRefused as err:
        sentence = f"What this machine knows of its house cannot be read ({err.reason}). Check the data folder's owner."
        yield Finding(Health.WRONG, sentence)
        return
    venue = None if places is None else places.venue_by_id.get(venue_id)
    yield NOT_HEARD_YET if venue is None else _sheets_of(venue, settings)


def _sheets_of(venue: Venue, settings: KioskSettings) -> Finding:
    address = page_address(settings, venue)
    if address is None:
        todo = 'Name its queue in the places file: [[venue.printer]] with kind = "cups". See docs/printers.md.'
        return Finding(Health.ADVICE, f"{venue.name} has no A4 printer: no day sheet can be printed. {todo}")
    try:
        check_printer(address, settings.data_dir)
    except PrinterAway as err:
        todo = "Check that it is on, its paper, and its queue on this machine. The screens show the same day meanwhile."
        return Finding(Health.WRONG, f"Day sheets cannot be printed on {address} now ({err}). {todo}")
    return Finding(Health.WELL, f"Day sheets go to {address}, which is ready.")


def _voice(voice: MachineVoice) -> Finding:
    name = "speech-dispatcher" if isinstance(voice, DispatcherVoice) else "espeak-ng"
    return Finding(Health.WELL, f"The screen is read aloud by {name}.")


def _privacy(sound: SoundOut) -> Finding:
    if sound is SoundOut.HEADPHONES:
        return Finding(Health.WELL, "Sound comes out of headphones alone, so codes are read aloud too.")
    sentence = "Codes are read aloud once the keypad says that headphones are in (F15), and not before."
    return Finding(Health.WELL, sentence)

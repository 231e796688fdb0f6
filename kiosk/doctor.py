"""`--doctor` of a machine: looks at its settings, devices and centre, and says in plain words how they are.

It opens no window, takes no lock and begins no life at the centre: it can be run beside the program.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version

from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure, CentreObjects, CentreUntrusted
from kiosk.devices.printer_health import check_printer
from kiosk.devices.printers import PrinterAway
from kiosk.devices.voices import DispatcherVoice, MachineVoice, NoVoice, SoundOut, voice_for
from kiosk.identity import Identity, IdentityWrong, NotEnrolled, load_identity
from kiosk.settings import KioskSettings


class Health(StrEnum):
    WELL = "well"
    ADVICE = "advice"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """`sentence` says what was found, and what to do where something is to be done."""

    health: Health
    sentence: str


def findings(settings: KioskSettings) -> tuple[Finding, ...]:
    """Everything looked at of a kiosk."""
    return (*desk_findings(settings), *_hearing(settings))


def desk_findings(settings: KioskSettings) -> tuple[Finding, ...]:
    """Everything looked at of a front desk, which reads nothing aloud."""
    return (*tablet_findings(settings), _paper(settings))


def tablet_findings(settings: KioskSettings) -> tuple[Finding, ...]:
    """Everything looked at of a janitor's tablet, whose sheets come out of the house's own printer."""
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
        todo = "If moedested central devices lacks it there, enrol it anew; else install the same program as there."
        return Finding(Health.WRONG, f"The centre at {url} answers, and does not take this machine ({err}). {todo}")
    except CentreUntrusted as err:
        todo = "Check the address and what stands between; a centre with new keys lets every machine in anew."
        return Finding(Health.WRONG, f"What answers at {url} is not this machine's centre ({err}). {todo}")
    except CentreFailure as err:
        todo = "Check the address, the network, and that the centre's service runs."
        return Finding(Health.WRONG, f"The centre at {url} does not answer ({err}). {todo}")
    finally:
        client.close()
    return Finding(Health.WELL, f"The centre at {url} answers, and knows this machine.")


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


def _voice(voice: MachineVoice) -> Finding:
    name = "speech-dispatcher" if isinstance(voice, DispatcherVoice) else "espeak-ng"
    return Finding(Health.WELL, f"The screen is read aloud by {name}.")


def _privacy(sound: SoundOut) -> Finding:
    if sound is SoundOut.HEADPHONES:
        return Finding(Health.WELL, "Sound comes out of headphones alone, so codes are read aloud too.")
    sentence = "Codes are read aloud once the keypad says that headphones are in (F15), and not before."
    return Finding(Health.WELL, sentence)

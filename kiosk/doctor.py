"""`moedested kiosk --doctor`: looks at a machine's settings and devices, and says in plain words how they are.

It opens no window and takes no lock: it can be run beside the program.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.devices.voices import DispatcherVoice, MachineVoice, NoVoice, SoundOut, voice_for
from kiosk.identity import IdentityWrong, NotEnrolled, load_identity
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
    """Everything looked at."""
    return tuple(_look(settings))


def _look(settings: KioskSettings) -> Iterator[Finding]:
    yield _enrolment(settings)
    yield _paper(settings)
    found = voice_for(settings.speech, settings.sound)
    if isinstance(found, NoVoice):
        advice = 'Install espeak-ng, or run speech-dispatcher for this user; speech = "off" says that it is wanted so.'
        yield Finding(Health.ADVICE, f"Nothing can be read aloud: {found.reason}. {advice}")
        return
    yield _voice(found)
    found.close()
    yield _privacy(settings.sound)


def _enrolment(settings: KioskSettings) -> Finding:
    try:
        identity = load_identity(settings.data_dir)
    except (NotEnrolled, IdentityWrong) as err:
        return Finding(Health.WRONG, f"{err}.")
    return Finding(Health.WELL, f"This machine is {identity.device} in {identity.enrolled.venue}.")


def _paper(settings: KioskSettings) -> Finding:
    if settings.printer_address is None:
        return Finding(Health.ADVICE, "No printer is set: people write their code down. See docs/printers.md.")
    return Finding(Health.WELL, f"Receipts go to {settings.printer_address}.")


def _voice(voice: MachineVoice) -> Finding:
    name = "speech-dispatcher" if isinstance(voice, DispatcherVoice) else "espeak-ng"
    return Finding(Health.WELL, f"The screen is read aloud by {name}.")


def _privacy(sound: SoundOut) -> Finding:
    if sound is SoundOut.HEADPHONES:
        return Finding(Health.WELL, "Sound comes out of headphones alone, so codes are read aloud too.")
    sentence = "Codes are read aloud once the keypad says that headphones are in (F15), and not before."
    return Finding(Health.WELL, sentence)

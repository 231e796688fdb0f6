"""What became of the paper, and the code that stands on it."""

from dataclasses import dataclass

from booking_core.documents.qr import qr_code
from ui.ports import PaperState
from ui.view_models.visit.speech import Speech


@dataclass(frozen=True, slots=True)
class Paper:
    """What became of the paper: a sentence, and where to reach."""

    text: str
    action: str


def paper_of(first: PaperState, *, copy: PaperState | None, sure: bool, speech: Speech) -> Paper:
    """The sentence about the paper; of a copy when one was asked for. `sure` means the time is confirmed."""
    match copy or first:
        case PaperState.PRINTED if copy is not None:
            return Paper(speech.say("screen.copy-printed"), speech.say("screen.take-below"))
        case PaperState.PRINTED:
            key = "screen.printed" if sure else "screen.request-printed"
            return Paper(speech.say(key), speech.say("screen.take-below" if sure else "screen.take-it-below"))
        case PaperState.NO_PRINTER:
            return Paper(speech.say("screen.no-printer"), "")
        case PaperState.WAITING:
            return Paper(speech.say("screen.paper-waits" if sure else "screen.request-paper-waits"), "")
        case PaperState.FAILED:
            return Paper(speech.say("screen.paper-failed" if sure else "screen.request-paper-failed"), "")


def qr_modules(url: str) -> str:
    """The QR code of `url`: a line a row, 1 is dark, with the quiet zone around."""
    return "\n".join("".join("1" if dark else "0" for dark in row) for row in qr_code(url).rows)

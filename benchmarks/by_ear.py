"""How long it takes to book a room by ear: every sentence is spoken by espeak-ng, and none is played.

`python -m benchmarks.by_ear [LANGUAGE…]` prints the seconds of each page as well, as docs/accessibility.md shows them.

A room now for six on the day of the design pictures, with keypad and headphones, at the usual pace; each sentence to
its end. Finding a key and thinking are not among the seconds.
"""

import os
import shutil
import subprocess
import sys
import wave
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks.handled import Heard, Sentence
from benchmarks.results import Result
from booking_core.language.catalogue import languages
from kiosk.devices.speech_markup import marked_up
from kiosk.devices.voices import ESPEAK, WORDS_A_MINUTE
from ui.ports import Pace

WAYS = {"all": "everything read", "buttons": "from button to button"}
PAGES = ("attract", "find", "results", "confirm", "receipt")


@dataclass(frozen=True, slots=True)
class ByEar:
    """What one way to a receipt takes in one language. `seconds` are those of each page."""

    language: str
    keys: int
    sentences: int
    seconds: dict[str, float]

    @property
    def whole(self) -> float:
        return sum(self.seconds.values())


def measure() -> list[Result]:
    """The seconds of both ways in every language; nothing where espeak-ng is not installed."""
    if shutil.which(ESPEAK) is None:
        return []
    return [_result(by_ear(language, way), words) for way, words in WAYS.items() for language in languages()]


def _result(found: ByEar, way: str) -> Result:
    name = f"by ear, a room for six in {found.language}, {way}: {found.sentences} sentences"
    return Result(name, found.whole, "s", "", "keys pressed", found.keys)


def by_ear(language: str, way: str) -> ByEar:
    """How long what is heard on one of `WAYS` takes in `language`."""
    told = _heard(language, way)
    seconds = dict.fromkeys(PAGES, 0.0)
    for sentence in told.sentences:
        seconds[sentence.page] += seconds_of(sentence)
    return ByEar(language, told.keys, len(told.sentences), seconds)


def _heard(language: str, way: str) -> Heard:
    program = [sys.executable, "-m", "benchmarks.kiosk_ears", language, way]
    told = subprocess.run(program, check=True, stdout=subprocess.PIPE, text=True, env=_without_a_display())
    return msgspec.json.decode(told.stdout.splitlines()[-1], type=Heard)


def _without_a_display() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


@cache
def seconds_of(sentence: Sentence) -> float:
    """How long espeak-ng speaks, as a kiosk has it speak."""
    pace = str(WORDS_A_MINUTE[Pace.USUAL])
    with TemporaryDirectory() as folder:
        spoken = Path(folder) / "spoken.wav"
        program = [ESPEAK, "-v", sentence.language, "-s", pace, "-m", "--stdin", "-w", str(spoken)]
        subprocess.run(program, check=True, input=marked_up(sentence.text, sentence.language).encode())
        with wave.open(str(spoken)) as sound:
            return float(sound.getnframes() / sound.getframerate())


def table(found: Sequence[ByEar]) -> Iterator[str]:
    """The lines of a table in Markdown: the seconds of each page, their sum, sentences and keys, in every language."""
    yield _line("", (one.language for one in found))
    yield _line("---", ("---" for _ in found))
    for page in PAGES:
        yield _line(page, (f"{one.seconds[page]:.0f}" for one in found))
    yield _line("seconds", (f"{one.whole:.0f}" for one in found))
    yield _line("sentences", (str(one.sentences) for one in found))
    yield _line("keys", (str(one.keys) for one in found))


def _line(name: str, cells: Iterable[str]) -> str:
    return f"| {' | '.join([name, *cells])} |"


def main(chosen: Sequence[str]) -> None:
    """Print a table for each way."""
    for way, words in WAYS.items():
        found = [by_ear(language, way) for language in chosen or languages()]
        sys.stdout.write("\n".join([f"{words}:", "", *table(found), "", ""]))


if __name__ == "__main__":
    main(sys.argv[1:])

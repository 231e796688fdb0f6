"""What a machine is told about itself: `kiosk.toml` in its data folder, with the command line on top.

A front desk and a tablet read a file of that name too, each the one in its own data folder.

    centre_url = "https://booking.example.dk"   # left out: where this machine was enrolled
    kiosk = "library-entrance"                  # it must be enrolled as this one; left out: as any
    printer = "escpos+network:10.0.0.5"         # see kiosk/devices/printer_address.py; left out: none
    paper_width_mm = 80                         # 58 or 80; left out: what the places file says
    code_page = "CP858"                         # likewise
    printer_folder = "paper"                    # the same as printer = "folder:paper"
    scanner = "serial:/dev/ttyACM0"             # a barcode reader on a serial line; one that types needs nothing
    language = "da"                             # what the screen shows to the next person
    window = "full-screen"                      # or "window"
    speech = "auto"                             # or "speech-dispatcher", "espeak-ng", "off"
    sound = "loudspeaker"                       # or "headphones", where no sound can reach others
    pictures = "pictures"                       # the folder of the rooms' pictures; left out: this one
    motion = "full"                             # or "reduced": pages stand still at once
    screen_bottom_mm = 958                      # how far above the floor the screen begins
    screen_height_mm = 476                      # and how high it is: see ui/mounting.py

Every key may be left out. An unknown key is a mistake, not a comment: a misspelt one would have no effect.
"""

import tomllib
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from booking_core.documents.rolls import CODE_PAGES, HEADS, Roll
from booking_core.domain.identity import DeviceId
from kiosk.devices.printer_address import EXPECTED, check_address
from kiosk.devices.voices import SoundOut, SpeechKind
from ui.mounting import BOTTOM_MM, HEIGHT_MM, HIGHEST_REACH_MM, LOWEST_REACH_MM, Mounting

SETTINGS_FILE = "kiosk.toml"
UNREAD_FILES = tuple(f"{name}.toml" for name in ("front-desk", "desk", "janitor", "tablet", "schedule", "settings"))
"""What somebody may take for the settings' name, and nothing reads."""
PROGRAM = "moedested"
DEFAULT_LANGUAGE = "da"
PICTURES = "pictures"
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class WindowMode(StrEnum):
    FULL_SCREEN = "full-screen"
    WINDOW = "window"


class Motion(StrEnum):
    FULL = "full"
    REDUCED = "reduced"


@dataclass(frozen=True, slots=True)
class KioskSettings:
    """`centre_url` has no slash at its end; None leaves it to the enrolment. Its folders are absolute."""

    data_dir: Path
    centre_url: str | None = None
    kiosk: DeviceId | None = None
    printer_folder: Path | None = None
    language: str = DEFAULT_LANGUAGE
    window: WindowMode = WindowMode.FULL_SCREEN
    scanner: str | None = None
    printer: str | None = None
    paper_width_mm: int | None = None
    code_page: str | None = None
    speech: SpeechKind = SpeechKind.AUTO
    sound: SoundOut = SoundOut.LOUDSPEAKER
    motion: Motion = Motion.FULL
    screen_bottom_mm: int = BOTTOM_MM
    screen_height_mm: int = HEIGHT_MM
    pictures: Path | None = None

    @property
    def picture_folder(self) -> Path:
        """Where the rooms' pictures lie."""
        return self.pictures or self.data_dir / PICTURES

    @property
    def mounting(self) -> Mounting:
        """How the screen hangs."""
        return Mounting(self.screen_bottom_mm, self.screen_height_mm)

    @property
    def printer_address(self) -> str | None:
        """Which printer there is, as `kiosk.devices.printer_address` reads it."""
        if self.printer is None and self.printer_folder is not None:
            return f"folder:{self.printer_folder}"
        return self.printer

    @property
    def roll(self) -> Roll | None:
        """The paper of the roll printer, when it is said here."""
        if self.paper_width_mm is None and self.code_page is None:
            return None
        usual = Roll()
        return Roll(self.paper_width_mm or usual.width_mm, self.code_page or usual.code_page)


class SettingsWrong(Exception):
    """A setting cannot be used: where it stands, which one, what was found and what was expected there."""

    def __init__(self, source: str, key: str, *, found: str, expected: str) -> None:
        super().__init__(f"{source}: {key}: found {found}, expected {expected}")
        self.source = source
        self.key = key
        self.found = found
        self.expected = expected


def add_machine_arguments(parser: ArgumentParser) -> None:
    """The options of every command that runs on a machine, with a screen or without."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder of this machine")
    parser.add_argument("--centre-url", metavar="URL", help="where the centre answers")
    parser.add_argument("--printer-folder", metavar="DIR", help="write what is printed as PDF files into this folder")
    parser.add_argument("--printer", metavar="KIND:ADDRESS", help="such as escpos+network:10.0.0.5 or cups:kontor")
    parser.add_argument("--language", metavar="CODE", help="the language that it begins with, such as da or en")


def add_settings_arguments(parser: ArgumentParser) -> None:
    """The options of every command that shows screens on a machine."""
    add_machine_arguments(parser)
    parser.add_argument("--kiosk", metavar="ID", help="which kiosk this machine must be enrolled as")
    parser.add_argument("--paper-width-mm", metavar="MM", help="58 or 80, for a roll printer")
    parser.add_argument("--code-page", metavar="PAGE", help="such as CP858, for a roll printer")
    parser.add_argument("--scanner", metavar="KIND:DEVICE", help="a barcode reader, such as serial:/dev/ttyACM0")
    parser.add_argument("--window", metavar="MODE", help="full-screen or window")
    parser.add_argument("--speech", metavar="KIND", help="auto, speech-dispatcher, espeak-ng or off")
    parser.add_argument("--sound", metavar="WHERE", help="loudspeaker or headphones: who hears what is read aloud")
    parser.add_argument("--motion", metavar="MODE", help="full or reduced")


def settings_from(arguments: Namespace) -> KioskSettings:
    """The settings of this machine: what `arguments` say, else the file, else the defaults.

    Raises:
        SettingsWrong: the file or an argument cannot be used.
    """
    data_dir = data_dir_of(arguments)
    spoken = {key: value for key in _READERS if (value := getattr(arguments, key, None)) is not None}
    return read_settings(data_dir, spoken)


def data_dir_of(arguments: Namespace) -> Path:
    """The data folder of this machine: what `arguments` say, else where the operating system keeps such things."""
    folder: Path = arguments.data or default_data_dir()
    return folder.absolute()


def read_settings(data_dir: Path, overrides: Mapping[str, str] | None = None) -> KioskSettings:
    """The settings in `data_dir`, each replaced by the one of the same key in `overrides`.

    Raises:
        SettingsWrong: the file cannot be read, is no TOML, or a key is unknown or of the wrong kind; or it has a
            name that nobody reads.
    """
    path = data_dir / SETTINGS_FILE
    _check_names(path)
    values = {key: _Value(str(path), key, found) for key, found in _table(path).items()}
    values |= {key: _Value("command line", key, found) for key, found in (overrides or {}).items()}
    for value in values.values():
        if value.key not in _READERS:
            raise SettingsWrong(value.source, value.key, found="an unknown key", expected=_one_of(_READERS))
    read = {key: _READERS[key](value, data_dir) for key, value in values.items()}
    settings = KioskSettings(data_dir, **read)  # type: ignore[arg-type]  # each reader gives its own field's type
    _check_mounting(settings, values)
    return settings


def default_data_dir() -> Path:
    """Where the operating system keeps a program's data."""
    from platformdirs import user_data_path  # noqa: PLC0415  a machine on duty is told where

    return user_data_path(PROGRAM)


@dataclass(frozen=True, slots=True)
class _Value:
    source: str
    key: str
    found: object

    def wrong(self, expected: str) -> SettingsWrong:
        return SettingsWrong(self.source, self.key, found=repr(self.found), expected=expected)


def _check_names(settings: Path) -> None:
    """Where there are `settings`, whatever lies beside them is somebody's copy, and no reason to stand still."""
    with suppress(OSError):  # a folder that nobody may look into is told of by its own file
        others = () if settings.exists() else (settings.with_name(name) for name in UNREAD_FILES)
        for path in filter(Path.exists, others):
            expected = f"{SETTINGS_FILE} for every kind of machine: rename it, or put what it says in there"
            raise SettingsWrong(str(path), "file", found="a name that no program reads", expected=expected)


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as err:
        raise SettingsWrong(str(path), "file", found=str(err.strerror), expected="a readable file") from err
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise SettingsWrong(str(path), "file", found=str(err), expected="a TOML file in UTF-8") from err


def _text(value: _Value, expected: str) -> str:
    if not isinstance(value.found, str) or not value.found.strip():
        raise value.wrong(expected)
    return value.found.strip()


def _centre_url(value: _Value, _data_dir: Path) -> str:
    expected = "an address that begins with https:// (or http:// on the same machine)"
    text = _text(value, expected)
    try:
        parts = urlsplit(text)
        is_address = bool(parts.hostname) and parts.port != 0
    except ValueError as err:
        raise value.wrong(expected) from err
    if not is_address or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in THIS_MACHINE)):
        raise value.wrong(expected)
    return text.rstrip("/")


def _kiosk(value: _Value, _data_dir: Path) -> DeviceId:
    return DeviceId(_text(value, "the id of a kiosk in the places file"))


def _pictures(value: _Value, data_dir: Path) -> Path:
    expected = "a folder that is there"
    folder = data_dir / Path(_text(value, expected)).expanduser()
    if not folder.is_dir():
        raise value.wrong(expected)
    return folder


def _printer_folder(value: _Value, data_dir: Path) -> Path:
    return data_dir / Path(_text(value, "a folder")).expanduser()


def _scanner(value: _Value, _data_dir: Path) -> str:
    """The device a reader is on, such as /dev/ttyACM0."""
    expected = "serial: and a device, such as serial:/dev/ttyACM0"
    kind, _, device = _text(value, expected).partition(":")
    if kind != "serial" or not device:
        raise value.wrong(expected)
    return device


def _printer(value: _Value, _data_dir: Path) -> str:
    address = _text(value, EXPECTED)
    try:
        check_address(address)
    except ValueError as err:
        raise value.wrong(EXPECTED) from err
    return address


def _paper_width_mm(value: _Value, _data_dir: Path) -> int:
    expected = _one_of(str(width) for width in HEADS)
    if str(value.found) not in {str(width) for width in HEADS}:
        raise value.wrong(expected)
    return int(str(value.found))


def _code_page(value: _Value, _data_dir: Path) -> str:
    expected = _one_of(CODE_PAGES)
    page = _text(value, expected)
    if page not in CODE_PAGES:
        raise value.wrong(expected)
    return page


def _language(value: _Value, _data_dir: Path) -> str:
    expected = "a language code of two or three letters, such as da"
    text = _text(value, expected)
    if not (text.isascii() and text.isalpha() and text.islower() and len(text) in {2, 3}):
        raise value.wrong(expected)
    return text


def _one_among(kind: type[StrEnum]) -> Callable[[_Value, Path], StrEnum]:
    """Reads one of the words of `kind`."""
    expected = _one_of(word.value for word in kind)

    def read(value: _Value, _data_dir: Path) -> StrEnum:
        try:
            return kind(_text(value, expected))
        except ValueError as err:
            raise value.wrong(expected) from err

    return read


def _millimetres(value: _Value, _data_dir: Path) -> int:
    expected = "a length in whole millimetres"
    if not str(value.found).isdecimal() or int(str(value.found)) == 0:
        raise value.wrong(expected)
    return int(str(value.found))


def _check_mounting(settings: KioskSettings, values: Mapping[str, "_Value"]) -> None:
    """A screen that hangs too high promises low controls that nobody in a wheelchair can touch."""
    told = values.get("screen_bottom_mm") or values.get("screen_height_mm")
    if told is not None and not settings.mounting.is_within_reach:
        expected = f"a screen whose lower 55 % hang {LOWEST_REACH_MM} to {HIGHEST_REACH_MM} mm above the floor"
        raise told.wrong(expected)


def _one_of(names: Iterable[str]) -> str:
    return f"one of {', '.join(names)}"


_READERS: Mapping[str, Callable[[_Value, Path], object]] = {
    "centre_url": _centre_url,
    "kiosk": _kiosk,
    "printer_folder": _printer_folder,
    "scanner": _scanner,
    "printer": _printer,
    "paper_width_mm": _paper_width_mm,
    "code_page": _code_page,
    "language": _language,
    "window": _one_among(WindowMode),
    "speech": _one_among(SpeechKind),
    "sound": _one_among(SoundOut),
    "motion": _one_among(Motion),
    "pictures": _pictures,
    "screen_bottom_mm": _millimetres,
    "screen_height_mm": _millimetres,
}

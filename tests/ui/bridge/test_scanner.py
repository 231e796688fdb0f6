"""A scanner types faster than a person; a health card is dropped at the door."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from ui.bridge.scanner import Scanned, Scanner, read_scan

TOKEN = "CEAVG7Q2" * 18 + "ABCDE"


@dataclass
class Reader:
    """Types into a scanner; `heard` is what comes out, and "card" for a card.

    `seconds` is the clock on the wall, `sent_at_ms` what the keys say themselves, where they are `timed`.
    """

    scanner: Scanner
    seconds: list[float]
    timed: bool = False
    sent_at_ms: int = 1_000
    heard: list[str] = field(default_factory=list)
    swallowed: list[bool] = field(default_factory=list)

    def types(self, text: str, *, gap: float = 0.005, end: Qt.Key = Qt.Key.Key_Return) -> None:
        for character in text:
            self.press(Qt.Key(ord(character.upper())), character, gap=gap)
        self.press(end, "\r", gap=gap)

    def press(self, key: Qt.Key, text: str, *, gap: float) -> None:
        self.seconds[0] += gap
        self.sent_at_ms += round(gap * 1000)
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(self.sent_at_ms if self.timed else 0)
        self.swallowed.append(self.scanner.eventFilter(QObject(), event))


@pytest.fixture
def reader(qapp: QObject) -> Reader:
    assert qapp is not None
    seconds = [0.0]
    scanner = Scanner(clock=lambda: seconds[0])
    reader = Reader(scanner, seconds)
    scanner.scanned.connect(reader.heard.append)
    scanner.card.connect(lambda has_come: reader.heard.append("card, typed" if has_come else "card"))
    return reader


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_what_is_typed_faster_than_fingers_can_is_a_scan(reader: Reader, end: Qt.Key) -> None:
    reader.types(f"HTTPS://MOEDESTED.EXAMPLE/R/{TOKEN}", end=end)

    assert reader.heard == [TOKEN]
    assert reader.swallowed[-1]


def test_a_person_at_the_keyboard_is_left_alone(reader: Reader) -> None:
    reader.types("482916370", gap=0.2)

    assert reader.heard == []
    assert not any(reader.swallowed)


def test_a_scan_after_typing_begins_where_it_gets_fast(reader: Reader) -> None:
    reader.press(Qt.Key.Key_A, "a", gap=1)
    reader.seconds[0] += 1
    reader.types(TOKEN)

    assert reader.heard == [TOKEN]


@pytest.mark.parametrize("card", ["0101701234", "010170-1234", "010170 1234", "A0101701234B"])
def test_a_health_card_is_told_and_its_number_goes_nowhere(reader: Reader, card: str) -> None:
    reader.types(card)

    assert reader.heard == ["card"]


@pytest.mark.parametrize("gap", [0.08, 0.11, 0.14])
def test_a_slow_reader_brings_a_health_card_too_and_its_digits_have_come_to_the_page(
    reader: Reader, gap: float
) -> None:
    reader.types("2512701234", gap=gap)

    assert reader.heard == ["card, typed"]
    assert reader.swallowed == [False] * 10 + [True]


@pytest.mark.parametrize("typed", ["25127012", "482916370", "48291637012"])
def test_a_quick_typist_is_left_alone(reader: Reader, typed: str) -> None:
    reader.types(typed, gap=0.1)

    assert reader.heard == []
    assert not any(reader.swallowed)


def test_a_screen_busy_with_the_first_key_loses_none_of_them(reader: Reader) -> None:
    """The first key of the day wakes what leads by keys; the others are handled when that is done."""
    reader.timed = True
    reader.press(Qt.Key.Key_0, "0", gap=0.2)
    reader.seconds[0] += 0.1

    reader.types("101701234")

    assert reader.heard == ["card"]


@pytest.mark.parametrize("rest", ["101701234", "10170-1234", "10170 1234"])
def test_nine_digits_of_a_health_card_are_never_taken_for_a_code(reader: Reader, rest: str) -> None:
    reader.press(Qt.Key.Key_0, "0", gap=0.2)
    reader.seconds[0] += 0.1

    reader.types(rest)

    assert reader.heard == ["card"]


def test_fingers_are_told_from_a_scanner_by_when_the_keys_were_sent(reader: Reader) -> None:
    """They wait for a busy screen too, and come out of it all at once."""
    reader.timed = True
    for digit in "482916370":
        reader.press(Qt.Key(ord(digit)), digit, gap=0.2)
        reader.seconds[0] -= 0.2

    reader.press(Qt.Key.Key_Return, "\r", gap=0.2)

    assert reader.heard == []


def test_a_reader_set_to_another_keyboard_still_brings_the_token() -> None:
    assert read_scan(f"HTTPSÆ--MOEDESTED.EXAMPLE-R-{TOKEN}") == TOKEN
    assert read_scan(f"https://moedested.example/r/{TOKEN.lower()}") == TOKEN


def test_other_texts_are_handed_on_as_they_are() -> None:
    assert read_scan("5701234567890") == "5701234567890"
    assert read_scan("0101701234") is Scanned.HEALTH_CARD

"""The languages the screen speaks: the page where one is chosen, and the way to it, which names them by turns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.language.catalogue import languages_read
from booking_core.language.words import Words
from booking_core.language.writing import in_line
from ui.bridge.rows import RowModel
from ui.view_models.visit.speech import Speech, bound
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

NAMED_SECONDS = 4
"""Long enough to be read by somebody who walks past."""

NAMED_AT_ONCE = 2
"""As many names as the way to the page has room for."""


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language in its own words. `note` says, in that language, what is still wanting of its texts."""

    key: str
    text: str
    note: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class LanguagesState:
    open: bool = False
    rows: tuple[LanguageRow, ...] = ()
    note: str = ""
    named: str = ""


def derive_state(speeches: Mapping[str, Speech], *, chosen: str, is_open: bool, turn: int) -> LanguagesState:
    """The page's rows, and at each `turn` the next languages by their own names: every one but the chosen."""
    others = [language for language in speeches if language != chosen] or [chosen]
    return LanguagesState(
        open=is_open,
        rows=tuple(_row(speech, chosen=chosen) for speech in speeches.values()) if is_open else (),
        note=_row(speeches[chosen], chosen=chosen).note,
        named=speeches[chosen].words.in_row(map(_own_name, _at_turn(others, turn))),
    )


def _row(speech: Speech, *, chosen: str) -> LanguageRow:
    language = speech.words.language
    note = "" if language in _read_through() else speech.say("language.unread")
    return LanguageRow(language, _own_name(language), note, language == chosen)


def _at_turn(languages: Sequence[str], turn: int) -> Sequence[str]:
    """The next few of them; the last have fewer where it does not come out even."""
    turns = range(0, len(languages), NAMED_AT_ONCE)
    first = turns[turn % len(turns)]
    return languages[first : first + NAMED_AT_ONCE]


@cache
def _own_name(language: str) -> str:
    """Told without reading more of a language, of which nothing else may be asked for a year."""
    return in_line(bound(Words.of_part("language", language).text("language.name")), language)


@cache
def _read_through() -> Sequence[str]:
    return languages_read()


@QmlElement
class LanguageModel(QObject):
    """The view model of the language page and of the way to it from the attract page."""

    changed = Signal()

    def __init__(self, visit: Visit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._seconds = 0
        self._state = LanguagesState()
        self._rows = RowModel(LanguageRow, self)
        visit.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Look again at what is chosen, and whose turn it is to be named."""
        state = derive_state(
            self._visit.speeches,
            chosen=self._visit.comfort.language,
            is_open=self._visit.is_choosing_language,
            turn=self._seconds // NAMED_SECONDS,
        )
        if state != self._state:
            self._state = state
            self._rows.show(state.rows)
            self.changed.emit()

    def beat(self) -> None:
        """A second has passed. Once a help is on somebody is reading, and the names stand still."""
        if self._visit.comfort != self._visit.first_comfort:
            return
        self._seconds += 1
        if self._seconds % NAMED_SECONDS == 0:
            self.refresh()

    @Slot()
    def ask(self) -> None:
        """Show the languages, or take them away again."""
        self._visit.ask_language(asked=not self._visit.is_choosing_language)

    @Slot()
    def close(self) -> None:
        """Stay with the language as it is."""
        self._visit.ask_language(asked=False)

    @Slot(str)
    def choose(self, language: str) -> None:
        """Speak `language` from now on."""
        if language in self._visit.speeches:
            self._visit.choose_comfort(replace(self._visit.comfort, language=language))
        self.close()

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._state.open

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._state.note

    @Property(str, notify=changed)
    def named(self) -> str:
        return self._state.named

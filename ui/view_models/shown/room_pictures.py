"""The picture of a room: a photo, or how it stands as a drawing where there is none; told in words for who hears it."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal
from PySide6.QtQml import QmlElement

from booking_core.domain.places import WAYS_LANGUAGE, Space
from ui.view_models.visit.speech import Speech

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class RoomPictureState:
    """`source` is empty without a photo. `language`: of the words, where that is not the screen's.

    `contrast_source`: of the same picture in the colours of high contrast, where there is one: of a drawing.
    """

    source: str = ""
    contrast_source: str = ""
    spoken: str = ""
    language: str = ""
    standing: str = ""
    kind: str = ""
    chairs: int = 0
    tables: int = 0


NO_ROOM = RoomPictureState()


def picture_of_room(space: Space, folder: Path | None, *, speech: Speech) -> RoomPictureState:
    """What `space` looks like; the photo is in `folder`, or this machine has not got it."""
    layout = space.standing_layout
    standing = speech.say("room.stands", layout=speech.within(speech.layout(layout.id)))
    drawn = RoomPictureState(
        spoken=f"{speech.say('room.no-picture', room=space.name)} {standing}.",
        standing=standing,
        kind=layout.id,
        chairs=layout.chairs,
        tables=layout.tables,
    )
    picture = space.picture
    if picture is None or folder is None or not (folder / picture.file).is_file():
        return drawn
    language = speech.words.language
    is_told = picture.tells_in(language)
    shows = picture.shows_in(language)
    return replace(
        drawn,
        source=QUrl.fromLocalFile(folder / picture.file).toString(),
        contrast_source=_twin_of(folder / picture.file),
        spoken=speech.say("room.picture", room=space.name, shows=shows) if is_told else shows,
        language="" if is_told else WAYS_LANGUAGE,
    )


def _twin_of(file: Path) -> str:
    """Where the same picture is in the colours of high contrast; empty where there is none."""
    twin = file.with_stem(f"{file.stem}-contrast")
    return QUrl.fromLocalFile(twin).toString() if twin.is_file() else ""


@QmlElement
class RoomPictureModel(QObject):
    """The picture as a page draws it; the page's own view model says of which room."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = NO_ROOM

    def show(self, state: RoomPictureState) -> None:
        """Draw `state` from now on."""
        if state != self._state:
            self._state = state
            self.changed.emit()

    @Property(str, notify=changed)
    def source(self) -> str:
        return self._state.source

    @Property(str, notify=changed)
    def contrastSource(self) -> str:
        """The same picture in the colours of high contrast; empty where there is none."""
        return self._state.contrast_source

    @Property(str, notify=changed)
    def spoken(self) -> str:
        return self._state.spoken

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._state.language

    @Property(str, notify=changed)
    def standing(self) -> str:
        return self._state.standing

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._state.kind

    @Property(int, notify=changed)
    def chairs(self) -> int:
        return self._state.chairs

    @Property(int, notify=changed)
    def tables(self) -> int:
        return self._state.tables

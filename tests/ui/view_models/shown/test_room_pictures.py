"""What a room looks like: its photo, or how it stands; and what that is in words."""

from pathlib import Path

from PySide6.QtCore import QUrl

from booking_core.domain.identity import SpaceId
from kiosk.touring.tour import DEMO_PICTURES
from tests.ui.herlev_day import herlev
from ui.view_models.shown.room_pictures import RoomPictureState, picture_of_room
from ui.view_models.visit.speech import Speech, Speeches


def seen(space: str, speech: Speech, folder: Path | None = DEMO_PICTURES) -> RoomPictureState:
    return picture_of_room(herlev().space_by_id[SpaceId(space)], folder, speech=speech)


def test_a_photo_is_shown_and_told(danish: Speech) -> None:
    state = seen("mh-lok3", danish)

    assert Path(QUrl(state.source).toLocalFile()).is_file()
    assert state.spoken.startswith("Billede af Lokale 3: Et langt, lyst bord")
    assert state.language == ""


def test_a_drawing_has_a_twin_in_high_contrast_and_a_photo_has_none(danish: Speech, tmp_path: Path) -> None:
    photo = tmp_path / "mh-lokale-3.svg"
    photo.write_bytes((DEMO_PICTURES / photo.name).read_bytes())

    assert QUrl(seen("mh-lok3", danish).contrast_source).fileName() == "mh-lokale-3-contrast.svg"
    assert seen("mh-lok3", danish, tmp_path).contrast_source == ""


def test_where_it_is_not_told_in_the_language_a_danish_voice_tells_it() -> None:
    arabic = Speeches(("ar", "en"), herlev().zone)

    assert seen("mh-lok3", arabic["ar"]).language == "da"
    assert seen("mh-lok3", arabic["en"]).spoken.startswith("Picture of Lokale 3: A long, light table")


def test_without_a_photo_or_on_a_machine_without_the_file_it_is_drawn_as_it_stands(
    danish: Speech, tmp_path: Path
) -> None:
    for state in (seen("mh-lok5", danish), seen("mh-lok3", danish, tmp_path), seen("mh-lok3", danish, None)):
        assert (state.source, state.kind, state.standing) == ("", "meeting", "Sådan står det: mødebord")
        assert "Der er intet billede af Lokale" in state.spoken

"""The translation gate finds every text that a language lacks, and nothing else."""

from pathlib import Path

import pytest

from tests.gates.translations import core_faults, review_faults, screen_faults, stray_files, update

PAGE = """import QtQuick

Item {
    Text {
        text: qsTr("Find a room")
    }
    Text {
        text: qsTr("Free until %1").arg("14.30")
    }
}
"""

VIEW_MODEL = """from PySide6.QtCore import QCoreApplication

TITLE = QCoreApplication.translate("Titles", "Good morning")
"""

UNFINISHED = '<translation type="unfinished"></translation>'


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "ui"
    folder.mkdir()
    (folder / "Page.qml").write_text(PAGE, encoding="utf-8")
    (folder / "titles.py").write_text(VIEW_MODEL, encoding="utf-8")
    return folder


@pytest.fixture
def translated(tmp_path: Path, sources: Path) -> Path:
    """A folder whose Danish file has every text of the sources."""
    folder = tmp_path / "translations"
    danish = folder / "da" / "screens.ts"
    danish.parent.mkdir(parents=True)
    update([danish], sources)
    text = danish.read_text(encoding="utf-8")
    for words in ("God morgen", "Find et lokale", "Ledigt til %1"):
        source = {"God morgen": "Good morning", "Find et lokale": "Find a room"}.get(words, "Free until %1")
        text = text.replace(
            f"<source>{source}</source>\n        {UNFINISHED}",
            f"<source>{source}</source>\n        <translation>{words}</translation>",
        )
    danish.write_text(text, encoding="utf-8")
    return folder


def test_with_every_text_translated_there_is_nothing_to_say(translated: Path, sources: Path) -> None:
    assert list(screen_faults(translated, sources)) == []


def test_without_any_danish_file_every_text_is_missing(tmp_path: Path, sources: Path) -> None:
    assert len(list(screen_faults(tmp_path / "nowhere", sources))) == 3


def test_a_new_text_in_qml_or_python_is_found(translated: Path, sources: Path) -> None:
    (sources / "Other.qml").write_text('import QtQuick\n\nText {\n    text: qsTr("Full")\n}\n', encoding="utf-8")

    faults = list(screen_faults(translated, sources))

    assert [fault.partition(": ")[2] for fault in faults] == ["not translated: 'Full'"]


def test_a_text_that_no_screen_shows_any_more_is_found(translated: Path, sources: Path) -> None:
    (sources / "titles.py").write_text("", encoding="utf-8")

    faults = list(screen_faults(translated, sources))

    assert [fault.partition(": ")[2] for fault in faults] == ["no longer shown: 'Good morning'"]


@pytest.mark.parametrize(("words", "fault"), [("", "empty"), ("Ledigt", "other place markers")])
def test_an_empty_text_and_a_lost_place_marker_are_found(
    translated: Path, sources: Path, words: str, fault: str
) -> None:
    danish = translated / "da" / "screens.ts"
    danish.write_text(danish.read_text(encoding="utf-8").replace("Ledigt til %1", words), encoding="utf-8")

    faults = list(screen_faults(translated, sources))

    assert any(fault in each for each in faults)


def test_checking_leaves_the_file_as_it_is(translated: Path, sources: Path) -> None:
    before = (translated / "da" / "screens.ts").read_bytes()
    (sources / "titles.py").write_text("", encoding="utf-8")

    list(screen_faults(translated, sources))

    assert (translated / "da" / "screens.ts").read_bytes() == before


def write_core(folder: Path, danish: str, english: str) -> Path:
    for language, text in {"da": danish, "en": english}.items():
        (folder / language).mkdir()
        (folder / language / "core.toml").write_text(text, encoding="utf-8")
    return folder


def test_core_texts_with_the_same_keys_and_places_are_right(tmp_path: Path) -> None:
    write_core(tmp_path, '[refusal]\nfull = "Kun {free} ledige"', '[refusal]\nfull = "Only {free} left"')

    assert list(core_faults(tmp_path)) == []


@pytest.mark.parametrize(
    ("english", "fault"),
    [
        ("[refusal]", "en/core.toml: 'refusal.full' has no text"),
        ('[refusal]\nfull = " "', "en/core.toml: 'refusal.full' has no text"),
        ('[refusal]\nfull = "Only {left} left"', "'refusal.full' has other places"),
        ('[refusal]\nfull = "Only {free} left"\nnew = "x"', "da/core.toml: 'refusal.new' has no text"),
    ],
)
def test_core_texts_that_differ_are_found(tmp_path: Path, english: str, fault: str) -> None:
    write_core(tmp_path, '[refusal]\nfull = "Kun {free} ledige"', english)

    assert any(fault in each for each in core_faults(tmp_path))


def test_every_language_with_texts_stands_in_the_record_of_readings(tmp_path: Path) -> None:
    write_core(tmp_path, "", "")
    (tmp_path / "reviewed.toml").write_text('[da]\nname = "dansk"\nreviewed_on = 2026-11-23', encoding="utf-8")

    assert [fault.rpartition(": ")[2] for fault in review_faults(tmp_path)] == ["nothing is said about 'en'"]


def test_a_reading_has_a_day(tmp_path: Path) -> None:
    (tmp_path / "reviewed.toml").write_text('[da]\nname = "dansk"\nreviewed_on = true', encoding="utf-8")

    assert [fault.rpartition(": ")[2] for fault in review_faults(tmp_path)] == ["reviewed_on of 'da' is no day"]


def test_a_text_that_lies_in_no_language_s_folder_is_found(tmp_path: Path) -> None:
    write_core(tmp_path, "", "")
    (tmp_path / "reviewed.toml").write_text("", encoding="utf-8")
    (tmp_path / "mail.da.toml").write_text("", encoding="utf-8")

    assert list(stray_files(tmp_path)) == [f"{tmp_path}/mail.da.toml: is no part of a language's folder"]

"""A machine's settings come from one file, and a mistake in it is named with its place."""

import re
import tomllib
from argparse import ArgumentParser
from pathlib import Path

import pytest

from booking_core.domain.identity import DeviceId
from kiosk.setup.settings import (
    SETTINGS_FILE,
    KioskSettings,
    SettingsWrong,
    WindowMode,
    add_settings_arguments,
    default_data_dir,
    read_settings,
    settings_from,
)
from ui.mounting import Mounting


def written(folder: Path, text: str) -> Path:
    (folder / SETTINGS_FILE).write_text(text, encoding="utf-8")
    return folder


def parsed(*arguments: str) -> KioskSettings:
    parser = ArgumentParser()
    add_settings_arguments(parser)
    return settings_from(parser.parse_args(arguments))


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == KioskSettings(tmp_path)


def test_the_file_says_what_differs(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        'centre_url = "https://booking.example/"\nkiosk = "library-entrance"\n'
        'printer_folder = "paper"\nlanguage = "en"\nwindow = "window"\n',
    )

    settings = read_settings(folder)

    assert settings == KioskSettings(
        folder, "https://booking.example", DeviceId("library-entrance"), folder / "paper", "en", WindowMode.WINDOW
    )


@pytest.mark.parametrize("host", ["127.0.0.1:8470", "localhost", "[::1]:8470"])
def test_only_a_centre_on_this_machine_is_asked_in_the_clear(tmp_path: Path, host: str) -> None:
    assert read_settings(tmp_path, {"centre_url": f"http://{host}"}).centre_url == f"http://{host}"


def test_the_command_line_replaces_the_file(tmp_path: Path) -> None:
    written(tmp_path, 'language = "en"\nwindow = "window"\n')

    settings = parsed("--data", str(tmp_path), "--language", "da")

    assert (settings.language, settings.window) == ("da", WindowMode.WINDOW)


def test_without_a_data_folder_the_operating_systems_is_used() -> None:
    assert default_data_dir().name == "moedested"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('centre_url = "ftp://booking.example"', "centre_url"),
        ('centre_url = "https://"', "centre_url"),
        ('centre_url = "https://[::"', "centre_url"),
        ('centre_url = "https://booking.example:99999"', "centre_url"),
        ('centre_url = "http://booking.example"', "centre_url"),
        ("kiosk = 7", "kiosk"),
        ('printer_folder = " "', "printer_folder"),
        ('language = "Dansk"', "language"),
        ('window = "half"', "window"),
        ('langauge = "da"', "langauge"),
        ("language = ", "file"),
    ],
)
def test_a_mistake_is_told_with_file_key_found_and_expected(tmp_path: Path, text: str, key: str) -> None:
    folder = written(tmp_path, text)

    with pytest.raises(SettingsWrong) as caught:
        read_settings(folder)

    assert caught.value.key == key
    assert caught.value.source == str(folder / SETTINGS_FILE)
    assert caught.value.found in str(caught.value)
    assert caught.value.expected in str(caught.value)


@pytest.mark.parametrize("name", ["janitor.toml", "front-desk.toml"])
def test_settings_under_a_name_that_nothing_reads_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('language = "en"', encoding="utf-8")

    with pytest.raises(SettingsWrong, match=r"found a name that no program reads, expected kiosk\.toml") as caught:
        read_settings(tmp_path)

    assert caught.value.source == str(tmp_path / name)


def test_a_copy_beside_the_settings_stops_no_machine(tmp_path: Path) -> None:
    folder = written(tmp_path, 'language = "en"')
    (folder / "settings.toml").write_text('language = "ar"', encoding="utf-8")

    assert read_settings(folder).language == "en"


def test_the_page_about_installing_names_every_setting_and_each_can_be_read(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "installing.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    (tmp_path / "pictures").mkdir()

    read_settings(written(tmp_path, shown))

    with pytest.raises(SettingsWrong, match="an unknown key") as caught:
        read_settings(tmp_path, {"nothing": "at all"})
    assert set(tomllib.loads(shown)) == set(caught.value.expected.removeprefix("one of ").split(", "))


def test_a_mistake_on_the_command_line_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong) as caught:
        parsed("--data", str(tmp_path), "--window", "half")

    assert caught.value.source == "command line"
    assert "full-screen, window" in caught.value.expected


def test_a_screen_is_told_how_it_hangs(tmp_path: Path) -> None:
    folder = written(tmp_path, "screen_bottom_mm = 700\nscreen_height_mm = 598\n")
    assert read_settings(folder).mounting == Mounting(bottom_mm=700, height_mm=598)


def test_a_screen_too_high_for_a_wheelchair_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, "screen_bottom_mm = 1100\n")
    with pytest.raises(SettingsWrong, match="found 1100, expected a screen whose lower 55 % hang 380 to 1220 mm"):
        read_settings(folder)

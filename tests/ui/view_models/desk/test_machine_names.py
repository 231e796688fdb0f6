"""A desk is called by its name in its house, and never by its id; an older program is told from newer ones."""

import pytest

from booking_core.domain.identity import DeviceId
from tests.ui.herlev_day import picture_of_the_day
from ui.view_models.desk.machine_names import desk_name, newer_release
from ui.view_models.visit.speech import Speech


@pytest.mark.parametrize(("desk", "name"), [
    ("medborgerhus-desk", "skranken i Herlev Medborgerhus"),
    ("medborgerhus-desk-2", "skranke 2 i Herlev Medborgerhus"),
    ("medborgerhus-info", "maskinen »info« i Herlev Medborgerhus"),
    ("bibliotek-desk", "skranken i Herlev Bibliotek"),
    ("skranken", "skranken"),
])  # fmt: skip
def test_a_desk_is_called_by_its_name_in_its_house(danish: Speech, desk: str, name: str) -> None:
    assert desk_name(picture_of_the_day().municipality, DeviceId(desk), danish) == name


@pytest.mark.parametrize(("software", "newer"), [
    ("moedested 0.9.0", "0.10.0"),
    ("moedested 0.10.0", ""),
    ("moedested 0.11.0", ""),
    ("moedested 0.10", ""),
    ("moedested 0", "0.10.0"),
    ("", ""),
    ("a build of Tuesday", ""),
])  # fmt: skip
def test_an_older_release_is_told_by_its_numbers(software: str, newer: str) -> None:
    assert newer_release(software, ["moedested 0.10.0", "moedested 0.9.9", "", "a build of Tuesday"]) == newer

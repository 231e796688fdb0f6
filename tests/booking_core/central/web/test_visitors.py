"""The reader's language, and links that keep it and lead nowhere else."""

import pytest

from tests.booking_core.central.web.visits import Visits

STRANGER = "stranger.example"


@pytest.mark.parametrize(
    ("accepted", "shown"),
    [
        ("da", "da"),
        ("en-GB,en;q=0.9", "en"),
        ("de-AT", "de"),
        ("fr", "da"),
        ("", "da"),
        ("da;q=0.1, en", "en"),
        ("*", "da"),
    ],
)
def test_the_browsers_language_counts_and_danish_where_it_is_not_spoken(
    week: Visits, accepted: str, shown: str
) -> None:
    answer = week.get("/", accepted)

    assert answer.headers["Content-Language"] == shown
    assert f'<html lang="{shown}"' in answer.text


def test_the_language_in_the_address_beats_the_browsers(week: Visits) -> None:
    assert week.get("/?lang=en", "da").headers["Content-Language"] == "en"


def test_a_language_that_is_not_there_is_not_chosen(week: Visits) -> None:
    page = week.page("/?lang=xx")

    assert page.title == "Lige nu · Mødested"
    assert "/houses/bibliotek" in page.links


@pytest.mark.parametrize("path", ["/?lang=en", "/houses/bibliotek?lang=en", "/nowhere?lang=en"])
def test_every_link_keeps_the_language_that_was_chosen(week: Visits, path: str) -> None:
    own = [link for link in week.page(path).links if link.startswith("/")]

    assert own
    assert all("lang=en" in link for link in own)


def test_the_page_can_be_had_in_another_language_where_it_is(week: Visits) -> None:
    addresses = week.page("/houses/bibliotek?day=2026-11-27").addresses

    assert "/houses/bibliotek?day=2026-11-27&lang=en" in addresses


@pytest.mark.parametrize(
    "path", [f"//{STRANGER}/", f"/%5C{STRANGER}", f"///{STRANGER}", f"/%2F{STRANGER}", f"/%09/{STRANGER}"]
)
def test_no_link_leads_to_a_stranger_named_in_the_address(week: Visits, path: str) -> None:
    addresses = week.page_at(path).addresses

    assert all(not address.startswith(("//", "/\\", "/\t")) for address in addresses)


def test_what_stands_in_the_address_is_shown_as_text(week: Visits) -> None:
    html = week.get('/now"><script>alert(1)</script>?day="><script>').text

    assert "<script" not in html


def test_a_page_in_a_language_from_the_right_runs_from_the_right(week: Visits) -> None:
    directions = {language: week.get("/", language).text.split('dir="')[1][:3] for language in ("da", "ar", "ur")}

    assert directions == {"da": "ltr", "ar": "rtl", "ur": "rtl"}

"""What every answer carries: no script, no cookie, no stranger, and nothing kept that is a person's own."""

import re
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import pytest
import requests
from sqlalchemy import text
from structlog.testing import capture_logs

from booking_core.central.web.assets import assets
from booking_core.central.web.responses import POLICY
from tests.booking_core.central.web.reading import read
from tests.booking_core.central.web.scenes import Town
from tests.booking_core.central.web.visits import visits_to

LANGUAGES = ("da", "en")
ANYBODYS = {"now", "house", "room", "room-tomorrow", "house-tomorrow", "house-closed"}
OWN_ADDRESS = re.compile(r"/(?!/)|#|tel:\d+$|geo:|data:image/svg\+xml,")
GZIP = {"Accept-Encoding": "gzip"}
LIGHT_BYTES = 40_000

Answers = Mapping[str, requests.Response]


@pytest.fixture(scope="module")
def answers(town: Town) -> Answers:
    """Every page there is, in every language, by its name."""
    return {
        f"{name}-{language}": town.look(scene, language)
        for name, scene in town.scenes.items()
        for language in LANGUAGES
    }


def test_every_page_forbids_the_browser_what_it_does_not_need(answers: Answers) -> None:
    headers = ("Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "Content-Type")

    sent = {tuple(answer.headers.get(name) for name in headers) for answer in answers.values()}

    assert sent == {(POLICY, "no-referrer", "nosniff", "text/html; charset=utf-8")}


def test_the_policy_allows_no_script_from_anywhere() -> None:
    assert "script-src" not in POLICY
    assert POLICY.startswith("default-src 'none';")


def test_no_page_sets_a_cookie(answers: Answers) -> None:
    assert [name for name, answer in answers.items() if "Set-Cookie" in answer.headers] == []


def test_no_page_has_a_script_or_a_style_of_its_own(answers: Answers) -> None:
    forbidden = {"script", "style", "iframe", "object", "embed", "noscript", "base"}
    inline = re.compile(r"\s(?:on\w+|style)=", re.IGNORECASE)

    found = [name for name, answer in answers.items() if forbidden & read(answer.text).elements]
    found += [name for name, answer in answers.items() if inline.search(answer.text)]

    assert found == []


def test_no_page_leads_or_loads_from_a_stranger(answers: Answers) -> None:
    addresses = {address for answer in answers.values() for address in read(answer.text).addresses}

    assert [address for address in addresses if not OWN_ADDRESS.match(address)] == []


def test_every_page_has_its_own_title_and_one_heading_first(answers: Answers) -> None:
    faults = [
        name
        for name, answer in answers.items()
        if answer.text.count("<h1") != 1 or not read(answer.text).title.endswith(" · Mødested")
    ]

    assert faults == []


def test_every_page_is_in_the_language_it_says(answers: Answers) -> None:
    said = {name: answer.headers["Content-Language"] for name, answer in answers.items()}

    assert said == {name: name.rpartition("-")[2] for name in answers}


def test_no_name_is_given_twice_on_a_page(answers: Answers) -> None:
    names = {page: re.findall(r'\sid="([^"]+)"', answer.text) for page, answer in answers.items()}

    assert [page for page, given in names.items() if len(set(given)) != len(given)] == []


def test_a_page_for_one_person_is_kept_nowhere(answers: Answers) -> None:
    kept = {
        (answer.headers["Cache-Control"], answer.headers["X-Robots-Tag"])
        for name, answer in answers.items()
        if name.rpartition("-")[0] not in ANYBODYS
    }

    assert kept == {("no-store", "noindex")}


def test_a_page_for_everybody_is_kept_a_moment_for_each_language(answers: Answers) -> None:
    theirs = [answer for name, answer in answers.items() if name.rpartition("-")[0] in ANYBODYS]

    assert {answer.headers["Cache-Control"] for answer in theirs} == {"public, max-age=30"}
    assert {answer.headers["Vary"] for answer in theirs} == {"Accept-Language, Accept-Encoding"}
    assert {answer.headers.get("X-Robots-Tag") for answer in theirs} == {None}


def test_only_what_anybody_may_see_is_squeezed(town: Town) -> None:
    squeezed = {
        name
        for name, scene in town.scenes.items()
        if town.look(scene, "da", headers=GZIP).headers.get("Content-Encoding") == "gzip"
    }

    assert squeezed == ANYBODYS


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("br, gzip;q=0.8", "gzip"),
        ("GZIP", "gzip"),
        ("gzip;q=0", None),
        ("gzip; q=0.0", None),
        ("identity", None),
        ("x-gzip-not", None),
        ("", None),
    ],
)
def test_only_who_reads_squeezed_pages_gets_them(town: Town, accepted: str, encoding: str | None) -> None:
    answer = town.visits.get("/", headers={"Accept-Encoding": accepted})

    assert answer.headers.get("Content-Encoding") == encoding


def test_the_first_page_is_light_enough_for_an_old_phone(town: Town) -> None:
    paths = ["/", *(f"/assets/{asset.name}" for asset in assets().values())]

    sizes = {path: int(town.visits.get(path, headers=GZIP).headers["Content-Length"]) for path in paths}

    assert sum(sizes.values()) < LIGHT_BYTES, sizes


def test_asking_for_the_head_alone_tells_the_same(town: Town) -> None:
    for scene in town.scenes.values():
        whole, head = town.visits.get(scene.path), town.visits.head(scene.path)

        assert (head.status_code, head.content) == (whole.status_code, b"")
        for name in ("Content-Type", "Cache-Control", "Content-Security-Policy", "Content-Length"):
            assert head.headers[name] == whole.headers[name], (scene.path, name)


def test_a_file_that_never_changes_may_be_kept_for_ever(town: Town) -> None:
    kept = {town.visits.get(f"/assets/{asset.name}").headers["Cache-Control"] for asset in assets().values()}

    assert kept == {"public, max-age=31536000, immutable"}


def test_a_file_is_named_by_what_is_in_it(town: Town) -> None:
    html, style = town.visits.get("/").text, assets()["style.css"]

    assert f'<link rel="stylesheet" href="/assets/{style.name}">' in html
    assert town.visits.get(f"/assets/{style.name}").content == style.content
    assert town.visits.get("/assets/style-000000000000.css").status_code == 404


def test_the_style_asks_for_typefaces_that_are_there(town: Town) -> None:
    style = assets()["style.css"].content.decode()

    asked = re.findall(r'url\("([^"]+)"\)', style)
    answers = [town.visits.get(f"/assets/{name}") for name in asked]

    assert len(asked) == 2
    assert {(answer.status_code, answer.headers["Content-Type"]) for answer in answers} == {(200, "font/woff2")}


def test_no_file_of_the_folder_is_given_out_by_its_path(town: Town) -> None:
    paths = ["/assets/style.css", "/assets/booking.html", "/assets/..%2fstyle.css", "/assets/%2e%2e/style.css"]

    assert {town.visits.get(path).status_code for path in paths} == {404}


@pytest.mark.usefixtures("every_log_line")
def test_a_page_that_breaks_shows_nothing_of_its_insides(prepared: Path, tmp_path: Path) -> None:
    """A request's own line comes after its answer: all are there once the service has stopped."""
    with capture_logs() as logged, visits_to(copytree(prepared, tmp_path / "centre")) as visits:
        made = visits.book("14:15", "15:15")
        with visits.running.centre.store.writing() as connection:
            connection.execute(text("ALTER TABLE occupancy RENAME TO lost"))

        answer = visits.get(f"/R/{made.receipt}")

    # A port that was another one's a moment ago may be asked for something else in between.
    told = [line for line in logged if "/R/{token}" in {line.get("path"), line.get("route")}]
    assert [(line["event"], line.get("status")) for line in told] == [("page-failed", None), ("request", 500)]
    assert answer.status_code == 500
    assert "Noget gik galt hos os" in answer.text
    assert "occupancy" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"

"""Whoever asks to be forgotten is found by each of their numbers, addresses and cards, and nobody else with them."""

import json
from pathlib import Path

import pytest

from booking_core.central.command_line import main
from booking_core.central.failures import PersonUnknown
from booking_core.central.persons import person_of
from booking_core.central.reports.person_data import narrowed, person_behind
from booking_core.domain.bookings import Contact
from booking_core.protocol.codes import grouped
from booking_core.store.schema import quota_use
from tests.booking_core.central.running_centre import RunningCentre, ask_for

PHONE, EMAIL = "44 00 01 11", "anna@example.org"


@pytest.fixture
def codes(running: RunningCentre) -> tuple[str, ...]:
    """Of one with number and address, and of one with the address alone; a third is somebody else's."""
    contacts: tuple[dict[str, str], ...] = (
        {"phone": PHONE, "email": EMAIL},
        {"email": EMAIL},
        {"phone": "44 99 99 99"},
    )
    return tuple(booked(running, hour, contact) for hour, contact in enumerate(contacts, start=12))


def booked(running: RunningCentre, hour: int, contact: dict[str, str]) -> str:
    wish = ask_for("mh-lok3", f"2026-12-02T{hour}:00:00+01:00", f"2026-12-02T{hour + 1}:00:00+01:00")
    wish.pop("phone")
    answered = running.post("/v1/bookings", wish | contact)
    code: str = answered.json()["booking"]["code"]
    return code


def run(running: RunningCentre, *words: str) -> int:
    now = running.clock().isoformat()
    return main(["person", *words, "--data", str(running.centre.folder), "--pretend-now", now])


@pytest.mark.parametrize("asked", [PHONE, EMAIL.upper(), 0, 1], ids=["number", "address", "code", "other code"])
def test_a_person_is_the_same_by_whatever_they_are_asked_for(
    running: RunningCentre, codes: tuple[str, ...], asked: str | int
) -> None:
    who = codes[asked] if isinstance(asked, int) else asked

    person = person_behind(running.centre, who, now=running.clock())

    assert len(person.bookings) == 2


def test_what_was_joined_is_shown_before_anything_is_erased(
    running: RunningCentre, codes: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    first = run(running, PHONE, "--erase")
    said = capsys.readouterr().err
    second = run(running, PHONE, "--erase", "--joined")

    assert (first, second) == (1, 0)
    assert f"{grouped(codes[1])}  {EMAIL}  (joined)" in said
    assert grouped(codes[2]) not in said
    assert "Deleted: 2 contacts" in capsys.readouterr().out
    assert len(person_behind(running.centre, codes[2], now=running.clock()).bookings) == 1
    with pytest.raises(PersonUnknown):
        person_behind(running.centre, EMAIL, now=running.clock())


def test_of_a_family_that_shares_an_address_one_is_erased_by_code(
    running: RunningCentre, codes: tuple[str, ...]
) -> None:
    assert run(running, PHONE, "--erase", "--only", grouped(codes[0])) == 0

    assert len(person_behind(running.centre, EMAIL, now=running.clock()).bookings) == 1


@pytest.fixture
def counted(running: RunningCentre) -> str:
    """A number of which a season's quota is all that is kept any more."""
    number = "53 53 53 53"
    party = person_of(Contact(phone=number), running.centre.keys.counting)
    of_a_season = {
        "rule": "forening-saeson",
        "period": "2026-08-01",
        "used": 3,
        "most": 40,
        "keep_until": 1_815_000_000,
    }
    with running.centre.store.writing() as connection:
        connection.execute(quota_use.insert().values(party=party, **of_a_season))
    return number


def test_who_is_only_counted_any_more_is_told_so(
    running: RunningCentre, counted: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(running, counted, "--show") == 0
    assert "forening-saeson 2026-08-01  3 used" in capsys.readouterr().out

    assert run(running, counted, "--export", str(tmp_path / "all.json")) == 0
    (told,) = json.loads((tmp_path / "all.json").read_bytes())["quotas"]
    assert (told["rule"], told["used"]) == ("forening-saeson", 3)


def test_who_is_only_counted_any_more_is_forgotten_when_they_ask(
    running: RunningCentre, counted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(running, counted, "--erase") == 0

    assert "1 tallies" in capsys.readouterr().out
    with pytest.raises(PersonUnknown):
        person_behind(running.centre, counted, now=running.clock())


def test_a_number_that_is_no_text_is_refused(running: RunningCentre, capsys: pytest.CaptureFixture[str]) -> None:
    """A terminal that is not set to UTF-8 sends other bytes."""
    with pytest.raises(SystemExit):
        run(running, "\udcff@example.org", "--show")

    assert "not written in UTF-8" in capsys.readouterr().err


def test_a_code_of_somebody_else_narrows_nothing(running: RunningCentre, codes: tuple[str, ...]) -> None:
    person = person_behind(running.centre, PHONE, now=running.clock())

    with pytest.raises(PersonUnknown):
        narrowed(person, [codes[2]])

"""The files people's calendars read: they come in, change and go again, and tell nobody who booked."""

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from icalendar import Calendar as CalendarFile
from icalendar import Event as Entry

from booking_core.central.web import calendar_files
from booking_core.domain.bookings import Booking, Contact, Openness
from booking_core.domain.identity import SpaceId, VenueId
from booking_core.language.words import Words
from booking_core.protocol.codes import code_of, grouped, public_id_of
from booking_core.protocol.messages import Confirmed
from tests.booking_core.central.running_centre import THURSDAY_14_08, herlev
from tests.booking_core.central.web.visits import THURSDAY, Visits, at, lost_token, request_token, span

LOKALE_4 = SpaceId("mh-lok4")
BOOKER = Contact("Solvej Rask", "44 99 88 77")


def entries(visits: Visits, path: str, language: str = "da") -> list[Entry]:
    """Every entry of the file at `path`."""
    answer = visits.get(path, language)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return [entry for entry in CalendarFile.from_ical(answer.content).walk("VEVENT") if isinstance(entry, Entry)]


def entry_of(visits: Visits, made: Confirmed, language: str = "da") -> Entry:
    """The one entry of a booking's own file."""
    (entry,) = entries(visits, f"/R/{made.receipt}/booking.ics", language)
    return entry


def entry_named(title: str, visits: Visits, path: str) -> Entry:
    """The one entry of that title."""
    (entry,) = (one for one in entries(visits, path) if said(one, "SUMMARY") == title)
    return entry


def stamps(entry: Entry) -> tuple[datetime | None, datetime | None]:
    """When it was last changed, as the two properties have it that tell."""
    return entry.DTSTAMP, entry.LAST_MODIFIED


def said(entry: Entry, name: str) -> str:
    return str(entry[name])


def sequence(entry: Entry) -> int:
    return int(said(entry, "SEQUENCE"))


def times(entry: Entry) -> tuple[date, date]:
    return entry.start, entry.end


def uid_of(booking: Booking) -> str:
    return f"{public_id_of(booking.id)}@moedested.example"


def test_a_booking_has_its_place_its_time_and_the_way(visits: Visits) -> None:
    entry = entry_of(visits, visits.book("14:15", "15:15"))

    assert times(entry) == (at("14:15"), at("15:15"))
    assert said(entry, "SUMMARY") == "Lokale 3, Herlev Medborgerhus"
    assert said(entry, "LOCATION") == "Lokale 3, Herlev Medborgerhus, Demovej 1, 2730 Herlev"
    assert said(entry, "STATUS") == "CONFIRMED"
    assert said(entry, "DESCRIPTION").splitlines()[:3] == [
        "1. sal",
        "Op ad trappen eller med elevatoren",
        "Første dør til venstre",
    ]


def test_a_change_replaces_the_entry_that_was_there(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    before = entry_of(visits, made)
    visits.move(made.booking, "15:00", "16:00")

    after = entry_of(visits, made)

    assert said(before, "UID") == said(after, "UID") == uid_of(made.booking)
    assert sequence(after) > sequence(before)
    assert times(after) == (at("15:00"), at("16:00"))


@pytest.mark.parametrize("reason", ["", "Vandskade"])
def test_what_is_cancelled_is_taken_out_of_the_calendar(visits: Visits, reason: str) -> None:
    made = visits.book("14:15", "15:15")
    before = entry_of(visits, made)
    visits.cancel(made.booking, reason=reason)

    after = entry_of(visits, made)

    assert said(after, "STATUS") == "CANCELLED"
    assert said(after, "SUMMARY") == "Aflyst: Lokale 3, Herlev Medborgerhus"
    assert said(after, "UID") == said(before, "UID")
    assert sequence(after) > sequence(before)


def test_a_rest_that_was_handed_back_leaves_the_time_that_was_used(visits: Visits) -> None:
    made = visits.book("14:00", "16:00")
    visits.cancel(made.booking)

    entry = entry_of(visits, made)

    assert (said(entry, "STATUS"), times(entry)) == ("CONFIRMED", (at("14:00"), at("14:15")))


def test_of_what_was_handed_back_before_it_began_nothing_is_left(visits: Visits) -> None:
    made = visits.book("14:15", "16:00")
    visits.check_in(made.booking)
    visits.cancel(made.booking)

    assert said(entry_of(visits, made), "STATUS") == "CANCELLED"


def test_the_old_paper_brings_the_new_booking_and_takes_the_old_one_out(visits: Visits) -> None:
    first = visits.book("14:15", "15:15")
    visits.cancel(first.booking, reason="Rummet skal males")
    second = visits.book("15:00", "16:00", space=LOKALE_4, replaces=first.booking.id)

    stands = {said(entry, "UID"): said(entry, "STATUS") for entry in entries(visits, f"/R/{first.receipt}/booking.ics")}

    assert stands == {uid_of(second.booking): "CONFIRMED", uid_of(first.booking): "CANCELLED"}


def test_the_file_comes_under_a_name_that_tells_nothing(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    answer = visits.get(f"/R/{made.receipt}/booking.ics")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="moedested.ics"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_no_file_holds_code_paper_name_or_number(visits: Visits) -> None:
    made = visits.book("14:15", "15:15", openness=Openness.OPEN, title="Strikkecafé", contact=BOOKER)
    code = code_of(made.booking.id)

    files = [visits.get(path).text for path in (f"/R/{made.receipt}/booking.ics", "/houses/medborgerhus/open.ics")]

    unfolded = "".join(files).replace("\r\n ", "")
    for secret in (
        str(made.booking.id),
        made.booking.id.hex,
        code,
        grouped(code),
        made.receipt,
        "/R/",
        "Solvej",
        "Rask",
        "44 99 88 77",
        "44998877",
    ):
        assert secret not in unfolded


@pytest.mark.parametrize("kind", ["waiting", "lost"])
def test_before_the_booking_is_here_there_is_no_file(visits: Visits, kind: str) -> None:
    key = visits.enrolled_kiosk()
    token = request_token(key, "18:00", "19:00")[1] if kind == "waiting" else lost_token(key, "18:00", "19:00")

    answer = visits.get(f"/R/{token}/booking.ics")

    assert answer.status_code == 404
    assert "Der er ingen kalenderfil" in answer.text


def test_a_house_tells_what_is_open_to_all_by_time(week: Visits) -> None:
    told = [(said(entry, "SUMMARY"), entry.start) for entry in entries(week, "/houses/medborgerhus/open.ics")]

    assert told[0] == ("Jobmesse", at("09:00"))
    assert ("Fællessang", at("18:00")) in told
    assert [start for _, start in told] == sorted(start for _, start in told)


def test_what_is_open_to_all_says_which_languages_are_spoken_there(week: Visits) -> None:
    told = entries(week, "/houses/medborgerhus/open.ics", "en")

    spoken = {said(entry, "SUMMARY"): said(entry, "DESCRIPTION") for entry in told if "DESCRIPTION" in entry}
    assert spoken["Gymnastik for alle over 60"] == "In Danish only"
    assert spoken["Børn tegner Herlev"] == "Languages: Dansk, English, Українська"


def test_what_is_open_to_all_takes_nobodys_time(week: Visits) -> None:
    transparent = {said(entry, "TRANSP") for entry in entries(week, "/houses/medborgerhus/open.ics")}

    assert transparent == {"TRANSPARENT"}


def test_a_house_has_its_name_on_the_calendar(week: Visits) -> None:
    answer = week.get("/houses/medborgerhus/open.ics?lang=en", "da")

    assert {
        "NAME:Open to all: Herlev Medborgerhus",
        "X-WR-CALNAME:Open to all: Herlev Medborgerhus",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "URL:https://moedested.example/houses/medborgerhus",
    } <= set(answer.text.splitlines())


def test_each_entry_keeps_its_name_whenever_the_file_is_fetched(week: Visits) -> None:
    first, second = (entries(week, "/houses/medborgerhus/open.ics") for _ in range(2))

    names = [said(entry, "UID") for entry in first]
    assert names == [said(entry, "UID") for entry in second]
    assert len(set(names)) == len(names)
    assert all(UUID(name.partition("@")[0]) for name in names)


LOK4 = "/houses/medborgerhus/mh-lok4/taken.ics"


def test_no_file_says_that_it_is_sent_to_somebody(visits: Visits) -> None:
    """With METHOD the stamp of an entry would be when the file was made (RFC 5545, 3.8.7.2)."""
    made = visits.book("14:15", "15:15", openness=Openness.OPEN, title="Strikkecafé")

    for path in (f"/R/{made.receipt}/booking.ics", "/houses/medborgerhus/open.ics", LOK4):
        assert "METHOD" not in CalendarFile.from_ical(visits.get(path).content)


def test_a_space_tells_when_it_is_taken_with_the_work_around_and_names_what_is_open(week: Visits) -> None:
    told = [(said(entry, "SUMMARY"), entry.start, entry.end) for entry in entries(week, LOK4)]

    assert ("Sprogcafé: dansk for alle", at("17:00"), at("18:30")) in told
    assert ("Optaget", at("16:30"), at("17:00")) in told, "setting up"
    assert {said(entry, "TRANSP") for entry in entries(week, LOK4)} == {"OPAQUE"}
    assert [start for _, start, _ in told] == sorted(start for _, start, _ in told)


def test_a_hall_is_taken_when_half_of_it_is(week: Visits) -> None:
    half, whole = (
        {entry.start for entry in entries(week, f"/houses/medborgerhus/{space}/taken.ics")}
        for space in ("mh-store-sal-nord", "mh-store-sal")
    )

    assert half
    assert half <= whole


def test_what_is_not_open_to_all_has_no_name_there(visits: Visits) -> None:
    visits.book("14:15", "15:15", contact=BOOKER)

    told = [
        (said(entry, "SUMMARY"), entry.start) for entry in entries(visits, "/houses/medborgerhus/mh-lok3/taken.ics")
    ]

    assert ("Optaget", at("14:15")) in told
    assert "Solvej" not in visits.get("/houses/medborgerhus/mh-lok3/taken.ics").text


def test_a_space_that_the_house_does_not_have_has_no_calendar(week: Visits) -> None:
    assert week.get("/houses/bibliotek/mh-lok4/taken.ics").status_code == 404


def test_the_api_names_every_calendar(week: Visits) -> None:
    venues = week.running.get("/v1/venues").json()["venues"]
    paths = [venue["calendar"] for venue in venues]
    paths += [space["calendar"] for venue in venues for space in venue["spaces"]]

    for address in paths:
        assert week.get(urlsplit(address).path).headers["Content-Type"].startswith("text/calendar")


def test_a_file_without_entries_has_a_component_all_the_same() -> None:
    town, words = herlev(), Words.of("da")
    venue = town.venue_by_id[VenueId("medborgerhus")]
    empty = (
        calendar_files.open_file(venue, (), town, words=words, changes={}, now=THURSDAY_14_08),
        calendar_files.taken_file(venue, venue.spaces[0], (), town, words=words, now=THURSDAY_14_08),
    )

    for file in empty:
        (zone,) = CalendarFile.from_ical(file).subcomponents
        assert (zone.name, str(zone["TZID"])) == ("VTIMEZONE", "Europe/Copenhagen")
        assert {one.name for one in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}


OPEN, LOK3 = "/houses/medborgerhus/open.ics", "/houses/medborgerhus/mh-lok3/taken.ics"
LAST_DAY = THURSDAY + timedelta(days=90)
"""As far ahead as anybody may book in Herlev."""


@pytest.mark.parametrize("path", [OPEN, LOK3])
def test_a_calendar_goes_as_far_as_the_house_may_be_booked(visits: Visits, path: str) -> None:
    last = visits.book("18:00", "19:00", day=LAST_DAY, openness=Openness.OPEN, title="Fastelavn")

    told = [(said(entry, "SUMMARY"), entry.start) for entry in entries(visits, path)]

    assert told[-1] == ("Fastelavn", last.booking.span.starts_at)


@pytest.mark.parametrize("path", [OPEN, LOK3])
def test_a_calendar_in_which_nothing_has_changed_is_the_same_to_the_last_byte(week: Visits, path: str) -> None:
    first = week.get(path)
    week.running.clock.advance(timedelta(hours=3))

    second = week.get(path)

    assert second.content == first.content
    assert second.headers["ETag"] == first.headers["ETag"]
    assert first.headers["ETag"].startswith('"')


@pytest.mark.parametrize("path", [OPEN, LOK3])
def test_whoever_has_the_newest_calendar_is_told_so(week: Visits, path: str) -> None:
    had = week.get(path)

    answer = week.get(path, headers={"If-None-Match": f'"older", {had.headers["ETag"]}'})
    squeezed = week.get(path, headers={"If-None-Match": f"W/{had.headers['ETag']}"})

    assert (answer.status_code, answer.content) == (304, b"")
    assert squeezed.status_code == 304
    assert {name: answer.headers[name] for name in ("ETag", "Cache-Control", "Vary")} == {
        name: had.headers[name] for name in ("ETag", "Cache-Control", "Vary")
    }


@pytest.mark.parametrize("path", [OPEN, LOK3])
def test_a_calendar_in_which_something_has_changed_comes_anew(visits: Visits, path: str) -> None:
    made = visits.book("15:00", "15:30", openness=Openness.OPEN, title="Fastelavn")
    had = visits.get(path).headers["ETag"]
    visits.move(made.booking, "15:15", "16:00")

    answer = visits.get(path, headers={"If-None-Match": had})

    assert answer.status_code == 200
    assert answer.headers["ETag"] != had


def test_a_calendar_in_another_language_is_another_one(week: Visits) -> None:
    assert week.get(OPEN, "da").headers["ETag"] != week.get(OPEN, "en").headers["ETag"]


@pytest.mark.parametrize("path", [OPEN, LOK3])
def test_an_entry_bears_when_its_booking_was_last_changed(visits: Visits, path: str) -> None:
    made = visits.book("15:00", "15:30", openness=Openness.OPEN, title="Fastelavn")
    before = entry_named("Fastelavn", visits, path)
    visits.running.clock.advance(timedelta(minutes=7))
    visits.move(made.booking, "15:15", "16:00")
    visits.running.clock.advance(timedelta(minutes=7))

    after = entry_named("Fastelavn", visits, path)

    assert stamps(before) == (at("14:08"), at("14:08"))
    assert stamps(after) == (at("14:15"), at("14:15"))


def test_the_file_of_a_booking_bears_when_it_was_last_changed(visits: Visits) -> None:
    made = visits.book("15:00", "15:30")
    visits.running.clock.advance(timedelta(minutes=7))
    visits.move(made.booking, "15:15", "16:00")
    visits.running.clock.advance(timedelta(minutes=7))

    assert stamps(entry_of(visits, made)) == (at("14:15"), at("14:15"))


def test_a_time_bears_when_its_room_was_closed(visits: Visits) -> None:
    space = visits.running.centre.store.municipality().space_by_id[SpaceId("mh-lok3")]
    visits.running.clock.advance(timedelta(minutes=7))
    visits.block(space.rooms, span("15:00", "15:30"), "Maling")

    assert stamps(entry_named("Maling", visits, LOK3)) == (at("14:15"), at("14:15"))

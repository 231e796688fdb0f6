"""Whatever changes something may be sent twice: the same gets the same answer, and its id is good for nothing else."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args
from uuid import UUID, uuid4

import msgspec
import pytest

from booking_core.central.accounts import system_accounts
from booking_core.domain.bookings import Channel
from booking_core.domain.identity import BookingId, DeviceId, StaffRole
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    Changed,
    Command,
    ConditionCommand,
    Message,
    NoteUnmet,
    Reschedule,
    SameIdOtherBody,
    Wait,
    WaitingCommand,
)
from booking_core.store.machines import devices
from tests.booking_core.central.api.described import parameters_of
from tests.booking_core.central.running_centre import (
    RunningCentre,
    ask_for,
    running_centre,
)
from tests.booking_core.protocol.test_messages import DEVICE_MESSAGES

STAFF = Origin(Channel.STAFF)
ID = "{id}"
COMMANDS = (*get_args(Command), *get_args(WaitingCommand), *get_args(ConditionCommand), NoteUnmet)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    with running_centre(tmp_path_factory.mktemp("centre")) as centre:
        token = system_accounts.add(centre.centre, "esdh", StaffRole.DESK)
        centre.session.headers["Authorization"] = f"Bearer {token}"
        yield centre


# Over HTTP


@dataclass(frozen=True)
class Sent:
    """What is posted, and the same with something else in it."""

    path: str
    body: dict[str, Any]
    other: dict[str, Any]
    elsewhere: str = ""


ROOMS_TODAY = iter(("mh-lok5", "mh-lok4", "bib-gruppe1"))
SPOTS = (
    (space, day) for space in ("mh-lok4", "mh-lok5") for day in (3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22)
)


def booked(running: RunningCentre) -> Any:  # JSON
    """An hour from 16 o'clock, on a day and in a room of its own."""
    space, day = next(SPOTS)
    wish = ask_for(space, f"2026-12-{day:02}T15:00:00Z", f"2026-12-{day:02}T16:00:00Z")
    return running.post("/v1/bookings", wish).json()


def ending(made: Any, clock: str) -> dict[str, Any]:  # JSON
    """The same day, at another time (UTC)."""
    day = made["booking"]["ends_at"][:10]
    return {"receipt": made["receipt"], "version": 1, "ends_at": f"{day}T{clock}:00Z"}


def path_of(made: Any, what: str) -> str:  # JSON
    return f"/v1/bookings/{made['booking']['id']}/{what}"


def book(_: RunningCentre) -> Sent:
    wish = ask_for("mh-lok3", "2026-12-01T15:00:00Z", "2026-12-01T16:00:00Z", phone="44990002")
    return Sent("/v1/bookings", wish, {**wish, "persons": 5})


def book_for_another(_: RunningCentre) -> Sent:
    wish = ask_for("mh-lok5", "2026-12-01T15:00:00Z", "2026-12-01T16:00:00Z", phone="44990003")
    return Sent("/v1/bookings", wish, {**wish, "phone": "44990004"})


def cancel(running: RunningCentre) -> Sent:
    one, two = booked(running), booked(running)
    here, elsewhere = ({"receipt": made["receipt"]} for made in (one, two))
    return Sent(path_of(one, "cancel"), here, elsewhere, elsewhere=path_of(two, "cancel"))


def end(running: RunningCentre) -> Sent:
    made = booked(running)
    return Sent(path_of(made, "end"), ending(made, "15:30"), ending(made, "15:45"))


def whereabouts(running: RunningCentre) -> Sent:
    made = booked(running)
    body = {"receipt": made["receipt"], "version": 1, "place": "indoors"}
    return Sent(path_of(made, "whereabouts"), body, {**body, "place": "outdoors"})


def condition(running: RunningCentre) -> Sent:
    ask = ask_for(next(ROOMS_TODAY), "2026-11-26T13:30:00Z", "2026-11-26T14:30:00Z")
    made = running.post("/v1/bookings", ask).json()
    body = {"receipt": made["receipt"], "kind": "broken", "thing": "light"}
    return Sent(path_of(made, "conditions"), body, {**body, "thing": "door"})


def series(_: RunningCentre) -> Sent:
    rule = {"rule": "FREQ=WEEKLY;BYDAY=WE;COUNT=3", "first_day": "2026-12-02", "starts": "18:00:00", "ends": "19:00:00"}
    body = {"recurrence": rule, "space": "mh-lok3", "persons": 4, "phone": "44990005"}
    return Sent("/v1/series", body, {**body, "phone": "44990006"})


def join(_: RunningCentre) -> Sent:
    need = {"persons": 4, "minutes": 60, "first_day": "2026-12-03", "phone": "44990007", "space": "mh-lok3"}
    return Sent("/v1/waiting-list", need, {**need, "phone": "44990008"})


def leave(running: RunningCentre) -> Sent:
    codes = [running.post("/v1/waiting-list", join(running).body).json()["code"] for _ in range(2)]
    return Sent("/v1/waiting-list/leave", {"code": codes[0]}, {"code": codes[1]})


def tell_wish(_: RunningCentre) -> Sent:
    wish = {"venue": "medborgerhus", "persons": 60, "place": "hall", "when": "evenings"}
    return Sent("/v1/wishes", wish, {**wish, "persons": 80})


# The same of what a program does for the house

MORNINGS = iter(f"{hour}:00:00" for hour in range(10, 19))
EVENINGS = iter(f"2026-12-{day:02}" for day in range(1, 24))


def asked(running: RunningCentre) -> Any:  # JSON
    """A request for the great hall, on an evening of its own."""
    day = next(EVENINGS)
    return running.post("/v1/bookings", ask_for("mh-store-sal", f"{day}T17:00:00Z", f"{day}T19:00:00Z")).json()


def approve_request(running: RunningCentre) -> Sent:
    path = f"/v1/house/requests/{asked(running)['booking']['id']}/approve"
    return Sent(path, {"version": 1}, {"version": 2})


def decline_request(running: RunningCentre) -> Sent:
    path, body = f"/v1/house/requests/{asked(running)['booking']['id']}/decline", {"version": 1, "reason": "Optaget"}
    return Sent(path, body, {**body, "reason": "Lukket"})


def block_rooms(_: RunningCentre) -> Sent:
    day = next(EVENINGS)
    times = {"starts_at": f"{day}T07:00:00Z", "ends_at": f"{day}T08:00:00Z"}
    body = {"kind": "maintenance", "rooms": ["lok3"], "reason": "Nyt gulv", **times}
    return Sent("/v1/house/blocks", body, {**body, "reason": "Nye lamper"})


def lift_block(running: RunningCentre) -> Sent:
    made = running.post("/v1/house/blocks", block_rooms(running).body).json()
    return Sent(f"/v1/house/blocks/{made['id']}/lift", {"version": 1}, {"version": 2})


def book_for_the_house(_: RunningCentre) -> Sent:
    wish = ask_for("mh-lok3", "2026-12-01T13:00:00Z", "2026-12-01T14:00:00Z", title="Rundvisning", openness="open")
    return Sent("/v1/house/bookings", wish, {**wish, "title": "Foredrag"})


def for_the_house(made: Any, what: str) -> str:  # JSON
    return f"/v1/house/bookings/{made['booking']['id']}/{what}"


def move(running: RunningCentre) -> Sent:
    made = booked(running)
    there = {"space": "mh-lok3", **{name: made["booking"][name] for name in ("starts_at", "ends_at")}}
    return Sent(for_the_house(made, "move"), {"version": 1, "to": there}, {"version": 2, "to": there})


def cancel_for_the_house(running: RunningCentre) -> Sent:
    return Sent(for_the_house(booked(running), "cancel"), {"reason": "Vandskade"}, {"reason": "Brand"})


def check_in(running: RunningCentre) -> Sent:
    here, elsewhere = (for_the_house(booked(running), "check-in") for _ in range(2))
    return Sent(here, {}, {}, elsewhere=elsewhere)


def place_for_the_house(running: RunningCentre) -> Sent:
    body = {"version": 1, "place": "indoors"}
    return Sent(for_the_house(booked(running), "whereabouts"), body, {**body, "place": "outdoors"})


def series_of_the_house(running: RunningCentre) -> Sent:
    sent = series(running)
    later = {"recurrence": {**sent.body["recurrence"], "starts": "20:00:00", "ends": "21:00:00"}}
    return Sent("/v1/house/series", {**sent.body, **later}, {**sent.other, **later})


def series_booked(running: RunningCentre) -> tuple[str, list[dict[str, Any]]]:
    """Where two Thursdays of the house's stand, an hour of the morning of their own, and what is seen of them."""
    hour = next(MORNINGS)
    rule = {"rule": "FREQ=WEEKLY;COUNT=2", "first_day": "2026-12-03", "starts": hour, "ends": f"{hour[:2]}:45:00"}
    body = {"recurrence": rule, "space": "mh-lille-sal", "persons": 4, "phone": "44990010"}
    made = running.post("/v1/house/series", body).json()
    seen = [{"booking": one["id"], "version": one["version"]} for one in made["bookings"]]
    return f"/v1/house/series/{made['id']}", seen


def cancel_series(running: RunningCentre) -> Sent:
    path, seen = series_booked(running)
    body = {"booking": seen[1]["booking"], "scope": "this", "reason": "Ferie"}
    return Sent(f"{path}/cancel", body, {**body, "scope": "all"})


def change_series(running: RunningCentre) -> Sent:
    path, seen = series_booked(running)
    body = {"booking": seen[0]["booking"], "scope": "all", "seen": seen, "space": "mh-lok4"}
    return Sent(f"{path}/change", body, {**body, "space": "mh-lok5"})


def add_date(running: RunningCentre) -> Sent:
    path, _ = series_booked(running)
    return Sent(f"{path}/dates", {"day": "2026-12-17"}, {"day": "2026-12-18"})


def series_asked(running: RunningCentre) -> tuple[str, list[dict[str, Any]]]:
    """Where two evenings in the great hall wait for the house, and what it has seen of them."""
    rule = {"rule": "FREQ=DAILY;COUNT=2", "first_day": next(EVENINGS), "starts": "21:00:00", "ends": "22:00:00"}
    body = {"recurrence": rule, "space": "mh-store-sal", "persons": 8, "phone": "44990009"}
    made = running.post("/v1/series", body).json()
    next(EVENINGS)  # the second one
    seen = [{"booking": one["id"], "version": one["version"]} for one in made["bookings"]]
    return f"/v1/house/series/{made['id']}", seen


def approve_series(running: RunningCentre) -> Sent:
    path, seen = series_asked(running)
    return Sent(f"{path}/approve", {"seen": seen}, {"seen": [{**one, "version": 7} for one in seen]})


def decline_series(running: RunningCentre) -> Sent:
    path, seen = series_asked(running)
    body = {"seen": seen, "reason": "Optaget"}
    return Sent(f"{path}/decline", body, {**body, "reason": "Lukket"})


BY_ANYBODY = (book, book_for_another, cancel, end, whereabouts, condition, series, join, leave, tell_wish)
BY_THE_HOUSE = (approve_request, decline_request, block_rooms, lift_block)
BOOKINGS_BY_THE_HOUSE = (book_for_the_house, move, cancel_for_the_house, check_in, place_for_the_house)
SERIES_BY_THE_HOUSE = (series_of_the_house, cancel_series, change_series, add_date, approve_series, decline_series)
EVERYTHING = (*BY_ANYBODY, *BY_THE_HOUSE, *BOOKINGS_BY_THE_HOUSE, *SERIES_BY_THE_HOUSE)


@pytest.mark.parametrize("sent", EVERYTHING, ids=lambda one: one.__name__)
def test_the_same_key_gets_the_same_answer_and_takes_no_other_body(
    running: RunningCentre, sent: Callable[[RunningCentre], Sent]
) -> None:
    one, key = sent(running), uuid4()

    first, again = (running.post(one.path, one.body, key=key) for _ in range(2))

    assert first.status_code in {200, 201, 202, 409}, first.json()
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    other = running.post(one.elsewhere or one.path, one.other, key=key)
    assert (other.status_code, other.json()["code"]) == (422, "same-id-other-body")


def test_every_address_that_changes_something_wants_a_key_and_is_tried_above(running: RunningCentre) -> None:
    description = running.get("/schema/openapi.json").json()
    posts = {path: item["post"] for path, item in description["paths"].items() if "post" in item}
    keyed = {path for path, one in posts.items() if _wants_a_key(parameters_of(description, one))}

    tried = {sent(running).path for sent in EVERYTHING}

    assert set(posts) - keyed == {"/v1/series/preview", "/v1/devices/enrol"}, "nothing changes; a code counts once"
    assert {_without_ids(path) for path in tried} == {re.sub(r"\{\w+\}", ID, path) for path in keyed}


def _wants_a_key(parameters: Iterable[dict[str, Any]]) -> bool:
    return any(one["name"] == "Idempotency-Key" and one["required"] for one in parameters)


def _without_ids(path: str) -> str:
    return "/".join(ID if len(part) == len(str(UUID(int=0))) else part for part in path.split("/"))


def test_who_saw_an_older_version_gets_the_newer_one(running: RunningCentre) -> None:
    made = booked(running)
    longer = running.post(path_of(made, "end"), ending(made, "16:30"))
    assert longer.status_code == 200, longer.json()

    late = running.post(path_of(made, "end"), ending(made, "17:00"))

    problem = late.json()
    assert (late.status_code, problem["refusals"][0]["code"]) == (409, "version-changed")
    assert problem["booking"] == longer.json()["booking"]
    assert (problem["booking"]["version"], problem["booking"]["ends_at"][11:]) == (2, "16:30:00Z")
    assert running.get(f"/v1/receipts/{longer.json()['receipt']}").json() == longer.json()["booking"]


def test_an_end_that_was_set_is_answered_the_same_after_the_house_has_moved_it(running: RunningCentre) -> None:
    made, key = booked(running), uuid4()
    first = running.post(path_of(made, "end"), ending(made, "16:30"), key=key)
    booking = running.centre.store.bookings.with_id(made["booking"]["id"])
    assert booking is not None
    later = TimeSpan(booking.span.starts_at.replace(hour=17), booking.span.ends_at.replace(hour=18))
    to = Alternative(booking.space, booking.layout, later)
    move = Reschedule(id=uuid4(), booking=booking.id, version=booking.version, to=to)
    assert isinstance(running.centre.store.submit(move, STAFF, now=running.clock()), Changed)

    assert running.post(path_of(made, "end"), ending(made, "16:30"), key=key).json() == first.json()


def test_only_whoever_has_the_receipt_changes_it(running: RunningCentre) -> None:
    one, other = booked(running), booked(running)

    refused = running.post(path_of(one, "end"), {**ending(one, "15:30"), "receipt": other["receipt"]})

    assert (refused.status_code, refused.json()["code"]) == (403, "receipt-of-another-booking")


# By signed messages: what kiosks and desks do


def with_own_id(message: Message) -> Any:
    return msgspec.structs.replace(message, id=uuid4())


def with_something_else(message: Any) -> Any:  # each has other fields
    """The same id, and another thing said."""
    if isinstance(message, Wait):
        return msgspec.structs.replace(message, need=replace(message.need, persons=message.need.persons + 1))
    other = {
        "booking": BookingId(UUID(int=99)),
        "series": UUID(int=99),
        "block": UUID(int=99),
        "report": UUID(int=99),
        "waiting": UUID(int=99),
        "persons": 77,
        "reason": "noget andet",
        "code": "123456780",
        "wishes": (),
    }
    name = next(name for name in other if hasattr(message, name))
    return msgspec.structs.replace(message, **{name: other[name]})


def submitted(running: RunningCentre, message: Any) -> Answer:  # each goes through a door of its own
    store, now = running.centre.store, running.clock()
    match message:
        case NoteUnmet():
            with store.reading() as connection:
                device = devices.read_device(connection, "mh-kiosk-1")
            assert device is not None
            return store.unmet.submit(message, device, now=now)
        case _ if isinstance(message, get_args(WaitingCommand)):
            return store.waiting.submit(message, STAFF, now=now)
        case _ if isinstance(message, get_args(ConditionCommand)):
            return store.conditions.submit(message, STAFF, now=now)
        case _:
            return store.submit(message, STAFF, now=now)


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_a_command_sent_twice_is_answered_once_and_its_id_is_good_for_no_other(
    enrolled: RunningCentre, kind: type[Message]
) -> None:
    message = with_own_id(next(one for one in DEVICE_MESSAGES if isinstance(one, kind)))

    first = submitted(enrolled, message)

    assert submitted(enrolled, message) == first
    assert submitted(enrolled, with_something_else(message)) == SameIdOtherBody()
    assert submitted(enrolled, message) == first


@pytest.fixture(scope="module")
def enrolled(running: RunningCentre) -> RunningCentre:
    with running.centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, DeviceId("mh-kiosk-1"), "ABCD234567", now=running.clock())
        devices.enrol(connection, "ABCD234567", b"k" * 32, now=running.clock())
    return running

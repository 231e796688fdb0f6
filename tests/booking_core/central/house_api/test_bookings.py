"""A program of the municipality's own acts for the house over HTTP, by the commands that a desk sends."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import requests

from booking_core.central.accounts import system_accounts
from booking_core.central.command_line import main
from booking_core.domain.identity import BookingId, StaffRole
from booking_core.store.bookings.overrides import overrides_of
from booking_core.store.logs import audit
from tests.booking_core.central.api.test_series import wish
from tests.booking_core.central.running_centre import HERLEV, PATIENCE_SECONDS, RunningCentre, ask_for, running_centre
from tests.docs.commands import blocks

HALL, SOUTH = "mh-store-sal", "mh-store-sal-syd"
EVENING = ("2026-12-02T18:00:00+01:00", "2026-12-02T20:00:00+01:00")


@dataclass(frozen=True, slots=True)
class Program:
    """One of the municipality's own, with its token."""

    running: RunningCentre
    token: str

    def post(self, path: str, body: object = None, *, key: UUID | None = None) -> requests.Response:
        headers = {"Idempotency-Key": str(key or uuid4()), "Authorization": f"Bearer {self.token}"}
        return requests.post(self.running.url + path, json=body, headers=headers, timeout=PATIENCE_SECONDS)

    def get(self, path: str, **parameters: str | int) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        return requests.get(self.running.url + path, params=parameters, headers=headers, timeout=PATIENCE_SECONDS)

    def answer(
        self, request: dict[str, Any], how: str, *, key: UUID | None = None, **more: object
    ) -> requests.Response:
        body = {"version": request["version"], **more}
        return self.post(f"/v1/house/requests/{request['id']}/{how}", body, key=key)


@pytest.fixture
def program(running: RunningCentre) -> Program:
    return Program(running, system_accounts.add(running.centre, "ESDH", StaffRole.DESK))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running_centre(tmp_path_factory.mktemp("centre")) as running:
        yield Program(running, system_accounts.add(running.centre, "esdh", StaffRole.DESK))


def asked(running: RunningCentre, starts_at: str = EVENING[0], ends_at: str = EVENING[1]) -> dict[str, Any]:
    """A request that waits for the house."""
    answer = running.post("/v1/bookings", ask_for(HALL, starts_at, ends_at))
    assert answer.status_code == 202, answer.text
    booking: dict[str, Any] = answer.json()["booking"]
    return booking


def code(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_what_a_program_was_answered_nobody_else_is_under_the_same_key(program: Program) -> None:
    """Ids are in what is exported; whoever asks as the public with one is given no receipt of the house's booking."""
    other = Program(program.running, system_accounts.add(program.running.centre, "Kalender", StaffRole.DESK))
    key, body = uuid4(), {"alternatives": ask_for("mh-lok3", *EVENING)["alternatives"], "persons": 2}

    first, again = (program.post("/v1/house/bookings", body, key=key) for _ in range(2))
    elsewhere = [
        other.post("/v1/house/bookings", body, key=key),
        requests.post(
            f"{program.running.url}/v1/bookings",
            json=body,
            headers={"Idempotency-Key": str(key)},
            timeout=PATIENCE_SECONDS,
        ),
    ]

    assert (first.status_code, first.json()) == (201, again.json())
    assert [code(one) for one in elsewhere] == [(422, "same-id-other-body")] * 2


def test_a_request_is_approved_once_whoever_sends_it_again(program: Program) -> None:
    request, key = asked(program.running), uuid4()

    first, again = (program.answer(request, "approve", key=key) for _ in range(2))

    assert (first.status_code, first.json()) == (200, again.json())
    assert first.json()["booking"]["state"] == "confirmed"
    assert code(program.answer(request, "decline", key=key, reason="Nej")) == (422, "same-id-other-body")


def test_the_operators_page_lists_and_approves_as_it_stands_there(program: Program) -> None:
    _, listing, approving = blocks("operations.md", "The municipality's own programs")
    asked(program.running)
    known = {**os.environ, "TOKEN": program.token, "CENTRE": program.running.url, "KEY": str(uuid4())}

    (waiting,) = json.loads(listing.run(environment=known))["requests"]
    request = {"REQUEST": waiting["booking"]["id"], "VERSION": str(waiting["booking"]["version"])}
    answers = [json.loads(approving.run(environment={**known, **request})) for _ in range(2)]

    assert answers[0]["booking"]["state"] == "confirmed"
    assert answers[0] == answers[1]


def test_whoever_saw_an_older_version_changes_nothing_and_is_shown_the_newer(program: Program) -> None:
    request = asked(program.running)
    program.answer(request, "decline", reason="Salen er lejet ud.")

    late = program.answer(request, "approve")

    assert code(late) == (409, "refused")
    assert late.json()["detail"] == "Intet er ændret. Grunden står i refusals."
    assert late.json()["refusals"][0]["code"] == "already-answered"
    newer = late.json()["booking"]
    assert (newer["state"], newer["version"], newer["reason"]) == ("declined", 2, "Salen er lejet ud.")
    assert code(program.answer({"id": uuid4(), "version": 1}, "approve")) == (404, "unknown-booking")


def test_the_audit_log_names_the_program(program: Program) -> None:
    request = asked(program.running)
    program.answer(request, "approve")

    with program.running.centre.store.reading() as connection:
        acts = [entry.act for entry in audit.entries(connection, subject=str(request["id"]))]
    assert [(one.actor, one.verb, one.outcome) for one in acts][-1] == ("system:esdh", "approve", "changed")


def test_what_waits_is_listed_a_page_at_a_time_without_saying_who_asks(program: Program) -> None:
    days = ("2026-12-02", "2026-12-03", "2026-12-04")
    ids = [asked(program.running, f"{day}T18:00:00+01:00", f"{day}T20:00:00+01:00")["id"] for day in days]

    first = program.get("/v1/house/requests", limit=2)
    rest = program.get("/v1/house/requests", limit=2, cursor=first.json()["next"]).json()

    assert [one["booking"]["id"] for one in first.json()["requests"] + rest["requests"]] == ids
    assert rest["next"] is None
    assert not re.search(r"phone|email|\b44\d{6}\b", first.text)


CLOSED = {
    "kind": "maintenance",
    "rooms": ["lok3"],
    "reason": "Nyt gulv",
    "starts_at": EVENING[0],
    "ends_at": EVENING[1],
}


def test_rooms_are_closed_with_what_becomes_of_those_in_the_way(program: Program) -> None:
    booked = program.running.post("/v1/bookings", ask_for("mh-lok3", *EVENING)).json()["booking"]

    refused = program.post("/v1/house/blocks", CLOSED)
    seen = [{"booking": one["id"], "version": one["version"]} for one in refused.json()["bookings"]]
    key = uuid4()
    made = program.post("/v1/house/blocks", {**CLOSED, "displaced": seen}, key=key)

    assert code(refused) == (409, "refused")
    assert refused.json()["detail"] == "Rummene er ikke spærret. Grunden står i refusals."
    assert refused.json()["refusals"][0]["code"] == "others-in-the-way"
    assert [one["booking"] for one in seen] == [booked["id"]]
    assert (made.status_code, made.json()["id"], made.json()["state"]) == (201, str(key), "standing")
    assert [(one["id"], one["state"]) for one in made.json()["bookings"]] == [(booked["id"], "cancelled-by-staff")]
    assert program.post("/v1/house/blocks", {**CLOSED, "displaced": seen}, key=key).json() == made.json()
    lifted = program.post(f"/v1/house/blocks/{key}/lift", {"version": 1})
    assert (lifted.status_code, lifted.json()["state"], lifted.json()["version"]) == (200, "lifted", 2)


def test_a_block_that_is_another_meanwhile_is_shown_and_not_lifted(program: Program) -> None:
    made = program.post("/v1/house/blocks", CLOSED).json()
    lift = f"/v1/house/blocks/{made['id']}/lift"
    lifted = program.post(lift, {"version": 1}).json()
    key = uuid4()

    stale, again = (program.post(lift, {"version": 1}, key=key) for _ in range(2))

    assert code(stale) == (409, "refused")
    assert [one["code"] for one in stale.json()["refusals"]] == ["block-changed"]
    assert stale.json()["block"] == lifted
    assert (again.status_code, again.json()) == (stale.status_code, stale.json())
    assert program.post(lift, {"version": 2}).json() == lifted
    assert program.post(lift, {"version": 2}, key=key).status_code == 422


def test_somebody_in_the_way_goes_elsewhere(program: Program) -> None:
    booked = program.running.post("/v1/bookings", ask_for("mh-lok3", *EVENING)).json()["booking"]
    elsewhere = {"space": "mh-lok4", "starts_at": EVENING[0], "ends_at": EVENING[1]}

    made = program.post(
        "/v1/house/blocks",
        {
            "kind": "election",
            "rooms": ["lok3"],
            "reason": "Valg",
            "starts_at": EVENING[0],
            "ends_at": EVENING[1],
            "displaced": [{"booking": booked["id"], "version": 1, "to": elsewhere}],
        },
    )

    assert [(one["space"], one["version"], one["state"]) for one in made.json()["bookings"]] == [
        ("mh-lok4", 2, "confirmed")
    ]


def test_a_series_that_was_asked_for_is_answered_as_one(program: Program) -> None:
    series = program.running.post("/v1/series", wish(HALL)).json()
    seen = [{"booking": one["id"], "version": one["version"]} for one in series["bookings"]]
    stale = [{**one, "version": 7} for one in seen]

    late = program.post(f"/v1/house/series/{series['id']}/approve", {"seen": stale})
    answered = program.post(f"/v1/house/series/{series['id']}/approve", {"seen": seen})

    assert late.json()["refusals"][0]["code"] == "version-changed"
    assert [one["version"] for one in late.json()["bookings"]] == [1, 1, 1, 1]
    assert answered.status_code == 200
    assert {one["state"] for one in answered.json()["bookings"]} == {"confirmed"}
    again = program.post(f"/v1/house/series/{series['id']}/decline", {"seen": seen, "reason": "Nej"})
    assert again.json()["refusals"][0]["code"] == "already-answered"
    assert code(program.post(f"/v1/house/series/{uuid4()}/approve", {"seen": seen})) == (404, "unknown-series")


def test_the_house_books_a_series_past_its_own_yes(program: Program) -> None:
    answer = program.post("/v1/house/series", wish(HALL))

    assert answer.status_code == 201
    assert {one["state"] for one in answer.json()["bookings"]} == {"confirmed"}


# Single bookings


def hour(space: str, clock: str, until: str, day: str = "2026-12-02") -> dict[str, str]:
    """A place and time, by the clock on the wall."""
    return {"space": space, "starts_at": f"{day}T{clock}:00+01:00", "ends_at": f"{day}T{until}:00+01:00"}


def booked(program: Program, space: str = "mh-lok3", clock: str = "18:00", until: str = "20:00") -> dict[str, Any]:
    """A booking of somebody's."""
    answer = program.running.post("/v1/bookings", ask_for(**hour(space, clock, until)))
    booking: dict[str, Any] = answer.json()["booking"]
    return booking


def test_a_booking_is_moved_stretched_and_set_up_anew_and_its_paper_still_leads_to_it(shared: Program) -> None:
    made = shared.running.post("/v1/bookings", ask_for(**hour("mh-lok3", "18:00", "20:00"))).json()
    path, key = f"/v1/house/bookings/{made['booking']['id']}", uuid4()
    body = {"version": 1, "to": {**hour("mh-lille-sal", "17:00", "20:30"), "layout": "tables"}}

    moved, again = (shared.post(f"{path}/move", body, key=key) for _ in range(2))

    assert (moved.status_code, moved.json()) == (200, again.json())
    now = moved.json()["booking"]
    assert (now["space"], now["layout"], now["version"]) == ("mh-lille-sal", "tables", 2)
    assert (now["starts_at"][11:16], now["ends_at"][11:16]) == ("16:00", "19:30")
    assert shared.get(path).json() == {"booking": now, "title": "", "series": None}
    assert shared.running.get(f"/v1/receipts/{made['receipt']}").json() == now


def test_whoever_moves_what_has_changed_is_shown_it(shared: Program) -> None:
    one = booked(shared, clock="08:00", until="09:00")
    path, to = f"/v1/house/bookings/{one['id']}/move", hour("mh-lok3", "09:00", "10:00")
    shared.post(path, {"version": 1, "to": to})

    late = shared.post(path, {"version": 1, "to": hour("mh-lok4", "09:00", "10:00")})

    assert (code(late), late.json()["refusals"][0]["code"]) == ((409, "refused"), "version-changed")
    assert (late.json()["booking"]["version"], late.json()["booking"]["starts_at"][11:16]) == (2, "08:00")
    assert code(shared.post(f"/v1/house/bookings/{uuid4()}/move", {"version": 1, "to": to})) == (404, "unknown-booking")
    assert code(shared.post(path, {"version": 2, "to": hour("mh-lok3", "10:00", "09:00")})) == (400, "span-impossible")


def test_the_house_cancels_with_a_reason_that_its_people_read(shared: Program) -> None:
    one = booked(shared, "mh-lok4")
    path = f"/v1/house/bookings/{one['id']}/cancel"

    gone = shared.post(path, {"reason": "Vandskade"})

    assert (gone.status_code, gone.json()["state"], gone.json()["reason"]) == (200, "cancelled-by-staff", "Vandskade")
    assert shared.post(path, {"reason": "Vandskade"}).json() == gone.json()
    assert shared.post(path, {"reason": ""}).status_code == 400
    assert code(shared.post(f"/v1/house/bookings/{uuid4()}/cancel", {"reason": "Nej"})) == (404, "unknown-booking")


def test_people_are_checked_in_when_they_may_have_come(program: Program) -> None:
    one = booked(program)
    path = f"/v1/house/bookings/{one['id']}/check-in"

    early = program.post(path)
    program.running.clock.advance(timedelta(days=6, hours=4))

    assert [refusal["code"] for refusal in early.json()["refusals"]] == ["too-early"]
    assert early.json()["booking"]["state"] == "confirmed"
    assert program.post(path).json()["booking"]["state"] == "checked-in"


def test_a_booking_is_let_past_a_rule_with_a_reason_that_is_kept(program: Program) -> None:
    late = ask_for(**hour("mh-lok3", "23:00", "23:45"), title="Kulturnat", openness="open")
    why = {"overrides": ["closed"], "override_reason": "Kulturnat"}

    refused = program.post("/v1/house/bookings", late)
    unsaid = program.post("/v1/house/bookings", {**late, **why, "override_reason": ""})
    made = program.post("/v1/house/bookings", {**late, **why})

    assert [one["code"] for one in refused.json()["refusals"]] == ["closed"]
    assert [one["code"] for one in unsaid.json()["refusals"]] == ["override-reason-needed"]
    assert (made.status_code, made.json()["booking"]["state"]) == (201, "confirmed")
    booking = made.json()["booking"]
    longer = {"version": 1, "to": hour("mh-lok3", "22:30", "23:45"), **why, "override_reason": "Også oprydning"}
    assert program.post(f"/v1/house/bookings/{booking['id']}/move", longer).status_code == 200
    with program.running.centre.store.reading() as connection:
        kept = overrides_of(connection, BookingId(UUID(booking["id"])))
        acts = [entry.act for entry in audit.entries(connection, subject=booking["id"])]
    assert [(one.version, one.reason, one.codes) for one in kept] == [
        (1, "Kulturnat", ("closed",)),
        (2, "Også oprydning", ("closed",)),
    ]
    assert [(one.actor, one.verb) for one in acts] == [("system:esdh", "book"), ("system:esdh", "reschedule")]
    assert program.get(f"/v1/house/bookings/{booking['id']}").json()["title"] == "Kulturnat"


def test_nobody_gets_past_what_somebody_else_has(shared: Program) -> None:
    booked(shared, "mh-lok5")
    body = ask_for(**hour("mh-lok5", "18:00", "20:00"), overrides=["taken", "closed"], override_reason="Vigtigt")

    refused = shared.post("/v1/house/bookings", body)

    assert (refused.status_code, [one["code"] for one in refused.json()["refusals"]]) == (409, ["taken"])


def test_what_is_made_in_place_of_a_cancelled_booking_takes_its_people_along(program: Program) -> None:
    made = program.running.post("/v1/bookings", ask_for(**hour("mh-lok3", "18:00", "20:00"))).json()
    program.post(f"/v1/house/bookings/{made['booking']['id']}/cancel", {"reason": "Fejl"})
    body = ask_for(**hour("mh-lok4", "18:00", "20:00"), replaces=made["booking"]["id"])
    del body["phone"]

    anew = program.post("/v1/house/bookings", body).json()["booking"]

    stored = program.running.centre.store.bookings.with_id(anew["id"])
    assert stored is not None
    assert str(stored.replaces) == made["booking"]["id"]
    assert stored.id in {one.booking for one in program.running.centre.contacts.touching(stored.span).contacts}


@pytest.mark.parametrize("what", ["", "/move", "/cancel", "/check-in", "/whereabouts"])
def test_only_a_role_that_may_change_anything_touches_bookings(shared: Program, what: str) -> None:
    name = f"pedel{what.replace('/', '-')}"
    janitor = Program(shared.running, system_accounts.add(shared.running.centre, name, StaffRole.JANITOR))
    path = f"/v1/house/bookings/{uuid4()}{what}"
    body = {
        "/move": {"version": 1, "to": hour("mh-lok3", "18:00", "20:00")},
        "/cancel": {"reason": "Nej"},
        "/whereabouts": {"version": 1, "place": "indoors"},
    }.get(what)

    answer = janitor.post(path, body) if what else janitor.get(path)

    assert code(answer) == (403, "role-may-not")


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer guess", "Basic guess", f"Bearer {'a' * 500}"])
def test_without_a_token_that_counts_nothing_is_done(shared: Program, header: str) -> None:
    headers = {"Authorization": header} if header else {}

    answer = requests.get(shared.running.url + "/v1/house/requests", headers=headers, timeout=PATIENCE_SECONDS)

    assert code(answer) == (401, "token-needed")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_role_that_may_not_change_anything_is_told_so(shared: Program) -> None:
    token = system_accounts.add(shared.running.centre, "vagt", StaffRole.JANITOR)

    assert code(Program(shared.running, token).get("/v1/house/requests")) == (403, "role-may-not")


def test_a_token_ends_with_its_days_with_a_newer_one_and_when_it_is_retired(program: Program) -> None:
    centre, clock = program.running.centre, program.running.clock
    fresh = Program(program.running, system_accounts.renew(centre, "esdh", days=10))

    assert code(program.get("/v1/house/requests")) == (401, "token-needed")
    assert fresh.get("/v1/house/requests").status_code == 200
    clock.advance(timedelta(days=10))
    assert code(fresh.get("/v1/house/requests")) == (401, "token-needed")
    newest = Program(program.running, system_accounts.renew(centre, "esdh"))
    system_accounts.retire(centre, "esdh")
    assert code(newest.get("/v1/house/requests")) == (401, "token-needed")


def test_no_token_lies_in_the_database(program: Program) -> None:
    with program.running.centre.store.reading() as connection:
        dump = [str(row) for row in connection.exec_driver_sql("SELECT * FROM system_account")]

    assert len(dump) == 1
    assert program.token not in dump[0]


def test_the_command_makes_lists_renews_and_ends_accounts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 0

    def run(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["system", *words, "--data", str(tmp_path), "--pretend-now", "2026-11-26T14:08+01:00"])
        said = capsys.readouterr()
        return code, said.out + said.err

    assert "No program acts for the house" in run()[1]
    tokens = [
        run(*words)[1].split()[0] for words in (("--add", "Esdh"), ("--renew", "esdh", "--role", "administrator"))
    ]
    assert len(set(tokens)) == 2
    assert all(one.startswith("moedested_") for one in tokens)
    assert run() == (0, "esdh  administrator, until 2027-11-26\n")
    assert run("--add", "ESDH")[0] == 1
    assert run("--retire", "esdh") == (0, "esdh acts for the house no more.\n")
    assert run("--renew", "esdh")[0] == 1
    with pytest.raises(SystemExit):
        run("--add", "andet", "--days", "1000")


def test_a_title_that_nobody_could_read_is_refused(shared: Program) -> None:
    one = {**ask_for(**hour("mh-lok3", "08:00", "09:00", "2026-12-09")), "title": "Loppemarked"}

    closed, opened = (shared.post("/v1/house/bookings", {**one, "openness": who}) for who in ("closed", "open"))

    assert (code(closed), closed.json()["fields"]) == ((400, "title-of-closed"), ["title"])
    assert opened.status_code == 201


def test_a_room_that_is_not_there_is_named(shared: Program) -> None:
    times = {"starts_at": "2026-12-10T08:00:00+01:00", "ends_at": "2026-12-10T09:00:00+01:00"}

    refused = shared.post("/v1/house/blocks", {"kind": "own-use", "rooms": ["kaelder"], "reason": "Møde", **times})

    (why,) = refused.json()["refusals"]
    assert (code(refused), why["code"]) == ((409, "refused"), "unknown-room")
    assert why["sentence"] == "Der findes intet rum kaelder. Vælg et af husets egne."

"""What partners hear about series over HTTP: date by date, booked in one, cancelled with one receipt."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
import requests

from booking_core.domain.bookings import Channel
from booking_core.domain.identity import SeriesId
from booking_core.protocol.receipts import ReceiptRead, read_receipt
from tests.booking_core.central.api.described import parameters_of
from tests.booking_core.central.running_centre import RunningCentre, ask_for, running_centre

TUESDAYS = ("2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22")
EVENINGS = {"rule": "FREQ=WEEKLY;BYDAY=TU;COUNT=4", "first_day": "2026-12-01", "starts": "19:00:00", "ends": "21:00:00"}


def wish(space: str = "mh-lok3", **more: Any) -> dict[str, Any]:
    recurrence = {**EVENINGS, **more.pop("recurrence", {})}
    return {"recurrence": recurrence, "space": space, "persons": 8, "phone": "44000001", **more}


def evening(day: str, space: str = "mh-lok3") -> dict[str, object]:
    return ask_for(space, f"{day}T19:00:00+01:00", f"{day}T21:00:00+01:00")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    with running_centre(tmp_path_factory.mktemp("centre")) as running:
        yield running


def test_a_preview_tells_every_date_and_holds_nothing(running: RunningCentre) -> None:
    running.post("/v1/bookings", evening("2026-12-08"))
    head = running.get("/readyz").json()["feed_number"]

    answer = running.post("/v1/series/preview", wish())

    body = answer.json()
    assert answer.status_code == 200
    assert body["sentence"] == "Hver tirsdag kl. 19.00–21.00 fra 1. december til 22. december"
    assert [(one["day"], one["fits"]) for one in body["dates"]] == [(day, day != "2026-12-08") for day in TUESDAYS]
    refusal = body["dates"][1]["refusal"]
    assert refusal["code"] == "taken"
    assert refusal["instead"][0]["step"] == "shift"
    assert refusal["instead"][0]["sentence"]
    assert running.get("/readyz").json()["feed_number"] == head


def test_a_time_of_the_clock_is_read_with_its_seconds_and_without(house: RunningCentre) -> None:
    short, long = ({"starts": f"19:00{seconds}", "ends": f"21:00{seconds}"} for seconds in ("", ":00"))

    told = [house.post("/v1/series/preview", wish(recurrence=one)) for one in (short, long)]

    assert [one.status_code for one in told] == [200, 200]
    assert told[0].json() == told[1].json()


@pytest.mark.parametrize("text", ["19", "7 pm", "24:00", "19:60", "19:00+01:00", "19:00\n"])
def test_no_other_form_is_a_time_of_the_clock(house: RunningCentre, text: str) -> None:
    answer = house.post("/v1/series/preview", wish(recurrence={"starts": text}))

    (fault,) = answer.json()["faults"]
    assert (answer.status_code, fault["field"], fault["code"]) == (400, "recurrence.starts", "wrong-form")


def test_what_the_preview_promised_is_booked_with_the_suggestion_taken(running: RunningCentre) -> None:
    running.post("/v1/bookings", evening("2026-12-08"))
    refused = running.post("/v1/series/preview", wish()).json()["dates"][1]
    taken = {key: refused["refusal"]["instead"][0][key] for key in ("space", "layout", "starts_at", "ends_at")}

    answer = running.post("/v1/series", wish(instead=[{"day": refused["day"], **taken}]))

    body = answer.json()
    assert answer.status_code == 201
    assert len(body["bookings"]) == 4
    assert body["refused"] == []
    assert body["bookings"][1]["starts_at"] == taken["starts_at"]


def test_what_cannot_be_had_is_told_and_the_rest_is_booked(running: RunningCentre) -> None:
    running.post("/v1/bookings", evening("2026-12-15"))

    body = running.post("/v1/series", wish(left_out=["2026-12-22"])).json()

    assert [one["starts_at"][:10] for one in body["bookings"]] == ["2026-12-01", "2026-12-08"]
    assert [(one["day"], one["refusal"]["code"]) for one in body["refused"]] == [("2026-12-15", "taken")]
    assert body["sentence"] == "Hver tirsdag kl. 19.00–21.00 fra 1. december til 8. december"


def test_the_receipt_is_that_of_the_first_date_and_cancels_each_of_them(running: RunningCentre) -> None:
    body = running.post("/v1/series", wish()).json()
    first, *others = body["bookings"]

    read = read_receipt(body["receipt_url"], running.centre.receipt_keys())
    gone = running.post(f"/v1/bookings/{others[-1]['id']}/cancel", {"receipt": body["receipt"]})
    stranger = running.post(
        "/v1/bookings", ask_for("mh-lok5", "2026-12-01T19:00:00+01:00", "2026-12-01T21:00:00+01:00")
    )
    stranger_id = stranger.json()["booking"]["id"]
    refused = [
        running.post(f"/v1/bookings/{one}/cancel", {"receipt": body["receipt"]}) for one in (stranger_id, uuid4())
    ]

    assert isinstance(read, ReceiptRead)
    assert (str(read.facts.booking), body["code"]) == (first["id"], first["code"])
    assert (gone.status_code, gone.json()["state"]) == (200, "cancelled-by-citizen")
    assert [one.status_code for one in refused] == [403, 403]


def test_the_same_key_gets_the_same_answer_and_books_once(running: RunningCentre) -> None:
    key = uuid4()

    first, second = running.post("/v1/series", wish(), key=key), running.post("/v1/series", wish(), key=key)
    other = running.post("/v1/series", wish(persons=9), key=key)

    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert (other.status_code, other.json()["code"]) == (422, "same-id-other-body")


def test_where_nothing_can_be_had_every_day_has_its_reason(running: RunningCentre) -> None:
    running.post("/v1/series", wish())

    answer = running.post("/v1/series", wish())

    assert answer.status_code == 409
    assert answer.json()["detail"] == "Ingen af seriens dage er booket. Grundene står i refusals."
    assert [one["code"] for one in answer.json()["refusals"]] == ["taken"] * 4


@pytest.mark.parametrize(
    ("recurrence", "code"),
    [
        ({"rule": "FREQ=WEEKLY;BYDAY=TU"}, "series-never-ends"),
        ({"rule": "FREQ=WEEKLY;BYDAY=TU;COUNT=2;UNTIL=20261231"}, "series-two-ends"),
        ({"rule": "FREQ=DAILY;COUNT=401"}, "series-too-many"),
        ({"rule": "FREQ=YEARLY;COUNT=2"}, "series-unsupported"),
        ({"rule": "nonsense"}, "series-unreadable"),
        ({"exceptions": ["2026-12-02"]}, "series-not-an-occurrence"),
    ],
)
@pytest.mark.parametrize("path", ["/v1/series", "/v1/series/preview"])
def test_a_series_that_cannot_be_is_the_caller_s_mistake_in_words(
    house: RunningCentre, path: str, recurrence: dict[str, Any], code: str
) -> None:
    answer = house.post(path, wish(recurrence=recurrence))

    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert answer.json()["detail"].endswith(".")


@pytest.mark.parametrize(
    "broken",
    [
        {"recurrence": {**EVENINGS, "starts": "19:00:00Z"}},
        {"recurrence": {**EVENINGS, "first_day": "tomorrow"}},
        {"persons": 0},
        {"space": 7},
        {
            "instead": [
                {
                    "day": "2026-12-01",
                    "space": "mh-lok3",
                    "starts_at": "2026-12-01T19:00:00Z",
                    "ends_at": "2026-12-01T18:00:00Z",
                }
            ]
        },
    ],
    ids=["a zone", "no day", "nobody", "no text", "ends before it starts"],
)
def test_what_cannot_be_read_is_named(house: RunningCentre, broken: dict[str, Any]) -> None:
    assert house.post("/v1/series", {**wish(), **broken}).status_code == 400


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"space": "nowhere"}, "unknown-space"),
        ({"persons": 17}, "too-many-persons"),
        ({"layout": "horseshoe", "space": "mh-lok4"}, "layout-needs-crew"),
    ],
)
def test_every_date_keeps_the_rules(house: RunningCentre, more: dict[str, Any], code: str) -> None:
    dates = house.post("/v1/series/preview", {**wish(), **more}).json()["dates"]

    assert {one["refusal"]["code"] for one in dates} == {code}


def test_an_association_has_eight_times(house: RunningCentre) -> None:
    long = wish("mh-lok5", recurrence={"rule": "FREQ=WEEKLY;BYDAY=TU;COUNT=10"})

    association = house.post("/v1/series/preview", long).json()["dates"]
    citizen = house.post("/v1/series/preview", {**long, "user": "citizen"}).json()["dates"]

    assert [one["fits"] for one in association] == [True] * 8 + [False] * 2
    assert association[-1]["refusal"]["code"] == "fixed-meetings"
    assert all(one["fits"] for one in citizen)


def test_english_is_spoken_to_who_asks_for_it(house: RunningCentre) -> None:
    answer = requests.post(
        f"{house.url}/v1/series/preview",
        json=wish("mh-lok5", persons=500),
        headers={"Accept-Language": "en"},
        timeout=30,
    ).json()

    assert answer["sentence"] == "Every Tuesday, 19:00–21:00, from 1 December to 22 December"
    assert "room for" in answer["dates"][0]["refusal"]["sentence"] or answer["dates"][0]["refusal"]["sentence"]


def test_the_hours_of_the_wall_stay_when_the_clocks_change(house: RunningCentre) -> None:
    """Herlev is booked 90 days ahead, so the dates are refused; their instants show the wall time all the same."""
    sundays = wish("mh-lok5", recurrence={"rule": "FREQ=WEEKLY;BYDAY=SU;COUNT=2", "first_day": "2027-03-21"})

    dates = house.post("/v1/series/preview", sundays).json()["dates"]

    assert [one["starts_at"] for one in dates] == ["2027-03-21T18:00:00Z", "2027-03-28T17:00:00Z"]


def test_the_description_tells_of_series(house: RunningCentre) -> None:
    description = house.get("/schema/openapi.json").json()
    paths = description["paths"]

    for path in ("/v1/series", "/v1/series/preview"):
        assert paths[path]["post"]["description"]
        assert {"400", "503"} <= paths[path]["post"]["responses"].keys()
    headers = [one["name"] for one in parameters_of(description, paths["/v1/series"]["post"])]
    assert headers == ["Idempotency-Key", "Accept-Language"]


def test_of_two_series_for_the_same_tuesdays_each_date_goes_to_exactly_one(running: RunningCentre) -> None:
    """Sixteen at once, half of them a week later: no Tuesday is given twice, and none is lost."""
    together = Barrier(16)
    weeks = [wish("mh-lok5"), wish("mh-lok5", recurrence={"first_day": "2026-12-08"})]

    def book(number: int) -> list[str]:
        with requests.Session() as session:
            together.wait(30)
            key = {"Idempotency-Key": str(uuid4())}
            answer = session.post(f"{running.url}/v1/series", json=weeks[number % 2], headers=key, timeout=30)
            return [one["starts_at"] for one in answer.json().get("bookings", ())]

    with ThreadPoolExecutor(16) as pool:
        given = [start for starts in pool.map(book, range(16)) for start in starts]

    assert len(given) == len(set(given))
    assert {start[:10] for start in given} >= {"2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29"}


def test_a_partner_s_series_is_a_partner_s(running: RunningCentre) -> None:
    body = running.post("/v1/series", wish()).json()

    found = running.centre.store.bookings.series(SeriesId(body["id"]))

    assert found is not None
    assert {one.channel for one in found[1]} == {Channel.PARTNER}


# Asked of the house

HALL = "mh-store-sal"


def test_a_preview_says_that_the_house_must_say_yes_and_asks_nobody_who_they_are(house: RunningCentre) -> None:
    body = house.post("/v1/series/preview", wish(HALL, phone=None)).json()

    assert body["needs_approval"]
    assert [one["fits"] for one in body["dates"]] == [True] * 4
    assert not house.post("/v1/series/preview", wish()).json()["needs_approval"]


def test_without_a_phone_an_email_or_a_group_no_series_is_booked(running: RunningCentre) -> None:
    answer = running.post("/v1/series", wish(phone=None))

    assert answer.status_code == 409
    assert [one["code"] for one in answer.json()["refusals"]] == ["name-needed-series"]


def test_a_series_in_a_place_the_house_gives_itself_is_one_request(running: RunningCentre) -> None:
    answer = running.post("/v1/series", wish(HALL))

    body = answer.json()
    assert answer.status_code == 202
    assert {one["state"] for one in body["bookings"]} == {"requested"}
    assert len({one["answer_by"] for one in body["bookings"]}) == 1
    assert body["sentence"] == "Hver tirsdag kl. 19.00–21.00 fra 1. december til 22. december"
    held = running.get(f"/v1/availability?space={HALL}&from=2026-12-01&days=1").json()["lanes"][0]["segments"]
    assert not [one for one in held if one["kind"] == "taken" and "T18:00" in one["starts_at"]]


def test_one_date_of_a_request_is_taken_back_with_the_receipt(running: RunningCentre) -> None:
    body = running.post("/v1/series", wish(HALL)).json()

    gone = running.post(f"/v1/bookings/{body['bookings'][2]['id']}/cancel", {"receipt": body["receipt"]})

    assert (gone.status_code, gone.json()["state"]) == (200, "withdrawn")
    found = running.centre.store.bookings.series(SeriesId(body["id"]))
    assert found is not None
    assert len(found[0].bookings) == 3

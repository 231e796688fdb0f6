"""The API's description, as /schema/openapi.json tells it.

The framework describes the operations. What a body or an answer looks like is told by the library that reads and
writes them, so that the description refuses what the service refuses: the framework's own account let an array hold
anything. Links say which answer leads to which next call.
"""

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

import msgspec
from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

from booking_core.central.api.messages import ApiStruct

Json = dict[str, Any]

REFERENCE = "#/components/schemas/{name}"
SAID_BY_THE_SERVICE = "Out"

_BOOKED = "$response.body#/booking/id"
_RECEIPT = "$response.body#/receipt"
LINKS: dict[tuple[str, str], dict[str, Json]] = {
    ("/v1/bookings", "post"): {
        "cancel": {
            "operationId": "V1BookingsBookingIdCancelCancelBooking",
            "parameters": {"booking_id": _BOOKED},
            "requestBody": {"receipt": _RECEIPT},
        },
        "end": {
            "operationId": "V1BookingsBookingIdEndEndBooking",
            "parameters": {"booking_id": _BOOKED},
            "requestBody": {
                "receipt": _RECEIPT,
                "version": "$response.body#/booking/version",
                "ends_at": "$response.body#/booking/ends_at",
            },
        },
        "receipt": {"operationId": "V1ReceiptsGetReceipt", "parameters": {"receipt": _RECEIPT}},
    },
    ("/v1/series", "post"): {
        "receipt": {"operationId": "V1ReceiptsGetReceipt", "parameters": {"receipt": _RECEIPT}},
    },
    ("/v1/house/series", "post"): {
        "look": {
            "operationId": "V1HouseSeriesSeriesIdGetSeries",
            "parameters": {"series_id": "$response.body#/id"},
        },
        "cancel": {
            "operationId": "V1HouseSeriesSeriesIdCancelCancelSeries",
            "parameters": {"series_id": "$response.body#/id"},
            "requestBody": {"booking": "$response.body#/bookings/0/id"},
        },
    },
    ("/v1/waiting-list", "post"): {
        "wish": {"operationId": "V1WaitingListWishGetWaitingWish", "parameters": {"wish": "$response.body#/id"}},
        "leave": {
            "operationId": "V1WaitingListLeaveLeaveWaitingList",
            "requestBody": {"code": "$response.body#/code"},
        },
    },
    ("/v1/house/bookings", "post"): {
        "look": {"operationId": "V1HouseBookingsBookingIdGetBooking", "parameters": {"booking_id": _BOOKED}},
        "move": {
            "operationId": "V1HouseBookingsBookingIdMoveMoveBooking",
            "parameters": {"booking_id": _BOOKED},
            "requestBody": {
                "version": "$response.body#/booking/version",
                "to": {
                    "space": "$response.body#/booking/space",
                    "layout": "$response.body#/booking/layout",
                    "starts_at": "$response.body#/booking/starts_at",
                    "ends_at": "$response.body#/booking/ends_at",
                },
            },
        },
        "cancel": {
            "operationId": "V1HouseBookingsBookingIdCancelCancelForTheHouse",
            "parameters": {"booking_id": _BOOKED},
        },
        "check-in": {"operationId": "V1HouseBookingsBookingIdCheckInCheckIn", "parameters": {"booking_id": _BOOKED}},
    },
    ("/v1/house/bookings/{booking_id}", "get"): {
        "cancel": {
            "operationId": "V1HouseBookingsBookingIdCancelCancelForTheHouse",
            "parameters": {"booking_id": _BOOKED},
        },
    },
    ("/v1/house/blocks", "post"): {
        "lift": {
            "operationId": "V1HouseBlocksBlockIdLiftLiftBlock",
            "parameters": {"block_id": "$response.body#/id"},
        },
    },
    ("/v1/events", "get"): {
        "next": {"operationId": "V1EventsGetEvents", "parameters": {"cursor": "$response.body#/next"}},
    },
    ("/v1/changes", "get"): {
        "more": {"operationId": "V1ChangesGetChanges", "parameters": {"after": "$response.body#/cursor"}},
    },
}
_LEADS_ON = frozenset({"200", "201", "202"})


class Description(JsonRenderPlugin):
    """The framework's description with what it does not know."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: Json) -> bytes:
        """The description as JSON."""
        return self.render_json(request, told(openapi_schema))


def told(description: Json) -> Json:
    """`description` with the true schemas and the links."""
    paths = {path: {way: _operation(path, way, one) for way, one in item.items()} for path, item in _paths(description)}
    return {**description, "paths": paths, "components": {**description["components"], "schemas": schemas()}}


def schemas() -> dict[str, Json]:
    """What every value of the API looks like, by its name."""
    _, found = msgspec.json.schema_components(list(_values(ApiStruct)), ref_template=REFERENCE)
    return {name: _readable(name, schema) for name, schema in found.items()}


def _values(kind: type[ApiStruct]) -> Iterator[type[ApiStruct]]:
    for one in kind.__subclasses__():
        yield one
        yield from _values(one)


def _readable(name: str, schema: Json) -> Json:
    """Without the indentation of source; and who reads our answers leaves room for what is new in them."""
    own = {key: value for key, value in schema.items() if key != "description"}
    if name.endswith(SAID_BY_THE_SERVICE):
        own.pop("additionalProperties", None)
    return {**own, "description": cleandoc(schema["description"])} if "description" in schema else own


def _paths(description: Json) -> Iterator[tuple[str, Json]]:
    yield from description["paths"].items()


def _operation(path: str, way: str, operation: Json) -> Json:
    links = LINKS.get((path, way), {})
    responses = {
        status: {**_response(one), **({"links": links} if links and status in _LEADS_ON else {})}
        for status, one in operation["responses"].items()
    }
    return {**operation, "responses": responses}


def _response(response: Json) -> Json:
    if "content" not in response:
        return response
    content = {kind: {**one, "schema": _without_anything(one["schema"])} for kind, one in response["content"].items()}
    return {**response, "content": content}


def _without_anything(schema: Json) -> Json:
    """Of a handler that also makes its own responses the framework says "this, or anything"."""
    known = [one for one in schema.get("oneOf", ()) if one]
    return known[0] if len(known) == 1 else schema

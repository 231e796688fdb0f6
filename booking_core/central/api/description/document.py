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
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import Method

from booking_core.central.api.description.body_examples import BODIES
from booking_core.central.api.description.codes import codes_of
from booking_core.central.api.description.field_words import example_of, meaning_of
from booking_core.central.api.messages import ApiStruct

Json = dict[str, Any]

REFERENCE = "#/components/schemas/{name}"
SAID_BY_THE_SERVICE = "Out"

_BOOKED = "$response.body#/booking/id"
_RECEIPT = "$response.body#/receipt"
LINKS: dict[tuple[str, str], dict[str, Json]] = {
    ("/v1/bookings", "post"): {
        "cancel": {
            "operationId": "cancelBooking",
            "parameters": {"booking_id": _BOOKED},
            "requestBody": {"receipt": _RECEIPT},
        },
        "end": {
            "operationId": "endBooking",
            "parameters": {"booking_id": _BOOKED},
            "requestBody": {
                "receipt": _RECEIPT,
                "version": "$response.body#/booking/version",
                "ends_at": "$response.body#/booking/ends_at",
            },
        },
        "receipt": {"operationId": "getReceipt", "parameters": {"receipt": _RECEIPT}},
    },
    ("/v1/series", "post"): {
        "receipt": {"operationId": "getReceipt", "parameters": {"receipt": _RECEIPT}},
    },
    ("/v1/house/series", "post"): {
        "look": {
            "operationId": "getSeries",
            "parameters": {"series_id": "$response.body#/id"},
        },
        "cancel": {
            "operationId": "cancelSeries",
            "parameters": {"series_id": "$response.body#/id"},
            "requestBody": {"booking": "$response.body#/bookings/0/id"},
        },
    },
    ("/v1/waiting-list", "post"): {
        "wish": {"operationId": "getWaitingWish", "parameters": {"wish_id": "$response.body#/id"}},
        "leave": {
            "operationId": "leaveWaitingList",
            "requestBody": {"code": "$response.body#/code"},
        },
    },
    ("/v1/house/bookings", "post"): {
        "look": {"operationId": "getBooking", "parameters": {"booking_id": _BOOKED}},
        "move": {
            "operationId": "moveBooking",
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
            "operationId": "cancelForTheHouse",
            "parameters": {"booking_id": _BOOKED},
        },
        "check-in": {"operationId": "checkIn", "parameters": {"booking_id": _BOOKED}},
    },
    ("/v1/house/bookings/{booking_id}", "get"): {
        "cancel": {
            "operationId": "cancelForTheHouse",
            "parameters": {"booking_id": _BOOKED},
        },
    },
    ("/v1/house/blocks", "post"): {
        "lift": {
            "operationId": "liftBlock",
            "parameters": {"block_id": "$response.body#/id"},
            "requestBody": {"version": "$response.body#/version"},
        },
    },
    ("/v1/house/requests", "get"): {
        "next": {"operationId": "getRequests", "parameters": {"cursor": "$response.body#/next"}},
    },
    ("/v1/events", "get"): {
        "next": {"operationId": "getEvents", "parameters": {"cursor": "$response.body#/next"}},
    },
    ("/v1/changes", "get"): {
        "more": {"operationId": "getChanges", "parameters": {"after": "$response.body#/cursor"}},
    },
}
_LEADS_ON = frozenset({"200", "201", "202"})

_LANGUAGE: Json = {
    "name": "Accept-Language",
    "in": "header",
    "description": "Which language sentences are in, such as `en`; Danish when it names none there is.",
    "schema": {"type": "string", "examples": ["en"]},
}
_KNOWN_TAG: Json = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of the answer you have: as long as nothing has changed it is 304.",
    "schema": {"type": "string"},
}
_WAIT: Json = {"description": "For how many seconds to wait.", "schema": {"type": "integer", "minimum": 1}}
_TAG: Json = {"description": "Another one when anything has changed.", "schema": {"type": "string"}}
_SCHEME: Json = {"description": "Always `Bearer`.", "schema": {"const": "Bearer"}}
_HEADERS: dict[str, dict[str, Json]] = {
    "401": {"WWW-Authenticate": {**_SCHEME, "required": True}},
    "429": {"Retry-After": {**_WAIT, "required": True}},
    "503": {"Retry-After": {**_WAIT, "required": True}},
}
_LOCATION: Json = {
    "description": "Where it can be looked at, also later: an address of this API. Where the receipt is part of it, it "
    "is as secret as that: it cancels.",
    "required": True,
    "schema": {"type": "string", "format": "uri-reference"},
}
_WITH_ADDRESS = frozenset(
    {
        ("/v1/bookings", "post"),
        ("/v1/series", "post"),
        ("/v1/waiting-list", "post"),
        ("/v1/house/bookings", "post"),
        ("/v1/house/series", "post"),
    }
)
_TAGGED = frozenset({("/v1/venues", "get"), ("/v1/availability", "get")})
_FRAMEWORKS_WORDS = frozenset({"Request fulfilled, document follows", "Document created, URL follows"})
_OWN_WORDS = {"get": "As it is now.", "post": "Done; this is how it is now."}


def operation_id(handler: HTTPRouteHandler, _method: Method, _path: object) -> str:
    """What a program made from the description calls the operation: `postBooking`."""
    first, *others = handler.handler_name.split("_")
    return first + "".join(map(str.capitalize, others))


class Description(JsonRenderPlugin):
    """The framework's description with what it does not know."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: Json) -> bytes:
        """The description as JSON."""
        return self.render_json(request, told(openapi_schema))


def told(description: Json) -> Json:
    """`description` with the true schemas, what each field means, headers, examples and links."""
    paths = {path: {way: _operation(path, way, one) for way, one in item.items()} for path, item in _paths(description)}
    shared = {"parameters": {"AcceptLanguage": _LANGUAGE, "IfNoneMatch": _KNOWN_TAG}, "schemas": schemas()}
    return {**description, "paths": paths, "components": {**description["components"], **shared}}


def schemas() -> dict[str, Json]:
    """What every value of the API looks like, by its name."""
    _, found = msgspec.json.schema_components(list(values(ApiStruct)), ref_template=REFERENCE)
    return {name: _readable(name, schema) for name, schema in found.items()}


def values(kind: type[ApiStruct]) -> Iterator[type[ApiStruct]]:
    """Every value of that kind."""
    for one in kind.__subclasses__():
        yield one
        yield from values(one)


def _readable(name: str, schema: Json) -> Json:
    """Without the indentation of source; and who reads our answers leaves room for what is new in them."""
    own = {key: value for key, value in schema.items() if key != "description"}
    if name.endswith(SAID_BY_THE_SERVICE):
        own.pop("additionalProperties", None)
    if "properties" in own:
        own["properties"] = {field: _field(name, field, one) for field, one in own["properties"].items()}
    if name in BODIES:
        own["examples"] = [BODIES[name]]
    return {**own, "description": cleandoc(schema["description"])} if "description" in schema else own


def _field(value: str, name: str, schema: Json) -> Json:
    """With what it means, and an example; what stands beside its type already holds."""
    said = {"description": _meaning(value, name)}
    example = example_of(value, name)
    return {**said, **({} if example is None else {"examples": [example]}), **schema}


def _meaning(value: str, name: str) -> str | None:
    codes = codes_of(value) if name == "code" else ()
    meaning = meaning_of(value, name)
    return f"{meaning} One of {', '.join(f'`{one}`' for one in codes)}; more may come." if codes else meaning


def _paths(description: Json) -> Iterator[tuple[str, Json]]:
    yield from description["paths"].items()


def _operation(path: str, way: str, operation: Json) -> Json:
    links = LINKS.get((path, way), {})
    responses = {
        status: {**_response(path, way, status, one), **({"links": links} if links and status in _LEADS_ON else {})}
        for status, one in sorted(operation["responses"].items())
    }
    own = ({"description": meaning_of(path, one["name"]), **one} for one in operation.get("parameters", []))
    parameters = [*own, *_shared_parameters(path, way)]
    return {**operation, **({"parameters": parameters} if parameters else {}), "responses": responses}


def _shared_parameters(path: str, way: str) -> Iterator[Json]:
    if path.startswith("/v1/"):
        yield {"$ref": "#/components/parameters/AcceptLanguage"}
    if (path, way) in _TAGGED:
        yield {"$ref": "#/components/parameters/IfNoneMatch"}


def _response(path: str, way: str, status: str, response: Json) -> Json:
    words = response["description"]
    told = {**response, "description": _OWN_WORDS[way] if words in _FRAMEWORKS_WORDS else words}
    if headers := _headers(path, way, status):
        told["headers"] = headers
    if "content" in response:
        told["content"] = {
            kind: {**one, "schema": _without_anything(one["schema"])} for kind, one in response["content"].items()
        }
    return told


def _headers(path: str, way: str, status: str) -> dict[str, Json]:
    if status in {"200", "304"} and (path, way) in _TAGGED:
        return {"ETag": _TAG}
    if status == "201" and (path, way) in _WITH_ADDRESS:
        return {"Location": _LOCATION}
    return _HEADERS.get(status, {})


def _without_anything(schema: Json) -> Json:
    """Of a handler that also makes its own responses the framework says "this, or anything"."""
    known = [one for one in schema.get("oneOf", ()) if one]
    return known[0] if len(known) == 1 else schema

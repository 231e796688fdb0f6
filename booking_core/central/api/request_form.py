"""Whether a request keeps to the form of its operation; if not, everything that is wrong with it, at once.

The framework refuses at the first fault, and does not look at what nobody declared: a name misspelt in a query would
be as if it were not there. So every query is looked at before its handler; and whatever is found to be wrong, here or
by the framework, the request is read once more to tell all of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from uuid import UUID

import msgspec
from litestar.exceptions import HTTPException
from litestar.params import HeaderParameter, ParameterKwarg, QueryParameter
from litestar.typing import FieldDefinition

from booking_core.central.api.body_faults import choices_of, faults_of_body, holds_a_cpr
from booking_core.central.api.field_faults import MISSING, NOT_RANDOM, REPEATED, UNKNOWN, Fault, Spot, fault_said
from booking_core.central.api.messages import Part
from booking_core.central.api.problems import AnyRequest

MOST_FAULTS = 50
"""A body may hold tens of thousands of wrong things; whoever corrected fifty asks again."""
BODY, JSON, WRONG_KIND_OF_BODY = "data", "application/json", 415
READING = frozenset({"GET", "HEAD"})
"""What these say in a body has no meaning (RFC 9110, 9.3.1)."""
KEY, IDEMPOTENCY_KEY = "idempotency_key", "Idempotency-Key"
"""As the code has it, and as callers write it."""
RANDOM_VERSIONS = frozenset({4, 7})
"""Of UUIDs that nobody can guess: the others tell of a machine and a time, or follow from a name (RFC 9562)."""


class Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """The body of an operation that wants none: an empty object, if there is one at all."""


class Malformed(Exception):
    """The request does not keep to its form: see `faults_of_request`."""


async def check_form(request: AnyRequest) -> None:
    """Read the body, and look at what the framework would leave unread.

    Raises:
        Malformed: the query names something twice, or something that does not exist; a CPR number is in the body, or
            anything where none is wanted; or the key could be guessed.
        HTTPException: the body says that it is no JSON (415).
    """
    if request.method not in READING:
        body = await _read_body(request)
        if holds_a_cpr(body) or any(_faults_of_no_body(request, body)):
            raise Malformed
    if KEY in _parameters(request) and any(map(_may_be_guessed, request.headers.getall(IDEMPOTENCY_KEY, []))):
        raise Malformed
    if request.scope["query_string"] and any(_faults_of_names(request, _declared(request, QueryParameter))):
        raise Malformed


async def _read_body(request: AnyRequest) -> bytes:
    """The body, kept at hand: whoever answers to errors cannot wait for it."""
    request.state.body = body = await request.body()
    kind, _ = request.content_type
    if body and kind and kind != JSON and not kind.endswith("+json"):
        raise HTTPException(status_code=WRONG_KIND_OF_BODY, headers={"Accept-Post": JSON})
    return body


def faults_of_request(request: AnyRequest) -> tuple[Fault, ...]:
    """Everything that is wrong with the form of `request`: its query, then its headers, then its body."""
    return tuple(islice(_faults(request), MOST_FAULTS))


def _faults(request: AnyRequest) -> Iterator[Fault]:
    queries, headers = _declared(request, QueryParameter), _declared(request, HeaderParameter)
    yield from _faults_of_names(request, queries)
    for name, field in queries.items():
        told = request.query_params.getall(name, [])
        yield from _faults_of_value(request, field, Spot(Part.QUERY, name), told)
    for name, field in headers.items():
        yield from _faults_of_header(request, field, Spot(Part.HEADER, name), request.headers.getall(name, []))
    body = request.state.get("body", b"")
    if BODY in _parameters(request):
        yield from faults_of_body(body, _parameters(request)[BODY].annotation)
    yield from _faults_of_no_body(request, body)


def _faults_of_no_body(request: AnyRequest, body: bytes) -> Iterator[Fault]:
    """What a body says to an operation that wants none: nobody would look at it."""
    if BODY not in _parameters(request) and body.strip():
        yield from faults_of_body(body, Nothing)


def _parameters(request: AnyRequest) -> Mapping[str, FieldDefinition]:
    """What the operation that is asked for declares, by its names in the code."""
    return request.route_handler.parsed_fn_signature.parameters


def _declared(request: AnyRequest, part: type[ParameterKwarg]) -> dict[str, FieldDefinition]:
    """What it declares of that part of a request, by the names that callers write."""
    found = ((field, field.kwarg_definition) for field in _parameters(request).values())
    return {own.name or field.name: field for field, own in found if isinstance(own, part)}


def _faults_of_names(request: AnyRequest, declared: Mapping[str, FieldDefinition]) -> Iterator[Fault]:
    """What the query names that does not exist, and what it names twice."""
    for name, times in Counter(name for name, _ in request.query_params.multi_items()).items():
        if name not in declared:
            yield Fault(Spot(Part.QUERY, name), UNKNOWN, choices=tuple(declared))
        elif times > 1 and not declared[name].is_non_string_sequence:
            yield Fault(Spot(Part.QUERY, name), REPEATED)


def _faults_of_header(request: AnyRequest, field: FieldDefinition, spot: Spot, told: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with its form; or of a key, that it was not drawn at random."""
    faults = tuple(_faults_of_value(request, field, spot, told))
    if not faults and field.name == KEY and any(map(_may_be_guessed, told)):
        faults = (Fault(spot, NOT_RANDOM),)
    yield from faults


def _may_be_guessed(key: str) -> bool:
    try:
        return UUID(key).version not in RANDOM_VERSIONS
    except ValueError:
        return False  # it is no UUID, and refused as that


def _faults_of_value(request: AnyRequest, field: FieldDefinition, spot: Spot, told: Sequence[str]) -> Iterator[Fault]:
    """What keeps the texts in `told` from being what `field` is declared as."""
    if not told:
        if not field.has_default:
            yield Fault(spot, MISSING)
        return
    kind = request.route_handler.signature_model.__annotations__[field.name]
    try:
        msgspec.convert(list(told) if field.is_non_string_sequence else told[-1], kind, strict=False)
    except msgspec.ValidationError as err:
        yield fault_said(spot, str(err).partition(" - at `")[0], choices_of(field.annotation))

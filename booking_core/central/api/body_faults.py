"""Everything that is wrong with a body: the library that reads it stops at the first.

What people write may hold a CPR number, which is a fault in any body: nobody here may have it.
"""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import msgspec
from msgspec import inspect

from booking_core.central.api.field_faults import LIKE_A_CPR, MISSING, NO_JSON, UNKNOWN, Fault, Spot, fault_said
from booking_core.central.api.messages import Part
from booking_core.domain.cpr_numbers import holds_cpr

WRITTEN = frozenset({"name", "email", "title", "reason", "override_reason"})
"""The fields, of any body, that hold what somebody wrote: all others are numbers, times, and names that exist."""


def faults_of_body(body: bytes, kind: object) -> Iterator[Fault]:
    """Each fault of `body`, which should be JSON of the type `kind`."""
    if not body:
        yield Fault(Spot(Part.BODY, ""), MISSING)
        return
    try:
        value = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield Fault(Spot(Part.BODY, ""), NO_JSON)
        return
    yield from _faults(value, kind, "")
    yield from _cpr_numbers(value, "")


def holds_a_cpr(body: bytes) -> bool:
    """Whether somebody wrote a CPR number in the JSON of `body`; False of what is no JSON."""
    try:
        return any(_cpr_numbers(msgspec.json.decode(body), ""))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _cpr_numbers(value: object, at: str) -> Iterator[Fault]:
    if isinstance(value, dict):
        for name, held in value.items():
            if name in WRITTEN and isinstance(held, str) and holds_cpr(held):
                yield Fault(Spot(Part.BODY, _within(at, name)), LIKE_A_CPR)
            yield from _cpr_numbers(held, _within(at, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _cpr_numbers(item, f"{at}[{number}]")


def choices_of(kind: object) -> tuple[str, ...]:
    """The values there are of `kind`, where it is a choice among some."""
    return tuple(_choices(inspect.type_info(kind)))


def _choices(info: inspect.Type) -> Iterator[str]:
    match info:
        case inspect.Metadata(type=inner) | inspect.ListType(item_type=inner) | inspect.VarTupleType(item_type=inner):
            yield from _choices(inner)
        case inspect.UnionType(types=types):
            for one in types:
                yield from _choices(one)
        case inspect.EnumType(cls=own):
            yield from (str(one.value) for one in own)
        case _:
            return


def _faults(value: object, kind: object, at: str) -> Iterator[Fault]:
    """What keeps `value`, which stands at `at`, from being a `kind`."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as err:
        yield from _told(value, kind, at, str(err))


def _told(value: object, kind: object, at: str, message: str) -> Iterator[Fault]:
    said, _, where = message.partition(" - at `")
    inner = _plain(kind)
    if isinstance(value, dict) and isinstance(inner, type) and issubclass(inner, msgspec.Struct):
        yield from _of_fields(value, inner, at)
    elif isinstance(value, list) and get_origin(inner) is tuple and where.startswith("$["):
        for number, item in enumerate(value):
            yield from _faults(item, get_args(inner)[0], f"{at}[{number}]")
    else:
        yield fault_said(Spot(Part.BODY, at), said, choices_of(kind))


def _plain(kind: object) -> object:
    """`kind` without limits, and without None where it may be left out."""
    if hasattr(kind, "__metadata__"):
        return _plain(get_args(kind)[0])
    others = [one for one in get_args(kind) if one is not type(None)]
    is_optional = type(None) in get_args(kind)
    return _plain(others[0]) if is_optional and len(others) == 1 else kind


def _of_fields(value: dict[str, Any], kind: type[msgspec.Struct], at: str) -> Iterator[Fault]:
    there = {one.encode_name: one for one in msgspec.structs.fields(kind)}
    for name, field in there.items():
        if name in value:
            yield from _faults(value[name], field.type, _within(at, name))
        elif field.required:
            yield Fault(Spot(Part.BODY, _within(at, name)), MISSING)
    for name in value:
        if name not in there:
            yield Fault(Spot(Part.BODY, _within(at, name)), UNKNOWN, choices=tuple(there))


def _within(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name

"""Answers that say where what was made can be looked at (RFC 9110, 10.2.2)."""

from typing import TypeVar
from uuid import UUID

from litestar import Response

CREATED = 201

Told = TypeVar("Told")


def created(told: Told, *, at: str) -> Response[Told]:
    """`told`, of what has been made and stands at that address from now on."""
    return Response(told, status_code=CREATED, headers={"Location": at})


def at_receipt(receipt: str) -> str:
    """Where whoever has the receipt looks at the booking, or at the first one of a series."""
    return f"/v1/receipts/{receipt}"


def at_house_booking(booking: UUID) -> str:
    """Where the house's own programs look at a booking."""
    return f"/v1/house/bookings/{booking}"


def at_house_series(series: UUID) -> str:
    """Where they look at a series."""
    return f"/v1/house/series/{series}"


def at_waiting_wish(wish: UUID) -> str:
    """Where it is told how many are before a wish on the waiting list."""
    return f"/v1/waiting-list/{wish}"

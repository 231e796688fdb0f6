"""What operations may set of a running service; the values here are those of a town of sixty kiosks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from types import MappingProxyType

from booking_core.central.guards.pace import USUAL_PACES, Allowance, Pace
from booking_core.central.guards.proxies import THIS_MACHINE, Networks

LEAST_FREE_BYTES = 256 * 1024 * 1024
"""With less room on its disk a service is not ready: somebody must make room before the last byte."""

BODY_SECONDS = 20
"""So long a small body may take to come."""


@dataclass(frozen=True, slots=True)
class ServiceOptions:
    """`proxies` are believed about whom they speak for; by `steady`, in seconds, it is counted who tries too often."""

    least_free_bytes: int = LEAST_FREE_BYTES
    body_seconds: float = BODY_SECONDS
    proxies: Networks = THIS_MACHINE
    paces: Mapping[Pace, Allowance] = field(default_factory=lambda: MappingProxyType(USUAL_PACES))
    steady: Callable[[], float] = monotonic


USUAL = ServiceOptions()

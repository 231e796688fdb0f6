"""What operations may set of a running service; the values here are those of a town of sixty kiosks."""

from dataclasses import dataclass

LEAST_FREE_BYTES = 256 * 1024 * 1024
"""With less room on its disk a service is not ready: somebody must make room before the last byte."""


@dataclass(frozen=True, slots=True)
class ServiceOptions:
    least_free_bytes: int = LEAST_FREE_BYTES


USUAL = ServiceOptions()

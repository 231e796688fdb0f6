"""Two primaries: a standby has taken over, and the centre before it does not know.

    kiosk, desk ──► the former ──► comes over, at its own time ──► the centre        never back
    public page ──────────────────────────────────────────────► the centre

The centre sells nothing before everybody has come over and told what was done meanwhile.
"""

from booking_core.domain.identity import DeviceId
from booking_core.simulation.centre import Centre
from booking_core.simulation.network import Call


class Primaries:
    """Who is heard by which of them."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._left: set[DeviceId] = set()
        self.former: Centre | None = None

    def hear(self, call: Call) -> None:
        """Whoever has not come over yet is still heard by the former."""
        if self.former is not None and call.request.sender in self._left:
            self.former.hear(call)
        else:
            self._centre.hear(call)

    def part(self, former: Centre, devices: set[DeviceId]) -> None:
        """From now on there are two, and all of `devices` know the former alone."""
        self.former, self._left = former, devices

    def come_over(self, device: DeviceId) -> bool:
        """That device knows the centre now; whether it was the last one, and the former is gone."""
        self._left.discard(device)
        if self.former is None or self._left:
            return False
        self.former.end()
        self.former = None
        return True

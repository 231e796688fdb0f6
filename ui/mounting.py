"""How the kiosk's screen hangs, and which part of it somebody in a wheelchair or a child can reach.

    1220 mm ┬ ─ ─ ─ ─ ┌────────┐      what is touched with low controls lies
            │         │  read  │      in the lower 55 % of a tall screen
    reach   │         ├────────┤
            │         │ touched│
     380 mm ┴ ─ ─ ─ ─ └────────┘
       0 mm ─────────────────────

The heights are those that ISO 21542 and EN 301 549 give for reaching forward and sideways from a wheelchair.
"""

from dataclasses import dataclass

LOWEST_REACH_MM = 380
HIGHEST_REACH_MM = 1220
TOUCHED_SHARE = 0.55
SCREEN_PX = 1920
BOTTOM_MM = 958
HEIGHT_MM = 476
"""A 21.5 inch screen on its end, hung so that its lower 55 % end where the reach ends."""


@dataclass(frozen=True, slots=True)
class Mounting:
    """`bottom_mm` is how far above the floor the lit part of the screen begins, `height_mm` how high it is."""

    bottom_mm: int = BOTTOM_MM
    height_mm: int = HEIGHT_MM

    @property
    def is_within_reach(self) -> bool:
        """Whether the part that low controls use can be reached."""
        top_of_touched_mm = self.bottom_mm + TOUCHED_SHARE * self.height_mm
        return self.bottom_mm >= LOWEST_REACH_MM and top_of_touched_mm <= HIGHEST_REACH_MM

    @property
    def reach_px(self) -> int:
        """How far below the top of the page, drawn 1920 px high, touching begins; 0 where all can be reached."""
        if self.bottom_mm + self.height_mm <= HIGHEST_REACH_MM:
            return 0
        return round(SCREEN_PX * (1 - TOUCHED_SHARE))

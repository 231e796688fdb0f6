"""The strips of time that the gallery shows, as fractions of what each of them covers."""

from ui.view_models.shown.ribbons import RibbonHour, RibbonPiece
from ui.view_models.visit.speech import Speech

FIRST_HOUR, HOURS = 14, 8
QUARTERS = 16
"""The strip with two ends to take hold of begins at a quarter to two and covers four hours."""


def day() -> tuple[RibbonPiece, ...]:
    """An afternoon with somebody's own time."""
    return _in_turn(
        (0.0315, "free"),
        (0.15625, "yours"),
        (0.3125, "free"),
        (0.5, "booked"),
        (0.5625, "free"),
        (0.8125, "booked"),
        (1.0, "free"),
    )


def asked() -> tuple[RibbonPiece, ...]:
    """An afternoon with a wish that nobody has answered."""
    wish = RibbonPiece(0.0625, 0.1875, "request")
    return (RibbonPiece(0, 0.25, "free"), wish, RibbonPiece(0.25, 0.5, "booked"), RibbonPiece(0.5, 1, "free"))


def grammar(speech: Speech) -> tuple[RibbonPiece, ...]:
    """Every kind of time, with its word where there is room."""
    taken, blocked = speech.say("web.legend-booked"), speech.say("web.legend-blocked")
    return _in_turn(
        (0.17, "booked", taken),
        (0.23, "setup"),
        (0.375, "booked", taken),
        (0.47, "free"),
        (0.65, "yours", speech.say("screen.your-time")),
        (0.71, "conflict"),
        (0.9, "blocked", blocked),
        (1.0, "closed"),
    )


def zoomed(speech: Speech) -> tuple[RibbonPiece, ...]:
    """Four hours around a chosen one."""
    yours = RibbonPiece(0.125, 0.625, "yours", speech.minutes(120))
    taken = RibbonPiece(0.6875, 1, "booked", speech.say("web.legend-booked"))
    return (RibbonPiece(0, 0.6875, "free"), yours, taken)


def hours() -> tuple[RibbonHour, ...]:
    """The ticks of the afternoon."""
    return tuple(RibbonHour(place / HOURS, str(FIRST_HOUR + place)) for place in range(HOURS + 1))


def four_hours() -> tuple[RibbonHour, ...]:
    """The ticks of the four hours."""
    return tuple(RibbonHour((1 + 4 * place) / QUARTERS, str(FIRST_HOUR + place)) for place in range(4))


def _in_turn(*pieces: tuple[float, str] | tuple[float, str, str]) -> tuple[RibbonPiece, ...]:
    """Each piece begins where the one before it ends."""
    starts = (0.0, *(piece[0] for piece in pieces))
    return tuple(
        RibbonPiece(start, piece[0], piece[1], piece[2] if len(piece) > 2 else "")  # noqa: PLR2004  it has a label
        for start, piece in zip(starts, pieces, strict=False)
    )

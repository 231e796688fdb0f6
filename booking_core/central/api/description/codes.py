"""Every stable word that an answer may have as its `code`, from where each is kept: programs decide by them."""

from collections.abc import Iterator

from booking_core.domain.recurring.recurrence import RecurrenceFault
from booking_core.domain.refusals import RefusalCode
from booking_core.language.catalogue import part_of_catalogue

_OTHER_SENTENCES = frozenset({"refused-series", "refused-change", "refused-closing", "http-other", "unknown-at-all"})
"""They say the same code in other words."""


def codes_of(value: str) -> tuple[str, ...]:
    """Those that the API's `value` may have; none where its code is no such word."""
    match value:
        case "ProblemOut":
            return tuple(sorted([*_told_in("api"), *(f"series-{fault.value}" for fault in RecurrenceFault)]))
        case "FaultOut":
            return tuple(sorted(_told_in("api-fault")))
        case "RefusalOut":
            return tuple(sorted(code.value for code in RefusalCode))
        case _:
            return ()


def _told_in(section: str) -> Iterator[str]:
    names = (key.partition(".") for key in part_of_catalogue("api", "en").texts)
    return (name for own, _, name in names if own == section and name not in _OTHER_SENTENCES)

"""Whether the audit log is the one that was written: nothing changed, left out or dropped."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from booking_core.store.logs.audit import GENESIS, AuditEntry, Checkpoint


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the log cannot be believed at `number`."""

    number: int
    why: str


def faults(
    kept: Iterable[AuditEntry], held: Iterable[Checkpoint], *, is_signed: Callable[[Checkpoint], bool]
) -> Iterator[Fault]:
    """Everything that does not fit, in order; nothing when the log is whole. `kept` is in order too."""
    checkpoints = tuple(held)
    for one in checkpoints:
        if not is_signed(one):
            yield Fault(one.number, "its checkpoint is not signed by this centre")
    number, chain_hash = max(((one.number, one.chain_hash) for one in checkpoints if one.is_cut), default=(0, GENESIS))
    fast = {one.number: one.chain_hash for one in checkpoints}
    for entry in kept:
        why = _why_not(entry, number, chain_hash, fast)
        if why is not None:
            yield Fault(entry.number, why)
        number, chain_hash = entry.number, entry.chain_hash
    last = max(fast, default=number)
    if last > number:
        yield Fault(number + 1, f"the log ends before it: {last} entries were there once")


def _why_not(entry: AuditEntry, number: int, chain_hash: str, fast: Mapping[int, str]) -> str | None:
    if entry.number != number + 1:
        return f"entries {number + 1} to {entry.number - 1} are missing before it"
    if not entry.follows(number, chain_hash):
        return "it is not what was written"
    if fast.get(entry.number, entry.chain_hash) != entry.chain_hash:
        return "its checkpoint holds another entry fast"
    return None

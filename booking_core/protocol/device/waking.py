"""What a new life makes of those before it: which of their journals are whole.

on the disk, and ends in CLOSE                                     whole
on the disk, the same start of the machine, the witness is in it   whole: the process was killed, or ended so
of this very process                                               whole: it was there
named by the centre, and not on the disk                           lacking: the disk went back, or is another one
perhaps forgotten by a restored centre                             lacking, unless this process or the witness knows
                                                                   that the newest life here is the newest of all

The last is what makes the rooms of a machine frozen that was switched off while the centre was restored: a disk that
went back to an earlier CLOSE looks the same, and the centre that knew a later life is gone.
"""

from collections.abc import Mapping
from dataclasses import replace

from booking_core.protocol.device.events import Welcomed
from booking_core.protocol.device.states import AgentState, Life, fresh_life
from booking_core.protocol.escrow.journal import is_whole
from booking_core.protocol.escrow.terms import NEVER, forgotten
from booking_core.protocol.messages import Incarnation


def lives_before(state: AgentState, event: Welcomed) -> Mapping[Incarnation, Life]:
    """All lives before the one that begins, each over, and whole or lacking."""
    lives = {own: _looked_over(state, life, event) for own, life in state.lives.items()}
    missing = event.previous not in {NEVER, *lives}
    if missing:
        lives[event.previous] = _lacking(event.previous, event)
    if event.is_recovering and not _was_there(state, event):
        lives[forgotten(event.epoch)] = _lacking(forgotten(event.epoch), event)
    return lives


def _lacking(incarnation: Incarnation, event: Welcomed) -> Life:
    return replace(fresh_life(incarnation), over_at=event.now)


def _looked_over(state: AgentState, life: Life, event: Welcomed) -> Life:
    over_at = event.now if life.over_at is None else life.over_at
    return replace(life, is_whole=life.is_whole or _is_proved(state, life, event), over_at=over_at)


def _is_proved(state: AgentState, life: Life, event: Welcomed) -> bool:
    """Of its own life a process needs no proof: it was there. Of a life of which nothing is here there is none."""
    if life.incarnation == state.incarnation:
        return not state.is_broken
    journal = life.journal
    return is_whole(journal.entries, journal.end, witness=event.witness, boot=event.boot)


def _was_there(state: AgentState, event: Welcomed) -> bool:
    """Whether this process, or the memory of the machine, knows the newest life on the disk as the newest of all."""
    if not state.lives:
        return False
    newest, witness = max(state.lives), event.witness
    is_own = state.incarnation == newest
    is_witnessed = witness is not None and witness.boot == event.boot and witness.end.incarnation == newest
    return is_own or is_witnessed

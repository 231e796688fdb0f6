"""A kiosk's side of the promise, as a machine: `step(state, event) -> (state, effects)`.

    states      what a process knows: its lives, its journals, what it holds
    events      what happens to it
    effects     what is to be done about it, in order
    agent       the machine
    confirming  whether a wish is confirmed here
    reporting   what a kiosk sends of itself; waking: what a new life makes of those before it
    foreseeing  what will become of what people wished while the centre was silent

Nothing here reads a clock, a disk or a network: the program on the machine and the simulator carry out the effects.
"""

from booking_core.protocol.device.agent import step
from booking_core.protocol.device.effects import (
    AskCentre,
    BeginLife,
    Commit,
    Effect,
    Forget,
    OutOfOrder,
    Print,
    SyncNow,
    Tell,
)
from booking_core.protocol.device.events import (
    CentreConfirmed,
    Committed,
    DiskFailed,
    Disowned,
    EpochHeard,
    Event,
    PageClosed,
    PageOpened,
    StopWanted,
    SyncAnswered,
    Wanted,
    Welcomed,
    WishedFor,
)
from booking_core.protocol.device.foreseeing import wishes_unheard, with_wishes
from booking_core.protocol.device.reporting import report_of, sync_of
from booking_core.protocol.device.states import AgentState, Journal, Life, begin

__all__ = [
    "AgentState",
    "AskCentre",
    "BeginLife",
    "CentreConfirmed",
    "Commit",
    "Committed",
    "DiskFailed",
    "Disowned",
    "Effect",
    "EpochHeard",
    "Event",
    "Forget",
    "Journal",
    "Life",
    "OutOfOrder",
    "PageClosed",
    "PageOpened",
    "Print",
    "StopWanted",
    "SyncAnswered",
    "SyncNow",
    "Tell",
    "Wanted",
    "Welcomed",
    "WishedFor",
    "begin",
    "report_of",
    "step",
    "sync_of",
    "wishes_unheard",
    "with_wishes",
]

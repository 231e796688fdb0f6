"""How a machine and the centre come to know each other, once for each life of the machine's process.

    machine ── HelloStart ─► Challenge
            ── Hello ──────► Welcome(epoch, incarnation)

Whatever breaks a rule of the protocol is answered NotUnderstood.
"""

from datetime import datetime

import msgspec

from booking_core.protocol.messages.form import Count, Epoch, Message


class Incarnation(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """One life of a kiosk's process: the centre's epoch when it began, and its number, which never repeats."""

    epoch: Epoch
    number: Count


class JournalEnd(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Up to which entry the journal of a life is known; `sequence` 0 before the first."""

    incarnation: Incarnation
    sequence: Count
    chain_hash: str


class HelloStart(Message, frozen=True, kw_only=True, tag="hello-start"):
    """I want to begin; give me something fresh to sign."""


class Hello(Message, frozen=True, kw_only=True, tag="hello"):
    """I have just started, and sign your challenge together with my own nonce.

    `last` is the end of the newest journal on this disk.
    """

    challenge: bytes
    nonce: bytes
    software: str
    last: JournalEnd | None = None


class Challenge(Message, frozen=True, kw_only=True, tag="challenge"):
    challenge: bytes


class Welcome(Message, frozen=True, kw_only=True, tag="welcome"):
    """You are known. Put `epoch` and `incarnation` into everything you send from now on.

    `previous` is the life of yours before this one. `recovering`: the centre was restored, and does not know yet what
    you know. `receipt_keys` are the raw Ed25519 keys of all machines whose receipts count.
    """

    epoch: int
    incarnation: int
    server_time: datetime
    previous: Incarnation = Incarnation(0, 0)
    recovering: bool = False
    receipt_keys: tuple[bytes, ...] = ()


class NotUnderstood(Message, frozen=True, kw_only=True, tag="not-understood"):
    """The message broke a rule of the protocol; `code` is stable: see `booking_core.central.machines.answering`."""

    code: str

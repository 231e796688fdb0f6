"""Talking with the centre: signed envelopes out, signed envelopes back, and nothing else believed.

    machine                                    centre
      │  HelloStart          (incarnation 0)      │
      │ ────────────────────────────────────────► │
      │ ◄──────────────────────────── Challenge   │
      │  Hello(challenge, nonce, software)        │
      │ ────────────────────────────────────────► │
      │ ◄────────────── Welcome(epoch, n)         │    a life: epoch and incarnation n
      │  Book, Cancel, Feed, SnapshotWanted       │    sequence 1, 2, 3, … in this life
      │ ────────────────────────────────────────► │

The hello is said when the first message needs it and again, once, when the centre does not know this life.
"""

import secrets
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from threading import Lock
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from booking_core.protocol.envelope import (
    CENTRE,
    Envelope,
    EnvelopeUnreadable,
    FromCentre,
    FromDevice,
    SignatureWrong,
    Stamp,
    open_envelope,
    read_centre_message,
    seal,
    verify,
)
from booking_core.protocol.messages import (
    Challenge,
    Command,
    ConditionCommand,
    Hello,
    HelloStart,
    JournalEnd,
    NoteUnmet,
    NotUnderstood,
    Query,
    WaitingCommand,
    Welcome,
)
from booking_core.protocol.messages.cards import CardMessage
from booking_core.protocol.messages.escrow import MachinesWanted, Redeem
from booking_core.protocol.messages.staff import StaffMessage
from booking_core.protocol.messages.wishes import WishMessage
from kiosk.centre.failures import CentreFailure, CentreObjects, CentreUnreachable, CentreUntrusted, ConnectionBroken
from kiosk.centre.known_keys import KnownKeys
from kiosk.centre.line import CentreLine
from kiosk.setup.identity import Identity

MESSAGES_PATH = "/v1/messages"
COMMAND_SECONDS = 3.0
HELLO_SECONDS = 3.0
NONCE_BYTES = 32
HELLO_SEQUENCES = 2**31
EPOCH_UNKNOWN = "epoch-unknown"

DISOWNED = frozenset({"device-unknown", "signature-wrong"})
CURED_BY_HELLO = frozenset({"epoch-unknown", "epoch-old", "incarnation-unknown", "sequence-old"})


@dataclass(frozen=True, slots=True)
class Life:
    """One incarnation of this machine, in one epoch of the centre."""

    epoch: int
    incarnation: int


class LifeKeeper(Protocol):
    """Whoever must know of the lives this machine is given, and of a new epoch. Neither call may wait."""

    def last(self) -> JournalEnd | None:
        """The end of the newest journal on this disk."""
        ...

    def welcomed(self, welcome: Welcome) -> None:
        """The centre has given this process a life."""
        ...

    def epoch_heard(self, epoch: int) -> None:
        """The centre has begun a new epoch."""
        ...

    def disowned(self) -> None:
        """The centre does not know this machine."""
        ...


class CentreConversation:
    """Asks the centre, from any thread.

    Commands go one at a time, in order, on a thread of their own, so that whoever waits for one is free after
    `command_seconds` whatever the network (or a name server) does; feed polls run beside them on the caller's
    thread, which must always be the same. A command given up on may still have been carried out by the centre.
    """

    def __init__(
        self,
        identity: Identity,
        *,
        centre_url: str,
        software: str,
        command_seconds: float = COMMAND_SECONDS,
        keeper: LifeKeeper | None = None,
        keys: KnownKeys | None = None,
    ) -> None:
        self._keys = keys
        self._identity = identity
        self._keeper = keeper
        self._command_seconds = command_seconds
        self._software = software
        address = f"{centre_url}{MESSAGES_PATH}"
        self._commands = CentreLine(address)
        self._feed = CentreLine(address)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="centre-commands")
        self._hello_lock = Lock()
        self._stamp_lock = Lock()
        self._epoch = identity.enrolled.epoch
        self._life: Life | None = None
        self._sequence = count(1)
        self._receipt_keys: tuple[Ed25519PublicKey, ...] = ()

    @property
    def receipt_keys(self) -> tuple[Ed25519PublicKey, ...]:
        """The keys of all machines whose receipts count, as the centre said at the last hello of any process here."""
        return self._receipt_keys if self._keys is None else self._keys.keys

    @property
    def epoch(self) -> int:
        """The newest life of the centre that is known here."""
        return self._epoch

    def know_epoch(self, epoch: int) -> None:
        """Believe nothing from before `epoch`."""
        with self._stamp_lock:
            is_newer = epoch > self._epoch
            self._epoch = max(self._epoch, epoch)
        if is_newer and self._keeper is not None:
            self._keeper.epoch_heard(epoch)

    def close(self) -> None:
        """End every call that waits; later ones fail."""
        for line in (self._commands, self._feed):
            line.interrupt()
        self._worker.shutdown(wait=False, cancel_futures=True)
        for line in (self._commands, self._feed):
            line.close()

    def greet(self) -> None:
        """Whether the centre answers and knows this machine, on the caller's thread; no life is begun or ended by it.

        Raises:
            CentreFailure: it does not.
        """
        self._challenged(self._first_stamp(), self._commands)

    def command(
        self,
        message: Command
        | WaitingCommand
        | ConditionCommand
        | NoteUnmet
        | Query
        | MachinesWanted
        | Redeem
        | StaffMessage
        | CardMessage
        | WishMessage,
    ) -> FromCentre:
        """The centre's answer, whichever it is.

        Raises:
            CentreFailure: none came within `command_seconds`.
        """
        try:
            asked = self._worker.submit(self._exchange, message, self._commands, self._command_seconds)
        except RuntimeError as err:
            reason = "this machine is stopping"
            raise CentreUnreachable(reason) from err
        return _result(asked, within_seconds=self._command_seconds)

    def poll(self, message: FromDevice, *, within_seconds: float) -> FromCentre:
        """The centre's answer to one who may wait for it, on the caller's thread.

        Raises:
            CentreFailure: see `centre_failures`.
        """
        return self._exchange(message, self._feed, within_seconds)

    def command_later(self, message: Callable[[], FromDevice], heard: Callable[[FromCentre], None]) -> None:
        """Ask behind the commands already on their way; a failure is told to nobody."""

        def told() -> None:
            with suppress(CentreFailure):
                heard(self._exchange(message(), self._commands, self._command_seconds))

        with suppress(RuntimeError):  # this machine is stopping
            self._worker.submit(told)

    def _exchange(self, message: FromDevice, line: CentreLine, seconds: float) -> FromCentre:
        """One question and its answer; a new epoch is taken on, and a life the centre does not know is renewed once."""
        life = self._current_life(line, stale=None)
        answer = self._ask(message, life, line, seconds=seconds)
        if isinstance(answer, NotUnderstood) and answer.code == EPOCH_UNKNOWN:
            life = self._in_new_epoch(life)
            answer = self._ask(message, life, line, seconds=seconds)
        if isinstance(answer, NotUnderstood) and answer.code in CURED_BY_HELLO:
            life = self._current_life(line, stale=life)
            answer = self._ask(message, life, line, seconds=seconds)
        if isinstance(answer, NotUnderstood):
            raise self._objection(answer.code)
        return answer

    def _objection(self, code: str) -> CentreObjects:
        """A centre that does not know this machine has been put back, or was told that it is lost.

        It may let others have what is held here. Should it know the machine again, a life begins anew.
        """
        if code in DISOWNED:
            self._life = None
            if self._keeper is not None:
                self._keeper.disowned()
        return CentreObjects(code)

    def _ask(self, message: FromDevice, life: Life, line: CentreLine, *, seconds: float) -> FromCentre:
        """A connection the centre closed while it was idle is noticed only by asking: then a second try is due."""
        try:
            return self._send(message, self._next_stamp(life), line, seconds=seconds)
        except ConnectionBroken:
            return self._send(message, self._next_stamp(life), line, seconds=seconds)

    def _send(self, message: FromDevice, stamp: Stamp, line: CentreLine, *, seconds: float) -> FromCentre:
        data = line.post(seal(message, stamp, self._identity.key), within_seconds=seconds)
        envelope = self._trusted(data, stamp)
        self.know_epoch(envelope.epoch)
        try:
            answer: FromCentre = read_centre_message(envelope)
        except EnvelopeUnreadable as err:
            raise CentreUntrusted(str(err)) from err
        return answer

    def _trusted(self, data: bytes, asked: Stamp) -> Envelope:
        """The envelope in `data`, when the centre signed it as the answer to what was `asked`."""
        try:
            envelope = open_envelope(data)
            verify(envelope, self._identity.enrolled.centre_key)
        except EnvelopeUnreadable as err:
            reason = "no envelope came back"
            raise CentreUntrusted(reason) from err
        except SignatureWrong as err:
            reason = "not signed by the centre this machine was enrolled at"
            raise CentreUntrusted(reason) from err
        answered = (envelope.sender, envelope.incarnation, envelope.sequence)
        if answered != (CENTRE, asked.incarnation, asked.sequence):
            reason = "the answer to another question"
            raise CentreUntrusted(reason)
        if envelope.epoch < self._epoch:
            reason = f"an answer of epoch {envelope.epoch}, when {self._epoch} has begun"
            raise CentreUntrusted(reason)
        return envelope

    def _next_stamp(self, life: Life) -> Stamp:
        with self._stamp_lock:
            return Stamp(self._identity.device, life.epoch, life.incarnation, next(self._sequence))

    def _in_new_epoch(self, life: Life) -> Life:
        """The same life, speaking to a centre that was restored."""
        with self._hello_lock:
            if self._life == life:
                self._life = Life(self._epoch, life.incarnation)
            return self._life or life

    def _current_life(self, line: CentreLine, *, stale: Life | None) -> Life:
        """The life to speak in, a new one if it is `stale` or none: two threads begin one life, not two."""
        with self._hello_lock:
            if self._life is None or self._life == stale:
                self._life = self._begin_life(line)
            return self._life

    def _begin_life(self, line: CentreLine) -> Life:
        start = self._first_stamp()
        challenge = self._challenged(start, line)
        nonce = secrets.token_bytes(NONCE_BYTES)
        last = None if self._keeper is None else self._keeper.last()
        hello = Hello(challenge=challenge.challenge, nonce=nonce, software=self._software, last=last)
        stamp = Stamp(self._identity.device, self._epoch, 0, start.sequence + 1)
        welcome = self._hello(hello, stamp, line)
        if not isinstance(welcome, Welcome):
            raise unasked(welcome)
        self._receipt_keys = tuple(Ed25519PublicKey.from_public_bytes(key) for key in welcome.receipt_keys)
        if self._keys is not None:
            self._keys.learn(welcome.receipt_keys)
        with self._stamp_lock:
            self._sequence = count(1)
        if self._keeper is not None:
            self._keeper.welcomed(welcome)
        return Life(welcome.epoch, welcome.incarnation)

    def _first_stamp(self) -> Stamp:
        """The sequence of a hello is drawn anew each time: recorded answers of an earlier start do not fit."""
        return Stamp(self._identity.device, self._epoch, 0, secrets.randbelow(HELLO_SEQUENCES) + 1)

    def _challenged(self, start: Stamp, line: CentreLine) -> Challenge:
        challenge = self._hello(HelloStart(), start, line)
        if not isinstance(challenge, Challenge):
            raise unasked(challenge)
        return challenge

    def _hello(self, message: HelloStart | Hello, stamp: Stamp, line: CentreLine) -> FromCentre:
        try:
            answer = self._send(message, stamp, line, seconds=HELLO_SECONDS)
        except ConnectionBroken:
            answer = self._send(message, stamp, line, seconds=HELLO_SECONDS)
        if isinstance(answer, NotUnderstood):
            raise self._objection(answer.code)
        return answer


def _result(asked: Future[FromCentre], *, within_seconds: float) -> FromCentre:
    try:
        return asked.result(timeout=within_seconds)
    except FutureTimeoutError as err:
        asked.cancel()
        reason = "no answer in time"
        raise CentreUnreachable(reason) from err


def unasked(answer: FromCentre) -> CentreUntrusted:
    """Of an answer that is signed and well formed, and is another message's."""
    return CentreUntrusted(f"a {type(answer).__name__} that does not answer the question")

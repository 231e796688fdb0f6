"""The two addresses devices use: one to enrol, one for everything afterwards."""

import structlog
from litestar import Response, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import JSONBody

from booking_core.central.api.messages import EnrolIn, EnrolOut
from booking_core.central.api.problems import AnyRequest, Problem, described_with_body
from booking_core.central.centre import Centre
from booking_core.central.data_folder.endorsing import endorsement
from booking_core.central.data_folder.machines_file import keep_machines
from booking_core.central.guards.guarding import IS_LARGE, MACHINES, UNHEARD, Doors
from booking_core.central.guards.guesses import PAUSE, Guess, Guesses, TooManyGuesses
from booking_core.central.guards.origins import sender_of
from booking_core.central.guards.pace import Pace, TooFast
from booking_core.central.machines.answering import (
    Rejected,
    answer,
    receive,
    sealed_answer,
    sealed_rejection,
    signer_of,
)
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act
from booking_core.store.machines import devices
from booking_core.store.machines.devices import DeviceRecord, EnrolmentRefused

log = structlog.get_logger()

_ADVICE = "it was retired, declared lost or replaced, and still asks: enrol it anew, or switch it off"
OF_NO_MACHINE = {"envelope-unreadable": 400, "device-unknown": 403, "signature-wrong": 403}
"""What is no message of a machine that is ours, and the status it is answered with; a machine goes by the signed code.

Whatever a machine of ours says in form is answered with 200, also that it is to say hello again (ADR 0060).
"""
LARGEST_REPORT_BYTES = 64 * 1024 * 1024
"""A report brings a device's whole replica: tens of thousands of bookings."""


@post(
    "/v1/devices/enrol",
    status_code=200,
    sync_to_thread=True,
    tags=["Devices"],
    summary="Enrol a device",
    responses=described_with_body(400, 403, 429, 503),
)
def enrol_device(
    request: AnyRequest, centre: NamedDependency[Centre], enrolments: NamedDependency[Guesses], data: JSONBody[EnrolIn]
) -> EnrolOut:
    """Exchange a one-time code and the device's own public key for the centre's keys.

    Wrong codes are counted by address, and after twenty of them there is a pause.
    """
    try:
        with enrolments.one_from(sender_of(request), now=centre.clock()) as guess:
            record = _enrolled(centre, data, guess)
    except TooManyGuesses as err:
        raise TooFast(int(PAUSE.total_seconds())) from err
    return EnrolOut(
        device=record.id,
        venue=record.venue,
        role=record.role.value,
        epoch=centre.store.head().epoch,
        centre_key=centre.keys.signing.public_key().public_bytes_raw(),
        sealing_key=centre.keys.sealing.public_key().public_bytes_raw(),
    )


def _enrolled(centre: Centre, data: EnrolIn, guess: Guess) -> DeviceRecord:
    """The device that the code lets in.

    Raises:
        Problem: the code lets nobody in, or not any more.
    """
    try:
        with centre.store.writing() as connection:
            now = centre.clock()
            record = devices.enrol(connection, data.code, data.public_key, now=now)
            devices.endorse(connection, record.id, endorsement(record.key, centre.keys.signing))
            keep_machines(centre.folder, (devices.as_enrolled(record, now=now),))
            audit.append(connection, [Act(f"device:{record.id}", "enrolled", record.id)], now=now)
    except EnrolmentRefused as err:
        guess.was_wrong()
        raise Problem(403, err.reason.value) from err
    return record


@post(
    "/v1/messages",
    status_code=200,
    tags=["Devices"],
    include_in_schema=False,
    request_max_body_size=LARGEST_REPORT_BYTES,
    opt={IS_LARGE: True},
)
async def post_message(
    request: AnyRequest, centre: NamedDependency[Centre], doors: NamedDependency[Doors]
) -> Response[bytes]:
    """One signed envelope in, one out; see `booking_core.protocol.envelope`.

    A machine's pace is its own, wherever it is: what others send in its name is not signed by it. What nobody signed
    is counted by the address it came from, and refused when there is too much of it: looking whether somebody did
    costs less than a refusal, and the machines of a house share its address with its guests. What waits for news counts
    for the machine that waits, and for no address.
    """
    mistaken, sender, status = doors.buckets[Pace.MISTAKEN], sender_of(request), 200
    data = await request.body()
    try:
        with doors.one_more(UNHEARD, sender):
            received = await sync_to_thread(receive, centre, data)
        doors.buckets[Pace.TELLING].take(received.device.id)
        doors.not_taken.discard(received.device.public_key)
        with doors.one_more(MACHINES, received.device.id):
            answered = await answer(centre, received)
            content = await sync_to_thread(sealed_answer, centre, received, answered)
        centre.measures.heard(type(received.message).__name__, "answered")
    except Rejected as err:
        centre.measures.heard("", err.code)
        if err.code in OF_NO_MACHINE:
            mistaken.take(sender)
        status = OF_NO_MACHINE.get(err.code, status)
        await sync_to_thread(_say, centre, data, err.code, doors)
        content = await sync_to_thread(sealed_rejection, centre, data, err.code)
    return Response(content, status_code=status, media_type="application/json")


def _say(centre: Centre, data: bytes, code: str, doors: Doors) -> None:
    """Name the machine where one has signed. One that the centre does not take comes again and again: it is said once.

    A machine is known by its key: two of one name are two.
    """
    signed = signer_of(centre, data)
    if signed is None:
        log.warning("message-not-understood", code=code)
        return
    device, key = signed
    if code not in OF_NO_MACHINE:
        log.warning("message-not-understood", code=code, device=device)
    elif key not in doors.not_taken:
        doors.not_taken.add(key)
        log.warning("message-not-understood", code=code, device=device, advice=_ADVICE)

"""A front desk and other machines, enrolled at a running centre."""

from base64 import b64decode

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from booking_core.domain.identity import DeviceId, VenueId
from booking_core.store.machines import devices
from tests.booking_core.central.machines.test_answering import Device, enrol
from tests.booking_core.central.running_centre import RunningCentre

DESK = DeviceId("medborgerhus-desk")


def a_desk(running: RunningCentre) -> Device:
    """The desk of the citizens' house, which is registered and taken in."""
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, DESK, VenueId("medborgerhus"))
    return taken_in(running, DESK)


def taken_in(running: RunningCentre, name: DeviceId) -> Device:
    code = f"CODE-{name}"
    with running.centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, name, code, now=running.clock())
    key = Ed25519PrivateKey.generate()
    answer = enrol(running, key, code)
    device = Device(running, Ed25519PublicKey.from_public_bytes(b64decode(answer["centre_key"])), key, name)
    device.hello()
    return device

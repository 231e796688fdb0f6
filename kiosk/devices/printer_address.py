"""Which printer a machine has, as its settings say it.

folder:paper                    PDF files in a folder of the data folder
escpos+folder:paper             the same, and beside each the bytes for a roll printer
escpos+network:10.0.0.5:9100    a roll printer on the network; the port may be left out
escpos+serial:/dev/ttyUSB0      on a serial line; :19200 behind it for another speed than 9600
escpos+usb:04b8:0e15            on USB, by vendor and product
escpos+file:/dev/usb/lp0        a device file
cups:kontor                     a queue of this machine, as PDF
"""

from pathlib import Path
from typing import TYPE_CHECKING

from booking_core.documents.rolls import Roll
from kiosk.devices.print_queue import PrintQueue
from kiosk.devices.printers import CupsQueue, FolderPrinter, NoPrinter, ReceiptPrinter

if TYPE_CHECKING:
    from kiosk.devices.roll_lines import RollLine

EXPECTED = (
    "folder:FOLDER, escpos+folder:FOLDER, escpos+network:HOST:PORT, escpos+serial:DEVICE, escpos+usb:VENDOR:PRODUCT, "
    "escpos+file:PATH or cups:QUEUE"
)
QUEUE_FOLDER = "print-queue"
HIGHEST_PORT = 2**16 - 1
USUAL_PORT = 9100
USUAL_BAUD = 9600
HEXADECIMAL = 16


def check_address(address: str) -> None:
    """Nothing, when `address` names a printer.

    Raises:
        ValueError: it does not.
    """
    kind, _, where = address.partition(":")
    if kind in {"folder", "escpos+folder", "cups"} and where:
        return
    line_at(address)


def printer_at(address: str | None, data_dir: Path, *, roll: Roll | None = None) -> ReceiptPrinter:
    """The printer `address` names; `roll` when the settings know its paper better than the places file.

    Raises:
        ValueError: `address` names none.
    """
    if address is None:
        return NoPrinter()
    kind, _, where = address.partition(":")
    match kind:
        case "folder" | "escpos+folder":
            return FolderPrinter(data_dir / Path(where).expanduser(), with_rolls=kind == "escpos+folder")
        case "cups":
            return CupsQueue(where)
        case _:
            return PrintQueue(data_dir / QUEUE_FOLDER, line_at(address).send, roll=roll)


def line_at(address: str) -> "RollLine":
    """The line to the roll printer that `address` names.

    Raises:
        ValueError: it names none.
    """
    # The library behind these takes 0.4 s to load: only machines with such a printer wait for it.
    from kiosk.devices import roll_lines  # noqa: PLC0415

    kind, _, where = address.partition(":")
    match kind:
        case "escpos+network" if where:
            return roll_lines.network_line(*_host_and_port(where))
        case "escpos+serial" if where:
            device, _, baud = where.partition(":")
            return roll_lines.serial_line(device, int(baud or USUAL_BAUD))
        case "escpos+usb" if where:
            vendor, product = (int(part, HEXADECIMAL) for part in where.split(":"))
            return roll_lines.usb_line(vendor, product)
        case "escpos+file" if where:
            return roll_lines.file_line(where)
        case _:
            message = f"{address!r} names no printer"
            raise ValueError(message)


def _host_and_port(where: str) -> tuple[str, int]:
    host, colon, port = where.rpartition(":")
    if not colon:
        return where, USUAL_PORT
    if not host or not port.isdigit() or not 0 < int(port) <= HIGHEST_PORT:
        message = f"{where!r} is no host and port"
        raise ValueError(message)
    return host, int(port)

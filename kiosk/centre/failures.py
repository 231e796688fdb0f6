"""What can go wrong between this machine and its centre, as one tree.

    CentreFailure
    ├── CentreUnreachable      nothing answered: refused, timed out, HTTP 5xx, 408 or 429, no name, no route
    │   └── ConnectionBroken   refused, or closed before the answer; asking once more may help at once
    ├── CentreUntrusted        what answered is not the centre of the enrolment: a captive portal's page, a wrong
    │                          certificate or signature, the answer to another question, an older epoch
    └── CentreObjects          the centre answered, signed, that the message broke a rule of the protocol

The first two say nothing of what the centre did with the message: it may have been carried out.
"""


class CentreFailure(Exception):
    """No answer that may be used."""


class CentreUnreachable(CentreFailure):
    """Nothing answered in time."""


class ConnectionBroken(CentreUnreachable):
    """There is no connection, or it was closed before an answer came."""


class CentreUntrusted(CentreFailure):
    """What answered is not the centre, or its answer does not belong to the question."""


class CentreObjects(CentreFailure):
    """The centre did nothing; `code` is its stable reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

"""What the API's description says of the API as a whole; docs/api.md says the same with examples."""

from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, License, SecurityScheme, Tag

from booking_core.central.accounts.acting_systems import SCHEME
from booking_core.central.api.description.document import Description, operation_id

_OVERVIEW = """\
Shows and books a municipality's meeting places. `docs/api.md` beside the program's source is a way through it.

- **Nothing to sign up for.** What is free and what is on anybody may ask, and book. Whoever has a booking's `receipt` \
may show, change and cancel it: keep it as a password. Under `/v1/house/` the municipality's own programs act for the \
house, each with a token.
- **Times** are instants with an offset from UTC (`2026-12-02T16:00:00+01:00`); the service tells them in UTC. Days \
(`2026-12-02`) and times of the clock (`19:00`) are local, in the `time_zone` of `GET /v1/venues`. A span ends where \
the next may begin, and both are whole quarters of an hour.
- **Sending again is harmless.** What changes something takes an `Idempotency-Key`, a UUID of your own, drawn at \
random (version 4 or 7; one that could be guessed is an error, 400, `not-random`). Until you have an answer send the \
same body with the same key: it is done once, and answered the same, a refusal too. Another body with that key is \
answered 422.
- **Versions.** A change names the `version` it has seen. Has the booking changed since, nothing is done, and the \
answer (409) brings it as it is now.
- **Errors** are `application/problem+json` (RFC 9457) in one form, `ProblemOut`. `code` is stable, `detail` is for \
people. Of what cannot be read (400) `faults` name everything at once. What is not to be had (409) has its reasons in \
`refusals`.
- **A query names what there is.** A parameter that an operation does not know is an error (400), and none is named \
twice that is no list. Fields of a body hold to the same. Answers may get new fields: leave unread what you do not know.
- **No CPR numbers.** What looks like one, in a name, an e-mail, a title or a reason, is an error (400, \
`looks-like-cpr`): nothing is kept of it.
- **Languages.** `Accept-Language` chooses the language of sentences. What citizens read, as rules and refusals, is in \
`da`, `en`, `de`, `ar`, `tr`, `uk`, `pl` and `ur`, all else in `da` and `en`; Danish when it names none of them.
- **Long lists** come in pages: `next` of one is the `cursor` of the following, null at the end.
- **Pace.** Who asks too fast is answered 429 and waits for as many seconds as `Retry-After` says; after 503 the same.
- **News.** `GET /v1/changes?wait=25` answers when something has changed, and says which space: ask for that one's \
availability then, with the ETag you have as `If-None-Match`.
- **Asking us about an answer:** tell its `X-Request-Id`.
- **HEAD** is answered wherever GET is, and OPTIONS everywhere. `Accept` is not looked at: answers are JSON.
"""

_TAGS = {
    "Places": "What there is, what is free, what is on, and what has changed.",
    "Bookings": "Booking a place, and what may be done with a booking by whoever has its receipt.",
    "Series": "Many dates with one rule, looked at date by date before they are booked.",
    "Waiting list": "Being told when something becomes free.",
    "Wishes": "What people miss in the houses, and what the houses answer.",
    "The house": "What the municipality's own programs do for the house, each with its token.",
    "Devices": "How a machine is enrolled.",
    "Operations": "Whether the service lives, and can do its work.",
}


def described_api() -> OpenAPIConfig:
    """The description as JSON alone: the framework's pages for it would fetch scripts from third parties."""
    return OpenAPIConfig(
        title="Mødested",
        version="1",
        description=_OVERVIEW,
        license=License(name="GPL-3.0-or-later", identifier="GPL-3.0-or-later"),
        tags=[Tag(name=name, description=words) for name, words in _TAGS.items()],
        components=Components(
            security_schemes={
                SCHEME: SecurityScheme(
                    type="http",
                    scheme="bearer",
                    description="For the municipality's own programs: `moedested central system` makes the token.",
                )
            }
        ),
        path="/schema",
        operation_id_creator=operation_id,
        use_handler_docstrings=True,
        render_plugins=[Description()],
    )

"""What the desk says while somebody signs in."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from booking_core.domain.places import Municipality
from booking_core.domain.sessions import SHORTEST_PASSWORD
from booking_core.protocol.messages.staff import NotSignedIn, SinceLastTime, WhyNot
from ui.ports import CentreSilent
from ui.view_models.desk.machine_names import desk_name
from ui.view_models.visit.speech import Speech

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class SignInState:
    """`who` is signed in, empty when nobody is. `is_shown`: somebody must sign in before anything else."""

    is_shown: bool = False
    who: str = ""
    says: str = ""
    asks_fresh: bool = False
    is_busy: bool = False


def why_not(answer: NotSignedIn | CentreSilent, speech: Speech) -> str:
    """Why nobody was signed in, and what to do about it."""
    if isinstance(answer, CentreSilent):
        return speech.say("sign-in.silent")
    match answer.why:
        case WhyNot.FRESH_NEEDED | WhyNot.TOO_SHORT | WhyNot.TOO_EASY:
            return speech.say(f"sign-in.{answer.why}", shortest=SHORTEST_PASSWORD)
        case WhyNot.WRONG if not answer.wait_seconds:
            return speech.say("sign-in.wrong")
        case _:
            return speech.say(f"sign-in.{answer.why}-wait", wait=_wait(answer.wait_seconds, speech))


def since_last_time(since: SinceLastTime, places: Municipality, speech: Speech, *, now: datetime) -> str:
    """What has been done with the account since, and what to do about it if it was somebody else."""
    if since.signed_in_at is None:
        return ""
    desk = "" if since.desk is None else desk_name(places, since.desk, speech)
    told = [speech.say("sign-in.last", when=speech.when(since.signed_in_at, now), desk=desk)]
    if since.password_since is not None:
        told.append(speech.say("sign-in.password-since", when=speech.when(since.password_since, now)))
    if since.failures:
        told.append(speech.count("sign-in.failures", since.failures))
    return " ".join([*told, speech.say("sign-in.not-you")])


def _wait(seconds: float, speech: Speech) -> str:
    if seconds < _MINUTE:
        return speech.count("sign-in.seconds", ceil(seconds))
    return speech.count("sign-in.minutes", ceil(seconds / _MINUTE))

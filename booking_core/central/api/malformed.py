"""The answer to a request that does not keep to its form: all that is wrong with it, in the caller's language."""

from litestar import Response

from booking_core.central.api.field_faults import WRONG, Fault, Spot, fault_told
from booking_core.central.api.messages import Part, ProblemOut
from booking_core.central.api.problems import BAD_REQUEST, AnyRequest, problem_told, words_of
from booking_core.central.api.request_form import faults_of_request


def malformed_response(request: AnyRequest, _error: Exception) -> Response[ProblemOut]:
    """Names each fault, where it is and what to do about it.

    JSON is UTF-8 (RFC 8259, 8.1) and not nested a thousand deep: anything else is the caller's mistake too.
    """
    words = words_of(request)
    found = faults_of_request(request) or (Fault(Spot(Part.BODY, ""), WRONG),)
    faults = tuple(fault_told(one, words) for one in found)
    return problem_told(BAD_REQUEST, "malformed", words.text("api.malformed"), faults=faults)

"""The API's description, read as a client reads it: what is written once is looked up where it stands."""

from collections.abc import Mapping
from typing import Any


def parameters_of(description: Mapping[str, Any], operation: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The parameters of an operation, also those that many have in common."""
    shared = description["components"]["parameters"]
    listed = operation.get("parameters", [])
    return [shared[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in listed]

"""The municipality's places file: TOML in, `domain.places.Municipality` out, or every mistake in one go.

    reading     file → TOML document, with sentences for what is no file, no text, no TOML
    draft       document → tables that are right by themselves, and what is wrong with the others
    schema      what each table may say
    checks      what the tables must say together
    conversion  a draft without errors → Municipality

Errors are in English, as all of the command line is. They are written for whoever wrote the file.
"""

from booking_core.central.places_file.errors import PlacesFileError, PlacesFileInvalid
from booking_core.central.places_file.reading import read_places_file

__all__ = ["PlacesFileError", "PlacesFileInvalid", "read_places_file"]

"""How a machine is set up, and what it knows of itself from then on.

settings   what it is told: `kiosk.toml` and the command line
identity   who it is: its own key, and the centre it belongs to
enrolment  how it is taken in
"""

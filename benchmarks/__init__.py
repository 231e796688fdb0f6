"""What the documentation promises about speed and memory, measured: `make bench`.

Every figure is set against a floor measured in the same run, or against a peer's published figure; the ratio is
what travels between machines.
"""

"""The only place where other threads meet the GUI thread.

jobs      work beside it, delivered back on it
pictures  newer pictures of the houses, posted from the thread that syncs
rows      the one list model
scanner   what a barcode reader says
failures  what happens when a slot raises
"""

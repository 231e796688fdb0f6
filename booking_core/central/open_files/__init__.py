"""A town's whole history as open, documented files, and such files put into an empty database.

    export   one state of the database ─► a folder or a zip: JSON Lines a kind, a calendar a house, a manifest
    import   every file looked through first ─► one transaction ─► a centre that answers the same

`docs/open-files.md` tells other programs how to read them; `booking_core.store.open_files` has the lines themselves.
"""

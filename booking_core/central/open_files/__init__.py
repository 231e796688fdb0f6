"""A town's whole history as open, documented files, and such files put into an empty database.

    export   one state of the database ─► a folder or a zip: JSON Lines a kind, a calendar a house, a manifest
    import   every file looked through first ─► one transaction ─► a centre that answers the same

    exporting, importing  the two commands; progress: a bar for whoever waits
    shelf, line_files     a folder or a zip, and its lines; manifest, calendars: what lies there besides
    keyring               what only a centre with other keys must do anew

`docs/open-files.md` tells other programs how to read them; `booking_core.store.open_files` has the lines themselves.
"""

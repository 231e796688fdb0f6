"""What is kept on disk: the central store, the files of a machine, and the migrations.

The central store, by SQLAlchemy Core
    central_store   the one object the service reads and writes through
    deciding        commands, each in one transaction
    escrow          who holds which cell, and what was done elsewhere
    bookings, told, accounts, machines  by subject, each function in the caller's transaction
    places          the places in force: every import is a version
    logs            the feed and the audit log
    upkeep          deleted, copied, examined, counted
    open_files      rows as lines that any program can read, and back
    engines         where the tables lie, and with which promises
    statements      how statements are made few and quick
    schema, rows    the tables, and how a booking lies in them; migrations: to their newest form
A machine's own files, by `sqlite3` alone (ADR 54)
    machine_disk    its replica, journal and outbox
On either
    durable_files   files that must be on the disk before anything follows from them
    sqlite_pragmas  how every SQLite file is used
"""

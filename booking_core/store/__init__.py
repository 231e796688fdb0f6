"""What is kept on disk: the central store, the files of a machine, and the migrations.

The central store, by SQLAlchemy Core
    central_store      the one object the service reads and writes through
    schema, rows       the tables, and how a booking lies in them; migrate, migrations: to their newest form
    databases          where they lie; engine, postgres_engine, sqlite_pragmas: with which promises
    transactions       committed whole; announcing: other processes hear of it
Deciding
    commands           one command: its slice read, the authority asked, its changes written
    together           several in one transaction; slices: all they look at, read at once
    cases, known       a command as it is asked to be decided, and what rules look at besides
    kept_answers       what each command was answered
    taking_in          what was confirmed elsewhere; escrow_books, standings, authority_store: who holds which cell
    at_once, listed, prepared, upserts  how statements are made few and quick
    wish_commands, waiting_commands, condition_commands, unmet_commands  what is told and decides nothing
By subject, each function in the caller's transaction
    *_store, and places, devices, machines, staff, system_accounts, place_cards, waiting_list, house_wishes,
    requests, unmet_demand, notifications, overrides, doubts, weather, guesses, ended_credentials, kept_wishes
    feed_log           the feed, and where it ends; audit, audited, audit_check: who did what; ends: of both
    lookups, open_events, standing_runs, space_use, figures  what is asked of it
    retention          what goes when its days have passed; personal_rows: where a person stands
    copying, examination, open_files  all rows moved, looked at, or as lines that any program can read
A machine's own files, by `sqlite3` alone (ADR 54)
    machine_database   one such file; machine_files: opened sound, or moved aside
    replica, journal, outbox, each with its *_schema; scanned, wish_box
On either
    durable_files      files that must be on the disk before anything follows from them
"""

"""What a machine keeps on its own disk, by `sqlite3` alone (ADR 54).

machine_database  one such file; machine_files: opened sound, or moved aside
journal           what was confirmed here
outbox            what people asked for here, what they were told and what they took along
replica           what is known of the centre's bookings
scanned           receipts that nobody could say anything about yet
wish_box          what people miss, until the centre has heard it
*_schema          the tables of each
"""

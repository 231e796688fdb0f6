"""How statements are made few and quick, the same for SQLite and PostgreSQL.

prepared  written out once, sent to the driver as they are
at_once   many rows of many tables by one call
listed    lists that go along as one parameter
upserts   the INSERT that knows ON CONFLICT
parts     deleted a part at a time
"""

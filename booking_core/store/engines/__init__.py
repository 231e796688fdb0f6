"""Where the central store's tables lie, and with which promises.

databases          one SQLite file, or a database of a PostgreSQL server
sqlite_engine, postgres_engine  one writer at a time, readers that never wait
hindrances         what keeps a database that answers from writing
transactions       committed whole, tried again where nobody is to blame
announcing         other processes hear of it
migrate            the tables brought to their newest form by `migrations/`
"""

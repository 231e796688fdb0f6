"""Alembic's entry: it runs the versions on the connection that `migrate` hands over."""

from alembic import context

from booking_core.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()

"""Closing rooms at a desk: blocking, whom it displaces and what each would become; block_model, its view model."""

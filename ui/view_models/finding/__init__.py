"""Looking for a place: find asks (questions: what, and how much at a time), results shows what fits or nearly does."""

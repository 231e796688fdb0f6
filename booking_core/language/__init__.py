"""Words: everything the core says to people, in their language. See `words.Words`."""

"""Paper: content is decided by pure functions, then drawn as PDF. Nothing here reads rows or messages."""

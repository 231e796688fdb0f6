"""The only place where other threads meet the GUI thread."""

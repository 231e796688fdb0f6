"""What each page shows and does: one view model a page, each with one frozen state."""

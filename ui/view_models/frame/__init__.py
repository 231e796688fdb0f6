"""What stands around every page: frame, with clock, state and helps; languages, the page where one is chosen."""

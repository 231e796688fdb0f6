"""Who holds which cell, in the centre's database, and what was done elsewhere with what was handed out.

escrow_books  the port `CentreBooks` of `protocol/escrow`, over one transaction
taking_in     bookings that were confirmed elsewhere, into the centre's tables
kept_wishes   wishes of journals that wait for their bookings
"""

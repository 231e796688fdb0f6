"""The central store: one object through which the service reads and writes. A transaction is one `with` here.

store         the object: commands that book, the places, the books of who holds which cell
transactions  what all of it goes through: committed whole, and then others hear of it
places        the places in force, at hand
bookings      reading: one booking, a calendar, a search, who stands behind them
feed          a snapshot, and what came since
cards         place cards
conditions    what is broken, dirty or missing
unmet         what people wanted and could not have
waiting       the waiting list
wishes        what people miss in a house
upkeep        what is done by itself, at its own times
"""

from booking_core.store.central_store.bookings import Searched
from booking_core.store.central_store.feed import News
from booking_core.store.central_store.store import CentralStore, open_central_store
from booking_core.store.central_store.waiting import Queueing

__all__ = ["CentralStore", "News", "Queueing", "Searched", "open_central_store"]

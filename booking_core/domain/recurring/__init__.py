"""Series: bookings that repeat, each with its own answer.

recurrence          the days of one; recurrence_changes: other days
recurrence_text     those days as calendars write them
series              what its dates have in common
series_dates        which of them can be had, and what to take instead
"""

"""What the front desk's screen shows and does: the board, the panel beside it, and the workplace they share.

workplace   where they meet: what is shown and chosen, and what can be done about it
    chosen      what is shown and chosen
    acts        what is done, and taken back
board       a day with its hours across, or its week; rooms down
panel       what stands beside it: a booking, a draft, a move
    series      bookings that repeat, being made
    blocking    rooms being closed
    answering   what waits for the house's people: requests, calls, wishes, what is broken
    cards       place cards
    kiosks      how the machines of the house are
sign_in     who acts
comfort     how large, and in which contrast
machine_names  what the house's own machines are called

A *_model is a view model, which QML sees; the module of its name beside it says what it shows.
"""

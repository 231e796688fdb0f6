"""The panel beside the board.

panel, panel_*       the day in short, a booking, a draft, a move; panel_model: the view model
notes                what one should know beside it
who                  for whom a draft is
anyway               letting it past the rules that staff may override
waiting              putting a caller on the waiting list
"""

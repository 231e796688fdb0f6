"""The board: hours across, rooms down.

board        every booking a block one can take hold of; board_model: the view model
grip         what a hand has taken hold of
asked        the requests drawn on it
"""

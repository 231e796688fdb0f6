"""What the front desk's screen shows and does: the board, the panel beside it, and the workplace they share."""

"""What a desk shows and what is chosen there: values, and the one place that holds them.

chosen       nothing, a booking, a draft, a move, a series, a list, or a block
block_draft, series_rule  a block and a series as they are being put together
sight        what is shown, what has just happened, and who stands behind the bookings
wishes       what is sent to the centre for what is chosen
undo         the last things done here, which can be taken back
"""

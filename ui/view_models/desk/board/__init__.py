"""The board: a day with its hours across and rooms down, or its week with the days across.

axis         which hours of which days lie where along it; hours: which they are, and the words above them
board        every booking a block one can take hold of; board_state: what is neither row nor block
board_model  the view model of day and week alike
week         the rows of a week as high as they need to be, and a line of words for each booking
plates       where one reads about what is held, without hiding what is booked
grip         what a hand has taken hold of
asked        the requests drawn on it
"""

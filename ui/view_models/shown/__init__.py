"""What several pages draw or say, each told in words too for those who do not see it.

ribbons        the day as one strip
plans          the floor a place is on; places: where that is
room_pictures  how a room looks
steps          a way, or how to get an answer
asking         until when a house answers
cards          a place card that was shown
paper          what became of the paper
phone_numbers  the numbers people type
"""

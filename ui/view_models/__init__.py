"""What each page shows and does: one view model a page, each with one frozen state; `desk` and `janitor` have theirs.

A person's way
    visit, session, navigation  what is chosen, how it is read, and which page is shown; looking: told to the machine
    frame, languages            what stands around every page, and the language it speaks
    attract, find, results, confirm, receipt  the five pages of a booking; stopped: after a no
    around, outing              what there is besides a search, and somewhere to go
    my_receipt                  what somebody with a code can do; condition: what is broken
    joining, wishing            the waiting list, and "Det mangler her"
    simple, simple_*            the easy way through all of these
What pages say; *_state and *_words: of the page of that name
    speech                      the words of one language on the clocks of a municipality; sayings: what was told
    ribbons, plans, room_pictures, steps, places, paper  what is drawn, and told to those who do not see it
    headlines, questions, cards, spoken, phone_numbers, palette, gallery, gallery_*
What could be had
    offers, asking, also        promised, asked for, or what else would do
    foresight, series_foresight what the centre would say, before it is asked; side_effects: and bring along
    moving, other_ends          another start or end; set_ups, shelter: how the room stands, and where if it rains
    booking_wishes, waiting_need, my_booking, scanned_paper  what is asked for, and what was found
"""

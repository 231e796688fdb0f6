"""What each page shows and does: one view model a page, each with one frozen state.

A citizen's way
    visit       one person's visit: what all pages share
    frame       what stands around every page, and the language it speaks
    house       what there is without a search: the first page, what is on, the other houses
    finding     asking for a place, and those that fit
    confirming  saying yes, and the receipt or the no that comes of it
    mine        coming back with a code
    waiting     the waiting list
    telling     what is missing here, and what is broken
    simple      the easy way through all of these
What pages stand on
    offering    what could be had, as the core decides it
    shown       what several pages draw or say
Others
    desk, janitor  the screens of the house's people
    gallery     the design system on show

A page's *_state and *_words are what it says: pure.
"""

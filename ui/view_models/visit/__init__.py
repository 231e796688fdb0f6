"""One person's visit: what all pages share, and what is forgotten with the person.

visit       what is chosen, where one stands, and how one wants to read it
session     what has been chosen; navigation: which page is shown; looking: told to the machine
speech      the words of one language on the clocks of one municipality; sayings: what was told
"""

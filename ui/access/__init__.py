"""The kiosk without sight and without touching the screen: keys, speech, and a finger that only listens.

on_call    has the guide come with the first key, or when the screen is to be read aloud
guide      ties the others: every key of the window comes here, every change is looked at
strokes    what a key means; cursor: where the keys are
stops      what one can come to, in the order it is read
reading    what is said and when; sentences: in which words; saying: as a voice says them well
exploring  a finger that listens
"""

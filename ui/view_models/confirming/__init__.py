"""Saying yes to one place and time, and what comes of it: paper, or a no with what can be had instead.

confirm          the page; confirm_state and confirm_words: what it says; draft: what somebody is in the middle of
also             what else would do; shelter: a roof held beside it; spoken: which languages are spoken
booking_wishes   what is asked for when somebody says yes; asking_once: under one id, once
receipt          the page that proves what was decided; receipt_state: what it says
stopped          the page after a no; headlines: what kind of no
"""

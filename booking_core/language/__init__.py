"""Words: everything the core says to people, in their language.

words        the door: one language's texts, dates, numbers and lists
catalogue    the texts, as files of `resources/translations` hold them
locales      what is known of a language's dates and plurals; clock, writing: of its hours and its lines
*_words      the words of one subject, the same wherever it is told; spoken: of languages themselves
"""

"""The simple way: one easy question a page, over the same view models and commands as every other page.

model      the view model, which goes from page to page
pages      what a page can show
questions, languages, code, outings, waiting, telling  what each page asks and says
"""

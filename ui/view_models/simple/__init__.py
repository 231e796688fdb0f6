"""The simple way: one easy question a page, over the same view models and commands as every other page.

model                         the view model, which turns from page to page
page_models                   the view models of the pages that it shows in its own way
page                          what every page can do
searching, having, besides    the pages: what is touched, and where it goes
states                        what a page can show
questions, languages, code, outings, waiting, telling  what each page asks and says
"""

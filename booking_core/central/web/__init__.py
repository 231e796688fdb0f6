"""The public page: what is free, what is open to all, and the booking behind a receipt. HTML and CSS, no script.

    /                       now and later today, in every house
    /houses/VENUE           one house's day; ?day=2026-11-27 another day's
    /houses/VENUE/SPACE     a room, as the sign on its door leads to it
    /houses/VENUE/SPACE/book  the form by which it is booked on a day, and with POST the booking
    /houses/VENUE/SPACE/condition  tells what is broken there, without a receipt
    /houses/VENUE/waiting   joins those who wait for a room of it
    /houses/VENUE/open.ics  what is open to all in it, for calendars
    /houses/VENUE/SPACE/taken.ics  when a space of it is taken, for calendars
    /H/VENUE, /H/VENUE/SPACE  the same houses and rooms, short for a QR code
    /H/VENUE/SPACE/STARTS-MINUTES  leads to the form of a space with a time that a screen has offered
    /R/TOKEN                the booking behind a receipt's QR code; this and what follows also in lower case
    /R/TOKEN/cancel         asks, and with POST gives the room back
    /R/TOKEN/condition      tells what is broken in its room
    /R/TOKEN/weather        where it is in the rain
    /R/TOKEN/booking.ics    the booking for a calendar
    /W/WISH, /W/WISH/leave  somebody's place on the waiting list, and off it
    /C/TOKEN                a place card, and with POST the form of a booking with it
    /code                   the form for the nine digits, and with POST what they stand for
    /assets/NAME            style sheet and typeface, named by their content

`handlers` and `*_handlers` have the addresses; `asked` reads what they ask for, `visitors` who asks. `now`, `houses`,
`rooms`, `bookings`, `codes`, `waiting`, `joining`, `booking_form`, `condition_page` and `messages` decide what a page
says, of `receipts`, `standing`, `shown_cards`, `booking_times`, `instead_offered` and `places`; `form_fields` is what
forms share. `typesetting` makes HTML of it, `ribbons` strips, `calendar_files` calendars with their `calendar_zones`;
`responses`, `assets` send.

Nothing here is remembered: no cookie, no session, no third party. The language is that of Accept-Language, or of
`?lang=`, which every link then carries along.
"""

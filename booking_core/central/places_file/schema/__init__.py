"""What each table of a places file may say. A key that is not here is a mistake.

Every model is one table without the tables in it: those stand as raw tables beside their `Inside`, which
names the model that reads them. So one bad table never hides what is wrong with the next.

    table       what all tables have in common
    rules       [rules] and [[quota]]
    days        holidays, hours, seasons, the crew
    rooms       rooms and spaces
    plans       floors from above
    venue       [[venue]] with its store, printers and kiosks
    whole_file  all of it
"""

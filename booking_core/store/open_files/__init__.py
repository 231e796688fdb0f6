"""Everything a centre keeps, as lines that any program can read, and such lines as rows of an empty database.

    rows ──► lines.py: one typed value a line ──► JSON Lines ──► lines.py ──► rows of another database
             kinds/: which table, in which order, and what a line says otherwise than its row

`columns` makes a line of a row and back, `filling` puts lines into a database in which there is nothing yet.

What is bound to living machines (who holds which cell, how far a journal was heard, sessions, challenges) is not
among them: a copy by `backup` has that. `docs/open-files.md` describes every field.
"""

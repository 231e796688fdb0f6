"""What is done with the tables as a whole.

retention      deleted when its days have passed
personal_rows  where a person stands, to be shown or erased
copying        all rows moved to another database
examination    whether a database is whole and safe
invariants     whether what stands in it is what it must be
figures        what stands in it, counted
"""

"""Everything of a machine but its screen, put together once: a file for each kind.

running  what all of them are: in contact with their centre, over files of their own
"""

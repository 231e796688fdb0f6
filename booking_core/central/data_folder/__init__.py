"""The data folder beside the database: keys, what a database put back from a copy may not know, and copies of it.

keys               the two keys of the centre
epoch_file         the newest life of this centre
machines_file      which machines were ever enrolled here
ended_file         which tokens and passwords count no more
endorsing          the signature of the centre over the key of each machine
put_back           what follows when the database is older than these files
backups            copies of the database, and putting one back
whereabouts        whether the bookings are here or on a server
own_data           whether the folder has served a town, where nobody pretends another time
bell_rope          how commands in other processes ring the bell of the service
database_failures  what folder and database say when they cannot be used
"""

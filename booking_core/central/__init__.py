"""The central booking service. `centre` is it as an object; `service` answers HTTP around one, by `service_options`.

api, house_api     the public API, and that of the programs of the house
web                the public page, without script
machines           what kiosks and desks ask and are told
command_queue      commands are decided together; patience waits for cells that a kiosk has been asked for
town               the town in memory, for whoever looks
chores             what it does by itself: absences, letters, retention; bell: wakes whoever waits for the feed
letters            writing to people
contacts, persons  who stands behind a booking; whose quotas it uses
accounts           who may act for the house
guards             what keeps it answering
running            its process: options, log, measures
data_folder        the files beside the database, and copies of it
command_line       `moedested central`; commands, reports: what is typed, and what is told; house_hours, demonstration
places_file        the places of the town: form, values, checks
open_files         everything written out, and taken in
failures           what can go wrong, as one tree
"""

"""What the centre tells the house and whoever runs it, on the command line.

use_report, demand_report, wish_report, conditions_report  `moedested central stats`
retention_report  what is deleted every day, deleted now
person_data       what is known of one person, told whole or deleted
audit_report      the log in lines, and whether it is the one that was written
doctor            how the database and the files beside it are
"""

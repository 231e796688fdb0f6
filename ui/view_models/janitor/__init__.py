"""The janitor's round on a tablet.

round       the view model; round_state: what it shows of a day
task_rows   the tasks in walking order; task_panel: one in full
walked      a schedule with what is remembered of it
fault       telling that something is broken
"""

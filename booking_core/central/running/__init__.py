"""Running the service: where it answers, how it logs, what it counts, and its part among other processes.

serving                 one process, one event loop, until it is told to stop
listening               where it answers
presence                what it hears of other processes, and which of them does the chores
observing               a request is noted once it is answered
logs, log_lines         one line an event
measures, figures       what it counts, and how the centre stands; metrics_page: where Prometheus reads them
"""

"""The town in memory, kept true by the feed, so that looking asks the database nothing.

house_days      what stands in each house on each day
day_views       the same as it is told
town_calendars  the days of all houses as one calendar, for a search
feed_tail       the newest entries of the feed
looking_ahead   what people ask for first, worked out before they ask
shared_looks    one look for everybody who asks at the same moment
"""

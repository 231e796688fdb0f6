"""When a house is open, staffed and has crew.

opening_hours    one place decides it for everybody
public_holidays  of a country
edited_days      dated days set at the centre
deviations       days with other hours than in every week, and what decides them
"""

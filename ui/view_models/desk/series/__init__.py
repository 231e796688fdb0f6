"""A series being made at a desk.

series_panel   what is asked about it, and whether it can be had; series_model: the view model
series_rows    its dates, a row each; series_lanes: what the place does on each
series_anyway  dates that rules refuse and staff take all the same
"""

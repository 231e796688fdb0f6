"""The waiting list at a kiosk.

joining       the page; joining_state: what it says
waiting_need  what somebody would wait for
"""

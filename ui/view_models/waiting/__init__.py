"""The waiting list at a kiosk: joining is the page, waiting_need what somebody would wait for."""

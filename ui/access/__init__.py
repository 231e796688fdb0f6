"""The kiosk without sight and without touching the screen: keys, speech, and a finger that only listens."""

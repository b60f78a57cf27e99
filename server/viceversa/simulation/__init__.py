"""A session without devices: scripted partners play, and each seat's screen is written down.

For people who write exercises. The rules are the real ones; nothing is sent, saved or timed by a real clock.
"""

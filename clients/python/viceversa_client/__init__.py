"""The Python client of Vice Versa: a library for a seat in a session, a terminal to play in, and a practice partner.

Begin with `device.Device`; `partner.run_partner` plays a seat by itself, `play.play` is the terminal.
"""

"""Vice Versa: a two-player, real-time, role-reversal game. See it from the other side, then be corrected by the only person who knows."""

__version__ = "0.1.0"

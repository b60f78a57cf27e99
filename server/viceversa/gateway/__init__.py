"""Sockets: who may connect, what they send first, and what else this port answers. Nothing here decides anything about a game."""

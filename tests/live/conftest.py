"""Servers in this process, and what is known of them."""

from __future__ import annotations

from gateway.fixtures_rooms import app, rooms, short_dir

__all__ = ["app", "rooms", "short_dir"]

"""What a device keeps on disk."""

from __future__ import annotations

import os
import sys

import msgspec
import pytest

from viceversa_client.outbox import fresh
from viceversa_client.places import Places, Saved

SEAT = Saved(session="s1", seat="b", token="token", servers=("http://h:1",), outbox=fresh(), kept=5)


def test_kept_seats_come_back_newest_first(places: Places) -> None:
    """Everything about a seat survives, the one kept last comes first."""
    later = msgspec.structs.replace(SEAT, session="s2", kept=9, outbox=msgspec.structs.replace(SEAT.outbox, pending=b"\x00\xff"))
    places.keep(SEAT)
    places.keep(later)
    assert places.all() == [later, SEAT]


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")
def test_files_are_the_owners_alone(places: Places) -> None:
    """Nobody else on the machine can read a seat's file, whatever the umask, also after it is rewritten."""
    old = os.umask(0)
    try:
        places.keep(SEAT)
        places.keep(SEAT)
    finally:
        os.umask(old)
    (file,) = places._folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert places._folder.stat().st_mode & 0o777 == 0o700


def test_forgetting_leaves_nothing(places: Places) -> None:
    """A forgotten seat has no file any more."""
    places.keep(SEAT)
    assert places.forget_all() == 1
    assert list(places._folder.iterdir()) == []


def test_broken_files_are_passed_over(places: Places) -> None:
    """A file that cannot be read, or lies under another's name, is no seat."""
    places.keep(SEAT)
    (places._folder / "s3.json").write_text("{")
    (places._folder / "s4.json").write_bytes(msgspec.json.encode(SEAT))
    assert places.all() == [SEAT]


def test_names_cannot_leave_the_folder(places: Places) -> None:
    """A session's name is never a path."""
    with pytest.raises(ValueError, match="name"):
        places.keep(msgspec.structs.replace(SEAT, session="../evil"))


def test_no_folder_is_no_seats(places: Places) -> None:
    """Before anything is kept there is nothing, and nothing fails."""
    assert places.all() == []

"""The names of keys."""

from __future__ import annotations

from viceversa.game.session import sealed_key
from viceversa.store import keys


def test_all_names_are_ours_and_different() -> None:
    """Every kind of key begins with the same prefix, and no two kinds can meet."""
    made = [
        keys.session_key("x"),
        keys.code_key("x"),
        keys.node_key("x"),
        keys.inbox_channel("x"),
        keys.budget_key("x"),
        keys.bundle_key("x"),
        keys.secret_key("x"),
    ]
    assert all(name.startswith("vv:") for name in made)
    assert len({name.rsplit(":", 1)[0] for name in made}) == len(made)


def test_a_session_carries_a_hash_tag() -> None:
    """The part that decides where a session lies in a cluster is its id alone."""
    assert keys.session_key("abc") == "vv:s:{abc}"


def test_no_sealed_blob_can_take_a_reserved_name() -> None:
    """The names that the rules give to sealed blobs are never those of the store's own fields."""
    assert not {sealed_key(n, seat) for n in range(9) for seat in ("a", "b")} & keys.RESERVED

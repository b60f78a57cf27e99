"""A bundle under its fingerprint."""

from __future__ import annotations

import msgspec
import pytest

from viceversa.scenarios.bundle import Bundle
from viceversa.scenarios.library import load, shipped_folder


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return load(shipped_folder())


def test_bytes_and_back(bundle: Bundle) -> None:
    """A bundle that is written and read again is the same, to the byte."""
    again = Bundle.from_bytes(bundle.to_bytes())
    assert again == bundle
    assert again.to_bytes() == bundle.to_bytes()


def test_fingerprint_is_on_every_half(bundle: Bundle) -> None:
    """Both halves name the bundle they belong to."""
    assert bundle.fingerprint == bundle.library.fingerprint == bundle.words["en"].fingerprint
    assert len(bundle.fingerprint) == 32


def test_fingerprint_is_not_believed(bundle: Bundle) -> None:
    """Changed bytes have another fingerprint, and what a library says of itself counts for nothing."""
    lying = Bundle.of(msgspec.structs.replace(bundle.library, fingerprint="mine"), bundle.words)
    assert lying == bundle
    other = Bundle.of(bundle.library, {"en": bundle.words["en"].model_copy(update={"language": "de"})})
    assert other.fingerprint != bundle.fingerprint
    assert Bundle.from_bytes(other.to_bytes()).fingerprint == other.fingerprint


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x92\x01\x02", msgspec.msgpack.encode([{}, {}]), msgspec.msgpack.encode("words")])
def test_other_bytes_are_no_bundle(data: bytes) -> None:
    """Bytes that are no bundle are a ValueError."""
    with pytest.raises(ValueError, match="no bundle"):
        Bundle.from_bytes(data)


def test_broken_words_are_no_bundle(bundle: Bundle) -> None:
    """A devices' half of another shape is a ValueError, too."""
    library, _ = msgspec.msgpack.decode(bundle.to_bytes())
    with pytest.raises(ValueError, match="validation error"):
        Bundle.from_bytes(msgspec.msgpack.encode([library, {"en": {"language": "en"}}]))


def test_devices_learn_no_level_and_no_difficulty(bundle: Bundle) -> None:
    """What would give a card away is in the rules' half only."""
    for deck in bundle.words["en"].decks.values():
        for card in deck.cards.values():
            assert set(card.model_dump()) == {"family", "group", "at", "topic", "needs", "fields", "items", "questions"}
    assert bundle.library.decks["emotions"].cards["joy"].prior == 0.85

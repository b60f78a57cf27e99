"""Where leaving fast leads to, where an operator wants another page than the converter."""

from __future__ import annotations

from pathlib import Path

import pytest

from viceversa.gateway.elsewhere import elsewhere


def test_without_a_setting_the_converter_stays() -> None:
    """Nothing takes its place."""
    assert elsewhere(None) is None


def test_an_address_is_where_one_is_sent() -> None:
    """The browser is sent on, and the answer says nothing of us."""
    page = elsewhere("https://example.org/weather")
    assert page is not None
    assert page.status == 302
    assert dict(page.more)["Location"] == "https://example.org/weather"
    assert page.body == b""


def test_a_page_of_ones_own_is_given_out_whole_and_runs_nothing(tmp_path: Path) -> None:
    """Its bytes are not looked at, and whatever script is in it may not run."""
    file = tmp_path / "soup.html"
    file.write_bytes(b"<!doctype html><title>Soup</title><script>alert(1)</script>\xff")
    page = elsewhere(str(file))
    assert page is not None
    assert (page.status, page.body) == (200, file.read_bytes())
    policy = dict(page.more)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_a_page_that_is_gone_is_the_operators_to_mend(tmp_path: Path) -> None:
    """It is an error at the start, not a page without anything on it."""
    with pytest.raises(OSError, match="soup"):
        elsewhere(str(tmp_path / "soup.html"))

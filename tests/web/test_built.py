"""The built page as a whole: small enough for the way in, and nothing in it points elsewhere."""

from __future__ import annotations

import re

import pytest

from viceversa.gateway.shell import complaint, page_folder

WAY_IN = 60 * 1024
"""Bytes of JavaScript, compressed, that the way in may take."""


@pytest.fixture(autouse=True)
def built() -> None:
    """The page is there, and that of its sources."""
    if (wrong := complaint(page_folder())) is not None:
        pytest.fail(wrong)


def test_the_way_in_is_small() -> None:
    """What is loaded before there is a seat, in both languages, fits the budget as gzip; play, its words, and a script for one come later."""
    every = list((page_folder() / "assets").glob("*.js"))
    later = [path for path in every if path.name.startswith(("playing-", "alone-"))]
    way_in = [path for path in every if path not in later]
    assert len(later) == 4
    assert len(way_in) == 3
    assert sum((path.with_name(f"{path.name}.gz")).stat().st_size for path in way_in) <= WAY_IN


def test_the_shell_has_nothing_inline_and_nothing_from_elsewhere() -> None:
    """Its policy would forbid both, so neither is there."""
    shell = (page_folder() / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\bstyle=|\bon\w+=", shell)
    assert re.findall(r"(?:src|href)=\"([^\"]+)\"", shell)
    assert not [url for url in re.findall(r"(?:src|href)=\"([^\"]+)\"", shell) if not url.startswith("/")]


def test_no_address_of_another_host_is_built_in() -> None:
    """Names of namespaces are no addresses that anybody asks."""
    for path in (page_folder() / "assets").glob("*.*s"):
        found = set(re.findall(r"\b(?:https?|wss?)://[\w.-]+", path.read_text(encoding="utf-8")))
        assert found <= {"http://www.w3.org"}, path.name


def test_both_themes_reach_browsers_that_cannot_choose_between_two_colours() -> None:
    """Colours are written once, as light-dark(); the build puts custom properties in its place, which phones from before 2024 read too."""
    for style in page_folder().rglob("*.css"):
        built_in = style.read_text(encoding="utf-8")
        assert "light-dark(" not in built_in, style.name
        assert "prefers-color-scheme:dark" in built_in, style.name

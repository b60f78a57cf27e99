"""The scripts as they are shipped."""

from __future__ import annotations

import hashlib
import re

import pytest
from redis import Redis

from viceversa.store.script import BEAT, COMMIT, RENEW, SPEND, Script

ALL = pytest.mark.parametrize("script", [COMMIT, BEAT, SPEND, RENEW])


@ALL
def test_a_script_is_known_by_the_digest_that_servers_use(script: Script, one_url: str) -> None:
    """Every kind of server compiles the script and calls it by the digest that was computed here."""
    assert script.sha == hashlib.sha1(script.text.encode()).hexdigest()
    with Redis.from_url(one_url) as redis:
        assert redis.script_load(script.text) == script.sha


@ALL
def test_a_script_touches_only_the_key_it_declares(script: Script) -> None:
    """No script names a key or a sharded channel by itself, as a cluster could not place it."""
    called = re.findall(r"redis\.call\('(\w+)'(?:, ([^,)]+))?", script.text)
    assert called
    assert {where for verb, where in called if verb not in {"TIME", "SPUBLISH"}} == {"KEYS[1]"}
    assert {where for verb, where in called if verb == "SPUBLISH"} <= {"KEYS[2]"}

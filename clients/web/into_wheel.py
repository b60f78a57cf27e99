"""Puts the built web page into the wheel, and refuses to make a wheel without it or with an old one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IntoWheel(BuildHookInterface[Any]):
    """A hook of the build. A checkout that is only linked to (`pip install -e`) finds its page where it lies."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises RuntimeError, with what to do, when the page is missing or stale."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "server"))
        from viceversa.gateway.shell import complaint

        page = root / "clients" / "web" / "dist"
        if (wrong := complaint(page)) is not None:
            raise RuntimeError(wrong)
        build_data["force_include"][str(page)] = "viceversa/page"

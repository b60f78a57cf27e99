"""The generated pages: docs/protocol.md, docs/asyncapi.yaml and the JSON Schemas of scenario files.

They are made from the models and from a recording that lies beside them, need no network, and are the same each time they are
written. Only `record=True` starts a server, and renews the recording.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from viceversa.scenarios import schema

from . import asyncapi, example, page, recording


def write_all(out: Path, *, record: bool = False) -> list[Path]:
    """Write everything into the docs folder of a checkout, and the schemas into the scenarios folder beside it; what was written.

    Raises OSError, Unfilled, Undocumented, ScenarioError; when recording, StoreError and TimeoutError too.
    """
    out.mkdir(parents=True, exist_ok=True)
    kept = out / recording.FILE
    written: list[Path] = []
    if record or not kept.exists():
        recording.write(kept, asyncio.run(example.record()))
        written.append(kept)
    for path, text in ((out / "protocol.md", page.page(recording.read(kept))), (out / "asyncapi.yaml", asyncapi.text())):
        path.write_text(text, encoding="utf-8")
        written.append(path)
    scenarios = out.parent / "scenarios"
    return [*written, *schema.write(scenarios)] if scenarios.is_dir() else written

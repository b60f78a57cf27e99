"""The generated files: docs/protocol.md, docs/asyncapi.yaml, docs/content.md, the schemas of scenario files, and the web client's types.

They are made from the models, the scenario files, and a recording that lies beside them, need no network, and are the same each time they are
written. Only `record=True` starts a server, and renews the recording.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from viceversa.scenarios import schema

from . import asyncapi, content, example, page, recording, typescript


def write_all(out: Path, *, record: bool = False) -> list[Path]:
    """Write everything into the docs folder of a checkout, and schemas and types into the folders beside it; what was written.

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
    types = out.parent / typescript.FILE
    if types.parent.is_dir():
        types.write_text(typescript.text(), encoding="utf-8")
        written.append(types)
    scenarios = out.parent / "scenarios"
    if not scenarios.is_dir():
        return written
    written += schema.write(scenarios)  # first, as an editor needs them to mend files that cannot be counted yet
    (out / "content.md").write_text(content.content(scenarios), encoding="utf-8")
    return [*written, out / "content.md"]

"""A folder with a pack.yaml becomes one zip file, when there is no mistake in it."""

from __future__ import annotations

from pathlib import Path

from .folder import opened
from .library import check
from .mistakes import Mistake, ScenarioError
from .tree import FOLDERS, PACK, PACK_FILES, tree_of
from .zipped import unzipped_bytes, zipped


class NoPack(ValueError):
    """The pack was not written; says why, for the person who wanted it."""


def write_pack(folder: Path, out: Path | None = None) -> Path:
    """Check the folder and write its files as a zip; the zip. Nothing else that lies in the folder goes with them.

    Raises ScenarioError, NoPack, OSError.
    """
    tree = tree_of(folder)
    if isinstance(tree, Mistake):
        raise ScenarioError([tree])
    if not tree.is_pack:
        raise NoPack(
            f"{folder} has no '{PACK}', so it is no pack yet. Write one: viceversa new pack NAME, or see scenarios/README.md."
        )
    if mistakes := check([folder]):
        raise ScenarioError(mistakes)
    found, _ = opened(tree)
    assert found.pack is not None
    made = zipped(
        {
            name: data
            for name, data in tree.files.items()
            if isinstance(data, bytes) and (name in PACK_FILES or name.split("/")[0] in FOLDERS) and "/." not in name
        }
    )
    path = out or Path(f"{found.pack.model.pack}-{found.pack.model.version}.zip")
    if isinstance(unfit := unzipped_bytes(made, str(folder)), Mistake):
        raise ScenarioError([unfit])
    if path.exists() and path.read_bytes() != made:
        raise NoPack(f"{path} is there already, and is another one. Raise 'version' in {PACK}, or choose a name with --out.")
    path.write_bytes(made)
    return path

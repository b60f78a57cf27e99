"""The program's own lists, which lie beside the code as YAML: words that are not said, known topics, labels of printed pages.

They are read as strictly as any scenario file, and a list that cannot be read is a fault of the program, never of who uses it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from .reading import Page, read


@cache
def table(file: Path) -> dict[str, Any]:
    """What is in the list, by its first keys. Raises ValueError."""
    match read(file.read_bytes(), str(file)):
        case Page(data=dict() as listed):
            return listed
        case wrong:
            raise ValueError(f"a list of the program cannot be read: {wrong}")

"""`python -m faults.broken NAME serve ...`: the server, broken in one way. For the tests of the checker, and for nothing else."""

from __future__ import annotations

import sys

from faults.broken.breaks import BREAKS
from viceversa import cli

if __name__ == "__main__":
    BREAKS[sys.argv.pop(1)]()
    cli.main()

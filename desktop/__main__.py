"""`python -m desktop`."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from desktop.cli.main import main

        status = main(sys.argv[1:])
    except KeyboardInterrupt:  # while the program is still being read in, or is already leaving
        status = 1
    sys.exit(status)

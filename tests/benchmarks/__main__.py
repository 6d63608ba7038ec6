"""`python -m tests.benchmarks [--rows N]`: every measurement as one Markdown table, each a ratio in this very run."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks import measurements, registers, window, workbooks
from tests.benchmarks.timing import HEAD


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000, help="airings and titles to measure over")
    parser.add_argument("--only", default="", help="measure only what has this word in its name")
    options = parser.parse_args()
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for measure in (*measurements.ALL, *registers.ALL, *workbooks.ALL, *window.ALL):
            if options.only in measure.__name__:
                for measured in measure(Path(folder), options.rows):
                    print(measured.row(), flush=True)


if __name__ == "__main__":
    main()

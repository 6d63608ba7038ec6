"""Has LibreOffice save the workbooks of the tests as .xls, beside this file."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.desktop.spreadsheet import commune, kinds

HERE = Path(__file__).parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in (("commune", commune.workbook()), ("kinds", kinds.workbook())):
            made = Path(folder) / f"{name}.xlsx"
            made.write_bytes(data)
            convert = ["soffice", "--headless", "--convert-to", "xls:MS Excel 97", "--outdir", str(HERE), str(made)]
            subprocess.run(convert, check=True)


if __name__ == "__main__":
    main()

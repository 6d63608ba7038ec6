"""`python -m ui`: the window; `--shot DIR` writes a picture of every page instead, for whoever reviews."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop import paths
from ui.app import Application, prepared


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ui", description="Sổ Truyền Thông", add_help=True)
    parser.add_argument("--db", type=Path, help="cơ sở dữ liệu")
    parser.add_argument("--shot", type=Path, help="ghi ảnh mọi trang vào thư mục này rồi đóng")
    chosen = parser.parse_args(arguments)
    app = prepared(sys.argv[:1])
    program = Application(inline=chosen.shot is not None, silent=chosen.shot is not None)
    program.window.resize(1366, 728)
    program.window.show()
    if chosen.shot is None:
        program.catch_strays()
        program.begin(chosen.db)
        return app.exec()
    from ui.shots import shoot

    program.open(chosen.db or paths.default_database())
    shoot(program, chosen.shot)
    program.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`python -m ui`: the window; `--shot DIR` writes a picture of every page instead, for whoever reviews."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from desktop import paths
from ui.app import Application, prepared


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ui", description="Sổ Truyền Thông", add_help=True)
    parser.add_argument("--db", type=Path, help="cơ sở dữ liệu")
    parser.add_argument("--shot", type=Path, help="ghi ảnh mọi trang vào thư mục này rồi đóng")
    parser.add_argument("--scale", type=float, default=1.0, help="tỷ lệ hiển thị, ví dụ 1.25")
    parser.add_argument("--dark", action="store_true", help="dùng màu tối")
    chosen = parser.parse_args(arguments)
    if chosen.scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(chosen.scale)
    app = prepared(sys.argv[:1], dark=chosen.dark or None)
    program = Application(inline=chosen.shot is not None, silent=chosen.shot is not None)
    program.window.resize(round(1366 / chosen.scale), round(728 / chosen.scale))
    program.window.show()
    if chosen.shot is None:
        program.catch_strays()
        program.begin(chosen.db)
        return app.exec()
    from ui.shots import shoot

    program.open(chosen.db or paths.default_database())
    if program.workspace is None:
        for told in program.messages.told:
            print("\n".join(filter(None, (told.text, told.more))), file=sys.stderr)
        return 1
    shoot(program, chosen.shot)
    program.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

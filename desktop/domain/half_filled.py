"""A form left half filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class HalfFilled:
    """What stood typed in the form of a register; `uid` is the record being changed, empty for a new one."""

    uid: bytes
    values: Mapping[str, Any]

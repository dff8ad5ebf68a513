"""What one program takes in."""

from __future__ import annotations

from msgspec import Struct

from checker.readers import MAX_BYTES


class Limits(Struct, frozen=True):
    """How much, and for how long."""

    file: int = MAX_BYTES
    """Bytes of one report."""
    files: int = 500
    """Reports in one room."""
    room: int = 512 * 2**20
    """Bytes in one room."""
    rooms: int = 20
    seconds: float = 120
    """For one report."""

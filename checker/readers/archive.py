"""Archives stand for the reports in them; see `checker.support.archives`. What gets here holds none."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from checker.model.errors import ReadError
from checker.support import archives
from checker.support.errors import FileError


def read(path: str, data: bytes) -> NoReturn:
    """Say why nothing in an archive was read.

    Raises:
        ReadError: always.
    """
    if archives.split(path):
        raise ReadError(path, "压缩包里的压缩包没有打开，请解压后再检查")
    try:
        found = archives.members(Path(path))
    except FileError as error:
        raise ReadError(path, error.message) from None
    raise ReadError(path, "压缩包里没有能读的报告" if found else "压缩包是空的")

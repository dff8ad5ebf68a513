"""Archives stand for the reports in them; see `checker.support.archives`. What gets here holds none."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from checker.model.errors import ReadError
from checker.support import archives
from checker.support.errors import FileError


def read(path: str, data: bytes) -> NoReturn:
    """Say why an archive is no report.

    Raises:
        ReadError: always.
    """
    if archives.split(path):
        raise ReadError(path, "压缩包里的压缩包没有打开，请解压后再检查")
    if not Path(path).is_file():  # it came from elsewhere
        raise ReadError(path, "压缩包没有打开，请解压后把里面的报告放进来")
    try:
        found = archives.members(Path(path))
    except FileError as error:
        raise ReadError(path, error.message) from None
    if Path(path) / "[Content_Types].xml" in found:
        raise ReadError(path, "是 Word 或 Excel 文件，不是压缩包，请把后缀名改回 .docx 或 .xlsx")
    from checker.readers import READERS

    reports = [member for member in found if READERS.get(member.suffix.lower(), "archive") != "archive"]
    if reports:
        raise ReadError(path, f"里面有 {len(reports)} 份文件，请写明是哪一份，如 {reports[0].as_posix()}")
    raise ReadError(path, "压缩包里没有能读的报告" if found else "压缩包是空的")

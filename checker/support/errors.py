"""The root of everything that can be wrong with what people give the program."""

from __future__ import annotations

import errno


class CheckerError(Exception):
    """An input that cannot be used; the message is one line that says what to mend."""


class FileError(CheckerError):
    """A file that cannot be read or written.

    Attributes:
        path: of the file, as given.
        message: one line, what is wrong and what would mend it.
    """

    def __init__(self, path: object, message: str) -> None:
        super().__init__(f"{path}：{message}")
        self.path = str(path)
        self.message = message

    def __reduce__(self) -> tuple[type[FileError], tuple[str, str]]:
        return type(self), (self.path, self.message)  # so that it comes back from a worker process


REASONS = {
    errno.ENOENT: "找不到文件",
    errno.ENOTDIR: "找不到文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.ENXIO: "管道没有人读",
    errno.ENOSPC: "磁盘已满",
    errno.EFBIG: "文件比系统允许的大",
    errno.EDQUOT: "磁盘配额已满",
    errno.EROFS: "磁盘是只读的",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENFILE: "同时打开的文件太多",
    errno.EEXIST: "已经有这个文件",
    errno.EILSEQ: "文件名不是合法的文字",
}


def reason(error: BaseException) -> str:
    """Why the system refused a file, in a few words; errors of ours keep their own."""
    if isinstance(error, OSError):
        return REASONS.get(error.errno or 0) or error.strerror or "系统没有说明原因"
    if isinstance(error, UnicodeError):
        return REASONS[errno.EILSEQ]
    return "文件名不能用" if isinstance(error, ValueError) else str(error)

"""The parts of an Office file, read without trust: no bombs, no entities, no surprises."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.model.errors import ReadError
from checker.readers.signatures import ENCRYPTED, OLE
from checker.support.archives import DAMAGED, is_swollen

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Before the names of WordprocessingML, as lxml has them."""
MAX_PART = 64 * 2**20
"""Bytes that one part may have when unpacked."""
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
UNREADABLE = (*DAMAGED, RuntimeError)
"""What unpacking a damaged, encrypted or oddly compressed part raises."""
DECLARED = "文件里藏有 Word 不会写的 XML 声明，为安全起见没有读取"
BROKEN = "不是完整的 docx 文件（可能损坏或没有下载完），请用 Word 或 WPS 重新保存"


class Package:
    """An Office file, or another archive of XML, in memory.

    Args:
        broken: the message for one that is no whole archive.

    Raises:
        ReadError: it is no such file, is protected by a password, or is made to do harm.
    """

    def __init__(self, path: str, data: bytes, broken: str = BROKEN) -> None:
        self._path = path
        self._broken = broken
        if data.startswith(OLE):
            if ENCRYPTED in data:
                raise ReadError(path, "文件设有打开密码，请取消密码后再检查")
            raise ReadError(path, "其实是旧版 .doc 或 .wps 文件，请用 Word 或 WPS 另存为 .docx")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except UNREADABLE:
            raise ReadError(path, broken) from None
        parts = self._zip.infolist()
        if is_swollen(parts) or any(part.file_size > MAX_PART for part in parts):
            raise ReadError(path, "解压后大得反常，不像是一份报告，没有读取")

    def main(self) -> str:
        """Name of the part that holds the document."""
        name = self.related("", "officeDocument")
        if name is None or name not in self._zip.namelist():
            raise ReadError(self._path, "不是 Word 文档（里面没有正文），请用 Word 或 WPS 另存为 .docx")
        return name

    def related(self, part: str, kind: str) -> str | None:
        """Name of the part that another one refers to as `styles`, `numbering` …; None without one."""
        return next(self.all_related(part, kind), None)

    def all_related(self, part: str, kind: str) -> Iterator[str]:
        """Names of all parts that another one refers to as `header` …."""
        folder, name = posixpath.split(part)
        relations = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in relations if relations is not None else ():
            if isinstance(relation.tag, str) and relation.get("Type", "").endswith(f"/{kind}"):
                target = posixpath.join("/", folder, relation.get("Target", ""))
                yield posixpath.normpath(target).lstrip("/")

    def xml(self, part: str | None) -> _Element | None:
        """A part as XML; None when there is no such part."""
        from lxml import etree

        if part is None or part not in self._zip.namelist():
            return None
        try:
            data = self._zip.read(part)
        except UNREADABLE:
            raise ReadError(self._path, self._broken) from None
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise ReadError(self._path, DECLARED)
        for strict, transitional in STRICT.items():
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise ReadError(self._path, self._broken) from None
        if (
            root.getroottree().docinfo.internalDTD is not None
        ):  # in an encoding that hid it from the look above
            raise ReadError(self._path, DECLARED)
        return root

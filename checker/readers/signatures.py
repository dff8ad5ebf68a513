"""What a file is by its first bytes: offices save one format under the ending of another."""

from __future__ import annotations

import re

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Containers of the old Office: doc, wps, and docx behind a password."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
WEB = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|mime-version:|from: |<\?xml[^>]*>\s*<html)", re.IGNORECASE
)
XML = (
    (re.compile(rb"<w:wordDocument\b"), ".xml"),
    (re.compile(rb"<office:document\b"), ".fodt"),
)
"""Documents of word processors in one XML file: by Word 2003, by LibreOffice."""
HEAD = 4096
"""Bytes in which such a file names its outermost element."""
FRAGMENT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:p|div|span|table|h[1-6]|section|center|font)\b[^<>]*>", re.IGNORECASE
)
CLOSED = 5
"""Elements that end, from which what begins with one is a page without its head."""

OTHERS = {
    b"%PDF-": ("PDF", ".pdf"),
    b"{\\rtf": ("RTF 文档", ".rtf"),
    OLE: ("旧版 Word 或 WPS 文档", ".doc"),
    b"PK\x03\x04": ("Word 文档或压缩包", ".docx 或 .zip"),
    b"Rar!": ("压缩包", ".rar，再解压"),
    b"7z\xbc\xaf\x27\x1c": ("压缩包", ".7z，再解压"),
    b"\x1f\x8b": ("压缩包", ".gz，再解压"),
    b"\x89PNG": ("图片", ".png；图片里的文字读不了，请取得原稿"),
    b"\xff\xd8\xff": ("图片", ".jpg；图片里的文字读不了，请取得原稿"),
}
"""First bytes of what is no text: what it is, and what its ending should be."""


def mistaken(ending: str, data: bytes) -> str:
    """What to say of a text or page that is something else; empty where it may be one."""
    page = WEB.match(data[:512]) and b"<" in data[:512]
    if ending == ".txt" and (page or (FRAGMENT.match(data[:512]) and data.count(b"</") >= CLOSED)):
        return "其实是网页，请把后缀名改成 .html"
    told = renamed(data)
    return f"不是文本文件，{told}" if told else ""


def renamed(data: bytes) -> str:
    """What a file really is, by its first bytes, and the ending that it should have; empty where they tell nothing."""
    found = next((other for mark, other in OTHERS.items() if data.startswith(mark)), None)
    return f"其实是{found[0]}，请把后缀名改成 {found[1]}" if found else ""


def word_ending(ending: str, data: bytes) -> str | None:
    """The ending that fits a file of a word processor; None where the bytes are of no such file.

    Args:
        ending: that the file has.
    """
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(OLE):
        return ".docx" if ENCRYPTED in data else ".wps" if ending == ".wps" else ".doc"
    if data.startswith(b"PK"):
        return ".odt" if OPEN_DOCUMENT in data[:200] else ".docx"
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml"):
        return next((ending for mark, ending in XML if mark.search(data[:HEAD])), None)
    return ".html" if WEB.match(data[:512]) else None

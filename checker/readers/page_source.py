"""The source of a web page as text: out of its archive, in the charset that its bytes are in, without what a server runs."""

from __future__ import annotations

import re

from checker.model.errors import ReadError
from checker.readers.text import decode
from checker.support.patterns import regex

DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
FIELD = re.compile(rb"[A-Za-z][\w-]*: ")
"""How a line in the head of a web archive begins."""
NO_CHARSETS = frozenset(
    ("undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "utf7")
)
"""Encodings of Python that no page is in; a browser takes none of them either."""
GB = frozenset(("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"))
WESTERN = frozenset(
    ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii")
)
"""What servers declare that do not know; no Chinese page is in it."""
STOPS = b"\xe3\x80\x82", b"\xa1\xa3"
"""The full stop in UTF-8 and GBK."""
LONG_TAG = regex(r"<(\w+)[^<>]{20000,}>?")
"""A tag whose attributes are no text but, say, a picture; libxml2 takes a time that grows with the square of their number."""


def source(path: str, data: bytes) -> str:
    """The page that a file holds.

    Raises:
        ReadError: it is no text, or an archive without a page.
    """
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    archived = start.lower().startswith((b"from:", b"mime-version:", b"content-type: multipart"))
    if archived or (path.lower().endswith((".mht", ".mhtml")) and FIELD.match(start)):
        data = _archived(path, data.removeprefix(b"\xef\xbb\xbf").lstrip())
    return LONG_TAG.sub(r"<\1>", _without_program(_decoded(path, data)))


def _without_program(text: str) -> str:
    """The source without what a server was to run: <%-- … --%>."""
    kept, at = [], 0
    while (start := text.find("<%", at)) >= 0 and (end := text.find("%>", start)) >= 0:
        kept.append(text[at:start])
        at = end + 2
    return "".join([*kept, text[at:]])


def _decoded(path: str, data: bytes) -> str:
    """The text of a page; what the bytes say counts more than what the page says of itself."""
    said = DECLARED.search(data[:4096])
    declared = said[1].decode("ascii", "replace").lower() if said else ""
    declared = "gb18030" if declared in GB else "" if declared in NO_CHARSETS | WESTERN else declared
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(path, data)
    for encoding in ("utf-8", declared):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    try:
        return decode(path, data)
    except ReadError:
        if declared not in ("utf-8", "gb18030"):
            raise
        return data.decode(declared, "replace")


def _archived(path: str, data: bytes) -> bytes:
    """The page in a web archive (.mht), as browsers save it in one file; of several frames the one with most sentences."""
    from email import message_from_bytes

    pages = []
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            charset = part.get_content_charset()
            if isinstance(page, bytes) and b"<frameset" not in page[:4096].lower():
                pages.append(
                    page if DECLARED.search(page[:4096]) or not charset else (
                        f"<meta charset={charset}>".encode("ascii", "ignore") + page
                    )
                )  # fmt: skip
    if not pages:
        raise ReadError(path, "网页存档里没有网页，请在浏览器里另存为 .html")
    return max(pages, key=lambda page: max(map(page.count, STOPS)))

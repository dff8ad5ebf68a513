"""What a file is by its first bytes: offices save one format under the ending of another."""

from __future__ import annotations

import re

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Containers of the old Office: doc, wps, and docx behind a password."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
WEB = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|mime-version:|<\?xml[^>]*>\s*<html)", re.IGNORECASE
)


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
    return ".html" if WEB.match(data[:512]) else None

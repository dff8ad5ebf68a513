"""What the reader tests share: small Word files made part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
RELATION = f'<Relationship Id="{{0}}" Type="{OFFICE}/{{0}}" Target="{{1}}"/>'

MakeDocx = Callable[..., bytes]


def make(
    body: str, styles: str = "", numbering: str = "", namespaces: str = NAMESPACES, **extra: str
) -> bytes:
    """A Word file from the XML inside w:body, w:styles and w:numbering; `extra` are further parts."""
    parts = {
        "_rels/.rels": RELATIONS.format(RELATION.format("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": RELATIONS.format(
            RELATION.format("styles", "styles.xml") + RELATION.format("numbering", "numbering.xml")
        ),
        "word/document.xml": f"<w:document {namespaces}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {namespaces}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {namespaces}>{numbering}</w:numbering>",
        **extra,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return file.getvalue()


@pytest.fixture
def make_docx() -> MakeDocx:
    return make

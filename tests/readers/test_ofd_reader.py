"""OFD files, as far as their text goes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape

import pytest

from checker.model.document import Document
from checker.readers import ReadError, read

OFD = "http://www.ofdspec.org/2016"
EM, LEFT, WIDTH = 5.64, 28.0, 28
LONG = "全年受理行政复议申请12件并办结10件，主动公开政府信息40条，调解矛盾纠纷56件，群众满意度持续提高，依法行政意识不断增强。"


def text_object(text: str, x: float, y: float, more: str = "") -> str:
    steps = " ".join(str(EM if c > "\u2e7f" else EM / 2) for c in text[:-1])
    return (
        f'<ofd:TextObject ID="1" Font="2" Size="{EM}" Boundary="{x} {y} 150 {EM}" {more}>'
        f'<ofd:TextCode X="0" Y="{EM * 0.86}" DeltaX="{steps}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def wrapped(text: str) -> list[tuple[float, str]]:
    first = text[: WIDTH - 2]
    rest = [text[at : at + WIDTH] for at in range(WIDTH - 2, len(text), WIDTH)]
    return [(LEFT + 2 * EM, first), *((LEFT, line) for line in rest)]


def ofd(*pages: str, namespace: str = OFD, **extra: str) -> bytes:
    names = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    parts = {
        "OFD.xml": "<ofd:OFD {}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {{}}><ofd:Pages>{names}</ofd:Pages></ofd:Document>",
        **{
            f"Doc_0/Pages/Page_{n}/Content.xml": f"<ofd:Page {{}}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
            for n, page in enumerate(pages)
        },
        **extra,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(name, xml.replace("{}", f'xmlns:ofd="{namespace}"'))
    return file.getvalue()


def printed(lines: Sequence[tuple[float, str]], top: float = 40) -> str:
    return "".join(text_object(line, x, top + n * 9.9) for n, (x, line) in enumerate(lines))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("namespace", [OFD, "http://example.invalid/other"])
def test_lines_become_paragraphs_with_their_page(namespace: str) -> None:
    number = [text_object(f"— {n} —", 98, 280) for n in (1, 2)]
    first = printed([*wrapped(LONG), *wrapped("二、存在的不足")]) + number[0]
    document = read("a.ofd", ofd(first, printed(wrapped(LONG)) + number[1], namespace=namespace))
    assert texts(document) == [LONG, "二、存在的不足", LONG]
    assert [block.page for block in document.blocks] == [1, 1, 2]


def test_advances_that_are_grouped() -> None:
    grouped = f'<ofd:TextObject Size="{EM}" Boundary="28 40 150 6"><ofd:TextCode X="0" Y="4" DeltaX="g 4 {EM}">依法行政好</ofd:TextCode></ofd:TextObject>'
    assert texts(read("a.ofd", ofd(grouped))) == ["依法行政好"]
    wild = grouped.replace("g 4", "g 99999999999999")
    assert "依法" in read("a.ofd", ofd(wild)).text


def test_a_page_that_is_listed_twice_is_read_once() -> None:
    listed = '<ofd:Page ID="0" BaseLoc="Pages/Page_0/Content.xml"/>' * 3
    twice = {"Doc_0/Document.xml": f"<ofd:Document {{}}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"}
    assert texts(read("a.ofd", ofd(printed(wrapped(LONG)), **twice))) == [LONG]


def test_a_text_object_inside_another_is_read_once() -> None:
    inner = text_object("依法行政", 60, 100)
    outer = text_object("公开透明", 28, 40).replace("</ofd:TextObject>", inner + "</ofd:TextObject>")
    assert read("a.ofd", ofd(outer)).text.count("依法行政") == 1


def test_a_watermark_is_no_text() -> None:
    mark = text_object("内部资料", 60, 100, 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    assert texts(read("a.ofd", ofd(printed(wrapped(LONG)) + mark))) == [LONG]


def test_pictures_are_told() -> None:
    assert "1 张图片" in read("a.ofd", ofd(printed(wrapped(LONG)) + "<ofd:ImageObject/>")).warnings[0]


def message(data: bytes) -> str:
    with pytest.raises(ReadError) as raised:
        read("a.ofd", data)
    assert "\n" not in str(raised.value)
    return raised.value.message


def test_what_cannot_be_read() -> None:
    whole = ofd(printed(wrapped(LONG)))
    assert "OFD" in message(whole[:200])
    assert "OFD" in message(b"no archive at all")
    assert "没有文字" in message(ofd("<ofd:ImageObject/>"))
    assert "XML" in message(ofd("", **{"OFD.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}))
    assert "OFD" in message(
        ofd("", **{"OFD.xml": "<ofd:OFD {}><ofd:DocRoot>../../x.xml</ofd:DocRoot></ofd:OFD>"})
    )

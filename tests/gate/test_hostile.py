"""What hostile and broken input ends in: for each kind the exit code and words of the one line that tells it.

Every case runs through the whole program in this process group with 1 GB of memory; no traceback, no internal
error, and the good report beside it is still judged.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import program
from tests.gate.conftest import SOUND

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TITLE = "云岭镇人民政府2023年度法治政府建设情况报告"
MEMORY = 2**30
SECONDS = 10
"""Processor time; a case that needs more is one that grows with the square of something."""


def rels(**parts: str) -> str:
    inner = "".join(
        f'<Relationship Id="r{i}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(parts.items())
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def p(text: str, props: str = "") -> str:
    return f"<w:p>{props}<w:r><w:t>{text}</w:t></w:r></w:p>"


def packed(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def word(body: str, numbering: str = "", styles: str = "", whole: str = "") -> bytes:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": rels(officeDocument="word/document.xml"),
    }
    parts["word/document.xml"] = (
        whole or f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'
    )
    more = {}
    if numbering:
        parts["word/numbering.xml"] = f'<?xml version="1.0"?><w:numbering {W}>{numbering}</w:numbering>'
        more["numbering"] = "numbering.xml"
    if styles:
        parts["word/styles.xml"] = f'<?xml version="1.0"?><w:styles {W}>{styles}</w:styles>'
        more["styles"] = "styles.xml"
    if more:
        parts["word/_rels/document.xml.rels"] = rels(**more)
    return packed(parts)


def numbered(level: object = 0, start: object = 1, text: str = "%1", own: object = 0) -> bytes:
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{level}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    props = f'<w:pPr><w:numPr><w:ilvl w:val="{own}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return word(p(TITLE) + p("甲", props) * 50, numbering)


def entity(declaration: str) -> bytes:
    return word(
        "",
        whole=f'<?xml version="1.0"?>{declaration}<w:document {W}><w:body>{p("&x;")}</w:body></w:document>',
    )


def lines(count: int, make: Callable[[int], str]) -> bytes:
    return "\n".join([TITLE, *map(make, range(count))]).encode()


def pdf(*objects: str | bytes) -> bytes:
    """A PDF of objects without a table of their places, which readers look for themselves."""
    whole = b"%PDF-1.4\n"
    for number, content in enumerate(objects, 1):
        whole += (
            b"%d 0 obj\n" % number
            + (content if isinstance(content, bytes) else content.encode())
            + b"\nendobj\n"
        )
    return whole + b"trailer\n<< /Root 1 0 R /Size %d >>\n%%%%EOF\n" % (len(objects) + 1)


def printed(content: bytes, kind: str = "") -> bytes:
    """A PDF of one page."""
    stream = b"<< /Length %d %s >>\nstream\n" % (len(content), kind.encode()) + content + b"\nendstream"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream, font
    )


def ofd(content: str, listed: int = 1, document: str = "") -> bytes:
    """An OFD file of one page."""
    ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    pages = '<ofd:Page ID="1" BaseLoc="p.xml"/>' * listed
    return packed({
        "OFD.xml": f"<ofd:OFD {ns}><ofd:DocBody><ofd:DocRoot>d.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "d.xml": document or f"<ofd:Document {ns}><ofd:Pages>{pages}</ofd:Pages></ofd:Document>",
        "p.xml": f"<ofd:Page {ns}><ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>",
    })  # fmt: skip


def text_object(text: str, more: str = 'X="0" Y="4"') -> str:
    return f'<ofd:TextObject Size="5" Boundary="10 10 100 6"><ofd:TextCode {more}>{text}</ofd:TextCode></ofd:TextObject>'


def mht(body: bytes, head: bytes = b"Content-Type: text/html; charset=utf-8") -> bytes:
    return b"From: <x>\nMIME-Version: 1.0\n" + head + b"\n\n" + body


BOMB = packed({"[Content_Types].xml": TYPES, "_rels/.rels": rels(officeDocument="word/document.xml"),
               "word/document.xml": b" " * 30_000_000})  # fmt: skip
GOOD = word(p(TITLE) + p("一、主要举措") + p("开展宣讲34场。"))
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{i + 1}"/></w:style>'
    for i in range(3000)
)
CYCLE = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'

FILES: dict[str, tuple[str, bytes, tuple[int, ...], str]] = {
    "docx: no zip": ("x.docx", b"no zip at all", (4,), "docx"),
    "docx: cut": ("x.docx", GOOD[: len(GOOD) // 2], (4,), "完整"),
    "docx: empty": ("x.docx", b"", (4,), "空文件"),
    "docx: blanks": ("x.docx", b"   \n", (4,), "空文件"),
    "docx: zeros": ("x.docx", bytes(5000), (4,), ""),
    "docx: old doc": ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), (4,), ""),
    "docx: password": ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), (4,), "密码"),
    "docx: a pdf": ("x.docx", b"%PDF-1.7\n" + bytes(100), (4,), ""),
    "docx: bomb": ("x.docx", BOMB, (4,), "反常"),
    "docx: other zip": ("x.docx", packed({"a.txt": "甲"}), (4,), "Word"),
    "docx: no body": ("x.docx", word("", whole=f'<?xml version="1.0"?><w:document {W}/>'), (4,), ""),
    "docx: no text": ("x.docx", word("<w:p/>"), (4,), "文字"),
    "docx: broken xml": ("x.docx", word("", whole="<w:document"), (4,), "完整"),
    "docx: empty part": ("x.docx", word("", whole=" "), (4,), ""),
    "docx: entity": ("x.docx", entity('<!DOCTYPE a [<!ENTITY x "y">]>'), (4,), "XML"),
    "docx: external entity": ("x.docx", entity('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), (4,), "XML"),
    "docx: laughs": ("x.docx", entity('<!DOCTYPE a [<!ENTITY y "aaaaaaaaaa"><!ENTITY x "&y;&y;&y;">]>'), (4,), "XML"),
    "docx: target outside": (
        "x.docx",
        packed({"[Content_Types].xml": TYPES, "_rels/.rels": rels(officeDocument="../../etc/passwd")}),
        (4,), "Word",
    ),
    "docx: 20,000 runs": ("x.docx", word(p(TITLE) + "<w:p>" + "<w:r><w:t>全年办件甲</w:t></w:r>" * 20000 + "</w:p>"), (0, 1, 3, 4), ""),
    "docx: chain of styles": ("x.docx", word(p(TITLE), styles=STYLES), (0, 1), ""),
    "docx: circle of styles": ("x.docx", word(p(TITLE, '<w:pPr><w:pStyle w:val="a"/></w:pPr>'), styles=CYCLE), (0, 1), ""),
    "docx: level 10^9": ("x.docx", numbered(10**9, own=10**9), (0, 1, 4), ""),
    "docx: level -1": ("x.docx", numbered(-1, own=-1), (0, 1, 4), ""),
    "docx: level x": ("x.docx", numbered("x", own="x"), (0, 1, 4), ""),
    "docx: start of 5,000 digits": ("x.docx", numbered(0, "9" * 5000), (0, 1, 4), ""),
    "docx: start x": ("x.docx", numbered(0, "x"), (0, 1, 4), ""),
    "docx: label of 40,000 marks": ("x.docx", numbered(0, 1, "%1" * 20000), (0, 1, 4), ""),
    "docx: symbol that is none": ("x.docx", word(p(TITLE) + '<w:p><w:r><w:sym w:font="x" w:char="D800"/></w:r></w:p>'), (0, 1), ""),
    "docx: symbol without number": ("x.docx", word(p(TITLE) + '<w:p><w:r><w:sym w:font="x" w:char="zz"/></w:r></w:p>'), (0, 1), ""),
    "docx: tables in tables": ("x.docx", word(p(TITLE) + "<w:tbl><w:tr><w:tc>" * 200 + p("甲") + "</w:tc></w:tr></w:tbl>" * 200), (0, 1, 4), ""),
    "docx: 10,000 elements deep": ("x.docx", word(p(TITLE) + "<w:sdt><w:sdtContent>" * 5000 + p("甲") + "</w:sdtContent></w:sdt>" * 5000), (0, 1, 4), ""),
    "docx: field never closed": ("x.docx", word(p(TITLE) + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("一、甲")), (0, 1, 4), ""),
    "docx: 20,000 paragraphs": ("x.docx", word(p(TITLE) + p("全年办件甲。") * 20000), (0, 1, 4), ""),
    "docx: twice the same part": ("x.docx", GOOD + GOOD, (0, 1, 4), ""),
    "docx: stored": ("x.docx", packed({"[Content_Types].xml": TYPES, "_rels/.rels": rels(officeDocument="word/document.xml"),
                                       "word/document.xml": f'<w:document {W}><w:body>{p(TITLE)}</w:body></w:document>'}, zipfile.ZIP_STORED), (0, 1), ""),
    "docx: lzma": ("x.docx", packed({"[Content_Types].xml": TYPES, "_rels/.rels": rels(officeDocument="word/document.xml"),
                                     "word/document.xml": f'<w:document {W}><w:body>{p(TITLE)}</w:body></w:document>'}, zipfile.ZIP_LZMA), (0, 1, 4), ""),
    "docm: no zip": ("x.docm", b"x", (4,), ""),
    "pdf: no pdf": ("x.pdf", b"hello", (4,), ""),
    "pdf: only a head": ("x.pdf", b"%PDF-1.4", (4,), ""),
    "pdf: cut": ("x.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog", (4,), ""),
    "pdf: zeros": ("x.pdf", b"%PDF-1.4" + bytes(5000), (4,), ""),
    "ofd": ("x.ofd", b"x", (4,), ""),
    "gd": ("x.gd", b"x", (4,), "不认识的格式"),
    "no ending": ("报告", SOUND.encode(), (4,), ""),
    "unknown ending": ("x.xyz", SOUND.encode(), (4,), "不认识的格式"),
    "html: empty": ("x.html", b"", (4,), "空文件"),
    "html: no text": ("x.html", b"<html><body></body></html>", (4,), "文字"),
    "html: only script": ("x.html", b"<script>alert(1)</script>", (4,), ""),
    "html: never closed": ("x.html", f"<div><p>{TITLE}<p>{'<b>' * 300}甲".encode(), (0, 1, 3, 4), ""),
    "html: deep": ("x.html", f"<p>{TITLE}</p>{'<div>' * 20000}甲".encode(), (0, 1, 3, 4), ""),
    "mht: garbage": ("x.mht", bytes(range(256)), (4,), ""),
    "mht: no page": ("x.mht", b"From: x\nContent-Type: multipart/related; boundary=a\n\n--a--\n", (4,), ""),
    "txt: empty": ("x.txt", b"", (4,), "空文件"),
    "txt: bom only": ("x.txt", b"\xef\xbb\xbf", (3, 4), ""),
    "txt: utf-16 bom only": ("x.txt", b"\xff\xfe", (3, 4), ""),
    "txt: line ends only": ("x.txt", b"\n" * 5000, (4,), "空文件"),
    "txt: zeros": ("x.txt", bytes(5000), (4,), ""),
    "txt: every byte": ("x.txt", bytes(range(256)) * 20, (4,), ""),
    "txt: wrong bom": ("x.txt", b"\xef\xbb\xbf\xff\xfe\xfd" * 50, (4,), "UTF-8"),
    "txt: half utf-16": ("x.txt", b"\xff\xfe" + TITLE.encode("utf-16-le")[:-1], (0, 1, 3, 4), ""),
    "txt: a program": ("x.txt", b"\x7fELF" + bytes(range(32)) * 50, (4,), ""),
    "txt: 60,000 digits": ("x.txt", f"{TITLE}\n一、主要举措\n办件{'9' * 60000}件。\n办件{'九' * 60000}件。".encode(), (0, 1), ""),
    "txt: 5,000 digits of percent": ("x.txt", f"{TITLE}\n一、主要举措\n增长{'9' * 5000}%。".encode(), (0, 1), ""),
    "txt: date of 9s": ("x.txt", f"{TITLE}\n一、甲\n{'9' * 5000}年99月99日。".encode(), (0, 1), ""),
    "txt: 3,000 headings": ("x.txt", lines(3000, lambda i: f"（{i}）标题\n内容{i}件。"), (0, 1), ""),
    "txt: 10,000 lines": ("x.txt", lines(10000, lambda i: f"第{i}行的内容。"), (0, 1), ""),
    "txt: 5,000 equal lines": ("x.txt", lines(5000, lambda i: "全年开展普法宣讲三十四场，群众参加。"), (0, 1), ""),
    "txt: 4,000 short sentences": ("x.txt", (TITLE + "\n一、甲\n" + "一是加强。" * 4000).encode(), (0, 1), ""),
    "txt: 20,000 open brackets": ("x.txt", (TITLE + "\n一、甲\n" + "（" * 20000).encode(), (0, 1), ""),
    "txt: 20,000 quotes": ("x.txt", (TITLE + "\n一、甲\n" + "“" * 20000).encode(), (0, 1), ""),
    "txt: 20,000 book marks": ("x.txt", (TITLE + "\n一、甲\n" + "《" * 20000).encode(), (0, 1), ""),
    "txt: one word": ("x.txt", "甲".encode(), (3,), "不像报告"),
    "txt: surrogates in utf-8": ("x.txt", TITLE.encode() + b"\n\xed\xa0\x80\n", (0, 1, 3, 4), ""),
    "txt: escapes": ("x.txt", f"{TITLE}\n\x1b[31m一、甲\x1b]0;x\x07\n::error::乙".encode(), (0, 1, 4), ""),
    "txt: right to left": ("x.txt", f"{TITLE}\n一、甲\u202e乙\u2066丙".encode(), (0, 1), ""),
    "txt: combining marks": ("x.txt", f"{TITLE}\n一、甲{chr(0x301) * 20000}".encode(), (0, 1, 4), ""),
    "txt: too long": ("x.txt", (TITLE + "\n" + "宣" * 1_600_000).encode(), (4,), "万字"),
    "txt: beyond unicode planes": ("x.txt", (TITLE + "\n一、" + "\U0001f600𠀀" * 2000).encode(), (0, 1), ""),
    **{
        f"txt: 40,000 characters of {sign!r}": ("x.txt", f"{TITLE}\n一、甲\n{(sign * 40_000)[:40_000]}".encode(), (0, 1), "")
        for sign in ("一", "1 ", "×", "\u3000", "《", "甲；", "增长1倍，", "甲，", "1,111", "名９", "，共计3件", "，维持2件", "（二）甲\n", "学习《甲乙条例》，", "研究4次：2月督导、3月调研", "“十四五”", "《甲乙条例》", "《行政处罚法》", "党组", "局党组", "办件3件，办结2件，", "——取得了显著成效。")
    },
    "txt: a pdf": ("x.txt", printed(b"BT /F 12 Tf (abc) Tj ET"), (4,), ".pdf"),
    "txt: a page": ("x.txt", f"<html><p>{TITLE}</p></html>".encode(), (4,), ".html"),
    "txt: rtf": ("x.txt", b"{\\rtf1 " + TITLE.encode("gbk"), (4,), ".rtf"),
    "txt: a Word file": ("x.txt", GOOD, (4,), ".docx"),
    "md: a picture": ("x.md", b"\x89PNG\r\n\x1a\n" + bytes(900), (4,), "图片"),
    "md: an old doc": ("x.md", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), (4,), ".doc"),
    "html: a pdf": ("x.html", printed(b"BT /F 12 Tf (abc) Tj ET"), (4,), ".pdf"),
    "html: packed": ("x.html", b"\x1f\x8b\x08" + bytes(99), (4,), ".gz"),
    "html: one with a remark of a server": ("x.html", f"{'<%' * 20_000}<p>{TITLE}</p>".encode(), (0, 1, 3, 4), ""),
    "html: 20,000 lines as typed": ("x.html", f"<p>{TITLE}</p><pre>{'甲乙丙丁。' + chr(10)}</pre>".replace(chr(10), chr(10) * 20_000).encode(), (0, 1, 3, 4), ""),
    "html: forms in forms": ("x.html", f"<p>{TITLE}</p>{'<form>' * 20_000}甲".encode(), (0, 1, 3, 4), ""),
    "md: empty": ("x.md", b"", (4,), "空文件"),
    "md: front matter only": ("x.md", b"---\na: b\n---\n", (4,), ""),
    "md: front matter never closed": ("x.md", f"---\n# {TITLE}\n".encode(), (0, 1, 3, 4), ""),
    "md: comment never closed": ("x.md", f"# {TITLE}\n\n<!-- 甲".encode(), (0, 1), ""),
    "md: 60,000 rules in a remark": ("x.md", f"# {TITLE}\n\n<!-- checker: ignore[{'a,' * 60000}a] x -->\n正文。".encode(), (0, 1), ""),
    "md: remark without rule": ("x.md", f"# {TITLE}\n\n<!-- checker: ignore x -->\n正文。".encode(), (0, 1), ""),
    "md: 3,000 lines in a paragraph": ("x.md", f"# {TITLE}\n\n{chr(10).join(f'第{i}行。' for i in range(3000))}".encode(), (0, 1), ""),
    "md: 2,000 quotes deep": ("x.md", f"# {TITLE}\n\n{'>' * 2000} 甲".encode(), (0, 1, 4), ""),
    "md: 2,000 lists deep": ("x.md", f"# {TITLE}\n\n{'- ' * 2000}甲".encode(), (0, 1, 4), ""),
    "md: 5,000 open brackets": ("x.md", f"# {TITLE}\n\n{'[' * 5000}甲".encode(), (0, 1), ""),
    "md: 5,000 stars": ("x.md", f"# {TITLE}\n\n{'*甲' * 5000}".encode(), (0, 1), ""),
    "md: 5,000 back ticks": ("x.md", f"# {TITLE}\n\n{'`甲' * 5000}".encode(), (0, 1), ""),
    "md: table of 3,000 cells": ("x.md", f"# {TITLE}\n\n|{'甲|' * 3000}\n|{'-|' * 3000}\n".encode(), (0, 1), ""),
    "md: only code": ("x.md", f"```\n{TITLE}\n```".encode(), (3, 4), ""),
    "rtf": ("x.rtf", b"{\\rtf1", (4,), ""),
    "doc: text": ("x.doc", b"x", (4,), ""),
    "odt: no zip": ("x.odt", b"x", (4,), ""),
    "odt: another package": ("x.odt", packed({"content.xml": "<a/>"}), (4,), "Word"),
    "odt: bomb": ("x.odt", BOMB, (4,), "反常"),
    "rtf: text": ("x.rtf", TITLE.encode(), (4,), ".rtf"),
    "rtf: zeros": ("x.rtf", bytes(5000), (4,), ""),
    "doc: a page": ("x.doc", f"<html><p>{TITLE}</p></html>".encode(), (0, 1, 3, 4), ""),
    "doc: bomb": ("x.doc", BOMB, (4,), "反常"),
    "wps: zeros": ("x.wps", bytes(5000), (4,), ""),
    "pdf: pages in a circle": ("x.pdf", pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>"), (4,), ""),
    "pdf: no pages": ("x.pdf", pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"), (4,), ""),
    "pdf: no text": ("x.pdf", printed(b"q Q"), (4,), "文字"),
    "pdf: bomb": ("x.pdf", printed(zlib.compress(b"q Q " * 30_000_000), "/Filter /FlateDecode"), (4,), ""),
    "pdf: filter on filter": ("x.pdf", printed(b"x", "/Filter [" + "/FlateDecode " * 5000 + "]"), (4,), ""),
    "pdf: brackets": ("x.pdf", pdf("<< /Type /Catalog /Pages " + "[" * 100_000), (4,), ""),
    "pdf: 500,000 rules": ("x.pdf", printed(b"BT /F 12 Tf 50 700 Td (abc) Tj ET " + b"0 0 500 1 re f " * 500_000), (3, 4), ""),
    "pdf: 200,000 characters far out": ("x.pdf", printed(b"BT /F 1e9 Tf -1e9 1e9 Td (" + b"a" * 200_000 + b") Tj ET"), (0, 3, 4), ""),
    "pdf: a million pages": ("x.pdf", pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [" + "3 0 R " * 200_000 + "] /Count 200000 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"), (4,), ""),
    "ofd: no pages": ("x.ofd", ofd("", 0), (4,), ""),
    "ofd: no text": ("x.ofd", ofd(""), (4,), "文字"),
    "ofd: a page listed 100,000 times": ("x.ofd", ofd(text_object(TITLE), 100_000), (4,), "反常"),
    "ofd: a document that is none": ("x.ofd", ofd("", 1, "<a"), (4,), "OFD"),
    "ofd: entity": ("x.ofd", ofd("", 1, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), (4,), "XML"),
    "ofd: page outside": ("x.ofd", ofd("", 1, '<a><Page BaseLoc="../../../etc/passwd"/></a>'), (4,), ""),
    "ofd: objects in objects": ("x.ofd", ofd('<ofd:TextObject Size="5" Boundary="1 1 9 9">' * 200 + text_object(TITLE) + "</ofd:TextObject>" * 200), (0, 1, 3, 4), ""),
    "ofd: 300,000 characters in one place": ("x.ofd", ofd(text_object("甲" * 300_000)), (0, 1, 3, 4), ""),
    "ofd: advances without end": ("x.ofd", ofd(text_object(TITLE, 'X="nan" Y="inf" DeltaX="g 99999999 1e308"')), (0, 1, 3, 4), ""),
    "ofd: bomb": ("x.ofd", packed({"OFD.xml": b" " * 30_000_000}), (4,), "反常"),
    "html: tables in tables": ("x.html", f"<p>{TITLE}</p>{'<table><tr><td>' * 3000}甲".encode(), (0, 1, 3, 4), ""),
    "html: 50,000 links": ("x.html", f"<p>{TITLE}</p>{'<a href=x>甲乙</a>' * 50_000}".encode(), (0, 1, 3, 4), ""),
    "html: 50,000 attributes": ("x.html", f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>{TITLE}</p>".encode(), (0, 1, 3, 4), ""),
    "html: encoding that is none": ("x.html", f'<meta charset="x-none"><p>{TITLE}</p>'.encode("gb18030"), (0, 1, 3, 4), ""),
    "html: entities": ("x.html", f"<p>{TITLE}</p><p>{'&#xD800;&#1114112;&nosuch;&#0;' * 5000}</p>".encode(), (0, 1, 3, 4), ""),
    "html: comment never closed": ("x.html", f"<p>{TITLE}</p><!--{'-' * 50_000}".encode(), (0, 1, 3, 4), ""),
    "html: 20,000 cells": ("x.html", f"<p>{TITLE}</p><table><tr>{'<td>1</td>' * 20_000}</tr></table>".encode(), (0, 1, 3, 4), ""),
    "mht: 2,000 parts deep": ("x.mht", mht(b"".join(b"--%d\nContent-Type: multipart/mixed; boundary=%d\n\n" % (n, n + 1) for n in range(2000)), b"Content-Type: multipart/mixed; boundary=0"), (4,), ""),
    "mht: encoding that is none": ("x.mht", mht(f"<p>{TITLE}</p>".encode(), b"Content-Type: text/html; charset=x-none"), (0, 1, 3, 4), ""),
    "mht: base64 that is none": ("x.mht", mht(b"\xff" * 5000, b"Content-Type: text/html\nContent-Transfer-Encoding: base64"), (4,), ""),
    "mht: 20,000 parts": ("x.mht", mht(b"--a\nContent-Type: text/plain\n\nx\n" * 20_000, b"Content-Type: multipart/related; boundary=a"), (4,), "网页"),
    "mht: 50,000 lines of head": ("x.mht", mht(f"<p>{TITLE}</p>".encode(), b"X: y\n" * 50_000 + b"Content-Type: text/html"), (0, 1, 3, 4), ""),
}  # fmt: skip

ARCHIVES: dict[str, tuple[bytes, str]] = {
    "no zip": (b"PK\x03\x04 cut off", "完整"),
    "empty": (packed({}), ""),
    "no reports": (packed({"a.exe": "x"}), ""),
    "bomb": (packed({"a.txt": b"0" * 3_000_000}), "反常"),
    "600 members": (packed({f"{n}.txt": "x" for n in range(600)}), "反常"),
    "archive in an archive": (packed({"a.zip": BOMB}), "解压"),
    "names that lead out": (packed({"../../a.docx": "x", "/etc/b.docx": "y"}), "docx"),
    "bad bytes": (packed({"a.txt": TITLE}).replace(b"PK\x01\x02", b"PK\x01\x03"), ""),
    "wrong sum": (packed({"a.txt": TITLE * 50}, zipfile.ZIP_STORED).replace(TITLE.encode(), TITLE.encode()[::-1], 1), "解不开"),
    "a bomb inside": (packed({"a.docx": BOMB}, zipfile.ZIP_STORED), "反常"),
}  # fmt: skip

CONFIG: dict[str, tuple[str, str]] = {
    "no toml": ("a = [", "TOML"),
    "unknown key": ('levl = "town"', "level"),
    "wrong type": ("select = 1", "select"),
    "bad level": ('level = "twon"', "town"),
    "bad year": ("year = 23", "year"),
    "deep array": ("a = " + "[" * 5000, "太深"),
    "deep table": ("[" + ".".join("a" * 3000) + "]", ""),
    "many dots": (".".join("a" * 5000) + " = 1", ""),
    "twice": ("year = 2023\nyear = 2024", "两次"),
    "not utf-8": ("level = \udcff", "UTF-8"),
    "no end of string": ('level = "town', "引号"),
    "pattern !": ('exclude = ["!"]', "通配符"),
    "pattern of many stars": (f'exclude = ["{"*a" * 8}b"]', "exclude"),
    "pattern of stars": (f'exclude = ["{"*" * 3000}b"]', "exclude"),
    "pattern of many folders": (f'[[paths]]\nmatch = "{"**/x/" * 9}y"', "match"),
    "number of 5,000 digits": (f"year = {'9' * 5000}", "太大"),
    "number of 30 digits": (f"jobs = {'9' * 30}", "太大"),
    "time of day": ("year = 10:00:00", "钟点"),
    "pattern z-a": ('exclude = ["[z-a]"]', ""),
    "nul in a path": ('checklist = "a\\u0000b.toml"', "清单"),
    "path of 5,000": (f'checklist = "{"a" * 5000}.toml"', "checklist"),
    "extends itself": ('extends = "checker.toml"', "循环"),
    "extends nothing": ('extends = "没有"', "没有"),
    "extends a name of 5,000": (f'extends = "{"市" * 5000}"', "extends"),
    "extends a folder": ('extends = "."', ""),
    "extends nul": ('extends = "a\\u0000"', ""),
    "no rule": ("select = []", "select"),
    "no rule left": ('ignore = ["*"]', "ignore"),
    "no rule for some": ('[[paths]]\nmatch = "*"\nselect = []', "select"),
    "checklist without a name": ('checklist = ""', "checklist"),
    "one of two checklists without a name": ('checklist = ["outline-2021-2025", " "]', "checklist"),
    "unknown rule": ('select = ["wrong-yaer"]', "wrong-year"),
    "unknown option": ("[options.empty-section]\nlenght = 3", "length"),
    "key with a line end": ('"a\\nb" = 1', "没有"),
    "paths without match": ("[[paths]]\nyear = 2023", "match"),
}

CHECKLISTS: dict[str, str] = {
    "empty": "",
    "no toml": "a = [",
    "deep": "a = " + "[" * 5000,
    "id is a list": 'extends = "outline-2021-2025"\n[[requirement]]\nid = [1]',
    "id is a table": 'extends = "outline-2021-2025"\n[[requirement]]\nid = {}',
    "until of 30 digits": f'extends = "outline-2021-2025"\nuntil = {"9" * 30}',
    "requirement is a word": 'extends = "outline-2021-2025"\nrequirement = "x"',
    "extends itself": 'extends = "own.toml"',
    "extends nothing": 'extends = "没有"',
    "extends a number": "extends = 1",
    "unknown key": 'extends = "outline-2021-2025"\nrequirment = []',
}

WAIVERS: dict[str, str] = {
    "no toml": "[[waiver",
    "deep": "a = " + "[" * 5000,
    "no reason": '[[waiver]]\nfingerprint = "a"\nrule = "b"\npath = "c"',
    "unknown key": '[[waiver]]\nfingerprint = "a"\nrule = "b"\npath = "c"\nreason = "d"\nx = 1',
    "bad date": '[[waiver]]\nfingerprint = "a"\nrule = "b"\npath = "c"\nreason = "d"\nexpires = "soon"',
    "a word": 'waiver = "x"',
    "not utf-8": "waiver = \udcff",
}


def run(*arguments: str, stdin: bytes | None = None) -> tuple[int, str, str]:
    done = program.run(*arguments, stdin=stdin, memory=MEMORY, seconds=SECONDS)
    out, told = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in told, told
    assert "内部错误" not in told, told
    assert "程序出错" not in out + told, out
    return done.returncode, out, told


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    """An empty working directory."""
    return workplace


def test_there_are_enough_kinds() -> None:
    assert len(FILES) + len(CONFIG) + len(CHECKLISTS) + len(WAIVERS) >= 120


CONVERTED = {"docx: old doc", "rtf", "doc: text", "odt: no zip"}
"""What LibreOffice looks at where it is installed."""
CASES = [
    pytest.param(*case, marks=pytest.mark.office if kind in CONVERTED else (), id=kind)
    for kind, case in FILES.items()
]


@pytest.mark.parametrize(("name", "content", "codes", "said"), CASES)
def test_a_file(name: str, content: bytes, codes: tuple[int, ...], said: str) -> None:
    Path(name).write_bytes(content)
    code, out, _ = run("check", name, "--no-cache", "-f", "json", "--select", "*", "--exit-zero")
    assert code in (*codes, *([0] if 1 in codes else [])), out[-500:]
    data = json.loads(out)
    listed = [*data["errors"], *data.get("unread", ())]
    assert len(listed) + len(data["reports"]) == 1
    for entry in listed:
        assert entry["path"] == name
        assert "\n" not in entry["message"]
        assert said in entry["message"]


@pytest.mark.parametrize(("content", "said"), ARCHIVES.values(), ids=ARCHIVES)
def test_an_archive(content: bytes, said: str) -> None:
    Path("送审.zip").write_bytes(content)
    Path("好.txt").write_text(SOUND, "utf-8")
    code, out, _ = run("check", ".", "--no-cache", "-f", "json")
    data = json.loads(out)
    assert (code, [report["path"] for report in data["reports"]]) == (4, ["好.txt"])
    assert data["errors"]
    for error in data["errors"]:
        assert error["path"].startswith("送审.zip")
        assert said in error["message"]
    assert not list(Path("..").glob("*.docx"))


def test_two_members_of_one_name() -> None:
    with zipfile.ZipFile("送审.zip", "w") as file:
        file.writestr("甲.txt", SOUND)
        file.writestr("./甲.txt", SOUND.replace("34场", "35场"))
    code, out, _ = run("check", ".", "--no-cache", "-f", "json")
    data = json.loads(out)
    assert (code, [report["path"] for report in data["reports"]]) == (4, ["送审.zip/甲.txt"])
    assert [error["path"] for error in data["errors"]] == ["送审.zip/甲.txt"]


def test_a_link_to_itself_as_configuration() -> None:
    Path("报告.txt").write_text(SOUND, "utf-8")
    Path("自己.toml").symlink_to("自己.toml")
    code, out, told = run("check", "报告.txt", "--config", "自己.toml")
    assert (code, out, told.count("\n")) == (2, "", 1), told


def test_a_year_of_many_digits() -> None:
    code, _, told = run("check", "报告.txt", "--year", "9" * 5000)
    assert (code, told.count("\n")) == (2, 1)
    assert "--year" in told


@pytest.mark.parametrize(("text", "said"), CONFIG.values(), ids=CONFIG)
def test_a_configuration(text: str, said: str) -> None:
    Path("报告.txt").write_text(SOUND, "utf-8")
    Path("checker.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    code, out, told = run("check", "报告.txt")
    assert (code, out, told.count("\n")) == (2, "", 1), told
    assert "checker.toml" in told
    assert said in told


@pytest.mark.parametrize("text", CHECKLISTS.values(), ids=CHECKLISTS)
def test_a_checklist(text: str) -> None:
    Path("报告.txt").write_text(SOUND, "utf-8")
    Path("own.toml").write_text(text, "utf-8")
    code, out, told = run("check", "报告.txt", "-c", "own.toml")
    assert (code, out, told.count("\n")) == (2, "", 1), told
    assert "own.toml" in told or "没有" in told


@pytest.mark.parametrize("text", WAIVERS.values(), ids=WAIVERS)
def test_waivers(text: str) -> None:
    Path("报告.txt").write_text(SOUND, "utf-8")
    Path("waivers.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    code, out, told = run("check", "报告.txt")
    assert (code, out, told.count("\n")) == (2, "", 1), told
    assert told.startswith("checker: waivers.toml")


def test_thousands_of_waivers() -> None:
    Path("报告.txt").write_text(SOUND, "utf-8")
    waiver = '[[waiver]]\nfingerprint = "{:016}"\nrule = "b"\npath = "c"\nreason = "d"\n\n'
    Path("waivers.toml").write_text("".join(map(waiver.format, range(5000))), "utf-8")
    code, out, _ = run("check", "报告.txt", "-f", "json", "--exit-zero")
    assert code == 0
    assert json.loads(out)["notices"][-1]["location"]["line"] == 6 * 4999 + 1


def test_a_good_report_beside_all_of_them_is_judged() -> None:
    Path("好.txt").write_text(SOUND, "utf-8")
    for number, (kind, (name, content, codes, _)) in enumerate(FILES.items()):
        if codes == (4,) and len(content) < 50_000 and kind not in CONVERTED:
            Path(f"{number}{Path(name).suffix or '.txt'}").write_bytes(content)
    code, out, _ = run("check", ".", "-f", "json", "-j", "2")
    assert code == 4
    assert "好.txt" in {report["path"] for report in json.loads(out)["reports"]}

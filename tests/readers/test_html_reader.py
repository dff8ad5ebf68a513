"""Saved pages give the report and nothing of the site around it."""

from __future__ import annotations

from email.message import EmailMessage
from html import escape

import pytest

from checker.model.document import Document
from checker.readers import ReadError, read

TITLE = "清河镇人民政府2023年度法治政府建设情况报告"
LINES = [
    "平阜县人民政府：",
    "一、主要举措和成效",
    "全年受理行政复议申请12件，办结10件；主动公开政府信息40条。",
    "二、存在的不足",
    "执法力量不足，普法形式单一，文件审查不够严格，有待加强。",
    "清河镇人民政府",
    "2024年1月5日",
]
NAV = (
    "<div class=nav><ul>"
    + "".join(f"<li><a href='/'>{n}</a></li>" for n in ("首页", "政务公开", "互动交流"))
    + "</ul></div>"
)
PLACE = "<div>您当前所在位置：<a href='/'>首页</a> &gt; <a href='/x'>法治政府建设年度报告</a></div>"
INDEX = "<table><tr><td>索引号：</td><td>1150/2024-00012</td></tr><tr><td>发布机构：</td><td>清河镇</td></tr></table>"
INFO = "<div>发布时间：2024-01-08 <span>来源：清河镇</span> 浏览次数：<script>hits()</script>128 <a>打印</a></div>"
RELATED = "<div>相关信息<ul><li><a href=x>平阜县水利局2023年度法治政府建设情况报告，请阅读全文内容</a></li></ul></div>"
FOOT = "<div><p>主办：平阜县人民政府，承办：平阜县数据局</p><p>平ICP备12345678号</p></div>"
HEAD = f"<title>{TITLE}_平阜县人民政府</title><script>var a = '<p>脚本里的话，不是正文。</p>';</script>"
PARAGRAPHS = "".join(f"<p>\u3000\u3000{line}</p>" for line in LINES)

PAGES = {
    "title outside the text": f"{NAV}{PLACE}{INDEX}<div class=tit>{TITLE}</div>{INFO}<div>{PARAGRAPHS}</div>{RELATED}{FOOT}",
    "title in the text": f"{NAV}{INDEX}<div><h1>{TITLE}</h1>{INFO}{PARAGRAPHS}</div>{RELATED}{FOOT}",
    "lines parted by br in tables": (
        f"<table><tr><td>{NAV}</td></tr><tr><td><font size=5>{TITLE}</font></td></tr><tr><td>{INFO}</td></tr>"
        f"<tr><td>{'<br><br>'.join('　　' + line for line in LINES)}</td></tr><tr><td>{FOOT}</td></tr></table>"
    ),
    "pasted from Word": f"{NAV}<h1>{TITLE}</h1>{INFO}<div>"
    + "".join(
        "<p class=MsoNormal>" + "".join(f"<span lang=EN-US>{c}</span>" for c in line) + "<o:p></o:p></p>\n" for line in LINES
    )
    + f"</div>{RELATED}{FOOT}",
    "nested sections": f"<h1>{TITLE}</h1><div>"
    + "".join(f"<section><section><span>{line}</span></section></section>" for line in LINES)
    + "</div><div>微信扫一扫关注该公众号</div>",
    "lines of the source broken": f"<h1>{TITLE}</h1><div>{PARAGRAPHS.replace('，', '，' + chr(10) + '    ')}</div>{FOOT}",
}  # fmt: skip

COMMENTED = "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><!--[if gte mso 10]><style>p{}</style><![endif]-->"
BUILT: dict[str, str] = {
    "page in a form": f"<form id=form1 runat=server><input type=hidden value=x>{NAV}<h1>{TITLE}</h1>{INFO}<div>{PARAGRAPHS}</div>{FOOT}</form>",
    "search below": f"{NAV}<h1>{TITLE}</h1>{INFO}<div>{PARAGRAPHS}</div><form><select><option>首页，政务，公开</option></select>站内搜索</form>{FOOT}",
    "remarks of the server": f"<%-- 说明，不是正文。 --%>{NAV}<h1>{TITLE}<!--<$[标题]>end--></h1>{INFO}<div><!--<$[内容]>-->{PARAGRAPHS}</div>{FOOT}",
    "style in the text": f"{NAV}<div>{TITLE}</div>{INFO}<div class=TRS_Editor><style>.TRS_Editor P{{}}</style>{PARAGRAPHS}</div>{FOOT}",
    "paragraphs in a span": f"{NAV}<h1>{TITLE}</h1>{INFO}<div><span style='font-family:仿宋_GB2312'>{PARAGRAPHS}</span></div>{FOOT}",
    "Word's conditions": f"{NAV}<h1>{TITLE}</h1>{INFO}<div>{COMMENTED}"
    + "".join(f"<p><![if !x]><span>{line[:6]}</span><![endif]><span lang=EN-US>{line[6:]}</span><o:p></o:p></p>" for line in LINES)
    + f"</div>{FOOT}",
    "tables in tables": f"<table><tr><td><table><tr><td>{NAV}</td></tr></table></td></tr><tr><td><table><tr><td>{TITLE}</td></tr><tr><td>{INFO}"
    f"</td></tr><tr><td><table><tr><td>{'<br />'.join('&nbsp;&nbsp;' + line for line in LINES)}</td></tr></table></td></tr></table></td></tr></table>",
    "wide blanks": f"{NAV}<h2>{TITLE}</h2>{INFO}<div>{'<div>&nbsp;</div>'.join(f'<div>&emsp;&emsp;{line}</div>' for line in LINES)}</div>{FOOT}",
    "elements of the site": f"{NAV}<div>{TITLE}</div>{INFO}<ucapcontent>{PARAGRAPHS}</ucapcontent>{FOOT}",
    "as typed": f"{NAV}<h1>{TITLE}</h1>{INFO}<pre>{chr(10).join('　　' + line for line in LINES)}</pre>{FOOT}",
    "styled as typed": f"{NAV}<h1>{TITLE}</h1>{INFO}<div style='white-space: pre-wrap'>{chr(10).join(LINES)}</div>{FOOT}",
    "a place never closed": f"<a name=top>{NAV}<h1>{TITLE}</h1>{INFO}<div>{PARAGRAPHS}</div>{FOOT}",
    "places of a table of contents": f"{NAV}<h1>{TITLE}</h1>{INFO}<div>"
    + "".join(f"<p><a name=_Toc{n} href='#_Ref{n}'>{line}</a></p>" for n, line in enumerate(LINES)) + f"</div>{FOOT}",
    "hidden twin": f"{NAV}<h1>{TITLE}</h1>{INFO}<div hidden>{PARAGRAPHS}</div><div style='display: none'>{PARAGRAPHS}</div><div>{PARAGRAPHS}</div>{FOOT}",
    "saved by an old browser": f"<!-- saved from url=(0045)http://www.example.invalid/a.html -->{NAV}<h1>{TITLE}</h1>{INFO}<div>{'<p/>'.join(LINES)}</div>",
}  # fmt: skip


@pytest.mark.parametrize("layout", BUILT)
def test_how_sites_are_built(layout: str):
    assert texts(read("a.html", page(BUILT[layout]).encode())) == [TITLE, *LINES]


def page(body: str, charset: str = "utf-8", head: str = HEAD) -> str:
    return f"<html><head><meta http-equiv=Content-Type content='text/html; charset={charset}'>{head}</head><body>{body}</body></html>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("layout", PAGES)
def test_the_report_and_nothing_else(layout: str):
    assert texts(read("a.html", page(PAGES[layout]).encode())) == [TITLE, *LINES]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-8", "utf-8"),
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("", "gb18030"),
    ],
)
def test_the_bytes_count_more_than_the_declared_charset(declared: str, encoding: str):
    body = PAGES["title in the text"].replace("清河镇", "𬇙河镇" if encoding == "utf-8" else "清镕镇")
    assert texts(read("a.html", page(body, declared).encode(encoding)))[1:6] == LINES[:5]


def test_heading_elements_are_headings_below_the_title():
    body = f"<h1>{TITLE}</h1><h2>主要举措</h2><p>全年受理申请12件，办结10件，均按期答复当事人。</p>"
    document = read("a.htm", page(body).encode())
    assert [(block.text, block.outline) for block in document.blocks][:2] == [(TITLE, 0), ("主要举措", 1)]


def test_a_row_below_a_merged_cell_is_a_row_of_the_table():
    table = "<table><tr><td rowspan=2>案件<td>12件</tr><tr><td>13件</tr><tr><td colspan=2>小结</tr><tr><td>合计<td>25件</tr></table>"
    document = read("a.html", page(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}{table}</div>").encode())
    assert [(block.text, block.row) for block in document.blocks][-6:] == [
        ("案件", 1), ("12件", 1), ("13件", 2), ("小结", 0), ("合计", 3), ("25件", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        '<iframe src="a.html"></iframe>',
        "<noscript>请启用脚本</noscript><div id=app></div>",
        "<textarea>甲</textarea>",
    ],
)
def test_a_page_whose_text_comes_later_says_what_to_do(body: str):
    with pytest.raises(ReadError, match="浏览器"):
        read("a.html", f"<html><body>{body}</body></html>".encode())


def test_tables_of_data_stay_and_know_their_rows():
    table = "<table><tr><th>项目</th><th>次数</th></tr><tr><td>执法检查</td><td>120次</td></tr></table>"
    document = read("a.html", page(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}{table}</div>").encode())
    assert [(block.text, block.row) for block in document.blocks][-4:] == [
        ("项目", 1),
        ("次数", 1),
        ("执法检查", 2),
        ("120次", 2),
    ]


def test_hidden_text_comments_and_scripts_are_no_text():
    hidden = "<p style='display: none'>藏起来的话，不算正文。</p><!-- 注释里的话，不算正文。 --><noscript>请开启，脚本。</noscript>"
    assert texts(read("a.html", page(f"<h1>{TITLE}</h1><div>{hidden}{PARAGRAPHS}</div>").encode())) == [
        TITLE,
        *LINES,
    ]


def test_a_web_archive():
    message = EmailMessage()
    message.set_content("没有网页")
    message.add_alternative(page(PAGES["title in the text"]), subtype="html")
    assert texts(read("a.mht", bytes(message))) == [TITLE, *LINES]


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as raised:
        read("a.html", data)
    assert "\n" not in str(raised.value)
    return raised.value.message


def test_pages_without_the_text_say_so():
    assert "程序" in refused(b"<html><div id=app></div><script src=app.js></script></html>")
    assert refused(b"<html></html>")


def test_deep_nesting_is_bounded_and_told():
    document = read(
        "a.html", page(f"<div>{PARAGRAPHS}</div>" + "<div>" * 20_000 + escape("深处的话，读不到。")).encode()
    )
    assert LINES[2] in texts(document)


def test_nothing_is_fetched():
    outside = "<!DOCTYPE html SYSTEM 'http://127.0.0.1:9/x.dtd'><img src='http://127.0.0.1:9/x.png'><iframe src='http://127.0.0.1:9/'></iframe>"
    assert texts(read("a.html", (outside + page(PAGES["title in the text"])).encode())) == [TITLE, *LINES]


def test_a_tag_of_thousands_of_attributes_is_read_without_them() -> None:
    many = " ".join(f"a{n}=1" for n in range(60_000))
    page = f"<p>{TEXT}</p><p {many}>{TEXT[::-1]}</p><img src='data:{'A' * 50_000}'><p>{TEXT}</p>"
    assert [block.text for block in read("a.html", page.encode()).blocks] == [TEXT, TEXT[::-1], TEXT]


TEXT = "全年受理行政复议申请十二件并办结十件，主动公开政府信息四十条。"


@pytest.mark.parametrize(
    "charset",
    ["undefined", "idna", "punycode", "unicode_escape", "utf-7", "base64", "hz", "mbcs", "x-none", ""],
)
def test_charsets_that_no_page_is_in(charset: str):
    body = page(PAGES["title in the text"], charset).encode("gb18030")
    assert texts(read("a.html", body)) == [TITLE, *LINES]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "\ufeff",
        "\r\n\r\n",
        "Subject: =?gb2312?B?x+XtwMq1?=\r\n",
        "Date: Mon, 8 Jan 2024 09:00:00 +0800\r\n",
    ],
)
def test_the_head_of_a_web_archive_in_any_order(before: str):
    head = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nFrom: <Saved>\r\n\r\n"
    data = (before + head + page(PAGES["title in the text"])).encode()
    assert texts(read("a.mht", data)) == [TITLE, *LINES]


def test_the_frames_of_a_web_archive():
    parts = ["<html><frameset><frame src=cid:b></frameset></html>", page(PAGES["title in the text"])]
    body = "".join(f"--a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{part}\r\n" for part in parts)
    data = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n{body}--a--\r\n"
    assert texts(read("a.mhtml", data.encode())) == [TITLE, *LINES]

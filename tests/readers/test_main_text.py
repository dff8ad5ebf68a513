"""What of a saved page is the report, in the ways in which sites part it, repeat it and surround it."""

from __future__ import annotations

from html import escape

import pytest

from checker.readers import ReadError, read

TITLE = "清河镇人民政府2023年度法治政府建设情况报告"
LINES = [
    "平阜县人民政府：",
    "现将我镇2023年法治政府建设情况报告如下。",
    "一、主要举措和成效",
    "全年受理行政复议申请12件，办结10件；主动公开政府信息40条，答复依申请公开3件。",
    "镇综合行政执法大队开展检查430家次，立案26件，对情节轻微、及时改正的14起不予处罚。",
    "全年组织普法宣讲34场，发放资料6200份，培养“法律明白人”80名，讲座2期。",
    "排查矛盾纠纷192起，调解186起，跨村灌溉用水的纠纷经三方到场勘查，当天了结。",
    "党政联席会议集体研究重大事项26个，法律顾问审查合同24份，出具法律意见17份。",
    *(
        f"{month}月，{what}，到场群众{month}50人，收集意见{month}条，逐条登记、交办、回访，年底前全部答复本人。"
        for month, what in enumerate(
            (
                "赶集日设法律咨询台",
                "在村口放映普法电影",
                "法官下乡开庭两次",
                "清理文件",
                "培训执法人员",
                "评查案卷",
                "走访企业",
            ),
            2,
        )
    ),
    "二、存在的不足",
    "执法力量不足，普法形式单一，文件审查不够严格。",
    "三、下一年打算",
    "每季度开展1次案卷评查，6月底前设立代办点8个。",
]
SIGNED = ["清河镇人民政府", "2024年1月5日"]
FOOT = "<div><p>主办：平阜县人民政府，承办：平阜县数据局</p><p>地址：清河镇人民路1号，电话：010-12345678</p></div>"
NEWS = "<div><p>清河镇召开镇长办公会议，研究部署春耕和森林防火工作。</p></div>"


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def page(body: str, title: str = TITLE, charset: str = "utf-8") -> str:
    return f"<html><head><meta charset={charset}><title>{title}</title></head><body>{body}</body></html>"


def texts(data: str | bytes, ending: str = "html") -> list[str]:
    document = read(f"a.{ending}", data.encode() if isinstance(data, str) else data)
    return [block.text for block in document.blocks]


HEAD = f"<h1>{TITLE}</h1>"
LAYOUTS = {
    "again for telephones": f"<div>{HEAD}<div>{paragraphs(LINES)}</div></div><div>{HEAD}<div>{paragraphs(LINES)}</div></div>{FOOT}",
    "opening before the element that ends too early": f"{HEAD}{paragraphs(LINES[:2])}<div>{paragraphs(LINES[2:])}</div></div></div>{NEWS}{FOOT}",
    "last part in another element": f"{HEAD}<div>{paragraphs(LINES[:-2])}</div><div>{paragraphs(LINES[-2:])}</div>{FOOT}{NEWS}",
    "a summary above": f"{HEAD}<div>摘要：全年办结行政复议申请10件。</div><div>{LINES[3][:24]}…</div>{paragraphs(LINES[:2])}<div>{paragraphs(LINES[2:])}</div>{FOOT}",
    "news below": f"{HEAD}<div>{paragraphs(LINES)}</div>{NEWS}{FOOT}",
    "title in two lines": f"<center><b>{TITLE[:7]}<br>{TITLE[7:]}</b></center><div>{paragraphs(LINES)}</div>{FOOT}",
    "title in two paragraphs": f"<div><p>{TITLE[:7]}</p><p>{TITLE[7:]}</p></div><div>{paragraphs(LINES)}</div>{FOOT}",
    "what the site says in the text": f"{HEAD}<div><audio>您的浏览器不支持音频。</audio><p>语音播报：</p>{paragraphs(LINES)}<p>上一页 <a href=2>2</a> 下一页</p>"
    "<p>关键词：<a href=k>法治</a></p><p>我要评论：请您文明上网，理性发言。</p><p>相关附件：</p></div>",
    "headings that lead somewhere": f"{HEAD}<div>"
    + "".join(f"<p><a href=http://a/>{line}</a></p>" if len(line) < 12 and line[1] == "、" else f"<p>{line}</p>" for line in LINES)
    + "</div>",
    "sentences in links that do nothing": f"{HEAD}<div>"
    + "".join(f"<p><a href='javascript:void(0)'>{line}</a></p>" if "。" in line else f"<p>{line}</p>" for line in LINES)
    + "</div>",
    "saved by LibreOffice": f"<div title=header><p>{TITLE}</p></div>{paragraphs([TITLE, *LINES])}<div title=footer><p>第<span>2</span>页</p></div>",
    "invisible characters": f"<h1>\ufeff{TITLE}</h1><div><p>\u200b</p>{paragraphs(LINES)}</div>",
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_report_whole_and_once(layout: str):
    assert texts(page(LAYOUTS[layout])) == [TITLE, *LINES]


def test_a_sign_off_behind_the_text():
    body = f"{HEAD}<div>{paragraphs(LINES)}</div><div>{SIGNED[0]}</div><div>{SIGNED[1]}</div>{FOOT}"
    assert texts(page(body)) == [TITLE, *LINES, *SIGNED]
    news = f"{HEAD}<div>{paragraphs(LINES)}</div>{NEWS}<div>{SIGNED[1]}</div>{FOOT}"
    assert texts(page(news)) == [TITLE, *LINES]


def test_attachments_are_the_report_s_though_they_are_links():
    one = (
        "<p>附件：<a href=a.docx>1.执法情况统计表.docx</a></p><p><a href=b.docx>2.普法情况统计表.docx</a></p>"
    )
    listed = ["附件：1.执法情况统计表.docx", "2.普法情况统计表.docx"]
    other = "<p><a href=c>3.关于食堂的通知</a></p>"
    told = texts(page(f"{HEAD}<div>{paragraphs(LINES)}{one}<p><a href=c>更多</a></p>{other}</div>{FOOT}"))
    assert told == [TITLE, *LINES, *listed]


@pytest.mark.parametrize(
    "frame",
    ["<iframe src=a.html></iframe>", "<frameset><frame src=a.html></frameset>"],
)
def test_a_page_whose_text_is_in_a_frame(frame: str):
    with pytest.raises(ReadError, match="正文在框架里"):
        texts(f"<html>{frame}{FOOT}</html>")


def test_the_frame_of_an_archive_that_has_the_sentences():
    outer = page(f"<iframe src='cid:a'></iframe><script>var s = '{'x' * 9000}'</script>{FOOT}")
    parts = "".join(
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{part}\r\n"
        for part in (outer, page(HEAD + paragraphs(LINES)))
    )
    archive = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{parts}--b--\r\n"
    assert texts(archive, "mht") == [TITLE, *LINES]


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "us-ascii"])
def test_a_charset_that_no_chinese_page_is_in(charset: str):
    assert texts(page(HEAD + paragraphs(LINES), charset=charset).encode("gbk")) == [TITLE, *LINES]


def test_the_bytes_tell_behind_a_long_head():
    long = f"<html><style>{'p{color:red}' * 1000}</style><body>{HEAD}{paragraphs(LINES)}</body></html>"
    assert texts(long.encode("gbk")) == [TITLE, *LINES]


def test_damaged_characters_are_told():
    data = (
        page(HEAD + paragraphs(LINES)).encode("gbk").replace("镇综合".encode("gbk"), b"\xff\xd7\xdb\xba\xcf")
    )
    document = read("a.html", data.replace(b"charset=utf-8", b"charset=gbk"))
    assert document.warnings == ("网页里有 1 处文字已损坏，显示为 \ufffd，请对照原页核对",)


FOOTNOTES = {
    "Word": (
        "<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>",
        "<div style='mso-element:footnote-list'><hr><div id=ftn1><p><a href='#_ftnref1'>[1]</a>镇党政办统计。</p></div></div>",
    ),
    "LibreOffice": (
        "<a class=sdfootnoteanc href='#sdfootnote1sym'><sup>1</sup></a>",
        "<div id=sdfootnote1><p><a href='#sdfootnote1anc'>1</a>镇党政办统计。</p></div>",
    ),
    "pandoc": (
        "<a href='#fn1' id=fnref1><sup>1</sup></a>",
        "<section><hr><ol><li id=fn1><p>镇党政办统计。<a href='#fnref1'>↩︎</a></p></li></ol></section>",
    ),
    "GitHub": (
        "<sup><a href='#user-content-fn-1'>1</a></sup>",
        "<section><ol><li id=user-content-fn-1><p>镇党政办统计。</p></li></ol></section>",
    ),
}


@pytest.mark.parametrize("writer", FOOTNOTES)
def test_footnotes_change_no_figure_and_are_told(writer: str):
    mark, note = FOOTNOTES[writer]
    body = HEAD + paragraphs(LINES).replace("12件", f"12{mark}件", 1)
    document = read("a.html", page(body + note).encode())
    assert [block.text for block in document.blocks] == [TITLE, *LINES]
    assert document.warnings == ("1 条脚注没有读",)


@pytest.mark.parametrize(
    ("attributes", "numbers"),
    [
        ("type=1", ("1.", "2.")),
        ("style='list-style-type: decimal' start=4", ("4.", "5.")),
        ("style='list-style: outside cjk-ideographic'", ("一、", "二、")),
        ("class='custom_cn list-paddingleft-1'", ("一、", "二、")),
        ("class='custom_cn2 list-paddingleft-1'", ("（一）", "（二）")),
        ("class=custom_num2", ("（1）", "（2）")),
        ("type=A", ("A.", "B.")),
        ("", ("", "")),
        ("style='list-style: none'", ("", "")),
    ],
)
def test_the_numbers_of_lists_that_say_how_they_count(attributes: str, numbers: tuple[str, str]):
    items = [f"<li><p>{line}</p><p>其中{line}</p></li>" for line in LINES[3:5]]
    document = read("a.html", page(f"{HEAD}<div><ol {attributes}>{''.join(items)}</ol></div>").encode())
    assert [(block.text, block.label) for block in document.blocks[1:]] == [
        pair
        for line, number in zip(LINES[3:5], numbers, strict=True)
        for pair in ((number + line, len(number)), (f"其中{line}", 0))
    ]


def test_an_item_that_has_its_number_gets_no_other():
    items = f"<li>一、{LINES[3]}</li><li value=7>{LINES[4]}</li><li> </li>"
    body = f"{HEAD}<div><ol type=1>{items}</ol><p>{LINES[5]}</p></div>"
    assert texts(page(body))[1:] == [f"一、{LINES[3]}", f"7.{LINES[4]}", LINES[5]]

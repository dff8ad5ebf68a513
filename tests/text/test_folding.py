"""One reading of a text: every spelling folds to one, and every offset leads back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.text.folding import LINE_ENDS, folded, replacements
from tests.amounts import amount


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # radicals that PDF files have in place of characters
        ("⼆、存在的不⾜和原因", "二、存在的不足和原因"),
        ("⻅证⻋辆⻓期⻔户⻘年⻚⾯⻛险⻢⻰⺠众⻄部⻩⻬", "见证车辆长期门户青年页面风险马龙民众西部黄齐"),
        # invisible and directional characters, compatibility forms
        ("\u200b四、2025年", "四、2025年"),
        ("\ufeff全\u200c年\u200d办\u2060件", "全年办件"),
        ("法\xad治\u180e政\u034f府", "法治政府"),
        ("办件\u202d12\u202c件，\u2066其中\u2069", "办件12件，其中"),
        ("\u202a\u202e全年\x07\x1b", "全年"),
        ("㊀、ㄱ、㍱", "㊀、ㄱ、㍱"),  # signs of their own
        ("\uf900\uf901\uf902﹙一﹚﹐﹑", "豈更車（一），、"),
        # blanks
        ("2023 年，全镇", "2023年，全镇"),
        ("2023\u00a0年\u30001\u2009月", "2023年1月"),
        ("审核\t120 件 ，其中 30 件", "审核120件，其中30件"),
        ("（ 二 ）执法", "（二）执法"),
        ("四 、安排", "四、安排"),
        ("四\u30002025年工作安排", "四 2025年工作安排"),
        ("二 〇 二 四 年", "2024年"),
        ("枫　岭　区　人　民　政　府", "枫岭区人民政府"),
        ("中共云溪镇委员会   云溪镇人民政府", "中共云溪镇委员会 云溪镇人民政府"),
        ("全年调  解纠纷20起。", "全年调 解纠纷20起。"),
        ("全 年 共 检 查 36 次。", "全年共检查36次。"),
        ("12 15 20", "12 15 20"),
        ("check in 2024", "check in 2024"),
        # years
        ("２０２４年度", "2024年度"),
        ("二〇二四年", "2024年"),
        ("二○二四年", "2024年"),
        ("二0二四年", "2024年"),
        ("二Ｏ二四年", "2024年"),
        ("二O二四 年", "2024年"),
        ("二零二四年", "2024年"),
        ("2O24年", "2024年"),
        ("一九九九年", "1999年"),
        ("二十四年", "二十四年"),
        ("一百二〇二四年", "一百二〇二四年"),
        ("二〇二四件", "二〇二四件"),
        # full stops and other marks
        ("调解218件.水平提升.", "调解218件。水平提升。"),
        ("调解218件．水平提升．", "调解218件。水平提升。"),
        ("满意率91.2%.其中", "满意率91.2%.其中"),
        ("增长1．5倍", "增长1.5倍"),
        ("4．15国家安全日", "4.15国家安全日"),
        ("四.2025年安排", "四.2025年安排"),
        ("一.加强领导", "一.加强领导"),
        ("（一）.加强领导", "（一）.加强领导"),
        ("提升.二.规范", "提升。二.规范"),
        ("有所提升.2024年", "有所提升。2024年"),
        ("主要举措......3", "主要举措......3"),
        ("全镇,12个村;(含1,200户):9:30", "全镇，12个村；（含1,200户）：9:30"),
        ("a(b),c:d", "a(b),c:d"),
        ("罚款1,000元｡", "罚款1,000元。"),
        # titles and numbers of documents
        ("<信访条例>", "《信访条例》"),
        ("«信访条例»与〈土地管理法〉", "《信访条例》与《土地管理法》"),
        ("＜信访条例＞与＜土地管理法＞", "《信访条例》与《土地管理法》"),
        ("<<信访条例>>", "《信访条例》"),
        ("《关于印发〈办法〉的通知》", "《关于印发〈办法〉的通知》"),
        ("3<5，6>4", "3<5，6>4"),
        ("云政办【2024】3号", "云政办〔2024〕3号"),
        ("云政办[2024]3号、（2023）第4号", "云政办〔2024〕3号、〔2023〕第4号"),
        ("【2024】年度", "【2024】年度"),
    ],
)
def test_spellings(written: str, read: str):
    assert folded(written).text == read
    assert folded(read).text == read


def test_the_way_back():
    whole = folded("\u200b四 、2025\xad 年")
    assert whole.text == "四、2025年"
    assert [whole.original(at) for at in range(len(whole.text))] == [1, 3, 4, 5, 6, 7, 10]


def test_offsets_stay_where_nothing_is_left_out():
    whole = folded("２０２４年：全镇")
    assert whole.gaps == ()
    assert whole.original(5) == 5


TEXT = st.text(
    st.sampled_from("一二〇○O四2０4年月、.．，,:（(）) \u3000\t\u200b\u00ad\u202e<>《》〈〉【】⼆件镇aA\n"),
    max_size=60,
)


@settings(max_examples=amount(80, 4000), deadline=None)
@given(TEXT)
def test_offsets_rise_and_lead_to_what_was_folded(text: str):
    whole = folded(text)
    places = [whole.original(at) for at in range(len(whole.text) + 1)]
    assert places == sorted(set(places))
    assert all(0 <= place <= len(text) for place in places)
    for character, place in zip(whole.text, places, strict=False):
        plain = text[place].translate(replacements())
        assert character == plain or character in "0123456789。，：；（）《》〔〕"


@settings(max_examples=amount(80, 4000), deadline=None)
@given(TEXT)
def test_no_line_end_and_nothing_invisible_is_left(text: str):
    assert not LINE_ENDS.search(folded(text).text)
    assert not set(folded(text).text) & set("\u3000\u200b\u00ad\u202e\t⼆０Ａ")

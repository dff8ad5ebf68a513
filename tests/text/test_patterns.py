"""Expressions that are compiled when a text may hold what they are for."""

import re

from checker.support.patterns import either, regex


def test_nothing_is_searched_without_the_words_it_needs() -> None:
    pattern = regex("(?P<name>附件|附表)[0-9]", needs=("附件", "附表"))
    assert pattern.search("见表1") is pattern.match("表1") is pattern.fullmatch("表1") is None
    assert list(pattern.finditer("见表1、表2")) == []
    assert "_compiled" not in vars(pattern)


def test_where_one_of_them_stands_it_is_an_expression_like_others() -> None:
    pattern, plain = (
        regex("(?P<name>附件|附表)[0-9]", needs=("附件", "附表")),
        re.compile("(?P<name>附件|附表)[0-9]"),
    )
    for text in ("见附件1、附表2", "附表", "附表3"):
        assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plain.finditer(text)]
        assert str(pattern.match(text)) == str(plain.match(text))
        assert str(pattern.search(text, 3)) == str(plain.search(text, 3))
    assert pattern.sub("", "见附件1") == "见"


def test_words_are_alternatives_the_longest_first() -> None:
    assert re.fullmatch(either(("市", "市场", "县.")), "市场")
    assert re.findall(either(("市", "市场", "县.")), "市场县.县") == ["市场", "县."]
    assert re.search(either(()), "市场") is None

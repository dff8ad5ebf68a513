"""The terms that a text uses most."""

from checker.text.keywords import MOST, keywords

TEXT = "司法所调解纠纷。司法所走访群众。便民服务中心受理申请。"


def test_terms_of_three_characters_and_more_by_how_often_they_stand() -> None:
    assert keywords(TEXT, ["便民服务中心", "司法所"]) == ["司法所", "便民服务中心", "调解纠纷"]
    assert "调解" not in keywords(TEXT)


def test_no_more_than_can_be_read() -> None:
    terms = [f"{first}{second}站" for first in "甲乙丙丁" for second in "东南西北"]
    assert len(keywords("、".join(terms), terms)) == MOST

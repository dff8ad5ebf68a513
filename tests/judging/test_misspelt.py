"""Which forms of a phrase are taken for slips of typing, and which are other words."""

import pytest

from checker.judging.misspelt import misspelt

LIKE = {"审": "宙", "制": "治"}
LONG = "行政执法三项制度"


def places(phrase: str, text: str) -> list[str]:
    return [text[start:end] for start, end in misspelt(phrase, text, 0, len(text), LIKE)]


@pytest.mark.parametrize(
    ("phrase", "text", "slip"),
    [
        (LONG, "落实行政执法三制度。", "行政执法三制度"),
        (LONG, "落实行政执法三项项制度。", "行政执法三项项制度"),
        (LONG, "落实行政执法三项判度。", "行政执法三项判度"),
        (LONG, "落实三项制度行政执法。", "三项制度行政执法"),
        ("合法性审查", "开展合法性宙查。", "合法性宙查"),
        ("合法性审查", "开展合法审查。", "合法审查"),
        ("合法审查", "开展合审查。", "合审查"),
        ("法制办", "县法办制牵头。", "法办制"),
        ("法制办", "法办制牵头。", "法办制"),
        ("法制办", "县办法制", "办法制"),
        ("合法审查", "开展合审查", "合审查"),
        ("合法审查", "开展审查合法", "审查合法"),
        ("行政执法制度", "落实行政执纪制度。", "行政执纪制度"),
        ("合法性审查", "开展合法的性审查", "合法的性审查"),
    ],
    ids=[
        "lost",
        "doubled",
        "wrong",
        "parts moved",
        "look-alike",
        "lost of five",
        "lost of four",
        "three moved",
        "at the start",
        "at the end",
        "lost at the end",
        "moved at the end",
        "any one of six",
        "one more of five at the end",
    ],
)
def test_slips(phrase: str, text: str, slip: str) -> None:
    assert slip in places(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        (LONG, "落实行政执法三项制度。"),
        (LONG, "落实甲政执法三项制度。"),
        (LONG, "落实行政执法三项甲乙。"),
        (LONG, "落实行政执法\n三制度。"),
        ("合法性审查", "开展合法性抽查。"),
        ("合法审查", "开展合法性审查。"),
        ("法制办", "县法制科牵头。"),
        ("法制", "县制法牵头。"),
        (LONG, "落实行政执法三项制\n度好。"),
        ("合法性审查", "开展合性查审法。".replace("合", "组")),
        ("合法审查", "开展合审判。"),
    ],
    ids=[
        "right",
        "another beginning",
        "another end",
        "two lines",
        "another word",
        "one more of four",
        "another office",
        "two",
        "the last on the next line",
        "moved behind another beginning",
        "lost before another end",
    ],
)
def test_other_words(phrase: str, text: str) -> None:
    assert places(phrase, text) == []


@pytest.mark.parametrize(
    ("low", "high", "found"), [(0, 9, ["合审查"]), (1, 9, ["合审查"]), (2, 9, []), (1, 3, [])]
)
def test_within_a_sentence(low: int, high: int, found: list[str]) -> None:
    text = "，合审查。"
    assert [text[start:end] for start, end in misspelt("合法审查", text, low, high, LIKE)] == found

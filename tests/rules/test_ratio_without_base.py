import pytest

from .cases import in_work

RULE = "ratio-without-base"


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "代表建议按时办复率达100%。": 11,
        "出庭应诉率99.2%。": 6,
        "代表建议办复率百分之百。": 8,
        "干部参加学法考试，坚持以考促学、以学促用，合格率100%。": 25,
    }.items(),
)
def test_bare(line: str, column: int) -> None:
    assert in_work(RULE, line) == [(3, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "办理代表建议8件，按时办复率100%。",
        "检查110家次，办结率达100%。",
        "16名执法人员全部持证，持证率100%。",
        "时限压缩率由40%提高到81%。",
        "出庭应诉率比上年提高，达99.2%。",
        "水质优良率达100%。",
        "群众满意率96.1%。",
    ],
)
def test_counted_or_of_another_kind(line: str) -> None:
    assert in_work(RULE, line) == []


def test_only_words_near_the_figure_say_what_it_is_a_share_of() -> None:
    assert in_work(RULE, "水质优良，河长巡河、司法所普法、执法队执法三管齐下，建议办复率100%。") == [
        (3, 32, "warning")
    ]

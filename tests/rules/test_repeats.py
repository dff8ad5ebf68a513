import pytest

from .cases import TOWN, WORK, in_work, problems

LONG = "凡涉及群众切身利益的征地拆迁事项，一律先到现场听取意见，再由司法所审查合法性。"
PARAGRAPH = "镇里组织综合执法队每周巡查集镇摊点和沿街门店，发现占道经营当场劝离，对屡教不改的依法立案，同时公开举报电话，请居民一起监督。"


@pytest.mark.parametrize(
    "lines",
    [
        (LONG, LONG),
        (f"{LONG}办理4件。", f"调解20件。{LONG}"),
        ("镇党委会每季度学一次法并当场考试。调解20件。", "检查36次。镇党委会每季度学一次法并当场考试。"),
    ],
)
def test_a_sentence_stands_twice(lines: tuple[str, str]) -> None:
    assert [line for line, _, _ in in_work("repeated-sentence", *lines)] == [4]


@pytest.mark.parametrize(
    "line",
    [
        "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实习近平法治思想。",
        "学习《中华人民共和国行政处罚法》《中华人民共和国行政复议法》《中华人民共和国行政诉讼法》。",
        "全年检查企业36家次。",
    ],
)
def test_set_phrases_titles_and_short_sentences(line: str) -> None:
    assert in_work("repeated-sentence", line * 2) == []


def test_length_of_sentences_that_are_the_same() -> None:
    sixteen, fifteen = "镇党委会每季度学法并当场小考一次。", "镇党委会每季度学法当场小考一次。"
    assert len(in_work("repeated-sentence", sixteen, "检查36次。" + sixteen)) == 1
    assert in_work("repeated-sentence", fifteen, "检查36次。" + fifteen) == []


def test_a_paragraph_stands_twice() -> None:
    other = "二、其他情况"
    assert problems("duplicate-paragraph", TOWN, WORK, PARAGRAPH, other, PARAGRAPH) == [(5, 1, "error")]
    changed = PARAGRAPH.replace("每周巡查", "天天走遍").replace("请居民一起监督", "邀居民共同参与")
    assert problems("duplicate-paragraph", TOWN, WORK, PARAGRAPH, other, changed) == [(5, 1, "error")]
    assert problems("duplicate-paragraph", TOWN, WORK, PARAGRAPH, other, LONG) == []
    assert problems("repeated-sentence", TOWN, WORK, PARAGRAPH, other, PARAGRAPH) == []

"""What a template asks, and labels of another paper, left in the text."""

import pytest

from .cases import TOWN, WORK, problems

RULE = "stray-heading"


def told(*lines: str) -> list[int]:
    body = (TOWN, WORK, "（一）规范执法", "全年检查场所184家次，发现隐患63处，全部整改。", *lines)
    more = (
        "（二）化解纠纷",
        "全年调解纠纷132起，调成127起，逐卷点评。",
        "二、存在的不足和原因",
        "人手不足，原因是编制少。",
    )
    return [line for line, _, _ in problems(RULE, *body, *more)]


@pytest.mark.parametrize(
    "line",
    [
        "按照县里通知要求，本部分主要写执法规范化建设，要求有数据、有事例。",
        "（要求：突出特色亮点，用数据说话，控制在500字左右）",
        "填报说明：请各单位按上述五方面填写",
        "此部分内容由综治办补充。",
        "全年评查案卷40卷（写清具体做法、成效，字数800字以内）。",
        "基本情况",
        "（执法监督科）",
        "工作亮点：",
        "【工作亮点】",
    ],
)
def test_left_from_a_template(line: str) -> None:
    assert told(line) == [5]


@pytest.mark.parametrize(
    "lines",
    [
        ("按照县里通知要求，对涉企文件逐件清理，报送情况。",),
        ("县里要求各单位结合实际细化举措，我镇据此制定8条措施。",),
        ("规范文书填写要求，指导企业如实填写申报表，用数据说话。",),
        ("编印案例（每篇一事一议，共12篇）。",),
        ("执法文书由当事人签名（含填写样例、办理时限）。",),
        ("（其中跨村纠纷9起）",),
        ("主要做法：", "一是亮证检查。二是当场告知。"),
        ("【工作亮点】", "评查案卷40卷，逐卷反馈。", "【主要做法】", "统一文书样式，逐案告知权利。"),
    ],
)
def test_of_the_report_s_own(lines: tuple[str, ...]) -> None:
    assert told(*lines) == []


@pytest.mark.parametrize(
    ("line", "many"),
    {
        "全年评查案卷40卷，逐卷反馈。下一步工作打算": 1,
        "全年评查案卷40卷，逐卷反馈。存在的主要问题": 1,
        "全年评查案卷40卷，逐卷反馈。成效明显": 0,
        "全年评查案卷40卷，逐卷反馈。下一步工作提前谋划": 0,
        "下一步工作提前谋划，任务清单提前下发。": 0,
    }.items(),
)
def test_what_heads_a_part_at_the_end_of_a_paragraph(line: str, many: int) -> None:
    assert len(told(line)) == many


def test_a_list_of_one_with_nothing_under_it() -> None:
    def empty(*lines: str) -> int:
        body = ("（一）规范执法", "全年检查场所36家次，发现隐患9处，全部整改。", *lines)
        more = ("（二）化解", "全年调解纠纷20起，调成19起，逐卷点评。")
        return len(problems("empty-section", TOWN, WORK, *body, *more))

    assert empty("1.执法规范化建设情况") == 1
    assert empty("1.执法规范化建设情况", "2.执法监督情况") == 0
    assert empty("1.执法规范化建设情况", "文书使用统一样式，逐案告知权利。") == 0


@pytest.mark.parametrize(
    ("line", "many"),
    {
        "首先，统一文书样式；其次，逐案评查；其次，公开结果。": 1,
        "首先是把人定下来，其次是把规矩立起来，其次是把场地腾出来。": 1,
        "首先统一文书样式，其次逐案评查，最后公开结果。": 0,
        "首先统一文书，其次逐案评查。首先抓人、其次抓事的顺序没有变。": 0,
        "首先统一文书，其次逐案评查，再次公开结果。": 0,
    }.items(),
)
def test_the_second_twice(line: str, many: int) -> None:
    assert len(problems("heading-numbering", TOWN, WORK, line)) == many

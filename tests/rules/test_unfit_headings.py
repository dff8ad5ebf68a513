"""Lines left of a form, hints of a template in a heading, headings that do not fit the text below, items without text."""

import pytest

from .cases import TOWN, problems

CHECKED = "（{}）抓执法。全年检查136家次，立案27件，罚款1.2万元，均在法定期限内办结。"
SETTLED = "（{}）抓调解。两级调委会全年调解纠纷126件，成功123件，成功率97.6%。"
SHORT = ("二、存在的不足和原因", "一是执法案卷装订不规范，主要原因是新进队员缺少带教。")
PLAN = ("三、2024年工作安排", "（一）装订案卷。由老队员带新队员装订执法案卷，每季度评查一次。")
LAW = "赶集日把普法台搬到牛市口，发放读本800册，讲田界、讲借条。老支书调解室一年接案64起，握手言和59起。"
WORK = "全年组织学法4次，86人参加，案卷合格率95%，信息公开146条。"


def in_work(*lines: str) -> list[int]:
    """Which of some lines between two sections on work done are told."""
    text = [CHECKED.format("一"), *lines, SETTLED.format("三" if lines[0].startswith("（二）") else "二")]
    return _lines(["一、主要举措和成效", *text, *SHORT, *PLAN], 3)


def in_plan(*lines: str) -> list[int]:
    text = ["一、主要举措和成效", CHECKED.format("一"), SETTLED.format("二"), *SHORT, *PLAN]
    return _lines([*text, *lines], len(text) + 1)


def _lines(lines: list[str], before: int) -> list[int]:
    rules = ("stray-heading", "empty-section")
    return sorted({line - before for rule in rules for line, _, _ in problems(rule, TOWN, *lines)})


@pytest.mark.parametrize(
    "line",
    [
        "指标7：行政复议、行政应诉情况（5分）",
        "三级指标：行政执法公示（8分）",
        "（8分）行政执法“三项制度”落实情况",
        "评价要点：重大行政决策程序履行情况",
        "佐证材料：见附件3",
        "指标12 依法行政能力建设（满分6分）",
        "序号5 考核项目：政务公开（5分）",
        "责任股室：水政水资源股；完成时限：11月底前",
        "牵头领导：副局长；责任人：法规股股长",
        "完成时间：9月30日前；责任领导：分管副镇长",
        "任务编号：17；牵头单位：司法所",
        "责任领导、责任科室、完成时限",
    ],
)
def test_a_line_of_a_form(line: str) -> None:
    assert in_work(line) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "全年目标考核得分98.7分，居全县第二。",
        "群众满意度问卷（百分制）平均得分98.7分。",
        "对考核扣分的3项逐项整改，年底前全部完成。",
        "责任单位逐项对账，完成时限一律提前半个月。",
        "明确责任领导、责任科室、完成时限，36项任务全部完成。",
    ],
)
def test_a_sentence_on_it_is_none(line: str) -> None:
    assert in_work(f"（二）抓落实。{line}") == []


def test_who_does_what_below_each_task_of_the_plan() -> None:
    tasks = [
        "牵头单位：执法队；完成时限：6月底",
        "（二）配齐装备。补齐记录仪6部。",
        "牵头单位：党政办；完成时限：9月底",
    ]
    assert in_plan(*tasks) == []


@pytest.mark.parametrize(
    "hint",
    [
        "此处简述重大行政决策目录、规范性文件审查备案情况，不超过300字",
        "请突出亮点，用数据和事例说话",
        "请从三项制度、执法监督等方面填写",
        "没有制定规范性文件的写“无”",
        "简要概述，500字左右",
        "按自评表口径填报",
        "若无此项可删除",
    ],
)
def test_a_hint_in_a_heading(hint: str) -> None:
    assert in_work(f"（二）规范文件和决策（{hint}）", WORK) == [1]


@pytest.mark.parametrize(
    "title",
    [
        "规范决策和文件管理（重大行政决策、规范性文件）",
        "强化村（社区）法律顾问",
        "“法律明白人”培养（“十百千”工程）",
        "公布执法事项（30项）",
        "填写一张表、办成一件事",
        "整治300字以上长公文",
    ],
)
def test_brackets_that_belong_to_a_heading(title: str) -> None:
    assert in_work(f"（二）{title}", WORK) == []


@pytest.mark.parametrize(
    "title", ["招商引资与项目建设", "财政收支情况", "征兵工作", "计划生育工作情况", "工业经济运行情况"]
)
def test_a_heading_of_another_report(title: str) -> None:
    assert in_work(f"（二）{title}", LAW) == [1]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("乡村产业与法治护航", "产业园区设法律服务点3个，产业合同审查33份。"),
        ("招商引资合同审查", "招商合同33份先由司法所看条款，退回重拟4份。"),
        ("党建引领法治建设", "镇党委中心组学法4次，党支部把法治列入主题党日36次。"),
        ("项目建设优化环境", "开展一窗受理，办理工程许可66件，项目代办12次。"),
        ("基层党建与依法治村", "党员带头学法，村党支部书记讲法16场。"),
        ("防汛抗旱", "转移19户，无一人受伤，预案修改一次。"),
    ],
)
def test_a_heading_that_the_text_keeps(title: str, text: str) -> None:
    assert in_work(f"（二）{title}", text) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("存在的主要短板", "扩大调解室的覆盖面，从邻里延伸到商户和租客。继续做好执法记录仪的日常配备。"),
        ("存在的不足", "逐村张贴公开栏，由镇纪委每月翻看一次。"),
        ("主要成效", "继续办好“田坎夜校”，每村全年两期以上。"),
    ],
)
def test_a_heading_of_another_part_in_the_plan(title: str, text: str) -> None:
    assert in_plan(f"（二）{title}", text) == [1]


@pytest.mark.parametrize(
    ("title", "text", "lines"),
    [
        ("下一步工作打算", "全年公开信息146条，答复依申请公开2件，群众满意率98.7%。", [1]),
        ("存在的主要问题和原因", "审查合同33份，退回重拟4份。", [1]),
        ("存在的问题", "窗口少、排队久，两名审核员忙不过来，有3件超期。", []),
        ("下一步工作打算", "将在三个村各设一处代办点，每周三有人值守。", []),
        ("存在问题整改情况", "上年存在的3个问题全部整改完成，台账补齐。", []),
        ("工作计划执行情况", "年度计划36项全部按期完成，无一延误。", []),
    ],
)
def test_a_heading_of_another_part_above_work(title: str, text: str, lines: list[int]) -> None:
    assert in_work(f"（二）{title}", text) == lines


ITEMS = (
    "{}开展日常巡查。今年查处焚烧秸秆、占用河滩堆料等违法行为32起，罚款19起。",
    "{}推动执法协作。与县自然资源、水务两家每月互通线索，移交4件。",
    "{}看好自家案卷。每半年请邻镇同行交换查卷，毛病写在卷皮上。",
)


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("规范涉企检查。", True),
        ("严格持证上岗", True),
        ("落实三项制度；", True),
        ("探索“综合查一次”。", True),
        ("入企检查136家次。", False),
        ("全部持证上岗。", False),
        ("未发生复议案件。", False),
        ("规范涉企检查。|全年入企检查136家次，同一企业一年不超过两次。", False),
        ("规范涉企检查。|①入企检查先报备。全年136家次。|②检查结果当场反馈。", False),
    ],
)
@pytest.mark.parametrize("style", ["{}.", "（{}）"])
def test_an_item_that_only_announces(item: str, style: str, *, found: bool) -> None:
    one, two, three = (text.format(style.format(n)) for n, text in zip((1, 3, 4), ITEMS, strict=True))
    assert in_work(
        "（二）强化执法，守住法律底线。", one, *f"{style.format(2)}{item}".split("|"), two, three
    ) == ([3] if found else [])


def test_a_list_of_short_items() -> None:
    items = ["1.开展日常巡查。", "2.严守办案程序。", "3.推动执法协作。", "全年查处32起，案卷36卷合格。"]
    assert in_work("（二）强化执法，守住底线。", *items) == []

import pytest

from checker.checklist.register import misspelt_law, register

from .cases import TOWN, WORK, findings, in_work, problems

RULE = "superseded-reference"


def told(line: str, year: int = 2023) -> list[tuple[str, str]]:
    lines = (TOWN.replace("2023", str(year)), WORK, line)
    return [(finding.message.zh, finding.suggestion.zh) for finding in findings(RULE, *lines)]


@pytest.mark.parametrize(
    ("title", "right"),
    {
        "优化营商环境条列": "优化营商环境条例",
        "信访工作条列": "信访工作条例",
        "公平竞争审察条例": "公平竞争审查条例",
        "中华人民共和国行政处罚发": "中华人民共和国行政处罚法",
        "中国人民共和国行政处罚法": "中华人民共和国行政处罚法",
        "法制中国建设规划": "法治中国建设规划（2020—2025年）",
        "法制社会建设实施纲要": "法治社会建设实施纲要（2020—2025年）",
        "法治政府建设实施纲要（2022—2025年）": "法治政府建设实施纲要（2021—2025年）",
        "有组织犯罪法": "反有组织犯罪法",
        "招投标法": "中华人民共和国招标投标法",
        "重大行政决策暂行条例": "重大行政决策程序暂行条例",
    }.items(),
)
def test_misquoted(title: str, right: str) -> None:
    assert told(f"学习《{title}》2次。") == [(f"文件名称有误，应为《{right}》", f"改为《{right}》。")]


@pytest.mark.parametrize(
    ("title", "message"),
    {
        "信访条例": "《信访条例》自2022年5月1日起不再适用，现行的是《信访工作条例》",
        "合同法": "《中华人民共和国合同法》自2021年1月1日起不再适用，现行的是《中华人民共和国民法典》",
        "婚姻法": "《中华人民共和国婚姻法》自2021年1月1日起不再适用，现行的是《中华人民共和国民法典》",
        "民法通则": "《民法通则》自2021年1月1日起不再适用，现行的是《民法典》",
        "公司登记管理条例": "《公司登记管理条例》自2022年3月1日起不再适用，现行的是《市场主体登记管理条例》",
    }.items(),
)
def test_superseded(title: str, message: str) -> None:
    assert [text for text, _ in told(f"按照《{title}》办理36件。")] == [message]
    assert [text for text, _ in told(f"按照〈{title}〉办理36件。")] == [message]


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "镇长在机关讲了一课信访条例。": 1,
        "学习信访条例2次。": 1,
        "宣传土地管理法、信访条例，发放资料36份。": 1,
        "学习信访工作条例2次。": 0,
        "学习重庆市信访条例2次。": 0,
        "信访条例废止以后，按照新规定办理36件。": 0,
        "清理执行信访条例的旧文件2件。": 0,
    }.items(),
)
def test_superseded_without_title_marks(line: str, alarms: int) -> None:
    assert len(told(line)) == alarms


def test_dates_from_memory_are_to_be_checked() -> None:
    assert (
        told("按照《公司登记管理条例》办理36件。")[0][1]
        == "改引《市场主体登记管理条例》。（日期凭记忆写出，请先核对。）"
    )
    assert told("按照《信访条例》办理36件。")[0][1] == "改引《信访工作条例》。"


@pytest.mark.parametrize(("year", "severity"), [(2021, None), (2022, "info"), (2023, "warning")])
def test_the_year_in_which_it_ended(year: int, severity: str | None) -> None:
    lines = (TOWN.replace("2023", str(year)), WORK, "按照《信访条例》办理36件。")
    assert problems(RULE, *lines) == ([(3, 3, severity)] if severity else [])


def test_not_yet_in_force() -> None:
    assert (
        told("学习《公平竞争审查条例》2次。", 2021)[0][0]
        == "《公平竞争审查条例》2024年8月1日起施行，2021年度还没有"
    )
    assert told("学习《公平竞争审查条例》2次。", 2024) == []


def test_topics_of_other_years() -> None:
    assert told("学习党的二十届四中全会精神3次。")[0][0] == "2023年度还没有“党的二十届四中全会”（2025年起）"
    assert told("扎实开展“七五”普法，宣讲36场。", 2021)[0][0] == "“七五普法”2020年已经结束，报告的是2021年度"
    assert told("“七五”普法总结验收获得优秀。", 2021) == []
    assert told("扎实开展“七五”普法，宣讲36场。", 2020) == []
    assert told("扎实开展“八五”普法，宣讲36场。", 2021) == []


@pytest.mark.parametrize(
    "line",
    [
        "按照《信访工作条例》办理信访事项97件。",
        "清理旧文件时，对照已废止的《信访条例》逐条核对，修改3处。",
        "学习《中华人民共和国行政处罚法》《行政许可法》《行政强制法》3次。",
        "落实《云岭省法治政府建设实施纲要（2021—2025年）》任务29项。",
        "落实《云岭市法治社会建设实施纲要（2021—2025年）》任务29项。",
        "落实《柳湾县重大行政决策程序实施办法》，2件事走完程序。",
        "制定《柳湾镇农村宅基地管理办法》1件。",
        "执行《云岭市物业管理条例》36次。",
        "学习《民法典》3次。",
        "落实《法治政府建设实施纲要》任务29项。",
        "落实《法治中国建设规划》任务29项。",
        "落实《法治社会建设实施纲要》任务29项。",
    ],
)
def test_right_or_local(line: str) -> None:
    assert in_work(RULE, line) == []


def test_every_place_in_one_finding() -> None:
    found = findings(RULE, TOWN, WORK, "学习《信访条例》2次。", "按照《信访条例》办理36件。")
    assert [(f.location.line, [r.location.line for r in f.related]) for f in found] == [(3, [4])]


def test_the_register_is_never_an_error_and_knows_no_wrong_name() -> None:
    assert len(register()) > 900
    assert all(law.name and law.certainty in ("V", "V2", "R") for law in register().values())
    assert [name for name in register() if misspelt_law(name)] == []
    assert in_work(RULE, "学习《行政监察法》2次。") == [(3, 3, "warning")]


@pytest.mark.parametrize("kind", ["清单", "述法清单", "任务分工方案"])
def test_an_offices_own_paper_of_a_similar_name(kind: str) -> None:
    assert in_work(RULE, f"制定《党政主要负责人履行推进法治建设第一责任人职责{kind}》1份。") == []


@pytest.mark.parametrize(
    ("title", "alarms"),
    {
        "市场监督管理行政处罚程序规定": 0,
        "市场监督管理行政处罚程序规订": 1,
        "市场监督管理行政处罚程序暂行规定": 1,
    }.items(),
)
def test_what_took_a_documents_place_is_no_slip_of_its_name(title: str, alarms: int) -> None:
    assert len(told(f"落实《{title}》，检查36家。")) == alarms


def test_a_title_that_the_register_has_is_not_its_own_slip() -> None:
    assert told("学习《中国人民共和国行政处罚法》2次。") != []
    assert told("学习《中华人民共和国行政处罚法》2次。") == told("学习《森林防火条例》2次。") == []


@pytest.mark.parametrize(
    ("line", "alarms"),
    [
        ("依据《合同法》修订政府采购合同示范文本。", 1),
        ("按照《信访条例》清理积案12件。", 1),
        ("清理依据《合同法》制定的文件8件。", 0),
        ("依据《合同法》制定的示范文本全部废止。", 0),
        ("《合同法》修订情况已经通报。", 0),
        ("依据原《合同法》签订的合同继续履行。", 0),
    ],
)
def test_what_is_changed_by_a_document_is_not_the_document(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms

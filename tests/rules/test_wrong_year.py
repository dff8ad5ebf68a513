import pytest

from .cases import TOWN, WORK, findings, in_work, problems

RULE = "wrong-year"
PLAN = "二、2024年工作安排"


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "2022年，全镇办理建议18件。": 1,
        "2022 年，全镇办理建议18件。": 1,
        "２０２２年，全镇办理建议18件。": 1,
        "二〇二二年，全镇办理建议18件。": 1,
        "二○二二年，全镇办理建议18件。": 1,
        "2022年全镇受理调解案件871件。": 1,
        "2022年通过网站主动公开信息138条。": 1,
        "政务公开。2022年通过网站主动公开信息138条。": 6,
        "设立调解室，2022年全镇受理案件871件。": 7,
        "一是规范检查。落实扫码入企，2022年入企检查同比下降41%。": 15,
        "截至2022年12月底，整改问题12个。": 3,
        "2024年，全镇办理建议18件。": 1,
        "2021年，全镇办理建议18件。": 1,
        "2022年共办理建议18件。": 1,
    }.items(),
)
def test_left_over_from_another_year(line: str, column: int) -> None:
    assert in_work(RULE, line) == [(3, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "2023年，全镇办理建议18件。",
        "2020年，全镇办理建议18件。",
        "2022年以来，全镇办理建议18件。",
        "2022年底建成站点5处。",
        "2022年11月，全镇完成换届。",
        "2022年度考核反馈的问题12个全部整改。",
        "2022年定下的老旧管网项目，完工12处。",
        "2023年办理建议18件，比2022年多3件。",
        "2022年办理15件，2023年办理18件。",
        "2022年获评示范镇，今年新增示范村3个。",
        "《云溪镇2022年防汛预案》继续执行，演练2次。",
        "对2个2022年决策项目开展后评估。",
        "落实《法治政府建设实施纲要（2021—2025年）》，完成任务29项。",
        "截至2022年底建成站点5处，2023年新增2处。",
        "截至2023年12月底，整改问题12个。",
        "对2021年以来印发的文件逐件清理，废止5件。",
    ],
)
def test_rightly_another_year(line: str) -> None:
    assert in_work(RULE, line) == []


def test_from_three_statements_on_the_report_covers_the_year() -> None:
    lines = ["2022年，全镇办理建议18件。", "2022年，全镇检查36次。", "2022年，全镇调解20件。"]
    assert in_work(RULE, *lines[:2]) == [(3, 1, "warning"), (4, 1, "warning")]
    assert in_work(RULE, *lines) == []
    assert len(in_work(RULE, *lines[:2], "2021年，全镇调解20件。")) == 3


@pytest.mark.parametrize(
    ("year", "alarms"), [(2020, 0), (2021, 1), (2022, 1), (2023, 0), (2024, 1), (2025, 0)]
)
def test_years_near_the_one_reported(year: int, alarms: int) -> None:
    assert in_work(RULE, f"{year}年，全镇办理建议18件。") == [(3, 1, "warning")] * alarms


@pytest.mark.parametrize(
    ("title", "year", "alarms"),
    [
        ("主要举措和成效", 2022, 1),
        ("主要举措和成效", 2023, 0),
        ("存在的不足和原因", 2022, 1),
        ("存在的不足和原因", 2024, 0),
        ("工作安排", 2022, 1),
        ("工作安排", 2023, 1),
        ("工作安排", 2024, 0),
        ("工作安排", 2025, 0),
    ],
)
def test_years_in_headings(title: str, year: int, alarms: int) -> None:
    lines = ("检查36次。", f"二、{year}年{title}", "继续检查，原因是人少。")
    first = WORK if title != "主要举措和成效" else "一、其他需要报告的情况"
    assert problems(RULE, TOWN, first, *lines) == [(4, 1, "error")] * alarms


def test_the_introduction_may_look_ahead_or_back_in_passing() -> None:
    def before(line: str) -> list[tuple[int, int, str]]:
        return problems(RULE, TOWN, line, WORK, "检查36次。")

    assert before("2022年，全镇办理建议18件。") == [(2, 1, "warning")]
    assert before("2024年，全镇办理建议18件。") == []
    assert before("现报告如下，2022年，全镇办理建议18件。") == []


def test_shortcomings_of_another_year() -> None:
    part = "二、存在的不足和原因"
    assert problems(RULE, TOWN, WORK, "检查36次。", part, "2022年我镇取得了成绩，但还有不足。") == [
        (5, 1, "warning")
    ]
    assert problems(RULE, TOWN, WORK, "检查36次。", part, "2022年县里督察反馈的问题还有2个。") == []


def test_headings() -> None:
    assert problems(RULE, TOWN, "一、2022年主要举措和成效", "检查36次。") == [(2, 1, "error")]
    assert problems(
        RULE, TOWN, "一、2023年主要举措和成效", "检查36次。", "二、2023年工作安排", "继续检查。"
    ) == [(4, 1, "error")]


def test_plans() -> None:
    before = (TOWN, WORK, "检查36次。", PLAN)
    assert problems(RULE, *before, "2023年，我镇将继续办好建议。") == [(5, 1, "warning")]
    assert problems(RULE, *before, "2024年，我镇将继续办好建议。") == []
    assert problems(RULE, *before, "2025年底前，我镇将建成站点5处。") == []


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "2022年底前实现法律顾问驻点全覆盖。": 1,
        "在2023年内建成站点5处。": 2,
        "（五）2022年底前实现法律顾问驻点全覆盖。": 4,
        "建好站点，2022年6月前全部启用。": 6,
        "一是力争2023年底前建成站点5处。": 5,
        "完善2021年度执法评议考核机制。": 3,
        "到2022年底，建成站点5处。": 2,
        "计划于2022年6月底前建成站点5处。": 4,
        "落实各项要求，推动2023年法治建设再上新台阶。": 10,
        "努力开创2022年依法治镇工作新局面。": 5,
    }.items(),
)
def test_a_task_for_a_year_that_is_over(line: str, column: int) -> None:
    assert problems(RULE, TOWN, WORK, "检查36次。", PLAN, line) == [(5, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "2024年底前实现法律顾问驻点全覆盖。",
        "在2024年内建成站点5处。",
        "2023年内受理未结的案件逐件清理。",
        "2025年6月前建成站点5处。",
        "对2022年底前建成的站点逐处复查。",
        "完善2024年度执法评议考核机制。",
        "到2022年底全镇已建成站点5处，还要再建2处。",
        "到2025年底，建成站点5处。",
        "2022年前三季度建成站点5处，还要再建2处。",
        "到2022年11月，建成站点5处。",
        "做好2023年度述法评议。",
        "完成2022年度督察反馈问题的整改。",
        "推进2021年以来立项的项目。",
        "推进2021年立项的项目。",
        "落实《法治政府建设实施纲要（2021—2025年）》。",
        "总结2023年工作经验，补上短板。",
        "推动2024年法治建设再上新台阶。",
        "开展2023年度案卷评查。",
    ],
)
def test_a_task_that_is_to_come_or_was_left(line: str) -> None:
    assert problems(RULE, TOWN, WORK, "检查36次。", PLAN, line) == []


@pytest.mark.parametrize(
    ("day", "alarms"),
    {
        "2024年1月9日": 0,
        "2024年1月10日": 0,
        "2024年1月11日": 1,
        "2025年12月31日": 1,
        "2026年1月1日": 0,
    }.items(),
)
def test_work_dated_after_the_sign_off(day: str, alarms: int) -> None:
    lines = (TOWN, WORK, f"会议在{day}研究3个议题。", "云溪镇人民政府", "2024年1月10日")
    assert problems(RULE, *lines) == [(3, 4, "warning")] * alarms


def test_what_is_planned_comes_after_the_sign_off() -> None:
    leader = "二、党政主要负责人履行推进法治建设第一责任人职责情况"
    lines = (
        WORK,
        "检查36次。",
        leader,
        "镇长2024年2月1日听取汇报。",
        "三、2024年工作安排",
        "2024年3月1日召开会议。",
    )
    assert problems(RULE, TOWN, *lines, "云溪镇人民政府", "2024年1月10日") == [(5, 3, "warning")]


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "22年，全镇办理建议18件。": 1,
        "22年全镇受理调解案件871件。": 1,
        "２２ 年，全镇办理建议18件。": 1,
        "2022年管委会作为被告的行政诉讼案件4件，主任出庭1次。": 1,
        "均被维持；2022年办事处作为被告的行政诉讼案件4件，主任出庭1次。": 6,
        "2022年对全镇监察员进行了资格审核。": 1,
    }.items(),
)
def test_left_over_in_short_or_before_what_was_done(line: str, column: int) -> None:
    assert in_work(RULE, line) == [(3, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "23年，全镇办理建议18件。",
        "22年来，全镇办理建议18件。",
        "22年的积案办结18件。",
        "20年，全镇植树18亩。",
        "22年间，全镇植树18亩。",
        "2022年全镇立案的案件4件，今年全部办结。",
        "2022年管委会立案的行政处罚案件，办结4件。",
    ],
)
def test_a_stretch_of_time_or_what_was_left(line: str) -> None:
    assert in_work(RULE, line) == []


def test_each_deadline_that_is_over_is_told_however_many() -> None:
    before = (TOWN, WORK, "全年检查36家次。", "二、2024年工作安排")
    over = ("2021年底前建成站点5处。", "2022年底前建成站房3间。", "2023年底前建成驻点7个。")
    assert len(problems(RULE, *before, *over)) == 3


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "执法大队2022年巡查河道310公里。": 5,
        "2022年3月举办宣传活动15场。": 1,
        "2022年收到复议案件2件。": 1,
        "印发《云溪镇2022年普法工作要点》，分解任务28项。": 7,
    }.items(),
)
def test_work_of_another_year_behind_who_did_it_and_in_the_own_plan(line: str, column: int) -> None:
    assert in_work(RULE, line) == [(3, column, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "罚款118万元，2022年为97万元。",
        "与县水利局2022年签订的协议2份继续执行。",
        "2022年3月印发的办法继续有效。",
        "公开《云溪镇2022年度法治政府建设报告》。",
    ],
)
def test_another_year_that_is_told_as_such(line: str) -> None:
    assert in_work(RULE, line) == []


@pytest.mark.parametrize(
    ("signed", "alarms"),
    {
        "2024年1月16日": 0,
        "2023年12月29日": 0,
        "2023年1月16日": 1,
        "2022年12月29日": 1,
        "2025年1月16日": 1,
    }.items(),
)
def test_a_sign_off_before_the_year_was_over_or_long_after(signed: str, alarms: int) -> None:
    lines = (TOWN, WORK, "检查36家次。", PLAN, "我镇将增配2人。", "云溪镇人民政府", signed)
    assert len(problems(RULE, *lines)) == alarms


@pytest.mark.parametrize(("year", "alarms"), [(2023, 0), (2022, 1)])
def test_the_opening_announces_the_year_of_the_title(year: int, alarms: int) -> None:
    lines = (TOWN, f"在县委领导下，依法行政有序推进。现将{year}年度情况报告如下：", WORK, "检查36家次。")
    assert len(problems(RULE, *lines)) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "2023年向县里申请2名执法人员。": 1,
        "2023年未完成的2件事项继续办理。": 0,
        "2023年工作取得成效，仍要巩固。": 0,
        "2024年向县里申请2名执法人员。": 0,
    }.items(),
)
def test_a_plan_opens_with_a_year_that_is_over(line: str, alarms: int) -> None:
    assert len(problems(RULE, TOWN, WORK, "检查36家次。", PLAN, line)) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "（二）2023年继续抓紧抓好执法队伍培训，练出几个能写案卷的人来。": 1,
        "争取2023年6月底以前并账。": 1,
        "把2022年各小区的换届时间排成表。": 1,
        "按《2022年云溪镇法治政府建设工作要点》抓好落实。": 1,
        "在2023年，乡里将请大学生村官录笔录。": 1,
        "在2023年试点的基础上，每村设一个点。": 0,
        "落实2022年印发的方案，增配2人。": 0,
        "把2024年各小区的换届时间排成表。": 0,
    }.items(),
)
def test_a_year_that_is_over_anywhere_in_the_plan(line: str, alarms: int) -> None:
    assert len(problems(RULE, TOWN, WORK, "检查36家次。", PLAN, "（一）增配2人。", line)) == alarms


@pytest.mark.parametrize(
    ("line", "alarms"),
    {
        "2022年1—12月，审查合同63份。": 1,
        "2022年1月至12月，全镇审查合同63份。": 1,
        "2023年1—12月，审查合同63份。": 0,
    }.items(),
)
def test_twelve_months_of_another_year(line: str, alarms: int) -> None:
    assert len(in_work(RULE, line)) == alarms


NEXT = "四、2024年工作安排"
PLANS = [
    (NEXT, "四是深化法治示范创建，力争2023年底前通过县里评估验收。", 1),
    (NEXT, "确保2023年12月底前完成问题整改。", 1),
    ("四、下一步工作安排", "2022年，重点抓好四项工作。", 1),
    ("四、下一步打算", "2023年是法治建设攻坚之年，我镇将加强执法。", 1),
    (NEXT, "2023年底前反馈的问题，全部整改到位。", 0),
    (NEXT, "对2023年底验收发现的问题逐一整改。", 0),
    (NEXT, "力争2025年底前通过县里评估验收。", 0),
    (NEXT, "2023年，我镇完成了任务，2024年要继续。", 0),
    ("四、2024—2025年工作安排", "继续加强执法。", 0),
    ("四、下一步工作安排", "到2025年，基本建成法治政府。", 0),
    ("四、下一步工作安排", "2025年底前全面完成执法队伍培训。", 0),
]


@pytest.mark.parametrize(("heading", "line", "many"), PLANS)
def test_the_year_of_a_plan(heading: str, line: str, many: int) -> None:
    assert len(findings(RULE, TOWN, WORK, "全年调解纠纷12件。", heading, line)) == many

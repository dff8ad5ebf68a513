import pytest

from .cases import TOWN, WORK, in_work, problems

RULE = "vague-quantity"


@pytest.mark.parametrize(
    ("line", "column"),
    {
        "镇里多次开展执法检查。": 3,
        "镇长多次专题研究法治工作。": 3,
        "镇长多次作出批示。": 3,
        "不定期对渣土车抽查。": 1,
        "镇党委定期听取法治工作汇报。": 4,
        "发现一批隐患。": 3,
        "化解纠纷几十件。": 5,
        "化解纠纷数十件。": 5,
        "惠及几百户群众。": 3,
        "整改问题三五个。": 5,
        "广泛开展普法宣传。": 1,
        "走访大量几十年的老住户。": 3,
        "职工定期体检多次开展。": 7,
        "镇里多次开展定期体检。": 3,
    }.items(),
)
def test_vague(line: str, column: int) -> None:
    assert in_work(RULE, line) == [(3, column, "info")]


@pytest.mark.parametrize(
    "line",
    [
        "多次开展检查，共36家次。",
        "整改隐患不少于12处。",
        "第一批执法人员8名取得证件。",
        "健全常态化学习机制。",
        "落实“四个一批”任务。",
        "建立定期会商制度。",
        "几十年的老问题由司法所牵头化解。",
    ],
)
def test_plain(line: str) -> None:
    assert in_work(RULE, line) == []


def test_the_leader_is_asked_too_and_the_plan_is_not() -> None:
    leader, plan = "二、党政主要负责人履行推进法治建设第一责任人职责情况", "三、2024年工作安排"
    line = "镇长多次开展执法检查。"
    assert problems(RULE, TOWN, WORK, "检查36次。", leader, line, plan, line) == [(5, 3, "info")]


def test_a_fixed_term_elsewhere_excuses_nothing() -> None:
    term, vague = "第一批执法人员领取证件。", "镇里多次开展执法检查。"
    assert in_work(RULE, term, vague) == [(4, 3, "info")]
    assert in_work(RULE, vague, term) == [(3, 3, "info")]


def test_shortcomings_may_be_vague() -> None:
    lines = ("检查36次。", "二、存在的不足和原因", "镇里多次开展检查仍有遗漏，原因是人少。")
    assert problems(RULE, TOWN, WORK, *lines) == []


def test_one_finding_a_sentence() -> None:
    assert in_work(RULE, "多次开展检查，发现一批隐患，化解大量纠纷。") == [(3, 1, "info")]
    assert in_work(RULE, "多次开展检查。发现一批隐患。") == [(3, 1, "info"), (3, 10, "info")]

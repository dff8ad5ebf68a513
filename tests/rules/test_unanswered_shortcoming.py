import pytest

from .cases import TOWN, WORK, findings, problems

RULE = "unanswered-shortcoming"
HEAD = (TOWN, WORK, "全年检查36家次。", "二、存在的不足和原因")
PLAN = "三、2024年工作安排"


def found(shortcomings: tuple[str, ...], measures: tuple[str, ...]) -> list[tuple[int, int, str]]:
    return problems(RULE, *HEAD, *shortcomings, PLAN, *measures)


ROUGH = "（一）取证粗糙。执法取证照片模糊，原因是设备陈旧。"
LOOSE = "（二）中队松散。派驻人员一年一换，原因是人事关系不在镇里。"
MENDED = "（一）规范取证。更新执法取证设备，照片当日归档。"


def test_something_else_in_its_place() -> None:
    assert found((ROUGH, LOOSE), (MENDED, "（二）办好讲堂。请律师每季度讲课。")) == [(6, 1, "warning")]


@pytest.mark.parametrize(
    "measure",
    [
        "（二）给中队定心。商请县里把派驻期限延到三年。",
        "（二）商请县里把派驻期限延到三年，稳住中队。",
        "（二）稳住派驻中队。",
    ],
)
def test_an_answer_in_its_place(measure: str) -> None:
    assert found((ROUGH, LOOSE), (MENDED, measure)) == []


def test_short_items_are_measures_though_they_look_like_headings() -> None:
    shortcomings = ("一是账款支付不及时，原因是财政紧张。", "二是卷宗归档不及时，原因是人手少。")
    assert found(shortcomings, ("（一）清理拖欠账款。", "（二）设专人整理卷宗归档。")) == []
    assert found(shortcomings, ("（一）清理拖欠账款。", "（二）请律师每季度讲课。")) == [(6, 1, "warning")]


def test_items_inside_a_paragraph() -> None:
    shortcomings = (
        "还有差距：一是取证照片模糊，原因是设备陈旧。二是派驻中队一年一换，原因是人事关系不在镇里。",
    )
    assert found(shortcomings, (MENDED, "（二）办好讲堂。请律师每季度讲课。")) == [(5, 23, "warning")]


def test_how_much_must_be_shared() -> None:
    lines = (*HEAD, ROUGH, PLAN, "更新取证仪。", "请律师讲课。")
    assert problems(RULE, *lines) == []
    assert problems(RULE, *lines, options={RULE: {"shared": 20}}) == []  # in its place what is rare is enough
    moved = (*HEAD, ROUGH, PLAN, "请律师讲课。", "执法取证设备更新。")
    assert problems(RULE, *moved) == []
    assert problems(RULE, *moved, options={RULE: {"shared": 20}}) == [(5, 1, "warning")]


@pytest.mark.parametrize(
    ("text", "alarms"),
    {
        "执法力量不足，普法形式单一，文件审查不严。": 1,
        "（一）执法力量不足。普法形式单一。": 1,
        "执法力量不足，主要是编制少。": 0,
        "执法力量不足，队员多为兼职。": 0,
        "执法力量不足，原因是编制少。": 0,
        "干部学法不系统，平时忙于事务。": 0,
        "受经费所限，执法装备不足。这影响了取证。": 0,
    }.items(),
)
def test_causes(text: str, alarms: int) -> None:
    without = [f for f in findings(RULE, *HEAD, text) if "原因" in f.message.zh]
    assert [(f.location.line, f.severity.value) for f in without] == [(4, "info")] * alarms


def test_no_shortcomings_no_findings() -> None:
    assert problems(RULE, TOWN, WORK, "全年检查36家次。", PLAN, "继续检查。") == []
